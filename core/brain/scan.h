// The inner loop of recall: scores blocks of rows against one query, with the widest registers that the
// machine has (Highway chooses when the program runs). Internal to brain; pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace brain {

/// Stands for a missing number in a row: so far away that its scaled difference is exactly 1.
constexpr float absent = 1e30f;
constexpr std::size_t groupRows = 64; // rows that lie side by side and are scored at once

/// How a row's sum becomes a score: score = similarity × weight + recency × recencyFactor.
struct BlockQuery
{
    const float *query = nullptr; // scaled; -1 where missing (state), or the unit vector (cosine)
    const float *scale = nullptr; // factor for the row's numbers, 0 where the query misses one; null: cosine
    std::size_t width = 0;        // numbers a row
    float similarityWeight = 0.7f;
    float recencyFactor = 0.3f;
};

/// groupRows rows, each array aligned to 64 bytes.
struct GroupRows
{
    const float *numbers = nullptr; // the first of every row, then the second of every row, …
    const float *recency = nullptr; // a row each
    const float *missing = nullptr; // features that row and query do not share (state only)
    const float *inverse = nullptr; // 1 ÷ how many they do share (state only)
};

/// Writes a score a row; whether any of them reaches `threshold`.
[[nodiscard]] bool scoreGroup(const BlockQuery &query, const GroupRows &rows, float threshold, float *scores);

/// The same sum in bytes: Σ min(|row − query|, cap) over `width` (a multiple of 64) bytes a row, as 32-bit
/// sums.
void byteDistances(const std::uint8_t *query, std::uint8_t cap, const std::uint8_t *rows, std::size_t width,
                   std::size_t count, std::uint32_t *sums);

/// "AVX3", "AVX2", …: what the loops run on here.
[[nodiscard]] const char *scanTarget();

} // namespace brain
