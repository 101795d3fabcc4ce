// Shares with their uncertainty, and the one test that reflection is built on. Pure; any thread.
#pragma once

#include "domain/memory.h"

namespace brain {

constexpr double z95 = 1.959964, z80 = 1.281552; // of two-sided intervals
constexpr std::size_t leastEvidence = 10;        // trades below which no rate is told

struct Interval
{
    double low = 0, high = 1;
};
/// Wilson (1927): the score interval of a proportion; also for counts that decay made fractional.
[[nodiscard]] Interval wilson(double wins, double n, double z = z95);
/// Newcombe (1998), method 10: the interval of the difference a − b of two independent proportions.
[[nodiscard]] Interval differenceOf(const domain::Share &a, const domain::Share &b, double z = z95);

/// The rate and interval are left out below `least` trades.
[[nodiscard]] domain::Share shareOf(std::size_t wins, std::size_t n, std::optional<double> meanPercent,
                                    std::size_t least = leastEvidence);

/// Fisher's exact test, one-sided: the chance of at least `wins` among `n` drawn without putting back from
/// `all` of which `allWins` are wins.
[[nodiscard]] double atLeast(std::size_t wins, std::size_t n, std::size_t allWins, std::size_t all);

/// Counts trades one by one.
struct Tally
{
    std::size_t wins = 0, n = 0;
    double sumPercent = 0;
    void add(const domain::Experience &one);
    [[nodiscard]] domain::Share share(std::size_t least = leastEvidence) const;
};

} // namespace brain
