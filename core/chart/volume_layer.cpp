#include "chart/layers.h"

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

constexpr double kShare = 0.18; // of the price panel's height

struct Columns
{
    std::vector<QRect> up, down;
};

void gatherDense(const Scene &scene, int base, double perUnit, Columns &columns)
{
    const domain::CandleSeries &candles = scene.spec.candles;
    const Pyramid &pyramid = scene.cache.volumes(candles);
    const std::size_t offset = candles.offset();
    for (int x = scene.bars.left; x < scene.bars.left + scene.bars.width; ++x) {
        const auto bars = scene.barsIn(x);
        if (bars.from >= bars.to)
            continue;
        const double peak = pyramid.over(offset + bars.from, offset + bars.to).high;
        if (const int height = static_cast<int>(std::lround(peak * perUnit)); height > 0) {
            const bool rises = candles.close()[bars.to - 1] >= candles.open()[bars.from];
            columns.up.emplace_back(x, base - height, 1, height);
            if (!rises) // over it: unbroken rows of columns are painted together
                columns.down.emplace_back(x, base - height, 1, height);
        }
    }
}

void gatherEach(const Scene &scene, int base, double perUnit, Columns &columns)
{
    const auto volume = scene.spec.candles.volume();
    const int width = bodyWidth(scene.bars.perBar, scene.px(32));
    for (std::size_t i = scene.visible.from; i < scene.visible.to; ++i) {
        if (!(volume[i] > 0))
            continue;
        const int height = std::max(1, static_cast<int>(std::lround(volume[i] * perUnit)));
        const int x = scene.bars.column(i) - width / 2;
        (scene.rises(i) ? columns.up : columns.down).emplace_back(x, base - height, width, height);
    }
}

} // namespace

void drawVolume(const Scene &scene, DrawList &list)
{
    if (!scene.spec.showVolume || scene.visible.from >= scene.visible.to)
        return;
    const double peak = volumePeak(scene);
    if (!(peak > 0))
        return;
    const QRect &price = scene.frame.price;
    const double perUnit = price.height() * kShare / peak;
    Columns columns;
    if (scene.bars.isDense())
        gatherDense(scene, price.bottom() + 1, perUnit, columns);
    else
        gatherEach(scene, price.bottom() + 1, perUnit, columns);
    // mixed with the ground beforehand: nothing transparent is painted
    const Palette &palette = scene.palette;
    list.clip(price);
    list.boxes(blended(palette.up, palette.background, palette.volumeOpacity), std::move(columns.up));
    list.boxes(blended(palette.down, palette.background, palette.volumeOpacity), std::move(columns.down));
    list.clip({});
}

} // namespace chart
