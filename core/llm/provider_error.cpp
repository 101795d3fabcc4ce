#include "llm/provider_error.h"

#include "base/text.h"
#include "net/http.h"

#include <array>
#include <cctype>
#include <cmath>

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;

constexpr std::size_t longestMessage = 600, longestQuote = 200;
constexpr double longestWait = 86'400'000; // a day, in milliseconds

/// Words that tell more than the status, looked for in type, code and message (in lower case). The first
/// wins.
struct Words
{
    const char *words;
    ErrorCode code;
};
constexpr std::array wordTable = {
    Words{"insufficient_quota", ErrorCode::Quota},
    Words{"exceeded your current quota", ErrorCode::Quota},
    Words{"billing_hard_limit", ErrorCode::Quota},
    Words{"billing_not_active", ErrorCode::Quota},
    Words{"free-models-per-day", ErrorCode::Quota},
    Words{"exceeded_current_quota", ErrorCode::Quota},
    Words{"key limit exceeded", ErrorCode::Quota},
    Words{"usage limit", ErrorCode::Quota},
    Words{"used all available credits", ErrorCode::Quota},
    Words{"context_length", ErrorCode::ContextLength},
    Words{"exceed_context_size", ErrorCode::ContextLength},
    Words{"context length", ErrorCode::ContextLength},
    Words{"context window", ErrorCode::ContextLength},
    Words{"exceed context limit", ErrorCode::ContextLength},
    Words{"input tokens exceed", ErrorCode::ContextLength},
    Words{"prompt exceeds max length", ErrorCode::ContextLength},
    Words{"range of input length", ErrorCode::ContextLength},
    Words{"available context size", ErrorCode::ContextLength},
    Words{"context size has been exceeded", ErrorCode::ContextLength},
    Words{"reduce the length of the messages", ErrorCode::ContextLength},
    Words{"`inputs` tokens + `max_new_tokens`", ErrorCode::ContextLength},
    Words{"maximum prompt length", ErrorCode::ContextLength},
    Words{"prompt is too long", ErrorCode::ContextLength},
    Words{"content_filter", ErrorCode::Moderation},
    Words{"content_policy", ErrorCode::Moderation},
    Words{"content management policy", ErrorCode::Moderation},
    Words{"moderation", ErrorCode::Moderation},
    Words{"input flagged", ErrorCode::Moderation},
    Words{"content filtering policy", ErrorCode::Moderation},
    Words{"violating our usage policy", ErrorCode::Moderation},
    Words{"data_inspection_failed", ErrorCode::Moderation},
    Words{"loading model", ErrorCode::Loading},
    Words{"model is loading", ErrorCode::Loading},
    Words{"currently loading", ErrorCode::Loading},
    Words{"invalid_api_key", ErrorCode::Auth},
    Words{"authentication_error", ErrorCode::Auth},
    Words{"incorrect api key", ErrorCode::Auth},
    Words{"api key not valid", ErrorCode::Auth},
    Words{"invalid api key", ErrorCode::Auth},
    Words{"model_not_found", ErrorCode::NotFound},
    Words{"insufficient balance", ErrorCode::Payment},
    Words{"model has crashed", ErrorCode::Server},
    Words{"rate_limit", ErrorCode::RateLimit},
    Words{"rate limit exceeded", ErrorCode::RateLimit},
    Words{"rate limit reached", ErrorCode::RateLimit},
    Words{"too many requests", ErrorCode::RateLimit},
    Words{"overloaded", ErrorCode::Overloaded},
};

/// A member as text: a string as it is, a number in digits, anything else as nothing.
std::string textOf(const Json &object, const char *name)
{
    const auto found = object.find(name);
    if (found == object.end())
        return {};
    if (found->is_string())
        return found->get<std::string>();
    return found->is_number_integer() ? base::toText(*found) : std::string();
}

int statusOf(const Json &object)
{
    for (const char *name : {"status_code", "code", "status"}) {
        const auto number = base::parseInt(textOf(object, name));
        if (number && *number >= 400 && *number < 600)
            return int(*number);
    }
    return 0;
}

