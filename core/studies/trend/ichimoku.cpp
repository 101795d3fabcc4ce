#include "studies/trend/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void middles(const double *highest, const double *lowest, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = (highest[i] + lowest[i]) / 2;
}

/// The middle of the range of `period` bars, written `shift` bars later.
void middleOf(const Input &input, std::size_t period, std::size_t shift, std::span<double> out, Walk &walk)
{
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    std::array<double, chunkBars> highest, lowest;
    walk.blank(out, period - 1 + shift);
    walk.eachChunk(period - 1 + shift, out.size(), [&](std::size_t from, std::size_t bars) {
        highs.run(input.high.data() + from - shift, bars, highest.data());
        lows.run(input.low.data() + from - shift, bars, lowest.data());
        middles(highest.data(), lowest.data(), bars, out.data() + from);
    });
}

} // namespace

/// Ichimoku: tenkan and kijun = the middles of the ranges of the last `tenkan` and `kijun` bars; span_a =
/// (tenkan + kijun) ÷ 2 and span_b = the middle of the range of `senkou` bars, both of `kijun` bars ago, that
/// is, the cloud as it lies under the present bar; chikou = the close, which is drawn `kijun` bars back.
/// Source: Goichi Hosoda; Stock.Indicators' Ichimoku. Its chikou stands `kijun` bars earlier, beside the bar
/// under which it is drawn, where it is not known yet; here it stands at the bar when it is. Warm-up: tenkan
/// − 1, kijun − 1, the longer of those + kijun, senkou − 1 + kijun, and kijun.
void computeIchimoku(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t tenkan = whole(parameters[0]), kijun = whole(parameters[1]);
    middleOf(input, tenkan, 0, outputs[0], walk);
    middleOf(input, kijun, 0, outputs[1], walk);
    walk.blank(outputs[2], kijun);
    walk.blank(outputs[4], kijun);
    for (std::size_t bar = std::max(kijun, walk.from()); bar < input.size(); ++bar) {
        outputs[2][bar] = (outputs[0][bar - kijun] + outputs[1][bar - kijun]) / 2;
        outputs[4][bar] = input.close[bar];
    }
    middleOf(input, whole(parameters[2]), kijun, outputs[3], walk);
}

int warmupIchimoku(Parameters parameters)
{
    return static_cast<int>(std::max({parameters[0], parameters[1], parameters[2]}) + parameters[1]) - 1;
}

} // namespace studies
