// The inside of the engine, shared by its sources only. Engine thread.
#pragma once

#include "engine/cycle.h"
#include "engine/engine.h"
#include "engine/learner.h"
#include "engine/picture.h"

#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <deque>
#include <set>

namespace engine {

/// A watch and what was last seen, said and done there.
struct WatchState
{
    domain::Watch watch;
    Phase phase = Phase::Idle;
    int forced = 0;            // presses that wait
    base::UtcTime attempted{}; // the latest close that was looked for
    Sight sight;               // of the last cycle or refresh
    std::optional<base::UtcTime> seen;
    std::optional<base::Error> error;
    std::shared_ptr<const DecisionView> decision;
    std::shared_ptr<const chart::ChartSpec> chart;
};

/// A further chart of the window, and the bars that it is drawn from.
struct SideChart
{
    ChartView view;
    std::string instrument; // whose bars they are
    domain::CandleSeries bars;
};

/// A decision that waits for a person, with all that it was made of.
struct Pending
{
    Prepared prepared;
    ProposalView view;
};

struct Engine::Impl
{
    Impl(Engine &owner, Parts given) : self(owner), parts(std::move(given)) {}

    // engine.cpp: life
    /// Opens the market's account and lives on it, or tells why not.
    [[nodiscard]] base::Result<void> begin(base::Result<Market> made);
    [[nodiscard]] base::Result<void> build();
    [[nodiscard]] base::Result<void> recover();
    [[nodiscard]] QCoro::Task<void> live();
    void finish();
    void fatal(const base::Error &error);

    // walk.cpp: the path
    [[nodiscard]] base::UtcTime nextDue() const;
    [[nodiscard]] base::Milliseconds delay() const;
    [[nodiscard]] bool ended() const;
    [[nodiscard]] bool standsStill() const;
    [[nodiscard]] QCoro::Task<void> step();
    [[nodiscard]] base::Task<int> watchOver();
    [[nodiscard]] base::Task<int> cycles(std::vector<std::size_t> which, Trigger trigger);
    [[nodiscard]] base::Task<int> afterwards(base::UtcTime close, int count);
    /// What follows from a position that was closed beside the cycles: halts, lessons, results, charts.
    [[nodiscard]] base::Result<void> takeStock();
    /// Removes the pictures of holds that are older than the settings say; once a day.
    void prunePictures();
    [[nodiscard]] QCoro::Task<void> refresh();
    [[nodiscard]] QCoro::Task<void> firstLook(std::size_t index);
    /// `typed`: instead of the keys that are kept, by position; empty ones: those.
    [[nodiscard]] base::Result<std::unique_ptr<llm::Provider>>
    makeMind(const std::string &id, const Settings &chosen, const std::vector<base::Secret> &typed = {});
    [[nodiscard]] llm::Provider *providerFor(const std::string &id);
    /// Makes the minds anew when they are next asked; those of now live on while somebody may be asking them.
    void dropMinds();
    /// Who is asked for a watch, in order.
    [[nodiscard]] std::vector<llm::Provider *> chainFor(const domain::Watch &watch);
    /// A piece of an answer, on its way to the window.
    void overhear(const domain::Watch &watch, const llm::Piece &piece);
    void tellOverheard();
    void concluded(WatchState &state, const Prepared &prepared, const CycleReport &report);
    void wake();

    // live.cpp: what streams tell between two looks
    /// Listens to what is watched and held now.
    void listen();
    [[nodiscard]] LiveDesk::Wish wishOf(const WatchState &state) const
    {
        return {state.sight.instrument, state.watch.timeframe};
    }
    [[nodiscard]] bool allLive() const;
    void heard(const std::string &instrument);
    /// Looks at a position at once where what was traded has reached one of its levels.
    void watchLevels(const std::string &instrument);
    [[nodiscard]] QCoro::Task<void> reactTo(std::string instrument);
    /// Shows what was heard, in one go.
    void showHeard();
    void take(WatchState &state, const exchange::LiveFeed &feed);

    // charts.cpp: what the window draws beside the model's picture
    [[nodiscard]] const WatchState *watchOf(const ChartWish &wish) const;
    [[nodiscard]] PictureInput pictureOf(const WatchState &state, const domain::CandleSeries &bars,
                                         domain::Timeframe timeframe) const;
    [[nodiscard]] std::vector<studies::PatternEvent> patternsOf(const domain::CandleSeries &bars,
                                                                const std::string &instrument) const;
    void drawSideCharts();
    void askSideCharts();
    [[nodiscard]] QCoro::Task<void> refreshSideCharts();
    void takeBars(SideChart &one, const domain::Instrument &instrument,
                  const base::Result<domain::CandleSeries> &bars);

