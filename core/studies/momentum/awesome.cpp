#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void publish(const double *fast, const double *slow, const double *median, std::size_t bars,
             double *__restrict oscillator, double *__restrict normalized)
{
    for (std::size_t i = 0; i < bars; ++i) {
        oscillator[i] = apart(fast[i], slow[i]);
        normalized[i] = 100 * (oscillator[i] / median[i]);
    }
}

} // namespace

/// Awesome oscillator: the simple mean of the middle prices, (high + low) ÷ 2, over `fast` bars less that
/// over `slow` bars; normalized is the same in per cent of the middle price. Source: Bill Williams;
/// Stock.Indicators' Awesome (Tulip's ao is the oscillator). Warm-up, for both: the longer period − 1.
void computeAwesome(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Windowed &fast = walk.keep([&] { return Windowed::mean(whole(parameters[0])); });
    Windowed &slow = walk.keep([&] { return Windowed::mean(whole(parameters[1])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *median = fast.input(bars);
        mediansOf(input, from, bars, median);
        publish(fast.folded(), fold(slow, median, bars), median, bars, outputs[0].data() + from,
                outputs[1].data() + from);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, static_cast<std::size_t>(warmupAwesome(parameters)));
}

int warmupAwesome(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0], parameters[1])) - 1;
}

} // namespace studies
