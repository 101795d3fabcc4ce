#include "studies/patterns/detectors.h"
#include "studies/patterns/market.h"
#include "studies/window.h"

namespace studies {

/// A close leaves the range of the 40 bars before it, upwards (`range_breakout`, bullish) or downwards
/// (`range_breakdown`, bearish), where that range was tight: at most five times the ATR of the bar before,
/// about two thirds of what a market without a trend covers. News again after 20 bars, or when the other end
/// breaks.
///
/// Confidence is the mean of how tight the range was (5 to 3 ATR), how far the close is out (1: one ATR) and
/// how busy the bar was. Details: both ends of the range, the bars it lasted, the close.
void detectRangeBreak(const Market &market, std::vector<PatternEvent> &events)
{
    constexpr std::size_t period = 40, rest = 20;
    constexpr double tight = 5;
    if (market.size() <= period)
        return;
    std::vector<double> top(market.size()), bottom(market.size());
    Window(Fold::Max, period).column(market.input.high, top);
    Window(Fold::Min, period).column(market.input.low, bottom);
    int side = 0;
    std::size_t next = 0;
    for (std::size_t bar = period; bar < market.size(); ++bar) {
        const double close = market.input.close[bar], high = top[bar - 1], low = bottom[bar - 1];
        const int out = close > high ? 1 : close < low ? -1 : 0;
        const double width = (high - low) / market.unit[bar - 1];
        if (out == 0 || !(width <= tight) || (out == side && bar < next))
            continue;
        side = out;
        next = bar + rest;
        const double beyond = (out > 0 ? close - high : low - close) / market.unit[bar - 1];
        publish(events, "range:40", out > 0 ? "range_breakout" : "range_breakdown", bar, directionOf(out),
                (share(width, tight, 3) + share(beyond, 0, 1) + market.busy(bar)) / 3,
                {{"high", high}, {"low", low}, {"bars", static_cast<double>(period)}, {"close", close}});
    }
}

} // namespace studies
