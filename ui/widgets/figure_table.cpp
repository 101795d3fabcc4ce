#include "ui/widgets/figure_table.h"

#include "ui/widgets/figure_delegate.h"

#include <QHeaderView>

namespace ui {
namespace {

constexpr int lineHeight = 24;

Qt::Alignment alignmentOf(int column)
{
    return (column ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

void dressTable(QTableView &table, Theme &theme)
{
    table.setItemDelegate(new FigureDelegate(theme, &table));
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(theme.px(lineHeight));
}

FigureTable::FigureTable(Theme &theme, QWidget *parent) : QTableWidget(parent)
{
    dressTable(*this, theme);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    horizontalHeader()->setHighlightSections(false);
}

void FigureTable::setColumns(const QStringList &titles)
{
    setColumnCount(int(titles.size()));
    setHorizontalHeaderLabels(titles);
    for (int column = 0; column < titles.size(); ++column)
        horizontalHeaderItem(column)->setTextAlignment(alignmentOf(column));
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
}

void FigureTable::addRow(const QStringList &cells, const QString &id, const QString &tip, Ink first)
{
    const int row = rowCount();
    insertRow(row);
    for (int column = 0; column < columnCount(); ++column) {
        auto *item = new QTableWidgetItem(cells.value(column));
        item->setTextAlignment(alignmentOf(column));
        item->setData(InkRole, int(column ? Ink::Text2 : first));
        item->setData(IdRole, id);
        item->setToolTip(tip.toHtmlEscaped());
        setItem(row, column, item);
    }
}

void FigureTable::ink(int row, int column, Ink ink)
{
    item(row, column)->setData(InkRole, int(ink));
}

} // namespace ui
