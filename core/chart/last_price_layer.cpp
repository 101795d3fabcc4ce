#include "chart/layers.h"

#include <algorithm>

namespace chart {

double lastValue(const ChartSpec &spec)
{
    const auto given = std::find_if(spec.levels.begin(), spec.levels.end(), [](const domain::Level &level) {
        return level.kind == domain::Level::Kind::Last;
    });
    return given != spec.levels.end() ? given->price : spec.candles.close().back();
}

std::optional<LastPrice> lastPrice(const Scene &scene)
{
    const ChartSpec &spec = scene.spec;
    if (spec.candles.isEmpty())
        return {};
    LastPrice last;
    last.value = lastValue(spec);
    last.inRange = scene.price.holds(last.value);
    const double opened = spec.candles.open().back();
    last.colour = last.value >= opened ? scene.palette.up : scene.palette.down;
    const QRect &price = scene.frame.price;
    last.row = std::clamp(scene.price.row(last.value), price.top(), price.bottom());
    const int line = scene.px(scene.palette.titlePixels + 9.0);
    const int countdown = spec.wording.countdown.isEmpty() ? 0 : scene.px(scene.palette.textPixels + 4.0);
    const int top = std::clamp(last.row - line / 2, price.top(),
                               std::max(price.top(), price.bottom() + 1 - line - countdown));
    last.tag = QRect(scene.frame.axis.left(), top, scene.frame.axis.width(), line + countdown);
    if (scene.pointer && scene.pointer->priceTag.intersects(last.tag))
        last.tag = {}; // the crosshair's tag takes its place
    return last;
}

void drawLastPrice(const Scene &scene, DrawList &list)
{
    if (!scene.last)
        return;
    const LastPrice &last = *scene.last;
    const Palette &palette = scene.palette;
    const QRect &price = scene.frame.price;
    const int dot = scene.px(palette.forModels ? 2 : 1);
    if (last.inRange)
        list.dashes(last.colour, price.left(), price.right() + 1, last.row - dot / 2, dot, dot, scene.px(3));
    if (last.tag.isEmpty())
        return;
    list.box(palette.forModels ? palette.background : last.colour, last.tag);
    if (palette.forModels)
        list.frame(last.colour, last.tag, scene.px(3));
    const double left = last.tag.left() + scene.px(10);
    const int line = scene.px(palette.titlePixels + 9.0);
    list.words(scene.ruler, TextStyle::Strong, palette.textOn, left, last.tag.top() + line / 2.0,
               scene.priceText(last.value));
    const int rest = last.tag.height() - line;
    list.words(scene.ruler, TextStyle::Small, palette.textOn, left,
               last.tag.top() + line + rest / 2.0 - scene.px(3), scene.spec.wording.countdown);
}

} // namespace chart
