// What the layers want drawn, as plain items in device pixels: read by the painter, and by tests as text. One
// thread.
#pragma once

#include <QColor>
#include <QPointF>
#include <QRect>
#include <QRectF>
#include <QString>

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace chart {

/// Small: axes and read-outs. Strong: the last price and the title's name. Title: the rest of the title row.
enum class TextStyle { Small, Strong, Title };

/// Measures text in device pixels; the painter's own uses its fonts, a test may use fixed widths.
class Ruler
{
public:
    virtual ~Ruler() = default;
    [[nodiscard]] virtual double width(TextStyle style, const QString &text) const = 0;
    [[nodiscard]] virtual double ascent(TextStyle style) const = 0;
    [[nodiscard]] virtual double descent(TextStyle style) const = 0;
    [[nodiscard]] virtual double capHeight(TextStyle style) const = 0;
    [[nodiscard]] double height(TextStyle style) const { return ascent(style) + descent(style); }
};

/// Filled with whole device pixels. Also hairlines, dots and dashes.
struct Boxes
{
    QRgb colour;
    std::vector<QRect> rects;
};
/// Antialiased segments from point to point.
struct Stroke
{
    QRgb colour;
    double width;
    bool dashed;
    std::vector<QPointF> points;
};
/// Antialiased filled polygon; the only item that may let through what lies below.
struct Shape
{
    QRgb colour;
    std::vector<QPointF> points;
};
/// Antialiased disc with a rim that sets it off from what it lies on.
struct Disc
{
    QRgb colour, rim;
    QPointF centre;
    double radius, rimWidth;
};
struct Words
{
    TextStyle style;
    QRgb colour;
    QPointF baseline;
    QString text;
};
/// What follows is seen only within, until the next, empty clip ends it. Clips are not nested.
struct Clip
{
    std::optional<QRect> within;
};

using Item = std::variant<Boxes, Stroke, Shape, Disc, Words, Clip>;

class DrawList
{
public:
    DrawList() = default;
    /// Text stays within `bounds`.
    explicit DrawList(const QRect &bounds) : m_bounds(bounds) {}

    void boxes(const QColor &colour, std::vector<QRect> rects);
    void box(const QColor &colour, const QRect &rect);
    /// The edge of a box, `width` thick, inside it.
    void frame(const QColor &colour, const QRect &rect, int width);
    /// A horizontal line of dashes from `left` to `right`, its upper edge at `y`.
    void dashes(const QColor &colour, int left, int right, int y, int thickness, int on, int off);
    void verticalDashes(const QColor &colour, int x, int top, int bottom, int thickness, int on, int off);
    void stroke(const QColor &colour, double width, std::vector<QPointF> points, bool dashed = false);
    void shape(const QColor &colour, std::vector<QPointF> points);
    void disc(const QColor &colour, const QColor &rim, const QPointF &centre, double radius, double rimWidth);
    /// Text whose left edge and the middle of whose capitals are given; its box is noted in `labels`. What
    /// would be cut by the bounds or lie on other text is left out: then false.
    bool words(const Ruler &ruler, TextStyle style, const QColor &colour, double left, double middle,
               const QString &text);
    void clip(std::optional<QRect> within) { m_items.emplace_back(Clip{within}); }
    /// Notes where a mark of the spec was put, for hit tests.
    void spot(int index, const QRectF &box) { m_spots.emplace_back(index, box); }
    /// A line of the dump that says whose items follow.
    void layer(const char *name) { m_layers.emplace_back(m_items.size(), name); }

    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] const std::vector<QRectF> &labels() const { return m_labels; }
    [[nodiscard]] const std::vector<std::pair<int, QRectF>> &spots() const { return m_spots; }
    /// Whether no text has been put there yet.
    [[nodiscard]] bool isFree(const QRectF &box) const;
    /// Whether no mark stands there.
    [[nodiscard]] bool isClearOfSpots(const QRectF &box) const;
    /// One item a line, under the names of the layers; the same on every machine for the same ruler.
    [[nodiscard]] std::string dump() const;

private:
    std::optional<QRectF> m_bounds;
    std::vector<Item> m_items;
    std::vector<QRectF> m_labels;
    std::vector<std::pair<int, QRectF>> m_spots;
    std::vector<std::pair<std::size_t, const char *>> m_layers;
};

/// The box of text put there by `words`.
[[nodiscard]] QRectF wordsBox(const Ruler &ruler, TextStyle style, double left, double middle,
                              const QString &text);

} // namespace chart
