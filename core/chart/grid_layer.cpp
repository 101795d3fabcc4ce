#include "chart/layers.h"

#include <algorithm>

namespace chart {

namespace {

constexpr std::size_t kMostGaps = 60; // beyond, marks of missing bars would be a pattern of their own

void drawBands(const Scene &scene, DrawList &list)
{
    const Palette &palette = scene.palette;
    const QColor colour = blended(palette.accent, palette.background, 0.09);
    for (std::size_t i = 0; i < scene.panels.size(); ++i) {
        const QRect &area = scene.frame.panels[i];
        const auto &band = scene.spec.panels[i].band;
        if (!band || area.isEmpty())
            continue;
        const int top = scene.panels[i].scale.row(band->second),
                  bottom = scene.panels[i].scale.row(band->first);
        list.box(colour, QRect(area.left(), top, area.width(), bottom - top).intersected(area));
    }
}

/// Lines stop where words stand: below the read-out, and below each panel's title.
void drawLines(const Scene &scene, DrawList &list)
{
    const QRect body = scene.priceBody();
    const int hair = scene.hair();
    std::vector<QRect> rects;
    const auto across = [&](int row) { rects.emplace_back(body.left(), row - hair / 2, body.width(), hair); };
    const auto down = [&](int top, int bottom) {
        for (const TimeTick &tick : scene.timeTicks)
            rects.emplace_back(tick.x - hair / 2, top, hair, bottom - top);
    };
    down(body.top(), body.bottom() + 1);
    for (const double tick : scene.priceTicks.values) {
        if (const int row = scene.price.row(tick); row >= body.top() && row <= body.bottom())
            across(row);
    }
    for (std::size_t i = 0; i < scene.panels.size(); ++i) {
        const QRect &area = scene.frame.panels[i];
        if (area.isEmpty())
            continue;
        const ValueScale &scale = scene.panels[i].scale;
        down(static_cast<int>(scale.top), area.bottom() + 1);
        for (const double tick : scene.panels[i].ticks) {
            if (scale.holds(tick))
                across(scale.row(tick));
        }
    }
    list.boxes(scene.palette.grid, std::move(rects));
}

void drawSeparators(const Scene &scene, DrawList &list)
{
    std::vector<QRect> rects;
    for (const QRect &panel : scene.frame.panels) {
        if (!panel.isEmpty())
            rects.emplace_back(0, panel.top(), scene.frame.whole.width(), scene.hair());
    }
    list.boxes(scene.palette.line, std::move(rects));
}

/// Bars that are missing are not filled in: a dotted line stands where they would be.
void drawGaps(const Scene &scene, DrawList &list)
{
    if (scene.bars.perBar < 2 * scene.ratio)
        return;
    const auto times = scene.spec.candles.time();
    const auto step = scene.spec.candles.timeframe().step().count();
    std::vector<int> columns;
    for (std::size_t i = std::max<std::size_t>(scene.visible.from, 1); i < scene.visible.to; ++i) {
        if (times[i] - times[i - 1] > step)
            columns.push_back(static_cast<int>(scene.bars.x(static_cast<double>(i))));
    }
    if (columns.size() > kMostGaps)
        return;
    const QRect &price = scene.frame.price;
    for (const int x : columns)
        list.verticalDashes(scene.palette.line, x, scene.readoutBottom, price.bottom() + 1, scene.hair(),
                            scene.px(2), scene.px(4));
}

} // namespace

void drawGrid(const Scene &scene, DrawList &list)
{
    list.box(scene.palette.background, scene.frame.whole);
    drawBands(scene, list);
    if (!scene.spec.candles.isEmpty())
        drawLines(scene, list);
    drawSeparators(scene, list);
    drawGaps(scene, list);
}

} // namespace chart
