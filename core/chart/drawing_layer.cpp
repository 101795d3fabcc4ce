#include "chart/layers.h"
#include "chart/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace chart {

namespace {

using Kind = Drawing::Kind;

// Shares of a move that traders expect it to be taken back by.
constexpr std::array<double, 7> kRetracements = {0, 0.236, 0.382, 0.5, 0.618, 0.786, 1};

/// One drawing in pixels.
class Pen
{
public:
    Pen(const Scene &scene, DrawList &list, const Drawing &drawing)
        : m_scene(scene), m_list(list), m_drawing(drawing), m_body(scene.priceBody()),
          m_from(pixelOf(drawing.from)), m_to(pixelOf(drawing.to)),
          m_width((drawing.selected ? 2 : 1.4) * scene.ratio)
    {
    }
    void draw() const
    {
        switch (m_drawing.kind) {
        case Kind::Trend:
            line(m_from, m_to);
            break;
        case Kind::Horizontal:
            horizontal(m_drawing.from.price, m_body.left(), m_body.right() + 1, {});
            break;
        case Kind::Fibonacci:
            retracements();
            break;
        case Kind::Rectangle:
            box(0.1);
            break;
        case Kind::Measure:
            box(0.16);
            measure();
            break;
        }
        if (m_drawing.selected)
            handles();
    }

private:
    [[nodiscard]] QPointF pixelOf(const Anchor &anchor) const
    {
        return {m_scene.bars.x(placeOf(m_scene.spec.candles, anchor.time) + 0.5),
                m_scene.price.y(anchor.price)};
    }
    [[nodiscard]] const QColor &colour() const { return m_scene.palette.accent; }

    void line(const QPointF &from, const QPointF &to) const { m_list.stroke(colour(), m_width, {from, to}); }

    void horizontal(double price, double left, double right, const QString &text) const
    {
        const double y = m_scene.price.y(price);
        line({left, y}, {right, y});
        if (text.isEmpty())
            return;
        const double middle = y - m_scene.px(m_scene.palette.textPixels / 2.0 + 4);
        if (m_list.isFree(wordsBox(m_scene.ruler, TextStyle::Small, left + m_scene.px(6), middle, text)))
            m_list.words(m_scene.ruler, TextStyle::Small, colour(), left + m_scene.px(6), middle, text);
    }
    /// From the end of the move (0) back to its beginning (1).
    void retracements() const
    {
        const double left = std::min(m_from.x(), m_to.x());
        const double right = std::max({m_from.x(), m_to.x(), left + m_scene.px(120) * 1.0});
        for (const double share : kRetracements) {
            const double price = m_drawing.to.price + share * (m_drawing.from.price - m_drawing.to.price);
            horizontal(price, left, right,
                       figure(share, 3, m_scene.spec.wording) + QStringLiteral("  ") +
                           m_scene.priceText(price));
        }
    }
    void box(double share) const
    {
        const QRectF area = QRectF(m_from, m_to).normalized();
        QColor tone = colour(); // the candles inside stay visible
        tone.setAlphaF(float(share));
        m_list.shape(tone, {area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft()});
        m_list.stroke(
            colour(), m_width,
            {area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft(), area.topLeft()});
    }
    /// "+3.25 %   12 bars" over the box.
    void measure() const
    {
        const double moved = 100 * (m_drawing.to.price / m_drawing.from.price - 1);
        const auto bars = std::llround(placeOf(m_scene.spec.candles, m_drawing.to.time) -
                                       placeOf(m_scene.spec.candles, m_drawing.from.time));
        const QString text = (moved > 0 ? QStringLiteral("+") : QString()) +
                             figure(moved, 2, m_scene.spec.wording) + QStringLiteral(" %   ") +
                             QString::number(bars) + QStringLiteral(" × ") +
                             QString::fromUtf8(m_scene.spec.candles.timeframe().name().data());
        const QRectF area = QRectF(m_from, m_to).normalized();
        const double off = m_scene.px(m_scene.palette.textPixels / 2.0 + 5);
        const bool above = area.top() - 2 * off > m_body.top();
        m_list.words(m_scene.ruler, TextStyle::Small, m_scene.palette.text, area.left(),
                     above ? area.top() - off : area.bottom() + off, text);
    }
    void handles() const
    {
        for (const QPointF &point : {m_from, m_to})
            m_list.disc(m_scene.palette.background, colour(), point, 4 * m_scene.ratio, 1.5 * m_scene.ratio);
    }

    const Scene &m_scene;
    DrawList &m_list;
    const Drawing &m_drawing;
    QRect m_body;
    QPointF m_from, m_to;
    double m_width;
};

} // namespace

void drawDrawings(const Scene &scene, DrawList &list)
{
    if (scene.spec.drawings.empty() || scene.spec.candles.isEmpty())
        return;
    list.clip(scene.priceBody());
    for (const Drawing &drawing : scene.spec.drawings)
        Pen(scene, list, drawing).draw();
    list.clip({});
}

} // namespace chart
