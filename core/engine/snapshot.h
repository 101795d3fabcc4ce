// What the window may look at: one immutable picture of the desk, shared. Made on the engine thread, read anywhere.
// Unchanged parts are shared between snapshots.
#pragma once

#include "chart/chart_spec.h"
#include "domain/account.h"
#include "domain/capsule.h"
#include "domain/market.h"
#include "domain/memory.h"
#include "domain/model_score.h"
#include "domain/statistics.h"
#include "engine/charts.h"
#include "domain/surroundings.h"
#include "engine/settings.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace engine {

/// A cycle's decision as shown in the Decision panel.
struct DecisionView
{
    std::string capsuleId;
    base::UtcTime time{};
    base::Milliseconds latency{0};
    std::optional<domain::Money> cost;
    std::string provider, model;
    std::optional<domain::DecisionRecord> decision;
    std::optional<domain::EvidenceCheck> evidence;
    std::vector<domain::RuleResult> verdict;
    std::string resolution, outcome, code, detail; // `detail`: in words, what was done or went wrong
    std::optional<domain::Statistic> calibrated;   // none: not enough evidence yet
    std::shared_ptr<const domain::MemoryBrief> memory; // what was recalled; may be null
    std::string question, answer;                  // for the thought stream
    bool fellBack = false;                         // `provider` answered in place of the watch's own mind
    std::vector<std::string> notes;                // why others did not answer, what was left out; not translated
    std::optional<double> costBps;                 // cost ÷ the order's notional, in basis points
    base::Json asking; // gate, council, parts of the question; as in the capsule, null if there is nothing to say
};

/// A piece of a model's answer while it is being written.
struct Overheard
{
    enum class Kind { Begin, Thinking, Text }; // Begin: what came before is void
    std::string watch;                         // its text
    Kind kind = Kind::Text;
    std::string text;
};

/// How a provider of the chain is doing: the light in the status line.
struct ProviderView
{
    std::string id;
    enum class State { Ready, Trying, LeftAlone, Failed, NoKey } state = State::Ready;
    bool first = false;               // the desk's own mind
    std::optional<base::Error> error; // of its last call
    std::optional<base::UtcTime> since;
    base::Milliseconds wait{0};       // until it is asked again, when left alone
};

/// How one sense (or the brain, or the journal) is doing.
struct SenseView
{
    std::string id;                 // "candles" "book" "trades" "model" "journal"
    std::string title;
    enum class State { Off, Fresh, Loading, Stale, Failed } state = State::Off;
    std::optional<base::UtcTime> since; // of the last good answer
    std::optional<base::Error> error;
};

/// What a live stream tells of a market between two looks.
struct LiveView
{
    /// Off: none is wanted, or the venue has none. Polling: it is down, and REST is asked as ever.
    enum class State { Off, Connecting, Live, Polling } state = State::Off;
    std::optional<double> bid, ask;         // top of the book, while Live
    std::optional<base::UtcTime> heard;     // when anything last moved
    std::optional<base::UtcTime> confirmed; // when REST last said the same
    std::optional<base::Error> error;       // why it is down
    std::optional<base::UtcTime> retryAt;   // the next attempt
};
[[nodiscard]] std::string_view name(LiveView::State state);

/// How this machine's clock stands to the venue's.
struct ClockView
{
    base::Milliseconds skew{0}; // how far ahead of the venue's; below zero: behind; as far as it is proven
    base::UtcTime checked{};
    bool wrong = false; // too far apart: candles are closed by the venue's clock
};

/// How much of what a host allows is used up.
struct BudgetView
{
    std::string host;
    std::optional<double> used, limit;  // as the host counts; none where it does not say
    std::optional<base::UtcTime> until; // when it counts anew
    base::Milliseconds paused{0};       // how long nothing is sent there
    double sent = 0;                    // by this desk in the last minute, in weight
};

/// What a watch is doing right now.
enum class Phase { Idle, Loading, Asking, Judging, Waiting, Failed };
[[nodiscard]] std::string_view name(Phase phase);

struct WatchView
{
    domain::Watch watch;
    std::string venueTitle;
    domain::InstrumentPtr instrument;  // null until known
    Phase phase = Phase::Idle;
    std::optional<base::Error> error;  // of the last failed cycle
    base::UtcTime nextClose{};
    std::optional<double> last, changePercent; // current price; over 24 h
    std::optional<base::UtcTime> priceTime;
    std::vector<double> sparkline;     // up to 48 recent closes
    std::shared_ptr<const chart::ChartSpec> chart; // null until there are candles
    std::shared_ptr<const DecisionView> decision;  // the latest; null if none yet
    std::vector<SenseView> senses;
    LiveView live;
};

