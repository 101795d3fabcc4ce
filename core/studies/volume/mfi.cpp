#include "studies/fused.h"
#include "studies/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void typicals(const double *high, const double *low, const double *close, std::size_t bars,
              double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = (high[i] + low[i] + close[i]) / 3;
}

STUDIES_KERNEL
void flows(const double *typical, const double *volume, std::size_t bars, double *__restrict in,
           double *__restrict out)
{
    const double *before = typical - 1;
    for (std::size_t i = 0; i < bars; ++i) {
        const double flow = typical[i] * volume[i];
        in[i] = typical[i] > before[i] ? flow : 0;
        out[i] = typical[i] < before[i] ? flow : 0;
    }
}

STUDIES_KERNEL
void shares(const double *in, const double *out, std::size_t bars, double *__restrict index)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double total = in[i] + out[i], share = 100 * in[i] / total;
        index[i] = total > 0 ? share : 0;
    }
}

} // namespace

/// Money flow index: 100 · in ÷ (in + out), the flows (typical price × volume) of the last `period` bars
/// whose typical price, (high + low + close) ÷ 3, rose and fell. Source: Gene Quong and Avrum Soudack;
/// TA-Lib's MFI. Warm-up: period (the first bar has no direction). A window without any flow has no index;
/// TA-Lib defines it as 0 and so does this. TA-Lib does so for every flow below 1 unit of quote money, which
/// is wrong for thinly traded tokens; here only a flow of exactly 0 counts as none.
void computeMfi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Rolling &typicalColumn = walk.keep([&] { return Rolling(1); });
    Rolling &inColumn = walk.keep([&] { return Rolling(period); });
    Rolling &outColumn = walk.keep([&] { return Rolling(period); });
    Window &window = walk.keep([&] { return Window(Fold::Sum, period); });
    const Pieces pieces(period);
    std::array<double, chunkBars> sumIn, sumOut;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *typical = typicalColumn.next(bars), *in = inColumn.next(bars), *out = outColumn.next(bars);
        typicals(input.high.data() + from, input.low.data() + from, input.close.data() + from, bars, typical);
        flows(typical, input.volume.data() + from, bars, in, out);
        double *index = outputs[0].data() + from;
        if (bars > 1 && fused() != nullptr && pieces.quick())
            return fused()->shares[pieces.levels - 1](in, out, bars, pieces, index);
        window.run(in, bars, sumIn.data());
        window.run(out, bars, sumOut.data());
        shares(sumIn.data(), sumOut.data(), bars, index);
    });
    walk.blank(outputs[0], period);
}

int warmupMfi(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
