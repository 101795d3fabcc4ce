// The functions behind the table of patterns, one file each; their definitions stand in those files. Inside
// `studies` only. Pure; any thread.
#pragma once

#include "studies/pattern.h"

namespace studies {

using Detector = void(const Market &market, std::vector<PatternEvent> &events);

Detector detectCandlesticks;
Detector detectMaCross, detectMaAlignment, detectPriceCross, detectOscillatorCross, detectZeroCross;
Detector detectRsiShape, detectDivergence;
Detector detectSqueeze, detectAtrSpike, detectVolume, detectVolumeTrend;
Detector detectReversal, detectTrendLines, detectFlag, detectRangeBreak;

} // namespace studies
