#include "llm/compatible_codec.h"

#include "base/text.h"
#include "llm/anthropic_reader.h"
#include "llm/chat_shapes.h"
#include "llm/provider_error.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;
using domain::ModelCall;

constexpr std::size_t longestBody = 16U << 20;

/// Whether this begins an answer of Anthropic's Messages, which servers of this format often speak as well.
bool isMessages(const Json &document)
{
    const std::string type = textAt(document, "type");
    return type == "message_start" || (type == "message" && member(document, "content").is_array());
}

class ChatReader final : public AnswerReader
{
public:
    ChatReader(int status, ChatManner manner)
        : m_status(status), m_manner(manner), m_parts(BodyParts::Expect::Document)
    {
    }

    void add(std::string_view bytes) override { take(m_parts.add(bytes)); }
    [[nodiscard]] std::string_view text() const override
    {
        return m_other ? m_other->text() : m_state.call.text;
    }
    [[nodiscard]] std::string_view thinking() const override
    {
        return m_other ? m_other->thinking() : m_state.call.thinking;
    }

    [[nodiscard]] ModelCall end() override
    {
        take(m_parts.end());
        if (m_other)
            return m_other->end();
        ModelCall &call = m_state.call;
        const bool silent = m_streamed && !m_state.done && call.finishReason.empty();
        if (!call.error && m_status >= 300)
            call.error = errorOf(WireError{}, m_status);
        if (!call.error && endingOf(call.finishReason) == Ending::Broken)
            call.error =
                base::Error{ErrorCode::Server, "the service broke off", "finish_reason", std::nullopt};
        if (!call.error && silent)
            call.error = base::Error{ErrorCode::Network, "the stream ended early", "", std::nullopt};
        if (call.error && call.error->code == ErrorCode::Payment && m_manner == ChatManner::Credits)
            call.error->code = ErrorCode::Quota;
        conclude(call, !m_state.refusal.empty());
        if (call.text.empty())
            call.text = m_state.refusal; // what the model said instead
        return call;
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
        if (m_other)
            return m_other->add(written(event));
        const std::string_view data = base::trimmed(event.data);
        if (m_state.done || m_state.call.error || data.empty())
            return;
        m_state.done = data == "[DONE]";
        if (m_state.done)
            return;
        const auto document = base::parseJson(data, longestBody);
        if (!document || !document->is_object())
            m_state.call.error =
                base::Error{ErrorCode::Malformed, "a part of the stream is no JSON object", "", std::nullopt};
        else if (isMessages(*document))
            takeOther(written(event), true);
        else
            read(*document, event.name == "error", m_status);
    }

    void takeDocument(const std::string &body)
    {
        if (base::trimmed(body).empty() && m_status < 300)
            return; // nothing at all is an empty answer
        const auto document = base::parseJson(body, longestBody);
        if (!document || !(document->is_object() || document->is_array())) {
            m_state.call.error = errorOfText(body, m_status);
            return;
        }
        if (isMessages(*document))
            return takeOther(body, false);
        read(*document, m_status >= 300, m_status);
        if (!m_state.call.error && !m_state.said && !isOtherOperation(*document))
            m_state.call.error =
                base::Error{ErrorCode::BadData, "the answer holds no choice", "choices", std::nullopt};
    }

    void takeOther(const std::string &bytes, bool stream)
    {
        m_other = makeAnthropicReader(m_status, stream);
        m_other->add(bytes);
    }

    void read(const Json &document, bool isError, int status)
    {
        if (isResponse(document))
            readResponse(document, m_state);
        else if (isLmStudioChat(document))
            readLmStudioChat(document, m_state);
        else
            readChat(document, m_state);
        const auto told = wireErrorOf(document);
        if (!m_state.call.error && (told || isError))
            m_state.call.error = errorOf(told.value_or(WireError{}), status);
    }

    int m_status;
    ChatManner m_manner;
    BodyParts m_parts;
    ChatState m_state;
    bool m_streamed = false;
    std::unique_ptr<AnswerReader> m_other; // of Messages
};

} // namespace

std::unique_ptr<AnswerReader> readChatAnswer(int status, ChatManner manner)
{
    return std::make_unique<ChatReader>(status, manner);
}

std::unique_ptr<AnswerReader> readCompatible(int status, bool)
{
    return readChatAnswer(status, ChatManner::Plain);
}

domain::ModelCall decodeCompatible(int status, std::string_view body, bool stream)
{
    const std::unique_ptr<AnswerReader> reader = readCompatible(status, stream);
    reader->add(body);
    return reader->end();
}

} // namespace llm
