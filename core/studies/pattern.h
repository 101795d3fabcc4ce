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
    double confidence = 0; // 0–1, defined in the detector's docstring
    /// The prices and values that make it; names that end in "_bar" are bars of the series.
    std::vector<std::pair<std::string, double>> details;
};

class Market; // the candles with all that detectors share: studies/patterns/market.h

/// One row of the table. `detect` appends its events, oldest first; an event at bar t never depends on later
/// bars.
struct Pattern
{
    const char *name; // "ma_cross"
    const char *title;
    std::span<const char *const> kinds; // every kind it can publish
    void (*detect)(const Market &market, std::vector<PatternEvent> &events);
};

/// The events of one pattern.
[[nodiscard]] std::vector<PatternEvent> detect(const Pattern &pattern, const Input &input);
/// Every event of every pattern, by bar, then in the table's order.
[[nodiscard]] std::vector<PatternEvent> detectAll(const Input &input);

} // namespace studies