    // venue_state.cpp: clocks and budgets
    void checkClockIfDue();
    [[nodiscard]] QCoro::Task<void> checkClock();
    /// Now as far as closes are concerned: never before the venue's clock says so.
    [[nodiscard]] base::UtcTime venueNow() const;
    [[nodiscard]] std::vector<BudgetView> budgets() const;

    // review.cpp: what waits for a person
    void propose(const Prepared &prepared, const CycleReport &report);
    [[nodiscard]] QCoro::Task<void> reviewed(std::string id, PersonsWord word);
    /// Turns down what has waited too long, or (with a reason) everything that waits; of one watch, or of
    /// all.
    [[nodiscard]] base::Result<void> dismiss(const std::string &reason, const domain::Watch *watch);
    [[nodiscard]] base::Result<void> dismissForgotten();

    // snapshot_maker.cpp: what the window sees
    [[nodiscard]] SnapshotPtr makeSnapshot() const;
    [[nodiscard]] std::shared_ptr<const std::vector<TradeView>> shownTrades() const;
    void addProviders(Snapshot &out) const;
    void publish(bool atOnce = false);
    void redraw(WatchState &state);
    /// The latest decision of a watch that the journal has; null if none.
    [[nodiscard]] std::shared_ptr<const DecisionView> lastDecision(const domain::Watch &watch) const;
    void rescore();
    void lookAtNews(Snapshot &to) const;

    // learning.cpp: what is learned from what has closed
    [[nodiscard]] base::Result<void> learn();
    [[nodiscard]] base::Result<void> recall();
    [[nodiscard]] QCoro::Task<void> writeLesson(std::shared_ptr<const domain::Experience> experience);
    void remember();

    // model_requests.cpp: lists of models, and old questions asked again
    struct Again
    {
        std::shared_ptr<llm::Provider> mind;
        llm::Question question;
    };
    [[nodiscard]] QCoro::Task<void> listOne(std::shared_ptr<llm::Provider> provider, std::shared_ptr<ModelList> list);
    /// With its texts put back; from the journal or from what was pre-played.
    [[nodiscard]] base::Result<base::Json> keptManifest(const std::string &id, bool &replayed) const;
    /// Who decided then, and the question; prices the plan.
    [[nodiscard]] base::Result<Again> prepareAgain(const base::Json &manifest, InfluencePlan &plan);
    [[nodiscard]] std::shared_ptr<const InfluencePlan> planFor(const std::string &id, const base::Json &manifest);
    [[nodiscard]] QCoro::Task<void> findInfluence(Again again, std::shared_ptr<InfluenceView> view);

    // requests.cpp: what the window asks for
    [[nodiscard]] QCoro::Task<void> killAll();
    [[nodiscard]] QCoro::Task<void> closeOne(std::string positionId);
    /// Takes stock of what a person closed, or says why it is still open.
    void closedByHand(const char *what, const base::Result<bool> &closed);
    [[nodiscard]] base::Result<Settings> patched(const base::Json &patch) const;
    [[nodiscard]] QCoro::Task<void> testOne(std::unique_ptr<llm::Provider> provider);
    [[nodiscard]] QCoro::Task<void> testMarket(std::shared_ptr<Market> market, std::string id);
    [[nodiscard]] QCoro::Task<void> keepKey(std::string provider, base::Secret key, bool allowFile);
    [[nodiscard]] QCoro::Task<void> playBack(int days);
    [[nodiscard]] QCoro::Task<void> readKeys();
    [[nodiscard]] std::vector<base::Secret> keysOf(const llm::ProviderRow &row) const;
    /// Whether the run has begun: not before the welcome's questions are answered.
    [[nodiscard]] bool hasAccount() const { return started && cycle && books->account().started(); }
    /// The window is still asking which market, which mind and how much.
    [[nodiscard]] bool isAsking() const { return wanted && !settings->window.welcomed; }
    void takePatches();
    [[nodiscard]] base::Result<void> take(const Settings &next);
    void keep(const base::Json &before, const base::Json &after);
    /// Whether something is under way that holds on to the market or a provider.
    [[nodiscard]] bool isBusy() const
    {
        return inStep || running > int(living) || (streams && streams->busy());
    }
    /// Whether a desk that is stopping has nothing left that is under way.
    [[nodiscard]] bool isOver() const { return stopping && running == 0 && !(streams && streams->busy()); }
    void takeReplay(const std::string &run);
    void log(QtMsgType level, const std::string &room, const std::string &text,
             const std::string &capsule = {});
    void tell(const char *what, base::Json facts);
    void observe(const domain::Event &event);
    /// Starts a task and remembers that it runs; none is started while stopping.
    void start(QCoro::Task<void> task);
    [[nodiscard]] QCoro::Task<void> guarded(QCoro::Task<void> task);

