#include "studies/stage.h"
#include "studies/volume/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void rates(const double *fast, const double *slow, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double rate = 100 * (apart(fast[i], slow[i]) / slow[i]);
        out[i] = slow[i] > 0 ? rate : 0;
    }
}

} // namespace

/// Percentage volume oscillator: pvo = 100 · (EMA(fast) − EMA(slow)) ÷ EMA(slow) of the volume, signal = EMA
/// of it, histogram = pvo − signal. Source: Stock.Indicators' Pvo. Seed: every average from the plain mean of
/// its own first values. Warm-up: the longer period − 1, the signal's and the histogram's signal − 1 bars
/// more. Where nothing has been traded yet: 0.
void computePvo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t first = whole(std::max(parameters[0], parameters[1])) - 1;
    Smoothed &fast = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[0]), 0)); });
    Smoothed &slow = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[1]), 0)); });
    Smoothed &signal = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[2]), first)); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *volume = input.volume.data() + from;
        double *line = signal.input(bars);
        rates(smooth(fast, volume, bars), smooth(slow, volume, bars), bars, line);
        std::fill_n(line, leading(first, from, bars), missing);
        const double *smoothed = signal.smoothed();
        for (std::size_t i = 0; i < bars; ++i) {
            outputs[0][from + i] = line[i];
            outputs[1][from + i] = smoothed[i];
            outputs[2][from + i] = line[i] - smoothed[i];
        }
    });
}

int warmupPvo(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0], parameters[1]) + parameters[2]) - 2;
}

} // namespace studies
