#include "studies/stage.h"
#include "studies/volume/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void rates(const double *fast, const double *slow, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double rate = 100 * (apart(fast[i], slow[i]) / slow[i]);
        out[i] = slow[i] > 0 ? rate : missing;
    }
}

} // namespace

/// Volume oscillator: 100 · (fast − slow) ÷ slow, two simple means of the volume. Source: Tulip's vosc.
/// Warm-up: the longer period − 1. Missing where nothing was traded.
void computeVosc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Windowed &fast = walk.keep([&] { return Windowed::mean(whole(parameters[0])); });
    Windowed &slow = walk.keep([&] { return Windowed::mean(whole(parameters[1])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *volume = input.volume.data() + from;
        rates(fold(fast, volume, bars), fold(slow, volume, bars), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], static_cast<std::size_t>(warmupVosc(parameters)));
}

int warmupVosc(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0], parameters[1])) - 1;
}

} // namespace studies
