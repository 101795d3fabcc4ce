#include "studies/momentum/rows.h"
#include "studies/stage.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void squares(const double *x, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = x[i] * x[i];
}

STUDIES_KERNEL
void bands(const double *square, std::size_t bars, double *__restrict upper, double *__restrict lower)
{
    for (std::size_t i = 0; i < bars; ++i) {
        upper[i] = std::sqrt(square[i]);
        lower[i] = -upper[i];
    }
}

} // namespace

/// Rate of change with bands: roc = the change of the close over `period` bars in per cent, roc_ema = its
/// EMA, and bands at plus and minus the root of the mean square of the last `deviation` rates (their
/// deviation from 0, not from their mean). Source: Vitali Apirine's ROC with bands; Stock.Indicators' RocWb.
/// Warm-up: roc period, roc_ema smooth − 1 and the bands deviation − 1 bars more.
void computeRocWb(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Smoothed &average = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[1]), period)); });
    Windowed &square = walk.keep([&] { return Windowed::mean(whole(parameters[2])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *rates = average.input(bars);
        ratesOf(input.close, period, from, bars, rates);
        squares(rates, bars, square.input(bars));
        std::copy_n(rates, bars, outputs[0].data() + from);
        std::copy_n(average.smoothed(), bars, outputs[1].data() + from);
        bands(square.folded(), bars, outputs[2].data() + from, outputs[3].data() + from);
    });
}

int warmupRocWb(Parameters parameters)
{
    return static_cast<int>(parameters[0] + std::max(parameters[1], parameters[2])) - 1;
}

} // namespace studies
