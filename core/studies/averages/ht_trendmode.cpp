#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

#include <cmath>

namespace studies {
namespace {

/// What the mode is decided by: how long ago the sine lines crossed, how the phase turns, and how far the
/// price is from the trendline.
class TrendMode
{
public:
    double next(const Cycle &cycle, const CyclePhases &phases, const CycleTrends &trends, std::size_t bar)
    {
        const double degrees = m_degrees, before = m_gap;
        const double line = trends.line(bar), length = cycle.smoothPeriod(bar), smooth = cycle.smooth(bar);
        m_degrees = phases.degrees(bar);
        m_gap = phases.sine(bar) - phases.leadSine(bar);
        const bool crossed = (m_gap > 0 && before <= 0) || (m_gap < 0 && before >= 0);
        m_barsSince = crossed ? 1 : m_barsSince + 1;
        const double turned = m_degrees - degrees, turn = 360 / length;
        const bool cycles = turned > 0.67 * turn && turned < 1.5 * turn;
        const bool away = line != 0 && std::abs((smooth - line) / line) >= 0.015;
        return away || (!crossed && m_barsSince >= 0.5 * length && !cycles) ? 1 : 0;
    }

private:
    double m_degrees = 0;
    double m_gap = 0; // between the lines of the sine wave
    double m_barsSince = 0;
};

} // namespace

/// 1 while the close trends, 0 while it cycles. It cycles for half a period after the lines of the sine wave
/// crossed, and while the phase turns at the pace of the period, unless the smoothed price is 1.5 % or more
/// away from the trendline. Source: John Ehlers; TA-Lib's HT_TRENDMODE. Warm-up: 63 bars.
void computeHtTrendmode(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    TrendMode &mode = walk.keep([&] { return TrendMode(); });
    Cycles &cycles = cyclesOf(walk);
    const Cycle &cycle = cycles.late(input.close);
    const CyclePhases &phases = cycles.waves(input.close);
    const CycleTrends &trends = cycles.trends(input.close);
    walk.eachBar(lateBegin, input.size(),
                 [&](std::size_t bar) { outputs[0][bar] = mode.next(cycle, phases, trends, bar); });
    walk.blank(outputs[0], lateValue);
}

} // namespace studies
