#include "studies/central.h"

namespace studies {
namespace {

/// Few bars at a time, so that their sums stay where they are added up.
constexpr std::size_t lane = 16;

} // namespace

STUDIES_KERNEL
void centralProducts(const double *a, const double *meanA, const double *b, const double *meanB,
                     std::size_t period, std::size_t bars, double *out)
{
    const double scale = 1 / static_cast<double>(period);
    for (std::size_t from = 0; from < bars; from += lane) {
        double total[lane] = {};
        const std::size_t count = std::min(lane, bars - from);
        for (std::size_t back = period; back-- > 0;)
            for (std::size_t i = 0; i < count; ++i)
                total[i] +=
                    (*(a + from + i - back) - meanA[from + i]) * (*(b + from + i - back) - meanB[from + i]);
        for (std::size_t i = 0; i < count; ++i)
            out[from + i] = scale * total[i];
    }
}

STUDIES_KERNEL
void centralPowers(const double *x, const double *mean, std::size_t period, std::size_t bars, double *second,
                   double *third, double *fourth)
{
    const double scale = 1 / static_cast<double>(period);
    for (std::size_t from = 0; from < bars; from += lane) {
        double sums[lane] = {}, squares[lane] = {}, cubes[lane] = {}, fourths[lane] = {};
        const std::size_t count = std::min(lane, bars - from);
        for (std::size_t back = period; back-- > 0;)
            for (std::size_t i = 0; i < count; ++i) {
                const double away = *(x + from + i - back) - mean[from + i], square = away * away;
                sums[i] += away;
                squares[i] += square;
                cubes[i] += square * away;
                fourths[i] += square * square;
            }
        for (std::size_t i = 0; i < count; ++i) {
            const double off = scale * sums[i], two = scale * squares[i], three = scale * cubes[i];
            second[from + i] = two - off * off;
            third[from + i] = three - off * (3 * two - 2 * off * off);
            fourth[from + i] = scale * fourths[i] - off * (4 * three - 3 * off * (2 * two - off * off));
        }
    }
}

} // namespace studies
