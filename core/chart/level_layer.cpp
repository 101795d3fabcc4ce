#include "chart/layers.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace chart {

namespace {

using Kind = domain::Level::Kind;

QColor colourOf(const Palette &palette, Kind kind)
{
    switch (kind) {
    case Kind::Stop:
        return palette.down;
    case Kind::Target:
        return palette.up;
    default:
        return palette.secondText;
    }
}

/// The pixel column where a level begins: at the bar of its instant, else at the left edge.
int startOf(const Scene &scene, const domain::Level &level)
{
    const auto bar = level.since ? barOf(scene.spec.candles, *level.since) : std::nullopt;
    const int left = scene.frame.price.left();
    return bar ? std::max(left, scene.bars.column(*bar)) : left;
}

QString wordsOf(const Scene &scene, const domain::Level &level)
{
    const QString text = QString::fromStdString(level.text);
    if (!scene.palette.forModels)
        return text;
    return text.isEmpty() ? scene.priceText(level.price)
                          : QString(text + QLatin1Char(' ') + scene.priceText(level.price));
}

/// The candles that stand, in part too, between two pixel columns.
BarScale::Range barsBetween(const Scene &scene, double left, double right)
{
    const BarScale under{scene.bars.bar(left), scene.bars.perBar, 0,
                         static_cast<int>(std::ceil(right - left))};
    return under.visible(scene.spec.candles.size());
}

/// Lowest and highest price of some bars.
Extent candlesOf(const Scene &scene, BarScale::Range bars)
{
    const domain::CandleSeries &candles = scene.spec.candles;
    if (scene.bars.isDense())
        return scene.cache.prices(candles).over(candles.offset() + bars.from, candles.offset() + bars.to);
    Extent extent;
    for (std::size_t i = bars.from; i < bars.to; ++i)
        extent.take(Extent(candles.low()[i], candles.high()[i]));
    return extent;
}

Extent curveOf(const Scene &scene, const domain::Curve &curve, BarScale::Range bars)
{
    Extent extent;
    if (!curve.values)
        return extent;
    const std::size_t to = std::min(bars.to, curve.values->size());
    if (scene.bars.isDense())
        return scene.cache.values(curve.values).over(bars.from, to);
    for (std::size_t i = bars.from; i < to; ++i)
        extent.take((*curve.values)[i]);
    return extent;
}

/// Whether a candle, a curve, the last price or another level's line runs through the box.
bool isCrowded(const Scene &scene, const QRectF &box, const domain::Level &own)
{
    const ValueScale &price = scene.price;
    const auto runsThrough = [&](const Extent &extent) {
        return !extent.isEmpty() && price.y(extent.high) < box.bottom() && price.y(extent.low) > box.top();
    };
    if (scene.last && scene.last->row > box.top() && scene.last->row < box.bottom())
        return true;
    const auto bars = barsBetween(scene, box.left(), box.right());
    // bar by bar where they can be told apart: the box may fit between a fall and a rise
    const std::size_t together = scene.bars.isDense() ? bars.to - bars.from : 1;
    for (std::size_t i = bars.from; i < bars.to; i += together) {
        if (runsThrough(candlesOf(scene, {i, i + together})))
            return true;
    }
    for (const domain::Curve &curve : scene.spec.overlays) {
        if (runsThrough(curveOf(scene, curve, bars)))
            return true;
    }
    return std::any_of(scene.spec.levels.begin(), scene.spec.levels.end(), [&](const domain::Level &level) {
        return &level != &own && level.kind != Kind::Last && runsThrough({level.price, level.price});
    });
}

/// The words of a level, near its line where no other text and, if it can be had, nothing else stands.
class LevelWords
{
public:
    LevelWords(const Scene &scene, const DrawList &list, const domain::Level &level, QString text)
        : m_scene(scene), m_list(list), m_level(level), m_text(std::move(text)), m_body(scene.priceBody()),
          m_swatch(scene.palette.forModels ? scene.px(34) : 0),
          m_width(m_swatch + scene.ruler.width(TextStyle::Small, m_text))
    {
    }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] QRectF ground(const QPointF &at) const
    {
        const int air = m_scene.px(3);
        return wordsBox(m_scene.ruler, TextStyle::Small, at.x() + m_swatch, at.y(), m_text)
            .adjusted(-air - m_swatch, -air, air, 0);
    }
    /// Black words are preceded by a piece of their line.
    void draw(DrawList &list, const QPointF &at, const QColor &colour) const
    {
        const bool models = m_scene.palette.forModels;
        if (models || isCrowdedAt(at))
            list.box(m_scene.palette.background, ground(at).toAlignedRect());
        const int left = static_cast<int>(at.x()), thick = m_scene.px(2);
        if (models)
            list.dashes(colour, left, left + m_swatch - m_scene.px(8), static_cast<int>(at.y()) - thick / 2,
                        thick, m_scene.px(6), m_scene.px(4));
        list.words(m_scene.ruler, TextStyle::Small, models ? m_scene.palette.text : colour, left + m_swatch,
                   at.y(), m_text);
    }
    [[nodiscard]] bool isCrowdedAt(const QPointF &at) const
    {
        return isCrowded(m_scene, ground(at), m_level);
    }

