#include "studies/averages/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void mix(const double *const *chain, const double *weights, std::size_t bars, double *__restrict out)
{
    const double *e3 = chain[0], *e4 = chain[1], *e5 = chain[2], *e6 = chain[3];
    const double w3 = weights[0], w4 = weights[1], w5 = weights[2], w6 = weights[3];
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = (w6 * e6[i] + w5 * e5[i]) + (w4 * e4[i] + w3 * e3[i]);
}

} // namespace

/// T3 of the close: six EMAs in a chain, E1 … E6, mixed as −v³ E6 + 3 (v² + v³) E5 − 3 (2 v² + v + v³) E4 +
/// (1 + 3 v + v³ + 3 v²) E3, v being `vfactor`. Source: Tim Tillson; TA-Lib's T3. Seed: each EMA from the
/// plain mean of its own first `period` values. Warm-up: 6 (period − 1).
void computeT3(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), lag = period - 1;
    const double v = parameters[1], square = v * v, cube = square * v;
    const std::array<double, 4> weights{1 + 3 * v + cube + 3 * square, -6 * square - 3 * (v + cube),
                                        3 * (square + cube), -cube};
    auto &chain = walk.keep([&] {
        return std::array<Smoothed, 6>{
            Smoothed(Smoother::ema(period, 0)),       Smoothed(Smoother::ema(period, lag)),
            Smoothed(Smoother::ema(period, 2 * lag)), Smoothed(Smoother::ema(period, 3 * lag)),
            Smoothed(Smoother::ema(period, 4 * lag)), Smoothed(Smoother::ema(period, 5 * lag))};
    });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        std::array<const double *, 6> values;
        const double *last = input.close.data() + from;
        for (std::size_t i = 0; i < chain.size(); ++i)
            last = values[i] = smooth(chain[i], last, bars);
        mix(values.data() + 2, weights.data(), bars, outputs[0].data() + from);
    });
}

int warmupT3(Parameters parameters)
{
    return 6 * (static_cast<int>(parameters[0]) - 1);
}

} // namespace studies
