#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

namespace studies {
namespace {

/// Two stops that only come nearer to the price until it closes beyond them, and the side that holds.
struct Stops
{
    double upper = std::numeric_limits<double>::infinity(), lower = -upper;
    bool rising = true;

    void next(double before, double close, double reach)
    {
        if (close + reach < upper || before > upper)
            upper = close + reach;
        if (close - reach > lower || before < lower)
            lower = close - reach;
        rising = close > (rising ? lower : upper);
    }
};

} // namespace

/// ATR trailing stop: `multiplier` average true ranges below the close while the market rises, above it while
/// it falls; a stop never moves away from the price, and the side changes when the close reaches it.
/// sell_stop holds in a rise, buy_stop in a fall, atr_stop is the one that holds. Source: Sylvain Vervoort;
/// Stock.Indicators' AtrStop by closes. The first side is that of the change at bar `period`, where the first
/// value stands. Warm-up: `period` bars.
void computeAtrStop(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    AverageRange &range = walk.keep([&] { return AverageRange(period); });
    Stops &stops = walk.keep([&] { return Stops(); });
    for (const std::span<double> output : outputs)
        walk.blank(output, period);
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *average = range.next(input, from, bars);
        for (std::size_t bar = std::max(from, period); bar < from + bars; ++bar) {
            const double before = input.close[bar - 1], close = input.close[bar];
            stops.rising = bar == period ? close >= before : stops.rising;
            stops.next(before, close, parameters[1] * average[bar - from]);
            outputs[0][bar] = stops.rising ? stops.lower : stops.upper;
            outputs[1][bar] = stops.rising ? missing : stops.upper;
            outputs[2][bar] = stops.rising ? stops.lower : missing;
        }
    });
}

} // namespace studies