    Engine &self;
    Parts parts;
    SettingsPtr settings;
    Market market;
    std::unique_ptr<store::Journal> journal;
    std::unique_ptr<store::MemoryStore> memoryStore;
    std::unique_ptr<Learner> learner;
    std::unique_ptr<Books> books;
    std::unique_ptr<Orders> orders;
    std::unique_ptr<store::NewsStore> newsStore;
    std::unique_ptr<context::Gatherer> gatherer;      // of a live market only
    mutable std::shared_ptr<const NewsView> newsView; // as of newsSerial, for the first watch
    mutable std::uint64_t newsSerial = 0;
    std::unique_ptr<Cycle> cycle;
    using Minds = std::map<std::string, std::unique_ptr<llm::Provider>>; // by id
    Minds providers;
    std::vector<Minds> retired;               // dropped while something was under way
    std::map<std::string, base::Secret> keys; // by secretId(), and those of news services by theirs
    std::vector<WatchState> watches;
    std::vector<Pending> pending;    // oldest first
    std::vector<base::Json> patches; // settings that wait for the end of the cycle

    std::unique_ptr<LiveDesk> streams; // null: the market has no streams
    std::set<std::string> reacting;    // instruments that are being looked at because of a trade
    std::map<std::string, base::UtcTime>
        calmed;                         // until when one that was not confirmed is left to the usual looks
    std::optional<ChartsWanted> charts; // none: as the settings say
    std::vector<SideChart> sideCharts;
    struct FoundPatterns
    {
        base::UtcTime from{}, until{};
        std::vector<studies::PatternEvent> events;
    };
    mutable std::map<std::pair<std::string, base::Milliseconds>, FoundPatterns> patternsFound; // a cache
    std::optional<ClockView> clockCheck;
    std::optional<base::UtcTime> nextClockCheck;
    bool checksClock = false, asksCharts = false;
    std::stop_source asking;            // of the questions under way
    std::stop_source askingAgain;       // of an old question
    std::optional<std::pair<std::string, AskedAgain>> wholeAgain; // the last one, by its capsule
    std::vector<Overheard> overheard;   // not told yet
    QTimer wakeUp, publishing, hearing, overhearing;
    std::optional<base::UtcTime> nextLook, nextRefresh, nextPruning;
    std::vector<QCoro::Task<void>> tasks;
    int running = 0;
    bool living = false; // live() runs
    bool started = false, stopping = false, paused = false, inStep = false, recovered = false, dirty = false;
    int cyclesLeft = 0;     // 0: no end
    bool stopAtEnd = false; // of a candle file
    std::optional<base::Error> failure;
    std::uint64_t serial = 0;
    std::optional<double> ownMilliseconds;
    std::string progress;
    bool wanted = false; // somebody listens for snapshots

    std::shared_ptr<std::vector<TradeView>> trades = std::make_shared<std::vector<TradeView>>();
    std::vector<domain::Trade> replayedTrades;
    /// Both, the replayed ones first, and what it was made of: a cache.
    mutable std::shared_ptr<const std::vector<TradeView>> bothTrades, bothMadeOf;
    std::shared_ptr<const domain::Performance> performance, replayedPerformance;
    std::shared_ptr<const MemoryView> memoryView;
    std::size_t scoredTrades = std::size_t(-1);
    std::unique_ptr<store::Database> replays; // opened when first needed
    std::shared_ptr<std::atomic<bool>> replayStopped = std::make_shared<std::atomic<bool>>(false);
    QThreadPool background; // for what takes long; what draws for a cycle does not wait for it
};

} // namespace engine
