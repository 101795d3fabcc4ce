// Text with all digits in cells of equal width, for axes, read-outs and tables: Qt 6.4 cannot ask a font for
// its tabular figures. One object a thread (it holds font engines). Needs a QGuiApplication.
#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QRawFont>
#include <QString>

#include <array>
#include <optional>
#include <vector>

class QPainter;

namespace chart {

/// One font at one size. Text that needs shaping or other fonts (Arabic, Chinese, …) is drawn whole by Qt, in
/// natural widths.
class Figures
{
public:
    /// `pixels` may be fractional. Unknown families fall back to the system's font. No hinting, grey
    /// antialiasing.
    Figures(const QString &family, double pixels, QFont::Weight weight);

    [[nodiscard]] double width(const QString &text) const;
    [[nodiscard]] double digitWidth() const { return m_digit; }
    [[nodiscard]] double ascent() const { return m_ascent; }
    [[nodiscard]] double descent() const { return m_descent; }
    [[nodiscard]] double capHeight() const { return m_capHeight; }
    /// In the painter's own units; the baseline starts at `origin`.
    void draw(QPainter &painter, const QPointF &origin, const QString &text, const QColor &colour) const;

private:
    struct Glyph
    {
        quint32 index = 0;
        double advance = 0;
        double shift = 0; // within its cell
    };
    /// Empty where the raw font cannot show the character by itself.
    [[nodiscard]] std::optional<Glyph> glyph(QChar character) const;
    [[nodiscard]] bool isPlain(const QString &text) const;

    QFont m_font;
    QRawFont m_raw;
    double m_digit = 0, m_ascent = 0, m_descent = 0, m_capHeight = 0;
    mutable std::array<std::optional<Glyph>, 0x180> m_known; // Latin, met so far
};

} // namespace chart
