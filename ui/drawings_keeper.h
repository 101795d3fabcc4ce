// What people have drawn, by market, kept between sessions in drawings.ini of the data folder. GUI thread.
#pragma once

#include "ui/widgets/drawing_board.h"

namespace ui {

/// `market` is the instrument's key. An empty folder keeps nothing.
void keepDrawings(const QString &dataDir, const QString &market, const std::vector<chart::Drawing> &drawings);
[[nodiscard]] std::vector<chart::Drawing> readDrawings(const QString &dataDir, const QString &market);

} // namespace ui
