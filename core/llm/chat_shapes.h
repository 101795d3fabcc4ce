// The bodies that servers of OpenAI's family send, each told by its shape: chat completions, the older text
// completions, the Responses API, and LM Studio's own chat. Whole documents and parts of streams alike. Pure;
// any thread.
#pragma once

#include "llm/answer.h"
#include "llm/sse.h"

namespace llm {

/// What was read so far.
struct ChatState
{
    domain::ModelCall call;
    std::string refusal; // what the model said instead of an answer
    bool done = false;   // the service has said that it ended
    bool said = false;   // something was read that is part of an answer
};

/// https://platform.openai.com/docs/api-reference/chat/object and …/chat/streaming: the first choice counts.
/// `reasoning_content`, `reasoning`, `reasoning_details` and thinking parts are thinking; a spoken answer
/// counts by its transcript.
void readChat(const base::Json &document, ChatState &state);

/// Whether this is a Response object or an event of its stream.
[[nodiscard]] bool isResponse(const base::Json &document);
/// https://platform.openai.com/docs/api-reference/responses/object and …/responses-streaming. The finish
/// reason is the status, or why the answer is incomplete.
void readResponse(const base::Json &document, ChatState &state);

/// Whether this is an answer of LM Studio's /api/v1/chat or an event of its stream.
[[nodiscard]] bool isLmStudioChat(const base::Json &document);
/// https://lmstudio.ai/docs/developer/rest/chat and …/streaming-events.
void readLmStudioChat(const base::Json &document, ChatState &state);

/// A list or a count: an answer of these services that is no answer of a model.
[[nodiscard]] bool isOtherOperation(const base::Json &document);

/// The parts of one kind in a text or a list of parts: {"type": "text", "text": …}.
[[nodiscard]] std::string partsText(const base::Json &content, const char *kind);

/// An event as a stream has it, for another reader.
[[nodiscard]] std::string written(const SseEvent &event);

} // namespace llm
