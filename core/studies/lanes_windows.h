// Sums, extremes, moments and lines of whole windows, for one width of registers, as lanes_body.h. Inside
// `studies` only, by lanes_*.cpp only.
#pragma once

#include "studies/lanes_climb.h"
#include "studies/moments.h"

#if STUDIES_LANES
namespace studies {
namespace {

template <class Of>
struct FoldEnd
{
    double scale;
    double *out;
    template <class Rings>
    LANE_INLINE void put(const Wide *top, const Rings &rings, std::size_t i, std::size_t count) const
    {
        Wide total = top[0], other;
        for (std::size_t p = 1; p < rings.count(); ++p) {
            rings.read(p, 0, other);
            Of::template merge<1>(&total, &other, &total);
        }
        if constexpr (std::is_same_v<Of, SumOf>)
            total = scale * total;
        storeSome(total, count, out + i);
    }
};

template <class Of, std::size_t levels>
LANE_TARGET void foldWindows(const double *x, std::size_t bars, const Pieces &pieces, double scale,
                             double *out)
{
    eachWindow<Of, levels>({{x, nullptr}}, bars, pieces, FoldEnd<Of>{scale, out});
}

/// What the sum of each piece weighs.
struct Shares
{
    double bars[quickLevels + 1], weight[quickLevels + 1];
};

/// The mean and the variance of a window from its pieces.
struct Spread
{
    Shares shares;
    double scale, rounding;

    LANE_INLINE Spread(const Pieces &pieces, double noise) : shares{}, rounding(noise)
    {
        const double period = static_cast<double>(pieces.period);
        scale = 1 / period;
        for (std::size_t p = 0; p < pieces.count; ++p) {
            shares.bars[p] = static_cast<double>(Pieces::span(pieces.piece[p].level));
            shares.weight[p] = 1 / (shares.bars[p] * period);
        }
    }
    template <class Rings>
    LANE_INLINE void take(const Wide *top, const Rings &rings, Wide &middle, Wide &variance) const
    {
        const Wide none{};
        Wide total = top[0], sum, square;
        for (std::size_t p = 1; p < rings.count(); ++p) {
            rings.read(p, 0, sum);
            total += sum;
        }
        middle = total * scale;
        const Wide noise = rounding * middle, first = top[0] - shares.bars[0] * middle;
        Wide spread = shares.weight[0] * (top[1] + first * first);
        for (std::size_t p = 1; p < rings.count(); ++p) {
            rings.read(p, 0, sum);
            rings.read(p, 1, square);
            const Wide away = sum - shares.bars[p] * middle;
            spread += shares.weight[p] * (square + away * away);
        }
        variance = spread <= noise * noise ? none : spread;
    }
};

struct MomentsEnd
{
    Spread spread;
    double *mean, *variance;
    template <class Rings>
    LANE_INLINE void put(const Wide *top, const Rings &rings, std::size_t i, std::size_t count) const
    {
        Wide middle, width;
        spread.take(top, rings, middle, width);
        storeSome(middle, count, mean + i);
        storeSome(width, count, variance + i);
    }
};

template <std::size_t levels>
LANE_TARGET void momentsOf(const double *x, std::size_t bars, const Pieces &pieces, double rounding,
                           double *mean, double *variance)
{
    eachWindow<MomentsOf, levels>({{x, nullptr}}, bars, pieces,
                                  MomentsEnd{{pieces, rounding}, mean, variance});
}

#if LANE_COUNT == 8
LANE_INLINE void root(const Wide &of, Wide &out)
{
    out = _mm512_maskz_sqrt_pd(0xFF, of); // all of them; the plain form warns of what it does not read
}
#else
LANE_INLINE void root(const Wide &of, Wide &out)
{
    out = _mm256_sqrt_pd(of);
}
#endif

struct BandsEnd
{
    Spread spread;
    Bands by;
    template <class Rings>
    LANE_INLINE void put(const Wide *top, const Rings &rings, std::size_t i, std::size_t count) const
    {
        Wide middle, width;
        spread.take(top, rings, middle, width);
        root(width, width);
        if (by.middle == nullptr) {
            storeSome(by.up * width, count, by.upper + i);
            return;
        }
        storeSome(middle + by.up * width, count, by.upper + i);
        storeSome(middle, count, by.middle + i);
        storeSome(middle - by.down * width, count, by.lower + i);
    }
};

template <std::size_t levels>
LANE_TARGET void bandsOf(const double *x, std::size_t bars, const Pieces &pieces, double rounding,
                         const Bands &by)
{
    eachWindow<MomentsOf, levels>({{x, nullptr}}, bars, pieces, BandsEnd{{pieces, rounding}, by});
}

template <std::size_t... level>
constexpr auto allBands(std::index_sequence<level...>)
{
    return std::array{bandsOf<level + 1>...};
}

struct LineEnd
{
    double distance[quickLevels + 1];
    LineScales by;
    double *mean, *slope;
    template <class Rings>
    LANE_INLINE void put(const Wide *top, const Rings &rings, std::size_t i, std::size_t count) const
    {
        const Wide none{};
        Wide sum, lean, total = top[0], moment = top[1] + distance[0] * total;
        for (std::size_t p = 1; p < rings.count(); ++p) {
            rings.read(p, 0, sum);
            rings.read(p, 1, lean);
            total += sum;
            moment += lean + distance[p] * sum;
        }
        const Wide middle = total * by.share, rise = moment * by.steepness;
        const Wide size = middle < none ? -middle : middle, up = rise < none ? -rise : rise;
        const Wide settled = up <= by.rounding * size ? none : rise;
        if (slope != nullptr) {
            storeSome(middle, count, mean + i);
            storeSome(settled, count, slope + i);
        } else
            storeSome(middle + by.reach * settled, count, mean + i);
    }
};

template <std::size_t levels>
LANE_TARGET void linesOf(const double *x, std::size_t bars, const Pieces &pieces, const LineScales &by,
                         double *mean, double *slope)
{
    LineEnd end{{}, by, mean, slope};
    for (std::size_t p = 0; p < pieces.count; ++p)
        end.distance[p] = pieces.distance(p);
    eachWindow<LineOf, levels>({{x, nullptr}}, bars, pieces, end);
}

template <class Of, std::size_t... level>
constexpr std::array<Lanes::Windowing, quickLevels> windowings(std::index_sequence<level...>)
{
    return {foldWindows<Of, level + 1>...};
}
template <std::size_t... level>
constexpr Lanes lanesOf(std::index_sequence<level...> all)
{
    return {{allFoldings<SumOf>(), allFoldings<MaxOf>(), allFoldings<MinOf>()},
            allFoldings<LineOf>(),
            allFoldings<MomentsOf>(),
            {windowings<SumOf>(all), windowings<MaxOf>(all), windowings<MinOf>(all)},
            {linesOf<level + 1>...},
            {momentsOf<level + 1>...},
            smoothSixteens};
}

constexpr Lanes made = lanesOf(std::make_index_sequence<quickLevels>());

} // namespace
} // namespace studies
#endif
