#include "llm/google_codec.h"

#include "base/text.h"
#include "llm/provider_error.h"

#include <array>

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;
using domain::ModelCall;

constexpr std::size_t longestBody = 16U << 20;

/// google.rpc.Code, as "status" of an error names it.
struct Status
{
    std::string_view name;
    ErrorCode code;
};
constexpr std::array statuses = {
    Status{"INVALID_ARGUMENT", ErrorCode::BadRequest},
    Status{"FAILED_PRECONDITION", ErrorCode::Forbidden}, // of the country or the billing
    Status{"OUT_OF_RANGE", ErrorCode::BadRequest},
    Status{"UNAUTHENTICATED", ErrorCode::Auth},
    Status{"PERMISSION_DENIED", ErrorCode::Forbidden},
    Status{"NOT_FOUND", ErrorCode::NotFound},
    Status{"RESOURCE_EXHAUSTED", ErrorCode::RateLimit},
    Status{"CANCELLED", ErrorCode::Server},
    Status{"UNKNOWN", ErrorCode::Server},
    Status{"INTERNAL", ErrorCode::Server},
    Status{"DATA_LOSS", ErrorCode::Server},
    Status{"ABORTED", ErrorCode::Server},
    Status{"UNIMPLEMENTED", ErrorCode::Unsupported},
    Status{"UNAVAILABLE", ErrorCode::Overloaded},
    Status{"DEADLINE_EXCEEDED", ErrorCode::Timeout},
};

const Json &errorObject(const Json &document)
{
    const Json &value = document.is_array() ? firstOf(document) : document;
    return member(value, "error");
}

/// The entry of "details" of one kind: "RetryInfo", "QuotaFailure", "ErrorInfo".
const Json &detail(const Json &error, std::string_view kind)
{
    static const Json nothing;
    const Json &details = member(error, "details");
    if (!details.is_array())
        return nothing;
    for (const Json &one : details) {
        if (textAt(one, "@type").ends_with(kind))
            return one;
    }
    return nothing;
}

/// Whether every limit that was met is one of a day: waiting a minute does not help.
bool isOfADay(const Json &error)
{
    const Json &violations = member(detail(error, "QuotaFailure"), "violations");
    if (!violations.is_array() || violations.empty())
        return false;
    for (const Json &one : violations) {
        if (textAt(one, "quotaId").find("PerDay") == std::string::npos)
            return false;
    }
    return true;
}

ErrorCode codeOf(const Json &error, int status)
{
    const std::string words = base::lower(textAt(error, "message"));
    const auto says = [&](const char *what) { return words.find(what) != std::string::npos; };
    if (textAt(detail(error, "ErrorInfo"), "reason").starts_with("API_KEY_") || says("api key"))
        return ErrorCode::Auth;
    if (says("unregistered callers"))
        return ErrorCode::Auth;
    if (says("exceeds the maximum number of tokens") || says("input token count"))
        return ErrorCode::ContextLength;
    if (isOfADay(error) || says("credits are depleted") || says("limit: 0"))
        return ErrorCode::Quota;
    const std::string name = textAt(error, "status");
    for (const Status &row : statuses) {
        if (name == row.name)
            return row.code;
    }
    const long long told = countAt(error, "code").value_or(0);
    return errorCodeOf({"", "", "", "", int(std::min<long long>(told, 999))}, status);
}

base::Error errorOfDocument(const Json &document, int status)
{
    const Json &error = errorObject(document);
    if (!error.is_object())
        return errorOf(wireErrorOf(document).value_or(WireError{}), status);
    base::Error out = errorOf({textAt(error, "message"), "", "", ""}, status);
    out.code = codeOf(error, status);
    out.retryAfter.reset();
    if (!base::retryable(out.code))
        return out;
    out.retryAfter = durationOf(textAt(detail(error, "RetryInfo"), "retryDelay"));
    if (!out.retryAfter)
        out.retryAfter = waitOf(textAt(error, "message"));
    return out;
}

/// Thoughts are billed as output and counted apart: "candidatesTokenCount" is without them. Every part of a
/// stream counts all that came before it; one that counts nothing changes nothing.
void readUsage(const Json &meta, domain::Usage &usage)
{
    const domain::Usage told{countAt(meta, "promptTokenCount"), countAt(meta, "candidatesTokenCount"),
                             countAt(meta, "cachedContentTokenCount"), countAt(meta, "thoughtsTokenCount")};
    if (told.inputTokens || told.outputTokens || told.cachedInputTokens || told.reasoningTokens)
        usage = told;
}

const Json &candidateOf(const Json &document)
{
    static const Json nothing;
    const Json &candidates = member(document, "candidates");
    if (!candidates.is_array())
        return nothing;
    for (const Json &one : candidates) {
        if (countAt(one, "index").value_or(0) == 0)
            return one;
    }
    return nothing;
}

class GoogleReader final : public AnswerReader
{
public:
    explicit GoogleReader(int status)
        : m_status(status), m_parts(status < 300 ? BodyParts::Expect::Values : BodyParts::Expect::Document)
    {
    }

    void add(std::string_view bytes) override { take(m_parts.add(bytes)); }
    [[nodiscard]] std::string_view text() const override { return m_call.text; }
    [[nodiscard]] std::string_view thinking() const override { return m_call.thinking; }

    [[nodiscard]] ModelCall end() override
    {
        take(m_parts.end());
        if (!m_call.error && m_status >= 300)
            m_call.error = errorOf(WireError{}, m_status);
        const bool streamed = m_events > 0 || m_values > 1;
        if (!m_call.error && streamed && m_call.finishReason.empty())
            m_call.error = base::Error{ErrorCode::Network, "the stream ended early", "", std::nullopt};
        conclude(m_call);
        return m_call;
    }

private:
    void take(const std::vector<BodyPart> &parts)
    {
        for (const BodyPart &part : parts) {
            if (!m_call.error)
                take(part);
        }
    }

