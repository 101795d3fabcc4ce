// The climb to a whole window in registers, folded by doubling and put together from its pieces in one pass,
// for one width of registers, as lanes_body.h. Inside `studies` only, by lanes_*.cpp only.
#pragma once

#include "studies/lanes_body.h"
#include "studies/window.h"

#if STUDIES_LANES
#include <immintrin.h>

namespace studies {
namespace {

#if LANE_COUNT == 8
/// Which lanes of two registers stand `by` bars before those of the second one.
struct Behind
{
    __m512i lanes;
    LANE_INLINE void set(std::size_t by)
    {
        alignas(64) std::int64_t at[lane];
        for (std::size_t i = 0; i < lane; ++i)
            at[i] = static_cast<std::int64_t>(lane - by + i);
        lanes = _mm512_load_si512(at);
    }
    LANE_INLINE void read(const Wide &before, const Wide &now, Wide &out) const
    {
        out = _mm512_permutex2var_pd(before, lanes, now);
    }
};
#else
struct Behind
{
    __m256i lanes; // both registers turned by as much, then one chosen: in halves of doubles
    __m256d first;
    LANE_INLINE void set(std::size_t by)
    {
        alignas(32) std::int32_t at[2 * lane];
        alignas(32) double older[lane];
        for (std::size_t i = 0; i < lane; ++i) {
            const auto from = static_cast<std::int32_t>((lane - by + i) % lane);
            at[2 * i] = 2 * from;
            at[2 * i + 1] = 2 * from + 1;
            older[i] = i < by ? -1 : 1;
        }
        lanes = _mm256_load_si256(reinterpret_cast<const __m256i *>(at));
        first = _mm256_load_pd(older);
    }
    LANE_INLINE void read(const Wide &before, const Wide &now, Wide &out) const
    {
        const __m256 older = _mm256_permutevar8x32_ps(_mm256_castpd_ps(before), lanes);
        const __m256 newer = _mm256_permutevar8x32_ps(_mm256_castpd_ps(now), lanes);
        out = _mm256_blendv_pd(_mm256_castps_pd(newer), _mm256_castps_pd(older), first);
    }
};
#endif

/// The sums of two columns side by side.
struct PairOf
{
    static constexpr std::size_t parts = 2;
    template <std::size_t>
    LANE_INLINE static void merge(const Wide *now, const Wide *before, Wide *out)
    {
        out[0] = now[0] + before[0];
        out[1] = now[1] + before[1];
    }
};

template <class Of>
constexpr std::size_t columnsOf = 1;
template <>
constexpr std::size_t columnsOf<PairOf> = 2;

/// The columns of the pieces that stand behind the window's end, read again from rings of whole registers: a
/// register that straddles two that were just written would have to wait for them.
template <class Of, std::size_t levels>
class Rings
{
public:
    LANE_INLINE explicit Rings(const Pieces &pieces) : m_count(pieces.count)
    {
        for (std::size_t p = 1; p < m_count; ++p) {
            const auto [level, offset] = pieces.piece[p];
            m_kept[level] = true;
            m_level[p] = level;
            m_registers[p] = offset / lane;
            m_behind[p].set(offset % lane);
        }
    }
    [[nodiscard]] LANE_INLINE std::size_t count() const { return m_count; }
    LANE_INLINE void turn() { ++m_turn; }
    template <std::size_t l>
    LANE_INLINE void keep(const Wide *now)
    {
        if (m_kept[l])
            for (std::size_t part = 0; part < Of::parts; ++part)
                m_ring[l][part][m_turn % depth] = now[part];
    }
    /// A part of a piece but the first one at these bars.
    LANE_INLINE void read(std::size_t p, std::size_t part, Wide &out) const
    {
        const Wide *ring = m_ring[m_level[p]][part];
        const std::size_t at = m_turn - m_registers[p];
        m_behind[p].read(ring[(at - 1) % depth], ring[at % depth], out);
    }

private:
    static constexpr std::size_t depth = 128 / lane; // a power of two
    static constexpr std::size_t most = levels + 1;  // pieces

