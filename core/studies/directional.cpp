#include "studies/directional.h"

#include "studies/true_range.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void movementsOf(const double *high, const double *low, std::size_t bars, double *__restrict up,
                 double *__restrict down)
{
    const double *highBefore = high - 1, *lowBefore = low - 1;
    for (std::size_t i = 0; i < bars; ++i) {
        const double rise = high[i] - highBefore[i], fall = lowBefore[i] - low[i];
        const double larger = rise > fall ? rise : fall, moved = larger > 0 ? larger : 0;
        up[i] = rise > fall ? moved : 0;
        down[i] = fall > rise ? moved : 0;
    }
}

/// Returns how many bars have none because nothing moved.
STUDIES_KERNEL
std::size_t indexOf(const double *up, const double *down, const double *close, std::size_t bars,
                    double *__restrict dx)
{
    std::size_t none = 0;
    for (std::size_t i = 0; i < bars; ++i) {
        const double total = up[i] + down[i], index = 100 * std::abs(up[i] - down[i]) / total;
        dx[i] = total <= noMovement * close[i] ? missing : index;
        none += total <= noMovement * close[i] ? 1U : 0U;
    }
    return none;
}

STUDIES_KERNEL
void sharesOf(const double *movement, const double *range, const double *close, std::size_t bars,
              double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double share = 100 * movement[i] / range[i];
        out[i] = range[i] <= noMovement * close[i] ? 0 : share;
    }
}

} // namespace

Smoother Directional::smoother(std::size_t period)
{
    const double p = static_cast<double>(period);
    return {(p - 1) / p, 1 / p, 1, period - 1, p};
}

Directional::Directional(std::size_t period) : m_up(smoother(period)), m_down(smoother(period)) {}

void Directional::next(const Input &input, std::size_t from, std::size_t bars)
{
    movements(input, from, bars, m_up.input(bars), m_down.input(bars));
    m_smoothUp = m_up.smoothed();
    m_smoothDown = m_down.smoothed();
}

void movements(const Input &input, std::size_t from, std::size_t bars, double *up, double *down)
{
    const std::size_t skip = from == 0, start = from + skip;
    up[0] = down[0] = missing;
    movementsOf(input.high.data() + start, input.low.data() + start, bars - skip, up + skip, down + skip);
}

bool directionalIndex(const Directional &movement, const double *close, std::size_t bars, double *dx)
{
    return indexOf(movement.up(), movement.down(), close, bars, dx) > 0;
}

void directionalShare(const Input &input, std::size_t period, bool upward, std::span<double> out, Walk &walk)
{
    Smoothed &movement = walk.keep([&] { return Smoothed(Directional::smoother(period)); });
    Smoothed &range = walk.keep([&] { return Smoothed(Directional::smoother(period)); });
    std::array<double, chunkBars> other;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *wanted = movement.input(bars);
        movements(input, from, bars, upward ? wanted : other.data(), upward ? other.data() : wanted);
        trueRanges(input, from, bars, range.input(bars));
        sharesOf(movement.smoothed(), range.smoothed(), input.close.data() + from, bars, out.data() + from);
    });
    walk.blank(out, period);
}

} // namespace studies
