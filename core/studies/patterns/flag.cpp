#include "studies/patterns/detectors.h"
#include "studies/patterns/market.h"

namespace studies {
namespace {

constexpr std::size_t longestPole = Market::stretch - 1, shortestFlag = 5, longestFlag = 25;
constexpr double polePace = 5; // ATR

/// A pole and what has hung from it since; prices are turned over for poles that fall.
struct Pole
{
    std::size_t foot = 0, tip = 0; // bars; tip 0: none
    double from = 0, to = 0;
    double lowest = 0; // since the tip
};

/// Sees the candles upright (side 1) or turned over (−1).
struct View
{
    const Market &market;
    int side;
    [[nodiscard]] double high(std::size_t i) const
    {
        return side > 0 ? market.input.high[i] : -market.input.low[i];
    }
    [[nodiscard]] double low(std::size_t i) const
    {
        return side > 0 ? market.input.low[i] : -market.input.high[i];
    }
    [[nodiscard]] double close(std::size_t i) const { return side * market.input.close[i]; }
    [[nodiscard]] double lowest(std::size_t i) const
    {
        return side > 0 ? market.lowest[i] : -market.highest[i];
    }
    [[nodiscard]] double highest(std::size_t i) const
    {
        return side > 0 ? market.highest[i] : -market.lowest[i];
    }
};

/// A pole ends at this bar: it makes the high of the stretch, far above the low that came before it.
Pole poleAt(const View &view, std::size_t bar)
{
    Pole pole;
    const double from = view.lowest(bar), to = view.high(bar);
    const double unit = view.market.unit[bar - longestPole];
    if (to <= view.highest(bar - 1) || !(to - from >= polePace * unit))
        return pole;
    std::size_t foot = bar;
    while (view.low(foot) > from)
        --foot;
    return foot < bar ? Pole{foot, bar, from, to, view.low(bar)} : pole;
}

struct Slopes
{
    double highs = 0, lows = 0; // per bar, least squares
};

Slopes slopesOf(const View &view, std::size_t first, std::size_t last)
{
    const double middle = static_cast<double>(last - first) / 2;
    double weight = 0;
    Slopes out;
    for (std::size_t i = first; i <= last; ++i) {
        const double x = static_cast<double>(i - first) - middle;
        weight += x * x;
        out.highs += x * view.high(i);
        out.lows += x * view.low(i);
    }
    return {out.highs / weight, out.lows / weight};
}

/// Both edges lean back or are flat: a flag; they close: a pennant; anything else is neither.
const char *kindOf(const Slopes &slopes, double depth, std::size_t bars, int side)
{
    const double run = static_cast<double>(bars) / depth, highs = slopes.highs * run,
                 lows = slopes.lows * run;
    if (highs < 0 && lows > 0)
        return side > 0 ? "bull_pennant" : "bear_pennant";
    return highs <= 0.2 && lows <= 0.2 ? (side > 0 ? "bull_flag" : "bear_flag") : nullptr;
}

void found(const View &view, const Pole &pole, std::size_t bar, std::vector<PatternEvent> &events)
{
    const Market &market = view.market;
    const double length = pole.to - pole.from, depth = pole.to - pole.lowest;
    const char *kind = kindOf(slopesOf(view, pole.tip + 1, bar - 1), depth, bar - pole.tip, view.side);
    if (kind == nullptr)
        return;
    publish(events, "flag", kind, bar, directionOf(view.side),
            (share(length / market.unit[bar], 3, 10) + share(depth / length, 0.6, 0.2) + market.busy(bar)) /
                3,
            {{"pole_from", view.side * pole.from},
             {"pole_from_bar", static_cast<double>(pole.foot)},
             {"pole_to", view.side * pole.to},
             {"pole_to_bar", static_cast<double>(pole.tip)},
             {"retreat", view.side * pole.lowest},
             {"target", view.side * (pole.lowest + length)},
             {"close", market.input.close[bar]}});
}

void detectSide(const Market &market, int side, std::vector<PatternEvent> &events)
{
    const View view{market, side};
    Pole pole;
    for (std::size_t bar = longestPole + 14; bar < market.size(); ++bar) {
        if (pole.tip != 0 && view.close(bar) > pole.to && bar - pole.tip > shortestFlag &&
            market.unit[bar] > 0) {
            found(view, pole, bar, events);
            pole = {};
        }
        if (const Pole newer = poleAt(view, bar); newer.tip != 0)
            pole = newer;
        else if (pole.tip != 0) {
            pole.lowest = std::min(pole.lowest, view.low(bar));
            const bool deep = pole.to - pole.lowest > 0.6 * (pole.to - pole.from);
            const bool early = bar - pole.tip <= shortestFlag && view.high(bar) > pole.to;
            if (deep || early || bar - pole.tip >= longestFlag)
                pole = {};
        }
    }
}

} // namespace

/// A flag: a pole of at least five ATR within at most eleven bars, then 5 to 25 bars that give back no more
/// than 0.6 of it, and a close beyond its tip, which is the event. If the highs fall and the lows rise (least
/// squares) while it hangs it is a pennant (`bull_pennant`, `bear_pennant`), if both lean back or stay flat a
/// flag (`bull_flag`, `bear_flag`); otherwise it is nothing. A higher tip within five bars makes the pole
/// longer, or too slow to be one.
///
/// Confidence is the mean of the pole's length (3 to 10 ATR), how little was given back (0.6 to 0.2) and how
/// busy the bar was. Details: the pole's ends with their bars, the furthest retreat, the target (the pole
/// again from there), the close.
void detectFlag(const Market &market, std::vector<PatternEvent> &events)
{
    detectSide(market, 1, events);
    detectSide(market, -1, events);
}

} // namespace studies