    Wide m_ring[levels + 1][Of::parts][depth];
    bool m_kept[levels + 1]{};
    std::size_t m_count, m_turn = depth;
    std::size_t m_level[most], m_registers[most];
    Behind m_behind[most];
};

/// The way up to the first piece, which ends with the window; apart from the rings, so that it stays in
/// registers.
template <class Of, std::size_t levels>
struct Climb
{
    Trail trail[levels][Of::parts];
    Wide top[Of::parts];

    /// The next bars of each column; `before` is one bar earlier.
    LANE_INLINE void pass(const Wide *now, const Wide *before, Rings<Of, levels> &rings)
    {
        Wide one[2]{}, two[Of::parts];
        for (std::size_t c = 0; c < columnsOf<Of>; ++c)
            one[c] = now[c];
        rings.turn();
        rings.template keep<0>(one);
        if constexpr (columnsOf<Of> == 1)
            Of::values(now[0], before[0], two);
        else
            Of::template merge<1>(now, before, two);
        rise<1>(two, rings);
    }
    template <std::size_t l>
    LANE_INLINE void rise(const Wide *now, Rings<Of, levels> &rings)
    {
        rings.template keep<l>(now);
        if constexpr (l == levels)
            for (std::size_t part = 0; part < Of::parts; ++part)
                top[part] = now[part];
        else {
            constexpr std::size_t span = std::size_t(1) << l;
            Wide before[Of::parts], next[Of::parts];
            for (std::size_t part = 0; part < Of::parts; ++part) {
                trail[l - 1][part].template back<span>(now[part], before[part]);
                trail[l - 1][part].template push<span>(now[part]);
            }
            Of::template merge<span>(now, before, next);
            rise<l + 1>(next, rings);
        }
    }
};

LANE_INLINE void storeSome(const Wide &from, std::size_t count, double *to)
{
    if (count == lane)
        store(from, to);
    else
        std::memcpy(to, &from, count * sizeof(double));
}

/// The columns that a window is folded of, with period − 1 readable values in front; the second one only
/// where the fold has two.
struct Sources
{
    const double *x[2];
};

/// Calls end.put(top, rings, bar, count) for every lane of bars, `count` of which are wanted. What lies
/// outside of the columns is 0, and in no value that is used.
template <class Of, std::size_t levels, class End>
LANE_INLINE void eachWindow(const Sources &from, std::size_t bars, const Pieces &pieces, const End &end)
{
    constexpr std::size_t columns = columnsOf<Of>;
    Rings<Of, levels> rings(pieces);
    Climb<Of, levels> climb;
    double edge[columns][lane + 1] = {};
    const std::size_t front = pieces.period - 1, first = (front - 1) % lane + 1;
    Wide now[columns], before[columns];
    for (std::size_t c = 0; c < columns; ++c) {
        std::copy_n(from.x[c] - front, first, edge[c] + 1 + lane - first);
        load(edge[c] + 1, now[c]);
        load(edge[c], before[c]);
    }
    climb.pass(now, before, rings);
    for (std::size_t back = front - first; back > 0; back -= lane) {
        for (std::size_t c = 0; c < columns; ++c) {
            load(from.x[c] - back, now[c]);
            load(from.x[c] - back - 1, before[c]);
        }
        climb.pass(now, before, rings);
    }
    std::size_t i = 0;
    for (; i + lane <= bars; i += lane) {
        for (std::size_t c = 0; c < columns; ++c) {
            load(from.x[c] + i, now[c]);
            load(from.x[c] + i - 1, before[c]);
        }
        climb.pass(now, before, rings);
        end.put(climb.top, rings, i, lane);
    }
    if (i == bars)
        return;
    for (std::size_t c = 0; c < columns; ++c) {
        std::copy(from.x[c] + i - 1, from.x[c] + bars, edge[c]);
        load(edge[c] + 1, now[c]);
        load(edge[c], before[c]);
    }
    climb.pass(now, before, rings);
    end.put(climb.top, rings, i, bars - i);
}

} // namespace
} // namespace studies
#endif
