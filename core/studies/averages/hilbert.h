// Ehlers' discriminator of the dominant cycle, from which MAMA and the ht_ studies are made. Inside `studies`
// only; a value of one call, one thread.
#pragma once

#include "studies/walk.h"

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

/// TA-Lib's functions begin the discriminator at one of two bars and publish twenty or so bars later.
inline constexpr std::size_t earlyBegin = 12, earlyValue = 32; // period, phasor, MAMA
inline constexpr std::size_t lateBegin = 37, lateValue = 63;   // phase, sine, trendline, trend mode

/// The discriminator over a series of closes, from one of these bars on; it follows the series as it grows.
class Cycle
{
public:
    explicit Cycle(std::size_t first) : m_first(first) {}
    /// Takes in the bars that it has not seen.
    void follow(std::span<const double> close);
    /// Takes in the next bar; those before `first` are passed over.
    void next(std::span<const double> close, std::size_t bar);
    void restart();

    /// Of a bar from `first` on. smooth: fourWeighted of the close.
    [[nodiscard]] double smooth(std::size_t bar) const { return at(bar).smooth; }
    [[nodiscard]] double inPhase(std::size_t bar) const { return at(bar).inPhase; }
    [[nodiscard]] double quadrature(std::size_t bar) const { return at(bar).quadrature; }
    /// In bars, twice smoothed.
    [[nodiscard]] double smoothPeriod(std::size_t bar) const { return at(bar).smoothPeriod; }
    [[nodiscard]] std::size_t wholePeriod(std::size_t bar) const
    {
        return static_cast<std::size_t>(at(bar).smoothPeriod + 0.5);
    }
    /// How many bars it has seen.
    [[nodiscard]] std::size_t bars() const { return m_bars.empty() ? 0 : m_first + m_bars.size(); }

private:
    struct Bar
    {
        double smooth, inPhase, quadrature, smoothPeriod;
    };
    [[nodiscard]] const Bar &at(std::size_t bar) const { return m_bars[bar - m_first]; }

    std::size_t m_first;
    Hilbert m_hilbert;
    std::vector<Bar> m_bars;
};

/// The phase of the dominant cycle in degrees, −45 … 315.
///
/// The smoothed prices of the last whole cycle are multiplied with one turn of sine and cosine; the angle of
/// the two sums is the phase, corrected by the bar that the smoothing lags. Sums within the rounding of the
/// price are zero: a flat market has no phase, and none is read from its noise.
class CyclePhases
{
public:
    /// `cycle` begins at lateBegin, here as always.
    void follow(const Cycle &cycle);
    void restart();
    /// Of a bar from lateBegin on.
    [[nodiscard]] double degrees(std::size_t bar) const { return m_degrees[bar - lateBegin]; }
    /// The sine of it, and of 45 degrees more, once wave() was called.
    [[nodiscard]] double sine(std::size_t bar) const { return m_waves[bar - lateBegin].sine; }
    [[nodiscard]] double leadSine(std::size_t bar) const { return m_waves[bar - lateBegin].lead; }
    void wave();

    static constexpr std::size_t most = 50; // bars of a cycle

private:
    void next(std::size_t bars, double smoothPeriod, double smooth);

    std::array<double, 2 * most + 8> m_smooth{}; // newest first from m_at on, twice over
    std::size_t m_at = 0;
    double m_phase = 0;
    std::vector<double> m_degrees;
    struct Wave
    {
        double sine, lead;
    };
    std::vector<Wave> m_waves;
};

/// The mean of the price over the last whole cycle, fourWeighted.
class CycleTrends
{
public:
    void follow(const Cycle &cycle, std::span<const double> close);
    void restart();
    [[nodiscard]] double line(std::size_t bar) const { return m_lines[bar - lateBegin]; }

private:
    Recent m_mean;
    std::vector<double> m_lines;
};

/// All that the ht_ studies and MAMA share; what is asked for has seen all of `close`.
class Cycles
{
public:
    /// `together`: both cycles go on side by side, which takes little longer than one of them: each waits for
    /// itself most of the time.
    explicit Cycles(bool together = false) : m_together(together) {}
    const Cycle &early(std::span<const double> close);
    const Cycle &late(std::span<const double> close);
    const CyclePhases &phases(std::span<const double> close);
    const CyclePhases &waves(std::span<const double> close); // with their sines
    const CycleTrends &trends(std::span<const double> close);
    void restart();

private:
    void follow(Cycle &cycle, std::span<const double> close);
    bool m_together;
    Cycle m_early{earlyBegin}, m_late{lateBegin};
    CyclePhases m_phases;
    CycleTrends m_trends;
};

/// Those of the set that the walk belongs to, or the study's own: to be asked for once in a stretch.
Cycles &cyclesOf(Walk &walk);

} // namespace studies
