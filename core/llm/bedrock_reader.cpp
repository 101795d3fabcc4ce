#include "llm/bedrock_reader.h"

#include "base/text.h"
#include "llm/anthropic.h"
#include "llm/event_stream.h"
#include "llm/provider_error.h"

#include <array>

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;

constexpr std::size_t longestBody = 16U << 20;

struct ErrorName
{
    std::string_view name; // in lower case, without "exception"
    ErrorCode code;
};
constexpr std::array errorNames = {
    ErrorName{"accessdenied", ErrorCode::Forbidden},
    ErrorName{"expiredtoken", ErrorCode::Auth},
    ErrorName{"unrecognizedclient", ErrorCode::Auth},
    ErrorName{"invalidclienttokenid", ErrorCode::Auth},
    ErrorName{"invalidsignature", ErrorCode::Auth},
    ErrorName{"signaturedoesnotmatch", ErrorCode::Auth},
    ErrorName{"incompletesignature", ErrorCode::Auth},
    ErrorName{"missingauthenticationtoken", ErrorCode::Auth},
    ErrorName{"notauthorized", ErrorCode::Forbidden},
    ErrorName{"optinrequired", ErrorCode::Forbidden},
    ErrorName{"requestexpired", ErrorCode::ClockSkew},
    ErrorName{"requesttimetooskewed", ErrorCode::ClockSkew},
    ErrorName{"internalserver", ErrorCode::Server},
    ErrorName{"internalfailure", ErrorCode::Server},
    ErrorName{"modelerror", ErrorCode::Server},
    ErrorName{"modelstreamerror", ErrorCode::Server},
    ErrorName{"modelnotready", ErrorCode::Loading},
    ErrorName{"modeltimeout", ErrorCode::Timeout},
    ErrorName{"resourcenotfound", ErrorCode::NotFound},
    ErrorName{"servicequotaexceeded", ErrorCode::Quota},
    ErrorName{"serviceunavailable", ErrorCode::Overloaded},
    ErrorName{"throttling", ErrorCode::RateLimit},
    ErrorName{"toomanyrequests", ErrorCode::RateLimit},
    ErrorName{"validation", ErrorCode::BadRequest},
};

/// Words that tell more than the name: validation covers many things.
struct ErrorWords
{
    std::string_view words;
    ErrorCode code;
};
constexpr std::array errorWords = {
    ErrorWords{"signature expired", ErrorCode::ClockSkew},
    ErrorWords{"signature not yet current", ErrorCode::ClockSkew},
    ErrorWords{"security token included in the request", ErrorCode::Auth},
    ErrorWords{"request signature we calculated", ErrorCode::Auth},
    ErrorWords{"authentication failed", ErrorCode::Auth},
    ErrorWords{"input is too long", ErrorCode::ContextLength},
    ErrorWords{"too many input tokens", ErrorCode::ContextLength},
    ErrorWords{"too many total text bytes", ErrorCode::ContextLength},
    ErrorWords{"exceeds the maximum number of tokens", ErrorCode::ContextLength},
};

/// "AccessDeniedException" of "com.amazon.coral.service#AccessDeniedException:http://…", as the table has it.
std::string plainName(std::string_view type)
{
    type = type.substr(0, type.find(':'));
    if (const std::size_t mark = type.rfind('#'); mark != std::string_view::npos)
        type.remove_prefix(mark + 1);
    std::string out = base::lower(type);
    for (const std::string_view ending : {"exception", "error"}) {
        const bool isName = out == "modelerror" || out == "modelstreamerror";
        if (out.ends_with(ending) && !isName)
            out.resize(out.size() - ending.size());
    }
    return out;
}

std::optional<ErrorCode> codeOfName(std::string_view type)
{
    const std::string name = plainName(type);
    for (const ErrorName &row : errorNames) {
        if (name == row.name)
            return row.code;
    }
    return std::nullopt;
}

std::optional<ErrorCode> codeOfWords(const std::string &message)
{
    const std::string words = base::lower(message);
    for (const ErrorWords &row : errorWords) {
        if (words.find(row.words) != std::string::npos)
            return row.code;
    }
    return std::nullopt;
}

std::string messageOf(const Json &document)
{
    for (const char *name : {"message", "Message", "originalMessage"}) {
        if (std::string text = textAt(document, name); !text.empty())
            return text;
    }
    return textAt(member(document, "error"), "message");
}

class BedrockReader final : public AnswerReader
{
public:
    explicit BedrockReader(int status) : m_status(status) {}

    void add(std::string_view bytes) override
    {
        if (bytes.empty())
            return;
        if (!m_begun) // a frame begins with its length, of which the first byte is zero
            m_frames = bytes.front() == '\0';
        m_begun = true;
        if (!m_frames) {
            m_body += bytes;
            return;
        }
        for (const EventFrame &frame : m_reader.add(bytes))
            takeFrame(frame);
        if (m_reader.error() && !m_call.error)
            m_call.error = m_reader.error();
    }

    [[nodiscard]] std::string_view text() const override { return m_call.text; }
    [[nodiscard]] std::string_view thinking() const override { return m_call.thinking; }

