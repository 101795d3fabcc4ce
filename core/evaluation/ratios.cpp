#include "evaluation/ratios.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace evaluation {

namespace {

constexpr int resamples = 1000;
constexpr double tail = 0.025;
constexpr double everyDay = 300; // calendars with fewer days than this have days off
constexpr double infinity = std::numeric_limits<double>::infinity();

std::optional<double> overNothing(double mean)
{
    if (mean == 0)
        return std::nullopt;
    return mean > 0 ? infinity : -infinity;
}

/// Lengths of blocks: geometric with the given mean.
class Lengths
{
public:
    explicit Lengths(double mean) : m_scale(mean > 1 ? 1 / std::log1p(-1 / mean) : 0) {}
    std::size_t next(base::Random &random) const
    {
        return m_scale == 0 ? 1 : 1 + std::size_t(std::log(1 - random.uniform()) * m_scale);
    }

private:
    double m_scale; // 1 ÷ ln(1 − p) with p = 1 ÷ mean
};

Sums resampled(std::span<const double> returns, const Lengths &lengths, double shift, base::Random &random)
{
    Sums out;
    out.shift = shift;
    while (out.n < returns.size()) {
        std::size_t at = random.below(returns.size());
        const std::size_t length = std::min(lengths.next(random), returns.size() - out.n);
        for (std::size_t i = 0; i < length; ++i) {
            out.add(returns[at]);
            at = at + 1 == returns.size() ? 0 : at + 1;
        }
    }
    return out;
}

} // namespace

std::vector<double> dailyReturns(std::span<const domain::EquityPoint> equity, double daysPerYear)
{
    std::vector<double> out;
    if (equity.empty())
        return out;
    constexpr auto day = std::chrono::hours(24);
    double before = equity.front().equity, last = before;
    base::UtcTime today = base::startOfDay(equity.front().time);
    const auto close = [&] {
        out.push_back(before > 0 ? last / before - 1 : 0);
        before = last;
    };
    for (const domain::EquityPoint &point : equity.subspan(1)) {
        const base::UtcTime its = base::startOfDay(point.time);
        if (its > today) {
            close();
            const auto quiet = (its - today) / day - 1;
            if (daysPerYear >= everyDay && quiet > 0)
                out.insert(out.end(), std::size_t(quiet), 0.0);
            today = its;
        }
        last = point.equity;
    }
    close();
    return out;
}

void Sums::add(double r)
{
    const double apart = r - shift;
    ++n;
    sum += apart;
    squares += apart * apart;
    if (r < 0) {
        losses -= r;
        lossSquares += r * r;
    } else {
        gains += r;
    }
}

Sums sumsOf(std::span<const double> returns)
{
    Sums out;
    out.shift = returns.empty() ? 0 : returns.front();
    for (const double r : returns)
        out.add(r);
    return out;
}

std::optional<double> sharpe(const Sums &sums)
{
    constexpr double rounding = 1e-24; // squares this small beside the mean's own are the noise of doubles
    if (sums.n < 2)
        return std::nullopt;
    const double n = double(sums.n), mean = sums.mean();
    const double variance = (sums.squares - sums.sum * sums.sum / n) / (n - 1);
    if (!(variance > rounding * mean * mean) || variance <= 0)
        return overNothing(mean);
    return mean / std::sqrt(variance);
}

std::optional<double> sortino(const Sums &sums)
{
    if (sums.n < 2)
        return std::nullopt;
    if (sums.lossSquares == 0)
        return overNothing(sums.gains);
    return sums.mean() / std::sqrt(sums.lossSquares / double(sums.n));
}

std::optional<double> profitFactor(const Sums &sums)
{
    return sums.losses == 0 ? overNothing(sums.gains) : std::optional(sums.gains / sums.losses);
}

std::vector<std::optional<Bounds>> bootstrap(std::span<const double> returns, double meanBlock,
                                             std::span<const Figure> figures, base::Random random)
{
    std::vector<std::optional<Bounds>> out(figures.size());
    if (returns.size() < 2)
        return out;
    std::vector<std::vector<double>> values(figures.size());
    const Lengths lengths(meanBlock);
    const double shift = sumsOf(returns).mean();
    for (int i = 0; i < resamples; ++i) {
        const Sums sums = resampled(returns, lengths, shift, random);
        for (std::size_t k = 0; k < figures.size(); ++k)
            if (const std::optional<double> value = figures[k](sums))
                values[k].push_back(*value);
    }
    for (std::size_t k = 0; k < figures.size(); ++k) {
        if (values[k].size() < resamples / 2)
            continue;
        std::sort(values[k].begin(), values[k].end());
        out[k] = Bounds{quantile(values[k], tail), quantile(values[k], 1 - tail)};
    }
    return out;
}

double blockLength(std::size_t n)
{
    return std::max(1.0, std::cbrt(double(n)));
}

double quantile(std::span<const double> sorted, double share)
{
    const double place = share * double(sorted.size() - 1);
    const auto below = std::size_t(place);
    const double rest = place - double(below);
    if (rest == 0)
        return sorted[below];
    if (std::isinf(sorted[below]) || std::isinf(sorted[below + 1])) // infinities have no middle
        return sorted[rest < 0.5 ? below : below + 1];
    return sorted[below] + rest * (sorted[below + 1] - sorted[below]);
}

} // namespace evaluation
