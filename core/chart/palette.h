// The colours, fonts and sizes that a chart is drawn with. Values; any thread.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QColor>
#include <QString>

#include <vector>

namespace chart {

struct Palette
{
    QColor background, grid, text, mutedText, up, down, line, accent, warn, textOn;
    QColor secondText, raised;  // read-outs and labels; the crosshair's tags
    std::vector<QColor> curves; // overlays and panel lines, in turn
    QString family = QStringLiteral("Inter");
    int textPixels = 11, titlePixels = 13; // logical pixels; nothing is drawn smaller than textPixels
    double curveWidth = 1.5;
    double volumeOpacity = 0.35;
    bool forModels = false; // words and last values written at each panel, no transparency under text

    /// The colour of the n-th curve, in turn.
    [[nodiscard]] QColor curve(std::size_t index) const
    {
        return curves.empty() ? text : curves[index % curves.size()];
    }
};

/// `share` of `over` on an opaque ground: 0 is the ground, 1 is `over`.
[[nodiscard]] QColor blended(const QColor &over, const QColor &ground, double share);
/// Contrast of two opaque colours, 1 … 21 (WCAG 2.1, relative luminance).
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// Lightness L* of CIE 1976 L*a*b* (D65), 0 … 100.
[[nodiscard]] double lightness(const QColor &colour);

/// Reads a theme file of resources/themes (the tokens of the house), with the colour-blind pair of up and
/// down if wished. Errors: Malformed; Schema naming the token.
[[nodiscard]] base::Result<Palette> paletteFromTheme(const QByteArray &json, bool colourBlind = false);
/// White, black text ≥ 18 px, at most six hues of clearly different lightness, thick lines.
[[nodiscard]] Palette modelPalette();

} // namespace chart
