#include "studies/statistics/index.h"

#include "studies/extreme.h"

namespace studies {

void extremeBars(const Input &input, bool highest, std::size_t period, std::span<double> out, Walk &walk)
{
    const double *close = input.close.data();
    Extreme &oldest = walk.keep([&] { return Extreme(highest, period, Equals::Oldest); });
    std::size_t &best = walk.keep([] { return std::size_t(0); });
    std::array<double, chunkBars> age;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        oldest.run(close, from, bars, age.data());
        for (std::size_t bar = from; bar < from + bars; ++bar) {
            if (bar + 1 == period || best + period <= bar)
                best = bar - whole(age[bar - from]);
            else if (highest ? close[bar] >= close[best] : close[bar] <= close[best])
                best = bar;
            out[bar] = static_cast<double>(best);
        }
    });
    walk.blank(out, period - 1);
}

} // namespace studies
