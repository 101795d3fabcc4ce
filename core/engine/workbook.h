// A table of an export as a spreadsheet. Pure; any thread.
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace engine {

/// An .xlsx file with one sheet, of lines as engine/exports.h writes them: the first names the columns, which
/// stay in sight. Figures are numbers where a spreadsheet can hold every digit of them (it keeps 15), and
/// text where it cannot; names, times and ids are text. Errors: Storage when there is no room to write.
[[nodiscard]] base::Result<QByteArray> workbook(const QByteArray &csv, const char *sheet);

} // namespace engine
