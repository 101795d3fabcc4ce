#include "chart/draw_list.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace chart {

namespace {

/// One item as a line of text. Numbers in fixed notation, never "-0.0".
struct Line
{
    std::string &out;

    template <class... Args>
    void put(const char *format, Args... args) const
    {
        char room[96];
        const int length = std::snprintf(room, sizeof room, format, args...);
        out.append(room, static_cast<std::size_t>(std::clamp(length, 0, static_cast<int>(sizeof room) - 1)));
    }
    static double tidy(double value) { return std::round(value * 10) / 10 + 0.0; }
    void colour(QRgb value) const { put(" #%06X", value & 0xFFFFFFU); }
    void point(const QPointF &at) const { put(" %.1f,%.1f", tidy(at.x()), tidy(at.y())); }
    void rect(const QRect &box) const { put(" [%d,%d %dx%d]", box.x(), box.y(), box.width(), box.height()); }
    void points(const std::vector<QPointF> &all) const
    {
        for (const QPointF &one : all)
            point(one);
    }

    void operator()(const Boxes &item) const
    {
        out += "boxes";
        colour(item.colour);
        for (const QRect &box : item.rects)
            rect(box);
    }
    void operator()(const Stroke &item) const
    {
        out += item.dashed ? "dashed" : "stroke";
        colour(item.colour);
        put(" width %.1f", tidy(item.width));
        points(item.points);
    }
    void operator()(const Shape &item) const
    {
        out += "shape";
        colour(item.colour);
        points(item.points);
    }
    void operator()(const Disc &item) const
    {
        out += "disc";
        colour(item.colour);
        point(item.centre);
        put(" radius %.1f rim", tidy(item.radius));
        colour(item.rim);
    }
    void operator()(const Words &item) const
    {
        constexpr const char *styles[] = {"small", "strong", "title"};
        out += styles[static_cast<int>(item.style)];
        colour(item.colour);
        point(item.baseline);
        out += ' ';
        out += item.text.toStdString();
    }
    void operator()(const Clip &item) const
    {
        out += item.within ? "clip" : "unclip";
        if (item.within)
            rect(*item.within);
    }
};

} // namespace

void DrawList::boxes(const QColor &colour, std::vector<QRect> rects)
{
    if (!rects.empty())
        m_items.emplace_back(Boxes{colour.rgb(), std::move(rects)});
}

void DrawList::box(const QColor &colour, const QRect &rect)
{
    if (!rect.isEmpty())
        boxes(colour, {rect});
}

void DrawList::frame(const QColor &colour, const QRect &rect, int width)
{
    const int inner = rect.height() - 2 * width;
    boxes(colour, {QRect(rect.left(), rect.top(), rect.width(), width),
                   QRect(rect.left(), rect.bottom() - width + 1, rect.width(), width),
                   QRect(rect.left(), rect.top() + width, width, inner),
                   QRect(rect.right() - width + 1, rect.top() + width, width, inner)});
}

void DrawList::dashes(const QColor &colour, int left, int right, int y, int thickness, int on, int off)
{
    std::vector<QRect> rects;
    for (int x = left; x < right; x += on + off)
        rects.emplace_back(x, y, std::min(on, right - x), thickness);
    boxes(colour, std::move(rects));
}

void DrawList::verticalDashes(const QColor &colour, int x, int top, int bottom, int thickness, int on,
                              int off)
{
    std::vector<QRect> rects;
    for (int y = top; y < bottom; y += on + off)
        rects.emplace_back(x, y, thickness, std::min(on, bottom - y));
    boxes(colour, std::move(rects));
}

void DrawList::stroke(const QColor &colour, double width, std::vector<QPointF> points, bool dashed)
{
    if (points.size() == 1) // a single value is a dot as wide as the line
        points = {points[0] - QPointF(width / 2, 0), points[0] + QPointF(width / 2, 0)};
    if (!points.empty())
        m_items.emplace_back(Stroke{colour.rgb(), width, dashed, std::move(points)});
}

void DrawList::shape(const QColor &colour, std::vector<QPointF> points)
{
    m_items.emplace_back(Shape{colour.rgba(), std::move(points)});
}

void DrawList::disc(const QColor &colour, const QColor &rim, const QPointF &centre, double radius,
                    double rimWidth)
{
    m_items.emplace_back(Disc{colour.rgb(), rim.rgb(), centre, radius, rimWidth});
}

bool DrawList::words(const Ruler &ruler, TextStyle style, const QColor &colour, double left, double middle,
                     const QString &text)
{
    const QRectF box = wordsBox(ruler, style, left, middle, text);
    if (text.isEmpty() || (m_bounds && !m_bounds->contains(box)) || !isFree(box))
        return false;
    m_items.emplace_back(Words{style, colour.rgb(), {box.left(), box.bottom() - ruler.descent(style)}, text});
    m_labels.push_back(box);
    return true;
}

QRectF wordsBox(const Ruler &ruler, TextStyle style, double left, double middle, const QString &text)
{
    const double baseline = std::round(middle + ruler.capHeight(style) / 2);
    const double above = ruler.capHeight(style), below = ruler.descent(style);
    return {std::round(left), baseline - above, ruler.width(style, text), above + below};
}

bool DrawList::isFree(const QRectF &box) const
{
    return std::none_of(m_labels.begin(), m_labels.end(),
                        [&](const QRectF &label) { return label.intersects(box); });
}

bool DrawList::isClearOfSpots(const QRectF &box) const
{
    return std::none_of(m_spots.begin(), m_spots.end(),
                        [&](const auto &spot) { return spot.second.intersects(box); });
}

std::string DrawList::dump() const
{
    std::string text;
    auto next = m_layers.begin();
    for (std::size_t i = 0; i <= m_items.size(); ++i) {
        for (; next != m_layers.end() && next->first == i; ++next) {
            text += "# ";
            text += next->second;
            text += '\n';
        }
        if (i < m_items.size()) {
            std::visit(Line{text}, m_items[i]);
            text += '\n';
        }
    }
    return text;
}

} // namespace chart
