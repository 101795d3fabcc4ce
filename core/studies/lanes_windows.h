// Sums, extremes, moments and lines of whole windows, for one width of registers, as lanes_body.h. Inside
// `studies` only, by lanes_*.cpp only.
#pragma once

#include "studies/lanes_climb.h"

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
    eachWindow<Of, levels>(x, bars, pieces, FoldEnd<Of>{scale, out});
}

/// What the sum of each piece weighs.
struct Shares
{
    double bars[quickLevels + 1], weight[quickLevels + 1];
};

struct MomentsEnd
{
    Shares shares{};
    double scale, rounding;
    double *mean, *variance;
    template <class Rings>
    LANE_INLINE void put(const Wide *top, const Rings &rings, std::size_t i, std::size_t count) const
    {
        const Wide none{};
        Wide total = top[0], sum, square;
        for (std::size_t p = 1; p < rings.count(); ++p) {
            rings.read(p, 0, sum);
            total += sum;
        }
        const Wide middle = total * scale, noise = rounding * middle;
        const Wide first = top[0] - shares.bars[0] * middle;
        Wide spread = shares.weight[0] * (top[1] + first * first);
        for (std::size_t p = 1; p < rings.count(); ++p) {
            rings.read(p, 0, sum);
            rings.read(p, 1, square);
            const Wide away = sum - shares.bars[p] * middle;
            spread += shares.weight[p] * (square + away * away);
        }
        storeSome(middle, count, mean + i);
        storeSome(spread <= noise * noise ? none : spread, count, variance + i);
    }
};

template <std::size_t levels>
LANE_TARGET void momentsOf(const double *x, std::size_t bars, const Pieces &pieces, double rounding,
                           double *mean, double *variance)
{
    const double period = static_cast<double>(pieces.period);
    Shares shares{};
    for (std::size_t p = 0; p < pieces.count; ++p) {
        shares.bars[p] = static_cast<double>(Pieces::span(pieces.piece[p].level));
        shares.weight[p] = 1 / (shares.bars[p] * period);
    }
    eachWindow<MomentsOf, levels>(x, bars, pieces, MomentsEnd{shares, 1 / period, rounding, mean, variance});
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
    eachWindow<LineOf, levels>(x, bars, pieces, end);
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
