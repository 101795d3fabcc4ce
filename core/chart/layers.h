// The layers of a chart, in the order in which they are drawn: a file and a row each. Pure; one thread.
#pragma once

#include "chart/draw_list.h"
#include "chart/scene.h"

#include <span>

namespace chart {

/// Turns a part of the scene into items. Knows nothing of painters.
struct Layer
{
    const char *name;
    void (*draw)(const Scene &scene, DrawList &list);
};

[[nodiscard]] std::span<const Layer> layers();
/// All layers, one after the other. An empty series draws the frame and nothing else.
[[nodiscard]] DrawList compose(const Scene &scene);

void drawGrid(const Scene &scene, DrawList &list);    // ground, bands, grid, separators
void drawVolume(const Scene &scene, DrawList &list);  // behind the price
void drawAreas(const Scene &scene, DrawList &list);   // bands and clouds
void drawProfile(const Scene &scene, DrawList &list); // volume by price
void drawPanels(const Scene &scene, DrawList &list);  // studies below the price
void drawCandles(const Scene &scene, DrawList &list);
void drawOverlays(const Scene &scene, DrawList &list); // curves on the price
void drawDots(const Scene &scene, DrawList &list);
void drawDrawings(const Scene &scene, DrawList &list); // what a person drew
void drawAxes(const Scene &scene, DrawList &list);
void drawReadout(const Scene &scene, DrawList &list);  // title row and numbers over the price
void drawFindings(const Scene &scene, DrawList &list); // patterns
void drawMarks(const Scene &scene, DrawList &list);    // entries and exits
void drawLevels(const Scene &scene, DrawList &list);   // stop, target, entry
void drawLastPrice(const Scene &scene, DrawList &list);
void drawCrosshair(const Scene &scene, DrawList &list);

/// The bar that holds an instant; none before the first bar.
[[nodiscard]] std::optional<std::size_t> barOf(const domain::CandleSeries &candles, base::UtcTime time);
/// Where an instant stands along the time axis, in bars from the first candle: between bars within a step,
/// and carried on by the step before the first and beyond the last.
[[nodiscard]] double placeOf(const domain::CandleSeries &candles, base::UtcTime time);

/// A curve of values aligned to the bars, in a scale of its own; gathered by pixel column where bars are
/// dense.
void strokeCurve(const Scene &scene, DrawList &list, const domain::Curve &curve, const ValueScale &scale,
                 const QColor &colour);
/// Columns standing on zero: up above, down below; or in the colours of their candles.
void fillHistogram(const Scene &scene, DrawList &list, const Panel &panel, const ValueScale &scale);
/// The value of a curve at a bar; none in the warm-up and beyond the end.
[[nodiscard]] std::optional<double> valueAt(const domain::Curve &curve, std::size_t bar);

} // namespace chart
