#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

namespace studies {
namespace {

/// The trade that the stop protects: its side, its best close, and whether the side is more than a guess.
struct Trade
{
    double best;
    bool rising, sure = false;

    /// Whether the close lies beyond the stop; then the trade is turned.
    bool next(double close, double stop)
    {
        if (rising ? close < stop : close > stop) {
            best = close;
            rising = !rising;
            return true;
        }
        best = rising ? std::max(best, close) : std::min(best, close);
        return false;
    }
};

/// The first side is a guess: whether the close rose over the first `period` bars.
Trade guess(std::span<const double> close, std::size_t period)
{
    Trade trade{close[0], close[period - 1] > close[0]};
    for (const double one : close.first(period))
        trade.best = trade.rising ? std::max(trade.best, one) : std::min(trade.best, one);
    return trade;
}

} // namespace

/// Volatility stop: `multiplier` average true ranges (of the bar before) behind the best close of the trade;
/// when the close goes beyond it the trade turns. sar = the stop, lower_band and upper_band the same in a
/// rise and in a fall, is_stop 1 at a bar that turns. Source: J. Welles Wilder's volatility system;
/// Stock.Indicators' VolatilityStop. The first side is a guess, hence nothing is shown up to and with the
/// first turn. Warm-up: period + 2 bars, and then until that turn.
void computeVolStop(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    for (const std::span<double> output : outputs)
        walk.blank(output, input.size());
    AverageRange &range = walk.keep([&] { return AverageRange(period); });
    Trade &trade = walk.keep([] { return Trade{missing, true}; });
    double &before = walk.keep([] { return missing; }); // the range of the bar before
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *average = range.next(input, from, bars);
        for (std::size_t bar = from; bar < from + bars; ++bar) {
            const double reach = parameters[1] * before;
            before = average[bar - from];
            if (bar < period)
                continue;
            if (bar == period)
                trade = guess(input.close, period);
            const bool rising = trade.rising;
            const double stop = rising ? trade.best - reach : trade.best + reach;
            const bool turned = trade.next(input.close[bar], stop);
            if (trade.sure) {
                outputs[0][bar] = stop;
                outputs[1][bar] = turned ? 1 : 0;
                outputs[rising ? 3 : 2][bar] = stop;
            }
            trade.sure = trade.sure || turned;
        }
    });
}

int warmupVolStop(Parameters parameters)
{
    return static_cast<int>(parameters[0]) + 2;
}

} // namespace studies
