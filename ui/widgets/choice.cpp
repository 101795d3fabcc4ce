#include "ui/widgets/choice.h"

#include <QPainter>

namespace ui {

void Choice::showPopup()
{
    Q_EMIT opening();
    QComboBox::showPopup();
}

void Choice::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.ink(isEnabled() ? Ink::Text2 : Ink::Text3), 1.5, Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    const QPointF middle(width() - m_theme.px(14), height() / 2.0);
    painter.drawPolyline(
        QPolygonF({middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)}));
}

} // namespace ui
