#include "studies/extreme.h"
#include "studies/trend/rows.h"

namespace studies {

/// Aroon oscillator: aroon up less aroon down, −100 … 100. Source: Tushar Chande; TA-Lib's AROONOSC (of equal
/// extremes the newest counts). Warm-up: period.
void computeAroonosc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Extreme &lowest = walk.keep([&] { return Extreme(false, period + 1); });
    Extreme &highest = walk.keep([&] { return Extreme(true, period + 1); });
    const double scale = 100 / parameters[0];
    for (std::size_t bar = walk.from(); bar < input.size(); ++bar) {
        const auto low = static_cast<double>(lowest.next(input.low.data(), bar));
        const auto high = static_cast<double>(highest.next(input.high.data(), bar));
        outputs[0][bar] = scale * (high - low);
    }
    walk.blank(outputs[0], period);
}

int warmupAroonosc(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
