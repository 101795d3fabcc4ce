#include "studies/averages/rows.h"
#include "studies/chunk.h"

namespace studies {

/// McGinley dynamic of the close: D[t] = D[t−1] + (close[t] − D[t−1]) ÷ (k · period · (close[t] ÷ D[t−1])⁴).
/// Source: John McGinley; Stock.Indicators' Dynamic. Seed: the close of the first bar, which has no value of
/// its own. Warm-up: 1 bar. The divisor is at least 1 here: after a fall to a fraction of the average the
/// formula would overshoot the price by thousands of times, and Stock.Indicators does.
void computeDynamic(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const double slowness = parameters[1] * parameters[0];
    double &value = walk.keep([&] { return input.size() > 0 ? input.close[0] : missing; });
    walk.blank(outputs[0], 1);
    for (std::size_t bar = std::max<std::size_t>(1, walk.from()); bar < input.size(); ++bar) {
        const double ratio = input.close[bar] / value, square = ratio * ratio;
        value += (input.close[bar] - value) / std::max(1.0, slowness * (square * square));
        outputs[0][bar] = value;
    }
}

int warmupDynamic(Parameters)
{
    return 1;
}

} // namespace studies
