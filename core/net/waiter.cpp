#include "net/waiter.h"

#include <algorithm>
#include <utility>

namespace net {

void Waiting::stop()
{
    m_stopped = true;
    for (Waiter *waiter : m_waiters) // ending only posts an event, so nobody comes or goes meanwhile
        waiter->end(Waiter::End::Cancelled);
}

Waiter::Waiter(Waiting &everybody, base::Milliseconds limit, const std::stop_token &cancel)
    : m_everybody(everybody)
{
    m_everybody.m_waiters.push_back(this);
    if (m_everybody.stopped() || cancel.stop_requested()) {
        end(End::Cancelled);
        return;
    }
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { end(End::TimedOut); });
    m_timer.start(std::max(limit, base::Milliseconds(0)));
    if (cancel.stop_possible())
        m_cancel.emplace(cancel, [this] { end(End::Cancelled); });
}

Waiter::~Waiter()
{
    auto &waiters = m_everybody.m_waiters;
    waiters.erase(std::remove(waiters.begin(), waiters.end(), this), waiters.end());
}

bool Waiter::end(End how)
{
    if (m_ended)
        return false;
    m_ended = true;
    m_end = how;
    m_timer.stop();
    // Through the event loop: whoever ends a wait is not in the middle of its own work when the coroutine
    // goes on, and a coroutine that is gone by then takes its event with it.
    QMetaObject::invokeMethod(
        this, [this] { goOn(); }, Qt::QueuedConnection);
    return true;
}

void Waiter::goOn()
{
    if (const std::coroutine_handle<> waiting = std::exchange(m_waiting, {}))
        waiting.resume();
}

} // namespace net
