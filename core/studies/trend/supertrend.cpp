#include "studies/smooth.h"
#include "studies/trend/rows.h"
#include "studies/true_range.h"

namespace studies {
namespace {

/// A stop below the price in a rise, above it in a fall; it only moves with the trend.
class Stop
{
public:
    /// Returns whether the market rises after this bar.
    bool next(double middle, double reach, double close, double closeBefore)
    {
        if (!m_begun)
            m_begun = true, m_rising = close >= middle, m_upper = middle + reach, m_lower = middle - reach;
        const double above = middle + reach, below = middle - reach; // no branch: nobody could foretell it
        const double upper = closeBefore > m_upper ? above : m_upper;
        const double lower = closeBefore < m_lower ? below : m_lower;
        m_upper = above < upper ? above : upper;
        m_lower = below > lower ? below : lower;
        return m_rising = close > (m_rising ? m_lower : m_upper);
    }
    [[nodiscard]] double upper() const { return m_upper; }
    [[nodiscard]] double lower() const { return m_lower; }

private:
    bool m_begun = false, m_rising = true;
    double m_upper = 0, m_lower = 0;
};

} // namespace

/// Supertrend: a stop `multiplier` average true ranges away from the middle of the bar, (high + low) ÷ 2,
/// that is only drawn closer and changes sides when the close passes it. super_trend = the stop in force,
/// which is lower_band in a rise and upper_band in a fall (the other one is missing). Source: Olivier Seban;
/// Stock.Indicators' SuperTrend. Warm-up: period (ATR's).
void computeSupertrend(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Smoothed &atr = walk.keep([&] { return Smoothed(Smoother::wilder(period, 1)); });
    Stop &stop = walk.keep([&] { return Stop(); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        trueRanges(input, from, bars, atr.input(bars));
        const double *range = atr.smoothed();
        Stop now = stop; // in registers: what is written to the outputs cannot be part of it
        for (std::size_t i = 0; i < bars; ++i) {
            const std::size_t bar = from + i;
            outputs[0][bar] = outputs[1][bar] = outputs[2][bar] = missing;
            if (bar < period)
                continue;
            const bool rising = now.next((input.high[bar] + input.low[bar]) / 2, parameters[1] * range[i],
                                         input.close[bar], input.close[bar - 1]);
            outputs[0][bar] = rising ? now.lower() : now.upper();
            outputs[rising ? 2 : 1][bar] = outputs[0][bar];
        }
        stop = now;
    });
}

int warmupSupertrend(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
