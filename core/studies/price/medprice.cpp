#include "studies/chunk.h"
#include "studies/price/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void pricesOf(const Input &input, std::size_t from, double *__restrict out)
{
    for (std::size_t i = from; i < input.size(); ++i)
        out[i] = (input.high[i] + input.low[i]) / 2;
}

} // namespace

/// Median price: (high + low) ÷ 2. Source: TA-Lib's MEDPRICE. Warm-up: none.
void computeMedprice(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    pricesOf(input, walk.from(), outputs[0].data());
}

int warmupMedprice(Parameters)
{
    return 0;
}

} // namespace studies
