// Who may speak to a host now: so many at once, in the order of asking, and nobody while the host wants a
// pause. Owned by the real Http; engine thread.
#pragma once

#include "net/http.h"
#include "net/waiter.h"

#include <QDeadlineTimer>

#include <deque>
#include <map>
#include <memory>

namespace net {

/// How long the rate headers of an answer ask to wait before a call of `weight`: KuCoin's
/// gw-ratelimit-remaining and -reset (ms), Gate's x-gate-ratelimit-requests-remain and -reset-timestamp (s,
/// against Date), and Binance's x-mbx-used-weight-1m against `minuteWeight` (until the server's minute is
/// over; 0: the budget is not known).
[[nodiscard]] base::Milliseconds pauseOfHeaders(const Response &response, int minuteWeight, int weight);

class HostGate
{
public:
    explicit HostGate(int parallel) : m_parallel(std::max(parallel, 1)) {}

    /// Nobody is let in to `host` for this long, unless a longer pause is running. `code` says why.
    void pause(const std::string &host, base::Milliseconds time, base::ErrorCode code);
    /// What is left of the pause of a host; zero when there is none.
    [[nodiscard]] base::Milliseconds pauseLeft(const std::string &host) const;
    [[nodiscard]] base::ErrorCode pauseCode(const std::string &host) const;

private:
    friend class Turn;
    struct Host
    {
        int active = 0, parallel = 0;
        std::deque<Waiter *> queue;
        QDeadlineTimer paused;
        base::ErrorCode why = base::ErrorCode::RateLimit;
        std::unique_ptr<QTimer> wakeUp;
    };
    void admit(Host &host);

    int m_parallel;
    std::map<std::string, Host> m_hosts;
};

/// A place in the queue of a host, and then at its counter; given up when destroyed. Ask with `co_await
/// turn.waiter`: Woken means admitted.
class Turn
{
public:
    /// `parallel`: how many at once at this counter; 0: as many as at every other.
    Turn(HostGate &gate, const std::string &host, Waiting &everybody, base::Milliseconds limit,
         const std::stop_token &cancel = {}, int parallel = 0);
    ~Turn();
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;

    Waiter waiter;

private:
    HostGate &m_gate;
    HostGate::Host &m_host;
};

} // namespace net
