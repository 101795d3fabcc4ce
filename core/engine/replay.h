// Drives the same cycle over recorded candles with a recorded clock: fills at the next bar's open, nothing else differs.
// Engine thread.
#pragma once

#include "domain/position.h"
#include "domain/statistics.h"
#include "engine/settings.h"
#include "exchange/file_exchange.h"
#include "llm/call_keeper.h"
#include "store/journal.h"

#include <functional>

namespace engine {

struct ReplayRequest
{
    exchange::CandleFile file;
    domain::Watch watch;
    Settings settings;
    std::optional<base::UtcTime> from, to; // closes to decide at; none: from the first bar with enough warm-up
    std::uint64_t seed = 1;
    std::string label = "replay"; // the beginning of the run's id
    bool lean = false;      // text and capsules for trades only
    bool baselines = true;
    std::shared_ptr<llm::CallKeeper> keeper; // may be null
    std::function<bool(double share)> progress; // false: cancel; may be empty
};

/// What a model said over a replay.
struct ModelTally
{
    long long calls = 0, refused = 0, failed = 0;
    long long malformed = 0;              // answers that could not be read
    std::vector<long long> latencies;     // ms, of what was answered or refused
    domain::Money cost = domain::Money::zero("USD"); // of the calls whose cost is known
    long long unknownCosts = 0, inputTokens = 0, outputTokens = 0;
    std::map<base::UtcTime, std::string> actions; // by close: "hold" "open_long" …, or "refused" "failed"
};

struct ReplayResult
{
    std::string run;        // id under which journal and capsules are kept
    std::vector<domain::Trade> trades;
    domain::Performance performance;
    bool balanced = true;
    std::string journalSha256, capsulesSha256, memorySha256;
    std::size_t experiences = 0, rules = 0;
    std::vector<domain::Statistic> ruleValues; // what preventing entries saved; not of a lean replay
    std::size_t cycles = 0, failed = 0, denied = 0;
    std::map<std::string, std::size_t> outcomes, denials;
    std::size_t drawdownResumes = 0; // halts lifted by time because nobody is there
    double seconds = 0;     // own work, by the machine's clock; not part of any digest
    bool synthetic = false;
    ModelTally tally;
};

/// The trades and the equity of a run that was kept: what an earlier pre-play left.
struct KeptRun
{
    std::vector<domain::Trade> trades;
    std::vector<domain::EquityPoint> equity;
    double capital = 0;
};
[[nodiscard]] base::Result<KeptRun> keptRun(store::Database &database, const std::string &run);

/// `database`: where journal and capsules go (a replay of the same request replaces the earlier one).
/// Errors: BadData (no bar in the range), Storage, Cancelled.
[[nodiscard]] base::Result<ReplayResult> replay(ReplayRequest request, llm::Provider &provider,
                                                store::Database &database);
[[nodiscard]] base::Json toJson(const ReplayResult &result);

/// What a replay of a model may come to, before it is asked: one question a bar, as large as the one at the last bar.
struct Forecast
{
    std::size_t questions = 0;
    long long inputTokens = 0, outputTokens = 0;  // of one question, estimated
    std::optional<domain::Money> cost;            // of all; none: the price is unknown
};
[[nodiscard]] base::Result<Forecast> forecast(const ReplayRequest &request, const llm::Provider &provider,
                                              const llm::CallKeeper &keeper);

} // namespace engine
