#include "studies/volatility/rogers_satchell.h"
#include "studies/stage.h"
#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

namespace studies {

/// Rogers-Satchell volatility of a year: √(mean of the variances of `period` bars), times √year, as a
/// fraction; a trend does not count as volatility. Source: rogers_satchell.h. Warm-up: period − 1 bars.
void computeRogersSatchell(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Windowed &mean = walk.keep([&] { return Windowed::mean(whole(parameters[0])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *variance = mean.input(bars);
        for (std::size_t i = 0; i < bars; ++i)
            variance[i] = rogersSatchell(input, from + i);
        std::copy_n(mean.folded(), bars, outputs[0].data() + from);
    });
    annualise(outputs[0], whole(parameters[0]) - 1, parameters[1], walk);
}

} // namespace studies
