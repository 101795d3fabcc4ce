#include "chart/layers.h"

#include <algorithm>

namespace chart {

namespace {

const QColor &colourOf(const Palette &palette, Finding::Side side)
{
    if (side == Finding::Side::Rising)
        return palette.up;
    return side == Finding::Side::Falling ? palette.down : palette.secondText;
}

void drawOutline(const Scene &scene, DrawList &list, const Finding &finding)
{
    if (finding.outline.size() < 2)
        return;
    std::vector<QPointF> points;
    for (const Anchor &anchor : finding.outline)
        points.emplace_back(scene.bars.x(placeOf(scene.spec.candles, anchor.time) + 0.5),
                            scene.price.y(anchor.price));
    list.stroke(colourOf(scene.palette, finding.side), (scene.palette.forModels ? 2 : 1.2) * scene.ratio,
                std::move(points));
}

/// Whether a candle stands within the box.
bool hidesCandles(const Scene &scene, const QRectF &box)
{
    const domain::CandleSeries &candles = scene.spec.candles;
    const double first = std::max(0.0, scene.bars.bar(box.left())), last = scene.bars.bar(box.right());
    for (auto bar = static_cast<std::size_t>(first); bar < candles.size() && static_cast<double>(bar) <= last;
         ++bar) {
        if (scene.price.y(candles.high()[bar]) < box.bottom() &&
            scene.price.y(candles.low()[bar]) > box.top())
            return true;
    }
    return false;
}

/// The name below the low or above the high of its bar, further off where other text stands; left out where
/// there is no room at all.
void drawName(const Scene &scene, DrawList &list, const Finding &finding, std::size_t bar)
{
    const QRect body = scene.priceBody();
    const bool below = finding.side == Finding::Side::Rising;
    const domain::CandleSeries &candles = scene.spec.candles;
    const double step = scene.px(scene.palette.textPixels + 3.0),
                 width = scene.ruler.width(TextStyle::Small, finding.text);
    const double half = width / 2;
    const double left =
        std::clamp(scene.bars.column(bar) + 0.5 - half, double(body.left()), body.right() - width);
    const double edge = below ? scene.price.y(candles.low()[bar]) : scene.price.y(candles.high()[bar]);
    for (int line = 0; line < 8; ++line) {
        const double middle = below ? edge + (line + 1.2) * step : edge - (line + 1.2) * step;
        const QRectF box = wordsBox(scene.ruler, TextStyle::Small, left, middle, finding.text);
        if (!QRectF(body).contains(box) || !list.isFree(box) || !list.isClearOfSpots(box) ||
            (!scene.bars.isDense() && hidesCandles(scene, box)))
            continue;
        if (scene.palette.forModels)
            list.box(scene.palette.background, box.toAlignedRect());
        list.words(scene.ruler, TextStyle::Small,
                   scene.palette.forModels ? scene.palette.text : colourOf(scene.palette, finding.side), left,
                   middle, finding.text);
        return;
    }
}

} // namespace

void drawFindings(const Scene &scene, DrawList &list)
{
    if (scene.spec.findings.empty() || scene.spec.candles.isEmpty())
        return;
    list.clip(scene.priceBody());
    for (const Finding &finding : scene.spec.findings)
        drawOutline(scene, list, finding);
    // newest first: where names would lie on each other, the older is left out
    for (auto finding = scene.spec.findings.rbegin(); finding != scene.spec.findings.rend(); ++finding) {
        const auto bar = barOf(scene.spec.candles, finding->at.time);
        if (bar && *bar >= scene.visible.from && *bar < scene.visible.to && !finding->text.isEmpty())
            drawName(scene, list, *finding, *bar);
    }
    list.clip({});
}

} // namespace chart
