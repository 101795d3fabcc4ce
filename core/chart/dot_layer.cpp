#include "chart/layers.h"

#include <algorithm>
#include <cmath>

namespace chart {

void drawDots(const Scene &scene, DrawList &list)
{
    if (scene.spec.dots.empty() || scene.bars.perBar * 2 < 1)
        return; // closer than two pixels apart dots are a smear
    list.clip(scene.priceBody());
    const int side = scene.px(scene.palette.forModels ? 5 : 3);
    for (std::size_t curve = 0; curve < scene.spec.dots.size(); ++curve) {
        const auto &values = scene.spec.dots[curve].values;
        if (!values)
            continue;
        std::vector<QRect> boxes;
        const std::size_t to = std::min(scene.visible.to, values->size());
        for (std::size_t i = scene.visible.from; i < to; ++i) {
            if (std::isfinite((*values)[i]))
                boxes.emplace_back(scene.bars.column(i) - side / 2, scene.price.row((*values)[i]) - side / 2,
                                   side, side);
        }
        list.boxes(scene.palette.curve(scene.spec.overlays.size() + curve), std::move(boxes));
    }
    list.clip({});
}

} // namespace chart
