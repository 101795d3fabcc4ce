#include "studies/patterns/detectors.h"
#include "studies/patterns/market.h"
#include "studies/patterns/side.h"

namespace studies {
namespace {

struct Pair
{
    const char *id;
    std::size_t fast, slow;
};
constexpr Pair pairs[] = {{"ma_cross:50:200", 50, 200}, {"ma_cross:20:50", 20, 50}};

struct Averages
{
    const Pair &pair;
    const Input &input;
    std::span<const double> fast, slow;
    [[nodiscard]] double gap(std::size_t bar) const { return fast[bar] - slow[bar]; }
};

/// 0–1: how fast the averages part, 1 being twice the pace that closes without a trend would give them: the
/// change of the gap in the last bar, against the mean absolute change of the close over the fast period ÷
/// √fast.
double pace(const Averages &averages, std::size_t bar)
{
    double movement = 0;
    const std::size_t fast = averages.pair.fast;
    for (std::size_t i = bar - fast + 1; i <= bar; ++i)
        movement += std::abs(averages.input.close[i] - averages.input.close[i - 1]);
    const double usual = movement / static_cast<double>(fast) / std::sqrt(static_cast<double>(fast));
    const double change = std::abs(averages.gap(bar) - averages.gap(bar - 1));
    return usual > 0 ? std::min(1.0, change / usual / 2) : 0;
}

double confidence(const Averages &averages, std::size_t bar, int side)
{
    const std::size_t first = averages.pair.slow - 1, back = std::min(averages.pair.fast, bar - first);
    const double turned = (averages.slow[bar] - averages.slow[bar - back]) * side > 0 ? 1 : 0;
    const double beyond = (averages.input.close[bar] - averages.slow[bar]) * side > 0 ? 1 : 0;
    return (pace(averages, bar) + turned + beyond) / 3;
}

void detectPair(const Averages &averages, std::vector<PatternEvent> &events)
{
    Side side;
    for (std::size_t bar = averages.pair.slow - 1; bar < averages.input.size(); ++bar) {
        const double slow = averages.slow[bar];
        const int crossed = side.cross(averages.gap(bar), 8 * std::numeric_limits<double>::epsilon() * slow);
        if (crossed != 0)
            publish(events, averages.pair.id, crossed > 0 ? "golden_cross" : "death_cross", bar,
                    directionOf(crossed), confidence(averages, bar, crossed),
                    {{"fast", averages.fast[bar]}, {"slow", slow}, {"close", averages.input.close[bar]}});
    }
}

} // namespace

/// A simple moving average of the close crosses a slower one: 50 over 200 bars and 20 over 50 bars; upwards
/// it is a golden cross, downwards a death cross. The event stands at the first bar whose close puts the fast
/// average on the other side of the slow one than it was last; averages that differ by no more than their
/// rounding are on no side.
///
/// Confidence is the mean of three readings at that bar: `pace` (0–1); whether the slow average has moved in
/// the direction of the cross over the last `fast` bars (0 or 1); whether the close is beyond the slow
/// average (0 or 1). Details: both averages and the close, in price units.
void detectMaCross(const Market &market, std::vector<PatternEvent> &events)
{
    detectPair({pairs[0], market.input, market.sma50, market.sma200}, events);
    detectPair({pairs[1], market.input, market.sma20, market.sma50}, events);
}

} // namespace studies
