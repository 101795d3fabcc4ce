#include "studies/averages/hilbert.h"

#include "studies/shared.h"

#include <cmath>
#include <numbers>

namespace studies {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double shortest = 6, longest = 50;

} // namespace

void Hilbert::next(double smooth)
{
    const double gain = 0.075 * m_period + 0.54;
    m_smooth.push(smooth);
    m_detrended.push(m_smooth.turned() * gain);
    m_quadrature.push(m_detrended.turned() * gain);
    m_inPhase.push(m_detrended[3]);
    const double aheadI = m_inPhase.turned() * gain, aheadQ = m_quadrature.turned() * gain;
    measure(0.2 * (m_inPhase[0] - aheadQ) + 0.8 * m_i2, 0.2 * (m_quadrature[0] + aheadI) + 0.8 * m_q2);
}

void Hilbert::measure(double inPhase, double quadrature)
{
    m_real = 0.2 * (inPhase * m_i2 + quadrature * m_q2) + 0.8 * m_real;
    m_imaginary = 0.2 * (inPhase * m_q2 - quadrature * m_i2) + 0.8 * m_imaginary;
    m_i2 = inPhase;
    m_q2 = quadrature;
    double period = m_period;
    if (m_real != 0 && m_imaginary != 0)
        period = 2 * std::numbers::pi / std::atan(m_imaginary / m_real);
    period = std::max(std::min(period, 1.5 * m_period), 0.67 * m_period);
    m_period = 0.2 * std::clamp(period, shortest, longest) + 0.8 * m_period;
    m_smoothPeriod = 0.33 * m_period + 0.67 * m_smoothPeriod;
}

void Cycle::follow(std::span<const double> close)
{
    for (std::size_t bar = std::max(m_first, bars()); bar < close.size(); ++bar)
        next(close, bar);
}

void Cycle::next(std::span<const double> close, std::size_t bar)
{
    if (bar < m_first)
        return;
    const double smooth = fourWeighted(close[bar], close[bar - 1], close[bar - 2], close[bar - 3]);
    m_hilbert.next(smooth);
    m_bars.push_back({smooth, m_hilbert.inPhase(), m_hilbert.quadrature(), m_hilbert.smoothPeriod()});
}

void Cycle::restart()
{
    m_hilbert = {};
    m_bars.clear();
}

namespace {

/// One turn of sine and cosine for cycles of 0 … most bars; whole fours, with zeros at the end.
struct Turns
{
    Turns()
    {
        for (std::size_t bars = 0; bars <= CyclePhases::most; ++bars)
            for (std::size_t i = 0; i < bars; ++i) {
                const double angle =
                    static_cast<double>(i) * 2 * std::numbers::pi / static_cast<double>(bars);
                sine[bars][i] = std::sin(angle);
                cosine[bars][i] = std::cos(angle);
            }
    }
    using Turn = std::array<double, CyclePhases::most + 4>;
    std::array<Turn, CyclePhases::most + 1> sine{}, cosine{};
};

struct Sums
{
    double real, imaginary;
};

/// The newest value by itself, since what was just written cannot be read in one piece with what is older;
/// the others in four strands, so that no sum waits for the one before.
Sums turned(const double *smooth, double newest, std::size_t bars)
{
    static const Turns turns;
    const double *sine = turns.sine[bars].data(), *cosine = turns.cosine[bars].data();
    double real[4] = {}, imaginary[4] = {};
    for (std::size_t i = 1; i < bars; i += 4)
        for (std::size_t strand = 0; strand < 4; ++strand) {
            real[strand] += sine[i + strand] * smooth[i + strand];
            imaginary[strand] += cosine[i + strand] * smooth[i + strand];
        }
    return {(real[0] + real[1]) + (real[2] + real[3]) + sine[0] * newest,
            (imaginary[0] + imaginary[1]) + (imaginary[2] + imaginary[3]) + cosine[0] * newest};
}

} // namespace

void CyclePhases::follow(const Cycle &cycle)
{
    for (std::size_t bar = lateBegin + m_degrees.size(); bar < cycle.bars(); ++bar) {
        next(cycle.wholePeriod(bar), cycle.smoothPeriod(bar), cycle.smooth(bar));
        m_degrees.push_back(m_phase);
    }
}

void CyclePhases::restart()
{
    m_smooth.fill(0);
    m_at = 0;
    m_phase = 0;
    m_degrees.clear();
    m_waves.clear();
}

void CyclePhases::next(std::size_t bars, double smoothPeriod, double smooth)
{
    m_at = (m_at == 0 ? most : m_at) - 1;
    m_smooth[m_at] = m_smooth[m_at + most] = smooth;
    const auto [real, imaginary] = turned(m_smooth.data() + m_at, smooth, bars);
    const double rounding = 64 * std::numeric_limits<double>::epsilon() * std::abs(smooth);
    if (std::abs(imaginary) > rounding)
        m_phase = std::atan(real / imaginary) / degree;
    else if (std::abs(real) > rounding)
        m_phase += real < 0 ? -90 : 90;
    m_phase += 90 + 360 / smoothPeriod;
    if (imaginary < -rounding)
        m_phase += 180;
    if (m_phase > 315)
        m_phase -= 360;
}

void CyclePhases::wave()
{
    for (std::size_t i = m_waves.size(); i < m_degrees.size(); ++i)
        m_waves.push_back({std::sin(m_degrees[i] * degree), std::sin((m_degrees[i] + 45) * degree)});
}

void CycleTrends::follow(const Cycle &cycle, std::span<const double> close)
{
    for (std::size_t bar = lateBegin + m_lines.size(); bar < cycle.bars(); ++bar) {
        const std::size_t bars = std::min(cycle.wholePeriod(bar), bar + 1);
        double sum = 0;
        for (std::size_t i = 0; i < bars; ++i)
            sum += close[bar - i];
        m_mean.push(bars > 0 ? sum / static_cast<double>(bars) : close[bar]);
        m_lines.push_back(fourWeighted(m_mean[0], m_mean[1], m_mean[2], m_mean[3]));
    }
}

void CycleTrends::restart()
{
    m_mean = {};
    m_lines.clear();
}

void Cycles::follow(Cycle &cycle, std::span<const double> close)
{
    if (!m_together)
        return cycle.follow(close);
    for (std::size_t bar = std::max(earlyBegin, m_early.bars()); bar < close.size(); ++bar) {
        m_early.next(close, bar);
        m_late.next(close, bar);
    }
}

const Cycle &Cycles::early(std::span<const double> close)
{
    follow(m_early, close);
    return m_early;
}

const Cycle &Cycles::late(std::span<const double> close)
{
    follow(m_late, close);
    return m_late;
}

const CyclePhases &Cycles::phases(std::span<const double> close)
{
    m_phases.follow(late(close));
    return m_phases;
}

const CyclePhases &Cycles::waves(std::span<const double> close)
{
    phases(close);
    m_phases.wave();
    return m_phases;
}

const CycleTrends &Cycles::trends(std::span<const double> close)
{
    m_trends.follow(late(close), close);
    return m_trends;
}

void Cycles::restart()
{
    m_early.restart();
    m_late.restart();
    m_phases.restart();
    m_trends.restart();
}

Cycles &cyclesOf(Walk &walk)
{
    return walk.shared() ? walk.shared()->cycles : walk.keep([] { return Cycles(); });
}

} // namespace studies
