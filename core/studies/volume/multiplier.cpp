#include "studies/volume/multiplier.h"

#include "studies/chunk.h"

namespace studies {
namespace {

STUDIES_KERNEL
void flows(const double *high, const double *low, const double *close, const double *volume, std::size_t bars,
           double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double range = high[i] - low[i];
        const double flow = ((close[i] - low[i]) - (high[i] - close[i])) / range * volume[i];
        out[i] = range > 0 ? flow : 0;
    }
}

} // namespace

void moneyFlows(const Input &input, std::size_t from, std::size_t bars, double *out)
{
    flows(input.high.data() + from, input.low.data() + from, input.close.data() + from,
          input.volume.data() + from, bars, out);
}

} // namespace studies
