#include "studies/logarithm.h"
#include "studies/moments.h"
#include "studies/stage.h"
#include "studies/volatility/ranged.h"
#include "studies/volatility/rogers_satchell.h"
#include "studies/volatility/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void mix(const double *night, const double *day, const double *inside, std::size_t bars, double sample,
         double share, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = sample * (night[i] + share * day[i]) + (1 - share) * inside[i];
}

/// A column and the variances of its moving window.
struct Spread
{
    explicit Spread(std::size_t period) : moments(period), column(period) {}
    const double *variances(const double *x, std::size_t bars)
    {
        moments.run(x, bars, mean.data(), variance.data());
        return variance.data();
    }
    Moments moments;
    Rolling column;
    std::array<double, chunkBars> mean, variance;
};

} // namespace

/// Yang-Zhang volatility of a year: √(V_night + k · V_day + (1 − k) · V_inside), times √year, as a fraction.
/// V_night and V_day are the sample variances of ln(open ÷ last close) and of ln(close ÷ open) over `period`
/// bars, V_inside is the mean of Rogers' and Satchell's variances, and k = 0.34 ÷ (1.34 + (period + 1) ÷
/// (period − 1)). Source: Dennis Yang and Qiang Zhang, "Drift-independent volatility estimation based on
/// high, low, open and close prices" (2000). Warm-up: `period` bars.
void computeYangZhang(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const double period = parameters[0], share = 0.34 / (1.34 + (period + 1) / (period - 1));
    Spread &nights = walk.keep([&] { return Spread(whole(period)); });
    Spread &days = walk.keep([&] { return Spread(whole(period)); });
    Windowed &insides = walk.keep([&] { return Windowed::mean(whole(period)); });
    walk.eachChunk(1, input.size(), [&](std::size_t from, std::size_t bars) {
        double *night = nights.column.next(bars), *day = days.column.next(bars),
               *inside = insides.input(bars);
        logarithmsOfRatios(input.open.data() + from, input.close.data() + from - 1, bars, night);
        rogersSatchell(input, from, bars, inside, day);
        mix(nights.variances(night, bars), days.variances(day, bars), insides.folded(), bars,
            period / (period - 1), share, outputs[0].data() + from);
    });
    annualise(outputs[0], whole(period), parameters[1], walk);
}

} // namespace studies
