#include "engine/workbook.h"

#include "base/platform.h"

#include <xlsxwriter.h>

#include <QTemporaryDir>

namespace engine {
namespace {

/// The columns whose cells are amounts; an id of digits is none.
constexpr std::string_view figureColumns[] = {
    "quantity", "entry_price", "exit_price",  "stop",        "target",     "gross",      "fees",  "funding",
    "net",      "r_multiple",  "mae_percent", "mfe_percent", "confidence", "calibrated", "equity"};
constexpr double columnWidth = 14;
constexpr int heldDigits = 15;

bool isFigures(const QByteArray &title)
{
    return std::find(std::begin(figureColumns), std::end(figureColumns), title.toStdString()) !=
           std::end(figureColumns);
}

/// Digits from the first to the last that is not a leading zero.
int digitsOf(const QByteArray &cell)
{
    int out = 0;
    for (const char c : cell) {
        if (c == 'e' || c == 'E')
            break;
        if (c >= '0' && c <= '9' && (out > 0 || c != '0'))
            ++out;
    }
    return out;
}

void write(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const QByteArray &cell, bool figures)
{
    bool read = false;
    const double value = figures ? cell.toDouble(&read) : 0;
    if (read && digitsOf(cell) <= heldDigits)
        worksheet_write_number(sheet, row, column, value, nullptr);
    else if (!cell.isEmpty())
        worksheet_write_string(sheet, row, column, cell.constData(), nullptr);
}

void fill(lxw_workbook *book, lxw_worksheet *sheet, const QByteArray &csv)
{
    const QList<QByteArray> lines = csv.trimmed().split('\n');
    const QList<QByteArray> titles = lines.front().split(',');
    lxw_format *bold = workbook_add_format(book);
    format_set_bold(bold);
    for (int column = 0; column < titles.size(); ++column)
        worksheet_write_string(sheet, 0, lxw_col_t(column), titles[column].constData(), bold);
    worksheet_set_column(sheet, 0, lxw_col_t(titles.size() - 1), columnWidth, nullptr);
    worksheet_freeze_panes(sheet, 1, 0);
    for (int row = 1; row < lines.size(); ++row) {
        const QList<QByteArray> cells = lines[row].split(',');
        for (int column = 0; column < cells.size(); ++column)
            write(sheet, lxw_row_t(row), lxw_col_t(column), cells[column], isFigures(titles.value(column)));
    }
}

} // namespace

base::Result<QByteArray> workbook(const QByteArray &csv, const char *sheet)
{
    const QTemporaryDir folder; // the library writes files only
    const QByteArray path = folder.filePath(QStringLiteral("book.xlsx")).toLocal8Bit();
    lxw_workbook *book = workbook_new(path.constData());
    if (!book)
        return base::fail(base::ErrorCode::Storage, "the spreadsheet cannot be begun", path.toStdString());
    fill(book, workbook_add_worksheet(book, sheet), csv);
    if (const lxw_error failed = workbook_close(book); failed != LXW_NO_ERROR)
        return base::fail(base::ErrorCode::Storage, lxw_strerror(failed), path.toStdString());
    return base::readFile(QString::fromLocal8Bit(path));
}

} // namespace engine
