#include "studies/chunk.h"
#include "studies/price/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void pricesOf(const Input &input, std::size_t from, double *__restrict out)
{
    for (std::size_t i = from; i < input.size(); ++i)
        out[i] = (input.high[i] + input.low[i] + input.close[i]) / 3;
}

} // namespace

/// Typical price: (high + low + close) ÷ 3. Source: TA-Lib's TYPPRICE. Warm-up: none.
void computeTypprice(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    pricesOf(input, walk.from(), outputs[0].data());
}

int warmupTypprice(Parameters)
{
    return 0;
}

} // namespace studies
