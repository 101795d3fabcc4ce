#include "base/clock.h"

#include <algorithm>
#include <cmath>

namespace base {

UtcTime SystemClock::now() const
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

Milliseconds SystemClock::realDelay(UtcTime time) const
{
    return std::max(Milliseconds(0), time - now());
}

ScaledClock::ScaledClock(UtcTime start, double speed)
    : m_start(start), m_speed(std::isfinite(speed) && speed > 0 ? speed : 1),
      m_origin(std::chrono::steady_clock::now())
{
}

UtcTime ScaledClock::now() const
{
    const std::chrono::duration<double, std::milli> real = std::chrono::steady_clock::now() - m_origin;
    return m_start + Milliseconds(std::int64_t(real.count() * m_speed));
}

Milliseconds ScaledClock::realDelay(UtcTime time) const
{
    // Rounded up: after this long the clock does show `time`.
    const double real = std::ceil(double((time - now()).count()) / m_speed);
    return Milliseconds(std::int64_t(std::max(0.0, real)));
}

} // namespace base
