#include "chart/layers.h"

#include <algorithm>

namespace chart {

namespace {

struct Ink
{
    std::vector<QRect> up, down, hollow;
};

/// One device pixel wide, from edge to edge, never empty.
QRect wick(int x, int top, int bottom)
{
    return {x, top, 1, std::max(1, bottom - top)};
}

/// Each pixel column shows the whole run of prices of its bars. All in the one colour and the falling ones
/// once more over it: unbroken rows of columns are painted together.
void gatherDense(const Scene &scene, Ink &ink)
{
    const domain::CandleSeries &candles = scene.spec.candles;
    const Pyramid &pyramid = scene.cache.prices(candles);
    const std::size_t offset = candles.offset();
    for (int x = scene.bars.left; x < scene.bars.left + scene.bars.width; ++x) {
        const auto bars = scene.barsIn(x);
        if (bars.from >= bars.to)
            continue;
        const Extent extent = pyramid.over(offset + bars.from, offset + bars.to);
        const bool rises = candles.close()[bars.to - 1] >= candles.open()[bars.from];
        const QRect column = wick(x, scene.price.row(extent.high), scene.price.row(extent.low));
        ink.up.push_back(column);
        if (!rises)
            ink.down.push_back(column);
    }
}

void gatherEach(const Scene &scene, Ink &ink)
{
    const domain::CandleSeries &candles = scene.spec.candles;
    const int width = bodyWidth(scene.bars.perBar, scene.px(32));
    for (std::size_t i = scene.visible.from; i < scene.visible.to; ++i) {
        const int x = scene.bars.column(i);
        const double open = candles.open()[i], close = candles.close()[i];
        const int top = scene.price.row(std::max(open, close));
        const int bottom = std::max(top + 1, scene.price.row(std::min(open, close)));
        std::vector<QRect> &rects = scene.rises(i) ? ink.up : ink.down;
        rects.push_back(wick(x, scene.price.row(candles.high()[i]), scene.price.row(candles.low()[i])));
        if (width > 1)
            rects.emplace_back(x - width / 2, top, width, bottom - top);
        else
            rects.push_back(wick(x, top, bottom));
        if (scene.spec.hollowCandles && scene.rises(i) && width >= 3 && bottom - top >= 3)
            ink.hollow.emplace_back(x - width / 2 + 1, top + 1, width - 2, bottom - top - 2);
    }
}

} // namespace

void drawCandles(const Scene &scene, DrawList &list)
{
    if (scene.visible.from >= scene.visible.to)
        return;
    Ink ink;
    if (scene.bars.isDense())
        gatherDense(scene, ink);
    else
        gatherEach(scene, ink);
    list.clip(scene.priceBody());
    list.boxes(scene.palette.up, std::move(ink.up));
    list.boxes(scene.palette.down, std::move(ink.down));
    list.boxes(scene.palette.background, std::move(ink.hollow));
    list.clip({});
}

} // namespace chart
