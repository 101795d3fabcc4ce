// The panels of the window: one file and one row each. GUI thread.
#pragma once

#include "ui/panels/panel.h"

#include <span>

namespace ui {

struct PanelRow
{
    enum class Place { Left, Centre, Right, BottomLeft, BottomRight };
    const char *id;    // of the remembered layout
    const char *title; // translated by panelTitle()
    const char *help;  // what F1 says
    Place place;       // panels of one bottom place are tabs, in this order
    Panel *(*make)(Hub &hub);
};
[[nodiscard]] std::span<const PanelRow> panels();
[[nodiscard]] QString panelTitle(const PanelRow &row);
[[nodiscard]] QString panelHelp(const PanelRow &row);

} // namespace ui
