#include "studies/stage.h"
#include "studies/statistics/rows.h"

#include <cmath>
#include <vector>

namespace studies {
namespace {

constexpr std::size_t mostBins = 100;

/// What a class with `count` of the returns adds: −p log2 p, as a share of the most disorder that there can
/// be.
std::vector<double> contributions(std::size_t period, double bins)
{
    std::vector<double> out{0};
    for (std::size_t count = 1; count <= period; ++count) {
        const double share = static_cast<double>(count) / static_cast<double>(period);
        out.push_back(-share * std::log2(share) / std::log2(bins));
    }
    return out;
}

} // namespace

/// Entropy of the returns: Shannon's entropy of the shares of the last `period` one-bar returns that fall
/// into `bins` classes of equal width between the smallest and the largest of them, as a share of the most
/// that there can be: 1 if all classes are equally full, 0 if all returns are in one. Source: Claude Shannon,
/// "A Mathematical Theory of Communication" (1948). Warm-up: period. Equal returns: 0. Looks at each return
/// of the window at every bar.
void computeEntropy(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::size_t period = whole(parameters[0]), bins = whole(parameters[1]);
    const std::vector<double> contribution = contributions(period, parameters[1]);
    Rolling gainColumn(period);
    Window highs(Fold::Max, period), lows(Fold::Min, period);
    std::array<double, chunkBars> highest, lowest;
    std::array<std::size_t, mostBins> count;
    const auto disorder = [&](const double *gain, double low, double range) {
        std::fill_n(count.begin(), bins, std::size_t(0));
        for (std::size_t back = 0; back < period; ++back)
            ++count[std::min(bins - 1, whole((*(gain - back) - low) / range * parameters[1]))];
        double total = 0;
        for (std::size_t bin = 0; bin < bins; ++bin)
            total += contribution[count[bin]];
        return total;
    };
    eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *gain = gainColumn.next(bars);
        ratesOf(input.close, 1, from, bars, gain);
        highs.run(gain, bars, highest.data());
        lows.run(gain, bars, lowest.data());
        for (std::size_t i = leading(period, from, bars); i < bars; ++i) {
            const double range = highest[i] - lowest[i];
            outputs[0][from + i] = range > 0 ? disorder(gain + i, lowest[i], range) : 0;
        }
    });
    blank(outputs[0], period);
}

int warmupEntropy(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
