// The kernels of fused.h that add up whole windows, for one width of registers, as lanes_body.h. Inside
// `studies` only, by lanes_*.cpp only.
#pragma once

#include "studies/fused.h"
#include "studies/lanes_windows.h"

#if STUDIES_LANES
namespace studies {
namespace {

constexpr std::size_t parts = 16 / lane; // registers to sixteen bars

LANE_INLINE void larger(const Wide &a, const Wide &b, Wide &out)
{
    out = a > b ? a : b;
}
LANE_INLINE void smaller(const Wide &a, const Wide &b, Wide &out)
{
    out = a < b ? a : b;
}

/// The extreme of a piece and how many bars before its end it lies; of equals the newest or the oldest one.
template <bool highest, bool newest>
struct AgeOf
{
    static constexpr std::size_t parts = 2;
    LANE_INLINE static void values(const Wide &now, const Wide &before, Wide *out)
    {
        const Wide last[2]{now, Wide{}}, first[2]{before, Wide{}};
        choose(last, first, 1, out);
    }
    template <std::size_t span>
    LANE_INLINE static void merge(const Wide *now, const Wide *before, Wide *out)
    {
        choose(now, before, static_cast<double>(span), out);
    }
    LANE_INLINE static void choose(const Wide *now, const Wide *before, double distance, Wide *out)
    {
        if constexpr (highest && newest)
            take(before[0] > now[0], now, before, distance, out);
        else if constexpr (highest)
            take(before[0] >= now[0], now, before, distance, out);
        else if constexpr (newest)
            take(before[0] < now[0], now, before, distance, out);
        else
            take(before[0] <= now[0], now, before, distance, out);
    }

private:
    template <class Mask>
    LANE_INLINE static void take(const Mask &older, const Wide *now, const Wide *before, double distance,
                                 Wide *out)
    {
        out[1] = older ? before[1] + distance : now[1];
        out[0] = older ? before[0] : now[0];
    }
};

template <class Of>
struct AgeEnd
{
    double offset[quickLevels + 1];
    double *out;
    template <class Rings>
    LANE_INLINE void put(const Wide *top, const Rings &rings, std::size_t i, std::size_t count) const
    {
        Wide best[2]{top[0], top[1]}, other[2];
        for (std::size_t p = 1; p < rings.count(); ++p) {
            rings.read(p, 0, other[0]);
            rings.read(p, 1, other[1]);
            Of::choose(best, other, offset[p], best);
        }
        storeSome(best[1], count, out + i);
    }
};

template <class Of, std::size_t levels>
LANE_TARGET void windowAges(const double *x, std::size_t bars, const Pieces &pieces, double *out)
{
    AgeEnd<Of> end{{}, out};
    for (std::size_t p = 0; p < pieces.count; ++p)
        end.offset[p] = static_cast<double>(pieces.piece[p].offset);
    eachWindow<Of, levels>({{x, nullptr}}, bars, pieces, end);
}

template <class Of, std::size_t... level>
constexpr std::array<Fused::Ages, quickLevels> agesOf(std::index_sequence<level...>)
{
    return {windowAges<Of, level + 1>...};
}
template <bool highest>
constexpr std::array<std::array<Fused::Ages, quickLevels>, 2> agesOf()
{
    constexpr auto all = std::make_index_sequence<quickLevels>();
    return {agesOf<AgeOf<highest, false>>(all), agesOf<AgeOf<highest, true>>(all)};
}

struct SharesEnd
{
    double *out;
    template <class Rings>
    LANE_INLINE void put(const Wide *top, const Rings &rings, std::size_t i, std::size_t count) const
    {
        const Wide none{};
        Wide sum[2]{top[0], top[1]}, other[2];
        for (std::size_t p = 1; p < rings.count(); ++p) {
            rings.read(p, 0, other[0]);
            rings.read(p, 1, other[1]);
            sum[0] += other[0];
            sum[1] += other[1];
        }
        const Wide total = sum[0] + sum[1], share = 100 * sum[0] / total;
        storeSome(total > none ? share : none, count, out + i);
    }
};

template <std::size_t levels>
LANE_TARGET void windowShares(const double *up, const double *down, std::size_t bars, const Pieces &pieces,
                              double *out)
{
    eachWindow<PairOf, levels>({{up, down}}, bars, pieces, SharesEnd{out});
}

template <std::size_t... level>
constexpr auto allShares(std::index_sequence<level...>)
{
    return std::array{windowShares<level + 1>...};
}

LANE_TARGET void windowDistances(const double *x, const double *mean, std::size_t period, std::size_t bars,
                                 double scale, double *out)
{
    const Wide none{};
    for (std::size_t i = 0; i < bars; i += 16) {
        Wide total[parts]{}, middle[parts];
        for (std::size_t part = 0; part < parts; ++part)
            load(mean + i + lane * part, middle[part]);
        for (std::size_t back = period; back-- > 0;)
            for (std::size_t part = 0; part < parts; ++part) {
                Wide value;
                load(x + i + lane * part - back, value);
                const Wide away = value - middle[part];
                total[part] += away < none ? -away : away;
            }
        for (std::size_t part = 0; part < parts; ++part)
            store(scale * total[part], out + i + lane * part);
    }
}

LANE_TARGET void windowProducts(const double *a, const double *meanA, const double *b, const double *meanB,
                                std::size_t period, std::size_t bars, double scale, double *out)
{
    for (std::size_t i = 0; i < bars; i += 16) {
        Wide total[parts]{}, middleA[parts], middleB[parts];
        for (std::size_t part = 0; part < parts; ++part) {
            load(meanA + i + lane * part, middleA[part]);
            load(meanB + i + lane * part, middleB[part]);
        }
        for (std::size_t back = period; back-- > 0;)
            for (std::size_t part = 0; part < parts; ++part) {
                Wide one, other;
                load(a + i + lane * part - back, one);
                load(b + i + lane * part - back, other);
                total[part] += (one - middleA[part]) * (other - middleB[part]);
            }
        for (std::size_t part = 0; part < parts; ++part)
            store(scale * total[part], out + i + lane * part);
    }
}

LANE_TARGET void windowRanges(const double *sum, const double *mean, std::size_t period, std::size_t bars,
                              double *out)
{
    for (std::size_t i = 0; i < bars; i += 16) {
        Wide first[parts], middle[parts], top[parts], bottom[parts];
        const double *start = sum + i - period;
        for (std::size_t part = 0; part < parts; ++part) {
            Wide next;
            load(start + lane * part, first[part]);
            load(mean + i + lane * part, middle[part]);
            load(start + lane * part + 1, next);
            top[part] = bottom[part] = next - first[part] - middle[part];
        }
        for (std::size_t k = 2; k <= period; ++k) {
            const double steps = static_cast<double>(k);
            for (std::size_t part = 0; part < parts; ++part) {
                Wide value;
                load(start + lane * part + k, value);
                const Wide away = value - first[part] - steps * middle[part];
                larger(away, top[part], top[part]);
                smaller(away, bottom[part], bottom[part]);
            }
        }
        for (std::size_t part = 0; part < parts; ++part)
            store(top[part] - bottom[part], out + i + lane * part);
    }
}

LANE_TARGET void windowRanks(const double *x, std::size_t period, std::size_t bars, double scale, double *out)
{
    const Wide none{}, one = none + 1;
    for (std::size_t i = 0; i < bars; i += 16) {
        Wide now[parts], below[parts]{};
        for (std::size_t part = 0; part < parts; ++part)
            load(x + i + lane * part, now[part]);
        for (std::size_t back = 1; back <= period; ++back)
            for (std::size_t part = 0; part < parts; ++part) {
                Wide value;
                load(x + i + lane * part - back, value);
                below[part] += value < now[part] ? one : none;
            }
        for (std::size_t part = 0; part < parts; ++part)
            store(scale * below[part], out + i + lane * part);
    }
}

LANE_TARGET void windowPowers(const double *x, const double *mean, std::size_t period, double *const *sums)
{
    for (std::size_t part = 0; part < parts; ++part) {
        Wide middle, total[4]{};
        load(mean + lane * part, middle);
        for (std::size_t back = period; back-- > 0;) {
            Wide value;
            load(x + lane * part - back, value);
            const Wide away = value - middle, square = away * away;
            total[0] += away;
            total[1] += square;
            total[2] += square * away;
            total[3] += square * square;
        }
        for (std::size_t power = 0; power < 4; ++power)
            store(total[power], sums[power] + lane * part);
    }
}

} // namespace
} // namespace studies
#endif
