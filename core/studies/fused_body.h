// The kernels of fused.h for one width of registers, as lanes_body.h. Inside `studies` only, by lanes_*.cpp
// only.
#pragma once

#include "studies/fused.h"
#include "studies/fused_windows.h"

#if STUDIES_LANES
namespace studies {
namespace {

/// An average whose column is made on the way.
struct Averaging
{
    Smoothing smoothing;
    Trail x;
    Wide last[parts];

    /// y: 16 readable values in front.
    LANE_INLINE void begin(const SmootherWeights &weights, const double *y)
    {
        smoothing.w = weights;
        for (std::size_t part = 0; part < parts; ++part)
            load(y - 16 + lane * part, last[part]);
    }
    /// A part of the sixteen bars before the first.
    LANE_INLINE void warm(const Wide &now)
    {
        Wide sum;
        gather(now, sum);
    }
    LANE_INLINE void gather(const Wide &now, Wide &sum)
    {
        Wide before;
        x.template back<1>(now, before);
        x.template push<1>(now);
        smoothing.step(now, before, sum);
    }
    /// A part of the next sixteen bars.
    LANE_INLINE void next(std::size_t part, const Wide &now, Wide &out)
    {
        Wide sum;
        gather(now, sum);
        out = last[part] = sum + smoothing.w.sixteen * last[part];
    }
    /// The last sixteen averages.
    LANE_INLINE void end(double *y) const
    {
        for (std::size_t part = 0; part < parts; ++part)
            store(last[part], y + lane * part);
    }
};

LANE_INLINE void risesAndFalls(const double *close, Wide &up, Wide &down)
{
    const Wide none{};
    Wide now, before;
    load(close, now);
    load(close - 1, before);
    const Wide change = now - before;
    up = change > none ? change : none;
    down = change < none ? -change : none;
}

LANE_TARGET void fusedStrength(const double *close, std::size_t bars, const SmootherWeights &weights,
                               double *rises, double *falls, double *out)
{
    const Wide none{};
    Averaging ups, downs;
    ups.begin(weights, rises);
    downs.begin(weights, falls);
    Wide up, down, now;
    for (std::size_t part = 0; part < parts; ++part) {
        risesAndFalls(close - 16 + lane * part, up, down);
        ups.warm(up);
        downs.warm(down);
    }
    for (std::size_t i = 0; i < bars; i += 16)
#pragma GCC unroll 4
        for (std::size_t part = 0; part < parts; ++part) {
            const std::size_t bar = i + lane * part;
            risesAndFalls(close + bar, up, down);
            load(close + bar, now);
            ups.next(part, up, up);
            downs.next(part, down, down);
            const Wide total = up + down, strength = 100 * up / total;
            store(total <= noMovement * now ? none : strength, out + bar);
        }
    ups.end(rises + bars - 16);
    downs.end(falls + bars - 16);
}

LANE_INLINE void trueRange(const double *high, const double *low, const double *close, Wide &out)
{
    Wide top, bottom, before;
    load(high, top);
    load(low, bottom);
    load(close - 1, before);
    larger(top, before, top);
    smaller(bottom, before, bottom);
    out = top - bottom;
}

LANE_TARGET void fusedRange(const double *high, const double *low, const double *close, std::size_t bars,
                            const SmootherWeights &weights, double *out)
{
    Averaging average;
    average.begin(weights, out);
    Wide range;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t bar = lane * part;
        trueRange(high - 16 + bar, low - 16 + bar, close - 16 + bar, range);
        average.warm(range);
    }
    for (std::size_t i = 0; i < bars; i += 16)
#pragma GCC unroll 4
        for (std::size_t part = 0; part < parts; ++part) {
            const std::size_t bar = i + lane * part;
            trueRange(high + bar, low + bar, close + bar, range);
            average.next(part, range, range);
            store(range, out + bar);
        }
}

LANE_TARGET void fusedDifference(const double *x, std::size_t bars, const Fused::Difference &weights,
                                 double *fast, double *slow, double *line, double *signal, double *histogram)
{
    const Wide none{};
    Averaging quick, calm, last;
    quick.begin(weights.fast, fast);
    calm.begin(weights.slow, slow);
    last.begin(weights.signal, signal);
    Wide now, a, b, smoothed;
    for (std::size_t part = 0; part < parts; ++part) {
        load(x - 16 + lane * part, now);
        quick.warm(now);
        calm.warm(now);
        load(line - 16 + lane * part, now);
        last.warm(now);
    }
    for (std::size_t i = 0; i < bars; i += 16)
#pragma GCC unroll 4
        for (std::size_t part = 0; part < parts; ++part) {
            const std::size_t bar = i + lane * part;
            load(x + bar, now);
            quick.next(part, now, a);
            calm.next(part, now, b);
            const Wide difference = a - b, size = difference < none ? -difference : difference;
            const Wide apart = size <= weights.same * b ? none : difference;
            store(apart, line + bar);
            last.next(part, apart, smoothed);
            store(smoothed, signal + bar);
            store(apart - smoothed, histogram + bar);
        }
    quick.end(fast + bars - 16);
    calm.end(slow + bars - 16);
}

LANE_INLINE void signedVolume(const double *close, const double *volume, Wide &out)
{
    const Wide none{};
    Wide now, before, traded;
    load(close, now);
    load(close - 1, before);
    load(volume, traded);
    const Wide fallen = now < before ? -traded : none;
    out = now > before ? traded : fallen;
}

LANE_TARGET void fusedVolume(const double *close, const double *volume, std::size_t bars,
                             const SmootherWeights &weights, double *out)
{
    Averaging total;
    total.begin(weights, out);
    Wide flow;
    for (std::size_t part = 0; part < parts; ++part) {
        signedVolume(close - 16 + lane * part, volume - 16 + lane * part, flow);
        total.warm(flow);
    }
    for (std::size_t i = 0; i < bars; i += 16)
#pragma GCC unroll 4
        for (std::size_t part = 0; part < parts; ++part) {
            const std::size_t bar = i + lane * part;
            signedVolume(close + bar, volume + bar, flow);
            total.next(part, flow, flow);
            store(flow, out + bar);
        }
}

constexpr Fused madeFused{fusedStrength,
                          fusedRange,
                          fusedDifference,
                          windowDistances,
                          windowProducts,
                          windowRanges,
                          windowRanks,
                          windowPowers,
                          {agesOf<false>(), agesOf<true>()},
                          allBands(std::make_index_sequence<quickLevels>()),
                          allShares(std::make_index_sequence<quickLevels>()),
                          fusedVolume};

} // namespace
} // namespace studies
#endif
