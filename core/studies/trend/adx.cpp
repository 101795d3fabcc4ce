#include "studies/directional.h"
#include "studies/rows.h"

#include <cmath>

namespace studies {
namespace {

/// Averages the stretches that have a DX. Where there is none the average stays, or counts a 0 while it is
/// being seeded.
void withGaps(Smoother &average, double *dx, std::size_t bars, double *adx)
{
    for (std::size_t i = 0; i < bars;) {
        if (std::isnan(dx[i]) && average.seededAfter(0)) {
            average.hold(adx + i++);
            continue;
        }
        std::size_t end = i;
        for (; end < bars && !(std::isnan(dx[end]) && average.seededAfter(end - i)); ++end)
            dx[end] = std::isnan(dx[end]) ? 0 : dx[end];
        average.run(dx + i, end - i, adx + i);
        i = end;
    }
}

} // namespace

AdxLine::AdxLine(std::size_t period) : m_movement(period), m_average(Smoother::wilder(period, period)) {}

void AdxLine::next(const Input &input, std::size_t from, std::size_t bars, double *adx)
{
    m_movement.next(input, from, bars);
    double *dx = m_index.next(bars);
    if (directionalIndex(m_movement, input.close.data() + from, bars, dx))
        withGaps(m_average, dx, bars, adx);
    else
        m_average.run(dx, bars, adx);
}

/// Average directional movement index: Wilder's average of DX, the strength of a trend whatever its
/// direction. Source: J. Welles Wilder, New Concepts in Technical Trading Systems; TA-Lib's ADX. Seed: the
/// plain mean of the first `period` values of DX (bars period … 2 period − 1), which is the first value.
/// Warm-up: 2 period − 1. A bar at which nothing has moved (see `dx`) counts as 0 in the seed and leaves the
/// average as it is later on, as in TA-Lib.
void computeAdx(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    AdxLine &line = walk.keep([&] { return AdxLine(whole(parameters[0])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        line.next(input, from, bars, outputs[0].data() + from);
    });
}

int warmupAdx(Parameters parameters)
{
    return 2 * static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
