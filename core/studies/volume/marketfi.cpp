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
void computeMarketfi(const Input &input, Parameters, Outputs outputs)
{
    facilities(input.high.data(), input.low.data(), input.volume.data(), input.size(), outputs[0].data());
}

int warmupMarketfi(Parameters)
{
    return 0;
}

} // namespace studies
