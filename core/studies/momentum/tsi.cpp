#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void amountsOf(const double *change, std::size_t bars, double *__restrict amount)
{
    for (std::size_t i = 0; i < bars; ++i)
        amount[i] = change[i] < 0 ? -change[i] : change[i];
}

STUDIES_KERNEL
void strengths(const double *top, const double *bottom, const double *close, std::size_t bars,
               double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double strength = 100 * (top[i] / bottom[i]);
        out[i] = bottom[i] <= noMovement * close[i] ? 0 : strength;
    }
}

} // namespace

/// True strength index: 100 · the twice smoothed change of the close ÷ the twice smoothed amount of that
/// change (EMA over `period`, then over `smooth`); signal = EMA of it over `signal` bars. Source: William
/// Blau; Stock.Indicators' Tsi. Seed: every average from the plain mean of its first values. Warm-up: period
/// + smooth − 1, the signal's signal − 1 bars more. Where nothing moved there is no strength: 0 (theirs is
/// missing there), below 1e-14 of the price counting as nothing.
void computeTsi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), smoothing = whole(parameters[1]);
    const std::size_t first = period + smoothing - 1;
    Smoothed &change = walk.keep([&] { return Smoothed(Smoother::ema(period, 1)); });
    Smoothed &amount = walk.keep([&] { return Smoothed(Smoother::ema(period, 1)); });
    Smoothed &top = walk.keep([&] { return Smoothed(Smoother::ema(smoothing, period)); });
    Smoothed &bottom = walk.keep([&] { return Smoothed(Smoother::ema(smoothing, period)); });
    Smoothed &line = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[2]), first)); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *changes = change.input(bars);
        changesOf(input.close, 1, from, bars, changes);
        amountsOf(changes, bars, amount.input(bars));
        const double *over = smooth(top, change.smoothed(), bars),
                     *under = smooth(bottom, amount.smoothed(), bars);
        double *tsi = line.input(bars);
        strengths(over, under, input.close.data() + from, bars, tsi);
        std::fill_n(tsi, leading(first, from, bars), missing);
        std::copy_n(tsi, bars, outputs[0].data() + from);
        std::copy_n(line.smoothed(), bars, outputs[1].data() + from);
    });
}

int warmupTsi(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1] + parameters[2]) - 2;
}

} // namespace studies
