#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

/// An average whose newest value weighs 2 ÷ period (an EMA's weighs 2 ÷ (period + 1)).
Smoother custom(double period, std::size_t first)
{
    return {1 - 2 / period, 2 / period, first, whole(period), period};
}

} // namespace

/// Price momentum oscillator: the change of the close in per cent, smoothed over `period`, times ten,
/// smoothed over `smooth`; signal = EMA of it. Source: Carl Swenlin; Stock.Indicators' Pmo. The two
/// smoothings weigh the newest value with 2 ÷ period, and start from plain means. Warm-up: period + smooth −
/// 1, the signal's signal − 1 bars more.
void computePmo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Smoothed &slow = walk.keep([&] { return Smoothed(custom(parameters[0], 1)); });
    Smoothed &again = walk.keep([&] { return Smoothed(custom(parameters[1], period)); });
    Smoothed &signal = walk.keep(
        [&] { return Smoothed(Smoother::ema(whole(parameters[2]), period + whole(parameters[1]) - 1)); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        ratesOf(input.close, 1, from, bars, slow.input(bars));
        const double *average = slow.smoothed();
        double *tenfold = again.input(bars);
        for (std::size_t i = 0; i < bars; ++i)
            tenfold[i] = 10 * average[i];
        const double *pmo = again.smoothed();
        std::copy_n(pmo, bars, outputs[0].data() + from);
        std::copy_n(smooth(signal, pmo, bars), bars, outputs[1].data() + from);
    });
}

int warmupPmo(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1] + parameters[2]) - 2;
}

} // namespace studies