    void take(const BodyPart &part)
    {
        const std::string &data = part.event.data;
        if (part.kind == BodyPart::Kind::Document && m_status < 300 && base::trimmed(data).empty())
            return; // nothing at all is an empty answer
        if (part.kind == BodyPart::Kind::Event && base::trimmed(data) == "[DONE]")
            return;
        m_events += part.kind == BodyPart::Kind::Event ? 1 : 0;
        m_values += part.kind == BodyPart::Kind::Value ? 1 : 0;
        const auto document = base::parseJson(data, longestBody);
        if (document && (document->is_object() || document->is_array()))
            return read(*document);
        if (part.kind == BodyPart::Kind::Document)
            m_call.error = errorOfText(data, m_status);
        else if (part.kind == BodyPart::Kind::Broken && m_values > 0)
            m_call.error = base::Error{ErrorCode::Network, "the stream ended early", "", std::nullopt};
        else
            m_call.error =
                base::Error{ErrorCode::Malformed, "a part of the answer is no JSON object", "", std::nullopt};
    }

    void read(const Json &document)
    {
        if (m_status >= 300 || errorObject(document).is_object() || wireErrorOf(document)) {
            m_call.error = errorOfDocument(document, m_status);
            return;
        }
        if (const std::string model = textAt(document, "modelVersion"); !model.empty())
            m_call.model = model;
        if (const std::string id = textAt(document, "responseId"); !id.empty())
            m_call.requestId = id;
        readUsage(member(document, "usageMetadata"), m_call.usage);
        readCandidate(candidateOf(document));
        readFeedback(member(document, "promptFeedback"));
    }

    void readCandidate(const Json &candidate)
    {
        const Json &parts = member(member(candidate, "content"), "parts");
        if (parts.is_array()) {
            for (const Json &part : parts)
                (member(part, "thought") == true ? m_call.thinking : m_call.text) += textAt(part, "text");
        }
        if (const std::string reason = textAt(candidate, "finishReason"); !reason.empty())
            m_call.finishReason = reason;
    }

    void readFeedback(const Json &feedback)
    {
        const std::string reason = textAt(feedback, "blockReason");
        if (reason.empty())
            return;
        m_call.finishReason = reason;
        std::string why = base::shortened(base::sanitised(textAt(feedback, "blockReasonMessage")), 600);
        if (why.empty())
            why = "the service blocked the question";
        m_call.error = base::Error{ErrorCode::Moderation, std::move(why), "finish_reason", std::nullopt};
    }

    int m_status;
    BodyParts m_parts;
    ModelCall m_call;
    int m_events = 0, m_values = 0;
};

/// One that answers questions; no name otherwise: there are others for pictures, speech and vectors.
ModelInfo readModel(const Json &entry)
{
    const Json &methods = member(entry, "supportedGenerationMethods");
    if (methods.is_array() &&
        std::find(methods.begin(), methods.end(), Json("generateContent")) == methods.end())
        return {};
    std::string id = textAt(entry, "name");
    if (id.starts_with("models/"))
        id.erase(0, 7);
    return {std::move(id), textAt(entry, "displayName"), countAt(entry, "inputTokenLimit"), {}};
}

} // namespace

std::unique_ptr<AnswerReader> readGoogle(int status, bool)
{
    return std::make_unique<GoogleReader>(status);
}

ModelCall decodeGoogle(int status, std::string_view body, bool)
{
    GoogleReader reader(status);
    reader.add(body);
    return reader.end();
}

std::optional<Dialect> adaptedGoogle(const Asking &asking, int status, std::string_view body)
{
    if (status < 300 && body.find("\"error\"") == std::string_view::npos)
        return std::nullopt; // an answer, which need not be read again to know it
    const ModelCall call = decodeGoogle(status, body, asking.stream);
    if (!call.error)
        return std::nullopt;
    Dialect out = asking.dialect;
    const ErrorCode code = call.error->code;
    const bool busy =
        code == ErrorCode::Overloaded || code == ErrorCode::RateLimit || code == ErrorCode::Quota;
    if (busy && out.key == 0 && !keyAt(asking.options, 0).isEmpty() && !keyAt(asking.options, 1).isEmpty()) {
        out.key = 1;
        return out;
    }
    if (code != ErrorCode::BadRequest && code != ErrorCode::Unsupported)
        return std::nullopt;
    const std::string words = base::lower(body.substr(0, 20'000));
    const auto says = [&](const char *what) { return words.find(what) != std::string::npos; };
    const bool tools = asking.options.codeExecution && out.codeExecution;
    if (tools && (says("code execution") || says("code_execution") || says("codeexecution") || says("tool")))
        out.codeExecution = false;
    else if (says("thinking"))
        out.thinking = false;
    else if (says("developer instruction") || says("system instruction") || says("systeminstruction"))
        out.system = false;
    else if (out.schemaForm == 0 && (says("responsejsonschema") || says("response_json_schema")))
        out.schemaForm = 1;
    else if (says("schema") || says("json mode") || says("response mime type") || says("responsemimetype") ||
             says("response_mime_type"))
        out.schema = false;
    else if (says("image input modality") || says("does not support image") || says("image input is not"))
        out.picture = false;
    else if (says("top_k") || says("topk") || says("top_p") || says("temperature"))
        out.sampling = false;
    else if (says("seed"))
        out.seed = false;
    return out == asking.dialect ? std::nullopt : std::optional(out);
}

base::Result<std::vector<ModelInfo>> readGoogleList(std::string_view body)
{
    return modelsOf(body, "models", &readModel);
}

} // namespace llm
