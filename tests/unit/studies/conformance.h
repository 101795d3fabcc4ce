// What is compared with the vectors that other libraries recorded: a row for each output, a file for each
// family of studies. Constants; any thread.
#pragma once

#include <span>

namespace conformance {

/// How far a library goes along with TA-Lib, whom our values follow.
enum class Agreement {
    Whole,   // the same values at the same bars
    Shared,  // the same values where both have one; the warm-ups differ
    Settled, // another seed, which no longer shows in the last 200 bars
    Shifted, // a running total with another start: the difference is one number
    Newest,  // it draws through the past; the same at the newest bar
    Rounded, // the same to eight digits: it loses the rest
    None,    // another definition; the reason is given
};

struct Row
{
    const char *file, *theirs; // the recorded vector and its output
    const char *study, *ours;  // our study and its output
    Agreement agreement = Agreement::Whole;
    const char *why = nullptr;
    std::size_t later = 0; // bars by which ours stand after theirs, which look ahead
};

[[nodiscard]] std::span<const Row> averageRows();
[[nodiscard]] std::span<const Row> volatilityRows();
[[nodiscard]] std::span<const Row> momentumRows();
[[nodiscard]] std::span<const Row> trendRows();
[[nodiscard]] std::span<const Row> volumeRows();
[[nodiscard]] std::span<const Row> statisticsRows(); // with prices and levels

} // namespace conformance
