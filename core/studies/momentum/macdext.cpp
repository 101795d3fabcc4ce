#include "studies/momentum/rows.h"
#include "studies/stage.h"

#include <utility>

namespace studies {
namespace {

STUDIES_KERNEL
void differences(const double *fast, const double *slow, std::size_t bars, double *__restrict line)
{
    for (std::size_t i = 0; i < bars; ++i)
        line[i] = apart(fast[i], slow[i]);
}

} // namespace

/// MACD with averages of one's choice: macd = fast − slow average of the close, signal = an average of macd,
/// histogram = macd − signal. Source: TA-Lib's MACDEXT. The kinds: 0 simple (TA-Lib's default and ours), 1
/// exponential, each seeded with the plain mean of its own first values, 2 weighted. Warm-up, for all three:
/// slow + signal − 2. As in TA-Lib a fast period above the slow one takes its place, with its kind.
void computeMacdext(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    std::pair<double, double> quick{parameters[0], parameters[1]}, calm{parameters[2], parameters[3]};
    if (calm.first < quick.first)
        std::swap(quick, calm);
    const std::size_t slow = whole(calm.first);
    Average &fastAverage = walk.keep([&] { return Average(quick.second, whole(quick.first), 0); });
    Average &slowAverage = walk.keep([&] { return Average(calm.second, slow, 0); });
    Average &signal = walk.keep([&] { return Average(parameters[5], whole(parameters[4]), slow - 1); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        double *line = signal.input(bars);
        differences(average(fastAverage, close, bars), average(slowAverage, close, bars), bars, line);
        std::fill_n(line, leading(slow - 1, from, bars), missing);
        const double *smoothed = signal.averaged();
        for (std::size_t i = 0; i < bars; ++i) {
            outputs[0][from + i] = line[i];
            outputs[1][from + i] = smoothed[i];
            outputs[2][from + i] = line[i] - smoothed[i];
        }
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, static_cast<std::size_t>(warmupMacdext(parameters)));
}

int warmupMacdext(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0], parameters[2]) + parameters[4]) - 2;
}

} // namespace studies
