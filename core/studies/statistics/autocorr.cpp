#include "studies/central.h"
#include "studies/moments.h"
#include "studies/stage.h"
#include "studies/statistics/rows.h"

#include <cmath>

namespace studies {

/// Autocorrelation of the returns: the correlation of the last `period` one-bar returns with those `lag` bars
/// earlier, −1 … 1; above 0 moves go on, below 0 they turn back. Source: the sample correlation, each of the
/// two windows with its own mean and spread. Warm-up: period + lag. Missing where one of them has no spread.
/// Looks at each return of the window at every bar.
void computeAutocorr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), lag = whole(parameters[1]);
    Moments &moments = walk.keep([&] { return Moments(period); });
    Rolling &gainColumn = walk.keep([&] { return Rolling(period + lag); });
    Rolling &meanColumn = walk.keep([&] { return Rolling(lag); });
    Rolling &varianceColumn = walk.keep([&] { return Rolling(lag); });
    std::array<double, chunkBars> product;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *gain = gainColumn.next(bars), *mean = meanColumn.next(bars),
               *variance = varianceColumn.next(bars);
        ratesOf(input.close, 1, from, bars, gain);
        moments.run(gain, bars, mean, variance);
        centralProducts(gain, mean, gain - lag, mean - lag, period, bars, product.data());
        for (std::size_t i = 0; i < bars; ++i) {
            const double spread = std::sqrt(variance[i]) * std::sqrt(*(variance + i - lag));
            outputs[0][from + i] = spread > 0 ? product[i] / spread : missing;
        }
    });
    walk.blank(outputs[0], period + lag);
}

int warmupAutocorr(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1]);
}

} // namespace studies
