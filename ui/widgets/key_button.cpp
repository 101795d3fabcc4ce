#include "ui/widgets/key_button.h"

#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace ui {

KeyButton::KeyButton(Theme &theme, QWidget *parent) : QPushButton(parent), m_theme(theme) {}

void KeyButton::setKey(const QString &key)
{
    if (key == m_key)
        return;
    m_key = key;
    updateGeometry();
    update();
}

int KeyButton::keyWidth() const
{
    if (m_key.isEmpty())
        return 0;
    const double words = m_theme.figures(TextSize::Hint, false).width(m_key);
    return int(std::ceil(words)) + m_theme.px(10) + m_theme.px(8);
}

QSize KeyButton::sizeHint() const
{
    QSize size = QPushButton::sizeHint();
    if (text().isEmpty()) // a button of its icon alone is as wide as high
        size.setWidth(size.height() + m_theme.px(8));
    return {size.width() + keyWidth(), size.height()};
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    const int keys = keyWidth(), air = m_theme.px(keys ? 10 : 4);
    const QRect whole = rect();
    option.rect = whole.adjusted(air, 0, -air - keys + (keys ? m_theme.px(8) : 0), 0);
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
    if (!keys)
        return;
    const bool primary = property("primary").toBool() && isEnabled();
    const auto &figures = m_theme.figures(TextSize::Hint, false);
    const double wide = keys - m_theme.px(8), high = m_theme.px(18);
    const QRectF frame(whole.right() + 1 - m_theme.px(8) - wide + 0.5,
                       std::round((whole.height() - high) / 2) + 0.5, wide - 1, high - 1);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = m_theme.ink(primary ? Ink::TextOn : Ink::Text3);
    edge.setAlphaF(primary ? 0.45F : 0.35F);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, 4, 4);
    const QPointF start(frame.center().x() - figures.width(m_key) / 2,
                        std::round(frame.center().y() + figures.capHeight() / 2));
    figures.draw(painter, start, m_key, m_theme.ink(primary ? Ink::TextOn : Ink::Text2));
}

} // namespace ui
