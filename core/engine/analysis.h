// One question or one decision without a desk: what `ask` and `analyze` print. Engine thread.
#pragma once

#include "base/random.h"
#include "engine/settings.h"
#include "exchange/exchange.h"
#include "llm/provider.h"
#include "store/journal.h"

namespace engine {

struct AnalysisRequest
{
    domain::Watch watch;
    Settings settings;
    exchange::Exchange *exchange = nullptr;
    const base::Clock *clock = nullptr;
    base::Random random{1};
    bool picture = true;
};

/// {system,user,image_sha256,evidence:{ref:value},tokens}
[[nodiscard]] base::Task<base::Json> questionOf(AnalysisRequest request);
/// {capsule_id,outcome,decision,evidence_check,verdict,usage,latency_ms,cost}; kept in `journal`'s run. With `trade` the
/// order is placed on paper in that run's account.
[[nodiscard]] base::Task<base::Json> analysisOf(AnalysisRequest request, llm::Provider *provider,
                                                store::Journal *journal, bool trade);

} // namespace engine
