#include "llm/anthropic_reader.h"

#include "base/text.h"
#include "llm/anthropic.h"
#include "llm/provider_error.h"

#include <array>

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;

constexpr std::size_t longestBody = 16U << 20;

struct ErrorType
{
    std::string_view type;
    ErrorCode code;
};
/// "Errors", "HTTP errors". What is missing is told by its words and its status.
constexpr std::array errorTypes = {
    ErrorType{"authentication_error", ErrorCode::Auth},
    ErrorType{"billing_error", ErrorCode::Quota},
    ErrorType{"permission_error", ErrorCode::Forbidden},
    ErrorType{"not_found_error", ErrorCode::NotFound},
    ErrorType{"request_too_large", ErrorCode::BadRequest},
    ErrorType{"rate_limit_error", ErrorCode::RateLimit},
    ErrorType{"timeout_error", ErrorCode::Timeout},
    ErrorType{"overloaded_error", ErrorCode::Overloaded},
};

base::Error errorOfDocument(const Json &document, int status)
{
    const WireError told = wireErrorOf(document).value_or(WireError{});
    base::Error out = errorOf(told, status);
    for (const ErrorType &row : errorTypes) {
        if (told.type == row.type)
            out.code = row.code;
    }
    const std::string words = base::lower(told.message);
    if (words.find("credit balance is too low") != std::string::npos)
        out.code = ErrorCode::Quota;
    return out;
}

class AnthropicReader final : public AnswerReader
{
public:
    AnthropicReader(int status, bool stream)
        : m_status(status),
          m_parts(stream && status < 300 ? BodyParts::Expect::Events : BodyParts::Expect::Document)
    {
    }

    void add(std::string_view bytes) override { take(m_parts.add(bytes)); }
    [[nodiscard]] std::string_view text() const override { return m_call.text; }
    [[nodiscard]] std::string_view thinking() const override { return m_call.thinking; }

    domain::ModelCall end() override
    {
        m_ending = true;
        take(m_parts.end());
        const bool complete = m_stopped || !m_call.finishReason.empty();
        if (m_streamed && !complete && !m_call.error)
            m_call.error = base::Error{ErrorCode::Network, "the stream ended early", "", std::nullopt};
        conclude(m_call);
        return m_call;
    }

private:
    void take(const std::vector<BodyPart> &parts)
    {
        for (const BodyPart &part : parts) {
            if (part.kind == BodyPart::Kind::Event)
                takeEvent(part.event);
            else
                takeDocument(part.event.data);
        }
    }

    void takeDocument(const std::string &body)
    {
        if (base::trimmed(body).empty() && m_status < 300)
            return; // nothing at all is an empty answer
        const auto document = base::parseJson(body, longestBody);
        if (!document || !document->is_object()) {
            m_call.error = errorOfText(body, m_status);
            return;
        }
        m_call.requestId = textAt(*document, "request_id");
        if (m_status >= 300 || textAt(*document, "type") == "error" || document->contains("error")) {
            m_call.error = errorOfDocument(*document, m_status);
            return;
        }
        if (!member(*document, "content").is_array()) {
            m_call.error = base::Error{ErrorCode::BadData, "the answer holds no content", "content", {}};
            return;
        }
        startMessage(*document);
        for (const Json &block : member(*document, "content"))
            startBlock(block);
        takeReason(*document);
    }

    void takeEvent(const SseEvent &event)
    {
        m_streamed = true;
        if (m_call.error)
            return;
        const auto document = base::parseJson(event.data, longestBody);
        if (!document || !document->is_object()) {
            if (!m_ending) // what the end cut in two is no one's mistake but the network's
                m_call.error =
                    base::Error{ErrorCode::Malformed, "a part of the stream is no JSON object", "", {}};
            return;
        }
        const std::string kind = textAt(*document, "type");
        if (kind == "error" || event.name == "error")
            m_call.error = errorOfDocument(*document, 200);
        else if (kind == "message_start")
            startMessage(member(*document, "message"));
        else if (kind == "content_block_start")
            startBlock(member(*document, "content_block"));
        else if (kind == "content_block_delta")
            takeDelta(member(*document, "delta"));
        else if (kind == "message_delta")
            takeMessageDelta(*document);
        else if (kind == "message_stop")
            m_stopped = true;
        // Pings and what is added to the protocol later say nothing about the answer.
    }

    /// A stream may hold several messages, where the service ran tools of its own between them.
    void startMessage(const Json &message)
    {
        m_stopped = false;
        if (const std::string model = textAt(message, "model"); !model.empty())
            m_call.model = model;
        if (const std::string id = textAt(message, "id"); m_call.requestId.empty())
            m_call.requestId = id;
        takeUsage(member(message, "usage"));
    }

    void startBlock(const Json &block)
    {
        const std::string kind = textAt(block, "type");
        m_inAnswerTool = kind == "tool_use" && textAt(block, "name") == answerTool;
        if (kind == "text")
            m_call.text += textAt(block, "text");
        else if (kind == "thinking")
            m_call.thinking += textAt(block, "thinking");
        else if (m_inAnswerTool && member(block, "input").is_object() && !block["input"].empty())
            m_call.text += base::toText(block["input"]);
    }

    void takeDelta(const Json &delta)
    {
        const std::string kind = textAt(delta, "type");
        if (kind == "text_delta")
            m_call.text += textAt(delta, "text");
        else if (kind == "thinking_delta")
            m_call.thinking += textAt(delta, "thinking");
        else if (kind == "input_json_delta" && m_inAnswerTool)
            m_call.text += textAt(delta, "partial_json");
    }

    void takeReason(const Json &object)
    {
        if (const std::string reason = textAt(object, "stop_reason"); !reason.empty())
            m_call.finishReason = reason;
    }

    void takeMessageDelta(const Json &document)
    {
        takeReason(member(document, "delta"));
        takeUsage(member(document, "usage"));
    }

    /// The counts of a stream are running totals; what a later event leaves out stays.
    void takeUsage(const Json &usage)
    {
        const auto keep = [&](std::optional<long long> &into, const char *name) {
            if (const auto count = countAt(usage, name))
                into = count;
        };
        keep(m_call.usage.inputTokens, "input_tokens");
        keep(m_call.usage.outputTokens, "output_tokens");
        keep(m_call.usage.cachedInputTokens, "cache_read_input_tokens");
        keep(m_call.usage.cacheWriteTokens, "cache_creation_input_tokens");
        if (const auto stays = countAt(member(usage, "cache_creation"), "ephemeral_1h_input_tokens"))
            m_call.usage.longCacheWriteTokens = stays;
        if (const auto thought = countAt(member(usage, "output_tokens_details"), "thinking_tokens"))
            m_call.usage.reasoningTokens = thought;
    }

    int m_status;
    BodyParts m_parts;
    domain::ModelCall m_call;
    bool m_streamed = false, m_stopped = false, m_inAnswerTool = false, m_ending = false;
};

} // namespace

std::unique_ptr<AnswerReader> makeAnthropicReader(int status, bool stream)
{
    return std::make_unique<AnthropicReader>(status, stream);
}

} // namespace llm
