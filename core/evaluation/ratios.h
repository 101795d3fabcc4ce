// Ratios of a row of returns and their uncertainty. Internal to evaluation; pure; any thread.
#pragma once

#include "base/random.h"
#include "domain/statistics.h"

#include <optional>
#include <span>
#include <vector>

namespace evaluation {

/// Returns of UTC days from the last equity of each, as fractions; the first is from the first point to the
/// end of its day. A day without a point has a return of zero, or, where a year has `daysPerYear` < 300 of
/// them, is no day at all.
[[nodiscard]] std::vector<double> dailyReturns(std::span<const domain::EquityPoint> equity,
                                               double daysPerYear);

/// What a ratio is made of: sums over returns, so that a resample is one pass.
struct Sums
{
    std::size_t n = 0;
    double sum = 0, squares = 0, lossSquares = 0; // of r − shift, its square, min(r, 0)²
    double gains = 0, losses = 0;                 // of max(r, 0) and −min(r, 0)
    double shift = 0;                             // near the mean, so that squares do not cancel

    void add(double r);
    [[nodiscard]] double mean() const { return shift + sum / double(n); }
};
[[nodiscard]] Sums sumsOf(std::span<const double> returns);

/// Mean ÷ sample standard deviation (Sharpe 1994, "The Sharpe Ratio", risk-free rate 0), not annualised.
/// Without any spread: infinite, with the sign of the mean; none if the mean is zero too, or n < 2.
[[nodiscard]] std::optional<double> sharpe(const Sums &sums);
/// Mean ÷ √mean(min(r, 0)²) over all returns (Sortino and Price 1994, target 0), not annualised. Without a
/// loss: infinite; none if there is no gain either, or n < 2.
[[nodiscard]] std::optional<double> sortino(const Sums &sums);
/// Sum of gains ÷ sum of losses. Without a loss: infinite; none if there is no gain either.
[[nodiscard]] std::optional<double> profitFactor(const Sums &sums);

using Figure = std::optional<double> (*)(const Sums &);
/// Low and high of the middle 95 % of each figure over 1,000 resamples in blocks of geometric length with
/// this mean, wrapping round the end: the stationary bootstrap (Politis and Romano 1994). A mean of 1 draws
/// single returns (Efron 1979). None where fewer than half of the resamples have a value, or n < 2.
struct Bounds
{
    double low = 0, high = 0;
};
[[nodiscard]] std::vector<std::optional<Bounds>> bootstrap(std::span<const double> returns, double meanBlock,
                                                           std::span<const Figure> figures,
                                                           base::Random random);
/// Mean length of blocks for n dependent returns: n^(1/3), the rate at which the bias and variance of the
/// bootstrap balance (Hall, Horowitz and Jing 1995).
[[nodiscard]] double blockLength(std::size_t n);

/// The value below which `share` of the sorted values lie, interpolated between neighbours; `sorted` is not
/// empty.
[[nodiscard]] double quantile(std::span<const double> sorted, double share);

} // namespace evaluation
