#include "fault_matrix.h"

#include <array>
#include <map>

#include "base/json.h"
#include "llm/event_stream.h"

namespace faults {

namespace {

using base::ErrorCode;
using base::Json;

std::string event(const Json &json)
{
    return "data: " + base::toText(json) + "\n\n";
}

std::string chatAnswer(const std::string &text)
{
    return base::toText(
        {{"id", "chat-1"},
         {"model", "served"},
         {"choices", {{{"index", 0}, {"message", {{"content", text}}}, {"finish_reason", "stop"}}}},
         {"usage", {{"prompt_tokens", 12}, {"completion_tokens", 3}}}});
}

std::string chatStream(const std::string &text)
{
    const std::size_t half = text.size() / 2;
    const auto delta = [](const std::string &piece) {
        return event({{"model", "served"}, {"choices", {{{"index", 0}, {"delta", {{"content", piece}}}}}}});
    };
    return delta(text.substr(0, half)) + ": alive\n\n" + delta(text.substr(half)) +
           event({{"choices", {{{"index", 0}, {"delta", Json::object()}, {"finish_reason", "stop"}}}}}) +
           event({{"choices", Json::array()}, {"usage", {{"prompt_tokens", 12}, {"completion_tokens", 3}}}}) +
           "data: [DONE]\n\n";
}

std::string chatRefusal(int, const std::string &message)
{
    return base::toText({{"error", {{"message", message}}}});
}

std::string chatErrorInside(const std::string &message)
{
    return base::toText({{"error", {{"message", message}, {"code", 502}}}});
}

Json candidate(const std::string &text)
{
    return {{"content", {{"role", "model"}, {"parts", {{{"text", text}}}}}}, {"index", 0}};
}

std::string googleAnswer(const std::string &text)
{
    Json one = candidate(text);
    one["finishReason"] = "STOP";
    return base::toText({{"candidates", {one}},
                         {"modelVersion", "served"},
                         {"usageMetadata", {{"promptTokenCount", 12}, {"candidatesTokenCount", 3}}}});
}

std::string googleStream(const std::string &text)
{
    const std::size_t half = text.size() / 2;
    Json last = candidate(text.substr(half));
    last["finishReason"] = "STOP";
    return event({{"candidates", {candidate(text.substr(0, half))}}}) +
           event({{"candidates", {last}},
                  {"modelVersion", "served"},
                  {"usageMetadata", {{"promptTokenCount", 12}, {"candidatesTokenCount", 3}}}});
}

std::string googleRefusal(int status, const std::string &message)
{
    return base::toText({{"error", {{"code", status}, {"message", message}}}});
}

std::string googleErrorInside(const std::string &message)
{
    return base::toText({{"error", {{"code", 503}, {"message", message}, {"status", "UNAVAILABLE"}}}});
}

std::string anthropicAnswer(const std::string &text)
{
    return base::toText({{"id", "msg_1"},
                         {"type", "message"},
                         {"role", "assistant"},
                         {"model", "served"},
                         {"content", {{{"type", "text"}, {"text", text}}}},
                         {"stop_reason", "end_turn"},
                         {"usage", {{"input_tokens", 12}, {"output_tokens", 3}}}});
}

std::string anthropicEvent(const char *type, Json rest)
{
    rest["type"] = type;
    return std::string("event: ") + type + "\n" + event(rest);
}

std::string anthropicStream(const std::string &text)
{
    const std::size_t half = text.size() / 2;
    const auto delta = [](const std::string &piece) {
        return anthropicEvent("content_block_delta",
                              {{"index", 0}, {"delta", {{"type", "text_delta"}, {"text", piece}}}});
    };
    const Json message = {{"id", "msg_1"}, {"model", "served"}, {"usage", {{"input_tokens", 12}}}};
    return anthropicEvent("message_start", {{"message", message}}) +
           anthropicEvent("content_block_start",
                          {{"index", 0}, {"content_block", {{"type", "text"}, {"text", ""}}}}) +
           delta(text.substr(0, half)) + anthropicEvent("ping", Json::object()) + delta(text.substr(half)) +
           anthropicEvent("content_block_stop", {{"index", 0}}) +
           anthropicEvent("message_delta",
                          {{"delta", {{"stop_reason", "end_turn"}}}, {"usage", {{"output_tokens", 3}}}}) +
           anthropicEvent("message_stop", Json::object());
}

std::string anthropicError(const char *type, const std::string &message)
{
    return base::toText({{"type", "error"}, {"error", {{"type", type}, {"message", message}}}});
}

std::string anthropicRefusal(int status, const std::string &message)
{
    const std::map<int, const char *> types = {{400, "invalid_request_error"}, {401, "authentication_error"},
                                               {402, "billing_error"},         {404, "not_found_error"},
                                               {408, "timeout_error"},         {413, "request_too_large"},
                                               {429, "rate_limit_error"},      {529, "overloaded_error"}};
    const auto found = types.find(status);
    return anthropicError(found == types.end() ? "api_error" : found->second, message);
}

std::string anthropicErrorInside(const std::string &message)
{
    return anthropicError("overloaded_error", message);
}

std::string bedrockAnswer(const std::string &text)
{
    const Json message = {{"role", "assistant"}, {"content", {{{"text", text}}}}};
    return base::toText({{"output", {{"message", message}}},
                         {"stopReason", "end_turn"},
                         {"usage", {{"inputTokens", 12}, {"outputTokens", 3}, {"totalTokens", 15}}}});
}

std::string bedrockStream(const std::string &text)
{
    const std::size_t half = text.size() / 2;
    const auto frame = [](const char *type, const Json &payload) {
        return llm::eventFrame({{":event-type", type}, {":message-type", "event"}}, base::toText(payload));
    };
    const auto delta = [&](const std::string &piece) {
        return frame("contentBlockDelta", {{"contentBlockIndex", 0}, {"delta", {{"text", piece}}}});
    };
    return frame("messageStart", {{"role", "assistant"}}) + delta(text.substr(0, half)) +
           delta(text.substr(half)) + frame("contentBlockStop", {{"contentBlockIndex", 0}}) +
           frame("messageStop", {{"stopReason", "end_turn"}}) +
           frame("metadata", {{"usage", {{"inputTokens", 12}, {"outputTokens", 3}}}});
}

std::string bedrockRefusal(int, const std::string &message)
{
    return base::toText({{"message", message}});
}

std::string bedrockErrorInside(const std::string &message)
{
    return base::toText({{"__type", "InternalServerException"}, {"message", message}});
}

std::string ollamaLine(const std::string &text, bool done)
{
    Json out = {{"model", "served"}, {"message", {{"role", "assistant"}, {"content", text}}}, {"done", done}};
    if (done)
        out.update({{"done_reason", "stop"}, {"prompt_eval_count", 12}, {"eval_count", 3}});
    return base::toText(out) + "\n";
}

std::string ollamaAnswer(const std::string &text)
{
    return ollamaLine(text, true);
}

std::string ollamaStream(const std::string &text)
{
    const std::size_t half = text.size() / 2;
    return ollamaLine(text.substr(0, half), false) + ollamaLine(text.substr(half), false) +
           ollamaLine("", true);
}

std::string ollamaRefusal(int, const std::string &message)
{
    return base::toText({{"error", message}});
}

std::string ollamaErrorInside(const std::string &message)
{
    return ollamaRefusal(200, message);
}

constexpr const char *events = "text/event-stream";

constexpr std::array subjectTable = {
    Subject{"compatible", "m", &chatAnswer, &chatStream, events, &chatRefusal, &chatErrorInside,
            ErrorCode::Server, ErrorCode::Payment, ErrorCode::ContextLength},
    Subject{"openai", "gpt-x", &chatAnswer, &chatStream, events, &chatRefusal, &chatErrorInside,
            ErrorCode::Server, ErrorCode::Payment, ErrorCode::ContextLength},
    Subject{"openrouter", "a/b", &chatAnswer, &chatStream, events, &chatRefusal, &chatErrorInside,
            ErrorCode::Server, ErrorCode::Quota, ErrorCode::ContextLength},
    Subject{"lmstudio", "m", &chatAnswer, &chatStream, events, &chatRefusal, &chatErrorInside,
            ErrorCode::Server, ErrorCode::Payment, ErrorCode::ContextLength},
    Subject{"google", "gemini-x", &googleAnswer, &googleStream, events, &googleRefusal, &googleErrorInside,
            ErrorCode::Overloaded, ErrorCode::Payment, ErrorCode::ContextLength},
    Subject{"anthropic", "claude-x", &anthropicAnswer, &anthropicStream, events, &anthropicRefusal,
            &anthropicErrorInside, ErrorCode::Overloaded, ErrorCode::Quota, ErrorCode::BadRequest},
    Subject{"bedrock", "house.model-v1:0", &bedrockAnswer, &bedrockStream,
            "application/vnd.amazon.eventstream", &bedrockRefusal, &bedrockErrorInside, ErrorCode::Server,
            ErrorCode::Payment, ErrorCode::ContextLength, true},
    Subject{"blockrun", "a/b", &chatAnswer, nullptr, events, &chatRefusal, &chatErrorInside,
            ErrorCode::Server, ErrorCode::Payment, ErrorCode::ContextLength},
    Subject{"ollama", "m", &ollamaAnswer, &ollamaStream, "application/x-ndjson", &ollamaRefusal,
            &ollamaErrorInside, ErrorCode::Server, ErrorCode::Payment, ErrorCode::ContextLength},
    Subject{"llamacpp", "m", &chatAnswer, &chatStream, events, &chatRefusal, &chatErrorInside,
            ErrorCode::Server, ErrorCode::Payment, ErrorCode::ContextLength},
};

} // namespace

std::span<const Subject> subjects()
{
    return subjectTable;
}

} // namespace faults
