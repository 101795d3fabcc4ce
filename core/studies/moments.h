// Mean and variance of a moving window, chunk by chunk. Inside `studies` only; a value of one call, one
// thread.
#pragma once

#include "studies/window.h"

namespace studies {

/// upper = mean + up deviations, middle = mean, lower = mean − down deviations; without a middle, upper is
/// the `up` deviations alone.
struct Bands
{
    double up, down;
    double *upper, *middle, *lower;
};

/// mean[i] and the population variance[i] of x[i−period+1] … x[i].
///
/// The window is put together from pieces of 2, 4, 8, … bars, each with its sum S and Q = n · Σ (x −
/// mean)², by the pairwise merging of Chan, Golub and LeVeque ("Algorithms for computing the sample
/// variance"): no square of a price is ever subtracted from another, so a spread of a millionth of the price
/// keeps ten digits. Every value is made of its own window alone and never changes when bars are added. A
/// spread within the rounding of the mean is 0.
class Moments
{
public:
    explicit Moments(std::size_t period);
    /// x has period − 1 readable values in front.
    void run(const double *x, std::size_t bars, double *mean, double *variance);
    /// The standard deviations of any number of bars, in the forms that Bands says.
    void bands(const double *x, std::size_t bars, const Bands &by);

private:
    [[nodiscard]] double *sums(double *scratch, std::size_t level) const
    {
        return scratch + 2 * (level - 1) * m_stride;
    }
    [[nodiscard]] double *squares(double *scratch, std::size_t level) const
    {
        return sums(scratch, level) + m_stride;
    }
    std::size_t foldQuickly(const double *x, std::size_t count, double *scratch) const;
    void fold(const double *x, std::size_t bars, double *scratch) const;

    std::size_t m_period, m_stride;
    Pieces m_pieces;
};

} // namespace studies
