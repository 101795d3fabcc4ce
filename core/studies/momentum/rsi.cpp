#include "studies/fused.h"
#include "studies/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void changes(const double *close, std::size_t bars, double *__restrict gain, double *__restrict loss)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double change = close[i] - *(close + i - 1);
        gain[i] = change > 0 ? change : 0;
        loss[i] = change < 0 ? -change : 0;
    }
}

STUDIES_KERNEL
void strengths(const double *gain, const double *loss, const double *close, std::size_t bars,
               double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double total = gain[i] + loss[i], strength = 100 * gain[i] / total;
        out[i] = total <= noMovement * close[i] ? 0 : strength;
    }
}

} // namespace

/// Relative strength index: 100 · G ÷ (G + L), G and L being Wilder's averages of the rises and of the falls
/// of the close. Source: J. Welles Wilder, New Concepts in Technical Trading Systems; TA-Lib's RSI. Seed: the
/// plain means of the first `period` changes, at bar `period`, which is the first value. Warm-up: period. In
/// a market without any movement the index has no meaning; TA-Lib defines it as 0 and so does this. TA-Lib
/// takes average movements below 1e-14 for none; here that is 1e-14 of the price, so that cheap tokens are
/// read right.
void computeRsi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Smoothed &gains = walk.keep([&] { return Smoothed(Smoother::wilder(period, 1)); });
    Smoothed &losses = walk.keep([&] { return Smoothed(Smoother::wilder(period, 1)); });
    eachFusedChunk(walk, period, input.size(), [&](std::size_t from, std::size_t bars) {
        double *gain = gains.input(bars), *loss = losses.input(bars);
        double *rises = gains.output(), *falls = losses.output(), *out = outputs[0].data() + from;
        const double *close = input.close.data() + from;
        const std::size_t done = fusedBars(gains.smoother(), bars);
        if (done > 0)
            fused()->strength(close, done, gains.smoother().weights(), rises, falls, out);
        const std::size_t first = done > 0 ? done - Smoother::history : from == 0; // bar 0 has no change
        gain[0] = loss[0] = missing;
        changes(close + first, bars - first, gain + first, loss + first);
        gains.finish(done);
        losses.finish(done);
        strengths(rises + done, falls + done, close + done, bars - done, out + done);
    });
}

int warmupRsi(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
