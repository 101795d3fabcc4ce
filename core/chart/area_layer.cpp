#include "chart/layers.h"

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

constexpr double kShare = 0.14; // of a colour on the ground: bands lie behind everything

/// One run of bars in which both edges are there and the same one is above.
class Patch
{
public:
    Patch(const Scene &scene, DrawList &list, const Area &area) : m_scene(scene), m_list(list), m_area(area)
    {
    }
    ~Patch() { end(); }
    Patch(const Patch &) = delete;
    Patch &operator=(const Patch &) = delete;

    void add(double x, double upper, double lower)
    {
        const bool above = upper >= lower;
        if (!m_upper.empty() && above != m_above && m_area.bySide)
            cross(x, upper, lower);
        m_above = above;
        m_upper.emplace_back(x, m_scene.price.y(upper));
        m_lower.emplace_back(x, m_scene.price.y(lower));
        m_lastUpper = upper;
        m_lastLower = lower;
    }
    void end()
    {
        if (m_upper.size() > 1) {
            std::vector<QPointF> outline = std::move(m_upper);
            outline.insert(outline.end(), m_lower.rbegin(), m_lower.rend());
            m_list.shape(tone(), std::move(outline));
        }
        m_upper.clear();
        m_lower.clear();
    }

private:
    /// The edges change places between two bars: the patch ends, and the next begins, where they meet.
    void cross(double x, double upper, double lower)
    {
        const double before = m_lastUpper - m_lastLower, after = upper - lower;
        const double share = before / (before - after);
        const double at = m_upper.back().x() + share * (x - m_upper.back().x());
        const double y = m_scene.price.y(m_lastUpper + share * (upper - m_lastUpper));
        m_upper.emplace_back(at, y);
        m_lower.emplace_back(at, y);
        end();
        m_upper.emplace_back(at, y);
        m_lower.emplace_back(at, y);
    }
    [[nodiscard]] QColor tone() const
    {
        const Palette &palette = m_scene.palette;
        const QColor &colour = !m_area.bySide ? palette.line : m_above ? palette.up : palette.down;
        return blended(colour, palette.background, m_area.bySide ? kShare : 2 * kShare);
    }

    const Scene &m_scene;
    DrawList &m_list;
    const Area &m_area;
    std::vector<QPointF> m_upper, m_lower;
    bool m_above = true;
    double m_lastUpper = 0, m_lastLower = 0;
};

/// Where bars are dense: the last values of each pixel column.
void fill(const Scene &scene, DrawList &list, const Area &area)
{
    if (!area.upper.values || !area.lower.values)
        return;
    const std::size_t count =
        std::min({area.upper.values->size(), area.lower.values->size(), scene.spec.candles.size()});
    const std::size_t from = scene.visible.from > 0 ? scene.visible.from - 1 : 0;
    const std::size_t to = std::min(scene.visible.to + 1, count);
    const auto stride = std::size_t(scene.bars.isDense() ? std::ceil(1 / scene.bars.perBar) : 1);
    Patch patch(scene, list, area);
    for (std::size_t i = from; i < to; i += stride) {
        const double upper = (*area.upper.values)[i], lower = (*area.lower.values)[i];
        if (std::isfinite(upper) && std::isfinite(lower))
            patch.add(scene.bars.x(static_cast<double>(i) + 0.5), upper, lower);
        else
            patch.end();
    }
}

} // namespace

void drawAreas(const Scene &scene, DrawList &list)
{
    if (scene.spec.areas.empty())
        return;
    list.clip(scene.priceBody());
    for (const Area &area : scene.spec.areas)
        fill(scene, list, area);
    list.clip({});
}

} // namespace chart
