// The inner loop of recall: scores blocks of rows against one query, with the widest registers that the
// machine has (Highway chooses when the program runs). Internal to brain; pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace brain {

/// Stands for a missing number in a row: so far away that its scaled difference is exactly 1.
constexpr float absent = 1e30f;
constexpr std::size_t lanePad = 16;    // rows are padded to a multiple of this, with zeros
constexpr std::size_t blockRows = 128; // rows scored at once
constexpr std::size_t groupRows = 16;  // rows that share one maximum

/// How a row's sum becomes a score: score = similarity × weight + recency × recencyFactor.
struct BlockQuery
{
    const float *query = nullptr; // scaled; -1 where missing (state), or the unit vector (cosine)
    const float *scale = nullptr; // factor for the row's numbers, 0 where the query misses one; null: cosine
    std::size_t width = 0;        // padded
    float similarityWeight = 0.7f;
    float recencyFactor = 0.3f;
};

/// Scores `count` (a multiple of groupRows, at most blockRows) rows of `width` floats. `missing[i]`: how many
/// features row and query do not share; `shared[i]`: how many they do (1 at least). Writes a score a row and
/// the maximum of each group.
void scoreBlock(const BlockQuery &query, const float *rows, const float *recency, const float *missing,
                const float *shared, std::size_t count, float *scores, float *groupMaxima);

/// The same sum in bytes: Σ min(|row − query|, cap) over `width` (a multiple of 64) bytes a row, as 32-bit
/// sums.
void byteDistances(const std::uint8_t *query, std::uint8_t cap, const std::uint8_t *rows, std::size_t width,
                   std::size_t count, std::uint32_t *sums);

/// "AVX3", "AVX2", …: what the loops run on here.
[[nodiscard]] const char *scanTarget();

} // namespace brain
