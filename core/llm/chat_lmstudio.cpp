#include "llm/chat_shapes.h"

namespace llm {

namespace {

using base::Json;

void readOutput(const Json &output, domain::ModelCall &call)
{
    if (!output.is_array())
        return;
    for (const Json &item : output) {
        const std::string type = textAt(item, "type");
        if (type == "message")
            call.text += textAt(item, "content");
        else if (type == "reasoning")
            call.thinking += textAt(item, "content");
    }
}

void readObject(const Json &answer, ChatState &state)
{
    domain::ModelCall &call = state.call;
    state.said = true;
    call.model = textAt(answer, "model_instance_id");
    call.requestId = textAt(answer, "response_id");
    if (call.text.empty()) {
        call.thinking.clear();
        readOutput(member(answer, "output"), call);
    }
    const Json &stats = member(answer, "stats");
    call.usage.inputTokens = countAt(stats, "input_tokens");
    call.usage.outputTokens = countAt(stats, "total_output_tokens");
    call.usage.reasoningTokens = countAt(stats, "reasoning_output_tokens");
}

bool isEventName(const std::string &type)
{
    for (const char *start :
         {"chat.", "message.", "reasoning.", "prompt_processing.", "model_load.", "tool_call."}) {
        if (type.starts_with(start))
            return true;
    }
    return false;
}

} // namespace

bool isLmStudioChat(const Json &document)
{
    return member(document, "model_instance_id").is_string() || isEventName(textAt(document, "type"));
}

void readLmStudioChat(const Json &document, ChatState &state)
{
    const std::string type = textAt(document, "type");
    state.said = true;
    if (type == "message.delta")
        state.call.text += textAt(document, "content");
    else if (type == "reasoning.delta")
        state.call.thinking += textAt(document, "content");
    else if (type == "chat.end")
        readObject(member(document, "result"), state);
    else if (!isEventName(type))
        readObject(document, state);
    state.done = type == "chat.end";
}

} // namespace llm
