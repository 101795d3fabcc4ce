// Whether a picture can be read: the size of its text, contrasts, and labels that lie on each other or are
// cut. Pure.
#pragma once

#include "chart/chart_spec.h"
#include "chart/palette.h"

#include <QSize>

namespace chart {

struct Legibility
{
    int labels = 0;                // pieces of text
    double smallestText = 0;       // height of the smallest one's box, pixels; 0 without any
    int overlaps = 0, cut = 0;     // pairs of labels that touch; labels beyond the edge
    double textContrast = 0;       // of text on the ground, 1 … 21 (WCAG 2.1)
    double leastInkContrast = 0;   // of the palest candle or curve on the ground
    double leastLightnessStep = 0; // L* between the two most alike of the curves and candles, 0 … 100
};

/// As it would be painted at this size and a pixel ratio of 1.
[[nodiscard]] Legibility legibilityOf(const ChartSpec &spec, const Palette &palette, QSize size);

} // namespace chart
