#include "studies/rows.h"
#include "studies/smooth.h"

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
void computeRsi(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::size_t period = whole(parameters[0]);
    Smoothed gains(Smoother::wilder(period, 1)), losses(Smoother::wilder(period, 1));
    eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *gain = gains.input(bars), *loss = losses.input(bars);
        const std::size_t skip = from == 0; // the first bar has no change
        const double *close = input.close.data() + from;
        gain[0] = loss[0] = missing;
        changes(close + skip, bars - skip, gain + skip, loss + skip);
        strengths(gains.smoothed(), losses.smoothed(), close, bars, outputs[0].data() + from);
    });
}

int warmupRsi(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
