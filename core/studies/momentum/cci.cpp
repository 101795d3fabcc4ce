#include "studies/deviation.h"
#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void indexOf(const double *typical, const double *mean, const double *deviation, std::size_t bars,
             double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double index = (typical[i] - mean[i]) / (0.015 * deviation[i]);
        out[i] = deviation[i] > 0 ? index : 0;
    }
}

} // namespace

/// Commodity channel index: (typical price − its simple mean) ÷ (0.015 · its mean absolute deviation) over
/// `period` bars, the typical price being (high + low + close) ÷ 3. Source: Donald Lambert; TA-Lib's CCI.
/// Warm-up: period − 1. Where the deviation is none (within the rounding of the mean): 0, as in TA-Lib. The
/// deviation looks at each bar of the window once more.
void computeCci(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Deviation &deviations = walk.keep([&] { return Deviation(period); });
    Rolling &column = walk.keep([&] { return Rolling(period); });
    std::array<double, chunkBars> mean, deviation;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *typical = column.next(bars);
        typicalsOf(input, from, bars, typical);
        deviations.run(typical, bars, mean.data(), deviation.data());
        indexOf(typical, mean.data(), deviation.data(), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupCci(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
