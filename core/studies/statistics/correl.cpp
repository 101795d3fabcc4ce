#include "studies/central.h"
#include "studies/moments.h"
#include "studies/statistics/pair.h"
#include "studies/statistics/rows.h"

#include <cmath>

namespace studies {

/// Correlation of two columns of the candles over the last `period` bars, −1 … 1; `x` and `y` name them (0
/// open, 1 high, 2 low, 3 close, 4 volume), and the standard is close with volume. Source: Pearson; TA-Lib's
/// CORREL of the same two columns. Warm-up: period − 1. Where one of them has no spread: 0, as in TA-Lib,
/// which loses digits by subtracting squares. Looks at each bar of the window at every bar.
void computeCorrel(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    const std::span<const double> x = columnOf(input, parameters[1]), y = columnOf(input, parameters[2]);
    Moments &momentsX = walk.keep([&] { return Moments(period); });
    Moments &momentsY = walk.keep([&] { return Moments(period); });
    std::array<double, chunkBars> meanX, meanY, varianceX, varianceY, product;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        momentsX.run(x.data() + from, bars, meanX.data(), varianceX.data());
        momentsY.run(y.data() + from, bars, meanY.data(), varianceY.data());
        centralProducts(x.data() + from, meanX.data(), y.data() + from, meanY.data(), period, bars,
                        product.data());
        for (std::size_t i = 0; i < bars; ++i) {
            const double spread = std::sqrt(varianceX[i]) * std::sqrt(varianceY[i]);
            outputs[0][from + i] = spread > 0 ? product[i] / spread : 0;
        }
    });
    walk.blank(outputs[0], period - 1);
}

int warmupCorrel(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
