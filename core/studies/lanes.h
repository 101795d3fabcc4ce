// Kernels that keep several bars in a register and reach back by shuffling registers instead of reading
// memory again: four bars on AVX2, eight on AVX-512. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/chunk.h"

// Such a kernel is written out beside a plain form of loops, and all give the same bits: every element is the
// same chain of single operations. (Vector types must not stand in a cloned kernel: the compiler breaks them
// up for the oldest machine before it clones. Hence lanes_body.h, compiled once for each width.)
#if defined(__x86_64__) && defined(__GNUC__)
#define STUDIES_LANES 1
#else
#define STUDIES_LANES 0
#endif

namespace studies {

struct SmootherWeights
{
    double take, next;                // next = take · keep
    double two, four, eight, sixteen; // powers of keep
};

/// The levels of a doubling up to here are made in one go, in registers; the later ones from columns in
/// memory.
inline constexpr std::size_t quickLevels = 5;

struct Pieces; // studies/window.h

/// How sums become a mean and a slope, which is none within the rounding of the mean; or, `reach` bars after
/// the middle of the window, a value of the line.
struct LineScales
{
    double share, steepness, rounding, reach;
};

/// What one width of registers does. A folding takes `count` values of x and the number of levels, 1 …
/// quickLevels, and fills the columns that are not null: columns[l][j] is made of the 2^(l+1) values up to
/// x[j], for j = 0 … count − 1 and at most seven more; what a value would read in front of x counts as 0.
/// Lines and moments have two columns a level.
struct Lanes
{
    using Folding = void (*)(const double *x, std::size_t count, double *const *columns);
    std::array<std::array<Folding, quickLevels>, 3> folds; // by Fold, then by the last level
    std::array<Folding, quickLevels> lines, moments;       // by the last level
    /// The windows themselves, folded and joined in one pass: those of quickLevels, of any number of bars. x
    /// has period − 1 readable values in front. Without a slope the lines go through `mean`, at their reach.
    using Windowing = void (*)(const double *x, std::size_t bars, const Pieces &pieces, double scale,
                               double *out);
    std::array<std::array<Windowing, quickLevels>, 3> windows; // as `folds`
    std::array<void (*)(const double *x, std::size_t bars, const Pieces &pieces, const LineScales &by,
                        double *mean, double *slope),
               quickLevels>
        lineWindows;
    std::array<void (*)(const double *x, std::size_t bars, const Pieces &pieces, double rounding,
                        double *mean, double *variance),
               quickLevels>
        momentWindows;
    /// Of any number of bars; x and y have 16 readable values in front.
    void (*sixteenths)(const double *x, std::size_t bars, const SmootherWeights &weights, double *y);
};

#if STUDIES_LANES
extern const Lanes fourLanes, eightLanes;

/// The widest that this machine has; null where it has none.
inline const Lanes *lanes()
{
    if (__builtin_cpu_supports("avx512f") != 0)
        return &eightLanes;
    return __builtin_cpu_supports("avx2") != 0 ? &fourLanes : nullptr;
}
#else
inline const Lanes *lanes()
{
    return nullptr;
}
#endif

} // namespace studies
