// Ehlers' discriminator of the dominant cycle, from which MAMA and the ht_ studies are made. Inside `studies`
// only; a value of one call, one thread.
#pragma once

#include "studies/chunk.h"

namespace studies {

/// The last eight values of a column that begins with zeros.
class Recent
{
public:
    void push(double value) { m_value[++m_at & 7] = value; }
    /// The value of `back` bars ago, at most 7.
    [[nodiscard]] double operator[](unsigned back) const { return m_value[(m_at - back) & 7]; }
    /// Ehlers' Hilbert transform of four taps: it turns a cycle by a quarter.
    [[nodiscard]] double turned() const
    {
        constexpr double outer = 0.0962, inner = 0.5769;
        const Recent &x = *this;
        return outer * (x[0] - x[6]) + inner * (x[2] - x[4]);
    }

private:
    std::array<double, 8> m_value{};
    unsigned m_at = 0;
};

/// 4, 3, 2, 1 tenths of four values, the newest first.
inline double fourWeighted(double a, double b, double c, double d)
{
    return (4 * a + 3 * b + 2 * c + d) / 10;
}

/// The homodyne discriminator: bar by bar the smoothed price is detrended and split into its in-phase and
/// quadrature parts; the angle between neighbouring phasors gives the period of the cycle, which is held
/// within 0.67 and 1.5 of the last one and within 6 and 50 bars, and then smoothed.
///
/// Source: John Ehlers, Rocket Science for Traders; TA-Lib's ht_ functions and MAMA. All columns are taken
/// for zero before the first bar that is given.
class Hilbert
{
public:
    /// One bar more; `smooth` is fourWeighted of the price.
    void next(double smooth);
    [[nodiscard]] double inPhase() const { return m_inPhase[0]; }
    [[nodiscard]] double quadrature() const { return m_quadrature[0]; }
    /// In bars, once and twice smoothed.
    [[nodiscard]] double period() const { return m_period; }
    [[nodiscard]] double smoothPeriod() const { return m_smoothPeriod; }
    [[nodiscard]] std::size_t wholePeriod() const { return static_cast<std::size_t>(m_smoothPeriod + 0.5); }

private:
    void measure(double inPhase, double quadrature);

    Recent m_smooth, m_detrended, m_inPhase, m_quadrature;
    double m_i2 = 0, m_q2 = 0, m_real = 0, m_imaginary = 0;
    double m_period = 0, m_smoothPeriod = 0;
};

/// Calls `work(bar, smooth)` for the bars `first` … of a price column, `smooth` being fourWeighted of it.
template <class Work>
void eachSmooth(std::span<const double> price, std::size_t first, Work work)
{
    for (std::size_t bar = first; bar < price.size(); ++bar)
        work(bar, fourWeighted(price[bar], price[bar - 1], price[bar - 2], price[bar - 3]));
}

/// TA-Lib's functions begin the discriminator at one of two bars and publish twenty or so bars later.
inline constexpr std::size_t earlyBegin = 12, earlyValue = 32; // period, phasor, MAMA
inline constexpr std::size_t lateBegin = 37, lateValue = 63;   // phase, sine, trendline, trend mode

/// The phase of the dominant cycle in degrees, −45 … 315.
///
/// The smoothed prices of the last whole cycle are multiplied with one turn of sine and cosine; the angle of
/// the two sums is the phase, corrected by the bar that the smoothing lags. Sums within the rounding of the
/// price are zero: a flat market has no phase, and none is read from its noise.
class CyclePhase
{
public:
    /// After `hilbert.next(smooth)`.
    void next(const Hilbert &hilbert, double smooth);
    [[nodiscard]] double degrees() const { return m_phase; }
    [[nodiscard]] double sine() const;
    [[nodiscard]] double leadSine() const; // 45 degrees ahead

private:
    static constexpr std::size_t most = 50;
    struct Turn
    {
        std::array<double, most> sine, cosine;
    };
    const Turn &turn(std::size_t bars);

    std::array<double, 2 * most> m_smooth{}; // newest first from m_at on, twice over
    std::size_t m_at = 0;
    double m_phase = 0;
    std::array<std::unique_ptr<Turn>, most + 1> m_turns; // made as they are needed
};

/// The mean of the price over the last whole cycle, fourWeighted.
class CycleTrend
{
public:
    /// After `hilbert.next`; `price` ends with the present bar.
    double next(const Hilbert &hilbert, std::span<const double> price);

private:
    Recent m_mean;
};

} // namespace studies
