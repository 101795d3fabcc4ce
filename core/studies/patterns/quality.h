// How much a set of pattern events is worth as evidence. Pure; any thread.
#pragma once

#include "studies/pattern.h"

namespace studies {

/// What the events are read against. A missing reading is left out of the alignment.
struct QualityView
{
    std::size_t bar = 0;            // now; events of later bars are not looked at
    std::size_t bars = 60;          // how far back events count
    std::optional<double> adx, rsi; // 14, at that bar
    std::optional<double> trend;    // above 0: the market rises, below 0: it falls
};

/// Parts and total from 0 to 100.
///
/// Every part speaks of *sources*, the rows of the table (patterns()), so that five candlesticks at one low
/// are one source and not five. A source counts with the weight of its strongest event: confidence × age, age
/// being 1 now and 0 after `bars`; its direction is that of the larger sum of such weights.
/// - quantity: 100 · (1 − 0.65^n), n being the number of sources heard of: 35 for one, 58 for two, 88 for
/// five.
/// - confirmation: the share of directional weight on the larger side, from 0 at a half to 100 at all of it;
/// 0
///   without any direction; times √(1 − 1/(n + 1)) so that one voice alone is no agreement.
/// - recency: the mean age of the sources, weighted by confidence, 100 being now.
/// - alignment: the mean of what is there of: the trend agrees with the direction (100 or 0); ADX 15 to 40 (0
/// to
///   100); RSI with room to go (100 below 50 for a bullish set, 0 from 80 on; mirrored for a bearish one). 0
///   without a direction or a reading.
/// - overall: 0.3 quantity + 0.3 confirmation + 0.2 recency + 0.2 alignment; 0 without events.
struct Quality
{
    double quantity = 0, confirmation = 0, recency = 0, alignment = 0, overall = 0;
    Direction direction = Direction::Neutral; // of the larger side
    std::size_t sources = 0, events = 0;      // that were heard
    std::vector<std::string> unknown;         // kinds that no row of the table publishes; they do not count
};
[[nodiscard]] Quality quality(std::span<const PatternEvent> events, const QualityView &view);

/// The row that publishes this kind; null if none does.
[[nodiscard]] const Pattern *patternOf(std::string_view kind);

} // namespace studies
