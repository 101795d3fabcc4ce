#include "studies/gains.h"
#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void differences(const double *fast, const double *slow, std::size_t bars, double *__restrict line)
{
    for (std::size_t i = 0; i < bars; ++i)
        line[i] = apart(fast[i], slow[i]);
}

} // namespace

/// Schaff trend cycle: where the MACD line (EMA fast − EMA slow of the close) stands in its range of the last
/// `cycle` bars, 0 … 100, as the simple mean of three bars. Source: Doug Schaff; Stock.Indicators' Stc. Seed:
/// each EMA from the plain mean of its own first closes. Warm-up: slow + cycle. A range of nothing: 0.
void computeStc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t cycle = whole(parameters[0]);
    const std::size_t fast = whole(std::min(parameters[1], parameters[2]));
    const std::size_t slow = whole(std::max(parameters[1], parameters[2]));
    Smoothed &quick = walk.keep([&] { return Smoothed(Smoother::ema(fast, 0)); });
    Smoothed &calm = walk.keep([&] { return Smoothed(Smoother::ema(slow, 0)); });
    Rolling &lineColumn = walk.keep([&] { return Rolling(cycle); });
    Place &place = walk.keep([&] { return Place(cycle); });
    Windowed &mean = walk.keep([&] { return Windowed::mean(3); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        double *line = lineColumn.next(bars), *k = mean.input(bars);
        differences(smooth(quick, close, bars), smooth(calm, close, bars), bars, line);
        place.run(line, line, line, bars, k);
        std::fill_n(k, leading(slow + cycle - 2, from, bars), missing);
        std::copy_n(mean.folded(), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], slow + cycle);
}

int warmupStc(Parameters parameters)
{
    return static_cast<int>(parameters[0] + std::max(parameters[1], parameters[2]));
}

} // namespace studies
