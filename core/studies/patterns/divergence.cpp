#include "studies/patterns/detectors.h"
#include "studies/patterns/market.h"

namespace studies {
namespace {

constexpr std::size_t closest = 8, furthest = 60, around = 2;
constexpr double priceMargin = 0.5; // ATR

struct Indicator
{
    const char *id;
    const char *regular[2], *hidden[2]; // bearish, bullish
    std::span<const double> values;
    double margin;                // how much it has to differ, in its own unit below
    std::span<const double> unit; // empty: points
    double middle;                // regular ones begin beyond it; NaN: anywhere

    [[nodiscard]] double scaled(double difference, std::size_t bar) const
    {
        return unit.empty() ? difference : unit[bar] > 0 ? difference / unit[bar] : missing;
    }
    /// Its lowest (highest) value within two bars of a turn of the price.
    [[nodiscard]] double extreme(const Pivot &pivot) const
    {
        const auto first = values.begin() + static_cast<std::ptrdiff_t>(pivot.bar - around);
        const auto last = first + 2 * around + 1;
        return pivot.high ? *std::max_element(first, last) : *std::min_element(first, last);
    }
};

/// Differences in the direction that a low must fall to be lower: for highs everything is turned over.
struct Comparison
{
    double price, indicator; // second − first, in ATR and in margins
    double from;             // the indicator at the first turn
};

Comparison compared(const Market &market, const Indicator &of, const Pivot &first, const Pivot &second)
{
    const double turn = first.high ? -1 : 1, was = of.extreme(first);
    return {turn * (second.price - first.price) / market.unit[second.known()],
            turn * of.scaled(of.extreme(second) - was, second.known()) / of.margin, was};
}

void compare(const Market &market, const Indicator &of, const Pivot &first, const Pivot &second,
             std::vector<PatternEvent> &events)
{
    const Comparison now = compared(market, of, first, second);
    const bool bullish = !second.high;
    const bool regular = now.price <= -priceMargin && now.indicator >= 1 &&
                         !(bullish ? now.from > of.middle : now.from < of.middle);
    const std::size_t bar = second.known();
    const double trend = market.sma50[bar] - market.sma50[bar < 59 ? 49 : bar - 10];
    const bool hidden = now.price >= priceMargin && now.indicator <= -1 && (bullish ? trend > 0 : trend < 0);
    if (!regular && !hidden)
        return;
    publish(events, of.id, regular ? of.regular[bullish] : of.hidden[bullish], bar,
            bullish ? Direction::Bullish : Direction::Bearish,
            (share(std::abs(now.price), priceMargin, 3) + share(std::abs(now.indicator), 1, 4) +
             share(static_cast<double>(second.bar - first.bar), closest, 30)) /
                3,
            {{"first_price", first.price},
             {"first_value", now.from},
             {"first_bar", static_cast<double>(first.bar)},
             {"second_price", second.price},
             {"second_value", of.extreme(second)},
             {"second_bar", static_cast<double>(second.bar)}});
}

/// Each turn against the one before it on its side.
void detectFor(const Market &market, const Indicator &of, std::vector<PatternEvent> &events)
{
    const Pivot *last[2] = {};
    for (const Pivot &pivot : market.pivots) {
        const Pivot *&before = last[pivot.high];
        if (before != nullptr && pivot.bar - before->bar >= closest && pivot.bar - before->bar <= furthest &&
            before->bar >= 49)
            compare(market, of, *before, pivot, events);
        before = &pivot;
    }
}

} // namespace

/// Price and indicator disagree at two turns of the price (Market::pivots) that follow each other on one
/// side, 8 to 60 bars apart. Regular: a lower low of the price with a higher low of the indicator (bullish),
/// or the mirror at highs (bearish); RSI and MFI must begin below (above) 50, MACD below (above) zero.
/// Hidden: a higher low of the price with a lower low of the indicator while the average of 50 closes rises
/// (bullish), or the mirror (bearish). Prices must differ by half an ATR; RSI by 3 points, MFI by 5, MACD by
/// a quarter of an ATR, OBV by twice the mean volume of 20 bars. The indicator is read at its extreme within
/// two bars of the turn. The event stands at the bar at which the second turn is known, five bars after it.
///
/// Confidence is the mean of the price's difference (1: three ATR), the indicator's (1: four times what is
/// asked) and the distance in bars (1: thirty). Details: both turns with prices, values and bars.
void detectDivergence(const Market &market, std::vector<PatternEvent> &events)
{
    const Indicator indicators[] = {
        {"divergence:rsi:14",
         {"rsi_bearish_divergence", "rsi_bullish_divergence"},
         {"rsi_hidden_bearish_divergence", "rsi_hidden_bullish_divergence"},
         market.rsi,
         3,
         {},
         50},
        {"divergence:macd:12:26:9",
         {"macd_bearish_divergence", "macd_bullish_divergence"},
         {"macd_hidden_bearish_divergence", "macd_hidden_bullish_divergence"},
         market.macd,
         0.25,
         market.unit,
         0},
        {"divergence:obv",
         {"obv_bearish_divergence", "obv_bullish_divergence"},
         {"obv_hidden_bearish_divergence", "obv_hidden_bullish_divergence"},
         market.obv,
         2,
         market.volume20,
         missing},
        {"divergence:mfi:14",
         {"mfi_bearish_divergence", "mfi_bullish_divergence"},
         {"mfi_hidden_bearish_divergence", "mfi_hidden_bullish_divergence"},
         market.mfi,
         5,
         {},
         50},
    };
    for (const Indicator &indicator : indicators)
        detectFor(market, indicator, events);
}

} // namespace studies
