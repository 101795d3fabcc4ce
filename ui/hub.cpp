#include "ui/hub.h"

namespace ui {

Hub::Hub(Theme &theme, QObject *parent)
    : QObject(parent), m_theme(theme), m_snapshot(std::make_shared<const engine::Snapshot>())
{
}

void Hub::setSnapshot(engine::SnapshotPtr snapshot)
{
    if (!snapshot)
        return;
    m_snapshot = std::move(snapshot);
    m_since.start();
    m_fresh = true;
    if (m_watch >= int(m_snapshot->watches.size()))
        m_watch = 0;
    Q_EMIT snapshotChanged();
}

void Hub::setRemembered(engine::SnapshotPtr snapshot)
{
    if (!snapshot || m_fresh)
        return;
    m_snapshot = std::move(snapshot);
    Q_EMIT snapshotChanged();
}

base::UtcTime Hub::now() const
{
    if (!m_since.isValid())
        return m_snapshot->time;
    const engine::SettingsPtr &settings = m_snapshot->settings;
    const bool virtualClock = m_snapshot->source == "demo" || m_snapshot->source == "file";
    if (virtualClock && (!settings || settings->desk.demoAtMaximum || m_snapshot->source == "file"))
        return m_snapshot->time; // goes by leaps
    const double speed = virtualClock ? settings->desk.demoSpeed : 1;
    return m_snapshot->time + base::Milliseconds(std::int64_t(double(m_since.elapsed()) * speed));
}

void Hub::selectWatch(int watch)
{
    if (watch == m_watch || watch < 0 || watch >= int(m_snapshot->watches.size()))
        return;
    m_watch = watch;
    Q_EMIT watchSelected(watch);
    Q_EMIT snapshotChanged();
}

const engine::WatchView *Hub::watchView() const
{
    return m_watch < int(m_snapshot->watches.size()) ? &m_snapshot->watches[std::size_t(m_watch)] : nullptr;
}

const engine::PositionView *Hub::positionView() const
{
    const engine::WatchView *const watch = watchView();
    for (const engine::PositionView &view : m_snapshot->positions)
        if (watch && watch->instrument && view.position.instrument &&
            view.position.instrument->key() == watch->instrument->key())
            return &view;
    return m_snapshot->positions.empty() ? nullptr : &m_snapshot->positions.front();
}

} // namespace ui
