#include "studies/logarithm.h"
#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

/// The range of the middle prices of the last bars, of fewer at the start of the series.
class MedianRange
{
public:
    explicit MedianRange(std::size_t period)
        : m_reach(period - 1), m_highs(Fold::Max, period), m_lows(Fold::Min, period), m_column(period)
    {
    }
    void next(const Input &input, std::size_t from, std::size_t bars)
    {
        m_median = m_column.next(bars);
        mediansOf(input, from, bars, m_median);
        m_highs.run(m_median, bars, m_highest.data());
        m_lows.run(m_median, bars, m_lowest.data());
        const std::size_t partial = leading(m_reach, from, bars);
        for (std::size_t i = 0; i < partial; ++i) {
            m_high = from + i == 0 ? m_median[0] : std::max(m_high, m_median[i]);
            m_low = from + i == 0 ? m_median[0] : std::min(m_low, m_median[i]);
            m_highest[i] = m_high;
            m_lowest[i] = m_low;
        }
    }
    /// −0.5 … 0.5; 0 where there is no range.
    [[nodiscard]] double place(std::size_t i) const
    {
        return (m_median[i] - m_lowest[i]) / (m_highest[i] - m_lowest[i]) - 0.5;
    }
    [[nodiscard]] bool flat(std::size_t i) const { return !(m_highest[i] > m_lowest[i]); }

private:
    std::size_t m_reach;
    Window m_highs, m_lows;
    Rolling m_column;
    std::array<double, chunkBars> m_highest, m_lowest;
    double *m_median = nullptr;
    double m_high = 0, m_low = 0;
};

} // namespace

/// Fisher transform: v = 0.66 · (place of the middle price in its range of the last `period` bars − 0.5) +
/// 0.67 · v before, beyond ±0.99 set to ±0.999; fisher = ½ · ln((1 + v) ÷ (1 − v)) + ½ · fisher before;
/// signal = fisher one bar ago. Source: John Ehlers, "Using the Fisher Transform" (Stocks & Commodities,
/// 2002); Stock.Indicators' FisherTransform, which starts with 0 at the first bar and takes the range of
/// fewer bars until there are `period` (Tulip's fisher waits for them). Warm-up: none, the signal's one bar.
/// A range of nothing sets v to 0.
void computeFisher(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    MedianRange &range = walk.keep([&] { return MedianRange(whole(parameters[0])); });
    double &value = walk.keep([] { return 0.0; });
    double &fisher = walk.keep([] { return 0.0; });
    std::array<double, chunkBars> more, less;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        range.next(input, from, bars);
        for (std::size_t i = 0; i < bars; ++i) {
            value = range.flat(i) ? 0 : 0.66 * range.place(i) + 0.67 * value;
            value = value > 0.99 ? 0.999 : value < -0.99 ? -0.999 : value;
            more[i] = 1 + value;
            less[i] = 1 - value;
        }
        logarithmsOfRatios(more.data(), less.data(), bars, more.data());
        for (std::size_t i = 0; i < bars; ++i) {
            outputs[1][from + i] = from + i == 0 ? missing : fisher;
            fisher = from + i == 0 ? 0 : 0.5 * more[i] + 0.5 * fisher;
            outputs[0][from + i] = fisher;
        }
    });
}

int warmupFisher(Parameters)
{
    return 1;
}

} // namespace studies