    /// Above or below the line at its start or its end, then some rows off, then up to a quarter of the panel
    /// further left, then over what is there; nothing if other text is everywhere.
    [[nodiscard]] std::optional<QPointF> place(double start, int row) const
    {
        const double near = start + m_scene.px(10), far = m_body.right() - m_width - m_scene.px(10);
        std::optional<QPointF> crowded;
        // Where no piece of its line stands beside the words, they must not come to lie at another level.
        const int lines = m_scene.palette.forModels ? 6 : 2;
        for (int line = 0; line < lines; ++line) {
            for (const double x : {near, far}) {
                if (const auto at = atLine(x, row, line, crowded))
                    return at;
            }
        }
        const double step = m_scene.px(24),
                     end = std::max<double>(m_body.left(), near - m_body.width() / 4.0);
        for (double x = near - step; x > end; x -= step) {
            if (const auto at = atLine(x, row, 0, crowded))
                return at;
        }
        return crowded;
    }

private:
    /// So many rows of text off the line; notes the first place that is merely crowded.
    [[nodiscard]] std::optional<QPointF> atLine(double x, int row, int line,
                                                std::optional<QPointF> &crowded) const
    {
        const double text = m_scene.palette.textPixels;
        const double off = m_scene.px(text / 2 + 4 + line * (text + 3));
        for (const double y : {row - off, row + off}) {
            const QRectF box = ground({x, y});
            if (!QRectF(m_body).contains(box) || !m_list.isFree(box))
                continue;
            if (m_list.isClearOfSpots(box) && !isCrowded(m_scene, box, m_level))
                return QPointF(x, y);
            crowded = crowded.value_or(QPointF(x, y));
        }
        return {};
    }

    const Scene &m_scene;
    const DrawList &m_list;
    const domain::Level &m_level;
    QString m_text;
    QRect m_body;
    int m_swatch;
    double m_width;
};

/// Out of sight: said at the edge, with an arrow.
void drawBeyond(const Scene &scene, DrawList &list, const domain::Level &level, bool above)
{
    const QChar arrow(above ? 0x2191 : 0x2193);
    const LevelWords words(scene, list, level, wordsOf(scene, level) + QLatin1Char(' ') + arrow);
    const QRect body = scene.priceBody();
    const double off = scene.px(scene.palette.textPixels / 2.0 + 4);
    double y = above ? body.top() + off : body.bottom() - off;
    for (int line = 0; line < 4; ++line, y += (above ? 2.2 : -2.2) * off) {
        const QPointF at(body.right() - words.width() - scene.px(10), y);
        if (QRectF(body).contains(words.ground(at)) && list.isFree(words.ground(at)))
            return words.draw(list, at, colourOf(scene.palette, level.kind));
    }
}

void drawLevel(const Scene &scene, DrawList &list, const domain::Level &level)
{
    const QRect body = scene.priceBody();
    const int row = scene.price.row(level.price);
    if (row < body.top() || row > body.bottom())
        return drawBeyond(scene, list, level, row < body.top());
    const QColor colour = colourOf(scene.palette, level.kind);
    const LevelWords words(scene, list, level, wordsOf(scene, level));
    const int right = body.right() + 1, latest = right - static_cast<int>(words.width()) - scene.px(24);
    int start = std::max(body.left(), std::min(startOf(scene, level), latest));
    const auto at = words.isEmpty() ? std::nullopt : words.place(start, row);
    if (at)
        start = std::min(start, static_cast<int>(at->x()));
    const int thick = scene.palette.forModels ? scene.px(2) : scene.hair();
    list.dashes(colour, start, right, row - thick / 2, thick, scene.px(6), scene.px(4));
    if (at)
        words.draw(list, *at, colour);
}

} // namespace

void drawLevels(const Scene &scene, DrawList &list)
{
    if (scene.spec.candles.isEmpty())
        return;
    for (const domain::Level &level : scene.spec.levels) {
        if (level.kind != Kind::Last)
            drawLevel(scene, list, level);
    }
}

} // namespace chart
