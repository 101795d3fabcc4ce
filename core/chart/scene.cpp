#include "chart/scene.h"

#include "chart/numbers.h"

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

/// The visible range, or the whole series where none is asked for.
std::pair<double, double> visibleRange(const ChartSpec &spec)
{
    if (std::isfinite(spec.firstVisible) && std::isfinite(spec.lastVisible) &&
        spec.lastVisible > spec.firstVisible)
        return {spec.firstVisible, spec.lastVisible};
    return {0, std::max<double>(1, static_cast<double>(spec.candles.size()))};
}

void setBars(Scene &scene)
{
    const auto [first, last] = visibleRange(scene.spec);
    scene.bars.left = scene.frame.price.left();
    scene.bars.width = scene.frame.price.width();
    scene.bars.first = first;
    scene.bars.perBar = scene.bars.width / (last - first);
    const std::size_t count = scene.spec.candles.size();
    scene.visible = scene.bars.visible(count);
    scene.columns.clear();
    if (!scene.bars.isDense())
        return;
    const int end = scene.bars.left + scene.bars.width;
    for (int x = scene.bars.left; x < end; ++x)
        scene.columns.push_back(scene.bars.barsIn(x, count).from);
    scene.columns.push_back(scene.bars.barsIn(end, count).from);
}

void setPrice(Scene &scene)
{
    scene.price = priceScale(scene);
    scene.priceDecimals = readableDecimals(scene.price.high, scene.spec.priceDecimals);
    const double gap = scene.px(std::max(40.0, scene.palette.textPixels * 3.0));
    scene.priceTicks = ValueTicks::over(scene.price, gap, std::pow(10.0, -scene.priceDecimals));
    const double step = scene.priceTicks.step;
    scene.tickDecimals = step >= 1 ? 0 : std::max(scene.spec.priceDecimals, decimalsOfStep(step));
}

void setPanels(Scene &scene)
{
    scene.panels.clear();
    for (std::size_t i = 0; i < scene.spec.panels.size(); ++i)
        scene.panels.push_back(scene.frame.panels[i].isEmpty()
                                   ? PanelView{}
                                   : panelView(scene, scene.spec.panels[i], scene.frame.panels[i]));
}

/// Wide enough for every label, the last price's tag and the crosshair's.
int axisWidth(const Scene &scene)
{
    double widest = scene.px(28);
    const auto take = [&](TextStyle style, const QString &text) {
        widest = std::max(widest, scene.ruler.width(style, text));
    };
    for (const double tick : scene.priceTicks.values)
        take(TextStyle::Small, figure(tick, scene.tickDecimals, scene.spec.wording));
    take(TextStyle::Small, scene.priceText(scene.price.high));
    if (!scene.spec.candles.isEmpty())
        take(TextStyle::Strong, scene.priceText(lastValue(scene.spec)));
    take(TextStyle::Small, scene.spec.wording.countdown);
    for (const PanelView &panel : scene.panels) {
        for (const QString &label : panel.labels)
            take(TextStyle::Small, label);
    }
    return static_cast<int>(std::ceil(widest)) + 2 * scene.px(10);
}

/// One pass with a given width of the axis strip.
void settle(Scene &scene, QSize size, int axis)
{
    scene.frame = frameOf(scene, size, axis);
    setBars(scene);
    placeReadout(scene);
    setPrice(scene);
    setPanels(scene);
}

} // namespace

int Scene::px(double logical) const
{
    return logical <= 0 ? 0 : std::max(1, static_cast<int>(std::lround(logical * ratio)));
}

QString Scene::priceText(double value) const
{
    return figure(value, priceDecimals, spec.wording);
}

QRect Scene::priceBody() const
{
    QRect body = frame.price;
    body.setTop(std::min(readoutBottom, body.bottom()));
    return body;
}

Scene arrange(const ChartSpec &spec, const Palette &palette, const Ruler &ruler, PyramidCache &cache,
              QSize size, double ratio, std::optional<QPointF> crosshair)
{
    Scene scene{spec, palette, ruler, cache, ratio};
    // The strip's width follows from its labels, which follow from the scale, which follows a little from the
    // width (the read-out's rows): the second pass keeps the wider.
    settle(scene, size, scene.px(64));
    const int first = axisWidth(scene);
    settle(scene, size, first);
    if (const int second = axisWidth(scene); second > first)
        settle(scene, size, second);
    if (spec.candles.isEmpty())
        return scene;
    const double spacing = scene.px(std::max(100.0, palette.textPixels * 8.0)), edge = scene.px(4);
    const auto width = [&](const QString &text) { return ruler.width(TextStyle::Small, text); };
    scene.timeTicks = timeTicks(spec.candles, scene.bars, spec.wording, spacing, scene.px(16), edge,
                                scene.frame.whole.width() - edge, width);
    if (crosshair)
        scene.pointer = pointerAt(scene, *crosshair);
    if (scene.pointer)
        placeReadout(scene);
    scene.last = lastPrice(scene);
    return scene;
}

} // namespace chart
