#include "llm/chat_shapes.h"
#include "llm/provider_error.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;

constexpr const char *between = "\n\n"; // the parts of a summary of thoughts

void addThought(std::string &thinking, const std::string &text)
{
    if (!thinking.empty() && !text.empty())
        thinking += between;
    thinking += text;
}

void readThoughts(const Json &item, std::string &thinking)
{
    for (const char *list : {"summary", "content"}) {
        const Json &parts = member(item, list);
        if (!parts.is_array())
            continue;
        for (const Json &part : parts)
            addThought(thinking, textAt(part, "text"));
    }
}

void readOutput(const Json &output, ChatState &state)
{
    if (!output.is_array())
        return;
    for (const Json &item : output) {
        const std::string type = textAt(item, "type");
        if (type == "reasoning")
            readThoughts(item, state.call.thinking);
        if (type == "message") {
            state.call.text += partsText(member(item, "content"), "text");
            state.refusal += partsText(member(item, "content"), "refusal");
        }
    }
}

void readFinish(const Json &response, domain::ModelCall &call)
{
    const std::string why = textAt(member(response, "incomplete_details"), "reason");
    const std::string status = textAt(response, "status");
    if (!why.empty())
        call.finishReason = why;
    else if (status != "in_progress" && status != "queued")
        call.finishReason = status;
}

/// The object itself. Of a stream's end only what its deltas have not told.
void readObject(const Json &response, ChatState &state)
{
    domain::ModelCall &call = state.call;
    state.said = true;
    call.model = textAt(response, "model");
    call.requestId = textAt(response, "id");
    if (call.text.empty() && state.refusal.empty()) {
        call.thinking.clear();
        readOutput(member(response, "output"), state);
    }
    const Json &usage = member(response, "usage");
    if (usage.is_object()) {
        call.usage.inputTokens = countAt(usage, "input_tokens");
        call.usage.outputTokens = countAt(usage, "output_tokens");
        call.usage.cachedInputTokens = countAt(member(usage, "input_tokens_details"), "cached_tokens");
        call.usage.reasoningTokens = countAt(member(usage, "output_tokens_details"), "reasoning_tokens");
    }
    readFinish(response, call);
    if (const auto told = wireErrorOf(response); told && member(response, "error").is_object())
        call.error = errorOf(*told, 200);
    else if (call.finishReason == "failed")
        call.error = base::Error{ErrorCode::Server, "the service broke off", "finish_reason", std::nullopt};
}

void readEvent(const std::string &type, const Json &event, ChatState &state)
{
    const std::string delta = textAt(event, "delta");
    if (type == "response.output_text.delta")
        state.call.text += delta;
    else if (type == "response.refusal.delta")
        state.refusal += delta;
    else if (type == "response.reasoning_summary_text.delta" || type == "response.reasoning_text.delta")
        state.call.thinking += delta;
    else if (type == "response.reasoning_summary_part.added" && !state.call.thinking.empty())
        state.call.thinking += between;
    state.done = type == "response.completed" || type == "response.incomplete" || type == "response.failed";
    if (state.done)
        readObject(member(event, "response"), state);
}

} // namespace

bool isResponse(const Json &document)
{
    return textAt(document, "object") == "response" || textAt(document, "type").starts_with("response.");
}

void readResponse(const Json &document, ChatState &state)
{
    state.said = true;
    const std::string type = textAt(document, "type");
    if (type.starts_with("response."))
        readEvent(type, document, state);
    else
        readObject(document, state);
}

} // namespace llm
