#include "ui/desk_style.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QStyleOption>

namespace ui {
namespace {

constexpr int indicator = 16; // logical pixels

QRectF boxIn(const QRect &rect)
{
    const double side = std::min(rect.width(), rect.height()) - 1;
    return {rect.x() + 0.5, rect.y() + 0.5 + (rect.height() - 1 - side) / 2, side, side};
}

void drawTick(QPainter &painter, const QRectF &box, const QColor &ink)
{
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF({at(0.24, 0.53), at(0.43, 0.72), at(0.77, 0.30)}));
}

} // namespace

DeskStyle::DeskStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const bool tick = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck ||
                      element == PE_IndicatorMenuCheckMark;
    if (!tick && element != PE_IndicatorRadioButton)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const QPalette colours = QGuiApplication::palette();
    const bool on = option->state & State_On, enabled = option->state & State_Enabled;
    const QRectF box = boxIn(option->rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (element == PE_IndicatorMenuCheckMark) { // only the tick: the row is its box
        if (on)
            drawTick(*painter, box, colours.color(QPalette::Highlight));
        return painter->restore();
    }
    const QColor quiet = colours.color(QPalette::PlaceholderText);
    painter->setPen(QPen(on && enabled ? colours.color(QPalette::Highlight) : quiet, 1));
    painter->setBrush(tick && on && enabled ? colours.color(QPalette::Highlight)
                                            : colours.color(QPalette::Base));
    if (tick)
        painter->drawRoundedRect(box, 4, 4);
    else
        painter->drawEllipse(box);
    if (on && tick) {
        drawTick(*painter, box, enabled ? colours.color(QPalette::HighlightedText) : quiet);
    } else if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(enabled ? colours.color(QPalette::Highlight) : quiet);
        painter->drawEllipse(box.adjusted(4, 4, -4, -4));
    }
    painter->restore();
}

int DeskStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return indicator;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

} // namespace ui
