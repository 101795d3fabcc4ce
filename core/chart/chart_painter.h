// Paints a ChartSpec: the one painter of the window and of the picture that a model sees. Holds caches only;
// one object a thread. Needs a QGuiApplication (the offscreen platform will do), not a display.
#pragma once

#include "chart/chart_spec.h"
#include "chart/palette.h"

#include <QImage>
#include <QPointF>
#include <QRectF>

#include <memory>

class QPainter;

namespace chart {

/// A mark as last painted: its index in spec.marks and the box of its sign.
struct MarkSpot
{
    int index = -1;
    QRectF box;
};

/// Where things were put in the last paint, for hit tests and the crosshair. Logical pixels.
struct Layout
{
    QRectF price, timeAxis, priceAxis; // plot area of the price panel; axis strips
    std::vector<QRectF> panels;        // as spec.panels; empty where there was no room
    double pixelsPerBar = 1;
    double firstVisible = 0;  // bar at the left edge of `price`
    double low = 0, high = 1; // price at its lower and upper edge
    bool logarithmic = false;
    std::vector<MarkSpot> marks;
    std::vector<QRectF> labels; // every piece of text that was drawn

    /// Bar i covers i … i + 1; its candle stands at i + 0.5.
    [[nodiscard]] double barAt(double x) const { return firstVisible + (x - price.left()) / pixelsPerBar; }
    [[nodiscard]] double xOf(double bar) const { return price.left() + (bar - firstVisible) * pixelsPerBar; }
    [[nodiscard]] double priceAt(double y) const;
    [[nodiscard]] double yOf(double price) const;
};

/// The crosshair, in logical pixels of the painted area's coordinates; drawn over everything.
struct Crosshair
{
    QPointF at;
};

class ChartPainter
{
public:
    ChartPainter();
    ~ChartPainter();
    ChartPainter(const ChartPainter &) = delete;
    ChartPainter &operator=(const ChartPainter &) = delete;

    /// Paints into `area` (logical pixels) of a device with the given pixel ratio. Cost depends on pixels,
    /// not on the number of candles. An empty series paints the frame and nothing else.
    const Layout &paint(QPainter &painter, const ChartSpec &spec, const Palette &palette, const QRectF &area,
                        double devicePixelRatio, std::optional<Crosshair> crosshair = {});
    [[nodiscard]] const Layout &layout() const { return m_layout; }
    /// Index into spec.marks of the mark under this point as last painted, or -1.
    [[nodiscard]] int markAt(const QPointF &point) const;

private:
    struct Cache;
    std::unique_ptr<Cache> m_cache;
    Layout m_layout;
};

/// A finished picture: RGB32, opaque, `size` logical pixels at the given ratio.
[[nodiscard]] QImage paintImage(const ChartSpec &spec, const Palette &palette, QSize size,
                                double devicePixelRatio = 1);

} // namespace chart
