// The table of candlesticks: what TA-Lib calls each, what it means, and the functions that find it. Inside
// `studies` only. Pure; any thread.
#pragma once

#include "studies/patterns/candle_marks.h"
#include "studies/patterns/candles_more.h"
#include "studies/walk.h"

namespace studies {

/// One match: the bar counted from the chunk's first, and TA-Lib's value: ±100, ±80 for a weak match, ±200
/// for a confirmed hikkake.
struct CandleHit
{
    std::size_t bar;
    int value;
};

/// How a candlestick's sign is to be read.
enum class Lean {
    Sign,    // above 0 is bullish, below 0 bearish
    Bearish, // TA-Lib gives 100 whatever it means; it is bearish
    Neutral, // the sign only tells the colour, or nothing
};
/// Where it means something.
enum class Where {
    Turn,     // at the end of a move: bullish at a low, bearish at a high
    Carry,    // within a move of its own direction
    Anywhere, // at either end of a move
};

/// Candles that are the same thing more or less particular: of those found at one bar only the most
/// particular is an event.
enum class Kin { None, Doji, Small, Long, Harami };

/// One row. A candlestick that TA-Lib finds often (in some market in one bar of two hundred or more) is
/// `common`: it becomes an event only where it means something.
struct Candlestick
{
    const char *name, *title; // "cdlhammer", "Hammer"
    std::size_t candles;      // that make it
    Lean lean;
    Where place;
    bool common;
    double penetration; // TA-Lib's default; 0: it has none
    std::size_t lookback;
    unsigned needs;
    Kin kin;
    int rank;                                         // among its kin, 1 being the least particular
    CandleMarks::Word (*maybe)(const Glance &glance); // bars that it may be; null: any
    std::size_t (*scan)(CandleMarks &marks, const Candlestick &row, double penetration,
                        candles::Hikkake &waiting, CandleHit *hits);
    Study::Compute *compute;
    int (*warmup)(std::span<const double> parameters);
};

/// In the order of their names.
[[nodiscard]] std::span<const Candlestick> candlesticks();
extern const std::array<const char *, 61> candlestickNames;
/// The same as studies, a row each.
[[nodiscard]] std::span<const Study> candlestickStudies();

} // namespace studies
