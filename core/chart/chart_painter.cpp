#include "chart/chart_painter.h"

#include "chart/figures.h"
#include "chart/layers.h"

#include <QPainter>

#include <cmath>
#include <limits>

namespace chart {

namespace {

constexpr double kReach = 8; // logical pixels around a mark that still hit it

/// The fonts of a palette at a pixel ratio; also measures.
class Fonts final : public Ruler
{
public:
    Fonts(const Palette &palette, double ratio)
        : m_family(palette.family), m_text(palette.textPixels), m_title(palette.titlePixels),
          m_ratio(ratio), m_faces{Figures(palette.family, palette.textPixels * ratio, QFont::Normal),
                                  Figures(palette.family, palette.titlePixels * ratio, QFont::DemiBold),
                                  Figures(palette.family, palette.titlePixels * ratio, QFont::Normal)}
    {
    }
    [[nodiscard]] bool serves(const Palette &palette, double ratio) const
    {
        return palette.family == m_family && palette.textPixels == m_text && palette.titlePixels == m_title &&
               std::abs(ratio - m_ratio) < 1e-9;
    }
    [[nodiscard]] const Figures &face(TextStyle style) const
    {
        return m_faces[static_cast<std::size_t>(style)];
    }
    [[nodiscard]] double width(TextStyle style, const QString &text) const override
    {
        return face(style).width(text);
    }
    [[nodiscard]] double ascent(TextStyle style) const override { return face(style).ascent(); }
    [[nodiscard]] double descent(TextStyle style) const override { return face(style).descent(); }
    [[nodiscard]] double capHeight(TextStyle style) const override { return face(style).capHeight(); }

private:
    QString m_family;
    int m_text, m_title;
    double m_ratio;
    std::array<Figures, 3> m_faces;
};

/// The segments of a stroke, each so much longer at a bend that its corner is filled: single segments are
/// painted many times faster than a joined path, and look the same.
std::vector<QLineF> segments(const Stroke &stroke)
{
    const std::vector<QPointF> &points = stroke.points;
    std::vector<QLineF> lines;
    lines.reserve(points.size());
    QPointF before; // direction of the segment before, of length 1
    for (std::size_t i = 1; i < points.size(); ++i) {
        const QPointF way = points[i] - points[i - 1];
        const double length = std::hypot(way.x(), way.y());
        if (length <= 0)
            continue;
        const QPointF along = way / length;
        QPointF start = points[i - 1];
        if (!lines.empty()) { // half the width times the tangent of half the angle of the bend, at most half
                              // the width
            const double across = std::abs(before.x() * along.y() - before.y() * along.x());
            const double forward = 1 + QPointF::dotProduct(before, along);
            const double reach = stroke.width / 2 * std::min(1.0, across / std::max(forward, 1e-9));
            lines.back().setP2(lines.back().p2() + before * reach);
            start -= along * reach;
        }
        lines.emplace_back(start, points[i]);
        before = along;
    }
    return lines;
}

constexpr std::size_t kGroup = 16; // columns painted together
constexpr int kWorth = 16;         // device pixels of common height from which that is cheaper

/// The same pixels in fewer rows: where neighbouring columns of one pixel stand beside each other, what they
/// have in common becomes one box, and only their ends stay columns. A row of one pixel costs as much as one
/// of sixteen, and a dense chart has hundreds of thousands of them.
std::vector<QRect> gathered(const std::vector<QRect> &columns)
{
    std::vector<QRect> out;
    out.reserve(columns.size() * 2);
    const auto put = [&out](int x, int top, int width, int end) {
        if (end > top)
            out.emplace_back(x, top, width, end - top);
    };
    for (std::size_t from = 0, to = 0; from < columns.size(); from = to) {
        int top = columns[from].y(), end = top + columns[from].height();
        for (to = from + 1; to < std::min(columns.size(), from + kGroup); ++to) {
            const QRect &next = columns[to];
            const int nextTop = std::max(top, next.y()), nextEnd = std::min(end, next.y() + next.height());
            if (next.width() != 1 || next.x() != columns[to - 1].x() + 1 || nextEnd - nextTop < kWorth)
                break;
            top = nextTop;
            end = nextEnd;
        }
        if (to == from + 1 || columns[from].width() != 1) {
            out.insert(out.end(), columns.begin() + std::ptrdiff_t(from),
                       columns.begin() + std::ptrdiff_t(to));
            continue;
        }
        put(columns[from].x(), top, int(to - from), end);
        for (std::size_t i = from; i < to; ++i) {
            put(columns[i].x(), columns[i].y(), 1, top);
            put(columns[i].x(), end, 1, columns[i].y() + columns[i].height());
        }
    }
    return out;
}

/// Puts items on a painter whose unit is the device pixel.
class Ink
{
public:
    Ink(QPainter &painter, const Fonts &fonts) : m_painter(painter), m_fonts(fonts) {}

