#include "llm/answer.h"

#include "base/text.h"

#include <array>

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;
using domain::AnswerOutcome;

struct Reason
{
    std::string_view words;
    Ending ending;
};
/// The documented finish reasons of all services, in lower case.
constexpr std::array reasons = {
    Reason{"stop", Ending::Complete},
    Reason{"end_turn", Ending::Complete},
    Reason{"stop_sequence", Ending::Complete},
    Reason{"eos", Ending::Complete},
    Reason{"eosfound", Ending::Complete},
    Reason{"word", Ending::Complete},
    Reason{"completed", Ending::Complete},
    Reason{"tool_calls", Ending::Complete},
    Reason{"function_call", Ending::Complete},
    Reason{"tool_use", Ending::Complete},
    Reason{"pause_turn", Ending::Complete},
    Reason{"length", Ending::CutOff},
    Reason{"max_tokens", Ending::CutOff},
    Reason{"max_output_tokens", Ending::CutOff},
    Reason{"model_length", Ending::CutOff},
    Reason{"limit", Ending::CutOff},
    Reason{"model_context_window_exceeded", Ending::CutOff},
    Reason{"maxpredictedtokensreached", Ending::CutOff},
    Reason{"contextlengthreached", Ending::CutOff},
    Reason{"content_filter", Ending::Filtered},
    Reason{"content_filtered", Ending::Filtered},
    Reason{"guardrail_intervened", Ending::Filtered},
    Reason{"refusal", Ending::Filtered},
    Reason{"safety", Ending::Filtered},
    Reason{"recitation", Ending::Filtered},
    Reason{"language", Ending::Filtered},
    Reason{"blocklist", Ending::Filtered},
    Reason{"prohibited_content", Ending::Filtered},
    Reason{"spii", Ending::Filtered},
    Reason{"model_armor", Ending::Filtered},
    Reason{"image_safety", Ending::Filtered},
    Reason{"image_prohibited_content", Ending::Filtered},
    Reason{"image_recitation", Ending::Filtered},
    Reason{"sensitive", Ending::Filtered},
    Reason{"error", Ending::Broken},
    Reason{"insufficient_system_resource", Ending::Broken},
    Reason{"network_error", Ending::Broken},
    Reason{"failed", Ending::Broken},
    Reason{"malformed_function_call", Ending::Misfired},
    Reason{"malformed_response", Ending::Misfired},
    Reason{"malformed_model_output", Ending::Misfired},
    Reason{"malformed_tool_use", Ending::Misfired},
    Reason{"unexpected_tool_call", Ending::Misfired},
    Reason{"too_many_tool_calls", Ending::Misfired},
    Reason{"missing_thought_signature", Ending::Misfired},
    Reason{"no_image", Ending::Misfired},
};

constexpr std::size_t longestMessage = 600;

} // namespace

const Json &member(const Json &object, const char *name)
{
    static const Json nothing;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? *found : nothing;
}

std::string textAt(const Json &object, const char *name)
{
    const Json &value = member(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<long long> countAt(const Json &object, const char *name)
{
    const Json &value = member(object, name);
    if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<std::uint64_t>() > 1U << 30))
        return std::nullopt;
    const auto count = value.get<long long>();
    return count >= 0 ? std::optional(count) : std::nullopt;
}

const Json &firstOf(const Json &list)
{
    static const Json nothing;
    return list.is_array() && !list.empty() ? list.front() : nothing;
}

Ending endingOf(std::string_view finishReason)
{
    const std::string words = base::lower(finishReason);
    for (const Reason &row : reasons) {
        if (words == row.words)
            return row.ending;
    }
    return Ending::Unknown;
}

void conclude(domain::ModelCall &call, bool refused)
{
    const Ending ending = endingOf(call.finishReason);
    if (call.error && call.error->code != ErrorCode::Moderation)
        call.outcome = AnswerOutcome::Failed;
    else if (call.error || refused || ending == Ending::CutOff || ending == Ending::Filtered ||
             ending == Ending::Misfired || base::trimmed(call.text).empty())
        call.outcome = AnswerOutcome::Refused;
    else
        call.outcome = AnswerOutcome::Answered;
}

void conclude(domain::ModelCall &call, base::Error error)
{
    call.error = std::move(error);
    conclude(call);
}

void explainRefusal(domain::ModelCall &call)
{
    if (call.outcome != AnswerOutcome::Refused || call.error)
        return;
    const Ending ending = endingOf(call.finishReason);
    if (ending == Ending::CutOff)
        call.error = {ErrorCode::BadData, "the answer was cut off at the limit of tokens", "finish_reason",
                      std::nullopt};
    else if (ending == Ending::Filtered)
        call.error = {ErrorCode::Moderation, "the service withheld the answer", "finish_reason",
                      std::nullopt};
    else if (ending == Ending::Misfired)
        call.error = {ErrorCode::BadData,
                      "the model got its answer wrong: " + base::sanitised(call.finishReason),
                      "finish_reason", std::nullopt};
    else if (!base::trimmed(call.text).empty())
        call.error = {ErrorCode::Moderation, base::shortened(base::sanitised(call.text), longestMessage),
                      "text", std::nullopt};
    else
        call.error = {ErrorCode::BadData, "the answer is empty", "text", std::nullopt};
}

} // namespace llm
