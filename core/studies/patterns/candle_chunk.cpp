#include "studies/patterns/candle_chunk.h"

namespace studies {
namespace {

STUDIES_KERNEL
void measure(const double *open, const double *high, const double *low, const double *close, std::size_t bars,
             double *__restrict top, double *__restrict bottom, double *__restrict body,
             double *__restrict upper, double *__restrict lower)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double change = close[i] - open[i];
        top[i] = close[i] >= open[i] ? close[i] : open[i];
        bottom[i] = close[i] >= open[i] ? open[i] : close[i];
        body[i] = change < 0 ? -change : change;
        upper[i] = high[i] - top[i];
        lower[i] = bottom[i] - low[i];
    }
}

STUDIES_KERNEL
void spans(const double *high, const double *low, const double *upper, const double *lower, std::size_t bars,
           double *__restrict range, double *__restrict shadows)
{
    for (std::size_t i = 0; i < bars; ++i) {
        range[i] = high[i] - low[i];
        shadows[i] = upper[i] + lower[i];
    }
}

} // namespace

void CandleChunk::next(const Input &input, std::size_t from, std::size_t bars, unsigned needs)
{
    m_from = from;
    m_bars = bars;
    open = input.open.data() + from;
    high = input.high.data() + from;
    low = input.low.data() + from;
    close = input.close.data() + from;
    double *const tops = m_top.next(bars), *const bottoms = m_bottom.next(bars);
    double *const lengths = m_body.next(bars), *const above = m_upper.next(bars);
    double *const below = m_lower.next(bars), *const range = m_range.next(bars);
    double *const both = m_shadows.next(bars);
    measure(open, high, low, close, bars, tops, bottoms, lengths, above, below);
    spans(high, low, above, below, bars, range, both);
    top = tops;
    bottom = bottoms;
    body = lengths;
    upper = above;
    lower = below;
    if ((needs & candles::Body) != 0)
        bodies.next(body, from, bars);
    if ((needs & candles::Range) != 0)
        ranges.next(range, from, bars);
    if ((needs & candles::Shadow) != 0)
        shadows.next(both, from, bars);
    if ((needs & candles::Five) != 0)
        fiveRanges.next(range, from, bars);
}

} // namespace studies
