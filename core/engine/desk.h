// The window's handle to the engine: calls go in as queued messages, immutable snapshots come out. Lives on the GUI
// thread; never blocks it (but for the join in the destructor). Owned by composition.
#pragma once

#include "engine/influence_view.h"
#include "engine/snapshot.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

class QThread;

namespace engine {

class Engine;
using EngineFactory = std::function<base::Result<std::unique_ptr<Engine>>()>; // called on the engine thread

class Desk : public QObject
{
    Q_OBJECT
public:
    explicit Desk(EngineFactory factory, QObject *parent = nullptr);
    /// Stops the engine and joins its thread; under a second even with a request hanging.
    ~Desk() override;

    /// Starts the engine thread: recovery, then the watches. The first snapshot follows at once.
    void start();
    [[nodiscard]] SnapshotPtr snapshot() const { return m_snapshot; } // the latest; never null

public Q_SLOTS:
    void analyseNow(int watch = 0);       // never lost, also not while a cycle runs
    void cancelQuestions();               // ends what models are being asked now
    void pause();
    void resume();                        // lifts a pause and every halt that waits for a person
    void kill();                          // closes all positions and halts
    void closePosition(const QString &positionId);
    void adjustPosition(const QString &positionId, double stop, double target); // NaN: leave
    void approveProposal(const QString &id); // judged afresh at the price of now
    void editProposal(const QString &id, const domain::DecisionRecord &edited); // judged as a model's own would be
    void rejectProposal(const QString &id);
    /// A person's word on a rule ("pin" "unpin" "mute" "unmute" "edit" "delete") or a threshold ("freeze" with a
    /// value as text, "reset", "follow"), or a rollback to `before`.
    void sayOfMemory(const QString &verb, const QString &subject, const QString &text);
    void rollBackMemory(qint64 beforeMs);
    void changeSettings(const base::Json &patch);  // {"group": {"key": value}}
    void storeKey(const QString &secretId, const QString &key, bool allowFile); // "google", "bedrock.AWS_REGION"
    void testProvider(const base::Json &patch, const QStringList &keys); // with these settings, not yet saved
    void listModels(const base::Json &patch, const QStringList &keys);   // of its provider; a free call
    void testExchange(const QString &exchange);    // whether it answers
    void openCapsule(const QString &id);
    /// The question of a capsule again, whole and without one of its articles (1 …). Costs what its plan says.
    void askInfluence(const QString &capsuleId, int article);
    void cancelInfluence();
    void searchNews(const QString &words);
    void exportTrades(const QString &path, const QString &format);  // "csv" "json" "xlsx"
    void preplay(int days);               // pre-plays the last days with `technical`, marked as replay
    void wantCharts(const engine::ChartsWanted &charts); // what the window draws, at once
    void stop();                          // graceful; `stopped` follows

Q_SIGNALS:
    void snapshotPublished(engine::SnapshotPtr snapshot);
    void logged(engine::LogEntry entry);
    void overheard(std::vector<engine::Overheard> pieces); // at most every 60 ms, in order
    void capsuleOpened(std::shared_ptr<const engine::CapsuleView> capsule);
    void influencePlanned(std::shared_ptr<const engine::InfluencePlan> plan); // after capsuleOpened, if it read news
    void influenceFound(std::shared_ptr<const engine::InfluenceView> found);
    void modelsListed(std::shared_ptr<const engine::ModelList> list);
    void settingsRefused(const QString &key, base::Error error);
    void settingsChanged();
    void keyStored(const QString &provider, const QString &place); // "keychain" "file"; empty: refused, see failed
    void providerTested(const QString &message, bool ok);
    void exchangeTested(const QString &exchange, bool ok, const QString &message);
    void newsFound(const QString &words, std::shared_ptr<const engine::NewsView> found);
    void exported(const QString &path, int rows);
    void failed(const QString &what, base::Error error); // a request of the window that could not be done
    void stopped();

private:
    void post(std::function<void(Engine &)> call);
    void tellStillborn(const base::Error &error);
    QThread *m_thread = nullptr;
    QObject *m_host = nullptr; // lives on the engine thread; the engine is its child
    EngineFactory m_factory;
    SnapshotPtr m_snapshot;
    std::vector<std::function<void(Engine &)>> m_early; // asked before the start, and not lost
};

} // namespace engine

Q_DECLARE_METATYPE(engine::SnapshotPtr)
Q_DECLARE_METATYPE(engine::LogEntry)
Q_DECLARE_METATYPE(std::vector<engine::Overheard>)
Q_DECLARE_METATYPE(base::Error)
