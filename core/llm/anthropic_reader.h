// Reads an answer of Anthropic's Messages API, whole or as a stream of events. Pure; any thread.
#pragma once

#include "llm/wire.h"

namespace llm {

[[nodiscard]] std::unique_ptr<AnswerReader> makeAnthropicReader(int status, bool stream);

} // namespace llm
