#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

/// An EMA that starts with its first value, at bar `first`.
Smoothed fromFirst(double period, std::size_t first)
{
    return Smoothed(Smoother((period - 1) / (period + 1), 2 / (period + 1), first, 1, 1));
}

STUDIES_KERNEL
void distances(const double *close, const double *highest, const double *lowest, std::size_t bars,
               double *__restrict away, double *__restrict reach)
{
    for (std::size_t i = 0; i < bars; ++i) {
        away[i] = close[i] - (highest[i] + lowest[i]) / 2;
        reach[i] = highest[i] - lowest[i];
    }
}

STUDIES_KERNEL
void indexOf(const double *away, const double *reach, const double *close, std::size_t bars,
             double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double index = 100 * (away[i] / (reach[i] / 2));
        out[i] = reach[i] <= noMovement * close[i] ? 0 : index;
    }
}

} // namespace

/// Stochastic momentum index: the distance of the close from the middle of the range of the last `period`
/// bars, smoothed twice (EMA over `smooth`, then over `again`), in per cent of half that range, smoothed
/// likewise; signal = EMA of it. Source: William Blau; Stock.Indicators' Smi. Every average starts with its
/// first value. Warm-up, for both: period − 1. Where there is no range: 0, below 1e-14 of the price counting
/// as none.
void computeSmi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t first = whole(parameters[0]) - 1;
    Window &highs = walk.keep([&] { return Window(Fold::Max, first + 1); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, first + 1); });
    Smoothed &away = walk.keep([&] { return fromFirst(parameters[1], 0); });
    Smoothed &awayAgain = walk.keep([&] { return fromFirst(parameters[2], 0); });
    Smoothed &reach = walk.keep([&] { return fromFirst(parameters[1], 0); });
    Smoothed &reachAgain = walk.keep([&] { return fromFirst(parameters[2], 0); });
    Smoothed &signal = walk.keep(
        [&] { return fromFirst(parameters[3], 0); }); // every column begins where the range is known
    std::array<double, chunkBars> highest, lowest;
    walk.eachChunk(first, input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        highs.run(input.high.data() + from, bars, highest.data());
        lows.run(input.low.data() + from, bars, lowest.data());
        distances(close, highest.data(), lowest.data(), bars, away.input(bars), reach.input(bars));
        const double *over = smooth(awayAgain, away.smoothed(), bars),
                     *under = smooth(reachAgain, reach.smoothed(), bars);
        double *smi = signal.input(bars);
        indexOf(over, under, close, bars, smi);
        std::copy_n(smi, bars, outputs[0].data() + from);
        std::copy_n(signal.smoothed(), bars, outputs[1].data() + from);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, first);
}

int warmupSmi(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
