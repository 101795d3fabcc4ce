#include "studies/chunk.h"
#include "studies/price/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void pricesOf(const Input &input, double *__restrict out)
{
    for (std::size_t i = 0; i < input.size(); ++i)
        out[i] = (input.high[i] + input.low[i]) / 2;
}

} // namespace

/// Median price: (high + low) ÷ 2. Source: TA-Lib's MEDPRICE. Warm-up: none.
void computeMedprice(const Input &input, Parameters, Outputs outputs)
{
    pricesOf(input, outputs[0].data());
}

int warmupMedprice(Parameters)
{
    return 0;
}

} // namespace studies
