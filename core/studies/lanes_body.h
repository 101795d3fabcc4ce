// The kernels of lanes.h for one width of registers: the source that includes this says which (LANE_COUNT,
// and LANE_TARGET, the attribute of its functions). Inside `studies` only, by lanes_*.cpp only.
#pragma once

#include "studies/lanes.h"

#include <utility>

#if STUDIES_LANES
namespace studies {
namespace {

constexpr std::size_t lane = LANE_COUNT;
using Wide = double __attribute__((vector_size(8 * LANE_COUNT)));

#define LANE_INLINE [[gnu::always_inline]] LANE_TARGET inline

LANE_INLINE void load(const double *from, Wide &to)
{
    std::memcpy(&to, from, sizeof to);
}
LANE_INLINE void store(const Wide &from, double *to)
{
    std::memcpy(to, &from, sizeof from);
}

template <std::size_t by, std::size_t... at>
LANE_INLINE void shift(const Wide &before, const Wide &now, Wide &out, std::index_sequence<at...>)
{
    out = __builtin_shufflevector(before, now, (lane - by + at)...);
}

/// The newest registers of a column.
struct Trail
{
    Wide last[16 / lane]{};
    /// The values `by` bars before those of `now`.
    template <std::size_t by>
    LANE_INLINE void back(const Wide &now, Wide &out) const
    {
        if constexpr (by < lane)
            shift<by>(last[0], now, out, std::make_index_sequence<lane>());
        else
            out = last[by / lane - 1];
    }
    template <std::size_t by>
    LANE_INLINE void push(const Wide &now)
    {
        for (std::size_t i = by < lane ? 0 : by / lane - 1; i > 0; --i)
            last[i] = last[i - 1];
        last[0] = now;
    }
};

/// How two pieces of `span` bars each become one. A column of a step has `parts` registers.
struct SumOf
{
    static constexpr std::size_t parts = 1;
    LANE_INLINE static void values(const Wide &now, const Wide &before, Wide *out) { *out = now + before; }
    template <std::size_t>
    LANE_INLINE static void merge(const Wide *now, const Wide *before, Wide *out)
    {
        *out = *now + *before;
    }
};
struct MaxOf
{
    static constexpr std::size_t parts = 1;
    LANE_INLINE static void values(const Wide &now, const Wide &before, Wide *out)
    {
        *out = now > before ? now : before;
    }
    template <std::size_t>
    LANE_INLINE static void merge(const Wide *now, const Wide *before, Wide *out)
    {
        *out = *now > *before ? *now : *before;
    }
};
struct MinOf
{
    static constexpr std::size_t parts = 1;
    LANE_INLINE static void values(const Wide &now, const Wide &before, Wide *out)
    {
        *out = now < before ? now : before;
    }
    template <std::size_t>
    LANE_INLINE static void merge(const Wide *now, const Wide *before, Wide *out)
    {
        *out = *now < *before ? *now : *before;
    }
};
/// Sum and moment: see Line.
struct LineOf
{
    static constexpr std::size_t parts = 2;
    LANE_INLINE static void values(const Wide &now, const Wide &before, Wide *out)
    {
        out[0] = now + before;
        out[1] = 0.5 * (now - before);
    }
    template <std::size_t span>
    LANE_INLINE static void merge(const Wide *now, const Wide *before, Wide *out)
    {
        constexpr double half = static_cast<double>(span) / 2;
        out[0] = now[0] + before[0];
        out[1] = (now[1] + before[1]) + half * (now[0] - before[0]);
    }
};
/// Sum and squares: see Moments.
struct MomentsOf
{
    static constexpr std::size_t parts = 2;
    LANE_INLINE static void values(const Wide &now, const Wide &before, Wide *out)
    {
        const Wide across = now - before;
        out[0] = now + before;
        out[1] = across * across;
    }
    template <std::size_t>
    LANE_INLINE static void merge(const Wide *now, const Wide *before, Wide *out)
    {
        const Wide across = now[0] - before[0], inside = now[1] + before[1];
        out[0] = now[0] + before[0];
        out[1] = (inside + inside) + across * across;
    }
};

template <class Of, std::size_t levels>
struct Doubling
{
    Trail trail[levels][Of::parts];
    double *columns[levels * Of::parts];

