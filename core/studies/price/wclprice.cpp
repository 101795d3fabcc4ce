#include "studies/chunk.h"
#include "studies/price/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void pricesOf(const Input &input, std::size_t from, double *__restrict out)
{
    for (std::size_t i = from; i < input.size(); ++i)
        out[i] = (input.high[i] + input.low[i] + input.close[i] * 2) / 4;
}

} // namespace

/// Weighted close price: (high + low + 2 · close) ÷ 4. Source: TA-Lib's WCLPRICE. Warm-up: none.
void computeWclprice(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    pricesOf(input, walk.from(), outputs[0].data());
}

int warmupWclprice(Parameters)
{
    return 0;
}

} // namespace studies
