// The functions behind the table of patterns; their definitions stand in their files. Inside `studies` only.
// Pure; any thread.
#pragma once

#include "studies/pattern.h"

namespace studies {

void detectCandlesticks(const Market &market, std::vector<PatternEvent> &events);
void detectMaCross(const Market &market, std::vector<PatternEvent> &events);
void detectMaAlignment(const Market &market, std::vector<PatternEvent> &events);
void detectPriceCross(const Market &market, std::vector<PatternEvent> &events);
void detectOscillatorCross(const Market &market, std::vector<PatternEvent> &events);
void detectZeroCross(const Market &market, std::vector<PatternEvent> &events);
void detectRsiShape(const Market &market, std::vector<PatternEvent> &events);
void detectDivergence(const Market &market, std::vector<PatternEvent> &events);
void detectSqueeze(const Market &market, std::vector<PatternEvent> &events);
void detectAtrSpike(const Market &market, std::vector<PatternEvent> &events);
void detectVolume(const Market &market, std::vector<PatternEvent> &events);
void detectVolumeTrend(const Market &market, std::vector<PatternEvent> &events);
void detectReversal(const Market &market, std::vector<PatternEvent> &events);
void detectTrendLines(const Market &market, std::vector<PatternEvent> &events);
void detectFlag(const Market &market, std::vector<PatternEvent> &events);
void detectRangeBreak(const Market &market, std::vector<PatternEvent> &events);

} // namespace studies