    /// From the pieces of level `l` (2^l bars each) to the next level, and on.
    template <std::size_t l>
    LANE_INLINE void rise(const Wide *now, std::size_t to)
    {
        if (columns[(l - 1) * Of::parts] != nullptr)
            for (std::size_t part = 0; part < Of::parts; ++part)
                store(now[part], columns[(l - 1) * Of::parts + part] + to);
        if constexpr (l < levels) {
            constexpr std::size_t span = std::size_t(1) << l;
            Wide before[Of::parts], next[Of::parts];
            for (std::size_t part = 0; part < Of::parts; ++part) {
                trail[l - 1][part].template back<span>(now[part], before[part]);
                trail[l - 1][part].template push<span>(now[part]);
            }
            Of::template merge<span>(now, before, next);
            rise<l + 1>(next, to);
        }
    }
    /// The next bars; `older` is x one bar earlier.
    LANE_INLINE void pass(const double *x, const double *older, std::size_t to)
    {
        Wide now, before, two[Of::parts];
        load(x, now);
        load(older, before);
        Of::values(now, before, two);
        rise<1>(two, to);
    }
};

template <class Of, std::size_t levels>
LANE_TARGET void folding(const double *x, std::size_t count, double *const *columns)
{
    Doubling<Of, levels> at;
    std::copy_n(columns, levels * Of::parts, at.columns);
    double edge[lane + 1] = {}; // what lies outside of x is 0, and in no value that is used
    std::copy_n(x, std::min(count, lane), edge + 1);
    at.pass(edge + 1, edge, 0);
    std::size_t j = lane;
    for (; j + lane <= count; j += lane)
        at.pass(x + j, x + j - 1, j);
    if (j < count) {
        std::fill(std::begin(edge), std::end(edge), 0.0);
        std::copy(x + j - 1, x + count, edge);
        at.pass(edge + 1, edge, j);
    }
}

/// The columns of a smoothing as they pass by.
struct Smoothing
{
    SmootherWeights w;
    Trail two, four, eight;

    /// The next bars; `older` is x one bar earlier. Gives the column of 16.
    LANE_INLINE void pass(const double *x, const double *older, Wide &out)
    {
        Wide now, before;
        load(x, now);
        load(older, before);
        step(now, before, out);
    }
    LANE_INLINE void step(const Wide &now, const Wide &before, Wide &out)
    {
        Wide back;
        const Wide pair = w.take * now + w.next * before;
        two.template back<2>(pair, back);
        two.template push<2>(pair);
        const Wide quad = pair + w.two * back;
        four.template back<4>(quad, back);
        four.template push<4>(quad);
        const Wide octet = quad + w.four * back;
        eight.template back<8>(octet, back);
        eight.template push<8>(octet);
        out = octet + w.eight * back;
    }
};

LANE_TARGET void smoothSixteens(const double *x, std::size_t bars, const SmootherWeights &weights, double *y)
{
    constexpr std::size_t parts = 16 / lane;
    double front[lane] = {}; // nothing before x − 16 is read, nor needed
    std::copy_n(x - 16, lane - 1, front + 1);
    Smoothing at{weights, {}, {}, {}};
    Wide sum, last[parts];
    at.pass(x - 16, front, sum);
    for (std::size_t part = 1; part < parts; ++part)
        at.pass(x - 16 + lane * part, x - 17 + lane * part, sum);
    for (std::size_t part = 0; part < parts; ++part)
        load(y - 16 + lane * part, last[part]);
    std::size_t i = 0;
    for (; i + 16 <= bars; i += 16)
#pragma GCC unroll 4
        for (std::size_t part = 0; part < parts; ++part) {
            at.pass(x + i + lane * part, x + i + lane * part - 1, sum);
            last[part] = sum + weights.sixteen * last[part];
            store(last[part], y + i + lane * part);
        }
#pragma GCC unroll 4
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t bar = i + lane * part, left = bar < bars ? std::min(lane, bars - bar) : 0;
        double some[lane + 1] = {}, out[lane];
        std::copy_n(x + bar - 1, left == 0 ? 0 : left + 1, some);
        at.pass(some + 1, some, sum);
        store(sum + weights.sixteen * last[part], out);
        std::copy_n(out, left, y + bar);
    }
}

template <class Of, std::size_t... level>
constexpr std::array<Lanes::Folding, quickLevels> foldings(std::index_sequence<level...>)
{
    return {folding<Of, level + 1>...};
}
template <class Of>
constexpr std::array<Lanes::Folding, quickLevels> allFoldings()
{
    return foldings<Of>(std::make_index_sequence<quickLevels>());
}

} // namespace
} // namespace studies
#endif
