#include "studies/averages/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void envelopes(const double *mean, std::size_t bars, double share, double *__restrict upper,
               double *__restrict lower)
{
    for (std::size_t i = 0; i < bars; ++i) {
        upper[i] = mean[i] + mean[i] * share;
        lower[i] = mean[i] - mean[i] * share;
    }
}

} // namespace

/// Moving average envelopes: the simple mean of the last `period` closes, and lines `percent` per cent above
/// and below it. Source: Stock.Indicators' MaEnvelopes with a simple average. Warm-up, for all three: period
/// − 1 bars.
void computeMaEnv(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Window &window = walk.keep([&] { return Window(Fold::Sum, period, 1 / parameters[0]); });
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        double *mean = outputs[0].data() + from;
        window.run(input.close.data() + from, bars, mean);
        envelopes(mean, bars, parameters[1] / 100, outputs[1].data() + from, outputs[2].data() + from);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, period - 1);
}

} // namespace studies
