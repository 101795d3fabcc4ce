#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

constexpr std::size_t fastPeriod = 12, slowPeriod = 26;

STUDIES_KERNEL
void differences(const double *fast, const double *slow, std::size_t bars, double *__restrict line)
{
    for (std::size_t i = 0; i < bars; ++i)
        line[i] = apart(fast[i], slow[i]);
}

} // namespace

/// MACD with the weights that Gerald Appel first published: 0.15 for the fast average of the close (about 12
/// bars) and 0.075 for the slow one (about 26). macd = fast − slow, signal = EMA of macd, histogram = macd −
/// signal. Source: TA-Lib's MACDFIX. Seeds as in TA-Lib: both averages start at bar 25 from the plain means
/// of 12 and of 26 closes. Warm-up, for all three: 24 + signal.
void computeMacdfix(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Smoothed &fast = walk.keep(
        [&] { return Smoothed(Smoother(1 - 0.15, 0.15, slowPeriod - fastPeriod, fastPeriod, fastPeriod)); });
    Smoothed &slow =
        walk.keep([&] { return Smoothed(Smoother(1 - 0.075, 0.075, 0, slowPeriod, slowPeriod)); });
    Smoothed &signal =
        walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[0]), slowPeriod - 1)); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        double *line = signal.input(bars);
        differences(smooth(fast, close, bars), smooth(slow, close, bars), bars, line);
        const double *smoothed = signal.smoothed();
        for (std::size_t i = 0; i < bars; ++i) {
            outputs[0][from + i] = line[i];
            outputs[1][from + i] = smoothed[i];
            outputs[2][from + i] = line[i] - smoothed[i];
        }
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, static_cast<std::size_t>(warmupMacdfix(parameters)));
}

int warmupMacdfix(Parameters parameters)
{
    return static_cast<int>(parameters[0]) + 24;
}

} // namespace studies
