#include "net/recorded_exchange.h"

#include <QStringDecoder>

#include "base/hash.h"
#include "base/json.h"
#include "net/redact.h"

namespace net {

namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr const char *format = "signaldesk.exchange/1";
constexpr std::size_t maxFileBytes = 256U << 20;

void putBody(Json &out, const std::string &body)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(QByteArrayView(body.data(), qsizetype(body.size())));
    if (!decoder.hasError() && !text.startsWith(QChar(0xFEFF)))
        out["body"] = body;
    else
        out["body_base64"] = QByteArray::fromStdString(body).toBase64().toStdString();
}

Result<QByteArray> takeBody(const Json &in)
{
    if (const auto packed = base::optionalText(in, "body_base64"); packed && packed->has_value())
        return QByteArray::fromBase64(QByteArray::fromStdString(**packed));
    const auto text = base::textField(in, "body");
    if (!text)
        return base::fail(text);
    return QByteArray::fromStdString(*text);
}

Json headersAsJson(const Headers &headers, const std::vector<std::string> &secrets)
{
    Json out = Json::array();
    for (const auto &[name, value] : headersWithoutSecrets(headers))
        out.push_back(Json::array({name, scrubbed(value, secrets)}));
    return out;
}

/// A member of an object; null when there is none.
const Json &member(const Json &object, const char *name)
{
    static const Json nothing;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found == object.end() ? nothing : *found;
}

Result<Headers> headersFromJson(const Json &json)
{
    Headers out;
    if (!json.is_array())
        return base::fail(ErrorCode::Schema, "the headers are not a list", "headers");
    for (const Json &pair : json) {
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string())
            return base::fail(ErrorCode::Schema, "a header is not a pair of texts", "headers");
        out.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    }
    return out;
}

Json requestAsJson(const Request &request, const std::vector<std::string> &secrets)
{
    Json out = {{"method", request.method},
                {"url", urlWithoutSecrets(request.url)},
                {"headers", headersAsJson(request.headers, secrets)}};
    putBody(out, scrubbed(request.body.toStdString(), secrets));
    return out;
}

Json responseAsJson(const Response &response, const std::vector<std::string> &secrets)
{
    Json out = {{"status", response.status},
                {"headers", headersAsJson(response.headers, secrets)},
                {"latency_ms", response.latency.count()},
                {"attempts", response.attempts}};
    putBody(out, scrubbed(response.body.toStdString(), secrets));
    return out;
}

Json errorAsJson(const base::Error &error, const std::vector<std::string> &secrets)
{
    return {{"code", base::name(error.code)},
            {"message", scrubbed(error.detail, secrets)},
            {"field", error.field},
            {"retry_after_ms", error.retryAfter ? Json(error.retryAfter->count()) : Json(nullptr)}};
}

Result<Response> responseFromJson(const Json &json)
{
    const auto status = base::intField(json, "status");
    if (!status)
        return base::fail(status);
    const auto latency = base::intField(json, "latency_ms");
    if (!latency)
        return base::fail(latency);
    const auto attempts = base::intField(json, "attempts");
    if (!attempts)
        return base::fail(attempts);
    auto headers = headersFromJson(member(json, "headers"));
    if (!headers)
        return base::fail(headers);
    auto body = takeBody(json);
    if (!body)
        return base::fail(body);
    return Response{int(*status), std::move(*headers), std::move(*body), base::Milliseconds(*latency),
                    int(*attempts)};
}

Result<base::Error> errorFromJson(const Json &json)
{
    const auto code = base::textField(json, "code");
    if (!code)
        return base::fail(code);
    const auto known = base::errorCode(*code);
    if (!known)
        return base::fail(ErrorCode::Schema, "no such error code", "code");
    base::Error error{*known, base::textField(json, "message").value_or(""),
                      base::textField(json, "field").value_or(""), std::nullopt};
    if (const auto wait = base::optionalNumber(json, "retry_after_ms"); wait && wait->has_value())
        error.retryAfter = base::Milliseconds(std::int64_t(**wait));
    return error;
}

std::string keyOf(const std::string &method, const std::string &cleanUrl, const std::string &cleanBody)
{
    return method + '\n' + cleanUrl + '\n' + base::sha256(cleanBody);
}

} // namespace

std::string exchangeKey(const Request &request)
{
    return keyOf(request.method, urlWithoutSecrets(request.url),
                 scrubbed(request.body.toStdString(), secretsOf(request)));
}

std::string writeExchange(const Request &request, const Result<Response> &result)
{
    const std::vector<std::string> secrets = secretsOf(request);
    Json document = {{"format", format}, {"request", requestAsJson(request, secrets)}};
    if (result)
        document["response"] = responseAsJson(*result, secrets);
    else
        document["error"] = errorAsJson(result.error(), secrets);
    return base::toText(document);
}

Result<RecordedExchange> readExchange(std::string_view text)
{
    const auto document = base::parseJson(text, maxFileBytes);
    if (!document)
        return base::fail(document);
    if (member(*document, "format") != format)
        return base::fail(ErrorCode::Schema, "not a recorded exchange", "format");
    const Json &request = member(*document, "request");
    const auto method = base::textField(request, "method");
    const auto url = base::textField(request, "url");
    const auto body = takeBody(request);
    if (!method || !url || !body)
        return base::fail(ErrorCode::Schema, "no method, url or body", "request");
    const std::string key = keyOf(*method, *url, body->toStdString());
    if (const Json &failed = member(*document, "error"); !failed.is_null()) {
        const auto error = errorFromJson(failed);
        if (!error)
            return base::fail(error);
        return RecordedExchange{key, tl::unexpected<base::Error>(*error)};
    }
    auto response = responseFromJson(member(*document, "response"));
    if (!response)
        return base::fail(response);
    return RecordedExchange{key, std::move(response)};
}

} // namespace net
