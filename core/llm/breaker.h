// When a provider is left alone: after some failures in a row nobody asks it for a while, then one call
// tries. Owned by CallKeeper, one a provider; engine thread.
#pragma once

#include "base/error.h"
#include "base/time.h"

#include <optional>
#include <string_view>

namespace llm {

class Breaker
{
public:
    enum class State { Closed, Open, HalfOpen };
    struct Limits
    {
        int failures = 3; // in a row, until it opens
        base::Milliseconds coolDown{60'000};
    };

    /// Whether a call may be made now. Once the cool-down is over, one is let through to try (half-open); the
    /// others wait for what comes of it.
    [[nodiscard]] bool admit(base::UtcTime now);
    /// What an admitted call came to; empty: it was answered, or refused by a service that works.
    void note(const std::optional<base::Error> &error, base::UtcTime now, const Limits &limits);
    [[nodiscard]] State state(base::UtcTime now) const;
    /// How long nobody is let in any more; zero when somebody is.
    [[nodiscard]] base::Milliseconds wait(base::UtcTime now) const;

private:
    void open(base::UtcTime until);
    int m_failures = 0; // in a row
    bool m_open = false, m_trying = false;
    base::UtcTime m_until{};
};

[[nodiscard]] std::string_view name(Breaker::State state); // "closed" "open" "half_open"
/// Whether an error says that the service cannot be used now, rather than that this question was wrong. Not:
/// cancelled, bad_request, context_length, moderation, not_found, unsupported, over_budget, malformed,
/// schema, out_of_range.
[[nodiscard]] bool isOutage(base::ErrorCode code);

} // namespace llm
