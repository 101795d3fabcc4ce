// The one door to the network: a request in, a response out. Implementations: real, recording, replaying.
// Engine thread.
#pragma once

#include "base/task.h"
#include "base/time.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace net {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Response;

struct Request
{
    std::string method = "GET";
    std::string url; // whole, with its query
    Headers headers; // may hold secrets; never logged, never recorded
    QByteArray body;
    base::Milliseconds deadline{10'000}; // for everything: queueing, retries, the last byte
    qint64 maxBytes = 32 << 20;
    int retries = 2;         // further attempts on a retryable failure, with backoff and jitter
    bool retryStatus = true; // whether 429 and 5xx are retried here (a venue) or left to the caller
    int weight = 1;          // what this call costs of the host's rate budget
    /// The account or quota under which it is made: the pause that a host asks of one is not asked of
    /// another.
    std::string lane{};
    /// Which answers are worth a retry, and how long to wait before it at least; null: as `retryWhen` says.
    std::function<std::optional<base::Milliseconds>(const Response &response)> retryIn{};
    /// Of one attempt, so that a stalled one is tried again; zero: only `deadline`.
    base::Milliseconds perAttempt = base::Milliseconds::zero();
    /// Which answers are worth a retry; null: 408, 429 and 5xx.
    bool (*retryWhen)(const Response &response) = nullptr;
    /// The body of a 2xx answer as it comes, unpacked, in pieces of any size; the response has the whole of
    /// it all the same. An empty piece: the attempt that gave pieces failed and another begins, so what came
    /// is void. Called while the request is under way, never after. Null: nobody listens.
    std::function<void(std::string_view piece)> onBody{};
    /// Its owner's way to end this one request as Cancelled, from the engine thread.
    std::stop_token cancel{};
};

struct Response
{
    int status = 0;
    Headers headers; // names in lower case
    QByteArray body;
    base::Milliseconds latency{0}; // of the last attempt; from the cassette when replayed
    int attempts = 1;
    [[nodiscard]] std::string header(std::string_view lowerCaseName) const;
};

class Http
{
public:
    virtual ~Http() = default;
    /// Any status is a response, a redirect too; errors are Timeout, Network (also an answer that ends
    /// early), Tls, Cancelled, BadData (larger than maxBytes, or not what its encoding says), BadRequest (no
    /// such address), Forbidden (plain HTTP to a host that is neither loopback nor allowed), and RateLimit or
    /// IpBan with `retryAfter` when the host has asked for a pause beyond the deadline. field = host; no
    /// error holds a query or a header.
    [[nodiscard]] virtual base::Task<Response> send(Request request) = 0;
    /// Aborts everything that is under way; callers see Cancelled. Later sends are refused at once.
    virtual void stop() = 0;
};

/// A date as HTTP writes it: "Wed, 21 Oct 2015 07:28:00 GMT". Errors: BadData.
[[nodiscard]] base::Result<base::UtcTime> parseHttpDate(std::string_view text);
/// How long the other side asks to wait: retry-after-ms, retry-after (seconds, or a date against the answer's
/// own Date), or gw-ratelimit-reset (milliseconds, read on 429 only). At most a day.
[[nodiscard]] std::optional<base::Milliseconds> retryAfter(const Response &response);
/// What a status without a better explanation means: 401 auth, 403 forbidden, 404 not_found, 408 timeout, 418
/// ip_ban, 429 rate_limit, 402 payment, 451 forbidden, 4xx bad_request, 503 and 529 overloaded, 5xx server, a
/// redirect unsupported, anything else bad_data. Retry-After is read when there.
[[nodiscard]] base::Error errorOfStatus(const Response &response, const std::string &host);
/// Host of a URL, for messages; never its query or user part.
[[nodiscard]] std::string hostOf(const std::string &url);

} // namespace net
