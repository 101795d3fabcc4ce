#include "studies/stage.h"
#include "studies/volume/rows.h"

#include <cmath>

namespace studies {
namespace {

/// The volume force of one bar after the other.
class VolumeForce
{
public:
    double next(const Input &input, std::size_t bar)
    {
        const double sum = input.high[bar] + input.low[bar] + input.close[bar];
        const double range = input.high[bar] - input.low[bar];
        const int trend = bar > 0 && sum > m_sum ? 1 : -1;
        double force = 0;
        if (bar > 1) {
            m_measure = range + (trend == m_trend ? m_measure : m_range);
            if (range != m_measure)
                force = input.volume[bar] * share(range) * trend * 100;
        }
        m_sum = sum;
        m_range = range;
        m_trend = trend;
        return force;
    }

private:
    [[nodiscard]] double share(double range) const
    {
        return range == 0 ? 2 : std::abs(2 * (range / m_measure - 1));
    }

    double m_sum = 0, m_range = 0, m_measure = 0;
    int m_trend = 0;
};

STUDIES_KERNEL
void differences(const double *fast, const double *slow, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = fast[i] - slow[i];
}

} // namespace

/// Klinger volume oscillator: oscillator = EMA(fast) − EMA(slow) of the volume force, in base units; signal =
/// EMA of it. The force of a bar is its volume · 100 · |2 (range ÷ measure − 1)|, with the sign of the trend
/// (up if high + low + close rose), the measure being the sum of the ranges since the trend began and of the
/// one before it. Source: Stephen Klinger; Stock.Indicators' Kvo (Tulip's kvo seeds its averages with the
/// first force). Seed: the plain means of the first forces, from the third bar on. Warm-up: slow + 1, the
/// signal's signal − 1 bars more. A bar whose range is the whole measure has no force.
void computeKvo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t first = whole(std::max(parameters[0], parameters[1])) + 1;
    Smoothed &fast = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[0]), 2)); });
    Smoothed &slow = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[1]), 2)); });
    Smoothed &signal = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[2]), first)); });
    VolumeForce &volumeForce = walk.keep([&] { return VolumeForce(); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *force = fast.input(bars), *line = signal.input(bars);
        for (std::size_t i = 0; i < bars; ++i)
            force[i] = volumeForce.next(input, from + i);
        const double *calm = smooth(slow, force, bars);
        differences(fast.smoothed(), calm, bars, line);
        std::copy_n(line, bars, outputs[0].data() + from);
        std::copy_n(signal.smoothed(), bars, outputs[1].data() + from);
    });
}

int warmupKvo(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0], parameters[1]) + parameters[2]);
}

} // namespace studies
