#include "chart/layers.h"
#include "chart/numbers.h"

#include <algorithm>

namespace chart {

namespace {

/// Labels in one column, right-aligned on each other; those that would be cut, or lie under a tag, are left
/// out.
void drawColumn(const Scene &scene, DrawList &list, const QRect &panel, const ValueScale &scale,
                const std::vector<double> &ticks, const std::vector<QString> &labels)
{
    double widest = 0;
    for (const QString &label : labels)
        widest = std::max(widest, scene.ruler.width(TextStyle::Small, label));
    const double right = scene.frame.axis.left() + scene.px(10) + widest;
    const double air = scene.px(2);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double left = right - scene.ruler.width(TextStyle::Small, labels[i]),
                     middle = scale.row(ticks[i]);
        const QRectF box =
            wordsBox(scene.ruler, TextStyle::Small, left, middle, labels[i]).adjusted(0, -air, 0, air);
        const bool inside = box.top() >= panel.top() && box.bottom() <= panel.bottom() + 1;
        const bool covered = (scene.last && box.intersects(scene.last->tag)) ||
                             (scene.pointer && box.intersects(scene.pointer->priceTag));
        if (inside && !covered && list.isFree(box))
            list.words(scene.ruler, TextStyle::Small, scene.palette.mutedText, left, middle, labels[i]);
    }
}

} // namespace

void drawAxes(const Scene &scene, DrawList &list)
{
    if (scene.spec.candles.isEmpty())
        return;
    std::vector<QString> labels;
    for (const double tick : scene.priceTicks.values)
        labels.push_back(figure(tick, scene.tickDecimals, scene.spec.wording));
    drawColumn(scene, list, scene.frame.price, scene.price, scene.priceTicks.values, labels);
    for (std::size_t i = 0; i < scene.panels.size(); ++i) {
        if (!scene.frame.panels[i].isEmpty())
            drawColumn(scene, list, scene.frame.panels[i], scene.panels[i].scale, scene.panels[i].ticks,
                       scene.panels[i].labels);
    }
    const double middle = scene.frame.time.top() + scene.frame.time.height() / 2.0;
    for (const TimeTick &tick : scene.timeTicks) {
        const double left = tick.x + 0.5 - tick.width / 2;
        const QRectF box = wordsBox(scene.ruler, TextStyle::Small, left, middle, tick.label);
        if (scene.pointer && box.intersects(scene.pointer->timeTag))
            continue;
        const QColor &colour =
            tick.rank >= TimeTick::Rank::Month ? scene.palette.secondText : scene.palette.mutedText;
        list.words(scene.ruler, TextStyle::Small, colour, left, middle, tick.label);
    }
}

} // namespace chart
