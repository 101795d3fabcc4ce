#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void shares(const double *range, const double *close, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = 100 * (range[i] / close[i]);
}

} // namespace

/// Normalized average true range: 100 · ATR ÷ close. Source: John Forman; TA-Lib's NATR. Seed and warm-up are
/// those of ATR: `period` bars.
void computeNatr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    AverageRange &range = walk.keep([&] { return AverageRange(whole(parameters[0])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        shares(range.next(input, from, bars), input.close.data() + from, bars, outputs[0].data() + from);
    });
}

} // namespace studies
