#include "studies/gains.h"
#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {

/// Relative momentum index: RSI of the changes over `momentum` bars instead of one. Source: Roger Altman,
/// "Relative Momentum Index" (Stocks & Commodities, 1993), with Wilder's averages as in RSI. Seed: the plain
/// means of the first `period` changes. Warm-up: period + momentum − 1; with momentum 1 it is RSI. Where
/// nothing moved: 0, as RSI.
void computeRmi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t momentum = whole(parameters[1]);
    Gains &gains = walk.keep([&] { return Gains(whole(parameters[0]), momentum, momentum); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        gains.next(close, leading(momentum, from, bars), bars);
        strengthOf(gains, close, bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], static_cast<std::size_t>(warmupRmi(parameters)));
}

int warmupRmi(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1]) - 1;
}

} // namespace studies
