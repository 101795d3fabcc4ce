#include "studies/stage.h"
#include "studies/statistics/rows.h"

#include <cmath>
#include <vector>

namespace studies {
namespace {

constexpr std::size_t mostBins = 100;

STUDIES_KERNEL
void classify(const double *x, std::size_t count, double low, double scale, std::int32_t last,
              std::int32_t *__restrict bin)
{
    for (std::size_t i = 0; i < count; ++i) {
        const auto place = static_cast<std::int32_t>((x[i] - low) * scale);
        bin[i] = place < last ? place : last;
    }
}

class Classes
{
public:
    Classes(std::size_t period, std::size_t bins) : m_period(period), m_bins(bins), m_bin(period)
    {
        const double n = static_cast<double>(period), most = std::log2(static_cast<double>(bins));
        m_share.push_back(0);
        for (std::size_t count = 1; count <= period; ++count) {
            const double p = static_cast<double>(count) / n;
            m_share.push_back(-p * std::log2(p) / most);
        }
    }
    /// Of the window that ends at `newest`, as a share of the most that there can be.
    [[nodiscard]] double disorder(const double *newest, double low, double range)
    {
        classify(newest - (m_period - 1), m_period, low, static_cast<double>(m_bins) / range,
                 static_cast<std::int32_t>(m_bins) - 1, m_bin.data());
        std::array<std::uint32_t, mostBins> count;
        std::fill_n(count.begin(), m_bins, 0U);
        for (const std::int32_t bin : m_bin)
            ++count[static_cast<std::size_t>(bin)];
        double total = 0;
        for (std::size_t bin = 0; bin < m_bins; ++bin)
            total += m_share[count[bin]];
        return total;
    }

private:
    std::size_t m_period, m_bins;
    std::vector<double> m_share; // what a class with that many returns adds: −p log2 p
    std::vector<std::int32_t> m_bin;
};

} // namespace

/// Entropy of the returns: Shannon's entropy of the shares of the last `period` one-bar returns that fall
/// into `bins` classes of equal width between the smallest and the largest of them, as a share of the most
/// that there can be: 1 if all classes are equally full, 0 if all returns are in one. Source: Claude Shannon,
/// "A Mathematical Theory of Communication" (1948). Warm-up: period. Equal returns: 0. Looks at each return
/// of the window at every bar.
void computeEntropy(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), bins = whole(parameters[1]);
    Rolling &gainColumn = walk.keep([&] { return Rolling(period); });
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    std::array<double, chunkBars> highest, lowest;
    Classes &classes = walk.keep([&] { return Classes(period, bins); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *gain = gainColumn.next(bars);
        ratesOf(input.close, 1, from, bars, gain);
        highs.run(gain, bars, highest.data());
        lows.run(gain, bars, lowest.data());
        for (std::size_t i = leading(period, from, bars); i < bars; ++i) {
            const double range = highest[i] - lowest[i];
            outputs[0][from + i] = range > 0 ? classes.disorder(gain + i, lowest[i], range) : 0;
        }
    });
    walk.blank(outputs[0], period);
}

int warmupEntropy(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
