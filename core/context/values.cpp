#include "context/values.h"

#include "base/text.h"
#include "context/html.h"
#include "net/http.h"

namespace context {

using base::ErrorCode;
using base::Json;

namespace {

/// What a refusal says, wherever the known services put it.
std::string messageOf(const Json &document)
{
    if (!document.is_object())
        return {};
    const Json &status = at(document, "status");
    for (const Json *one : {&at(status, "error_message"), &at(at(document, "Err"), "message"),
                            &at(document, "Message"), &at(document, "message"), &at(document, "error"),
                            &at(at(document, "error"), "message"), &at(at(document, "error"), "status")})
        if (one->is_string() && !one->get_ref<const std::string &>().empty())
            return textIn(*one);
    const Json &inner = at(at(document, "error"), "status");
    return textIn(at(inner, "error_message"));
}

} // namespace

base::Error refusal(std::string_view message, ErrorCode otherwise)
{
    const std::string said = base::lower(message);
    const auto says = [&](const char *word) { return said.find(word) != std::string::npos; };
    ErrorCode code = otherwise;
    if (says("rate limit") || says("too many requests") || says("over your") || says("throttl"))
        code = ErrorCode::RateLimit;
    else if (says("quota") || says("monthly") || says("credit"))
        code = ErrorCode::Quota;
    else if (says("api key") || says("api_key") || says("apikey") || says("unauthori") || says("authenticat"))
        code = ErrorCode::Auth;
    else if (says("not found") || says("does not exist") || says("no data"))
        code = ErrorCode::NotFound;
    std::string words = base::sanitised(message, 300);
    return {code, words.empty() ? "refused without a word" : std::move(words), {}, std::nullopt};
}

base::Result<Json> documentOf(int status, std::string_view body)
{
    auto document = base::parseJson(body, largestAnswer);
    if (status >= 200 && status < 300)
        return document;
    net::Response response;
    response.status = status;
    base::Error error = net::errorOfStatus(response, {});
    if (document)
        if (const std::string said = messageOf(*document); !said.empty())
            error.detail = said;
    return tl::unexpected<base::Error>(std::move(error));
}

const Json &at(const Json &object, const char *field)
{
    static const Json absent;
    if (!object.is_object())
        return absent;
    const auto found = object.find(field);
    return found == object.end() ? absent : *found;
}

std::optional<double> numberIn(const Json &value)
{
    if (value.is_number()) {
        const double out = value.get<double>();
        return std::isfinite(out) ? std::optional(out) : std::nullopt;
    }
    if (!value.is_string())
        return std::nullopt;
    const auto read = base::parseDouble(base::trimmed(value.get_ref<const std::string &>()));
    return read ? std::optional(*read) : std::nullopt;
}

Json number(const Json &value)
{
    const auto read = numberIn(value);
    return read ? Json(*read) : Json();
}

std::string textIn(const Json &value, std::size_t maxBytes)
{
    return value.is_string() ? plainText(value.get_ref<const std::string &>(), maxBytes) : std::string();
}

Json text(const Json &value, std::size_t maxBytes)
{
    std::string out = textIn(value, maxBytes);
    return out.empty() ? Json() : Json(std::move(out));
}

std::optional<base::UtcTime> timeIn(const Json &value)
{
    std::string text;
    if (value.is_number()) {
        const double number = value.get<double>();
        if (!(number >= 1e8) || number > 7.3e12)
            return std::nullopt;
        text = std::to_string(static_cast<long long>(number));
    } else if (value.is_string()) {
        text = std::string(base::trimmed(value.get_ref<const std::string &>()));
    }
    const auto read = base::parseTime(text);
    return read ? std::optional(*read) : std::nullopt;
}

Json time(const Json &value)
{
    const auto read = timeIn(value);
    return read ? Json(base::toMs(*read)) : Json();
}

std::vector<std::string> wordsIn(const Json &value)
{
    std::vector<std::string> out;
    const auto add = [&](std::string_view one) {
        std::string word = plainText(one, 100);
        if (!word.empty() && out.size() < 100)
            out.push_back(std::move(word));
    };
    if (value.is_string())
        for (const std::string_view part : base::split(value.get_ref<const std::string &>(), '|'))
            add(part);
    else if (value.is_array())
        for (const Json &one : value)
            if (one.is_string())
                add(one.get_ref<const std::string &>());
    return out;
}

Json numbersIn(const Json &object)
{
    Json out = Json::object();
    if (object.is_object())
        for (const auto &item : object.items())
            if (const auto value = numberIn(item.value()); value && item.value().is_number())
                out[base::sanitised(item.key(), 120)] = *value;
    return out;
}

Json pairsIn(const Json &list)
{
    Json out = Json::array();
    if (list.is_array())
        for (const Json &one : list) {
            if (!one.is_array() || one.size() != 2)
                continue;
            const auto when = timeIn(one[0]);
            const auto value = numberIn(one[1]);
            if (when && value)
                out.push_back({base::toMs(*when), *value});
        }
    return out;
}

Json numbersOf(const Json &object, std::initializer_list<std::pair<const char *, const char *>> names)
{
    Json out = Json::object();
    for (const auto &[ours, theirs] : names)
        if (const auto value = numberIn(at(object, theirs)))
            out[ours] = *value;
    return out;
}

} // namespace context
