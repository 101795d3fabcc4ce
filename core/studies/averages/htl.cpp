#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

namespace studies {
namespace {

constexpr std::size_t begin = 6, firstLine = 11;

double median(const Input &input, std::size_t bar)
{
    return (input.high[bar] + input.low[bar]) / 2;
}

double smoothed(const Input &input, std::size_t bar)
{
    return fourWeighted(median(input, bar), median(input, bar - 1), median(input, bar - 2),
                        median(input, bar - 3));
}

/// The mean of the middle prices of the last `bars` bars, or of those that there are.
double meanOf(const Input &input, std::size_t bar, std::size_t bars)
{
    double sum = 0;
    for (std::size_t i = 0; i < bars; ++i)
        sum += median(input, bar - i);
    return bars > 0 ? sum / static_cast<double>(bars) : median(input, bar);
}

} // namespace

/// The instantaneous trendline of the middle price, (high + low) ÷ 2: dc_periods, the whole bars of the
/// dominant cycle; trendline, the middle price without it; smooth_price, the middle price weighted 4, 3, 2, 1
/// over four bars. Source: John Ehlers; Stock.Indicators' HtTrendline, which begins the discriminator at bar
/// 6 and shows the bare middle price as trendline before bar 11. Warm-up: 7 bars for dc_periods, 6 for
/// smooth_price, none for trendline.
void computeHtl(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    Hilbert &hilbert = walk.keep([&] { return Hilbert(); });
    Recent &means = walk.keep([&] { return Recent(); });
    for (std::size_t bar = walk.from(); bar < input.size(); ++bar) {
        outputs[0][bar] = outputs[2][bar] = missing;
        outputs[1][bar] = median(input, bar);
        if (bar < begin)
            continue;
        outputs[2][bar] = smoothed(input, bar);
        hilbert.next(outputs[2][bar]);
        const std::size_t bars = std::min(hilbert.wholePeriod(), bar + 1);
        means.push(meanOf(input, bar, bars));
        if (bars > 0)
            outputs[0][bar] = static_cast<double>(bars);
        if (bar >= firstLine)
            outputs[1][bar] = fourWeighted(means[0], means[1], means[2], means[3]);
    }
}

int warmupHtl(Parameters)
{
    return static_cast<int>(begin) + 1;
}

} // namespace studies
