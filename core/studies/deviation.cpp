#include "studies/deviation.h"

#include <cmath>

namespace studies {
namespace {

/// So many bars at a time that their sums stay in registers.
template <std::size_t lane>
[[gnu::always_inline]] inline void distancesOf(const double *x, const double *mean, std::size_t period,
                                               double scale, double *__restrict out)
{
    double total[lane] = {};
    for (std::size_t back = period; back-- > 0;)
        for (std::size_t i = 0; i < lane; ++i)
            total[i] += std::abs(*(x + i - back) - mean[i]);
    for (std::size_t i = 0; i < lane; ++i)
        out[i] = scale * total[i];
}

STUDIES_KERNEL
void distances(const double *x, const double *mean, std::size_t period, std::size_t bars, double scale,
               double *__restrict out)
{
    std::size_t from = 0;
    for (; from + 32 <= bars; from += 32)
        distancesOf<32>(x + from, mean + from, period, scale, out + from);
    for (; from + 8 <= bars; from += 8)
        distancesOf<8>(x + from, mean + from, period, scale, out + from);
    for (; from < bars; ++from)
        distancesOf<1>(x + from, mean + from, period, scale, out + from);
}

STUDIES_KERNEL
void settle(const double *mean, std::size_t bars, double *__restrict deviation)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double noise = 16 * std::numeric_limits<double>::epsilon() * std::abs(mean[i]);
        deviation[i] = deviation[i] <= noise ? 0 : deviation[i];
    }
}

} // namespace

Deviation::Deviation(std::size_t period)
    : m_period(period), m_mean(Fold::Sum, period, 1 / static_cast<double>(period))
{
}

void Deviation::run(const double *x, std::size_t bars, double *mean, double *deviation)
{
    m_mean.run(x, bars, mean);
    distances(x, mean, m_period, bars, 1 / static_cast<double>(m_period), deviation);
    settle(mean, bars, deviation);
}

} // namespace studies
