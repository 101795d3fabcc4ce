#include "net/http.h"

#include <QUrl>

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace net {

namespace {

using base::ErrorCode;
using base::Milliseconds;

constexpr Milliseconds longestPause{86'400'000};

std::optional<Milliseconds> positive(const std::string &text, double unitMs)
{
    const auto number = base::parseDouble(base::trimmed(text));
    if (!number || *number < 0)
        return std::nullopt;
    const double ms = std::min(std::ceil(*number * unitMs), double(longestPause.count()));
    return Milliseconds(std::int64_t(ms));
}

std::optional<Milliseconds> until(const std::string &date, const std::string &now)
{
    const auto then = parseHttpDate(date);
    const auto from = parseHttpDate(now);
    if (!then || !from)
        return std::nullopt;
    return std::clamp(*then - *from, Milliseconds(0), longestPause);
}

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Auth;
    case 402:
        return ErrorCode::Payment;
    case 403:
    case 451:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 408:
        return ErrorCode::Timeout;
    case 418:
        return ErrorCode::IpBan;
    case 429:
        return ErrorCode::RateLimit;
    case 503:
    case 529:
        return ErrorCode::Overloaded;
    default:
        break;
    }
    if (status >= 500 && status < 600)
        return ErrorCode::Server;
    if (status >= 400 && status < 500)
        return ErrorCode::BadRequest;
    return status >= 300 && status < 400 ? ErrorCode::Unsupported : ErrorCode::BadData;
}

} // namespace

std::string Response::header(std::string_view lowerCaseName) const
{
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const auto &header) { return header.first == lowerCaseName; });
    return found == headers.end() ? std::string() : found->second;
}

base::Result<base::UtcTime> parseHttpDate(std::string_view text)
{
    constexpr std::size_t length = 29;
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const bool shaped = text.size() == length && text.substr(3, 2) == ", " && text.ends_with(" GMT");
    const std::size_t month = shaped ? months.find(text.substr(8, 3)) : std::string_view::npos;
    if (month == std::string_view::npos || month % 3 != 0)
        return base::fail(ErrorCode::BadData, "not a date of HTTP");
    const std::string number = std::to_string(month / 3 + 1);
    std::string iso(text.substr(12, 4));
    iso += (number.size() < 2 ? "-0" : "-") + number + '-';
    iso += text.substr(5, 2);
    iso += 'T';
    iso += text.substr(17, 8);
    return base::parseTime(iso);
}

std::optional<Milliseconds> retryAfter(const Response &response)
{
    if (const std::string ms = response.header("retry-after-ms"); !ms.empty()) {
        if (const auto wait = positive(ms, 1))
            return wait;
    }
    if (const std::string text = response.header("retry-after"); !text.empty()) {
        const auto seconds = positive(text, 1000);
        return seconds ? seconds : until(text, response.header("date"));
    }
    return response.status == 429 ? positive(response.header("gw-ratelimit-reset"), 1) : std::nullopt;
}

base::Error errorOfStatus(const Response &response, const std::string &host)
{
    std::string detail = "HTTP " + std::to_string(response.status) + " from " + host;
    return {codeOf(response.status), std::move(detail), host, retryAfter(response)};
}

std::string hostOf(const std::string &url)
{
    return QUrl::fromEncoded(QByteArray::fromStdString(url)).host().toStdString();
}

} // namespace net
