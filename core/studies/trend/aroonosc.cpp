#include "studies/extreme.h"
#include "studies/trend/rows.h"

namespace studies {

/// Aroon oscillator: aroon up less aroon down, −100 … 100. Source: Tushar Chande; TA-Lib's AROONOSC (of equal
/// extremes the newest counts). Warm-up: period.
void computeAroonosc(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::size_t period = whole(parameters[0]);
    Extreme lowest(false, period + 1), highest(true, period + 1);
    const double scale = 100 / parameters[0];
    for (std::size_t bar = 0; bar < input.size(); ++bar) {
        const auto low = static_cast<double>(lowest.next(input.low.data(), bar));
        const auto high = static_cast<double>(highest.next(input.high.data(), bar));
        outputs[0][bar] = scale * (high - low);
    }
    blank(outputs[0], period);
}

int warmupAroonosc(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
