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
    std::vector<QColor> curves;      // overlays and panel lines, in turn
    QString family = QStringLiteral("Inter");
    int textPixels = 11, titlePixels = 13;
    double curveWidth = 1.5;
    double volumeOpacity = 0.35;
    bool forModels = false;          // words and last values written at each panel, no transparency under text
};

/// Reads a theme file of resources/themes (the tokens of the house). Errors: Schema naming the token.
[[nodiscard]] base::Result<Palette> paletteFromTheme(const QByteArray &json);
/// White, black text ≥ 18 px, at most six hues of clearly different lightness, thick lines.
[[nodiscard]] Palette modelPalette();

} // namespace chart
