// A pattern: candles in, dated events out. Pure; any thread.
#pragma once

#include "studies/study.h"

namespace studies {

enum class Direction { Bullish, Bearish, Neutral };
[[nodiscard]] std::string_view name(Direction direction);

/// Something that happened at a bar and was known when that bar closed.
struct PatternEvent
{
    std::string id;   // "ma_cross:50:200"
    std::string kind; // "golden_cross" "death_cross" …
    std::size_t bar = 0;
    Direction direction = Direction::Neutral;
    double confidence = 0;                               // 0–1, defined in the detector's docstring
    std::vector<std::pair<std::string, double>> details; // the prices and values that make it
};

/// One row of the table. Events come oldest first; an event at bar t never depends on later bars.
struct Pattern
{
    const char *name; // "ma_cross"
    const char *title;
    std::vector<PatternEvent> (*detect)(const Input &input);
};

/// Every event of every pattern, by bar, then in the table's order.
[[nodiscard]] std::vector<PatternEvent> detectAll(const Input &input);

} // namespace studies
