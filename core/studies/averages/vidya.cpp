#include "studies/averages/rows.h"
#include "studies/moments.h"

#include <cmath>

namespace studies {
namespace {

/// The share of the gap that is closed: alpha · short deviation ÷ long deviation.
STUDIES_KERNEL
void paces(const double *brief, const double *ample, std::size_t bars, double alpha, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double ratio = std::sqrt(brief[i] / ample[i]);
        out[i] = ample[i] > 0 ? alpha * ratio : 0;
    }
}

std::size_t longer(Parameters parameters)
{
    return whole(std::max(parameters[0], parameters[1]));
}

} // namespace

/// Variable index dynamic average of the close: V[t] = V[t−1] + alpha · k (close[t] − V[t−1]), where k = the
/// standard deviation of the last `fast` closes ÷ that of the last `slow`. Source: Tushar Chande's first form
/// (1992); Tulip's vidya. Seed and first value: the close of bar slow − 2. Warm-up: slow − 2 bars. In a
/// window without any spread the average stays where it is. Periods may stand in any order.
void computeVidya(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t slow = longer(parameters);
    Moments &fastMoments = walk.keep([&] { return Moments(whole(std::min(parameters[0], parameters[1]))); });
    Moments &slowMoments = walk.keep([&] { return Moments(slow); });
    std::array<double, chunkBars> mean, brief, ample, pace;
    walk.blank(outputs[0], slow - 2);
    if (input.size() < slow - 1)
        return;
    double &value = walk.keep([&] { return outputs[0][slow - 2] = input.close[slow - 2]; });
    walk.eachChunk(slow - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        fastMoments.run(close, bars, mean.data(), brief.data());
        slowMoments.run(close, bars, mean.data(), ample.data());
        paces(brief.data(), ample.data(), bars, parameters[2], pace.data());
        for (std::size_t i = 0; i < bars; ++i)
            outputs[0][from + i] = value += pace[i] * (close[i] - value);
    });
}

int warmupVidya(Parameters parameters)
{
    return static_cast<int>(longer(parameters)) - 2;
}

} // namespace studies
