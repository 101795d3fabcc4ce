#include "chart/scene.h"

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

constexpr double kPriceShare = 0.55;  // of the whole height, at least
constexpr double kPanelShare = 0.145; // of the whole height, wished for

/// How many panels fit, and how high each is.
std::pair<std::size_t, int> panelHeights(const Scene &scene, int height, int strips)
{
    const std::size_t wanted = scene.spec.panels.size();
    const int room = height - strips - static_cast<int>(std::ceil(height * kPriceShare));
    const int least = scene.px(scene.palette.textPixels * 2.0 + 16);
    const std::size_t fitting = std::min(wanted, static_cast<std::size_t>(std::max(0, room / least)));
    if (fitting == 0)
        return {0, 0};
    const int wished = std::max(least, static_cast<int>(height * kPanelShare));
    return {fitting, std::min(wished, room / static_cast<int>(fitting))};
}

} // namespace

Frame frameOf(const Scene &scene, QSize size, int axisWidth)
{
    Frame frame;
    const int width = size.width(), height = size.height();
    const bool titled = !scene.spec.wording.title.isEmpty();
    const int title = titled ? scene.px(scene.palette.titlePixels + 24.0) : 0;
    const int time = scene.px(scene.palette.textPixels + 18.0);
    const int plot = std::max(1, width - axisWidth);
    const auto [shown, panelHeight] = panelHeights(scene, height, title + time);
    const int panels = static_cast<int>(shown) * panelHeight;

    frame.whole = QRect(0, 0, width, height);
    frame.title = QRect(0, 0, width, title);
    frame.price = QRect(0, title, plot, std::max(1, height - title - time - panels));
    frame.panels.resize(scene.spec.panels.size());
    int top = frame.price.bottom() + 1;
    for (std::size_t i = 0; i < shown; ++i, top += panelHeight)
        frame.panels[i] = QRect(0, top, plot, panelHeight);
    frame.time = QRect(0, top, width, height - top);
    frame.axis = QRect(plot, title, width - plot, top - title);
    return frame;
}

} // namespace chart
