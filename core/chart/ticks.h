// Where axes are marked: 1-2-5 steps in value, calendar boundaries in time. Pure; any thread.
#pragma once

#include "chart/chart_spec.h"
#include "chart/scales.h"

#include <functional>
#include <vector>

namespace chart {

/// A step of 1, 2 or 5 times a power of ten.
struct Step
{
    int mantissa = 1; // 1, 2, 5
    int exponent = 0;

    /// The smallest such step that is at least `least` (> 0, finite).
    [[nodiscard]] static Step atLeast(double least);
    /// `count` steps, correctly rounded: 3 steps of 0.1 are 0.3.
    [[nodiscard]] double times(double count) const;
    [[nodiscard]] double value() const { return times(1); }
};

/// Multiples of the smallest 1-2-5 step whose marks stand at least `gap` device pixels apart and which is not
/// below `leastStep` (0: no bound), within [low, high] of the scale. On a logarithmic axis the step grows
/// with the value, or, where a gap is more than a doubling, 1, 5 and 2 times powers of ten stand, in this
/// order of preference.
struct ValueTicks
{
    std::vector<double> values; // ascending
    double step = 1;            // the smallest distance of two values

    [[nodiscard]] static ValueTicks over(const ValueScale &scale, double gap, double leastStep = 0);
};

struct TimeTick
{
    enum class Rank { Time, Day, Month, Year }; // the greatest calendar field that changes here
    std::size_t bar = 0;                        // may lie beyond the last candle, where time is extrapolated
    int x = 0;                                  // pixel column of the bar
    Rank rank = Rank::Time;
    QString label;     // "14:30" "Dec 13" "Mar" "2024"
    double width = 0;  // of the label
    bool exact = true; // stands on its boundary, not behind a gap that hides it
};

using TextWidth = std::function<double(const QString &)>;

/// Calendar boundaries (in the wording's zone) under the visible bars. Each stands at the first bar at or
/// after its boundary and tells that bar's own time. Labels keep `gap` pixels between them, greater ranks
/// first, and lie within [left, right] (ticks whose label would not fit are left out). `spacing`: the
/// distance aimed at.
[[nodiscard]] std::vector<TimeTick> timeTicks(const domain::CandleSeries &candles, const BarScale &bars,
                                              const Wording &wording, double spacing, double gap, double left,
                                              double right, const TextWidth &width);
/// The full date and time of a bar (extrapolated beyond the last), as short as the timeframe allows:
/// "2024 Dec 13 14:30", or without a time for steps of a day and more.
[[nodiscard]] QString fullTime(const domain::CandleSeries &candles, std::size_t bar, const Wording &wording);

} // namespace chart
