#include "studies/patterns/detectors.h"
#include "studies/patterns/market.h"
#include "studies/window.h"

namespace studies {
namespace {

constexpr std::size_t quiet = 20; // bars between two spikes, or two climaxes

double over(double volume, double mean)
{
    return mean > 0 ? volume / mean : missing;
}

/// Where the close stands in the bar: 1 at the high, −1 at the low, 0 without a range.
double placeOfClose(const Input &input, std::size_t bar)
{
    const double range = input.high[bar] - input.low[bar];
    return range > 0 ? (2 * input.close[bar] - input.high[bar] - input.low[bar]) / range : 0;
}

void detectSpikes(const Market &market, std::vector<PatternEvent> &events)
{
    std::size_t next = 0;
    for (std::size_t bar = 20; bar < market.size(); ++bar) {
        const double ratio = over(market.input.volume[bar], market.volume20[bar - 1]);
        if (!(ratio >= 3) || bar < next)
            continue;
        next = bar + quiet;
        const double change = (market.input.close[bar] - market.input.open[bar]) / market.unit[bar];
        publish(events, "volume_spike:20", "volume_spike", bar, directionOf(std::isnan(change) ? 0 : change),
                (share(ratio, 2, 6) + share(std::abs(change), 0, 2)) / 2,
                {{"volume", market.input.volume[bar]},
                 {"mean", market.volume20[bar - 1]},
                 {"ratio", ratio},
                 {"close", market.input.close[bar]}});
    }
}

/// The last five bars against fifty.
void detectDryUp(const Market &market, std::vector<PatternEvent> &events)
{
    std::vector<double> five(market.size());
    Window(Fold::Sum, 5, 0.2).column(market.input.volume, five);
    bool armed = true;
    for (std::size_t bar = 50; bar < market.size(); ++bar) {
        const double ratio = over(five[bar], market.volume50[bar]);
        if (armed && ratio <= 0.4) {
            publish(events, "volume_dry_up:5:50", "volume_dry_up", bar, Direction::Neutral,
                    share(ratio, 0.5, 0.1),
                    {{"volume", five[bar]}, {"mean", market.volume50[bar]}, {"ratio", ratio}});
            armed = false;
        }
        armed = armed || ratio >= 0.8;
    }
}

void detectClimax(const Market &market, std::vector<PatternEvent> &events)
{
    std::vector<double> most(market.size()), top(market.size()), bottom(market.size());
    Window(Fold::Max, 50).column(market.input.volume, most);
    Window(Fold::Max, 20).column(market.input.high, top);
    Window(Fold::Min, 20).column(market.input.low, bottom);
    std::size_t next = 0;
    for (std::size_t bar = 50; bar < market.size(); ++bar) {
        const Input &in = market.input;
        const double ratio = over(in.volume[bar], market.volume50[bar - 1]);
        const double range = (in.high[bar] - in.low[bar]) / market.unit[bar - 1];
        if (!(ratio >= 3) || in.volume[bar] < most[bar] || !(range >= 1.5) || bar < next)
            continue;
        const bool high = in.high[bar] >= top[bar], low = in.low[bar] <= bottom[bar];
        const double back = high ? -placeOfClose(in, bar) : placeOfClose(in, bar);
        if (high == low || back < -0.4)
            continue;
        next = bar + quiet;
        publish(events, "volume_climax:50", high ? "buying_climax" : "selling_climax", bar,
                high ? Direction::Bearish : Direction::Bullish,
                (share(ratio, 2, 8) + share(range, 1, 4) + share(back, -0.4, 1)) / 3,
                {{"volume", in.volume[bar]},
                 {"mean", market.volume50[bar - 1]},
                 {"ratio", ratio},
                 {"high", in.high[bar]},
                 {"low", in.low[bar]},
                 {"close", in.close[bar]}});
    }
}

} // namespace

/// Volume out of the ordinary. `volume_spike`: three times the mean of the 20 bars before, in the direction
/// of the candle, at most every twentieth bar. `volume_dry_up`: the last five bars carry at most 0.4 of the
/// mean of fifty; news again above 0.8. `buying_climax` and `selling_climax`: three times the mean of the 50
/// bars before and more than any of them, in a bar of at least 1.5 ATR that makes the high (low) of 20 bars
/// and does not close in the last three tenths of its range on that side: exhaustion, so bearish at a high,
/// bullish at a low.
///
/// Confidence: of a spike the mean of the ratio (2 to 6) and the body (1: two ATR); of a dry-up the ratio
/// (0.5 to 0.1); of a climax the mean of the ratio (2 to 8), the range (1 to 4 ATR) and how far the close
/// came back. Details: volumes in the base unit, prices.
void detectVolume(const Market &market, std::vector<PatternEvent> &events)
{
    detectSpikes(market, events);
    detectDryUp(market, events);
    detectClimax(market, events);
}

/// Whose volume it is: the share of the last 20 bars' volume that came in bars whose close was above the one
/// before (bars without a change count for neither). `accumulation` at 0.7, `distribution` at 0.3; news again
/// when the share has come back to 0.55 (0.45).
///
/// Confidence is the mean of how far the share goes (0.65 to 0.9) and how little the price has followed so
/// far (1: no change over the 20 bars, 0: four ATR or more). Details: the share, both volumes, the closes at
/// both ends.
void detectVolumeTrend(const Market &market, std::vector<PatternEvent> &events)
{
    constexpr std::size_t period = 20;
    const Input &in = market.input;
    if (market.size() <= period)
        return;
    std::vector<double> up(market.size()), down(market.size()), bought(market.size()), sold(market.size());
    for (std::size_t bar = 1; bar < market.size(); ++bar) {
        up[bar] = in.close[bar] > in.close[bar - 1] ? in.volume[bar] : 0;
        down[bar] = in.close[bar] < in.close[bar - 1] ? in.volume[bar] : 0;
    }
    Window(Fold::Sum, period).column(up, bought);
    Window(Fold::Sum, period).column(down, sold);
    bool armed[2] = {true, true};
    for (std::size_t bar = period; bar < market.size(); ++bar) {
        const double part = over(bought[bar], bought[bar] + sold[bar]);
        for (const int side : {1, -1}) {
            const double taken = side > 0 ? part : 1 - part;
            bool &ready = armed[side > 0];
            if (ready && taken >= 0.7 && market.unit[bar] > 0) {
                const double moved = (in.close[bar] - in.close[bar - period]) * side / market.unit[bar];
                publish(events, "volume_trend:20", side > 0 ? "accumulation" : "distribution", bar,
                        directionOf(side), (share(taken, 0.65, 0.9) + share(moved, 4, 0)) / 2,
                        {{"share", part},
                         {"bought", bought[bar]},
                         {"sold", sold[bar]},
                         {"first_close", in.close[bar - period]},
                         {"close", in.close[bar]}});
                ready = false;
            }
            ready = ready || taken <= 0.55;
        }
    }
}

} // namespace studies
