// A chart with everything decided but the ink: where the panels, scales, ticks and read-outs are, in device
// pixels. The layers read it. Lives for one paint; one thread.
#pragma once

#include "chart/chart_painter.h"
#include "chart/draw_list.h"
#include "chart/pyramid.h"
#include "chart/ticks.h"

#include <QRect>

#include <vector>

namespace chart {

/// Rectangles in device pixels from the area's upper left corner.
struct Frame
{
    QRect whole, title, price, time, axis; // axis: the strip right of the price and the panels
    std::vector<QRect> panels;             // empty rectangles where there was no room
    [[nodiscard]] int plotBottom() const { return time.top(); } // just below the last panel
};

/// What a panel below the price is drawn with.
struct PanelView
{
    ValueScale scale; // of the part below the panel's title
    std::vector<double> ticks;
    std::vector<QString> labels; // of the ticks
};

/// One piece of the read-out over the price.
struct ReadoutPart
{
    QString text;
    QColor colour;
    std::optional<QColor> swatch; // a short line before the text, where the text itself is black
    double left = 0, middle = 0;  // device pixels
};

/// The last price and how it moved.
struct LastPrice
{
    double value = 0;
    QColor colour;
    QRect tag; // in the axis strip; two lines if there is a countdown
    int row = 0;
    bool inRange = true;
};

/// Where the crosshair points.
struct Pointer
{
    int x = 0, y = 0;    // x: the pixel column of `bar`
    std::size_t bar = 0; // may lie beyond the last candle
    QRect priceTag, timeTag;
    QString priceText, timeText;
};

struct Scene
{
    const ChartSpec &spec;
    const Palette &palette;
    const Ruler &ruler;
    PyramidCache &cache;
    double ratio;

    Frame frame{};
    BarScale bars{};
    BarScale::Range visible{}; // candles
    std::vector<std::size_t>
        columns{}; // where bars are dense: the first bar of each pixel column, and the end
    ValueScale price{};
    ValueTicks priceTicks{};
    int tickDecimals = 0, priceDecimals = 0;
    std::vector<TimeTick> timeTicks{};
    std::vector<PanelView> panels{};
    std::vector<ReadoutPart> readout{};
    int readoutBottom = 0; // what is drawn at prices begins below
    std::optional<LastPrice> last{};
    std::optional<Pointer> pointer{};

    /// Device pixels of a logical length, rounded; at least 1 for a positive length.
    [[nodiscard]] int px(double logical) const;
    [[nodiscard]] int hair() const { return px(ratio < 2 ? 1 / ratio : 1); }
    [[nodiscard]] QString priceText(double value) const;
    /// The candles of a pixel column of the plot, where bars are dense.
    [[nodiscard]] BarScale::Range barsIn(int pixelColumn) const
    {
        const auto index = static_cast<std::size_t>(pixelColumn - bars.left);
        return {columns[index], columns[index + 1]};
    }
    [[nodiscard]] bool rises(std::size_t bar) const
    {
        return spec.candles.close()[bar] >= spec.candles.open()[bar];
    }
    /// The part of the price panel below the read-out.
    [[nodiscard]] QRect priceBody() const;
};

/// Decides everything for an area of `size` device pixels; the crosshair (device pixels from its corner) may
/// be absent.
[[nodiscard]] Scene arrange(const ChartSpec &spec, const Palette &palette, const Ruler &ruler,
                            PyramidCache &cache, QSize size, double ratio,
                            std::optional<QPointF> crosshair = {});

// The parts of arrange, each in its own file's care.

/// frame.cpp: panels, title and axis strips for a given width of the axis strip.
[[nodiscard]] Frame frameOf(const Scene &scene, QSize size, int axisWidth);
/// ranges.cpp: the scales of the price and of the panels.
[[nodiscard]] ValueScale priceScale(const Scene &scene);
[[nodiscard]] PanelView panelView(const Scene &scene, const Panel &panel, const QRect &area);
/// Least and greatest visible value of a curve.
[[nodiscard]] Extent extentOf(const Scene &scene, const domain::Curve &curve);
[[nodiscard]] Extent candleExtent(const Scene &scene);
[[nodiscard]] double volumePeak(const Scene &scene);
/// readout_layer.cpp: the read-out, flowed into rows over the price; also its lower edge.
void placeReadout(Scene &scene);
/// The bar whose numbers are read out.
[[nodiscard]] std::size_t readoutBar(const Scene &scene);
/// crosshair_layer.cpp
[[nodiscard]] std::optional<Pointer> pointerAt(const Scene &scene, const QPointF &at);
/// last_price_layer.cpp
/// The level of kind Last, else the last close (of a series that is not empty).
[[nodiscard]] double lastValue(const ChartSpec &spec);
[[nodiscard]] std::optional<LastPrice> lastPrice(const Scene &scene);

} // namespace chart
