#include "chart/legibility.h"

#include "chart/chart_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

void readLabels(Legibility &out, const std::vector<QRectF> &labels, const QRectF &area)
{
    constexpr double slack = 0.01; // boxes that merely touch
    out.labels = static_cast<int>(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const QRectF &box = labels[i];
        out.smallestText = i == 0 ? box.height() : std::min(out.smallestText, box.height());
        out.cut += area.adjusted(-slack, -slack, slack, slack).contains(box) ? 0 : 1;
        for (std::size_t j = 0; j < i; ++j)
            out.overlaps += box.adjusted(slack, slack, -slack, -slack).intersects(labels[j]) ? 1 : 0;
    }
}

void readColours(Legibility &out, const ChartSpec &spec, const Palette &palette)
{
    out.textContrast = contrast(palette.text, palette.background);
    std::vector<QColor> inks{palette.up, palette.down};
    const std::size_t curves = std::min(spec.overlays.size() + spec.dots.size(), palette.curves.size());
    inks.insert(inks.end(), palette.curves.begin(),
                palette.curves.begin() + static_cast<std::ptrdiff_t>(curves));
    out.leastInkContrast = contrast(inks.front(), palette.background);
    out.leastLightnessStep = 100;
    for (std::size_t i = 0; i < inks.size(); ++i) {
        out.leastInkContrast = std::min(out.leastInkContrast, contrast(inks[i], palette.background));
        for (std::size_t j = 0; j < i; ++j)
            out.leastLightnessStep =
                std::min(out.leastLightnessStep, std::abs(lightness(inks[i]) - lightness(inks[j])));
    }
}

} // namespace

Legibility legibilityOf(const ChartSpec &spec, const Palette &palette, QSize size)
{
    Legibility out;
    QImage picture(size, QImage::Format_RGB32);
    QPainter painter(&picture);
    ChartPainter chart;
    const QRectF area(QPointF(0, 0), QSizeF(size));
    readLabels(out, chart.paint(painter, spec, palette, area, 1).labels, area);
    readColours(out, spec, palette);
    return out;
}

} // namespace chart
