// What the bands around the true range share. Inside `studies` only; values of one call, one thread.
#pragma once

#include "studies/smooth.h"
#include "studies/true_range.h"
#include "studies/walk.h"

namespace studies {

/// Wilder's average true range, chunk by chunk; `bar` 0 has none and the first value stands at bar `period`.
class AverageRange
{
public:
    explicit AverageRange(std::size_t period) : m_average(Smoother::wilder(period, 1)) {}
    /// Good until the next chunk.
    const double *next(const Input &input, std::size_t from, std::size_t bars)
    {
        trueRanges(input, from, bars, m_average.input(bars));
        return m_average.smoothed();
    }

private:
    Smoothed m_average;
};

/// How a band is laid around a line: line ± multiplier · reach.
void bandsAround(const double *line, const double *reach, double multiplier, std::size_t bars, double *upper,
                 double *lower);

/// For bars `first` … of a column: √(year · x), 0 where x is below 0.
void annualise(std::span<double> column, std::size_t first, double year, const Walk &walk);

} // namespace studies
