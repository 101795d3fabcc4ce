#include "studies/deviation.h"

#include <cmath>

namespace studies {
namespace {

/// Few bars at a time, so that their sums stay where they are added up.
constexpr std::size_t lane = 16;

STUDIES_KERNEL
void distances(const double *x, const double *mean, std::size_t period, std::size_t bars, double scale,
               double *__restrict out)
{
    for (std::size_t from = 0; from < bars; from += lane) {
        double total[lane] = {};
        const std::size_t count = std::min(lane, bars - from);
        for (std::size_t back = period; back-- > 0;)
            for (std::size_t i = 0; i < count; ++i)
                total[i] += std::abs(*(x + from + i - back) - mean[from + i]);
        for (std::size_t i = 0; i < count; ++i)
            out[from + i] = scale * total[i];
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
