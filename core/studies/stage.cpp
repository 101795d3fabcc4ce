#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void subtract(const double *x, std::size_t lag, std::size_t bars, double *__restrict out)
{
    const double *older = x - lag;
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = x[i] - older[i];
}

STUDIES_KERNEL
void divide(const double *x, std::size_t lag, std::size_t bars, double *__restrict out)
{
    const double *older = x - lag;
    for (std::size_t i = 0; i < bars; ++i) {
        const double rate = 100 * (x[i] / older[i] - 1);
        out[i] = older[i] == 0 ? 0 : rate;
    }
}

STUDIES_KERNEL
void medians(const double *high, const double *low, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = (high[i] + low[i]) / 2;
}

STUDIES_KERNEL
void typicals(const double *high, const double *low, const double *close, std::size_t bars,
              double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = (high[i] + low[i] + close[i]) / 3;
}

} // namespace

void changesOf(std::span<const double> x, std::size_t lag, std::size_t from, std::size_t bars, double *out)
{
    const std::size_t skip = leading(lag, from, bars);
    std::fill_n(out, skip, missing);
    if (skip < bars)
        subtract(x.data() + from + skip, lag, bars - skip, out + skip);
}

void ratesOf(std::span<const double> x, std::size_t lag, std::size_t from, std::size_t bars, double *out)
{
    const std::size_t skip = leading(lag, from, bars);
    std::fill_n(out, skip, missing);
    if (skip < bars)
        divide(x.data() + from + skip, lag, bars - skip, out + skip);
}

void mediansOf(const Input &input, std::size_t from, std::size_t bars, double *out)
{
    medians(input.high.data() + from, input.low.data() + from, bars, out);
}

void typicalsOf(const Input &input, std::size_t from, std::size_t bars, double *out)
{
    typicals(input.high.data() + from, input.low.data() + from, input.close.data() + from, bars, out);
}

const double *Weighted::averaged()
{
    // The regression's slope is 6 (weighted − simple average) ÷ (period − 1).
    m_line.at(m_x, m_bars, (static_cast<double>(m_period) - 1) / 6, m_mean.data());
    return m_mean.data();
}

Average::Average(double kind, std::size_t period, std::size_t first)
    : m_stage(std::in_place_type<Windowed>, Fold::Sum, period, 1 / static_cast<double>(period))
{
    if (kind == 1)
        m_stage.emplace<Smoothed>(Smoother::ema(period, first));
    else if (kind == 2)
        m_stage.emplace<Weighted>(period);
}

double *Average::input(std::size_t bars)
{
    return std::visit([&](auto &stage) { return stage.input(bars); }, m_stage);
}

const double *Average::averaged()
{
    if (auto *window = std::get_if<Windowed>(&m_stage))
        return window->folded();
    if (auto *smoothed = std::get_if<Smoothed>(&m_stage))
        return smoothed->smoothed();
    return std::get<Weighted>(m_stage).averaged();
}

} // namespace studies
