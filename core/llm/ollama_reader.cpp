#include "llm/ollama.h"

#include "base/text.h"
#include "llm/chat_shapes.h"
#include "llm/compatible_codec.h"
#include "llm/provider_error.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;

constexpr std::size_t longestBody = 16U << 20;

/// Whether a value is of the /v1 API: chat completions, responses or messages.
bool isOpenAiShape(const Json &value)
{
    return value.contains("choices") || textAt(value, "type") == "message" ||
           member(value, "error").is_object() || (value.contains("object") && !value.contains("done"));
}

class OllamaReader final : public AnswerReader
{
public:
    OllamaReader(int status, bool stream) : m_status(status), m_stream(stream) {}

    void add(std::string_view bytes) override { take(m_parts.add(bytes)); }

    [[nodiscard]] std::string_view text() const override { return m_other ? m_other->text() : m_call.text; }
    [[nodiscard]] std::string_view thinking() const override
    {
        return m_other ? m_other->thinking() : m_call.thinking;
    }

    domain::ModelCall end() override
    {
        if (!m_ended)
            take(m_parts.end());
        m_ended = true;
        if (m_other)
            return m_other->end();
        if (!m_call.error && !m_done && (m_values > 1 || (m_stream && m_values > 0)))
            m_call.error = base::Error{ErrorCode::Network, "the stream ended early", "", {}};
        conclude(m_call);
        return m_call;
    }

private:
    void take(const std::vector<BodyPart> &parts)
    {
        for (const BodyPart &part : parts) {
            if (part.kind == BodyPart::Kind::Event || m_other)
                takeOther(part);
            else if (part.kind == BodyPart::Kind::Broken)
                takeBroken(part.event.data);
            else if (part.kind == BodyPart::Kind::Document)
                takeText(part.event.data);
            else
                takeValue(part.event.data);
        }
    }

    /// A part of the /v1 API, written again as it came.
    void takeOther(const BodyPart &part)
    {
        const bool event = part.kind == BodyPart::Kind::Event;
        if (!m_other)
            m_other = readCompatible(m_status, event || m_stream);
        if (!event) {
            m_other->add(part.event.data);
            return;
        }
        m_other->add(written(part.event));
    }

    void takeBroken(const std::string &rest)
    {
        if (m_call.error)
            return;
        m_call.error = m_status >= 300 || m_values == 0
                           ? errorOfText(rest, m_status)
                           : base::Error{ErrorCode::Network, "the stream ended early", "", {}};
    }

    void takeText(const std::string &body)
    {
        if (!base::trimmed(body).empty() || m_status >= 300)
            m_call.error = errorOfText(body, m_status);
    }

    void takeValue(const std::string &text)
    {
        if (m_call.error || m_done)
            return;
        const auto value = base::parseJson(text, longestBody);
        if (!value || !value->is_object()) {
            m_call.error = base::Error{ErrorCode::Malformed, "a part of the answer is no JSON", "", {}};
            return;
        }
        if (m_values++ == 0 && isOpenAiShape(*value)) {
            takeOther({BodyPart::Kind::Value, {"", text}});
            return;
        }
        if (m_status >= 300 || value->contains("error")) {
            m_call.error = errorOf(wireErrorOf(*value).value_or(WireError{}), m_status);
            return;
        }
        takePiece(*value);
    }

    void takePiece(const Json &piece)
    {
        const Json &message = member(piece, "message");
        if (!message.is_object() && !member(piece, "response").is_string() &&
            !member(piece, "done").is_boolean()) {
            m_call.error = base::Error{ErrorCode::BadData, "the answer holds no message", "message", {}};
            return;
        }
        m_call.text += message.is_object() ? textAt(message, "content") : textAt(piece, "response");
        m_call.thinking += message.is_object() ? textAt(message, "thinking") : textAt(piece, "thinking");
        if (const std::string model = textAt(piece, "model"); !model.empty())
            m_call.model = model;
        if (member(piece, "done") != Json(true))
            return;
        m_done = true;
        m_call.finishReason = textAt(piece, "done_reason");
        m_call.usage.inputTokens = countAt(piece, "prompt_eval_count");
        m_call.usage.outputTokens = countAt(piece, "eval_count");
    }

    int m_status;
    bool m_stream;
    BodyParts m_parts{BodyParts::Expect::Values};
    std::unique_ptr<AnswerReader> m_other; // of the /v1 API
    domain::ModelCall m_call;
    int m_values = 0;
    bool m_done = false, m_ended = false;
};

} // namespace

std::unique_ptr<AnswerReader> makeOllamaReader(int status, bool stream)
{
    return std::make_unique<OllamaReader>(status, stream);
}

} // namespace llm
