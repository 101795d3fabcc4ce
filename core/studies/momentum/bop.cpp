#include "studies/chunk.h"
#include "studies/momentum/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void balances(const double *open, const double *high, const double *low, const double *close,
              std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double range = high[i] - low[i], balance = (close[i] - open[i]) / range;
        out[i] = range > 0 ? balance : 0;
    }
}

} // namespace

/// Balance of power: (close − open) ÷ (high − low), −1 … 1. Source: Igor Livshin; TA-Lib's BOP, which gives a
/// bar without any range 0 (here only a range of exactly nothing is none, there anything below 1e-14).
/// Warm-up: none.
void computeBop(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    const std::size_t from = walk.from();
    balances(input.open.data() + from, input.high.data() + from, input.low.data() + from,
             input.close.data() + from, input.size() - from, outputs[0].data() + from);
}

int warmupBop(Parameters)
{
    return 0;
}

} // namespace studies
