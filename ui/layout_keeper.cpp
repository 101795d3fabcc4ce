#include "ui/layout_keeper.h"

#include <QMainWindow>
#include <QSettings>

namespace ui {
namespace {

constexpr int version = 1; // of the set of panels: another one does not restore

} // namespace

LayoutKeeper::LayoutKeeper(QMainWindow &window, const QString &dataDir)
    : m_window(window), m_file(dataDir.isEmpty() ? QString() : dataDir + QStringLiteral("/window.ini"))
{
}

void LayoutKeeper::setOriginal()
{
    m_original = m_window.saveState(version);
}

bool LayoutKeeper::restore()
{
    if (m_file.isEmpty())
        return false;
    const QSettings kept(m_file, QSettings::IniFormat);
    m_window.restoreGeometry(kept.value(QStringLiteral("geometry")).toByteArray());
    return m_window.restoreState(kept.value(QStringLiteral("panels")).toByteArray(), version);
}

void LayoutKeeper::save() const
{
    if (m_file.isEmpty())
        return;
    QSettings kept(m_file, QSettings::IniFormat);
    kept.setValue(QStringLiteral("geometry"), m_window.saveGeometry());
    kept.setValue(QStringLiteral("panels"), m_window.saveState(version));
}

void LayoutKeeper::reset()
{
    m_window.restoreState(m_original, version);
}

} // namespace ui
