#include "engine/engine_impl.h"
#include "exchange/clock_skew.h"
#include "net/budget.h"

namespace engine {
namespace {

constexpr base::Milliseconds checkEvery = std::chrono::hours(1), tryAgain = std::chrono::minutes(5);

} // namespace

void Engine::Impl::checkClockIfDue()
{
    const bool real = market.run == "live" && !market.jumping && !market.synthetic;
    const base::UtcTime now = market.clock->now();
    if (!real || checksClock || stopping || (nextClockCheck && now < *nextClockCheck))
        return;
    checksClock = true;
    nextClockCheck = now + tryAgain;
    start(checkClock());
}

QCoro::Task<void> Engine::Impl::checkClock()
{
    const base::UtcTime sent = market.clock->now();
    const base::Result<base::UtcTime> server = co_await market.exchange->serverTime();
    const base::UtcTime received = market.clock->now();
    checksClock = false;
    if (!server)
        co_return; // that the venue does not answer, others say; it is asked again soon
    nextClockCheck = received + checkEvery;
    const base::Result<void> agreed = exchange::checkClock(*server, sent, received);
    const bool before = clockCheck && clockCheck->wrong;
    clockCheck = ClockView{exchange::clockSkew(*server, sent, received), received, !agreed};
    if (!agreed && !before)
        log(QtWarningMsg, "exchange", agreed.error().detail + "; candles are closed by the venue's clock");
    if (before && agreed)
        log(QtInfoMsg, "exchange", "this clock agrees with the venue's again");
    wake(); // what is due may be due at another time
    publish(true);
}

base::UtcTime Engine::Impl::venueNow() const
{
    const base::UtcTime now = market.clock->now();
    // Where our clock is behind, its own close is the later one, and is waited for.
    return clockCheck && clockCheck->wrong ? now - std::max(clockCheck->skew, base::Milliseconds(0)) : now;
}

std::vector<BudgetView> Engine::Impl::budgets() const
{
    std::vector<BudgetView> out;
    for (const net::HostBudget &one : net::budgetsOf(parts.http.get()))
        out.push_back({one.host, one.used, one.limit, one.until, one.paused, one.sent});
    return out;
}

} // namespace engine
