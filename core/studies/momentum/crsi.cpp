#include "studies/fused.h"
#include "studies/gains.h"
#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

/// How many of the `rank` values before each one are smaller, in per cent.
void ranksOf(const double *x, std::size_t rank, std::size_t bars, double *__restrict out)
{
    const double scale = 100 / static_cast<double>(rank);
    const std::size_t whole = fused() != nullptr ? bars - bars % 16 : 0;
    if (whole > 0)
        fused()->ranks(x, rank, whole, scale, out);
    for (std::size_t i = whole; i < bars; ++i) {
        std::size_t below = 0;
        for (std::size_t back = 1; back <= rank; ++back)
            below += *(x + i - back) < x[i] ? 1 : 0;
        out[i] = scale * static_cast<double>(below);
    }
}

/// The length of the run of rises (positive) or falls (negative) that each close ends.
void streaks(const double *close, std::size_t skip, std::size_t bars, double *run)
{
    if (skip > 0)
        run[0] = 0;
    for (std::size_t i = skip; i < bars; ++i) {
        const double last = *(close + i - 1), longer = *(run + i - 1);
        run[i] = close[i] > last   ? std::max(longer, 0.0) + 1
                 : close[i] < last ? std::min(longer, 0.0) - 1
                                   : 0;
    }
}

} // namespace

/// Connors RSI: the mean of RSI(rsi) of the close, RSI(streak) of the length of the present run of rises or
/// falls, and the share of the last `rank` one-bar returns that were smaller than the present one, each 0 …
/// 100. Source: Connors Research; Stock.Indicators' ConnorsRsi. Warm-up: the longest of the three + 1. A
/// rank compares with each of the returns before, four at a time where the machine can.
void computeCrsi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t rank = whole(parameters[2]), first = static_cast<std::size_t>(warmupCrsi(parameters));
    Gains &price = walk.keep([&] { return Gains(whole(parameters[0]), 1, 1); });
    Gains &lasting = walk.keep([&] { return Gains(whole(parameters[1]), 1, 1); });
    Rolling &runColumn = walk.keep([&] { return Rolling(1); });
    Rolling &gainColumn = walk.keep([&] { return Rolling(rank); });
    std::array<double, chunkBars> strength, persistence, ranks, one;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        double *run = runColumn.next(bars), *gain = gainColumn.next(bars);
        const std::size_t skip = from == 0;
        streaks(close, skip, bars, run);
        ratesOf(input.close, 1, from, bars, gain);
        price.next(close, skip, bars);
        lasting.next(run, skip, bars);
        std::fill_n(one.data(), bars, 1.0);
        strengthOf(price, close, bars, strength.data());
        strengthOf(lasting, one.data(), bars, persistence.data());
        ranksOf(gain, rank, bars, ranks.data());
        for (std::size_t i = 0; i < bars; ++i)
            outputs[0][from + i] = (strength[i] + persistence[i] + ranks[i]) / 3;
    });
    walk.blank(outputs[0], first);
}

int warmupCrsi(Parameters parameters)
{
    return static_cast<int>(std::max({parameters[0], parameters[1], parameters[2]})) + 1;
}

} // namespace studies
