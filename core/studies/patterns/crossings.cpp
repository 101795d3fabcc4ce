#include "studies/patterns/detectors.h"
#include "studies/patterns/market.h"
#include "studies/patterns/side.h"

namespace studies {
namespace {

void crossPrice(const Market &market, std::span<const double> average, const char *id, std::size_t period,
                std::vector<PatternEvent> &events)
{
    Side side;
    for (std::size_t bar = period - 1; bar < market.size(); ++bar) {
        const double beyond = market.input.close[bar] - average[bar];
        const int crossed = side.cross(beyond, 1.5 * market.unit[bar]);
        if (crossed == 0)
            continue;
        const std::size_t before = std::max(period - 1, bar - std::min<std::size_t>(bar, 10));
        const double turned = (average[bar] - average[before]) * crossed > 0 ? 1 : 0;
        const double distance = share(std::abs(beyond) / market.unit[bar], 1.5, 3);
        publish(events, id, crossed > 0 ? "price_above_average" : "price_below_average", bar,
                directionOf(crossed), (distance + turned + market.busy(bar)) / 3,
                {{"close", market.input.close[bar]}, {"average", average[bar]}, {"atr", market.unit[bar]}});
    }
}

/// MACD: worth more the further from zero the line turns around.
void crossMacd(const Market &market, std::vector<PatternEvent> &events)
{
    Side side;
    for (std::size_t bar = 0; bar < market.size(); ++bar) {
        const double gap = market.macd[bar] - market.signal[bar], unit = market.unit[bar];
        const int crossed = side.cross(gap, 0.3 * unit);
        if (crossed == 0)
            continue;
        const double depth = share(-crossed * market.signal[bar] / unit, 0, 2);
        const double turned = (market.macd[bar] - market.macd[bar - 1]) * crossed > 0 ? 1 : 0;
        publish(
            events, "macd_cross:12:26:9", crossed > 0 ? "macd_bullish_cross" : "macd_bearish_cross", bar,
            directionOf(crossed), (depth + turned + market.busy(bar)) / 3,
            {{"macd", market.macd[bar]}, {"signal", market.signal[bar]}, {"close", market.input.close[bar]}});
    }
}

/// The stochastic: only out of an end of its range, where both lines were.
void crossStochastic(const Market &market, std::vector<PatternEvent> &events)
{
    constexpr double oversold = 20, overbought = 80;
    Side side;
    double deepest = 50; // the last extreme of d on this side
    for (std::size_t bar = 0; bar < market.size(); ++bar) {
        const double k = market.stochK[bar], d = market.stochD[bar];
        const int crossed = side.cross(k - d, 6);
        if (crossed != 0) {
            const bool out = crossed > 0 ? deepest <= oversold : deepest >= overbought;
            const double depth =
                crossed > 0 ? share(-deepest, -oversold, 0) : share(deepest, overbought, 100);
            if (out)
                publish(events, "stoch_cross:14:3:3",
                        crossed > 0 ? "stoch_bullish_cross" : "stoch_bearish_cross", bar,
                        directionOf(crossed), (depth + share(std::abs(k - d), 6, 24) + market.busy(bar)) / 3,
                        {{"k", k}, {"d", d}, {"extreme", deepest}, {"close", market.input.close[bar]}});
            deepest = d;
        }
        deepest = side.side() > 0 ? std::max(deepest, d) : side.side() < 0 ? std::min(deepest, d) : deepest;
    }
}

/// +DI and −DI: only while there is a trend to speak of.
void crossDirectional(const Market &market, std::vector<PatternEvent> &events)
{
    constexpr double trending = 20;
    Side side;
    for (std::size_t bar = 0; bar < market.size(); ++bar) {
        const double gap = market.plusDi[bar] - market.minusDi[bar];
        const int crossed = side.cross(gap, 5);
        if (crossed == 0 || !(market.adx[bar] >= trending))
            continue;
        const double rising = market.adx[bar] > market.adx[bar - 1] ? 1 : 0;
        publish(events, "di_cross:14", crossed > 0 ? "di_bullish_cross" : "di_bearish_cross", bar,
                directionOf(crossed),
                (share(market.adx[bar], trending, 40) + rising + share(std::abs(gap), 5, 20)) / 3,
                {{"plus_di", market.plusDi[bar]},
                 {"minus_di", market.minusDi[bar]},
                 {"adx", market.adx[bar]},
                 {"close", market.input.close[bar]}});
    }
}

} // namespace

/// The close crosses its average of 50 or of 200 bars; it counts when it closes 1.5 ATR beyond it, so
/// that a market that dances on the average crosses it once. Confidence is the mean of the distance (0 at 1.5
/// ATR, 1 at three), whether the average moved in that direction over the last 10 bars, and how busy the bar
/// was (Market::busy). Details: close, average and ATR, in price units.
void detectPriceCross(const Market &market, std::vector<PatternEvent> &events)
{
    crossPrice(market, market.sma50, "price_cross:50", 50, events);
    crossPrice(market, market.sma200, "price_cross:200", 200, events);
}

/// Lines of an oscillator cross each other, by a margin that keeps dances on the spot out: MACD and its
/// signal by 0.3 ATR; the stochastic's k and d by 6 points after d was below 20 (above 80) since their last
/// cross; +DI and −DI by 5 points with ADX at 20 or above.
///
/// Confidence is a mean of three: for MACD how far below (above) zero the signal is (1: two ATR), whether the
/// line moves that way, and how busy the bar was; for the stochastic how extreme it was, how wide the lines
/// part (1: 24 points) and how busy the bar was; for DI the trend (ADX 20 to 40), whether ADX rises, and the
/// gap (5 to 20 points). Details: the lines at the bar.
void detectOscillatorCross(const Market &market, std::vector<PatternEvent> &events)
{
    crossMacd(market, events);
    crossStochastic(market, events);
    crossDirectional(market, events);
}

/// MACD crosses zero by 0.25 ATR, or the momentum of ten bars (close − close 10 bars before) by 2.5 ATR.
/// Confidence is the mean of the pace of the last three bars (1: one such margin a bar), whether the average
/// of 50 closes moved that way over the last ten bars, and how busy the bar was. Details: the value and the
/// ATR, in price units.
void detectZeroCross(const Market &market, std::vector<PatternEvent> &events)
{
    Side macd, momentum;
    const auto found = [&](const char *id, const char *kind, int side, std::size_t bar, double value,
                           double pace) {
        const double turned = bar >= 59 && (market.sma50[bar] - market.sma50[bar - 10]) * side > 0 ? 1 : 0;
        publish(events, id, kind, bar, directionOf(side),
                (share(pace * side, 0, 1) + turned + market.busy(bar)) / 3,
                {{"value", value}, {"close", market.input.close[bar]}, {"atr", market.unit[bar]}});
    };
    const auto close = market.input.close;
    for (std::size_t bar = 13; bar < market.size(); ++bar) {
        const double small = 0.25 * market.unit[bar], large = 2.5 * market.unit[bar];
        const double line = market.macd[bar], change = close[bar] - close[bar - 10];
        if (const int side = macd.cross(line, small); side != 0)
            found("macd_zero:12:26", side > 0 ? "macd_above_zero" : "macd_below_zero", side, bar, line,
                  (line - market.macd[bar - 3]) / (3 * small));
        if (const int side = momentum.cross(change, large); side != 0)
            found("momentum_zero:10", side > 0 ? "momentum_above_zero" : "momentum_below_zero", side, bar,
                  change, (change - (close[bar - 3] - close[bar - 13])) / (3 * large));
    }
}

} // namespace studies
