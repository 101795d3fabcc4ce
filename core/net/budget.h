// How much of what a host allows is used up, as far as its own answers tell. Pure; any thread.
#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace net {

class Http;
struct Response;

struct HostBudget
{
    std::string host;
    std::optional<double> used, limit;  // in the host's own units: weight, or requests
    std::optional<base::UtcTime> until; // when it counts anew, by the host's own clock
    base::Milliseconds paused{0};       // how long nobody is let in, from now
    double sent = 0;                    // what was sent there in the last minute, in weight
};

/// What the headers of an answer tell; `used` is empty where they tell nothing. Sources: x-mbx-used-weight-1m
/// against `minuteWeight` (0: not known), "LIMITS" of developers.binance.com; gw-ratelimit-limit, -remaining
/// and -reset (ms), "Rate Limit" of kucoin.com/docs; x-gate-ratelimit-limit, -requests-remain and
/// -reset-timestamp (s), "Frequency limit rule" of gate.com/docs/developers/apiv4.
[[nodiscard]] HostBudget budgetOf(const Response &response, const std::string &host, int minuteWeight);

/// A door that counts what it sends and what hosts say of it.
class BudgetKeeper
{
public:
    virtual ~BudgetKeeper() = default;
    /// By host, in their order.
    [[nodiscard]] virtual std::vector<HostBudget> budgets() const = 0;
};
/// Of a door that keeps them; else none.
[[nodiscard]] std::vector<HostBudget> budgetsOf(const Http *http);

} // namespace net
