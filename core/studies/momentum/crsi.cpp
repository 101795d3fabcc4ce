#include "studies/gains.h"
#include "studies/momentum/rows.h"
#include "studies/stage.h"

#include <vector>

namespace studies {
namespace {

/// How many of the last `rank` values are smaller than the next one: the values are kept in order.
class Rank
{
public:
    explicit Rank(std::size_t rank) : m_rank(rank) { m_sorted.reserve(rank + 1); }
    /// x[0] is the newest; x[−rank] leaves the window once it is full. Per cent.
    double next(const double *x)
    {
        const auto here = std::lower_bound(m_sorted.begin(), m_sorted.end(), *x);
        const double below = static_cast<double>(here - m_sorted.begin());
        m_sorted.insert(here, *x);
        if (m_sorted.size() > m_rank)
            m_sorted.erase(std::lower_bound(m_sorted.begin(), m_sorted.end(), *(x - m_rank)));
        return 100 * below / static_cast<double>(m_rank);
    }

private:
    std::size_t m_rank;
    std::vector<double> m_sorted;
};

/// The length of the run of rises (positive) or falls (negative) that each close ends.
void streaks(const double *close, std::size_t skip, std::size_t bars, double *run)
{
    if (skip > 0)
        run[0] = 0;
    for (std::size_t i = skip; i < bars; ++i) {
        const double last = *(close + i - 1), longer = *(run + i - 1);
        run[i] = close[i] > last   ? std::max(longer, 0.0) + 1
                 : close[i] < last ? std::min(longer, 0.0) - 1
                                   : 0;
    }
}

} // namespace

/// Connors RSI: the mean of RSI(rsi) of the close, RSI(streak) of the length of the present run of rises or
/// falls, and the share of the last `rank` one-bar returns that were smaller than the present one, each 0 …
/// 100. Source: Connors Research; Stock.Indicators' ConnorsRsi. Warm-up: the longest of the three + 1. The
/// ranks cost O(log rank) comparisons a bar.
void computeCrsi(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::size_t rank = whole(parameters[2]), first = static_cast<std::size_t>(warmupCrsi(parameters));
    Gains price(whole(parameters[0]), 1, 1), lasting(whole(parameters[1]), 1, 1);
    Rolling runColumn(1), gainColumn(rank);
    Rank ranks(rank);
    std::array<double, chunkBars> strength, persistence, one;
    one.fill(1);
    eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        double *run = runColumn.next(bars), *gain = gainColumn.next(bars);
        const std::size_t skip = from == 0;
        streaks(close, skip, bars, run);
        ratesOf(input.close, 1, from, bars, gain);
        price.next(close, skip, bars);
        lasting.next(run, skip, bars);
        strengthOf(price, close, bars, strength.data());
        strengthOf(lasting, one.data(), bars, persistence.data());
        for (std::size_t i = skip; i < bars; ++i)
            outputs[0][from + i] = (strength[i] + persistence[i] + ranks.next(gain + i)) / 3;
    });
    blank(outputs[0], first);
}

int warmupCrsi(Parameters parameters)
{
    return static_cast<int>(std::max({parameters[0], parameters[1], parameters[2]})) + 1;
}

} // namespace studies
