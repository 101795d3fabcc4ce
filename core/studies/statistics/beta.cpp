#include "studies/central.h"
#include "studies/moments.h"
#include "studies/stage.h"
#include "studies/statistics/pair.h"
#include "studies/statistics/rows.h"

namespace studies {

/// Beta: the slope of the least-squares line of the one-bar returns of column `y` over those of column `x`,
/// over the last `period` returns; the columns are 0 open, 1 high, 2 low, 3 close, 4 volume, and the standard
/// is TA-Lib's pair, high and low (one series of candles has no market to compare with). Source: TA-Lib's
/// BETA. Warm-up: period. A return from 0, and a beta without spread in x: 0, as in TA-Lib. Looks at each
/// return of the window at every bar.
void computeBeta(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Moments &momentsX = walk.keep([&] { return Moments(period); });
    Moments &momentsY = walk.keep([&] { return Moments(period); });
    Rolling &columnX = walk.keep([&] { return Rolling(period); });
    Rolling &columnY = walk.keep([&] { return Rolling(period); });
    std::array<double, chunkBars> meanX, meanY, varianceX, varianceY, product;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *x = columnX.next(bars), *y = columnY.next(bars);
        ratesOf(columnOf(input, parameters[1]), 1, from, bars, x);
        ratesOf(columnOf(input, parameters[2]), 1, from, bars, y);
        momentsX.run(x, bars, meanX.data(), varianceX.data());
        momentsY.run(y, bars, meanY.data(), varianceY.data());
        centralProducts(x, meanX.data(), y, meanY.data(), period, bars, product.data());
        for (std::size_t i = 0; i < bars; ++i)
            outputs[0][from + i] = varianceX[i] > 0 ? product[i] / varianceX[i] : 0;
    });
    walk.blank(outputs[0], period);
}

int warmupBeta(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
