#include "studies/chunk.h"
#include "studies/volatility/rows.h"

#include <cmath>

namespace studies {
namespace {

/// One bar of every window: the highest close so far, and the square of the fall from it.
STUDIES_KERNEL
void fall(const double *close, std::size_t bars, double *__restrict highest, double *__restrict squares)
{
    for (std::size_t i = 0; i < bars; ++i) {
        highest[i] = highest[i] > close[i] ? highest[i] : close[i];
        const double down = 100 * ((close[i] - highest[i]) / highest[i]);
        squares[i] += down * down;
    }
}

STUDIES_KERNEL
void roots(const double *squares, std::size_t bars, double period, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = std::sqrt(squares[i] / period);
}

} // namespace

/// Ulcer index: the root of the mean square of the falls, in per cent, from the highest close so far within
/// the last `period` bars. Source: Peter Martin; Stock.Indicators' UlcerIndex. Warm-up: period − 1 bars. The
/// highest close starts anew with every window, so that each window is walked through, but many windows at a
/// time.
void computeUlcer(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    std::array<double, chunkBars> highest, squares;
    walk.blank(outputs[0], period - 1);
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        const double *oldest = input.close.data() + from - (period - 1);
        std::fill_n(highest.data(), bars, -std::numeric_limits<double>::infinity());
        std::fill_n(squares.data(), bars, 0.0);
        for (std::size_t j = 0; j < period; ++j)
            fall(oldest + j, bars, highest.data(), squares.data());
        roots(squares.data(), bars, parameters[0], outputs[0].data() + from);
    });
}

} // namespace studies