    void operator()(const Boxes &item) const
    {
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor::fromRgb(item.colour));
        const std::vector<QRect> rects = item.rects.size() < kGroup ? item.rects : gathered(item.rects);
        m_painter.drawRects(rects.data(), static_cast<int>(rects.size()));
    }
    void operator()(const Stroke &item) const
    {
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        QPen pen(QColor::fromRgb(item.colour), item.width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
        if (item.dashed)
            pen.setDashPattern({3, 3});
        m_painter.setPen(pen);
        const std::vector<QLineF> lines = segments(item);
        m_painter.drawLines(lines.data(), static_cast<int>(lines.size()));
    }
    void operator()(const Shape &item) const
    {
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor::fromRgba(item.colour));
        m_painter.drawPolygon(item.points.data(), static_cast<int>(item.points.size()));
    }
    void operator()(const Disc &item) const
    {
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor::fromRgb(item.rim));
        m_painter.drawEllipse(item.centre, item.radius + item.rimWidth, item.radius + item.rimWidth);
        m_painter.setBrush(QColor::fromRgb(item.colour));
        m_painter.drawEllipse(item.centre, item.radius, item.radius);
    }
    void operator()(const Words &item) const
    {
        m_fonts.face(item.style).draw(m_painter, item.baseline, item.text, QColor::fromRgb(item.colour));
    }
    void operator()(const Clip &item) const
    {
        // within what the caller has clipped to
        if (item.within) {
            m_painter.save();
            m_painter.setClipRect(*item.within, Qt::IntersectClip);
        } else {
            m_painter.restore();
        }
    }

private:
    QPainter &m_painter;
    const Fonts &m_fonts;
};

/// Makes the painter's unit the device pixel, with the area's corner on a whole one.
void toDevicePixels(QPainter &painter, const QPointF &corner, double ratio)
{
    const QTransform device = painter.deviceTransform();
    const bool plain = device.type() <= QTransform::TxScale && std::abs(device.m11() - ratio) < 1e-6 &&
                       std::abs(device.m22() - ratio) < 1e-6;
    if (!plain) { // turned, or scaled by the caller: drawn as it comes
        painter.translate(corner);
        painter.scale(1 / ratio, 1 / ratio);
        return;
    }
    const QPointF at = device.map(corner);
    const QTransform wanted = QTransform::fromTranslate(std::round(at.x()), std::round(at.y()));
    painter.setWorldTransform(wanted * device.inverted() * painter.worldTransform());
}

Layout layoutOf(const Scene &scene, const DrawList &list, const QPointF &corner)
{
    const double ratio = scene.ratio;
    const auto logical = [&](const QRectF &rect) {
        return QRectF(corner + rect.topLeft() / ratio, rect.size() / ratio);
    };
    Layout layout;
    layout.price = logical(scene.frame.price);
    layout.timeAxis = logical(scene.frame.time);
    layout.priceAxis = logical(scene.frame.axis);
    for (const QRect &panel : scene.frame.panels)
        layout.panels.push_back(panel.isEmpty() ? QRectF() : logical(panel));
    layout.pixelsPerBar = scene.bars.perBar / ratio;
    layout.firstVisible = scene.bars.first;
    layout.low = scene.price.low;
    layout.high = scene.price.high;
    layout.logarithmic = scene.price.logarithmic;
    for (const auto &[index, box] : list.spots())
        layout.marks.push_back({index, logical(box)});
    for (const QRectF &label : list.labels())
        layout.labels.push_back(logical(label));
    return layout;
}

} // namespace

struct ChartPainter::Cache
{
    PyramidCache pyramids;
    std::optional<Fonts> fonts;
};

ChartPainter::ChartPainter() : m_cache(std::make_unique<Cache>()) {}
ChartPainter::~ChartPainter() = default;

const Layout &ChartPainter::paint(QPainter &painter, const ChartSpec &spec, const Palette &palette,
                                  const QRectF &area, double devicePixelRatio,
                                  std::optional<Crosshair> crosshair)
{
    const double ratio = devicePixelRatio > 0 && std::isfinite(devicePixelRatio) ? devicePixelRatio : 1;
    const QSize size(static_cast<int>(std::lround(area.width() * ratio)),
                     static_cast<int>(std::lround(area.height() * ratio)));
    if (size.isEmpty()) {
        m_layout = {};
        return m_layout;
    }
    if (!m_cache->fonts || !m_cache->fonts->serves(palette, ratio))
        m_cache->fonts.emplace(palette, ratio);
    std::optional<QPointF> at;
    if (crosshair)
        at = (crosshair->at - area.topLeft()) * ratio;
    const Scene scene = arrange(spec, palette, *m_cache->fonts, m_cache->pyramids, size, ratio, at);
    const DrawList list = compose(scene);
    painter.save();
    toDevicePixels(painter, area.topLeft(), ratio);
    painter.setClipRect(scene.frame.whole, Qt::IntersectClip);
    const Ink ink(painter, *m_cache->fonts);
    for (const Item &item : list.items())
        std::visit(ink, item);
    painter.restore();
    m_cache->pyramids.endFrame();
    m_layout = layoutOf(scene, list, area.topLeft());
    return m_layout;
}

int ChartPainter::markAt(const QPointF &point) const
{
    int nearest = -1;
    double best = std::numeric_limits<double>::infinity();
    for (const MarkSpot &spot : m_layout.marks) {
        const double distance = QLineF(spot.box.center(), point).length();
        if (spot.box.adjusted(-kReach, -kReach, kReach, kReach).contains(point) && distance < best) {
            best = distance;
            nearest = spot.index;
        }
    }
    return nearest;
}

QImage paintImage(const ChartSpec &spec, const Palette &palette, QSize size, double devicePixelRatio)
{
    QImage picture((QSizeF(size) * devicePixelRatio).toSize(), QImage::Format_RGB32);
    if (picture.isNull())
        return picture;
    picture.setDevicePixelRatio(devicePixelRatio);
    picture.fill(palette.background);
    QPainter painter(&picture);
    ChartPainter chart;
    chart.paint(painter, spec, palette, QRectF(QPointF(0, 0), QSizeF(size)), devicePixelRatio);
    return picture;
}

} // namespace chart
