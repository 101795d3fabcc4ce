#include "studies/volatility/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

/// The last price that stood out from the `span` bars on both sides of it, as of each bar: a high (a top)
/// or a low.
void lastFractals(std::span<const double> price, std::size_t span, bool tops, std::span<double> out,
                  Walk &walk)
{
    Window &window = walk.keep([&] { return Window(tops ? Fold::Max : Fold::Min, span); });
    Rolling &column = walk.keep([&] { return Rolling(span + 1); });
    double &last = walk.keep([] { return missing; });
    walk.eachChunk(span - 1, price.size(), [&](std::size_t from, std::size_t bars) {
        double *extreme = column.next(bars);
        window.run(price.data() + from, bars, extreme);
        for (std::size_t i = 0; i < bars; ++i) {
            const double *after = extreme + i, before = *(after - (span + 1));
            const double middle = from + i >= 2 * span ? price[from + i - span] : missing;
            const bool top = middle > before && middle > *after, bottom = middle < before && middle < *after;
            last = (tops ? top : bottom) ? middle : last;
            out[from + i] = last;
        }
    });
    walk.blank(out, span - 1);
}

} // namespace

/// Fractal chaos bands: the last high that was higher than the `span` highs on each side of it, and the last
/// such low. Source: Edward Dreiss, Bill Williams; Stock.Indicators' Fcb. A fractal is known, and published,
/// `span` bars after its own bar. Warm-up: 2 · span bars, and then until the first fractal.
void computeFcb(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    lastFractals(input.high, whole(parameters[0]), true, outputs[0], walk);
    lastFractals(input.low, whole(parameters[0]), false, outputs[1], walk);
}

int warmupFcb(Parameters parameters)
{
    return 2 * static_cast<int>(parameters[0]);
}

} // namespace studies
