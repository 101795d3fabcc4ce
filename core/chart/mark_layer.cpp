#include "chart/layers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace chart {

namespace {

using Kind = domain::Mark::Kind;

/// Puts each sign where it belongs, and none twice into the same few pixels.
class Signs
{
public:
    Signs(const Scene &scene, DrawList &list)
        : m_scene(scene), m_list(list), m_width(scene.px(scene.palette.forModels ? 17 : 11)),
          m_height(scene.px(scene.palette.forModels ? 14 : 9))
    {
    }
    void entry(int index, const domain::Mark &mark, std::size_t bar)
    {
        const bool below = mark.kind == Kind::LongEntry;
        const int x = m_scene.bars.column(bar);
        const int nth = m_stacked[{x, below}]++;
        if (nth >= 3 || !isNew(mark.kind, x, nth))
            return;
        const auto [low, high] = reach(bar, x);
        const int away = m_scene.px(5) + nth * (m_height + m_scene.px(2));
        const double tip = below ? m_scene.price.row(low) + away : m_scene.price.row(high) - away;
        const double base = below ? tip + m_height : tip - m_height, middle = x + 0.5, half = m_width / 2.0;
        const QColor &colour = below ? m_scene.palette.up : m_scene.palette.down;
        m_list.shape(colour, {{middle, tip}, {middle + half, base}, {middle - half, base}});
        m_list.spot(index, QRectF(middle - half, std::min(tip, base), m_width, m_height));
    }
    void exit(int index, const domain::Mark &mark, std::size_t bar)
    {
        const int x = m_scene.bars.column(bar);
        const double y = m_scene.price.y(mark.price), radius = m_scene.palette.forModels ? 6.5 : 3.5;
        if (!isNew(mark.kind, x, static_cast<int>(y)))
            return;
        const double r = radius * m_scene.ratio;
        m_list.disc(m_scene.palette.text, m_scene.palette.background, {x + 0.5, y}, r, 1.5 * m_scene.ratio);
        m_list.spot(index, QRectF(x + 0.5 - r, y - r, 2 * r, 2 * r));
    }

private:
    /// Lowest and highest price where the sign stands: of the bar, or of its pixel column.
    [[nodiscard]] std::pair<double, double> reach(std::size_t bar, int x) const
    {
        const domain::CandleSeries &candles = m_scene.spec.candles;
        if (!m_scene.bars.isDense())
            return {candles.low()[bar], candles.high()[bar]};
        const auto bars = m_scene.barsIn(x);
        const std::size_t offset = candles.offset();
        const Extent extent = m_scene.cache.prices(candles).over(offset + bars.from, offset + bars.to);
        return {extent.low, extent.high};
    }
    bool isNew(Kind kind, int x, int y)
    {
        const int cell = std::max(1, m_scene.px(3));
        return m_taken.emplace(kind, x / cell, y / cell).second;
    }

    const Scene &m_scene;
    DrawList &m_list;
    int m_width, m_height;
    std::map<std::pair<int, bool>, int> m_stacked;
    std::set<std::tuple<Kind, int, int>> m_taken;
};

/// A thin dashed line from the entry to the exit, in the colour of the outcome.
void drawLink(const Scene &scene, DrawList &list, const domain::Mark &mark, std::size_t bar)
{
    if (mark.kind != Kind::Exit || !mark.linkTime || !mark.linkPrice)
        return;
    const auto entered = barOf(scene.spec.candles, *mark.linkTime);
    if (!entered)
        return;
    const QPointF from(scene.bars.column(*entered) + 0.5, scene.price.y(*mark.linkPrice));
    const QPointF to(scene.bars.column(bar) + 0.5, scene.price.y(mark.price));
    const double width = scene.bars.width;
    if (to.x() - from.x() < scene.px(2) || to.x() < scene.bars.left || from.x() > scene.bars.left + width)
        return;
    const Palette &palette = scene.palette;
    const double outcome = mark.outcome.value_or(0);
    const QColor &colour = outcome > 0 ? palette.up : outcome < 0 ? palette.down : palette.mutedText;
    list.stroke(colour, (palette.forModels ? 2.5 : 1.2) * scene.ratio, {from, to}, true);
}

} // namespace

void drawMarks(const Scene &scene, DrawList &list)
{
    const ChartSpec &spec = scene.spec;
    if (spec.marks.empty() || scene.visible.from >= scene.visible.to)
        return;
    std::vector<std::optional<std::size_t>> bars(spec.marks.size());
    for (std::size_t i = 0; i < spec.marks.size(); ++i)
        bars[i] = barOf(spec.candles, spec.marks[i].time);
    list.clip(scene.priceBody());
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (bars[i])
            drawLink(scene, list, spec.marks[i], *bars[i]);
    }
    Signs signs(scene, list);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (!bars[i] || *bars[i] < scene.visible.from || *bars[i] >= scene.visible.to)
            continue;
        if (spec.marks[i].kind == Kind::Exit)
            signs.exit(static_cast<int>(i), spec.marks[i], *bars[i]);
        else
            signs.entry(static_cast<int>(i), spec.marks[i], *bars[i]);
    }
    list.clip({});
}

} // namespace chart
