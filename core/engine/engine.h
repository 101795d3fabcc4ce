// The desk itself: one thread walking one path for every watch, over one account. Created, used and destroyed on the
// engine thread (headless: the main thread).
#pragma once

#include "engine/influence_view.h"
#include "engine/parts.h"
#include "engine/snapshot.h"

#include <QObject>

#include <memory>

namespace engine {

class Engine : public QObject
{
    Q_OBJECT
public:
    explicit Engine(Parts parts);
    ~Engine() override;

    /// Recovers the account from the journal, then starts the watches. Errors are told through `failed` and the
    /// snapshot as well; the engine then does not trade.
    [[nodiscard]] base::Result<void> start();
    /// Ends gracefully: no new task, everything under way is aborted, `stopped` follows once the last task has ended.
    void stop();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isStopping() const;

    void analyse(int watch = 0);
    /// Ends the questions under way; their cycles have failed (cancelled).
    void cancelQuestions();
    void pause();
    void resume();
    void kill();
    void closePosition(const std::string &positionId);
    void adjustPosition(const std::string &positionId, std::optional<double> stop, std::optional<double> target);
    /// A person's word on a proposal: "approve", "edit" with the version to judge instead, "reject". Told through
    /// `failed`: NotFound when it waits no more, and what is wrong with an edit, which then still waits.
    void review(const std::string &id, const std::string &verb, std::optional<domain::DecisionRecord> edited);
    /// The time of the word is the desk's.
    void sayOfMemory(domain::MemoryWord word);
    void changeSettings(const base::Json &patch);
    /// Of a provider; further ones by "id.VARIABLE".
    void storeKey(const std::string &secretId, base::Secret key, bool allowFile);
    /// With what was typed in place of the kept keys, by position.
    void testProvider(const base::Json &patch, std::vector<base::Secret> keys);
    /// `modelsListed` follows, of the patch's provider; keys as above.
    void listModels(const base::Json &patch, std::vector<base::Secret> keys);
    void testExchange(const std::string &exchange);
    void openCapsule(const std::string &id);
    /// `influenceFound` follows, in any case. One at a time: a second question ends the first.
    void askInfluence(const std::string &capsuleId, int article);
    void cancelInfluence();
    /// In all articles that were ever kept, by words; `newsFound` or `failed` follows.
    void searchNews(const std::string &words);
    void exportTrades(const QString &path, const QString &format);
    void preplay(int days);
    /// What the window draws; until it is said, what the settings say.
    void wantCharts(const ChartsWanted &charts);
    /// Stops by itself after this many cycles in all watches together; 0: never.
    void stopAfterCycles(int cycles);
    /// Stops by itself when the candle file that is played has ended.
    void stopAtEnd();

    [[nodiscard]] SnapshotPtr snapshot() const; // made afresh
    [[nodiscard]] const domain::Account &account() const;

Q_SIGNALS:
    void snapshotPublished(engine::SnapshotPtr snapshot);
    void logged(engine::LogEntry entry);
    void overheard(std::vector<engine::Overheard> pieces); // at most every 60 ms, in order
    /// One line of JSON for every event of the desk, for the headless runner.
    void happened(const QByteArray &jsonLine);
    void capsuleOpened(std::shared_ptr<const engine::CapsuleView> capsule);
    void influencePlanned(std::shared_ptr<const engine::InfluencePlan> plan); // after capsuleOpened, if it read news
    void influenceFound(std::shared_ptr<const engine::InfluenceView> found);
    void modelsListed(std::shared_ptr<const engine::ModelList> list);
    void settingsRefused(const QString &key, base::Error error);
    void settingsChanged();
    void keyStored(const QString &provider, const QString &place);
    void providerTested(const QString &message, bool ok);
    void exchangeTested(const QString &exchange, bool ok, const QString &message);
    void newsFound(const QString &words, std::shared_ptr<const engine::NewsView> found);
    void exported(const QString &path, int rows);
    void failed(const QString &what, base::Error error);
    void stopped();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace engine
