#include "chart/figures.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace chart {

namespace {

QFont fontOf(const QString &family, double pixels, QFont::Weight weight)
{
    QFont font(family);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::NoSubpixelAntialias));
    return font;
}

/// Scripts whose characters stand side by side, one glyph each.
bool standsAlone(QChar character)
{
    const char16_t code = character.unicode();
    return (code >= 0x20 && code < 0x300) || (code >= 0x370 && code < 0x530) ||
           (code >= 0x2010 && code < 0x2028) || (code >= 0x2030 && code < 0x2600);
}

} // namespace

Figures::Figures(const QString &family, double pixels, QFont::Weight weight)
    : m_font(fontOf(family, pixels, weight)), m_raw(QRawFont::fromFont(m_font))
{
    if (m_raw.isValid() && std::abs(m_raw.pixelSize() - pixels) > 1e-6)
        m_raw.setPixelSize(pixels);
    const QFontMetricsF metrics(m_font);
    const bool raw = m_raw.isValid();
    m_ascent = raw ? m_raw.ascent() : metrics.ascent();
    m_descent = raw ? m_raw.descent() : metrics.descent();
    m_capHeight = raw && m_raw.capHeight() > 0 ? m_raw.capHeight() : metrics.capHeight();
    for (char digit = '0'; digit <= '9'; ++digit) {
        if (const auto one = glyph(QLatin1Char(digit)))
            m_digit = std::max(m_digit, one->advance);
    }
    m_known = {}; // digits were met before their cell was known
}

std::optional<Figures::Glyph> Figures::glyph(QChar character) const
{
    const std::size_t code = character.unicode();
    if (code < m_known.size() && m_known[code])
        return m_known[code];
    if (!m_raw.isValid() || !standsAlone(character))
        return {};
    const auto indexes = m_raw.glyphIndexesForString(QString(character));
    if (indexes.size() != 1 || indexes.front() == 0)
        return {};
    const auto advances = m_raw.advancesForGlyphIndexes(indexes);
    Glyph found{indexes.front(), advances.front().x(), 0};
    if (character >= QLatin1Char('0') && character <= QLatin1Char('9') && m_digit > 0) {
        found.shift = (m_digit - found.advance) / 2;
        found.advance = m_digit;
    }
    if (code < m_known.size())
        m_known[code] = found;
    return found;
}

bool Figures::isPlain(const QString &text) const
{
    return std::all_of(text.begin(), text.end(),
                       [this](QChar character) { return glyph(character).has_value(); });
}

double Figures::width(const QString &text) const
{
    if (!isPlain(text))
        return QFontMetricsF(m_font).horizontalAdvance(text);
    double sum = 0;
    for (const QChar character : text)
        sum += glyph(character)->advance;
    return sum;
}

void Figures::draw(QPainter &painter, const QPointF &origin, const QString &text, const QColor &colour) const
{
    painter.setPen(colour);
    if (!isPlain(text)) {
        painter.setFont(m_font);
        painter.drawText(origin, text);
        return;
    }
    QList<quint32> indexes;
    QList<QPointF> positions;
    indexes.reserve(text.size());
    positions.reserve(text.size());
    double x = 0;
    for (const QChar character : text) {
        const Glyph one = *glyph(character);
        indexes.append(one.index);
        positions.append(QPointF(x + one.shift, 0));
        x += one.advance;
    }
    QGlyphRun run;
    run.setRawFont(m_raw);
    run.setGlyphIndexes(indexes);
    run.setPositions(positions);
    painter.drawGlyphRun(origin, run);
}

} // namespace chart
