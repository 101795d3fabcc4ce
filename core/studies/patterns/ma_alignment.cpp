#include "studies/patterns/detectors.h"
#include "studies/patterns/market.h"

namespace studies {
namespace {

constexpr std::size_t rest = 20; // bars out of line before the same order is news again

/// The smallest of the three gaps between neighbouring averages, in units of ATR; positive if all are in the
/// order that `side` asks for.
double smallestGap(const Market &market, std::size_t bar, int side)
{
    const double s = side / market.unit[bar];
    return std::min({(market.sma20[bar] - market.sma50[bar]) * s,
                     (market.sma50[bar] - market.sma100[bar]) * s,
                     (market.sma100[bar] - market.sma200[bar]) * s});
}

void detectSide(const Market &market, int side, std::vector<PatternEvent> &events)
{
    std::size_t out = rest; // bars since they were last in line
    for (std::size_t bar = 199; bar < market.size(); ++bar) {
        const double gap = smallestGap(market, bar, side);
        if (gap >= 0.25 && out >= rest) {
            const double slope = (market.sma200[bar] - market.sma200[bar < 219 ? 199 : bar - 20]) * side;
            const double beyond = (market.input.close[bar] - market.sma20[bar]) * side;
            publish(events, "ma_alignment:20:50:100:200",
                    side > 0 ? "ma_bullish_alignment" : "ma_bearish_alignment", bar, directionOf(side),
                    (share(gap, 0, 1) + (slope > 0) + (beyond > 0)) / 3,
                    {{"sma20", market.sma20[bar]},
                     {"sma50", market.sma50[bar]},
                     {"sma100", market.sma100[bar]},
                     {"sma200", market.sma200[bar]}});
            out = 0;
        }
        out = gap > 0 ? (out < rest ? 0 : out) : out + 1;
    }
}

} // namespace

/// The averages of 20, 50, 100 and 200 closes fall into line: each above the slower one (bullish) or each
/// below it (bearish), by at least a quarter of an ATR. It is news again when they have been out of line for
/// 20 bars.
///
/// Confidence is the mean of three readings: the smallest gap (1: one ATR); whether the slowest average moved
/// in that direction over the last 20 bars; whether the close is beyond the fastest one. Details: the
/// averages, in price units.
void detectMaAlignment(const Market &market, std::vector<PatternEvent> &events)
{
    detectSide(market, 1, events);
    detectSide(market, -1, events);
}

} // namespace studies
