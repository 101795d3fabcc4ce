#include "llm/compatible_codec.h"

#include "base/text.h"
#include "llm/provider_error.h"

#include <array>

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;
using domain::AnswerOutcome;
using domain::ModelCall;

constexpr std::size_t longestBody = 16U << 20;

const Json &member(const Json &object, const char *name)
{
    static const Json nothing;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found == object.end() ? nothing : *found;
}

std::string textAt(const Json &object, const char *name)
{
    const Json &value = member(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

/// A text, or a list of parts of which those of one kind count: {"type": "text", "text": …} and so on.
std::string partsText(const Json &content, const char *kind)
{
    if (!content.is_array())
        return content.is_string() && std::string_view(kind) == "text" ? content.get<std::string>()
                                                                       : std::string();
    std::string out;
    for (const Json &part : content) {
        const bool isText = std::string_view(kind) == "text";
        if (part.is_string() && isText)
            out += part.get<std::string>();
        const std::string type = textAt(part, "type");
        if (type == kind || (isText && type == "output_text")) {
            const Json &inner = member(part, kind);
            out += inner.is_array() ? partsText(inner, "text") : textAt(part, isText ? "text" : kind);
        }
    }
    return out;
}

std::string thinkingOf(const Json &message)
{
    for (const char *name : {"reasoning_content", "reasoning", "thinking"}) {
        std::string text = textAt(message, name);
        if (!text.empty())
            return text;
    }
    return partsText(member(message, "content"), "thinking");
}

std::optional<long long> countAt(const Json &object, const char *name)
{
    const Json &value = member(object, name);
    if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<std::uint64_t>() > 1U << 30))
        return std::nullopt;
    const auto count = value.get<long long>();
    return count >= 0 ? std::optional(count) : std::nullopt;
}

domain::Usage usageOf(const Json &usage)
{
    domain::Usage out;
    out.inputTokens = countAt(usage, "prompt_tokens");
    out.outputTokens = countAt(usage, "completion_tokens");
    out.cachedInputTokens = countAt(member(usage, "prompt_tokens_details"), "cached_tokens");
    if (!out.cachedInputTokens)
        out.cachedInputTokens = countAt(usage, "prompt_cache_hit_tokens");
    out.reasoningTokens = countAt(member(usage, "completion_tokens_details"), "reasoning_tokens");
    return out;
}

const Json &firstChoice(const Json &document)
{
    static const Json nothing;
    const Json &choices = member(document, "choices");
    return choices.is_array() && !choices.empty() ? choices.front() : nothing;
}

bool isCutOff(const std::string &finishReason)
{
    return finishReason == "length" || finishReason == "max_tokens";
}

bool isFiltered(const std::string &finishReason)
{
    return finishReason == "content_filter" || finishReason == "refusal" || finishReason == "safety";
}

void conclude(ModelCall &call, bool refused)
{
    if (call.error && call.error->code != ErrorCode::Moderation)
        call.outcome = AnswerOutcome::Failed;
    else if (call.error || refused || isCutOff(call.finishReason) || isFiltered(call.finishReason) ||
             base::trimmed(call.text).empty())
        call.outcome = AnswerOutcome::Refused;
    else
        call.outcome = AnswerOutcome::Answered;
}

void fail(ModelCall &call, base::Error error)
{
    call.error = std::move(error);
    conclude(call, false);
}

ModelCall decodeDocument(int status, const Json &document)
{
    ModelCall call;
    call.model = textAt(document, "model");
    call.requestId = textAt(document, "id");
    call.usage = usageOf(member(document, "usage"));
    const Json &choice = firstChoice(document);
    const Json &message = member(choice, "message");
    const std::string refusal = textAt(message, "refusal");
    call.text = message.is_null() ? textAt(choice, "text") : partsText(member(message, "content"), "text");
    call.thinking = thinkingOf(message);
    call.finishReason = textAt(choice, "finish_reason");
    const auto told = wireErrorOf(document);
    if (told || status >= 300)
        fail(call, errorOf(told.value_or(WireError{}), status));
    else if (call.finishReason == "error")
        fail(call, {ErrorCode::Server, "the service broke off", "finish_reason", std::nullopt});
    else if (choice.is_null())
        fail(call, {ErrorCode::BadData, "the answer holds no choice", "choices", std::nullopt});
    else
        conclude(call, !refusal.empty());
    if (call.text.empty())
        call.text = refusal; // what the model said instead
    return call;
}