/// What waits for a person, where the policy is to review: approve, edit or reject it by its id.
struct ProposalView
{
    std::string id;                 // of the cycle
    domain::Watch watch;
    domain::InstrumentPtr instrument;
    std::string capsuleId;          // of the model's own version
    base::UtcTime since{}, expires{}; // by then it counts as rejected
    domain::DecisionRecord decision; // the model's version, to be edited
    std::vector<domain::RuleResult> verdict;
    std::optional<domain::OrderIntent> order; // what would be placed; none: a change of stop and target
    std::string what;               // in words, not translated
};

struct PositionView
{
    domain::Position position;
    std::optional<double> price;        // the current one
    std::optional<domain::Money> net;   // unrealised, net of all fees including the one of closing
    std::optional<double> netPercent;   // of entry notional
    std::optional<double> maePercent, mfePercent, progressPercent;
    std::optional<int> barsHeld;
    std::string nextLook;               // not translated: cadence of the exit monitor: "live", "1m"
};

struct GuardView
{
    std::string id, title, unit;
    double value = 0, bound = 0;        // e.g. −0.4 of −2.0 %
};

struct LogEntry
{
    base::UtcTime time{};
    int level = 0;                      // QtMsgType
    std::string room, text, capsuleId;
};

struct TradeView
{
    domain::Trade trade;
    bool replayed = false;              // from a pre-played stretch, not from the desk's own account
};

/// What the desk has learned, made anew when something was.
struct MemoryView
{
    std::size_t size = 0;
    domain::Share all;
    std::vector<std::shared_ptr<const domain::Experience>> recent; // newest first, at most 200
    std::vector<domain::Rule> rules;
    std::vector<domain::Threshold> thresholds;
    std::vector<domain::Bucket> buckets;
    domain::CalibrationReport calibration;
    std::vector<domain::Statistic> ruleValues; // by cause: what preventing entries saved, in quote currency
};

/// What the desk has read, ranked for the first watch's coin.
struct NewsView
{
    std::string symbol;                 // "BTC/USDT"
    std::vector<domain::ScoredArticle> articles; // the best first; of a search the newest, unscored
    std::vector<domain::SourceView> sources;
};

struct Snapshot
{
    std::uint64_t serial = 0;
    base::UtcTime time{};
    bool running = false, paused = false, stopping = false, recovered = false;
    bool synthetic = false;             // the market is made up
    std::string source;                 // "live" "demo" "file"
    SettingsPtr settings;
    std::vector<WatchView> watches;
    std::shared_ptr<const NewsView> news; // null: nothing is gathered for this market
    std::vector<PositionView> positions;
    std::vector<ProposalView> proposals; // oldest first
    std::shared_ptr<const std::vector<TradeView>> trades; // closed, oldest first
    std::vector<domain::Halt> halts;
    std::vector<GuardView> guards;
    std::optional<ClockView> clock;     // none: not checked yet, or a market with a clock of its own
    std::vector<BudgetView> budgets;    // of the hosts that were asked, by name
    std::vector<ChartView> charts;      // the further ones that the window wants
    domain::Money equity, cash, capital;
    double returnPercent = 0;
    std::optional<domain::Money> modelCostToday;
    std::vector<ProviderView> providers; // the chain of the first watch, in order, and who is missing from it
    std::shared_ptr<const std::vector<domain::ModelScore>> modelScores; // null: nothing is kept
    std::optional<domain::Money> modelSpentToday; // US dollars, by every program of this data folder
    std::shared_ptr<const domain::Performance> performance;         // of the desk's own account; may be null
    std::shared_ptr<const domain::Performance> replayedPerformance; // of the pre-played stretch; may be null
    std::shared_ptr<const MemoryView> memory; // null until there is an account
    std::uint64_t cycles = 0, failedCycles = 0;
    std::optional<double> cycleMilliseconds; // own work in the last cycle
    bool journalBalanced = true;
    std::optional<base::Error> failure; // why the desk had to stop, if it had to
    std::string progress;               // "" or what is under way: "replay 40 %"
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// A capsule opened for looking at.
struct CapsuleView
{
    std::string id;
    base::Json manifest;               // texts put back
    QByteArray picture;                // PNG as the model saw it; empty: none or pruned
    std::vector<domain::Fill> fills;
    std::optional<domain::Trade> trade;
    bool replayed = false;
};

} // namespace engine
