#include "studies/volatility/rogers_satchell.h"
#include "studies/logarithm.h"
#include "studies/stage.h"
#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void variances(const double *up, const double *down, const double *body, std::size_t bars,
               double *__restrict variance)
{
    for (std::size_t i = 0; i < bars; ++i)
        variance[i] = up[i] * (up[i] - body[i]) + down[i] * (down[i] - body[i]);
}

} // namespace

void rogersSatchell(const Input &input, std::size_t from, std::size_t bars, double *variance, double *body)
{
    std::array<double, chunkBars> up, down;
    const double *open = input.open.data() + from;
    logarithmsOfRatios(input.high.data() + from, open, bars, up.data());
    logarithmsOfRatios(input.low.data() + from, open, bars, down.data());
    logarithmsOfRatios(input.close.data() + from, open, bars, body);
    variances(up.data(), down.data(), body, bars, variance);
}

/// Rogers-Satchell volatility of a year: √(mean of the variances of `period` bars), times √year, as a
/// fraction; a trend does not count as volatility. Source: rogers_satchell.h. Warm-up: period − 1 bars.
void computeRogersSatchell(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Windowed &mean = walk.keep([&] { return Windowed::mean(whole(parameters[0])); });
    std::array<double, chunkBars> body;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        rogersSatchell(input, from, bars, mean.input(bars), body.data());
        std::copy_n(mean.folded(), bars, outputs[0].data() + from);
    });
    annualise(outputs[0], whole(parameters[0]) - 1, parameters[1], walk);
}

} // namespace studies
