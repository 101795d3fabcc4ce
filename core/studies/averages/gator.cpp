#include "studies/averages/alligator.h"
#include "studies/averages/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void distances(const double *a, const double *b, std::size_t bars, double sign, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = sign * (a[i] > b[i] ? a[i] - b[i] : b[i] - a[i]);
}

/// 1 where the column moved away from zero, 0 where not, missing where there is nothing to compare with.
void expanding(std::span<const double> column, double sign, std::span<double> out, const Walk &walk)
{
    walk.blank(out, 1);
    walk.eachBar(1, column.size(), [&](std::size_t bar) {
        const double step = sign * (column[bar] - column[bar - 1]);
        out[bar] = step > 0 ? 1 : step <= 0 ? 0 : missing;
    });
}

} // namespace

/// Gator oscillator: how far the alligator's mouth is open. upper = |jaw − teeth|, lower = −|teeth − lips|,
/// and whether each is farther from zero than at the bar before (1 or 0). Source: Bill Williams;
/// Stock.Indicators' Gator. Warm-up: upper from the first bar of jaw and teeth on, lower from that of teeth
/// and lips, the two others a bar later.
void computeGator(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    AlligatorLines &lines = walk.keep([&] { return AlligatorLines(parameters); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        lines.next(input, from, bars);
        distances(lines.jaw(), lines.teeth(), bars, 1, outputs[0].data() + from);
        distances(lines.teeth(), lines.lips(), bars, -1, outputs[1].data() + from);
    });
    expanding(outputs[0], 1, outputs[2], walk);
    expanding(outputs[1], -1, outputs[3], walk);
}

int warmupGator(Parameters parameters)
{
    return warmupAlligator(parameters) + 1;
}

} // namespace studies
