#include "studies/patterns/detectors.h"
#include "studies/patterns/market.h"

namespace studies {
namespace {

constexpr std::size_t wing = 2; // bars on each side of a turn of the RSI
constexpr std::size_t closest = 4, furthest = 40, patience = 12;
constexpr double outer = 30, swing = 8;

/// The last two lows of the RSI and the peak between them, in values turned over for the M-top (100 − RSI).
struct Turns
{
    std::size_t first = 0, second = 0; // bars of the lows; 0: none
    double peak = 0;                   // between them

    [[nodiscard]] bool isW(const std::vector<double> &rsi) const
    {
        return first != 0 && second - first >= closest && second - first <= furthest && rsi[first] < outer &&
               rsi[second] > rsi[first] && rsi[second] < outer + 10 && peak - rsi[second] >= swing;
    }
};

bool turnsUp(const std::vector<double> &rsi, std::size_t bar)
{
    const double low = rsi[bar];
    return rsi[bar - 2] > low && rsi[bar - 1] > low && rsi[bar + 1] >= low && rsi[bar + 2] >= low;
}

void add(Turns &turns, const std::vector<double> &rsi, std::size_t low)
{
    turns.first = turns.second;
    turns.second = low;
    turns.peak = 0;
    for (std::size_t bar = turns.first; turns.first != 0 && low - turns.first <= furthest && bar < low; ++bar)
        turns.peak = std::max(turns.peak, rsi[bar]);
}

void found(const Market &market, const Turns &turns, const std::vector<double> &rsi, std::size_t bar,
           int side, std::vector<PatternEvent> &events)
{
    const std::span<const double> price = side > 0 ? market.input.low : market.input.high;
    const double drift = (price[turns.second] - price[turns.first]) * side / market.unit[bar];
    const double confidence = (share(outer - rsi[turns.first], 0, 15) +
                               share(rsi[turns.second] - rsi[turns.first], 0, 10) + share(-drift, -1, 1)) /
                              3;
    publish(events, "rsi_shape:14", side > 0 ? "rsi_w_bottom" : "rsi_m_top", bar, directionOf(side),
            confidence,
            {{"first_rsi", market.rsi[turns.first]},
             {"first_price", price[turns.first]},
             {"first_bar", static_cast<double>(turns.first)},
             {"second_rsi", market.rsi[turns.second]},
             {"second_price", price[turns.second]},
             {"second_bar", static_cast<double>(turns.second)},
             {"middle_rsi", side > 0 ? turns.peak : 100 - turns.peak},
             {"rsi", market.rsi[bar]}});
}

void detectSide(const Market &market, int side, std::vector<PatternEvent> &events)
{
    std::vector<double> rsi(market.rsi.begin(), market.rsi.end());
    if (side < 0)
        for (double &value : rsi)
            value = 100 - value;
    Turns turns;
    bool waiting = false;
    for (std::size_t bar = 2 * wing; bar < rsi.size(); ++bar) {
        if (turnsUp(rsi, bar - wing)) {
            add(turns, rsi, bar - wing);
            waiting = turns.isW(rsi);
        }
        if (waiting && (rsi[bar] < rsi[turns.second] || bar > turns.second + patience))
            waiting = false;
        if (waiting && rsi[bar] > turns.peak && market.unit[bar] > 0) {
            found(market, turns, rsi, bar, side, events);
            waiting = false;
        }
    }
}

} // namespace

/// A W in the RSI (14): a low below 30, a rise, a second, higher low below 40 four to forty bars later and at
/// least 8 points below the peak between them, and a close of the RSI above that peak within 12 bars; that
/// bar is the event. The M-top is its mirror above 70. A low of the RSI is lower than the two values before
/// it and not higher than the two after it.
///
/// Confidence is the mean of how deep the first low is (1: 15 points beyond 30), how much higher the second
/// is (1: 10 points), and how little the price followed it (1: a new price low by one ATR, 0: a higher one).
/// Details: both lows with their prices and bars, the peak between them, the RSI at the bar.
void detectRsiShape(const Market &market, std::vector<PatternEvent> &events)
{
    detectSide(market, 1, events);
    detectSide(market, -1, events);
}

} // namespace studies
