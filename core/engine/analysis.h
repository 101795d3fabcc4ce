// One question or one decision without a desk: what `ask` and `analyze` print. Engine thread.
#pragma once

#include "base/random.h"
#include "context/gatherer.h"
#include "engine/settings.h"
#include "exchange/exchange.h"
#include "llm/call_keeper.h"
#include "store/journal.h"
#include "store/memory_store.h"

namespace engine {

struct AnalysisRequest
{
    domain::Watch watch;
    Settings settings;
    exchange::Exchange *exchange = nullptr;
    const base::Clock *clock = nullptr;
    base::Random random{1};
    bool picture = true;
    context::Gatherer *gatherer = nullptr; // of a live market; null: only the calendar is told
    store::MemoryStore *memory = nullptr;  // what the desk has learned, only read; null: nothing
    std::string memoryTrouble;             // why it could not be read; empty: it could
    std::shared_ptr<llm::CallKeeper> keeper;         // may be null
    std::function<void(const llm::Piece &)> listen{}; // the answer as it comes; null: nobody listens
};

/// {system,user,image_sha256,evidence:{ref:value},tokens}
[[nodiscard]] base::Task<base::Json> questionOf(AnalysisRequest request);
/// {capsule_id,outcome,decision,evidence_check,verdict,usage,latency_ms,cost}; kept in `journal`'s run. With `trade` the
/// order is placed on paper in that run's account.
/// `chain`: who is asked, in order.
[[nodiscard]] base::Task<base::Json> analysisOf(AnalysisRequest request, std::vector<llm::Provider *> chain,
                                                store::Journal *journal, bool trade);

} // namespace engine
