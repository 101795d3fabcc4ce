// Paints table cells: figures in equal digit cells, right-aligned so that the decimal points of a column
// stand below each other; an icon or a dot before the text. Owned by its view; GUI thread.
#pragma once

#include "ui/theme.h"

#include <QStyledItemDelegate>

namespace ui {

/// What a model tells the delegate beside Qt::DisplayRole and Qt::TextAlignmentRole.
enum CellRole { InkRole = Qt::UserRole + 1, StrongRole, MarkRole, IdRole, SortRole };

/// A sign painted before the text.
enum class CellMark { None, Up, Down };

class FigureDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit FigureDelegate(Theme &theme, QObject *parent = nullptr)
        : QStyledItemDelegate(parent), m_theme(theme)
    {
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    static constexpr int padding = 8, firstPadding = 12; // the first column begins where panel titles do

private:
    Theme &m_theme;
};

} // namespace ui
