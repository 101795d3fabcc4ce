#include "studies/central.h"

namespace studies {
namespace {

/// So many bars at a time that their sums stay in registers.
template <std::size_t lane>
[[gnu::always_inline]] inline void productsOf(const double *a, const double *meanA, const double *b,
                                              const double *meanB, std::size_t period, double *__restrict out)
{
    const double scale = 1 / static_cast<double>(period);
    double total[lane] = {};
    for (std::size_t back = period; back-- > 0;)
        for (std::size_t i = 0; i < lane; ++i)
            total[i] += (*(a + i - back) - meanA[i]) * (*(b + i - back) - meanB[i]);
    for (std::size_t i = 0; i < lane; ++i)
        out[i] = scale * total[i];
}

template <std::size_t lane>
[[gnu::always_inline]] inline void powersOf(const double *x, const double *mean, std::size_t period,
                                            double *__restrict second, double *__restrict third,
                                            double *__restrict fourth)
{
    const double scale = 1 / static_cast<double>(period);
    double sums[lane] = {}, squares[lane] = {}, cubes[lane] = {}, fourths[lane] = {};
    for (std::size_t back = period; back-- > 0;)
        for (std::size_t i = 0; i < lane; ++i) {
            const double away = *(x + i - back) - mean[i], square = away * away;
            sums[i] += away;
            squares[i] += square;
            cubes[i] += square * away;
            fourths[i] += square * square;
        }
    for (std::size_t i = 0; i < lane; ++i) {
        const double off = scale * sums[i], two = scale * squares[i], three = scale * cubes[i];
        second[i] = two - off * off;
        third[i] = three - off * (3 * two - 2 * off * off);
        fourth[i] = scale * fourths[i] - off * (4 * three - 3 * off * (2 * two - off * off));
    }
}

} // namespace

STUDIES_KERNEL
void centralProducts(const double *a, const double *meanA, const double *b, const double *meanB,
                     std::size_t period, std::size_t bars, double *out)
{
    std::size_t from = 0;
    for (; from + 16 <= bars; from += 16)
        productsOf<16>(a + from, meanA + from, b + from, meanB + from, period, out + from);
    for (; from < bars; ++from)
        productsOf<1>(a + from, meanA + from, b + from, meanB + from, period, out + from);
}

STUDIES_KERNEL
void centralPowers(const double *x, const double *mean, std::size_t period, std::size_t bars, double *second,
                   double *third, double *fourth)
{
    std::size_t from = 0;
    for (; from + 8 <= bars; from += 8)
        powersOf<8>(x + from, mean + from, period, second + from, third + from, fourth + from);
    for (; from < bars; ++from)
        powersOf<1>(x + from, mean + from, period, second + from, third + from, fourth + from);
}

} // namespace studies
