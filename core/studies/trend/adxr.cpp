#include "studies/directional.h"
#include "studies/rows.h"

namespace studies {

/// Average directional movement index rating: the mean of ADX now and ADX period − 1 bars ago.
/// Source: Wilder; TA-Lib's ADXR (others look back a full period). Warm-up: 3 period − 2.
void computeAdxr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), lag = period - 1;
    AdxLine &line = walk.keep([&] { return AdxLine(period); });
    Rolling &column = walk.keep([&] { return Rolling(std::max(lag, Smoother::history)); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *adx = column.next(bars);
        line.next(input, from, bars, adx);
        for (std::size_t i = 0; i < bars; ++i)
            outputs[0][from + i] = (adx[i] + *(adx + i - lag)) / 2;
    });
    walk.blank(outputs[0], static_cast<std::size_t>(warmupAdxr(parameters)));
}

int warmupAdxr(Parameters parameters)
{
    return 3 * static_cast<int>(parameters[0]) - 2;
}

} // namespace studies
