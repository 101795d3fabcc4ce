#include "net/host_gate.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace net {

namespace {

using base::Milliseconds;

constexpr double safeShare = 0.95; // of the minute's weight: other programs may use the same address
constexpr Milliseconds longestHeaderPause{120'000};

std::optional<double> numberOf(const Response &response, std::string_view header)
{
    const auto number = base::parseDouble(response.header(header));
    return number ? std::optional(*number) : std::nullopt;
}

double kucoinPause(const Response &response, int weight)
{
    const auto left = numberOf(response, "gw-ratelimit-remaining");
    const auto reset = numberOf(response, "gw-ratelimit-reset");
    return left && reset && *left < weight ? *reset : 0;
}

double gatePause(const Response &response, int weight)
{
    const auto left = numberOf(response, "x-gate-ratelimit-requests-remain");
    const auto reset = numberOf(response, "x-gate-ratelimit-reset-timestamp");
    const auto now = parseHttpDate(response.header("date"));
    return left && reset && now && *left < weight ? *reset * 1000 - double(base::toMs(*now)) : 0;
}

double binancePause(const Response &response, int minuteWeight, int weight)
{
    const auto used = numberOf(response, "x-mbx-used-weight-1m");
    if (!used || minuteWeight <= 0 || *used + weight <= safeShare * minuteWeight)
        return 0;
    constexpr std::int64_t minute = 60'000;
    const auto now = parseHttpDate(response.header("date"));
    return now ? double(minute - base::toMs(*now) % minute) : double(minute);
}

} // namespace

Milliseconds pauseOfHeaders(const Response &response, int minuteWeight, int weight)
{
    const double asked = std::max({kucoinPause(response, weight), gatePause(response, weight),
                                   binancePause(response, minuteWeight, weight), 0.0});
    return Milliseconds(std::int64_t(std::min(std::ceil(asked), double(longestHeaderPause.count()))));
}

void HostGate::pause(const std::string &host, Milliseconds time, base::ErrorCode code)
{
    Host &one = m_hosts[host];
    if (time <= pauseLeft(host))
        return;
    one.paused = QDeadlineTimer(time, Qt::PreciseTimer);
    one.why = code;
    if (!one.wakeUp) {
        one.wakeUp = std::make_unique<QTimer>();
        one.wakeUp->setSingleShot(true);
        one.wakeUp->setTimerType(Qt::PreciseTimer);
        QObject::connect(one.wakeUp.get(), &QTimer::timeout, one.wakeUp.get(), [this, &one] { admit(one); });
    }
    one.wakeUp->start(time + Milliseconds(1));
}

Milliseconds HostGate::pauseLeft(const std::string &host) const
{
    const auto found = m_hosts.find(host);
    return found == m_hosts.end() ? Milliseconds(0)
                                  : Milliseconds(std::max<qint64>(found->second.paused.remainingTime(), 0));
}

base::ErrorCode HostGate::pauseCode(const std::string &host) const
{
    const auto found = m_hosts.find(host);
    return found == m_hosts.end() ? base::ErrorCode::RateLimit : found->second.why;
}

void HostGate::admit(Host &host)
{
    while (!host.queue.empty() && host.active < host.parallel && host.paused.hasExpired()) {
        Waiter *first = host.queue.front();
        host.queue.pop_front();
        if (first->end(Waiter::End::Woken)) // one that timed out meanwhile gets no place
            ++host.active;
    }
}

Turn::Turn(HostGate &gate, const std::string &host, Waiting &everybody, Milliseconds limit,
           const std::stop_token &cancel, int parallel)
    : waiter(everybody, limit, cancel), m_gate(gate), m_host(gate.m_hosts[host])
{
    m_host.parallel = parallel > 0 ? parallel : m_gate.m_parallel;
    m_host.queue.push_back(&waiter);
    m_gate.admit(m_host);
}

Turn::~Turn()
{
    if (waiter.ended() && waiter.how() == Waiter::End::Woken)
        --m_host.active;
    else
        m_host.queue.erase(std::remove(m_host.queue.begin(), m_host.queue.end(), &waiter),
                           m_host.queue.end());
    m_gate.admit(m_host);
}

} // namespace net
