#include "studies/chunk.h"
#include "studies/volume/rows.h"

namespace studies {

/// Positive volume index: an index that starts with 1000 and follows the close by its relative changes, but
/// only on bars whose volume is above that of the bar before. Source: Paul Dysart and Norman Fosback; Tulip's
/// pvi. Warm-up: none. A close of 0 before moves nothing.
void computePvi(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    double &index = walk.keep([] { return 1000.0; });
    for (std::size_t bar = walk.from(); bar < input.size(); ++bar) {
        if (bar > 0 && input.volume[bar] > input.volume[bar - 1] && input.close[bar - 1] != 0)
            index += (input.close[bar] - input.close[bar - 1]) / input.close[bar - 1] * index;
        outputs[0][bar] = index;
    }
}

int warmupPvi(Parameters)
{
    return 0;
}

} // namespace studies
