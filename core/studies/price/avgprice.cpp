#include "studies/chunk.h"
#include "studies/price/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void pricesOf(const Input &input, std::size_t from, double *__restrict out)
{
    for (std::size_t i = from; i < input.size(); ++i)
        out[i] = (input.open[i] + input.high[i] + input.low[i] + input.close[i]) / 4;
}

} // namespace

/// Average price: (open + high + low + close) ÷ 4. Source: TA-Lib's AVGPRICE. Warm-up: none.
void computeAvgprice(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    pricesOf(input, walk.from(), outputs[0].data());
}

int warmupAvgprice(Parameters)
{
    return 0;
}

} // namespace studies
