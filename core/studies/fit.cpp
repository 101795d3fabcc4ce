#include "studies/fit.h"

namespace studies {
namespace {

STUDIES_KERNEL
void shares(const double *slope, const double *variance, double spread, std::size_t bars,
            double *__restrict explained)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double share = spread * slope[i] * slope[i] / variance[i], most = share > 1 ? 1 : share;
        explained[i] = variance[i] > 0 ? most : missing;
    }
}

} // namespace

void Fit::run(const double *x, std::size_t bars)
{
    m_line.run(x, bars, mean.data(), slope.data());
    m_moments.run(x, bars, mean.data(), variance.data());
    const double period = static_cast<double>(m_period), spread = (period * period - 1) / 12; // of the bars
    shares(slope.data(), variance.data(), spread, bars, explained.data());
}

} // namespace studies
