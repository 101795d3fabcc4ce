#include "studies/fit.h"
#include "studies/trend/rows.h"

#include <cmath>

namespace studies {

/// Linear regression channel: middle = where the least-squares line through the last `period` closes stands
/// at the newest of them, upper and lower = `deviations` times the population standard deviation of the
/// closes from that line away from it, in price units. The channel is that of each bar, it is not redrawn
/// over the past when bars are added. Source: Gilbert Raff's channel in its standard-deviation form. Warm-up,
/// for all: period − 1.
void computeLinearregChannel(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Fit &fit = walk.keep([&] { return Fit(period); });
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        fit.run(input.close.data() + from, bars);
        for (std::size_t i = 0; i < bars; ++i) {
            const double end = fit.end(i), reach = parameters[1] * std::sqrt(fit.rest(i));
            outputs[0][from + i] = end + reach;
            outputs[1][from + i] = end;
            outputs[2][from + i] = end - reach;
        }
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, period - 1);
}

int warmupLinearregChannel(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
