#include "exchange/exchange.h"

#include "exchange/clock_skew.h"

#include <algorithm>

namespace exchange {

namespace {

// Not written within the coroutines: GCC 12 miscompiles a co_return of an expression with temporaries.
tl::unexpected<base::Error> unsupported(const std::string &title, const char *what)
{
    return base::fail(base::ErrorCode::Unsupported, title + " publishes no " + what, what);
}

} // namespace

base::Milliseconds clockSkew(base::UtcTime server, base::UtcTime sent, base::UtcTime received)
{
    // The server read its clock somewhere between the two.
    if (server < sent)
        return sent - server;
    return server > received ? received - server : base::Milliseconds(0);
}

base::Result<void> checkClock(base::UtcTime server, base::UtcTime sent, base::UtcTime received)
{
    const base::Milliseconds skew = clockSkew(server, sent, received);
    const base::Milliseconds size = std::chrono::abs(skew);
    if (size <= largestClockSkew)
        return {};
    return base::fail(base::ErrorCode::ClockSkew,
                      "this clock is " + std::to_string(size.count()) + " ms " +
                          (skew > base::Milliseconds(0) ? "ahead of" : "behind") + " the venue's",
                      "clock");
}

base::Task<domain::Funding> Exchange::funding(domain::InstrumentPtr)
{
    const std::string name = title();
    co_return unsupported(name, "funding");
}

base::Task<std::vector<domain::Funding>> Exchange::fundingHistory(domain::InstrumentPtr, int)
{
    const std::string name = title();
    co_return unsupported(name, "funding history");
}

base::Task<OpenInterest> Exchange::openInterest(domain::InstrumentPtr)
{
    const std::string name = title();
    co_return unsupported(name, "open-interest");
}

} // namespace exchange
