#include "fault_matrix.h"

#include <array>

#include "base/json.h"

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
};

} // namespace

std::span<const Subject> subjects()
{
    return subjectTable;
}

} // namespace faults
