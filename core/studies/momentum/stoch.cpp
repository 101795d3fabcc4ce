#include "studies/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void positions(const double *close, const double *highest, const double *lowest, std::size_t bars,
               double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double range = highest[i] - lowest[i], position = 100 * (close[i] - lowest[i]) / range;
        out[i] = range > 0 ? position : 0;
    }
}

} // namespace

/// Slow stochastic: the raw %K = 100 · (close − lowest low) ÷ (highest high − lowest low) of the last `fastk`
/// bars; k = its simple mean over `slowk` bars; d = the simple mean of k over `slowd` bars. Source: George
/// Lane; TA-Lib's STOCH with simple averages. Warm-up, for both: fastk + slowk + slowd − 3. A window without
/// any range has no position; TA-Lib defines its raw %K as 0 and so does this.
void computeStoch(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t fastk = whole(parameters[0]), slowk = whole(parameters[1]),
                      slowd = whole(parameters[2]);
    Window &highs = walk.keep([&] { return Window(Fold::Max, fastk); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, fastk); });
    Window &smoothK = walk.keep([&] { return Window(Fold::Sum, slowk, 1 / parameters[1]); });
    Window &smoothD = walk.keep([&] { return Window(Fold::Sum, slowd, 1 / parameters[2]); });
    Rolling &rawColumn = walk.keep([&] { return Rolling(slowk); });
    Rolling &kColumn = walk.keep([&] { return Rolling(slowd); });
    std::array<double, chunkBars> highest, lowest;
    walk.eachChunk(fastk - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        highs.run(input.high.data() + from, bars, highest.data());
        lows.run(input.low.data() + from, bars, lowest.data());
        double *raw = rawColumn.next(bars), *k = kColumn.next(bars);
        positions(input.close.data() + from, highest.data(), lowest.data(), bars, raw);
        smoothK.run(raw, bars, k);
        smoothD.run(k, bars, outputs[1].data() + from);
        std::copy_n(k, bars, outputs[0].data() + from);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, static_cast<std::size_t>(warmupStoch(parameters)));
}

int warmupStoch(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1] + parameters[2]) - 3;
}

} // namespace studies
