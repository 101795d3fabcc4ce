#include "net/real_http.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include "base/text.h"
#include "net/budget.h"
#include "net/flight.h"
#include "net/host_gate.h"
#include "net/public_address.h"

#include <algorithm>
#include <deque>

namespace net {

namespace {

Q_LOGGING_CATEGORY(room, "desk.net", QtInfoMsg)

using base::ErrorCode;
using base::Milliseconds;
using base::Result;

constexpr Milliseconds longestBackoff{8'000};

constexpr int connectionsOfAManager = 6; // to one host: what QNetworkAccessManager opens, and queues beyond

struct Manager
{
    QNetworkAccessManager network;
    std::map<std::string, int> active; // by host
};

/// Shared by the door and by every coroutine under way, so that neither outlives what it uses.
/// What was sent to a host in the last minute.
struct Sent
{
    std::deque<std::pair<qint64, int>> parts; // when, in ms of the door's life, and the weight

    void forget(qint64 now)
    {
        constexpr qint64 minute = 60'000;
        while (!parts.empty() && now - parts.front().first >= minute)
            parts.pop_front();
    }
    [[nodiscard]] double weight() const
    {
        double out = 0;
        for (const auto &[when, part] : parts)
            out += part;
        return out;
    }
};

struct State
{
    State(HttpOptions chosen, base::Random seeded)
        : options(std::move(chosen)), random(seeded), gate(options.perHostParallel)
    {
        age.start();
    }

    HttpOptions options;
    base::Random random;
    Waiting everybody;
    HostGate gate;
    QElapsedTimer age;
    std::map<std::string, Sent> sent;
    std::map<std::string, HostBudget> told; // by the hosts' last answers that told anything
    std::vector<std::unique_ptr<Manager>> managers; // as many as were ever needed at once
    bool gone = false;                              // the door is, and its managers with it
};

/// A place at a manager: the first that has one, else at a new one. Given up when destroyed.
class Seat
{
public:
    Seat(std::shared_ptr<State> state, std::string host) : m_state(std::move(state)), m_host(std::move(host))
    {
        auto &managers = m_state->managers;
        const auto free = std::find_if(managers.begin(), managers.end(), [this](const auto &one) {
            return one->active[m_host] < connectionsOfAManager;
        });
        m_manager =
            free == managers.end() ? managers.emplace_back(std::make_unique<Manager>()).get() : free->get();
        ++m_manager->active[m_host];
    }
    ~Seat()
    {
        if (!m_state->gone)
            --m_manager->active[m_host];
    }
    Seat(const Seat &) = delete;
    Seat &operator=(const Seat &) = delete;
    [[nodiscard]] QNetworkAccessManager &manager() const { return m_manager->network; }

private:
    std::shared_ptr<State> m_state;
    std::string m_host;
    Manager *m_manager;
};

Milliseconds left(const QDeadlineTimer &deadline)
{
    return Milliseconds(std::max<qint64>(deadline.remainingTime(), 0));
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

/// Errors: BadRequest, Forbidden.
Result<QUrl> addressOf(const Request &request, const HttpOptions &options)
{
    QUrl url = QUrl::fromEncoded(QByteArray::fromStdString(request.url), QUrl::StrictMode);
    const std::string host = url.host().toStdString();
    const bool plain = url.scheme() == QLatin1String("http");
    if (!url.isValid() || host.empty() || (!plain && url.scheme() != QLatin1String("https")))
        return base::fail(ErrorCode::BadRequest, "not an address of http or https", host);
    if (plain && !isLoopback(url.host()) && options.plainHosts.count(host) == 0)
        return base::fail(ErrorCode::Forbidden,
                          "without TLS only to this machine or an allowed host, not to " + host, host);
    const auto breaks = [](const auto &header) {
        return (header.first + header.second).find_first_of("\r\n") != std::string::npos;
    };
    if (std::any_of(request.headers.begin(), request.headers.end(), breaks))
        return base::fail(ErrorCode::BadRequest, "a header with a line break in it", host);
    return url;
}

QNetworkRequest wireRequest(const Request &request, const QUrl &url, const HttpOptions &options)
{
    QNetworkRequest wire(url);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    for (const auto attribute :
         {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
          QNetworkRequest::AuthenticationReuseAttribute})
        wire.setAttribute(attribute, QNetworkRequest::Manual);
    wire.setRawHeader("User-Agent", QByteArray::fromStdString(options.userAgent));
    if (!request.body.isEmpty())
        wire.setRawHeader("Content-Type", "application/octet-stream"); // unless the caller knows better
    // Asked for by name, so that the manager hands the body over as it came: see Gunzip.
    wire.setRawHeader("Accept-Encoding", "gzip");
    for (const auto &[name, value] : request.headers)
        wire.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    return wire;
}

QNetworkReply *launch(QNetworkAccessManager &manager, const QNetworkRequest &wire, const Request &request)
{
    if (request.method == "GET" && request.body.isEmpty())
        return manager.get(wire);
    if (request.method == "HEAD")
        return manager.head(wire);
    if (request.method == "POST")
        return manager.post(wire, request.body);
    if (request.method == "PUT")
        return manager.put(wire, request.body);
    return manager.sendCustomRequest(wire, QByteArray::fromStdString(request.method), request.body);
}

bool isWorthARetry(const Result<Response> &result, const Request &request)
{
    if (!result)
        return base::retryable(result.error().code);
    const int status = result->status;
    if (request.retryIn)
        return request.retryStatus && request.retryIn(*result).has_value();
    if (request.retryWhen != nullptr)
        return request.retryStatus && request.retryWhen(*result);
    return request.retryStatus && (status == 408 || status == 429 || (status >= 500 && status < 600));
}

/// Remembers what an answer asks of the next calls to its host.
void heed(State &state, const std::string &host, const std::string &lane, const Response &response,
          int weight)
{
    const auto asked = retryAfter(response);
    if (response.status == 429)
        state.gate.pause(lane, asked.value_or(state.options.pauseAfter429), ErrorCode::RateLimit);
    else if (response.status == 418)
        state.gate.pause(lane, asked.value_or(state.options.pauseAfter418), ErrorCode::IpBan);
    const auto budget = state.options.minuteWeights.find(host);
    const int minuteWeight = budget == state.options.minuteWeights.end() ? 0 : budget->second;
    if (HostBudget now = budgetOf(response, host, minuteWeight); now.used)
        state.told[host] = std::move(now);
    const Milliseconds spent = pauseOfHeaders(response, minuteWeight, weight);
    if (spent > Milliseconds(0))
        state.gate.pause(lane, spent, ErrorCode::RateLimit);
}

Milliseconds backoff(State &state, int attempt, const Request &request, const Result<Response> &result)
{
    const double doubled =
        double(state.options.firstBackoff.count()) * double(1U << std::min(attempt - 1, 16));
    const double capped = std::min(doubled, double(longestBackoff.count()));
    const Milliseconds jittered(std::int64_t(capped * (1 - state.random.uniform() / 2)));
    const auto asked = result ? retryAfter(*result) : result.error().retryAfter;
    const auto told = result && request.retryIn ? request.retryIn(*result) : std::nullopt;
    return std::max({jittered, asked.value_or(Milliseconds(0)), told.value_or(Milliseconds(0))});
}

tl::unexpected<base::Error> notAdmitted(Waiter::End end, const std::string &host)
{
    if (end == Waiter::End::Cancelled)
        return base::fail(ErrorCode::Cancelled, "stopped", host);
    return base::fail(ErrorCode::Timeout, "no turn came in time for " + host, host);
}

/// The first of a name's addresses when all of them are public. Errors: Network, Forbidden.
Result<QHostAddress> checked(const QList<QHostAddress> &addresses, const HttpOptions &options,
                             const std::string &host)
{
    if (addresses.isEmpty())
        return base::fail(ErrorCode::Network, "there is no such host: " + host, host);
    for (const QHostAddress &one : addresses) {
        const bool fine = options.counts ? options.counts(one.toString().toStdString()) : isPublic(one);
        if (!fine)
            return base::fail(ErrorCode::Forbidden, "not a public address: " + host, host);
    }
    return addresses.front();
}

/// Where a request that outside text has chosen may go. Errors as above, Timeout, Cancelled.
base::Task<QHostAddress> publicAddress(std::shared_ptr<State> state, QString host, QDeadlineTimer deadline)
{
    const std::string name = host.toStdString();
    QList<QHostAddress> found;
    const QHostAddress literal(host);
    if (!literal.isNull()) {
        found.append(literal);
    } else if (state->options.resolve) {
        for (const std::string &one : state->options.resolve(name))
            found.append(QHostAddress(QString::fromStdString(one)));
    } else {
        Waiter waiter(state->everybody, left(deadline));
        const int lookup = QHostInfo::lookupHost(host, &waiter, [&](const QHostInfo &info) {
            found = info.addresses();
            waiter.end(Waiter::End::Woken);
        });
        const Waiter::End end = co_await waiter;
        if (end != Waiter::End::Woken) {
            QHostInfo::abortHostLookup(lookup);
            co_return notAdmitted(end, name);
        }
    }
    co_return checked(found, state->options, name);
}

/// The same request to the address that was checked, under the name that was asked for.
QNetworkRequest pinned(QNetworkRequest wire, const QHostAddress &address)
{
    QUrl url = wire.url();
    const QString name = url.host(QUrl::FullyEncoded);
    const QString port = url.port() < 0 ? QString() : u':' % QString::number(url.port());
    wire.setRawHeader("Host", (name % port).toLatin1());
    wire.setPeerVerifyName(url.host());
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // its authority would be the number
    url.setHost(address.toString());
    wire.setUrl(url);
    return wire;
}

/// One attempt: wait for the turn, fly, land. `gavePieces` outlives it: whether onBody was called. Errors as
/// Http::send.
base::Task<Response> attempt(std::shared_ptr<State> state, Request request, QUrl url, QDeadlineTimer deadline,
                             bool *gavePieces)
{
    const std::string host = url.host().toStdString();
    const std::string lane = request.lane.empty() ? host : host + ' ' + request.lane;
    const Milliseconds paused = state->gate.pauseLeft(lane);
    if (paused > left(deadline)) {
        base::Error error{state->gate.pauseCode(lane), "a pause was asked for by " + host, host, paused};
        co_return tl::unexpected<base::Error>(std::move(error));
    }
    Turn turn(state->gate, lane, state->everybody, left(deadline), request.cancel,
              request.lane.empty() ? 0 : state->options.perLaneParallel);
    const Waiter::End admitted = co_await turn.waiter;
    if (admitted != Waiter::End::Woken || state->gone)
        co_return notAdmitted(state->gone ? Waiter::End::Cancelled : admitted, host);

    Sent &sent = state->sent[host];
    sent.forget(state->age.elapsed());
    sent.parts.emplace_back(state->age.elapsed(), request.weight);
    QNetworkRequest wire = wireRequest(request, url, state->options);
    if (state->options.publicOnly) {
        const QString name = url.host();
        const Result<QHostAddress> address = co_await publicAddress(state, name, deadline);
        if (!address)
            co_return base::fail(address);
        if (state->gone)
            co_return notAdmitted(Waiter::End::Cancelled, host);
        wire = pinned(wire, *address);
    }
    const Milliseconds whole = left(deadline);
    const Milliseconds limit = request.perAttempt.count() > 0 ? std::min(request.perAttempt, whole) : whole;
    const Seat seat(state, host);
    Flight flight(launch(seat.manager(), wire, request), host, request, state->everybody, limit);
    co_await flight.waiter;
    Result<Response> landed = flight.landed();
    *gavePieces = flight.gavePieces();
    if (landed)
        heed(*state, host, lane, *landed, request.weight);
    co_return landed;
}

base::Task<Response> sendWithRetries(std::shared_ptr<State> state, Request request)
{
    const QDeadlineTimer deadline(request.deadline, Qt::PreciseTimer);
    const Result<QUrl> url = addressOf(request, state->options);
    if (!url)
        co_return base::fail(url);
    const QUrl address = *url;
    for (int tried = 1;; ++tried) {
        bool gavePieces = false;
        Result<Response> result = co_await attempt(state, request, address, deadline, &gavePieces);
        if (result)
            result->attempts = tried;
        if (tried > request.retries || !isWorthARetry(result, request))
            co_return result;
        const Milliseconds wait = backoff(*state, tried, request, result);
        if (wait >= left(deadline))
            co_return result;
        qCDebug(room, "attempt %d at %s failed, the next in %lld ms", tried, qPrintable(address.host()),
                static_cast<long long>(wait.count()));
        if (gavePieces)
            request.onBody({});
        Waiter pause(state->everybody, wait, request.cancel);
        const Waiter::End end = co_await pause;
        if (end == Waiter::End::Cancelled)
            co_return base::fail(ErrorCode::Cancelled, "stopped", hostOf(request.url));
    }
}

class RealHttp final : public Http, public BudgetKeeper
{
public:
    RealHttp(HttpOptions options, base::Random random)
        : m_state(std::make_shared<State>(std::move(options), random))
    {
    }

    ~RealHttp() override
    {
        stop();
        m_state->gone = true;
        m_state->managers.clear();
    }

    base::Task<Response> send(Request request) override
    {
        return sendWithRetries(m_state, std::move(request));
    }

    void stop() override { m_state->everybody.stop(); }

    [[nodiscard]] std::vector<HostBudget> budgets() const override
    {
        std::vector<HostBudget> out;
        for (auto &[host, sent] : m_state->sent) {
            sent.forget(m_state->age.elapsed());
            const auto told = m_state->told.find(host);
            HostBudget one = told == m_state->told.end() ? HostBudget() : told->second;
            one.host = host;
            one.sent = sent.weight();
            one.paused = m_state->gate.pauseLeft(host);
            out.push_back(std::move(one));
        }
        return out;
    }

private:
    std::shared_ptr<State> m_state;
};

} // namespace

std::unique_ptr<Http> makeRealHttp(HttpOptions options, base::Random random)
{
    return std::make_unique<RealHttp>(std::move(options), random);
}

} // namespace net
