#include "studies/logarithm.h"
#include "studies/stage.h"
#include "studies/trend/rows.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void steps(const double *rise, std::size_t bars, double *__restrict way)
{
    for (std::size_t i = 0; i < bars; ++i)
        way[i] = std::sqrt(rise[i] * rise[i] + 1);
}

STUDIES_KERNEL
void efficiencies(const double *rise, const double *way, double period, std::size_t bars,
                  double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double straight = 100 * std::sqrt(rise[i] * rise[i] + period * period) / way[i];
        out[i] = rise[i] < 0 ? -straight : straight;
    }
}

/// 100 · ln(close ÷ close `lag` bars ago).
void rises(std::span<const double> close, std::size_t lag, std::size_t from, std::size_t bars, double *out)
{
    const std::size_t skip = leading(lag, from, bars);
    std::fill_n(out, skip, missing);
    if (skip < bars)
        logarithmsOfRatios(close.data() + from + skip, close.data() + from + skip - lag, bars - skip,
                           out + skip);
    for (std::size_t i = skip; i < bars; ++i)
        out[i] *= 100;
}

} // namespace

/// Polarized fractal efficiency: 100 · the straight way from the price `period` bars ago to the present one ÷
/// the way that the price went bar by bar, negative in a fall, smoothed with an EMA over `smooth` bars.
/// Source: Hans Hannula (Stocks & Commodities, 1994). He measures the ways in units of price and bars, so
/// that cheap tokens always run straight and dear ones never; here a bar is as wide as a change of one per
/// cent is high (100 · ln of the price), and the unit of the price does not matter. Seed: the plain mean of
/// the first `smooth` values. Warm-up: period + smooth − 1.
void computePfe(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Windowed &ways = walk.keep([&] { return Windowed(Fold::Sum, period); });
    Smoothed &average = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[1]), period)); });
    std::array<double, chunkBars> rise;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        rises(input.close, 1, from, bars, rise.data());
        steps(rise.data(), bars, ways.input(bars));
        rises(input.close, period, from, bars, rise.data());
        efficiencies(rise.data(), ways.folded(), parameters[0], bars, average.input(bars));
        std::copy_n(average.smoothed(), bars, outputs[0].data() + from);
    });
}

int warmupPfe(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1]) - 1;
}

} // namespace studies
