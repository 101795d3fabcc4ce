#include "studies/central.h"

#include "studies/fused.h"

namespace studies {
namespace {

void powersFrom(double scale, double first, double square, double cube, double fourth, double &two,
                double &three, double &four)
{
    const double off = scale * first, second = scale * square, third = scale * cube;
    two = second - off * off;
    three = third - off * (3 * second - 2 * off * off);
    four = scale * fourth - off * (4 * third - 3 * off * (2 * second - off * off));
}

} // namespace

void centralProducts(const double *a, const double *meanA, const double *b, const double *meanB,
                     std::size_t period, std::size_t bars, double *out)
{
    const double scale = 1 / static_cast<double>(period);
    const std::size_t whole = fused() != nullptr ? bars - bars % 16 : 0;
    if (whole > 0)
        fused()->products(a, meanA, b, meanB, period, whole, scale, out);
    for (std::size_t i = whole; i < bars; ++i) {
        double total = 0;
        for (std::size_t back = period; back-- > 0;)
            total += (*(a + i - back) - meanA[i]) * (*(b + i - back) - meanB[i]);
        out[i] = scale * total;
    }
}

void centralPowers(const double *x, const double *mean, std::size_t period, std::size_t bars, double *second,
                   double *third, double *fourth)
{
    const double scale = 1 / static_cast<double>(period);
    std::size_t i = 0;
    for (; fused() != nullptr && i + 16 <= bars; i += 16) {
        double sums[4][16];
        double *const columns[] = {sums[0], sums[1], sums[2], sums[3]};
        fused()->powers(x + i, mean + i, period, columns);
        for (std::size_t k = 0; k < 16; ++k)
            powersFrom(scale, sums[0][k], sums[1][k], sums[2][k], sums[3][k], second[i + k], third[i + k],
                       fourth[i + k]);
    }
    for (; i < bars; ++i) {
        double sums[4] = {};
        for (std::size_t back = period; back-- > 0;) {
            const double away = *(x + i - back) - mean[i], square = away * away;
            sums[0] += away;
            sums[1] += square;
            sums[2] += square * away;
            sums[3] += square * square;
        }
        powersFrom(scale, sums[0], sums[1], sums[2], sums[3], second[i], third[i], fourth[i]);
    }
}

} // namespace studies
