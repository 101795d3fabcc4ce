#include "studies/statistics/index.h"

#include "studies/extreme.h"

namespace studies {

void extremeBars(const Input &input, bool highest, std::size_t period, std::span<double> out, Walk &walk)
{
    const double *close = input.close.data();
    Extreme &oldest = walk.keep([&] { return Extreme(highest, period, Equals::Oldest); });
    std::size_t &best = walk.keep([] { return std::size_t(0); });
    for (std::size_t bar = walk.from(); bar < input.size(); ++bar) {
        const std::size_t candidate = oldest.next(close, bar);
        if (bar + 1 == period || best + period <= bar)
            best = candidate;
        else if (highest ? close[bar] >= close[best] : close[bar] <= close[best])
            best = bar;
        out[bar] = static_cast<double>(best);
    }
    walk.blank(out, period - 1);
}

} // namespace studies
