#include "studies/fused.h"
#include "studies/rows.h"

namespace studies {
namespace {

/// Two averages that differ by no more than their rounding do not differ: a flat market gives 0, not noise
/// with a sign.
constexpr double sameAverage = 8 * std::numeric_limits<double>::epsilon();

STUDIES_KERNEL
void differences(const double *fast, const double *slow, std::size_t bars, double *__restrict line)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double difference = fast[i] - slow[i], rounding = sameAverage * slow[i];
        line[i] = (difference < 0 ? -difference : difference) <= rounding ? 0 : difference;
    }
}

STUDIES_KERNEL
void publish(const double *line, const double *average, std::size_t bars, double *__restrict macd,
             double *__restrict signal, double *__restrict histogram)
{
    for (std::size_t i = 0; i < bars; ++i) {
        macd[i] = line[i];
        signal[i] = average[i];
        histogram[i] = line[i] - average[i];
    }
}

} // namespace

/// Moving average convergence/divergence: macd = EMA(fast) − EMA(slow) of the close, signal = EMA(signal) of
/// macd, histogram = macd − signal. Source: Gerald Appel; TA-Lib's MACD. Seed, as in TA-Lib: both averages
/// start at bar slow − 1, from the plain means of the fast and of the slow closes up to it (so the fast one
/// does not start as early as it could); the signal from the first `signal` values of macd. Warm-up, for all
/// three: slow + signal − 2. As in TA-Lib a fast period above the slow one takes its place.
void computeMacd(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t fast = whole(std::min(parameters[0], parameters[1]));
    const std::size_t slow = whole(std::max(parameters[0], parameters[1]));
    Smoother &fastSmoother = walk.keep([&] { return Smoother::ema(fast, slow - fast); });
    Smoother &slowSmoother = walk.keep([&] { return Smoother::ema(slow, 0); });
    Rolling &fastColumn = walk.keep([&] { return Rolling(Smoother::history); });
    Rolling &slowColumn = walk.keep([&] { return Rolling(Smoother::history); });
    Smoothed &line = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[2]), slow - 1)); });
    eachFusedChunk(walk, static_cast<std::size_t>(warmupMacd(parameters)), input.size(),
                   [&](std::size_t from, std::size_t bars) {
                       const double *close = input.close.data() + from;
                       double *fastAverage = fastColumn.next(bars), *slowAverage = slowColumn.next(bars);
                       double *macd = line.input(bars), *average = line.output();
                       double *const out[] = {outputs[0].data() + from, outputs[1].data() + from,
                                              outputs[2].data() + from};
                       const std::size_t done = fusedBars(line.smoother(), bars); // the signal is steady last
                       if (done > 0) {
                           fused()->difference(close, done,
                                               {fastSmoother.weights(), slowSmoother.weights(),
                                                line.smoother().weights(), sameAverage},
                                               fastAverage, slowAverage, out[0], out[1], out[2]);
                           const std::size_t first = done - Smoother::history;
                           std::copy_n(out[0] + first, Smoother::history, macd + first);
                           std::copy_n(out[1] + first, Smoother::history, average + first);
                       }
                       const std::size_t rest = bars - done;
                       fastSmoother.skip(done);
                       slowSmoother.skip(done);
                       fastSmoother.run(close + done, rest, fastAverage + done);
                       slowSmoother.run(close + done, rest, slowAverage + done);
                       differences(fastAverage + done, slowAverage + done, rest, macd + done);
                       line.finish(done);
                       publish(macd + done, average + done, rest, out[0] + done, out[1] + done,
                               out[2] + done);
                   });
    walk.blank(outputs[0], static_cast<std::size_t>(warmupMacd(parameters)));
}

int warmupMacd(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0], parameters[1]) + parameters[2]) - 2;
}

} // namespace studies
