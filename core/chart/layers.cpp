#include "chart/layers.h"

#include <array>

namespace chart {

namespace {

// From the ground up: what comes later lies over what comes before.
constexpr std::array<Layer, 11> kLayers = {{
    {"grid", drawGrid},
    {"volume", drawVolume},
    {"panels", drawPanels},
    {"candles", drawCandles},
    {"overlays", drawOverlays},
    {"axes", drawAxes},
    {"readout", drawReadout},
    {"marks", drawMarks},
    {"levels", drawLevels},
    {"last price", drawLastPrice},
    {"crosshair", drawCrosshair},
}};

} // namespace

std::span<const Layer> layers()
{
    return kLayers;
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
