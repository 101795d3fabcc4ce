// A table to read: words in the first column, figures to the right of it. Owned by its panel; GUI thread.
#pragma once

#include "ui/theme.h"

#include <QTableWidget>

namespace ui {

/// What all tables of the window look like: figures in equal cells, lines of one height, no grid.
void dressTable(QTableView &table, Theme &theme);

class FigureTable : public QTableWidget
{
    Q_OBJECT
public:
    explicit FigureTable(Theme &theme, QWidget *parent = nullptr);
    /// The first column takes what room is left.
    void setColumns(const QStringList &titles);
    /// A row; `id` is what it is about (IdRole), `tip` is shown above it, `first` is the ink of its words.
    void addRow(const QStringList &cells, const QString &id = {}, const QString &tip = {},
                Ink first = Ink::Text1);
    void ink(int row, int column, Ink ink);
};

} // namespace ui
