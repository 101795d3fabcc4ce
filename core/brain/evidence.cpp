#include "brain/evidence.h"

#include <algorithm>
#include <cmath>

namespace brain {

Interval wilson(double wins, double n, double z)
{
    if (!(n > 0))
        return {};
    const double p = wins / n, z2 = z * z;
    const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double reach = z / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return {std::max(0.0, middle - reach), std::min(1.0, middle + reach)};
}

Interval differenceOf(const domain::Share &a, const domain::Share &b, double z)
{
    if (a.n == 0 || b.n == 0)
        return {-1, 1};
    const double pa = double(a.wins) / double(a.n), pb = double(b.wins) / double(b.n), apart = pa - pb;
    const Interval ia = wilson(double(a.wins), double(a.n), z), ib = wilson(double(b.wins), double(b.n), z);
    return {apart - std::hypot(pa - ia.low, ib.high - pb), apart + std::hypot(ia.high - pa, pb - ib.low)};
}

domain::Share shareOf(std::size_t wins, std::size_t n, std::optional<double> meanPercent, std::size_t least)
{
    domain::Share out;
    out.wins = wins;
    out.n = n;
    if (n == 0 || n < least)
        return out;
    const Interval interval = wilson(double(wins), double(n));
    out.rate = double(wins) / double(n);
    out.low = interval.low;
    out.high = interval.high;
    out.meanPercent = meanPercent;
    return out;
}

double atLeast(std::size_t wins, std::size_t n, std::size_t allWins, std::size_t all)
{
    const std::size_t most = std::min(n, allWins);
    const std::size_t fewest = n + allWins > all ? n + allWins - all : 0;
    if (wins <= fewest)
        return 1;
    if (wins > most)
        return 0;
    const auto choose = [](std::size_t from, std::size_t take) {
        return std::lgamma(double(from) + 1) - std::lgamma(double(take) + 1) -
               std::lgamma(double(from - take) + 1);
    };
    double term = std::exp(choose(allWins, wins) + choose(all - allWins, n - wins) - choose(all, n));
    double sum = 0;
    for (std::size_t x = wins; x <= most; ++x) {
        sum += term;
        const double lost = double(all) - double(allWins) - double(n) + double(x) + 1;
        term *= double(allWins - x) * double(n - x) / (double(x + 1) * lost);
        if (term < sum * 1e-12)
            break;
    }
    return std::min(1.0, sum);
}

void Tally::add(const domain::Experience &one)
{
    wins += one.won();
    ++n;
    sumPercent += one.netPercent;
}

domain::Share Tally::share(std::size_t least) const
{
    return shareOf(wins, n, n > 0 ? std::optional(sumPercent / double(n)) : std::nullopt, least);
}

} // namespace brain
