#include "llm/compatible_codec.h"

#include "base/text.h"
#include "llm/provider_error.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;
using domain::ModelCall;

constexpr std::size_t longestBody = 16U << 20;

/// A text, or a list of parts of which those of one kind count: {"type": "text", "text": …} and so on.
std::string partsText(const Json &content, const char *kind)
{
    const bool isText = std::string_view(kind) == "text";
    if (!content.is_array())
        return content.is_string() && isText ? content.get<std::string>() : std::string();
    std::string out;
    for (const Json &part : content) {
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

/// The choice that counts: the first one, also where a stream sends several side by side.
const Json &choiceOf(const Json &document)
{
    static const Json nothing;
    const Json &choices = member(document, "choices");
    if (!choices.is_array())
        return nothing;
    for (const Json &choice : choices) {
        if (countAt(choice, "index").value_or(0) == 0)
            return choice;
    }
    return nothing;
}

/// What one document says: a whole answer, or one part of a stream.
class ChatReader final : public AnswerReader
{
public:
    ChatReader(int status, bool stream)
        : m_status(status),
          m_parts(stream && status < 300 ? BodyParts::Expect::Events : BodyParts::Expect::Document)
    {
    }

    void add(std::string_view bytes) override { take(m_parts.add(bytes)); }
    [[nodiscard]] std::string_view text() const override { return m_call.text; }
    [[nodiscard]] std::string_view thinking() const override { return m_call.thinking; }

    [[nodiscard]] ModelCall end() override
    {
        take(m_parts.end());
        const bool silent = m_streamed && !m_done && m_call.finishReason.empty();
        if (!m_call.error && endingOf(m_call.finishReason) == Ending::Broken)
            m_call.error =
                base::Error{ErrorCode::Server, "the service broke off", "finish_reason", std::nullopt};
        if (!m_call.error && silent)
            m_call.error = base::Error{ErrorCode::Network, "the stream ended early", "", std::nullopt};
        conclude(m_call, !m_refusal.empty());
        if (m_call.text.empty())
            m_call.text = m_refusal; // what the model said instead
        return m_call;
    }

private:
    void take(const std::vector<BodyPart> &parts)
    {
        for (const BodyPart &part : parts) {
            if (part.kind == BodyPart::Kind::Document)
                takeDocument(part.event.data);
            else
                takeEvent(part.event);
        }
    }

    void takeEvent(const SseEvent &event)
    {
        m_streamed = true;
        if (m_done || m_call.error)
            return;
        m_done = base::trimmed(event.data) == "[DONE]";
        if (m_done)
            return;
        const auto document = base::parseJson(event.data, longestBody);
        if (!document || !document->is_object())
            m_call.error =
                base::Error{ErrorCode::Malformed, "a part of the stream is no JSON object", "", std::nullopt};
        else
            read(*document, event.name == "error", 200);
    }

    void takeDocument(const std::string &body)
    {
        if (base::trimmed(body).empty() && m_status < 300)
            return; // nothing at all is an empty answer
        const auto document = base::parseJson(body, longestBody);
        if (!document || !(document->is_object() || document->is_array())) {
            m_call.error = errorOfText(body, m_status);
            return;
        }
        read(*document, m_status >= 300, m_status);
        const bool empty = choiceOf(*document).is_null();
        if (!m_call.error && empty)
            m_call.error =
                base::Error{ErrorCode::BadData, "the answer holds no choice", "choices", std::nullopt};
    }

    void read(const Json &document, bool isError, int status)
    {
        if (const std::string model = textAt(document, "model"); !model.empty())
            m_call.model = model;
        if (const std::string id = textAt(document, "id"); !id.empty() && m_call.requestId.empty())
            m_call.requestId = id;
        if (member(document, "usage").is_object())
            m_call.usage = usageOf(member(document, "usage"));
        readChoice(choiceOf(document));
        const auto told = wireErrorOf(document);
        if (told || isError)
            m_call.error = errorOf(told.value_or(WireError{}), status);
    }

    void readChoice(const Json &choice)
    {
        const Json &delta =
            member(choice, "delta").is_null() ? member(choice, "message") : member(choice, "delta");
        m_call.text += delta.is_null() ? textAt(choice, "text") : partsText(member(delta, "content"), "text");
        m_call.thinking += thinkingOf(delta);
        m_refusal += textAt(delta, "refusal");
        if (const std::string reason = textAt(choice, "finish_reason"); !reason.empty())
            m_call.finishReason = reason;
    }

    int m_status;
    BodyParts m_parts;
    ModelCall m_call;
    std::string m_refusal;
    bool m_streamed = false, m_done = false;
};

} // namespace

std::unique_ptr<AnswerReader> readCompatible(int status, bool stream)
{
    return std::make_unique<ChatReader>(status, stream);
}

domain::ModelCall decodeCompatible(int status, std::string_view body, bool stream)
{
    const std::unique_ptr<AnswerReader> reader = readCompatible(status, stream);
    reader->add(body);
    return reader->end();
}

} // namespace llm
