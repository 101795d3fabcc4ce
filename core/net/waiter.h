// Where a coroutine of this room waits: for a turn, for a reply, or for time to pass. It ends once and goes
// on through the event loop, never inside the call that ended it. Engine thread.
#pragma once

#include "base/time.h"

#include <QObject>
#include <QTimer>

#include <coroutine>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace net {

class Waiter;

/// Everybody who waits, so that all can be sent home at once.
class Waiting
{
public:
    [[nodiscard]] bool stopped() const { return m_stopped; }
    /// Ends every wait as Cancelled; later ones end as they begin.
    void stop();

private:
    friend class Waiter;
    std::vector<Waiter *> m_waiters; // in the order in which they came
    bool m_stopped = false;
};

/// `const Waiter::End end = co_await waiter;`, once. It may be ended before it is awaited, and dropped at any
/// time.
class Waiter final : public QObject
{
public:
    enum class End { Woken, TimedOut, Cancelled };

    /// Ends as TimedOut after `limit`, and as Cancelled when `cancel` is asked for (on this thread).
    Waiter(Waiting &everybody, base::Milliseconds limit, const std::stop_token &cancel = {});
    ~Waiter() override;

    /// Whether this was what ended it: the first end stays.
    bool end(End how);

    [[nodiscard]] bool ended() const { return m_ended; }
    /// How it ended; Cancelled until then.
    [[nodiscard]] End how() const { return m_end; }

    /// What the coroutine holds on to: GCC 12 copies an awaiter that await_transform passes by reference.
    struct Awaiter
    {
        Waiter *waiter;
        [[nodiscard]] bool await_ready() const noexcept { return waiter->m_ended; }
        void await_suspend(std::coroutine_handle<> waiting) const noexcept { waiter->m_waiting = waiting; }
        End await_resume() const noexcept { return waiter->m_end; }
    };
    [[nodiscard]] Awaiter operator co_await() noexcept { return Awaiter{this}; }

private:
    void goOn();

    Waiting &m_everybody;
    QTimer m_timer;
    std::coroutine_handle<> m_waiting;
    bool m_ended = false;
    End m_end = End::Cancelled;
    std::optional<std::stop_callback<std::function<void()>>> m_cancel; // last, so that it goes first
};

} // namespace net
