// One call of a model as it is kept. Values; any thread.
#pragma once

#include "base/json.h"
#include "base/time.h"
#include "domain/money.h"

#include <optional>
#include <string>

namespace domain {

/// Tokens as the service counted them; missing is missing.
struct Usage
{
    std::optional<long long> inputTokens, outputTokens, cachedInputTokens, reasoningTokens;
    std::optional<long long> cacheWriteTokens{}; // put into the service's cache, where it counts them apart
    std::optional<long long> longCacheWriteTokens{}; // of these, those that stay for an hour
};

enum class AnswerOutcome { Answered, Refused, Failed };
[[nodiscard]] std::string_view name(AnswerOutcome outcome); // "answered" "refused" "failed"

struct ModelCall
{
    std::string provider, model;
    AnswerOutcome outcome = AnswerOutcome::Failed;
    std::string text; // the raw answer, whole
    std::string thinking;
    std::string finishReason; // as the service names it
    std::string requestId;
    Usage usage;
    base::Milliseconds latency{0};
    std::optional<Money> cost; // none: unknown
    bool freeKey = false;      // it cost nothing because of a key that its owner says is free
    std::optional<base::Error> error;
    std::string reask; // what the model was told was wrong before this call; empty for the first
    bool sawPicture = false;
};
[[nodiscard]] base::Json toJson(const ModelCall &call);
[[nodiscard]] base::Result<ModelCall> modelCallFromJson(const base::Json &json);
[[nodiscard]] base::Json toJson(const Usage &usage);
[[nodiscard]] base::Json
toJson(const base::Error &error); // {"code","message","field","retryable","retry_after_s"}

} // namespace domain
