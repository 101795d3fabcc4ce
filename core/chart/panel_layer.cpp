#include "chart/layers.h"
#include "chart/numbers.h"

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

constexpr double kHistogramShare = 0.6; // of the colour, the rest is ground

struct Bars
{
    std::vector<QRect> up, down;
};

/// A column between zero and the value, at least a pixel high.
QRect standing(const ValueScale &scale, int x, int width, double value)
{
    const int zero = scale.row(0), end = scale.row(value);
    return end < zero ? QRect(x, end, width, zero - end) : QRect(x, zero, width, std::max(1, end - zero));
}

void gatherDense(const Scene &scene, const domain::Curve &curve, const ValueScale &scale, Bars &bars)
{
    const Pyramid &pyramid = scene.cache.values(curve.values);
    for (int x = scene.bars.left; x < scene.bars.left + scene.bars.width; ++x) {
        const auto range = scene.barsIn(x);
        const Extent extent = pyramid.over(range.from, range.to);
        if (extent.high > 0)
            bars.up.push_back(standing(scale, x, 1, extent.high));
        if (extent.low < 0)
            bars.down.push_back(standing(scale, x, 1, extent.low));
    }
}

void gatherEach(const Scene &scene, const Panel &panel, const ValueScale &scale, Bars &bars)
{
    const std::vector<double> &values = *panel.histogram->values;
    const int width = bodyWidth(scene.bars.perBar, scene.px(32));
    for (std::size_t i = scene.visible.from; i < std::min(scene.visible.to, values.size()); ++i) {
        if (!std::isfinite(values[i]) || values[i] == 0)
            continue;
        const bool up = panel.histogramByCandle ? scene.rises(i) : values[i] > 0;
        (up ? bars.up : bars.down)
            .push_back(standing(scale, scene.bars.column(i) - width / 2, width, values[i]));
    }
}

QString valueText(const Scene &scene, const Panel &panel, double value)
{
    return std::abs(value) >= 1e6
               ? compactFigure(value, scene.spec.wording)
               : figure(value, readableDecimals(value, panel.decimals), scene.spec.wording);
}

struct Piece
{
    QString text;
    QColor colour;
};

/// For eyes: the name, then the values in their colours. For models: all in words, in black.
std::vector<Piece> titlePieces(const Scene &scene, const Panel &panel)
{
    const Palette &palette = scene.palette;
    std::vector<Piece> pieces = {{panel.title, palette.secondText}};
    const std::size_t bar = readoutBar(scene);
    const std::size_t count = panel.curves.size() + (panel.histogram ? 1 : 0);
    const auto add = [&](const domain::Curve &curve, const QColor &colour) {
        const auto value = valueAt(curve, bar);
        if (!value)
            return;
        const QString text = valueText(scene, panel, *value);
        if (palette.forModels && count > 1)
            pieces.push_back({QString::fromStdString(curve.title) + QLatin1Char(' ') + text, palette.text});
        else
            pieces.push_back({text, palette.forModels ? palette.text : colour});
    };
    for (std::size_t i = 0; i < panel.curves.size(); ++i)
        add(panel.curves[i], count > 1 ? palette.curve(i + 2) : palette.text);
    if (panel.histogram)
        add(*panel.histogram, palette.secondText);
    if (palette.forModels) {
        pieces.front() = {panel.title + QLatin1Char(pieces.size() > 1 ? ':' : ' '), palette.text};
        for (std::size_t i = 1; i + 1 < pieces.size(); ++i)
            pieces[i].text += QLatin1Char(',');
    }
    return pieces;
}

void drawTitle(const Scene &scene, DrawList &list, const Panel &panel, const QRect &area)
{
    const int space = scene.px(scene.palette.forModels ? 8 : 10);
    const double middle = area.top() + scene.px(scene.palette.textPixels / 2.0 + 7);
    const std::vector<Piece> pieces = titlePieces(scene, panel);
    double left = scene.px(12), end = left;
    std::size_t fitting = 0;
    for (; fitting < pieces.size(); ++fitting) {
        end += std::ceil(scene.ruler.width(TextStyle::Small, pieces[fitting].text)) + space;
        if (end - space > area.right())
            break;
    }
    for (std::size_t i = 0; i < fitting; ++i) {
        QString text = pieces[i].text;
        if (i + 1 == fitting && text.endsWith(QLatin1Char(',')))
            text.chop(1);
        list.words(scene.ruler, TextStyle::Small, pieces[i].colour, left, middle, text);
        left += std::ceil(scene.ruler.width(TextStyle::Small, text)) + space;
    }
}

} // namespace

void fillHistogram(const Scene &scene, DrawList &list, const Panel &panel, const ValueScale &scale)
{
    if (!panel.histogram || !panel.histogram->values)
        return;
    Bars bars;
    if (scene.bars.isDense())
        gatherDense(scene, *panel.histogram, scale, bars);
    else
        gatherEach(scene, panel, scale, bars);
    const Palette &palette = scene.palette;
    list.boxes(blended(palette.up, palette.background, kHistogramShare), std::move(bars.up));
    list.boxes(blended(palette.down, palette.background, kHistogramShare), std::move(bars.down));
}

void drawPanels(const Scene &scene, DrawList &list)
{
    if (scene.spec.candles.isEmpty())
        return;
    for (std::size_t i = 0; i < scene.panels.size(); ++i) {
        const QRect &area = scene.frame.panels[i];
        if (area.isEmpty())
            continue;
        const Panel &panel = scene.spec.panels[i];
        const ValueScale &scale = scene.panels[i].scale;
        QRect body = area;
        body.setTop(static_cast<int>(scale.top));
        list.clip(body);
        fillHistogram(scene, list, panel, scale);
        for (std::size_t c = 0; c < panel.curves.size(); ++c)
            strokeCurve(scene, list, panel.curves[c], scale, scene.palette.curve(c + 2));
        list.clip({});
        drawTitle(scene, list, panel, area);
    }
}

} // namespace chart
