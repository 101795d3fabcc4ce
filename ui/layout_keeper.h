// Where the panels are, kept between sessions in window.ini of the data folder. Owned by the window; GUI
// thread.
#pragma once

#include <QByteArray>
#include <QString>

class QMainWindow;

namespace ui {

class LayoutKeeper
{
public:
    /// An empty folder keeps nothing.
    LayoutKeeper(QMainWindow &window, const QString &dataDir);
    /// Remembers the layout as it is now as the one that reset goes back to.
    void setOriginal();
    bool restore();
    void save() const;
    void reset();

private:
    QMainWindow &m_window;
    QString m_file;
    QByteArray m_original;
};

} // namespace ui
