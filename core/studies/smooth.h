// Exponential smoothing of a column, chunk by chunk. Inside `studies` only; a value of one call, one thread.
#pragma once

#include "studies/lanes.h"

namespace studies {

/// y[i] = Σ of sixteen values + keep^16 · y[i−16], in plain loops and four bars at a time: the same bits.
void sixteenthsPlain(const double *x, std::size_t bars, const SmootherWeights &weights, double *y);
void sixteenths(const double *x, std::size_t bars, const SmootherWeights &weights, double *y);

/// y[t] = keep · y[t−1] + take · x[t], from y[seed] = (sum of `count` values from bar `first` on) ÷ divisor.
///
/// Sixteen bars at a time: with e[t] = take · Σ keep^j · x[t−j] over j = 0 … 15 (built by doubling), y[t] =
/// e[t]
/// + keep^16 · y[t−16], so that nothing waits for its neighbour. Which form a bar takes depends on its
/// distance from the seed alone, hence a value never changes when bars are added; both forms agree within a
/// few units in the last place.
class Smoother
{
public:
    Smoother(double keep, double take, std::size_t first, std::size_t count, double divisor);
    /// An EMA of `period`: k = 2 ÷ (period + 1), seeded with the mean of its first `period` values.
    [[nodiscard]] static Smoother ema(std::size_t period, std::size_t first);
    /// Wilder's average: k = 1 ÷ period, seeded likewise.
    [[nodiscard]] static Smoother wilder(std::size_t period, std::size_t first);

    /// The next `bars` values of the column; y is missing before the seed. x and y have 16 readable values in
    /// front (any values for the first chunk). `bars` is at most chunkBars.
    void run(const double *x, std::size_t bars, double *y);
    /// One bar without a value: y stays as it was.
    void hold(double *y);
    /// Whether the seed lies before the bar that comes after `bars` more.
    [[nodiscard]] bool seededAfter(std::size_t bars) const { return m_bar + bars > m_seed; }

    /// Whether the bars to come all take the form of sixteen.
    [[nodiscard]] bool steady() const { return m_bar > m_seed && m_plain == 0; }
    [[nodiscard]] const SmootherWeights &weights() const { return m_weights; }
    /// These bars were computed elsewhere.
    void skip(std::size_t bars) { m_bar += bars; }

    static constexpr std::size_t history = 16;

private:
    std::size_t seed(const double *x, std::size_t bars, double *y);
    std::size_t plain(const double *x, std::size_t from, std::size_t bars, double *y);

    double m_keep, m_take;
    SmootherWeights m_weights;
    std::size_t m_first, m_seed;
    double m_divisor, m_sum = 0;
    std::size_t m_bar = 0;         // bars seen
    std::size_t m_plain = history; // bars still to be taken one by one
};

/// A column that is written chunk by chunk, and its smoothed form.
class Smoothed
{
public:
    explicit Smoothed(Smoother smoother) : m_smoother(smoother) {}
    /// Where the next chunk is to be written.
    double *input(std::size_t bars) { return m_bars = bars, m_x = m_input.next(bars); }
    /// The smoothed chunk; good until the next one.
    const double *smoothed()
    {
        output();
        return finish(0);
    }
    /// The same in two steps, for a kernel that smooths the first `done` bars itself: where it writes them, with
    /// 16 readable values in front; then the rest, for which the 16 inputs before it must have been written.
    double *output() { return m_y = m_output.next(m_bars); }
    const double *finish(std::size_t done)
    {
        m_smoother.skip(done);
        m_smoother.run(m_x + done, m_bars - done, m_y + done);
        return m_y;
    }
    [[nodiscard]] const Smoother &smoother() const { return m_smoother; }

private:
    Smoother m_smoother;
    Rolling m_input{Smoother::history}, m_output{Smoother::history};
    double *m_x = nullptr, *m_y = nullptr;
    std::size_t m_bars = 0;
};

} // namespace studies
