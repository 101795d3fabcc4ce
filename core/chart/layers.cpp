#include "chart/layers.h"

#include <algorithm>
#include <array>

namespace chart {

namespace {

// From the ground up: what comes later lies over what comes before.
constexpr std::array<Layer, 16> kLayers = {{
    {"grid", drawGrid},
    {"areas", drawAreas},
    {"profile", drawProfile},
    {"volume", drawVolume},
    {"panels", drawPanels},
    {"candles", drawCandles},
    {"overlays", drawOverlays},
    {"dots", drawDots},
    {"drawings", drawDrawings},
    {"axes", drawAxes},
    {"readout", drawReadout},
    {"marks", drawMarks},
    {"findings", drawFindings},
    {"levels", drawLevels},
    {"last price", drawLastPrice},
    {"crosshair", drawCrosshair},
}};

} // namespace

std::span<const Layer> layers()
{
    return kLayers;
}

std::optional<std::size_t> barOf(const domain::CandleSeries &candles, base::UtcTime time)
{
    const auto times = candles.time();
    const auto after = std::upper_bound(times.begin(), times.end(), base::toMs(time));
    if (after == times.begin())
        return {};
    return static_cast<std::size_t>(after - times.begin()) - 1;
}

double placeOf(const domain::CandleSeries &candles, base::UtcTime time)
{
    const auto bar = barOf(candles, time);
    const double step = static_cast<double>(candles.timeframe().step().count());
    const std::size_t from = bar.value_or(0);
    const double past = static_cast<double>(base::toMs(time) - candles.time()[from]) / step;
    // within a gap of the series there is no bar to stand on: at the end of the one before
    return static_cast<double>(from) + (bar && from + 1 < candles.size() ? std::min(past, 1.0) : past);
}

DrawList compose(const Scene &scene)
{
    DrawList list(scene.frame.whole);
    for (const Layer &layer : kLayers) {
        list.layer(layer.name);
        layer.draw(scene, list);
    }
    return list;
}

} // namespace chart