/// What a router was told by the service behind it: "metadata": {"raw": …}.
void addUpstream(const Json &object, std::string &message)
{
    const auto metadata = object.find("metadata");
    if (metadata == object.end() || !metadata->is_object() || !metadata->contains("raw"))
        return;
    const Json &raw = metadata->at("raw");
    const std::string told = raw.is_string()   ? raw.get<std::string>()
                             : raw.is_object() ? textOf(raw, "message")
                                               : std::string();
    if (!told.empty() && message.find(told) == std::string::npos)
        message += ": " + told;
}

WireError fromObject(const Json &object)
{
    WireError out{textOf(object, "message"), textOf(object, "type"), textOf(object, "code"),
                  textOf(object, "param"), statusOf(object)};
    if (out.message.empty())
        out.message = textOf(object, "error");
    if (out.type.empty())
        out.type = textOf(object, "error_type");
    addUpstream(object, out.message);
    return out;
}

/// {"errors": [{"code", "message"}], "success": false} of Cloudflare.
std::optional<WireError> fromList(const Json &document)
{
    const auto errors = document.find("errors");
    if (errors == document.end() || !errors->is_array() || errors->empty() || !errors->front().is_object())
        return std::nullopt;
    return fromObject(errors->front());
}

/// "detail" of FastAPI servers: a text, or a list of {"msg", "loc"}.
std::optional<WireError> fromDetail(const Json &detail)
{
    if (detail.is_string())
        return WireError{detail.get<std::string>(), "", "", "", 0};
    if (!detail.is_array() || detail.empty() || !detail[0].is_object())
        return std::nullopt;
    return WireError{textOf(detail[0], "msg"), textOf(detail[0], "type"), "", "", 0};
}

std::optional<WireError> fromChoice(const Json &document)
{
    const auto choices = document.find("choices");
    if (choices == document.end() || !choices->is_array() || choices->empty() ||
        !choices->front().is_object())
        return std::nullopt;
    const auto error = choices->front().find("error");
    if (error == choices->front().end() || !error->is_object())
        return std::nullopt;
    return fromObject(*error);
}

/// The milliseconds of a unit at the start of a text, which is then without it; 0 when it is none.
double takeUnit(std::string_view &text)
{
    struct Unit
    {
        std::string_view name;
        double milliseconds;
    };
    constexpr std::array units = {
        Unit{"milliseconds", 1}, Unit{"ms", 1},       Unit{"seconds", 1e3}, Unit{"second", 1e3},
        Unit{"secs", 1e3},       Unit{"sec", 1e3},    Unit{"s", 1e3},       Unit{"minutes", 6e4},
        Unit{"minute", 6e4},     Unit{"mins", 6e4},   Unit{"min", 6e4},     Unit{"m", 6e4},
        Unit{"hours", 3.6e6},    Unit{"hour", 3.6e6}, Unit{"h", 3.6e6},     Unit{"days", 8.64e7},
        Unit{"day", 8.64e7},     Unit{"d", 8.64e7},
    };
    while (text.starts_with(' '))
        text.remove_prefix(1);
    for (const Unit &unit : units) {
        const bool ends =
            text.size() == unit.name.size() ||
            !std::isalpha(static_cast<unsigned char>(text.substr(0, unit.name.size() + 1).back()));
        if (text.starts_with(unit.name) && ends) {
            text.remove_prefix(unit.name.size());
            return unit.milliseconds;
        }
    }
    return 0;
}

/// "1h2m3.5s", "350ms", "20 seconds" at the start of a text.
std::optional<std::chrono::milliseconds> durationAt(std::string_view text)
{
    double sum = 0;
    bool any = false;
    for (;;) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
        const auto number = base::parseDouble(text.substr(0, digits));
        std::string_view rest = text.substr(digits);
        const double unit = number ? takeUnit(rest) : 0;
        if (unit == 0)
            break;
        sum += *number * unit;
        any = true;
        text = rest;
    }
    if (!any || !(sum <= longestWait))
        return any ? std::optional(std::chrono::milliseconds(std::int64_t(longestWait))) : std::nullopt;
    return std::chrono::milliseconds(std::int64_t(std::ceil(sum)));
}

