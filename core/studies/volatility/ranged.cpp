#include "studies/volatility/ranged.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void lay(const double *line, const double *reach, double multiplier, std::size_t bars,
         double *__restrict upper, double *__restrict lower)
{
    for (std::size_t i = 0; i < bars; ++i) {
        upper[i] = line[i] + multiplier * reach[i];
        lower[i] = line[i] - multiplier * reach[i];
    }
}

STUDIES_KERNEL
void roots(double *values, std::size_t count, double year)
{
    for (std::size_t i = 0; i < count; ++i)
        values[i] = std::sqrt((values[i] < 0 ? 0 : values[i]) * year);
}

} // namespace

void bandsAround(const double *line, const double *reach, double multiplier, std::size_t bars, double *upper,
                 double *lower)
{
    lay(line, reach, multiplier, bars, upper, lower);
}

void annualise(std::span<double> column, std::size_t first, double year, const Walk &walk)
{
    walk.blank(column, first);
    const std::size_t from = std::max(first, walk.from());
    if (from < column.size())
        roots(column.data() + from, column.size() - from, year);
}

} // namespace studies
