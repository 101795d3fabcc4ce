// What the studies of one set have in common, worked out once. Inside `studies` only; owned by a StudySet,
// one thread.
#pragma once

#include "studies/averages/hilbert.h"
#include "studies/patterns/candle_matches.h"

namespace studies {

class Shared
{
public:
    void restart()
    {
        cycles.restart();
        matches.restart();
    }

    Cycles cycles{true};
    CandleMatches matches;
    bool manyCandlesticks = false; // so many that all are looked for together
};

} // namespace studies
