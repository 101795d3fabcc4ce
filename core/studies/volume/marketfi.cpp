#include "studies/chunk.h"
#include "studies/volume/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void facilities(const double *high, const double *low, const double *volume, std::size_t bars,
                double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double facility = (high[i] - low[i]) / volume[i];
        out[i] = volume[i] > 0 ? facility : missing;
    }
}

} // namespace

/// Market facilitation index: (high − low) ÷ volume, how far one unit of volume moved the price. Source: Bill
/// Williams; Tulip's marketfi. Warm-up: none. Missing where nothing was traded.
void computeMarketfi(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    const std::size_t from = walk.from();
    facilities(input.high.data() + from, input.low.data() + from, input.volume.data() + from,
               input.size() - from, outputs[0].data() + from);
}

int warmupMarketfi(Parameters)
{
    return 0;
}

} // namespace studies
