#include "studies/gains.h"

namespace studies {
namespace {

STUDIES_KERNEL
void split(const double *x, std::size_t lag, std::size_t bars, double *__restrict up, double *__restrict down)
{
    const double *older = x - lag;
    for (std::size_t i = 0; i < bars; ++i) {
        const double change = x[i] - older[i];
        up[i] = change > 0 ? change : 0;
        down[i] = change < 0 ? -change : 0;
    }
}

STUDIES_KERNEL
void strengths(const double *rises, const double *falls, const double *scale, std::size_t bars,
               double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double total = rises[i] + falls[i], strength = 100 * rises[i] / total;
        out[i] = total <= noMovement * scale[i] ? 0 : strength;
    }
}

STUDIES_KERNEL
void places(const double *value, const double *highest, const double *lowest, std::size_t bars, double none,
            double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double range = highest[i] - lowest[i], place = 100 * (value[i] - lowest[i]) / range;
        out[i] = range > none ? place : 0;
    }
}

} // namespace

Gains::Gains(std::size_t period, std::size_t lag, std::size_t first)
    : m_lag(lag), m_up(Smoother::wilder(period, first)), m_down(Smoother::wilder(period, first))
{
}

void Gains::next(const double *x, std::size_t skip, std::size_t bars)
{
    double *up = m_up.input(bars), *down = m_down.input(bars);
    std::fill_n(up, skip, missing);
    std::fill_n(down, skip, missing);
    if (skip < bars)
        split(x + skip, m_lag, bars - skip, up + skip, down + skip);
    m_rises = m_up.smoothed();
    m_falls = m_down.smoothed();
}

void strengthOf(const Gains &gains, const double *scale, std::size_t bars, double *out)
{
    strengths(gains.rises(), gains.falls(), scale, bars, out);
}

void Place::run(const double *value, const double *high, const double *low, std::size_t bars, double *out,
                double none)
{
    m_highs.run(high, bars, m_highest.data());
    m_lows.run(low, bars, m_lowest.data());
    places(value, m_highest.data(), m_lowest.data(), bars, none, out);
}

} // namespace studies
