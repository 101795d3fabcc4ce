#include "chart/scales.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace chart {

namespace {

std::size_t clipped(double bar, std::size_t count)
{
    return bar <= 0 ? 0 : bar >= static_cast<double>(count) ? count : static_cast<std::size_t>(bar);
}

} // namespace

int BarScale::column(std::size_t index) const
{
    return static_cast<int>(std::floor(x(static_cast<double>(index) + 0.5)));
}

BarScale::Range BarScale::barsIn(int pixelColumn, std::size_t count) const
{
    // Edges stand on whole blocks of eight, of eight of eight, … where that moves them by less than an eighth
    // of a pixel: then a pyramid need not look at single bars.
    double block = 1;
    while (block * 64 * perBar <= 1)
        block *= 8;
    const auto edge = [&](int column) {
        return clipped(std::ceil(bar(column) / block - 0.5) * block, count);
    };
    return {edge(pixelColumn), edge(pixelColumn + 1)};
}

BarScale::Range BarScale::visible(std::size_t count) const
{
    return {clipped(std::floor(first), count), clipped(std::ceil(bar(left + width)), count)};
}

int bodyWidth(double perBar, int most)
{
    const int whole = std::clamp(static_cast<int>(perBar * 0.76), 1, std::max(most, 1));
    return whole % 2 == 1 ? whole : whole - 1;
}

double ValueScale::y(double value) const
{
    const double share =
        logarithmic ? std::log(value / low) / std::log(high / low) : (value - low) / (high - low);
    return std::clamp(bottom - share * (bottom - top), top - 10'000.0, bottom + 10'000.0);
}

double ValueScale::value(double y) const
{
    const double share = (bottom - y) / (bottom - top);
    return logarithmic ? low * std::pow(high / low, share) : low + share * (high - low);
}

int ValueScale::row(double value) const
{
    return static_cast<int>(std::lround(y(value)));
}

Extent::Extent()
    : low(std::numeric_limits<double>::infinity()), high(-std::numeric_limits<double>::infinity())
{
}

void Extent::take(double value)
{
    if (!std::isfinite(value))
        return;
    low = std::min(low, value);
    high = std::max(high, value);
}

void Extent::take(const Extent &other)
{
    low = std::min(low, other.low);
    high = std::max(high, other.high);
}

} // namespace chart