ModelCall decodeStream(std::string_view body)
{
    SseReader reader;
    CompatibleStream stream;
    bool more = true;
    const auto take = [&](const std::vector<SseEvent> &events) {
        for (const SseEvent &event : events)
            more = more && stream.add(event);
    };
    take(reader.add(body));
    take(reader.end());
    return stream.call(true);
}

} // namespace

bool CompatibleStream::add(const SseEvent &event)
{
    if (m_done || m_call.error)
        return false;
    if (base::trimmed(event.data) == "[DONE]") {
        m_done = true;
        return false;
    }
    const auto document = base::parseJson(event.data, longestBody);
    if (!document || !document->is_object()) {
        m_call.error =
            base::Error{ErrorCode::Malformed, "a part of the stream is no JSON object", "", std::nullopt};
        return false;
    }
    if (const std::string model = textAt(*document, "model"); !model.empty())
        m_call.model = model;
    if (const std::string id = textAt(*document, "id"); !id.empty() && m_call.requestId.empty())
        m_call.requestId = id;
    if (member(*document, "usage").is_object())
        m_call.usage = usageOf(member(*document, "usage"));
    const Json &choice = firstChoice(*document);
    const Json &delta =
        member(choice, "delta").is_null() ? member(choice, "message") : member(choice, "delta");
    m_call.text += delta.is_null() ? textAt(choice, "text") : partsText(member(delta, "content"), "text");
    m_call.thinking += thinkingOf(delta);
    m_refusal += textAt(delta, "refusal");
    if (const std::string reason = textAt(choice, "finish_reason"); !reason.empty())
        m_call.finishReason = reason;
    if (const auto told = wireErrorOf(*document); told || event.name == "error")
        m_call.error = errorOf(told.value_or(WireError{}), 200);
    return !m_call.error;
}

ModelCall CompatibleStream::call(bool ended) const
{
    ModelCall call = m_call;
    if (ended && !call.error && call.finishReason == "error")
        call.error = base::Error{ErrorCode::Server, "the service broke off", "finish_reason", std::nullopt};
    if (ended && !call.error && !m_done && call.finishReason.empty())
        call.error = base::Error{ErrorCode::Network, "the stream ended early", "", std::nullopt};
    conclude(call, !m_refusal.empty());
    if (call.text.empty())
        call.text = m_refusal;
    return call;
}

ModelCall decodeCompatible(int status, std::string_view body, bool stream)
{
    if (body.starts_with("\xEF\xBB\xBF"))
        body.remove_prefix(3);
    const std::string_view start = base::trimmed(body).substr(0, 1);
    ModelCall call;
    if (start.empty() && status < 300) {
        conclude(call, false); // nothing at all is an empty answer
        return call;
    }
    if (looksLikeSse(body) || (stream && status < 300 && start != "{" && start != "["))
        return decodeStream(body);
    const auto document = base::parseJson(body, longestBody);
    if (document && (document->is_object() || document->is_array()))
        return decodeDocument(status, *document);
    fail(call, errorOfText(body, status));
    return call;
}

void explainRefusal(ModelCall &call)
{
    if (call.outcome != AnswerOutcome::Refused || call.error)
        return;
    if (isCutOff(call.finishReason))
        call.error = {ErrorCode::BadData, "the answer was cut off at the limit of tokens", "finish_reason",
                      std::nullopt};
    else if (isFiltered(call.finishReason))
        call.error = {ErrorCode::Moderation, "the service withheld the answer", "finish_reason",
                      std::nullopt};
    else if (!base::trimmed(call.text).empty())
        call.error = {ErrorCode::Moderation, base::shortened(base::sanitised(call.text), 600), "text",
                      std::nullopt};
    else
        call.error = {ErrorCode::BadData, "the answer is empty", "text", std::nullopt};
}

} // namespace llm
