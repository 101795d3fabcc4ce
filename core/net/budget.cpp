#include "net/budget.h"

#include "base/text.h"
#include "net/http.h"

#include <algorithm>

namespace net {

namespace {

using base::Milliseconds;

std::optional<double> numberOf(const Response &response, std::string_view header)
{
    const auto number = base::parseDouble(response.header(header));
    return number && *number >= 0 ? std::optional(*number) : std::nullopt;
}

struct Counted // by a host that says what is left
{
    const char *limit, *left, *reset;
    bool resetIsInstant; // in s since 1970; else ms from the answer's own date
};
constexpr Counted counted[] = {
    {"gw-ratelimit-limit", "gw-ratelimit-remaining", "gw-ratelimit-reset", false},
    {"x-gate-ratelimit-limit", "x-gate-ratelimit-requests-remain", "x-gate-ratelimit-reset-timestamp", true}};

void readCounted(const Response &response, const Counted &row, HostBudget &out)
{
    constexpr double longest = 4e12; // ms: the year 2096
    const auto limit = numberOf(response, row.limit), left = numberOf(response, row.left);
    if (!left)
        return;
    out.limit = limit;
    if (limit)
        out.used = std::max(0.0, *limit - *left);
    const auto reset = numberOf(response, row.reset);
    const auto date = parseHttpDate(response.header("date"));
    if (reset && row.resetIsInstant && *reset * 1000 < longest)
        out.until = base::fromMs(std::int64_t(*reset * 1000));
    else if (reset && date && !row.resetIsInstant && *reset < longest)
        out.until = *date + Milliseconds(std::int64_t(*reset));
}

} // namespace

HostBudget budgetOf(const Response &response, const std::string &host, int minuteWeight)
{
    constexpr Milliseconds minute(60'000);
    HostBudget out;
    out.host = host;
    for (const Counted &row : counted)
        readCounted(response, row, out);
    const auto weight = numberOf(response, "x-mbx-used-weight-1m");
    if (!weight)
        return out;
    out.used = *weight;
    if (minuteWeight > 0)
        out.limit = double(minuteWeight);
    if (const auto date = parseHttpDate(response.header("date")))
        out.until = *date + minute - date->time_since_epoch() % minute;
    return out;
}

std::vector<HostBudget> budgetsOf(const Http *http)
{
    const auto *const keeper = dynamic_cast<const BudgetKeeper *>(http);
    return keeper ? keeper->budgets() : std::vector<HostBudget>();
}

} // namespace net
