// What a chart can draw, whoever made it. Values; any thread.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace domain {

/// One line of values aligned to the bars of a series; NaN where there is none.
struct Curve
{
    std::string id;    // "sma:50"
    std::string title; // "SMA 50"
    std::shared_ptr<const std::vector<double>> values;
};

/// A point or a trade on the chart.
struct Mark
{
    enum class Kind { LongEntry, ShortEntry, Exit };
    Kind kind = Kind::LongEntry;
    base::UtcTime time{}; // of the event; drawn on the bar that holds it
    double price = 0;
    std::optional<base::UtcTime> linkTime; // an exit's entry: a thin line joins them
    std::optional<double> linkPrice;
    std::optional<double> outcome; // net P&L of an exit; its sign gives the colour
    std::string text;
    std::string capsuleId;
};

/// A horizontal level such as a stop, a target, or the last price.
struct Level
{
    enum class Kind { Last, Entry, Stop, Target };
    Kind kind = Kind::Last;
    double price = 0;
    std::optional<base::UtcTime> since;
    std::string text;
};

} // namespace domain
