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
    double next(std::span<const double> close, double smooth)
    {
        const double degrees = m_phase.degrees(), before = m_gap;
        m_hilbert.next(smooth);
        m_phase.next(m_hilbert, smooth);
        const double line = m_trend.next(m_hilbert, close), cycle = m_hilbert.smoothPeriod();
        m_gap = m_phase.sine() - m_phase.leadSine();
        const bool crossed = (m_gap > 0 && before <= 0) || (m_gap < 0 && before >= 0);
        m_barsSince = crossed ? 1 : m_barsSince + 1;
        const double turned = m_phase.degrees() - degrees, turn = 360 / cycle;
        const bool cycles = turned > 0.67 * turn && turned < 1.5 * turn;
        const bool away = line != 0 && std::abs((smooth - line) / line) >= 0.015;
        return away || (!crossed && m_barsSince >= 0.5 * cycle && !cycles) ? 1 : 0;
    }

private:
    Hilbert m_hilbert;
    CyclePhase m_phase;
    CycleTrend m_trend;
    double m_gap = 0; // between the lines of the sine wave
    double m_barsSince = 0;
};

} // namespace

/// 1 while the close trends, 0 while it cycles. It cycles for half a period after the lines of the sine wave
/// crossed, and while the phase turns at the pace of the period, unless the smoothed price is 1.5 % or more
/// away from the trendline. Source: John Ehlers; TA-Lib's HT_TRENDMODE. Warm-up: 63 bars.
void computeHtTrendmode(const Input &input, Parameters, Outputs outputs)
{
    TrendMode mode;
    eachSmooth(input.close, lateBegin, [&](std::size_t bar, double smooth) {
        outputs[0][bar] = mode.next(input.close.first(bar + 1), smooth);
    });
    blank(outputs[0], lateValue);
}

} // namespace studies
