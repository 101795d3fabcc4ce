#include "studies/gains.h"
#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {

/// Stochastic RSI: k = where RSI(period) stands in the range that it had over the last `fastk` bars, 0 … 100;
/// d = the simple mean of k over `fastd` bars. Source: Tushar Chande and Stanley Kroll; TA-Lib's STOCHRSI
/// (its k is not smoothed; Tulip's runs from 0 to 1 and has no d). Warm-up, for both: period + fastk + fastd
/// − 2. Where RSI did not move by more than its rounding, 1e-9, k is 0.
void computeStochrsi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), fastk = whole(parameters[1]);
    Gains &gains = walk.keep([&] { return Gains(period, 1, 1); });
    Rolling &rsiColumn = walk.keep([&] { return Rolling(fastk); });
    Place &place = walk.keep([&] { return Place(fastk); });
    Windowed &slow = walk.keep([&] { return Windowed::mean(whole(parameters[2])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        double *rsi = rsiColumn.next(bars), *k = slow.input(bars);
        gains.next(close, from == 0, bars);
        strengthOf(gains, close, bars, rsi);
        std::fill_n(rsi, leading(period, from, bars), missing);
        place.run(rsi, rsi, rsi, bars, k, 1e-9);
        std::fill_n(k, leading(period + fastk - 1, from, bars), missing);
        std::copy_n(k, bars, outputs[0].data() + from);
        std::copy_n(slow.folded(), bars, outputs[1].data() + from);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, static_cast<std::size_t>(warmupStochrsi(parameters)));
}

int warmupStochrsi(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1] + parameters[2]) - 2;
}

} // namespace studies
