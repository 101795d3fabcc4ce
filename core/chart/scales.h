// Bars to x and values to y, in device pixels, and how wide a crisp candle is. Values; any thread.
#pragma once

#include <cstddef>

namespace chart {

/// Bars along the time axis, at equal distances. Bar i covers i … i + 1.
struct BarScale
{
    double first = 0;  // bar at `left`
    double perBar = 1; // device pixels per bar
    int left = 0, width = 0;

    [[nodiscard]] double x(double bar) const { return left + (bar - first) * perBar; }
    [[nodiscard]] double bar(double x) const { return first + (x - left) / perBar; }
    /// The pixel column in which the wick of a bar stands.
    [[nodiscard]] int column(std::size_t index) const;
    /// More bars than pixels: bars are gathered by pixel column.
    [[nodiscard]] bool isDense() const { return perBar < 1; }
    /// The bars [from, to) of `count` that fall into a pixel column; neighbours share none and leave none
    /// out.
    struct Range
    {
        std::size_t from, to;
    };
    [[nodiscard]] Range barsIn(int pixelColumn, std::size_t count) const;
    /// The bars of `count` that are visible, in part too.
    [[nodiscard]] Range visible(std::size_t count) const;
};

/// Width of a candle's body in device pixels: odd, so that a wick of one pixel stands in its middle; about
/// 0.72 of the distance of bars, at least 1 and at most `most`.
[[nodiscard]] int bodyWidth(double perBar, int most);

/// Values along a vertical axis; linear or logarithmic (then values are > 0).
struct ValueScale
{
    double low = 0, high = 1;   // at `bottom` and `top`
    double top = 0, bottom = 1; // device pixels, top < bottom
    bool logarithmic = false;

    /// Never beyond a few screens, so that a far value cannot upset the painter.
    [[nodiscard]] double y(double value) const;
    [[nodiscard]] double value(double y) const;
    /// The pixel row edge next to a value.
    [[nodiscard]] int row(double value) const;
    [[nodiscard]] bool holds(double value) const { return value >= low && value <= high; }
};

/// The least and greatest of what is shown; empty until something finite is taken in.
struct Extent
{
    double low, high;

    Extent();
    Extent(double least, double most) : low(least), high(most) {}
    [[nodiscard]] bool isEmpty() const { return !(low <= high); }
    [[nodiscard]] double span() const { return isEmpty() ? 0 : high - low; }
    void take(double value);
    void take(const Extent &other);
};

} // namespace chart
