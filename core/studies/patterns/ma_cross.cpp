#include "studies/rows.h"
#include "studies/window.h"

#include <cmath>

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
    std::vector<double> fast, slow;

    Averages(const Pair &which, const Input &candles)
        : pair(which), input(candles), fast(candles.size()), slow(candles.size())
    {
        average(pair.fast, fast);
        average(pair.slow, slow);
    }
    void average(std::size_t period, std::vector<double> &out) const
    {
        Window(Fold::Sum, period, 1 / static_cast<double>(period)).column(input.close, out);
    }
    [[nodiscard]] double gap(std::size_t bar) const { return fast[bar] - slow[bar]; }
    /// +1: the fast one is above, −1: below, 0: they differ by no more than their rounding.
    [[nodiscard]] int side(std::size_t bar) const
    {
        const double rounding = 8 * std::numeric_limits<double>::epsilon() * slow[bar];
        return std::abs(gap(bar)) <= rounding ? 0 : gap(bar) > 0 ? 1 : -1;
    }
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

PatternEvent eventAt(const Averages &averages, std::size_t bar, int side)
{
    PatternEvent event;
    event.id = averages.pair.id;
    event.kind = side > 0 ? "golden_cross" : "death_cross";
    event.bar = bar;
    event.direction = side > 0 ? Direction::Bullish : Direction::Bearish;
    event.confidence = confidence(averages, bar, side);
    event.details = {
        {"fast", averages.fast[bar]}, {"slow", averages.slow[bar]}, {"close", averages.input.close[bar]}};
    return event;
}

void detectPair(const Pair &pair, const Input &input, std::vector<PatternEvent> &events)
{
    if (input.size() <= pair.slow)
        return;
    const Averages averages(pair, input);
    int before = 0;
    for (std::size_t bar = pair.slow - 1; bar < input.size(); ++bar) {
        const int side = averages.side(bar);
        if (side != 0 && before != 0 && side != before)
            events.push_back(eventAt(averages, bar, side));
        before = side != 0 ? side : before;
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
std::vector<PatternEvent> detectMaCross(const Input &input)
{
    std::vector<PatternEvent> events;
    for (const Pair &pair : pairs)
        detectPair(pair, input, events);
    std::stable_sort(events.begin(), events.end(),
                     [](const PatternEvent &a, const PatternEvent &b) { return a.bar < b.bar; });
    return events;
}

} // namespace studies
