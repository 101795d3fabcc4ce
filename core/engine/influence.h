// Leave one out: asks a kept question again without one of its articles. Pure but for askAgain, which runs on
// the engine thread (headless: the main thread).
#pragma once

#include "decision/converse.h"
#include "engine/influence_view.h"
#include "engine/settings.h"
#include "llm/call_keeper.h"

namespace engine {

/// The question of a capsule whose texts were put back, as it was asked but for picture and sampling. Errors:
/// NotFound when its texts were pruned.
[[nodiscard]] base::Result<llm::Question> keptQuestion(const base::Json &manifest);
/// What answers to it are checked against: the price that it named.
[[nodiscard]] decision::Context keptContext(const llm::Question &question, const Settings &settings);
/// Who answered it, with the articles that it carried; neither prices nor keys are looked at.
[[nodiscard]] InfluencePlan influencePlan(const base::Json &manifest);
/// Puts in what one such question is expected to cost, and whether the budgets allow two of them.
void priceOf(InfluencePlan &plan, const llm::Provider &mind, const llm::Question &question,
             llm::CallKeeper *keeper);
[[nodiscard]] llm::Question without(llm::Question question, int article);

[[nodiscard]] QCoro::Task<AskedAgain> askAgain(std::vector<llm::Provider *> chain, llm::Question question,
                                               decision::Context context);
/// {"decision": {"action", "confidence", "stop_loss", "take_profit"} or null, "error": … or null}
[[nodiscard]] base::Json toJson(const AskedAgain &answer);

} // namespace engine
