#include "chart/layers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace chart {

namespace {

constexpr double kTall =
    2; // device pixels; from here on a column of a dense curve is a box, below a point of a line

/// Collects points into lines, and tall columns into boxes; a missing value ends the run.
class Runs
{
public:
    Runs(DrawList &list, const QColor &colour, double width) : m_list(list), m_colour(colour), m_width(width)
    {
    }
    ~Runs()
    {
        end();
        m_list.boxes(m_colour, std::move(m_columns));
    }
    Runs(const Runs &) = delete;
    Runs &operator=(const Runs &) = delete;

    void add(double x, double y) { m_points.emplace_back(x, y); }
    /// The run of values in one pixel column, joined to that of the column before.
    void addColumn(int x, double top, double bottom)
    {
        const double from = m_joined ? std::min(top, m_bottom) : top,
                     to = m_joined ? std::max(bottom, m_top) : bottom;
        const QPointF middle(x + 0.5, (top + bottom) / 2);
        m_joined = true;
        m_top = top;
        m_bottom = bottom;
        const bool wasTall = std::exchange(m_tall, to - from >= kTall);
        if (m_tall) {
            if (!m_points.empty()) // the line before ends in the box
                m_points.push_back(middle);
            endLine();
            m_columns.emplace_back(x, static_cast<int>(std::lround(from)), 1,
                                   static_cast<int>(std::lround(to - from)));
        } else {
            if (wasTall)
                m_points.push_back(m_middle);
            m_points.push_back(middle);
        }
        m_middle = middle;
    }
    void end()
    {
        m_joined = m_tall = false;
        endLine();
    }

private:
    void endLine()
    {
        if (!m_points.empty())
            m_list.stroke(m_colour, m_width, std::move(m_points));
        m_points.clear();
    }

    DrawList &m_list;
    QColor m_colour;
    double m_width;
    std::vector<QPointF> m_points;
    std::vector<QRect> m_columns;
    bool m_joined = false, m_tall = false; // whether the column before had a value, and was a box
    double m_top = 0, m_bottom = 0;
    QPointF m_middle;
};

/// In each pixel column the whole run of values.
void addDense(const Scene &scene, const domain::Curve &curve, const ValueScale &scale, Runs &runs)
{
    const Pyramid &pyramid = scene.cache.values(curve.values);
    for (int x = scene.bars.left; x < scene.bars.left + scene.bars.width; ++x) {
        const auto bars = scene.barsIn(x);
        if (bars.from >= bars.to)
            continue;
        const Extent extent = pyramid.over(bars.from, bars.to);
        if (extent.isEmpty() || !std::isfinite(extent.span()))
            runs.end();
        else
            runs.addColumn(x, scale.y(extent.high), scale.y(extent.low));
    }
}

void addEach(const Scene &scene, const domain::Curve &curve, const ValueScale &scale, Runs &runs)
{
    const std::vector<double> &values = *curve.values;
    // one bar beyond each edge, so that the line enters and leaves the panel
    const std::size_t from = scene.visible.from > 0 ? scene.visible.from - 1 : 0;
    const std::size_t to = std::min({scene.visible.to + 1, values.size(), scene.spec.candles.size()});
    for (std::size_t i = from; i < to; ++i) {
        if (std::isfinite(values[i]))
            runs.add(scene.bars.x(static_cast<double>(i) + 0.5), scale.y(values[i]));
        else
            runs.end();
    }
}

} // namespace

void strokeCurve(const Scene &scene, DrawList &list, const domain::Curve &curve, const ValueScale &scale,
                 const QColor &colour)
{
    if (!curve.values)
        return;
    Runs runs(list, colour, scene.palette.curveWidth * scene.ratio);
    if (scene.bars.isDense())
        addDense(scene, curve, scale, runs);
    else
        addEach(scene, curve, scale, runs);
}

std::optional<double> valueAt(const domain::Curve &curve, std::size_t bar)
{
    if (!curve.values || bar >= curve.values->size() || !std::isfinite((*curve.values)[bar]))
        return {};
    return (*curve.values)[bar];
}

void drawOverlays(const Scene &scene, DrawList &list)
{
    if (scene.spec.overlays.empty())
        return;
    list.clip(scene.priceBody());
    for (std::size_t i = 0; i < scene.spec.overlays.size(); ++i)
        strokeCurve(scene, list, scene.spec.overlays[i], scene.price, scene.palette.curve(i));
    list.clip({});
}

} // namespace chart
