#include "net/redact.h"

#include <QUrl>
#include <QUrlQuery>

#include "base/text.h"

#include <algorithm>
#include <array>

namespace net {

namespace {

constexpr std::string_view redacted = "REDACTED";
constexpr std::size_t shortestSecret = 6; // anything shorter would also tear holes into innocent text

constexpr std::array secretParts = {
    "auth",     "authorization", "cookie", "cookie2", "credential", "key", "passphrase", "passwd",
    "password", "payment",       "pwd",    "secret",  "sign",       "sig", "signature",  "token",
};
constexpr std::array secretEndings = {"apikey",      "apisign",   "accesskey",
                                      "accesstoken", "authtoken", "secretkey"};

bool isSecretPart(std::string_view part)
{
    const auto ends = [&](const char *ending) { return part.ends_with(ending); };
    return std::find(secretParts.begin(), secretParts.end(), part) != secretParts.end() ||
           std::any_of(secretEndings.begin(), secretEndings.end(), ends);
}

QUrl parsed(const std::string &url)
{
    return QUrl::fromEncoded(QByteArray::fromStdString(url));
}

void addSecret(std::vector<std::string> &out, std::string_view value)
{
    const std::size_t blank = value.find(' '); // "Bearer x", "Basic x"
    if (blank != std::string_view::npos)
        addSecret(out, value.substr(blank + 1));
    if (value.size() >= shortestSecret)
        out.emplace_back(value);
}

} // namespace

bool isSecretName(std::string_view name)
{
    std::string lowered = base::lower(name);
    std::replace(lowered.begin(), lowered.end(), '_', '-');
    const std::vector<std::string_view> parts = base::split(lowered, '-');
    return std::any_of(parts.begin(), parts.end(), isSecretPart);
}

std::string urlWithoutSecrets(const std::string &url)
{
    QUrl clean = parsed(url);
    clean.setUserInfo(QString());
    clean.setFragment(QString());
    if (clean.hasQuery()) {
        auto items = QUrlQuery(clean).queryItems(QUrl::FullyEncoded);
        for (auto &[name, value] : items) {
            if (isSecretName(name.toStdString()))
                value = QString::fromUtf8(redacted.data(), qsizetype(redacted.size()));
        }
        QUrlQuery query;
        query.setQueryItems(items);
        clean.setQuery(query);
    }
    return clean.toEncoded().toStdString();
}

Headers headersWithoutSecrets(const Headers &headers)
{
    Headers out;
    std::copy_if(headers.begin(), headers.end(), std::back_inserter(out),
                 [](const auto &header) { return !isSecretName(header.first); });
    return out;
}

std::vector<std::string> secretsOf(const Request &request)
{
    std::vector<std::string> out;
    for (const auto &[name, value] : request.headers) {
        if (isSecretName(name))
            addSecret(out, value);
    }
    const QUrl url = parsed(request.url);
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (isSecretName(name.toStdString()))
            addSecret(out, value.toStdString());
    }
    addSecret(out, url.password(QUrl::FullyDecoded).toStdString());
    // The longest first, so that one secret inside another leaves nothing behind.
    std::sort(out.begin(), out.end(), [](const std::string &a, const std::string &b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    return out;
}

std::string scrubbed(std::string text, const std::vector<std::string> &secrets)
{
    for (const std::string &secret : secrets) {
        for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at)) {
            text.replace(at, secret.size(), redacted);
            at += redacted.size();
        }
    }
    return text;
}

} // namespace net
