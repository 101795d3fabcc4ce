// The only source of time for core; injected everywhere. Engine thread.
#pragma once

#include "base/time.h"

namespace base {

class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcTime now() const = 0;
    /// How long to really wait until this clock shows `time`; zero when it already does. A sped-up clock waits less.
    [[nodiscard]] virtual Milliseconds realDelay(UtcTime time) const = 0;
    /// Tells a clock that runs as fast as the work allows that everything before `time` is done; it jumps there.
    virtual void advanceTo(UtcTime) {}
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override;
    [[nodiscard]] Milliseconds realDelay(UtcTime time) const override;
};

/// A clock that only moves when told: replay, tests, and a demo "at maximum speed". Never waits, never goes back.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(UtcTime start) : m_now(start) {}
    [[nodiscard]] UtcTime now() const override { return m_now; }
    [[nodiscard]] Milliseconds realDelay(UtcTime) const override { return Milliseconds(0); }
    void advanceTo(UtcTime time) override { m_now = time > m_now ? time : m_now; }

private:
    UtcTime m_now;
};

/// Runs `speed` times as fast as a steady source, from a chosen instant: the demo market's clock.
class ScaledClock final : public Clock
{
public:
    ScaledClock(UtcTime start, double speed);
    [[nodiscard]] UtcTime now() const override;
    [[nodiscard]] Milliseconds realDelay(UtcTime time) const override;

private:
    UtcTime m_start;
    double m_speed;
    std::chrono::steady_clock::time_point m_origin;
};

} // namespace base
