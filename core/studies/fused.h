// Whole studies in one pass over registers: prices in, values out, without columns between. Inside `studies`
// only. Pure; any thread.
#pragma once

#include "studies/smooth.h"

namespace studies {

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

} // namespace studies
