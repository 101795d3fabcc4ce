// Drives the same cycle over recorded candles with a recorded clock: fills at the next bar's open, nothing else differs.
// Engine thread.
#pragma once

#include "domain/position.h"
#include "domain/statistics.h"
#include "engine/settings.h"
#include "exchange/file_exchange.h"
#include "llm/provider.h"
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
    std::function<bool(double share)> progress; // false: cancel; may be empty
};

struct ReplayResult
{
    std::string run;        // id under which journal and capsules are kept
    std::vector<domain::Trade> trades;
    domain::Performance performance;
    bool balanced = true;
    std::string journalSha256, capsulesSha256;
    std::size_t cycles = 0, failed = 0, denied = 0;
    std::map<std::string, std::size_t> outcomes, denials;
    std::size_t drawdownResumes = 0; // halts lifted by time because nobody is there
    double seconds = 0;     // own work, by the machine's clock; not part of any digest
    bool synthetic = false;
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

} // namespace engine
