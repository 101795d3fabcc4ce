#include "studies/averages/alligator.h"

#include "studies/averages/rows.h"
#include "studies/stage.h"

namespace studies {

LateAverage::LateAverage(std::size_t period, std::size_t offset)
    : m_smoother(Smoother::wilder(period, 0)), m_offset(offset), m_output(std::max(offset, Smoother::history))
{
}

const double *LateAverage::next(const double *x, std::size_t bars)
{
    double *column = m_input.next(bars), *average = m_output.next(bars);
    std::copy_n(x, bars, column);
    m_smoother.run(column, bars, average);
    return average - m_offset;
}

AlligatorLines::AlligatorLines(std::span<const double> parameters)
    : m_average{LateAverage(whole(parameters[0]), whole(parameters[1])),
                LateAverage(whole(parameters[2]), whole(parameters[3])),
                LateAverage(whole(parameters[4]), whole(parameters[5]))}
{
}

void AlligatorLines::next(const Input &input, std::size_t from, std::size_t bars)
{
    std::array<double, chunkBars> median;
    mediansOf(input, from, bars, median.data());
    for (std::size_t line = 0; line < m_line.size(); ++line)
        m_line[line] = m_average[line].next(median.data(), bars);
}

std::size_t AlligatorLines::firstBar(std::span<const double> parameters, std::size_t line)
{
    return whole(parameters[2 * line] + parameters[2 * line + 1]) - 1;
}

/// Alligator: three of Wilder's averages of the middle price, (high + low) ÷ 2, each shown `offset` bars
/// after it was made: jaw, teeth, lips. Source: Bill Williams; Stock.Indicators' Alligator. Seed: the plain
/// mean of the first `period` middle prices. Warm-up of each line: its period + offset − 1 bars.
void computeAlligator(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    AlligatorLines &lines = walk.keep([&] { return AlligatorLines(parameters); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        lines.next(input, from, bars);
        std::copy_n(lines.jaw(), bars, outputs[0].data() + from);
        std::copy_n(lines.teeth(), bars, outputs[1].data() + from);
        std::copy_n(lines.lips(), bars, outputs[2].data() + from);
    });
}

int warmupAlligator(Parameters parameters)
{
    std::size_t first = 0;
    for (std::size_t line = 0; line < 3; ++line)
        first = std::max(first, AlligatorLines::firstBar(parameters, line));
    return static_cast<int>(first);
}

} // namespace studies
