#include "studies/averages/hilbert.h"

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

const CyclePhase::Turn &CyclePhase::turn(std::size_t bars)
{
    std::unique_ptr<Turn> &turn = m_turns[bars];
    if (!turn) {
        turn = std::make_unique<Turn>();
        for (std::size_t i = 0; i < bars; ++i) {
            const double angle = static_cast<double>(i) * 2 * std::numbers::pi / static_cast<double>(bars);
            turn->sine[i] = std::sin(angle);
            turn->cosine[i] = std::cos(angle);
        }
    }
    return *turn;
}

void CyclePhase::next(const Hilbert &hilbert, double smooth)
{
    m_at = (m_at == 0 ? most : m_at) - 1;
    m_smooth[m_at] = m_smooth[m_at + most] = smooth;
    const std::size_t bars = hilbert.wholePeriod();
    const Turn &weights = turn(bars);
    double real = 0, imaginary = 0;
    for (std::size_t i = 0; i < bars; ++i) {
        real += weights.sine[i] * m_smooth[m_at + i];
        imaginary += weights.cosine[i] * m_smooth[m_at + i];
    }
    const double rounding = 64 * std::numeric_limits<double>::epsilon() * std::abs(smooth);
    if (std::abs(imaginary) > rounding)
        m_phase = std::atan(real / imaginary) / degree;
    else if (std::abs(real) > rounding)
        m_phase += real < 0 ? -90 : 90;
    m_phase += 90 + 360 / hilbert.smoothPeriod();
    if (imaginary < -rounding)
        m_phase += 180;
    if (m_phase > 315)
        m_phase -= 360;
}

double CyclePhase::sine() const
{
    return std::sin(m_phase * degree);
}

double CyclePhase::leadSine() const
{
    return std::sin((m_phase + 45) * degree);
}

double CycleTrend::next(const Hilbert &hilbert, std::span<const double> price)
{
    const std::size_t bars = std::min(hilbert.wholePeriod(), price.size());
    double sum = 0;
    for (std::size_t i = 1; i <= bars; ++i)
        sum += price[price.size() - i];
    m_mean.push(bars > 0 ? sum / static_cast<double>(bars) : price.back());
    return fourWeighted(m_mean[0], m_mean[1], m_mean[2], m_mean[3]);
}

} // namespace studies
