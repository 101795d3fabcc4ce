// The rules of the baseline, in numbers alone. They follow a trend that three witnesses agree on, and fade an
// extreme where the market goes sideways; everything else is held.
//
//   trend   the price beyond sma:50 and that beyond sma:200, ADX ≥ 20 with the directional index on the same
//   side, the
//           MACD histogram turning that way, RSI not yet extreme (70, or 30 for a short), choppiness not
//           above 61.8
//   range   choppiness above 61.8, ADX below 25, RSI stretched (42, or 58 for a short), the histogram
//   turning back close   an entry of the other side, or the whole reversal: the price beyond sma:50 on the
//   other side, the
//           directional index on the other side, the histogram there too and moving further
//
// (J. Welles Wilder, "New Concepts in Technical Trading Systems", for ATR, RSI, ADX; E. W. Dreiss for
// choppiness and its 61.8 and 38.2.) A missing volume or choppiness never prevents a trade. Pure; any thread.
#pragma once

#include "llm/technical.h"

namespace llm {

struct TechnicalSignal
{
    enum class Setup { None, Trend, Range };

    domain::Action action = domain::Action::Hold;
    Setup setup = Setup::None;     // of an entry
    bool up = true;                // the side that the evidence is for
    const char *why = "";          // of a hold: a sentence without a full stop
    const char *missing = nullptr; // the ref that an entry needs and the view lacks
};

/// The view has a close; all else may be NaN.
[[nodiscard]] TechnicalSignal technicalSignal(const TechnicalView &view);

struct TechnicalLevels
{
    double stop, target; // prices, as printed
};
/// The stop 1.5, 2 or 2.5 ATR away where choppiness is above 61.8, between, or below 38.2; the target twice
/// as far, or farther where that is needed for a reward-to-risk of 1.6 net of a round trip of 0.3 % of the
/// price, but never more than 4 times. The stop of a long may be ≤ 0 where the ATR is that large; then there
/// is no entry.
[[nodiscard]] TechnicalLevels technicalLevels(const TechnicalView &view, bool isLong);

/// Each part of the evidence for one side, from 0 (none) to 1; NaN where it cannot be told.
struct TechnicalEvidence
{
    double alignment; // of the price and its averages (trend), or RSI from 42 down to 25 (range)
    double strength;  // ADX from 20 to 40 (trend), or choppiness from 61.8 to 75 (range)
    double direction; // the distance of the directional indices, to 20; NaN in a range
    double momentum;  // the histogram's turn, to a tenth of the ATR
    double room;      // RSI's distance from its extreme, to 20 points (trend), or ADX below 25, to 15 (range)
    double volume;    // the volume ratio from 0.5 to 1.5
};
[[nodiscard]] TechnicalEvidence technicalEvidence(const TechnicalView &view, const TechnicalSignal &signal);
/// 0.35 + 0.3 × the mean of the parts that can be told: it rises with each of them and claims no more than a
/// rule like this has earned. 0.5 for a hold, which claims nothing.
[[nodiscard]] double technicalConfidence(const TechnicalEvidence &evidence, const TechnicalSignal &signal);

} // namespace llm
