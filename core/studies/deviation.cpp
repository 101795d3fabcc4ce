#include "studies/deviation.h"

#include "studies/fused.h"

#include <cmath>

namespace studies {
namespace {

void distances(const double *x, const double *mean, std::size_t period, std::size_t bars, double scale,
               double *__restrict out)
{
    const std::size_t whole = fused() != nullptr ? bars - bars % 16 : 0;
    if (whole > 0)
        fused()->distances(x, mean, period, whole, scale, out);
    for (std::size_t i = whole; i < bars; ++i) {
        double total = 0;
        for (std::size_t back = period; back-- > 0;)
            total += std::abs(*(x + i - back) - mean[i]);
        out[i] = scale * total;
    }
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
