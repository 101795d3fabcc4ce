#include "chart/layers.h"
#include "chart/numbers.h"

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

/// What the axis says at a height: the price, or the value of the study panel there.
QString valueText(const Scene &scene, int y)
{
    if (scene.frame.price.top() <= y && y <= scene.frame.price.bottom())
        return scene.priceText(scene.price.value(y));
    for (std::size_t i = 0; i < scene.panels.size(); ++i) {
        const QRect &area = scene.frame.panels[i];
        if (area.isEmpty() || y < area.top() || y > area.bottom())
            continue;
        const double value = scene.panels[i].scale.value(y);
        return std::abs(value) >= 1e5 ? compactFigure(value, scene.spec.wording)
                                      : figure(value, scene.spec.panels[i].decimals, scene.spec.wording);
    }
    return {};
}

} // namespace

std::optional<Pointer> pointerAt(const Scene &scene, const QPointF &at)
{
    const QRect &price = scene.frame.price;
    if (scene.spec.candles.isEmpty() || at.x() < price.left() || at.x() > price.right() + 1 ||
        at.y() < price.top() || at.y() >= scene.frame.plotBottom())
        return {};
    Pointer pointer;
    pointer.bar = static_cast<std::size_t>(std::max(0.0, std::floor(scene.bars.bar(at.x()))));
    pointer.x = std::clamp(scene.bars.isDense() ? static_cast<int>(at.x()) : scene.bars.column(pointer.bar),
                           price.left(), price.right());
    pointer.y = static_cast<int>(at.y());
    pointer.priceText = valueText(scene, pointer.y);
    pointer.timeText = fullTime(scene.spec.candles, pointer.bar, scene.spec.wording);

    const int high = scene.px(scene.palette.textPixels + 8.0);
    const int top =
        std::clamp(pointer.y - high / 2, price.top(), std::max(price.top(), scene.frame.plotBottom() - high));
    pointer.priceTag = QRect(scene.frame.axis.left(), top, scene.frame.axis.width(), high);
    const int wide =
        static_cast<int>(std::ceil(scene.ruler.width(TextStyle::Small, pointer.timeText))) + 2 * scene.px(8);
    const int left = std::clamp(pointer.x - wide / 2, 0, std::max(0, scene.frame.whole.width() - wide));
    pointer.timeTag =
        QRect(left, scene.frame.time.top() + (scene.frame.time.height() - high) / 2, wide, high);
    return pointer;
}

void drawCrosshair(const Scene &scene, DrawList &list)
{
    if (!scene.pointer)
        return;
    const Pointer &pointer = *scene.pointer;
    const Palette &palette = scene.palette;
    const QRect &price = scene.frame.price;
    const int hair = scene.hair(), on = scene.px(4), off = scene.px(4);
    list.verticalDashes(palette.mutedText, pointer.x - hair / 2, scene.readoutBottom,
                        scene.frame.plotBottom(), hair, on, off);
    list.dashes(palette.mutedText, price.left(), price.right() + 1, pointer.y - hair / 2, hair, on, off);
    const auto tag = [&](const QRect &box, double left, const QString &text) {
        list.box(palette.raised, box);
        list.words(scene.ruler, TextStyle::Small, palette.text, left, box.top() + box.height() / 2.0, text);
    };
    tag(pointer.priceTag, pointer.priceTag.left() + scene.px(10), pointer.priceText);
    tag(pointer.timeTag, pointer.timeTag.left() + scene.px(8), pointer.timeText);
}

} // namespace chart
