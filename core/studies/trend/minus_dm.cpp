#include "studies/directional.h"
#include "studies/trend/rows.h"

namespace studies {

/// Minus directional movement: the fall of the low below the low before, where it is positive and larger
/// than the rise of the high; never both, and neither when they are equal. Wilder's sum of it, in price
/// units: how far new ground was won downwards. Source: J. Welles Wilder, New Concepts in Technical Trading
/// Systems; TA-Lib's MINUS_DM. Seed: the sum of the first period − 1 movements, at bar period − 1, which is
/// the first value; from then on one part in `period` of the sum is dropped each bar. Warm-up: period − 1.
void computeMinusDm(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Smoother &sum =
        walk.keep([&] { return Smoother((parameters[0] - 1) / parameters[0], 1, 1, period - 1, 1); });
    Rolling &column = walk.keep([&] { return Rolling(Smoother::history); });
    std::array<double, chunkBars> other;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *moved = column.next(bars);
        movements(input, from, bars, other.data(), moved);
        sum.run(moved, bars, outputs[0].data() + from);
    });
}

int warmupMinusDm(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
