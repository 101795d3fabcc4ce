// What all readers of answers share: looking into documents without trusting them, and what an answer comes
// to. Pure; any thread.
#pragma once

#include "base/json.h"
#include "domain/model_call.h"

namespace llm {

/// The member of an object; null when it is not there or this is no object.
[[nodiscard]] const base::Json &member(const base::Json &object, const char *name);
/// A member that is text; empty otherwise.
[[nodiscard]] std::string textAt(const base::Json &object, const char *name);
/// A member that is a count of at most 2^30; none otherwise: missing is missing.
[[nodiscard]] std::optional<long long> countAt(const base::Json &object, const char *name);
/// The first of a list; null when it is none.
[[nodiscard]] const base::Json &firstOf(const base::Json &list);

/// How an answer ended, in the words of any service.
enum class Ending { Unknown, Complete, CutOff, Filtered, Misfired, Broken };
[[nodiscard]] Ending endingOf(std::string_view finishReason);

/// Decides the outcome: Failed with an error (Moderation: Refused), Refused when the model said no, was cut
/// off or filtered, or said nothing; else Answered.
void conclude(domain::ModelCall &call, bool refused = false);
/// Failed (or Refused) because of this.
void conclude(domain::ModelCall &call, base::Error error);

/// Gives a Refused call without an error the reason as an error: Moderation or BadData, field "finish_reason"
/// or "text".
void explainRefusal(domain::ModelCall &call);

} // namespace llm