    domain::ModelCall end() override
    {
        if (!m_frames)
            takeDocument();
        else if (!m_call.error && (m_call.finishReason.empty() || m_reader.inFrame()))
            m_call.error = base::Error{ErrorCode::Network, "the stream ended early", "", {}};
        if (!m_call.error && endingOf(m_call.finishReason) == Ending::Broken)
            m_call.error =
                base::Error{ErrorCode::Server, "the model's answer was broken", "finish_reason", {}};
        conclude(m_call);
        return m_call;
    }

private:
    void takeDocument()
    {
        if (base::trimmed(m_body).empty() && m_status < 300)
            return; // nothing at all is an empty answer
        const auto document = base::parseJson(m_body, longestBody);
        if (!document || !document->is_object()) {
            m_call.error = errorOfText(m_body, m_status);
            return;
        }
        const Json &message = member(member(*document, "output"), "message");
        if (m_status >= 300 || (message.is_null() && !messageOf(*document).empty())) {
            std::string type = textAt(*document, "__type");
            m_call.error = bedrockError(type, messageOf(*document), m_status);
            return;
        }
        if (!message.is_object()) {
            m_call.error = base::Error{ErrorCode::BadData, "the answer holds no message", "output", {}};
            return;
        }
        for (const Json &block : member(message, "content"))
            takeBlock(block);
        m_call.finishReason = textAt(*document, "stopReason");
        takeUsage(member(*document, "usage"));
    }

    void takeBlock(const Json &block)
    {
        m_call.text += textAt(block, "text");
        m_call.thinking += textAt(member(member(block, "reasoningContent"), "reasoningText"), "text");
        for (const Json &cited : member(member(block, "citationsContent"), "content"))
            m_call.text += textAt(cited, "text");
        const Json &tool = member(block, "toolUse");
        if (textAt(tool, "name") == answerTool && member(tool, "input").is_object())
            m_call.text += base::toText(tool["input"]);
    }

    void takeFrame(const EventFrame &frame)
    {
        if (m_call.error)
            return;
        const auto document = base::parseJson(frame.payload, longestBody);
        const Json payload = document && document->is_object() ? *document : Json::object();
        const std::string kind = frame.header(":message-type");
        if (kind == "exception") {
            m_call.error = bedrockError(frame.header(":exception-type"), messageOf(payload), 200);
        } else if (kind == "error") {
            m_call.error = bedrockError(frame.header(":error-code"), frame.header(":error-message"), 200);
        } else if (!document) {
            m_call.error = base::Error{ErrorCode::Malformed, "a part of the stream is no JSON", "", {}};
        } else {
            takeEvent(frame.header(":event-type"), payload);
        }
    }

    void takeEvent(const std::string &kind, const Json &payload)
    {
        if (kind == "contentBlockStart") {
            const Json &tool = member(member(payload, "start"), "toolUse");
            m_inAnswerTool = textAt(tool, "name") == answerTool;
        } else if (kind == "contentBlockStop") {
            m_inAnswerTool = false;
        } else if (kind == "contentBlockDelta") {
            takeDelta(member(payload, "delta"));
        } else if (kind == "messageStop") {
            m_call.finishReason = textAt(payload, "stopReason");
        } else if (kind == "metadata") {
            takeUsage(member(payload, "usage"));
        } else if (kind.ends_with("Exception")) { // some proxies send it as an event
            m_call.error = bedrockError(kind, messageOf(payload), 200);
        }
    }

    void takeDelta(const Json &delta)
    {
        m_call.text += textAt(delta, "text");
        m_call.thinking += textAt(member(delta, "reasoningContent"), "text");
        if (m_inAnswerTool)
            m_call.text += textAt(member(delta, "toolUse"), "input");
    }

    void takeUsage(const Json &usage)
    {
        m_call.usage.inputTokens = countAt(usage, "inputTokens");
        m_call.usage.outputTokens = countAt(usage, "outputTokens");
        m_call.usage.cachedInputTokens = countAt(usage, "cacheReadInputTokens");
        m_call.usage.cacheWriteTokens = countAt(usage, "cacheWriteInputTokens");
        const Json &details = member(usage, "cacheDetails");
        for (const Json &one : details.is_array() ? details : Json::array())
            if (textAt(one, "ttl") == "1h")
                m_call.usage.longCacheWriteTokens = countAt(one, "inputTokens");
    }

    int m_status;
    EventStreamReader m_reader;
    std::string m_body;
    domain::ModelCall m_call;
    bool m_begun = false, m_frames = false, m_inAnswerTool = false;
};

} // namespace

base::Error bedrockError(std::string_view type, const std::string &message, int status)
{
    const WireError told{message, std::string(type), "", "", 0};
    base::Error out = errorOf(told, status);
    const auto byWords = codeOfWords(message);
    const auto byName = codeOfName(type);
    if (byWords)
        out.code = *byWords;
    else if (byName && out.code != ErrorCode::ContextLength)
        out.code = *byName;
    else if (!byName && status == 424)
        out.code = ErrorCode::Server;
    return out;
}

void readBedrockHeaders(const net::Response &answer, domain::ModelCall &call)
{
    if (const std::string id = answer.header("x-amzn-requestid"); !id.empty())
        call.requestId = id;
    const std::string type = answer.header("x-amzn-errortype");
    if (!call.error || type.empty() || answer.status < 300 || codeOfWords(call.error->detail))
        return;
    if (const auto code = codeOfName(type); code && call.error->code != ErrorCode::ContextLength)
        call.error->code = *code;
}

std::unique_ptr<AnswerReader> makeBedrockReader(int status, bool)
{
    return std::make_unique<BedrockReader>(status);
}

} // namespace llm
