#include "llm/sigv4.h"

#include <algorithm>
#include <array>
#include <map>

#include <QUrl>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/hash.h"
#include "base/text.h"

namespace llm {

namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

std::string hmac(std::string_view key, std::string_view text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned size = 0;
    HMAC(EVP_sha256(), key.data(), int(key.size()), reinterpret_cast<const unsigned char *>(text.data()),
         text.size(), out.data(), &size);
    return {reinterpret_cast<const char *>(out.data()), size};
}

std::string hex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

/// Percent-encoded but for the unreserved characters of RFC 3986, and those of `kept`.
std::string encoded(std::string_view text, std::string_view kept = {})
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool plain =
            letter || (c >= '0' && c <= '9') || std::string_view("-._~").find(c) != std::string_view::npos;
        if (plain || kept.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string decoded(std::string_view text)
{
    const QByteArray bytes(text.data(), qsizetype(text.size()));
    return QByteArray::fromPercentEncoding(bytes).toStdString();
}

/// RFC 3986, 5.2.4, and runs of slashes as one.
std::string normalisedPath(std::string_view path)
{
    std::vector<std::string_view> kept;
    for (const std::string_view part : base::split(path, '/')) {
        if (part == ".." && !kept.empty())
            kept.pop_back();
        else if (!part.empty() && part != "." && part != "..")
            kept.push_back(part);
    }
    std::string out;
    for (const std::string_view part : kept)
        (out += '/') += part;
    const bool folder = path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
    return out.empty() || folder ? out + '/' : out;
}

std::string canonicalQuery(std::string_view query)
{
    std::vector<std::pair<std::string, std::string>> parts;
    for (const std::string_view part : base::split(query, '&')) {
        if (part.empty())
            continue;
        const std::size_t equals = part.find('=');
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1);
        parts.emplace_back(encoded(decoded(part.substr(0, equals))), encoded(decoded(value)));
    }
    std::sort(parts.begin(), parts.end());
    std::string out;
    for (const auto &[name, value] : parts)
        out += (out.empty() ? "" : "&") + name + '=' + value;
    return out;
}

/// Without spaces around it, and runs of spaces as one.
std::string foldedValue(std::string_view value)
{
    std::string out;
    for (const char c : base::trimmed(value)) {
        if (c != ' ' || !out.ends_with(' '))
            out += c;
    }
    return out;
}

/// By name in lower case; several of one name joined in their order.
std::map<std::string, std::string> canonicalHeaders(const net::Headers &headers)
{
    std::map<std::string, std::string> out;
    for (const auto &[name, value] : headers) {
        const auto [at, fresh] = out.try_emplace(base::lower(name), foldedValue(value));
        if (!fresh)
            at->second += ',' + foldedValue(value);
    }
    return out;
}

std::string signedNames(const std::map<std::string, std::string> &headers)
{
    std::string out;
    for (const auto &[name, value] : headers)
        out += (out.empty() ? "" : ";") + name;
    return out;
}

std::string scopeText(const AwsScope &scope)
{
    std::string out = scope.date.substr(0, 8);
    out.append("/").append(scope.region).append("/").append(scope.service).append("/aws4_request");
    return out;
}

} // namespace

std::string awsDate(base::UtcTime time)
{
    std::string out; // 2015-08-30T12:36:00.000Z without its marks and its fraction
    for (const char c : base::iso(time).substr(0, 19)) {
        if (c != '-' && c != ':')
            out += c;
    }
    return out + 'Z';
}

std::string canonicalRequest(const AwsRequest &request)
{
    const auto headers = canonicalHeaders(request.headers);
    std::string out = request.method + '\n' + encoded(normalisedPath(request.path), "/") + '\n' +
                      canonicalQuery(request.query) + '\n';
    for (const auto &[name, value] : headers)
        out += name + ':' + value + '\n';
    return out + '\n' + signedNames(headers) + '\n' + base::sha256(request.body);
}

std::string stringToSign(const AwsRequest &request, const AwsScope &scope)
{
    return std::string(algorithm) + '\n' + scope.date + '\n' + scopeText(scope) + '\n' +
           base::sha256(canonicalRequest(request));
}

std::string authorizationOf(const AwsRequest &request, const AwsKeys &keys, const AwsScope &scope)
{
    std::string key = hmac("AWS4" + keys.secretKey.reveal(), scope.date.substr(0, 8));
    key = hmac(key, scope.region);
    key = hmac(key, scope.service);
    key = hmac(key, "aws4_request");
    std::string out(algorithm);
    out.append(" Credential=").append(keys.accessKey).append("/").append(scopeText(scope));
    out.append(", SignedHeaders=").append(signedNames(canonicalHeaders(request.headers)));
    out.append(", Signature=").append(hex(hmac(key, stringToSign(request, scope))));
    return out;
}

base::Result<void> signRequest(net::Request &request, const AwsKeys &keys, const std::string &region,
                               const std::string &service, base::UtcTime now)
{
    const QUrl url = QUrl::fromEncoded(QByteArray::fromStdString(request.url), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return base::fail(base::ErrorCode::BadRequest, "not the address of a server", "base_url");
    const AwsScope scope{region, service, awsDate(now)};
    std::string host = url.host(QUrl::FullyEncoded).toStdString();
    if (url.port() > 0)
        host += ':' + std::to_string(url.port());
    net::Headers added = {{"X-Amz-Date", scope.date}};
    if (!keys.sessionToken.isEmpty())
        added.emplace_back("X-Amz-Security-Token", keys.sessionToken.reveal());
    AwsRequest asked{request.method, url.path(QUrl::FullyEncoded).toStdString(),
                     url.query(QUrl::FullyEncoded).toStdString(), added, request.body.toStdString()};
    asked.headers.emplace_back("Host", host);
    for (const auto &[name, value] : request.headers) {
        if (base::equalsIgnoringCase(name, "Content-Type"))
            asked.headers.emplace_back(name, value);
    }
    added.emplace_back("Authorization", authorizationOf(asked, keys, scope));
    request.headers.insert(request.headers.end(), added.begin(), added.end());
    return {};
}

} // namespace llm
