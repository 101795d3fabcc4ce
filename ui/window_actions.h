// Every action of the window, in one place: for the menus, the buttons, the shortcuts and the command
// palette. Owned by the window; GUI thread.
#pragma once

#include "ui/hub.h"

#include <QAction>
#include <QObject>

class QDockWidget;
class QMenuBar;
class QWidget;

namespace ui {

class WindowActions : public QObject
{
    Q_OBJECT
public:
    WindowActions(Hub &hub, QWidget &window);
    /// Menus of all actions, panels included.
    void fill(QMenuBar &bar, const QList<QDockWidget *> &docks);
    [[nodiscard]] QList<QAction *> all() const { return m_all; }

    QAction *analyse, *pause, *kill, *find, *settings, *exportCsv, *exportJson, *exportBook, *quit, *resetLayout, *dark,
        *light, *help, *about, *preplay, *capsule, *welcome, *oneChart, *twoCharts, *fourCharts, *studies,
        *patterns, *profile;

private:
    QAction *make(const QString &text, const QString &tip, const QKeySequence &key = {});
    void refresh();
    void spaceOrPause();
    Hub &m_hub;
    QWidget &m_window;
    QList<QAction *> m_all;
};

} // namespace ui
