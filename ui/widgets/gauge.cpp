#include "ui/widgets/gauge.h"

#include "chart/palette.h"
#include "ui/wording/number_text.h"

#include <QPainter>

namespace ui {

Gauge::Gauge(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Gauge::setLevels(const Levels &levels)
{
    if (levels == m_levels)
        return;
    m_levels = levels;
    setAccessibleName(tr("Stop %1, entry %2, target %3")
                          .arg(levels.stop ? price(*levels.stop, levels.decimals) : tr("none"),
                               price(levels.entry, levels.decimals),
                               levels.target ? price(*levels.target, levels.decimals) : tr("none")));
    update();
}

std::pair<double, double> Gauge::ends() const
{
    const double sign = m_levels.isShort ? -1 : 1, entry = m_levels.entry;
    // Without a level the gauge is drawn as wide as the other side, or a hundredth of the price.
    const double risk = m_levels.stop     ? std::abs(entry - *m_levels.stop)
                        : m_levels.target ? std::abs(entry - *m_levels.target)
                                          : entry / 100;
    const double gain = m_levels.target ? std::abs(*m_levels.target - entry) : risk;
    return {m_levels.stop.value_or(entry - sign * risk), m_levels.target.value_or(entry + sign * gain)};
}

double Gauge::shareOf(double price) const
{
    const auto [losing, winning] = ends();
    return winning == losing ? 0.5 : std::clamp((price - losing) / (winning - losing), 0.0, 1.0);
}

void Gauge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Tokens &tokens = m_theme.tokens();
    const double top = m_theme.px(20), high = m_theme.px(5), wide = width();
    const double entryX = std::round(wide * shareOf(m_levels.entry));
    painter.setBrush(chart::blended(tokens.down, tokens.surface[1], 0.45));
    painter.drawRect(QRectF(0, top, entryX, high));
    painter.setBrush(chart::blended(tokens.up, tokens.surface[1], 0.45));
    painter.drawRect(QRectF(entryX, top, wide - entryX, high));
    painter.setBrush(tokens.text[0]);
    painter.drawRect(QRectF(entryX - 1, top - m_theme.px(4), 2, high + m_theme.px(8)));
    double priceX = entryX;
    if (m_levels.price) {
        priceX = wide * shareOf(*m_levels.price);
        const double gain = (*m_levels.price - m_levels.entry) * (m_levels.isShort ? -1 : 1);
        painter.setBrush(m_theme.ink(gain < 0 ? Ink::Down : Ink::Up));
        const double knob = m_theme.px(8);
        painter.drawRoundedRect(QRectF(std::clamp(priceX - knob / 2, 0.0, wide - knob), top - m_theme.px(4),
                                       knob, high + m_theme.px(8)),
                                2, 2);
    }
    drawWords(painter, entryX, priceX);
}

void Gauge::drawWords(QPainter &painter, double entryX, double priceX) const
{
    const auto &small = m_theme.figures(TextSize::Hint, false);
    const double above = m_theme.px(12), below = m_theme.px(44), wide = width();
    const auto write = [&](double middle, double baseline, const QString &text, Ink ink) {
        const double length = small.width(text),
                     left = std::clamp(middle - length / 2, 0.0, std::max(0.0, wide - length));
        small.draw(painter, {left, baseline}, text, m_theme.ink(ink));
        return std::pair(left, left + length);
    };
    write(entryX, above, tr("entry"), Ink::Text2);
    const QString none = tr("none");
    const auto named = [&](const QString &word, const std::optional<double> &level) -> QString {
        return word + QLatin1Char(' ') + (level ? price(*level, m_levels.decimals) : none);
    };
    const auto stop = write(0, below, named(tr("stop"), m_levels.stop), Ink::Down);
    const auto target = write(wide, below, named(tr("target"), m_levels.target), Ink::Up);
    if (!m_levels.price)
        return;
    const QString now = price(*m_levels.price, m_levels.decimals);
    const double half = small.width(now) / 2, gap = m_theme.px(8);
    const double least = stop.second + gap + half, most = target.first - gap - half;
    if (least <= most) // between the two words, as near to its place as they allow
        write(std::clamp(priceX, least, most), below, now, Ink::Text1);
}

} // namespace ui
