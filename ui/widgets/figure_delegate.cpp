#include "ui/widgets/figure_delegate.h"

#include <QPainter>

namespace ui {
namespace {

constexpr int markWidth = 14;

void drawMark(QPainter &painter, const QColor &colour, const QRectF &box, CellMark mark)
{
    const double half = 4.5, middle = box.left() + half, y = box.center().y();
    const double tip = mark == CellMark::Up ? y - 4 : y + 4, base = mark == CellMark::Up ? y + 4 : y - 4;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({{middle, tip}, {middle + half, base}, {middle - half, base}}));
}

} // namespace

void FigureDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    const bool chosen = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
    if (chosen)
        painter->fillRect(option.rect, m_theme.tokens().surface[2]);
    const Ink ink = Ink(index.data(InkRole).toInt());
    const auto &figures = m_theme.figures(TextSize::Body, index.data(StrongRole).toBool());
    QRectF room = QRectF(option.rect).adjusted(index.column() == 0 ? firstPadding : padding, 0, -padding, 0);
    const CellMark mark = CellMark(index.data(MarkRole).toInt());
    if (mark != CellMark::None) {
        drawMark(*painter, m_theme.ink(ink), room, mark);
        room.setLeft(room.left() + markWidth);
    }
    QString text = index.data(Qt::DisplayRole).toString();
    while (text.size() > 1 && figures.width(text) > room.width())
        text = text.chopped(text.endsWith(QChar(0x2026)) ? 2 : 1) + QChar(0x2026);
    const bool right = index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    const double x = right ? room.right() - figures.width(text) : room.left();
    const double y = std::round(room.center().y() + figures.capHeight() / 2);
    figures.draw(*painter, {x, y}, text, m_theme.ink(ink));
    if (option.state & QStyle::State_HasFocus && index.column() == 0)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()),
                          m_theme.ink(Ink::Accent));
    painter->restore();
}

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto &figures = m_theme.figures(TextSize::Body, index.data(StrongRole).toBool());
    const double mark = index.data(MarkRole).toInt() ? markWidth : 0;
    return {int(std::ceil(figures.width(index.data(Qt::DisplayRole).toString()) + mark)) + padding +
                (index.column() == 0 ? firstPadding : padding) + 1,
            m_theme.px(24)};
}

} // namespace ui
