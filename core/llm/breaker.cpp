#include "llm/breaker.h"

#include <algorithm>

namespace llm {

bool isOutage(base::ErrorCode code)
{
    using base::ErrorCode;
    switch (code) {
    case ErrorCode::Timeout:
    case ErrorCode::Network:
    case ErrorCode::Tls:
    case ErrorCode::RateLimit:
    case ErrorCode::Quota:
    case ErrorCode::Auth:
    case ErrorCode::Forbidden:
    case ErrorCode::Payment:
    case ErrorCode::Overloaded:
    case ErrorCode::Server:
    case ErrorCode::IpBan:
    case ErrorCode::ClockSkew:
    case ErrorCode::Loading:
    case ErrorCode::BadData:
        return true;
    default:
        return false;
    }
}

std::string_view name(Breaker::State state)
{
    constexpr std::string_view names[] = {"closed", "open", "half_open"};
    return names[std::size_t(state)];
}

Breaker::State Breaker::state(base::UtcTime now) const
{
    if (!m_open)
        return State::Closed;
    return m_trying || now >= m_until ? State::HalfOpen : State::Open;
}

base::Milliseconds Breaker::wait(base::UtcTime now) const
{
    if (!m_open || (!m_trying && now >= m_until))
        return base::Milliseconds(0);
    return std::max(m_until - now, base::Milliseconds(1)); // while one tries, the others wait a moment
}

bool Breaker::admit(base::UtcTime now)
{
    if (!m_open)
        return true;
    if (m_trying || now < m_until)
        return false;
    m_trying = true;
    return true;
}

void Breaker::open(base::UtcTime until)
{
    m_open = true;
    m_until = until;
}

void Breaker::note(const std::optional<base::Error> &error, base::UtcTime now, const Limits &limits)
{
    const bool tried = m_trying;
    m_trying = false;
    if (error && error->code == base::ErrorCode::Cancelled)
        return; // says nothing: the next one tries
    if (!error || !isOutage(error->code)) {
        m_open = false;
        m_failures = 0;
        return;
    }
    ++m_failures;
    const base::Milliseconds asked = error->retryAfter.value_or(base::Milliseconds(0));
    if (tried || m_failures >= limits.failures)
        open(now + std::max(limits.coolDown, asked));
}

} // namespace llm
