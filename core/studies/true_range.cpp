#include "studies/true_range.h"

namespace studies {
namespace {

[[gnu::always_inline]] inline double higher(double a, double b)
{
    return a > b ? a : b;
}
[[gnu::always_inline]] inline double lower(double a, double b)
{
    return a < b ? a : b;
}

STUDIES_KERNEL
void rangesOf(const double *high, const double *low, const double *close, std::size_t bars,
              double *__restrict ranges)
{
    const double *before = close - 1;
    for (std::size_t i = 0; i < bars; ++i)
        ranges[i] = higher(high[i], before[i]) - lower(low[i], before[i]);
}

STUDIES_KERNEL
void endsOf(const double *high, const double *low, const double *close, std::size_t bars,
            double *__restrict ranges, double *__restrict highs, double *__restrict lows)
{
    const double *before = close - 1;
    for (std::size_t i = 0; i < bars; ++i) {
        highs[i] = higher(high[i], before[i]);
        lows[i] = lower(low[i], before[i]);
        ranges[i] = highs[i] - lows[i];
    }
}

} // namespace

void trueRanges(const Input &input, std::size_t from, std::size_t bars, double *ranges)
{
    const std::size_t skip = from == 0, start = from + skip;
    ranges[0] = missing;
    rangesOf(input.high.data() + start, input.low.data() + start, input.close.data() + start, bars - skip,
             ranges + skip);
}

void trueRanges(const Input &input, std::size_t from, std::size_t bars, double *ranges, double *highs,
                double *lows)
{
    const std::size_t skip = from == 0, start = from + skip;
    ranges[0] = highs[0] = lows[0] = missing;
    endsOf(input.high.data() + start, input.low.data() + start, input.close.data() + start, bars - skip,
           ranges + skip, highs + skip, lows + skip);
}

} // namespace studies