ErrorCode codeOfStatus(int status)
{
    if (status == 413)
        return ErrorCode::ContextLength;
    if (status == 418) // a ban at venues, and nothing of the kind here
        return ErrorCode::BadRequest;
    if (status == 501)
        return ErrorCode::Unsupported;
    if (status == 504 || status == 524)
        return ErrorCode::Timeout;
    if (status == 498) // Groq: no room in this tier
        return ErrorCode::Overloaded;
    net::Response response;
    response.status = status;
    return net::errorOfStatus(response, {}).code;
}

} // namespace

std::optional<WireError> wireErrorOf(const Json &document)
{
    if (document.is_array() && !document.empty() && document[0].is_object())
        return wireErrorOf(document[0]);
    if (!document.is_object())
        return std::nullopt;
    if (const auto error = document.find("error"); error != document.end() && !error->is_null()) {
        if (error->is_object())
            return fromObject(*error);
        if (error->is_string())
            return WireError{error->get<std::string>(),
                             textOf(document, "type") + textOf(document, "error_type"),
                             textOf(document, "code"), "", statusOf(document)};
    }
    if (textOf(document, "object") == "error" ||
        (!document.contains("choices") && document.contains("message")))
        return fromObject(document);
    if (const auto detail = document.find("detail");
        detail != document.end() && !document.contains("choices"))
        return fromDetail(*detail);
    if (auto listed = fromList(document))
        return listed;
    return fromChoice(document);
}

std::optional<std::chrono::milliseconds> durationOf(std::string_view text)
{
    return durationAt(base::lower(base::trimmed(text)));
}

std::optional<std::chrono::milliseconds> waitOf(std::string_view message)
{
    const std::string words = base::lower(message.substr(0, 4'000));
    for (const std::string_view lead : {"again in ", "retry after ", "retry in ", "wait for ", "please wait ",
                                        "available in ", "resets in ", "reset after "}) {
        const std::size_t at = words.find(lead);
        if (at == std::string::npos)
            continue;
        if (const auto wait = durationAt(std::string_view(words).substr(at + lead.size())))
            return wait;
    }
    return std::nullopt;
}

ErrorCode errorCodeOf(const WireError &error, int status)
{
    const std::string words = base::lower(error.type + '\n' + error.code + '\n' + error.message);
    const bool good = status < 300;
    const int meant = good && error.status != 0 ? error.status : status;
    for (const Words &row : wordTable) {
        if (words.find(row.words) != std::string::npos)
            return row.code;
    }
    if (meant >= 300)
        return codeOfStatus(meant);
    return words.find("invalid_request") != std::string::npos ? ErrorCode::BadRequest : ErrorCode::Server;
}

base::Error errorOf(const WireError &error, int status)
{
    std::string message = base::shortened(base::sanitised(error.message), longestMessage);
    if (message.empty())
        message = "the service gave no reason";
    if (status >= 300)
        message += " (HTTP " + std::to_string(status) + ")";
    const ErrorCode code = errorCodeOf(error, status);
    std::optional<std::chrono::milliseconds> wait = error.retryAfter;
    if (!wait && base::retryable(code))
        wait = waitOf(error.message);
    return {code, std::move(message), base::shortened(base::sanitised(error.param), 100), wait};
}

base::Error errorOfText(std::string_view body, int status)
{
    const std::string quote = base::shortened(base::sanitised(base::trimmed(body)), longestQuote);
    if (status < 300)
        return {ErrorCode::Malformed, "not an answer of this kind of service: " + quote, "", std::nullopt};
    return errorOf({quote, "", "", "", 0}, status);
}

} // namespace llm
