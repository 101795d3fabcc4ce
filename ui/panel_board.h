// Puts the panels of the table into the window: the chart in the middle, the others in docks around it. Owned
// by the window; GUI thread.
#pragma once

#include "ui/hub.h"

#include <QMainWindow>
#include <QTimer>

#include <map>
#include <optional>
#include <string>

class QDockWidget;
class QTabBar;

namespace ui {

class Panel;
struct PanelRow;

class PanelBoard : public QObject
{
    Q_OBJECT
public:
    PanelBoard(QMainWindow &window, Hub &hub);
    [[nodiscard]] Panel *panel(const std::string &id) const;
    [[nodiscard]] QDockWidget *dock(const std::string &id) const;
    [[nodiscard]] QList<QDockWidget *> docks() const; // in the order of the table
    /// The panel that holds the focus, or under the pointer's last click; the chart if none.
    [[nodiscard]] const PanelRow *focused() const;
    /// Every panel to the place that the table gives it.
    void arrange();
    /// Shares of the window's size; below a width the watch list folds away and the right column narrows.
    void fold(bool anew = false);
    /// As the user left it, whatever the window's width did: so it is kept for a wider one.
    void unfold();
    /// Title rows only where no tab says the title already.
    void titleRows();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(const PanelRow &row);
    void placeCorners();
    [[nodiscard]] QTabBar *tabsOf(const QDockWidget *dock) const; // null where it stands alone
    void proportion();
    QMainWindow &m_window;
    Hub &m_hub;
    std::map<std::string, Panel *> m_panels;
    std::map<std::string, QDockWidget *> m_docks;
    std::optional<bool> m_folded;
    bool m_listed = true; // whether the watch list was there before it was folded away
    QTimer m_corners; // docks are still moving when they tell of it
};

} // namespace ui
