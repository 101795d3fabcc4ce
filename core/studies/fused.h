// Whole studies in one pass over registers: prices in, values out, without columns between. Inside `studies`
// only. Pure; any thread.
#pragma once

#include "studies/smooth.h"
#include "studies/walk.h"

namespace studies {

struct Bands; // studies/moments.h

/// What one width of registers does. `bars` is a multiple of 16; prices and averages have 17 readable values
/// in front. The values are those of the plain kernels, bit for bit.
struct Fused
{
    /// Wilder's averages of the rises and falls of the close, and RSI of them.
    void (*strength)(const double *close, std::size_t bars, const SmootherWeights &weights, double *rises,
                     double *falls, double *out);
    /// The average true range.
    void (*range)(const double *high, const double *low, const double *close, std::size_t bars,
                  const SmootherWeights &weights, double *out);
    /// Two averages of one column and the average of their difference, which is 0 within `same` of the slow
    /// one.
    struct Difference
    {
        SmootherWeights fast, slow, signal;
        double same;
    };
    void (*difference)(const double *x, std::size_t bars, const Difference &weights, double *fast,
                       double *slow, double *line, double *signal, double *histogram);
    /// Of every window of `period` values: `scale` times the sum of their distances from its mean; the mean
    /// product of what two columns are away from their means; the range that the sums of a part, less the
    /// mean's share, run through; how many of the `period` values before one are below it, times `scale`.
    /// bars: whole sixteens.
    void (*distances)(const double *x, const double *mean, std::size_t period, std::size_t bars, double scale,
                      double *out);
    void (*products)(const double *a, const double *meanA, const double *b, const double *meanB,
                     std::size_t period, std::size_t bars, double scale, double *out);
    void (*ranges)(const double *sum, const double *mean, std::size_t period, std::size_t bars, double *out);
    void (*ranks)(const double *x, std::size_t period, std::size_t bars, double scale, double *out);
    /// The sums of the first four powers of what the values of a window are away from `mean`: sixteen bars.
    void (*powers)(const double *x, const double *mean, std::size_t period, double *const *sums);
    /// How many bars before the end of every window its extreme lies; as the windows of lanes.h. By highest,
    /// by newest of equals, by the last level.
    using Ages = void (*)(const double *x, std::size_t bars, const Pieces &pieces, double *out);
    std::array<std::array<std::array<Ages, quickLevels>, 2>, 2> ages;
    /// The bands around every window's mean; likewise.
    std::array<void (*)(const double *x, std::size_t bars, const Pieces &pieces, double rounding,
                        const Bands &by),
               quickLevels>
        bands;
    /// 100 · up ÷ (up + down) of the sums of two columns, 0 where both are 0; likewise.
    std::array<void (*)(const double *up, const double *down, std::size_t bars, const Pieces &pieces,
                        double *out),
               quickLevels>
        shares;
    /// The running total of the volume, signed by the change of the close.
    void (*volume)(const double *close, const double *volume, std::size_t bars,
                   const SmootherWeights &weights, double *out);
};

#if STUDIES_LANES
extern const Fused fourFused, eightFused;

/// The widest that this machine has; null where it has none.
inline const Fused *fused()
{
    if (__builtin_cpu_supports("avx512f") != 0)
        return &eightFused;
    return __builtin_cpu_supports("avx2") != 0 ? &fourFused : nullptr;
}
#else
inline const Fused *fused()
{
    return nullptr;
}
#endif

/// How many of these bars a fused kernel takes: whole sixteens, once the average is steady.
inline std::size_t fusedBars(const Smoother &average, std::size_t bars)
{
    return average.steady() && fused() != nullptr ? bars - bars % 16 : 0;
}

/// Calls `work(from, bars)` for the chunks of a walk, the first of which ends where the averages are steady,
/// so that the later ones can be fused; it takes what is over whole sixteens as well, so that nothing is left
/// to be done after them.
template <class Work>
void eachFusedChunk(Walk &walk, std::size_t seed, std::size_t size, Work work)
{
    const std::size_t steady = seed + Smoother::history + 1;
    const std::size_t first = steady < size ? steady + (size - steady) % Smoother::history : size;
    walk.eachChunk(first, work);
    walk.eachChunk(first, size, work);
}

} // namespace studies
