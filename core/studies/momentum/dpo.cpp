#include "studies/momentum/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void subtract(const double *older, std::size_t bars, double *__restrict mean)
{
    for (std::size_t i = 0; i < bars; ++i)
        mean[i] = older[i] - mean[i];
}

std::size_t lag(Parameters parameters)
{
    return whole(parameters[0]) / 2 + 1;
}

} // namespace

/// Detrended price oscillator: the close period ÷ 2 + 1 bars ago less the simple mean of the last `period`
/// closes, whose middle lies about there. Source: Tulip's dpo. Stock.Indicators' Dpo is the same number
/// written period ÷ 2 + 1 bars earlier, at the bar of that close, where it is not known yet; here it stands
/// at the bar when it is. Warm-up: the larger of period − 1 and period ÷ 2 + 1.
void computeDpo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), first = static_cast<std::size_t>(warmupDpo(parameters));
    Window &means = walk.keep([&] { return Window(Fold::Sum, period, 1 / parameters[0]); });
    walk.eachChunk(first, input.size(), [&](std::size_t from, std::size_t bars) {
        double *out = outputs[0].data() + from;
        means.run(input.close.data() + from, bars, out);
        subtract(input.close.data() + from - lag(parameters), bars, out);
    });
    walk.blank(outputs[0], first);
}

int warmupDpo(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0] - 1, static_cast<double>(lag(parameters))));
}

} // namespace studies
