#include "studies/fit.h"
#include "studies/trend/rows.h"

#include <cmath>

namespace studies {

/// The least-squares line through the last `period` closes and how well it fits: slope per bar; intercept at
/// bar 0 when the first bar of the series is bar 1; std_dev = the population standard deviation of the
/// closes; r_squared = the share of the variance that the line explains (missing where there is none); line =
/// where it stands at the newest bar. Source: Stock.Indicators' Slope, whose line is only drawn over the last
/// bars and redrawn with each new one; here every bar has the value that it had when it was the last.
/// Warm-up, for all: period − 1.
void computeSlope(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Fit &fit = walk.keep([&] { return Fit(period); });
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        fit.run(input.close.data() + from, bars);
        for (std::size_t i = 0; i < bars; ++i) {
            const double middle = static_cast<double>(from + i + 1) - fit.half();
            outputs[0][from + i] = fit.slope[i];
            outputs[1][from + i] = fit.mean[i] - middle * fit.slope[i];
            outputs[2][from + i] = std::sqrt(fit.variance[i]);
            outputs[3][from + i] = fit.explained[i];
            outputs[4][from + i] = fit.end(i);
        }
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, period - 1);
}

int warmupSlope(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
