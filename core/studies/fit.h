// How well the straight line fits a moving window, chunk by chunk. Inside `studies` only; a value of one
// call, one thread.
#pragma once

#include "studies/line.h"
#include "studies/moments.h"

namespace studies {

/// Of x[i−period+1] … x[i]: mean and slope of the least-squares line, the population variance, and the share
/// of it that the line explains (r², 0 … 1; missing where there is no variance).
class Fit
{
public:
    explicit Fit(std::size_t period) : m_line(period), m_moments(period), m_period(period) {}
    /// x has period − 1 readable values in front.
    void run(const double *x, std::size_t bars);

    std::array<double, chunkBars> mean, slope, variance, explained;
    /// Where the line stands at the newest bar.
    [[nodiscard]] double end(std::size_t i) const { return mean[i] + half() * slope[i]; }
    /// The population variance beside the line; 0 where all but a rounding is explained.
    [[nodiscard]] double rest(std::size_t i) const
    {
        const double share = 1 - explained[i];
        return share > 1e-13 ? share * variance[i] : 0;
    }
    [[nodiscard]] double half() const { return (static_cast<double>(m_period) - 1) / 2; }

private:
    Line m_line;
    Moments m_moments;
    std::size_t m_period;
};

} // namespace studies
