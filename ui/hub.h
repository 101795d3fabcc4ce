// What all panels share: the latest snapshot, the watch that is looked at, the looks, and the wishes of the
// person as signals. Panels know nothing else; the window joins it to the Desk. Owned by the window; GUI
// thread.
#pragma once

#include "engine/desk.h" // also tells Qt about the types of its signals
#include "ui/theme.h"

#include <QElapsedTimer>
#include <QObject>

namespace ui {

class Hub : public QObject
{
    Q_OBJECT
public:
    explicit Hub(Theme &theme, QObject *parent = nullptr);

    [[nodiscard]] Theme &theme() const { return m_theme; }
    [[nodiscard]] const engine::Snapshot &snapshot() const { return *m_snapshot; } // never null
    [[nodiscard]] const engine::SnapshotPtr &snapshotPtr() const { return m_snapshot; }
    void setSnapshot(engine::SnapshotPtr snapshot);
    /// Whether a desk has spoken since the start; until then figures are the last session's, greyed.
    [[nodiscard]] bool isFresh() const { return m_fresh; }
    void setRemembered(engine::SnapshotPtr snapshot);

    /// Where the window keeps what is the person's own; empty: nowhere.
    [[nodiscard]] const QString &dataDir() const { return m_dataDir; }
    void setDataDir(const QString &dataDir) { m_dataDir = dataDir; }

    /// The market's time now: the snapshot's, moved on by the real time since (faster in the demo).
    [[nodiscard]] base::UtcTime now() const;

    [[nodiscard]] int watch() const { return m_watch; }
    void selectWatch(int watch);
    /// The watch that is looked at; null before there is one.
    [[nodiscard]] const engine::WatchView *watchView() const;
    /// The position on the instrument of the watch that is looked at; else the first; null if nothing is
    /// held.
    [[nodiscard]] const engine::PositionView *positionView() const;

Q_SIGNALS:
    void snapshotChanged();
    void watchSelected(int watch);
    void logged(const engine::LogEntry &entry);
    void overheard(const std::vector<engine::Overheard> &pieces); // answers as they are being written
    // What the person asks for.
    void analyseWanted(int watch);
    void cancelWanted(); // of what models are being asked now
    void pauseWanted(bool pause);
    void killWanted();
    void capsuleWanted(const QString &id);
    void closeWanted(const QString &positionId);
    void adjustWanted(const QString &positionId);
    void levelWanted(const QString &positionId, bool isStop, double price); // dragged on the chart
    void approveWanted(const QString &proposalId);
    void editWanted(const QString &proposalId, const domain::DecisionRecord &edited);
    void rejectWanted(const QString &proposalId);
    void memoryWordWanted(const QString &verb, const QString &subject, const QString &text);
    void rollbackWanted(qint64 beforeMs);
    void settingsWanted(const QString &group);
    void changeWanted(const base::Json &patch);
    void preplayWanted(int days);
    void chartsWanted(const engine::ChartsWanted &charts);
    void chartCountWanted(int count);                       // so many charts on one screen
    void studiesWanted();                                   // the picker
    void looksWanted(bool togglesPatterns, bool togglesProfile);
    void exportWanted(const QString &format);
    void newsWanted(const QString &words); // newsFound follows
    void newsFound(const QString &words, std::shared_ptr<const engine::NewsView> found);

private:
    Theme &m_theme;
    engine::SnapshotPtr m_snapshot;
    QElapsedTimer m_since;
    bool m_fresh = false;
    int m_watch = 0;
    QString m_dataDir;
};

} // namespace ui
