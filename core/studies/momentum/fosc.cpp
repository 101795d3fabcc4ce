#include "studies/line.h"
#include "studies/momentum/rows.h"

namespace studies {

/// Forecast oscillator: by how many per cent of itself the close lies above what the least-squares line
/// through the `period` closes before it forecast. Source: Tushar Chande; Tulip's fosc. Warm-up: period. At a
/// price of 0: 0.
void computeFosc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Line &line = walk.keep([&] { return Line(period); });
    double &forecast = walk.keep([] { return missing; }); // of the bar before, for this one
    std::array<double, chunkBars> mean, slope;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        line.run(input.close.data() + from, bars, mean.data(), slope.data());
        for (std::size_t i = 0; i < bars; ++i) {
            const double close = input.close[from + i];
            outputs[0][from + i] = close == 0 ? 0 : 100 * ((close - forecast) / close);
            forecast = mean[i] + (parameters[0] + 1) / 2 * slope[i];
        }
    });
    walk.blank(outputs[0], period);
}

int warmupFosc(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
