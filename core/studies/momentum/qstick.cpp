#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void bodies(const double *open, const double *close, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = close[i] - open[i];
}

} // namespace

/// QStick: the simple mean of close − open over `period` bars, in price units. Source: Tushar Chande; Tulip's
/// qstick. Warm-up: period − 1.
void computeQstick(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Windowed &mean = walk.keep([&] { return Windowed::mean(whole(parameters[0])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        bodies(input.open.data() + from, input.close.data() + from, bars, mean.input(bars));
        std::copy_n(mean.folded(), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], whole(parameters[0]) - 1);
}

int warmupQstick(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
