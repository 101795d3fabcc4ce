#include "studies/line.h"
#include "studies/momentum/rows.h"

namespace studies {

/// Forecast oscillator: by how many per cent of itself the close lies above what the least-squares line
/// through the `period` closes before it forecast. Source: Tushar Chande; Tulip's fosc. Warm-up: period. At a
/// price of 0: 0.
void computeFosc(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::size_t period = whole(parameters[0]);
    const std::span<double> out = outputs[0];
    lineAt(input.close, period, (parameters[0] + 1) / 2, out);
    for (std::size_t bar = out.size(); bar-- > period;) // backwards: the older value is still the forecast
        out[bar] = input.close[bar] == 0 ? 0 : 100 * ((input.close[bar] - out[bar - 1]) / input.close[bar]);
    blank(out, period);
}

int warmupFosc(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
