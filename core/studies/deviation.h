// The mean absolute deviation of a moving window, chunk by chunk. Inside `studies` only; a value of one call,
// one thread.
#pragma once

#include "studies/window.h"

namespace studies {

/// mean[i] of x[i−period+1] … x[i], and the mean of their distances from it. The distances are taken anew at
/// every bar (the mean moves), four bars at a time where the machine can. A deviation within the rounding of
/// the mean is 0.
class Deviation
{
public:
    explicit Deviation(std::size_t period);
    /// x has period − 1 readable values in front.
    void run(const double *x, std::size_t bars, double *mean, double *deviation);

private:
    std::size_t m_period;
    Window m_mean;
};

} // namespace studies
