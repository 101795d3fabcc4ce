#include "chart/numbers.h"
#include "chart/scene.h"

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

// How far curves and levels may widen the range of the visible candles, in parts of that range.
constexpr double kOverlayReach = 0.35;
constexpr double kLevelReach = 0.6;
constexpr double kVolumeClearance = 0.13; // candles keep above this part of the panel where volume is drawn

/// A flat range made wide enough to be a range: some ticks, or half a per cent.
Extent widened(Extent extent, double leastSpan)
{
    if (extent.span() >= leastSpan)
        return extent;
    const double middle = (extent.low + extent.high) / 2;
    return {middle - leastSpan / 2, middle + leastSpan / 2};
}

/// `candles` widened by overlays (as far as they reach) and by the levels that are near enough.
Extent withCompany(const Scene &scene, const Extent &candles)
{
    Extent all = candles;
    const double span = candles.span();
    const Extent reach(candles.low - kOverlayReach * span, candles.high + kOverlayReach * span);
    const auto take = [&](const domain::Curve &curve) {
        const Extent extent = extentOf(scene, curve);
        if (extent.isEmpty())
            return;
        all.take(std::clamp(extent.low, reach.low, reach.high));
        all.take(std::clamp(extent.high, reach.low, reach.high));
    };
    for (const auto *curves : {&scene.spec.overlays, &scene.spec.dots})
        std::for_each(curves->begin(), curves->end(), take);
    for (const Area &area : scene.spec.areas) {
        take(area.upper);
        take(area.lower);
    }
    for (const domain::Level &level : scene.spec.levels) {
        if (level.price >= candles.low - kLevelReach * span &&
            level.price <= candles.high + kLevelReach * span)
            all.take(level.price);
    }
    return all;
}

/// Widens a range (in axis units) by margins in pixels, and below so far that `candleLow` clears `clearance`
/// pixels.
Extent withMargins(const Extent &all, double candleLow, double height, double top, double bottom,
                   double clearance)
{
    const double inner = height - top - bottom, lift = clearance - bottom;
    double low = all.low;
    if (lift > 0 && (candleLow - low) / (all.high - low) * inner < lift)
        low = (candleLow * inner - lift * all.high) / (inner - lift);
    const double perPixel = (all.high - low) / inner;
    return {low - bottom * perPixel, all.high + top * perPixel};
}

} // namespace

Extent extentOf(const Scene &scene, const domain::Curve &curve)
{
    Extent extent;
    if (!curve.values)
        return extent;
    const std::size_t to = std::min(scene.visible.to, curve.values->size());
    if (scene.bars.isDense())
        return scene.cache.values(curve.values).over(scene.visible.from, to);
    for (std::size_t i = scene.visible.from; i < to; ++i)
        extent.take((*curve.values)[i]);
    return extent;
}

Extent candleExtent(const Scene &scene)
{
    const domain::CandleSeries &candles = scene.spec.candles;
    if (scene.bars.isDense()) {
        const std::size_t offset = candles.offset();
        return scene.cache.prices(candles).over(offset + scene.visible.from, offset + scene.visible.to);
    }
    Extent extent;
    for (std::size_t i = scene.visible.from; i < scene.visible.to; ++i) {
        extent.take(candles.low()[i]);
        extent.take(candles.high()[i]);
    }
    return extent;
}

double volumePeak(const Scene &scene)
{
    const domain::CandleSeries &candles = scene.spec.candles;
    Extent extent(0, 0);
    if (scene.bars.isDense()) {
        const std::size_t offset = candles.offset();
        extent.take(
            scene.cache.volumes(candles).over(offset + scene.visible.from, offset + scene.visible.to));
    } else {
        for (std::size_t i = scene.visible.from; i < scene.visible.to; ++i)
            extent.take(candles.volume()[i]);
    }
    return extent.high;
}

ValueScale priceScale(const Scene &scene)
{
    const QRect &area = scene.frame.price;
    ValueScale scale{0, 1, static_cast<double>(area.top()), static_cast<double>(area.bottom() + 1), false};
    Extent candles = candleExtent(scene);
    if (candles.isEmpty() && !scene.spec.candles.isEmpty())
        candles = Extent(scene.spec.candles.close().back(), scene.spec.candles.close().back());
    if (candles.isEmpty())
        return scale;
    const double tick = std::pow(10.0, -readableDecimals(candles.high, scene.spec.priceDecimals));
    candles = widened(candles, std::max(4 * tick, candles.high * 1e-9));
    if (candles.span() < candles.high * 1e-9)
        return scale;
    const Extent all = withCompany(scene, candles);
    const double height = area.height();
    const double top = std::min(0.4 * height, scene.readoutBottom - area.top() + scene.px(12) * 1.0);
    const double bottom = std::max(0.05 * height, std::min(0.2 * height, scene.px(22) * 1.0));
    const double clearance = scene.spec.showVolume ? kVolumeClearance * height : 0;
    // a logarithmic axis needs a low above zero
    scale.logarithmic = scene.spec.logarithmic && all.low > 0;
    const auto in = [&](double value) { return scale.logarithmic ? std::log(value) : value; };
    const auto out = [&](double value) { return scale.logarithmic ? std::exp(value) : value; };
    const Extent framed =
        withMargins({in(all.low), in(all.high)}, in(candles.low), height, top, bottom, clearance);
    scale.low = out(framed.low);
    scale.high = out(framed.high);
    return scale;
}

PanelView panelView(const Scene &scene, const Panel &panel, const QRect &area)
{
    Extent extent;
    for (const domain::Curve &curve : panel.curves)
        extent.take(extentOf(scene, curve));
    if (panel.histogram) {
        extent.take(extentOf(scene, *panel.histogram));
        extent.take(0.0);
    }
    if (extent.isEmpty() || !std::isfinite(extent.span()))
        extent = Extent(0, 1);
    // a flat study gets a range of its own size, so that its axis can be read
    const double size = std::max(std::abs(extent.low), std::abs(extent.high));
    extent = widened(extent, size > 0 ? size * 1e-6 : 2);
    for (const double guide : panel.guides)
        extent.take(guide);
    const double margin = extent.span() * 0.06;
    PanelView view;
    view.scale.low = panel.low.value_or(panel.histogramByCandle ? 0 : extent.low - margin);
    view.scale.high = panel.high.value_or(extent.high + margin);
    if (!(view.scale.high > view.scale.low))
        view.scale.high = view.scale.low + 1;
    view.scale.top = area.top() + scene.px(scene.palette.textPixels + 12.0);
    view.scale.bottom = area.bottom() + 1 - (panel.histogramByCandle ? 0 : scene.px(6));
    const auto ticks = ValueTicks::over(view.scale, scene.px(scene.palette.textPixels + 15.0));
    view.ticks = panel.guides.empty() ? ticks.values : panel.guides;
    const bool compact = std::max(std::abs(view.scale.low), std::abs(view.scale.high)) >= 1e5;
    for (const double tick : view.ticks) {
        const int decimals = panel.guides.empty()       ? decimalsOfStep(ticks.step)
                             : tick == std::floor(tick) ? 0
                                                        : panel.decimals;
        view.labels.push_back(compact ? compactFigure(tick, scene.spec.wording)
                                      : figure(tick, decimals, scene.spec.wording));
    }
    return view;
}

} // namespace chart
