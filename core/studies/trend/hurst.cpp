#include "studies/fused.h"
#include "studies/logarithm.h"
#include "studies/moments.h"
#include "studies/trend/rows.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace studies {
namespace {

constexpr std::size_t shortest = 8; // returns in a part

/// The ranges of the running sums of deviations from the mean, one window of `size` returns each. `sum` is
/// the running total of all returns.
/// One window; in strands, so that no extreme waits for the one before.
double rangeOf(const double *start, double middle, std::size_t size)
{
    constexpr std::size_t strands = 8;
    double top[strands], bottom[strands];
    std::fill_n(top, strands, *(start + 1) - start[0] - middle);
    std::copy_n(top, strands, bottom);
    const auto look = [&](std::size_t strand, std::size_t k) {
        const double away = *(start + k) - start[0] - static_cast<double>(k) * middle;
        top[strand] = away > top[strand] ? away : top[strand];
        bottom[strand] = away < bottom[strand] ? away : bottom[strand];
    };
    std::size_t k = 2;
    for (; k + strands <= size + 1; k += strands)
        for (std::size_t strand = 0; strand < strands; ++strand)
            look(strand, k + strand);
    for (; k <= size; ++k)
        look(0, k);
    return *std::max_element(top, top + strands) - *std::min_element(bottom, bottom + strands);
}

void ranges(const double *sum, const double *mean, std::size_t size, std::size_t bars, double *__restrict out)
{
    const std::size_t whole = fused() != nullptr ? bars - bars % 16 : 0;
    if (whole > 0)
        fused()->ranges(sum, mean, size, whole, out);
    for (std::size_t i = whole; i < bars; ++i)
        out[i] = rangeOf(sum + i - size, mean[i], size);
}

STUDIES_KERNEL
void rescale(const double *variance, std::size_t bars, double *__restrict range)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double ratio = range[i] / std::sqrt(variance[i]);
        range[i] = variance[i] > 0 ? ratio : 0;
    }
}

/// The window cut into `parts` of equal size, the oldest returns left over.
class Level
{
public:
    Level(std::size_t period, std::size_t parts)
        : m_parts(parts), m_size(period / parts), m_moments(m_size), m_column(period)
    {
    }
    [[nodiscard]] double logSize() const { return std::log10(static_cast<double>(m_size)); }
    /// log10 of the mean rescaled range of the parts; missing where there is none.
    void run(const double *gain, const double *sum, std::size_t bars, double *out)
    {
        std::array<double, chunkBars> mean, variance, sums;
        double *range = m_column.next(bars);
        m_moments.run(gain, bars, mean.data(), variance.data());
        ranges(sum, mean.data(), m_size, bars, range);
        rescale(variance.data(), bars, range);
        for (std::size_t i = 0; i < bars; ++i) {
            double total = 0;
            for (std::size_t part = 0; part < m_parts; ++part)
                total += *(range + i - part * m_size);
            sums[i] = total > 0 ? total / static_cast<double>(m_parts) : missing;
        }
        logarithms(sums.data(), bars, out);
        for (std::size_t i = 0; i < bars; ++i)
            out[i] *= std::numbers::log10e;
    }

private:
    std::size_t m_parts, m_size;
    Moments m_moments;
    Rolling m_column;
};

/// What each level's logarithm weighs in the slope of the line through all of them.
std::vector<Level> levelsOf(std::size_t period)
{
    std::vector<Level> levels;
    for (std::size_t parts = 1; period / parts >= shortest; parts *= 2)
        levels.emplace_back(period, parts);
    return levels;
}

std::vector<double> weightsOf(const std::vector<Level> &levels)
{
    double mean = 0, spread = 0;
    for (const Level &level : levels)
        mean += level.logSize() / static_cast<double>(levels.size());
    for (const Level &level : levels)
        spread += (level.logSize() - mean) * (level.logSize() - mean);
    std::vector<double> weights;
    for (const Level &level : levels)
        weights.push_back((level.logSize() - mean) / spread);
    return weights;
}

} // namespace

/// Hurst exponent of the last `period` returns: the slope of log10(rescaled range) over log10(size), the
/// returns being cut into 1, 2, 4, … equal parts of no less than 8; the rescaled range of a part is the range
/// of the running sum of its deviations from its mean ÷ their population standard deviation. Near 0.5 the
/// market wanders, above it trends, below it turns back. Source: Harold Hurst; Stock.Indicators' Hurst.
/// Warm-up: period. Missing where the price did not move at all. Looks at each return of the window about
/// twice a bar.
void computeHurst(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    std::vector<Level> &levels = walk.keep([&] { return levelsOf(period); });
    const std::vector<double> &weights = walk.keep([&] { return weightsOf(levels); });
    Rolling &gainColumn = walk.keep([&] { return Rolling(period); });
    Rolling &sumColumn = walk.keep([&] { return Rolling(period); });
    std::array<double, chunkBars> logarithm;
    double &total = walk.keep([] { return 0.0; });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *gain = gainColumn.next(bars), *sum = sumColumn.next(bars), *out = outputs[0].data() + from;
        for (std::size_t i = 0; i < bars; ++i) {
            gain[i] = from + i == 0 ? missing : input.close[from + i] / input.close[from + i - 1] - 1;
            sum[i] = from + i == 0 ? 0 : total += gain[i];
        }
        std::fill_n(out, bars, 0.0);
        for (std::size_t level = 0; level < levels.size(); ++level) {
            levels[level].run(gain, sum, bars, logarithm.data());
            for (std::size_t i = 0; i < bars; ++i)
                out[i] += weights[level] * logarithm[i];
        }
    });
    walk.blank(outputs[0], period);
}

int warmupHurst(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
