#include "exchange/exchange.h"

#include <algorithm>

namespace exchange {

namespace {

// Not written within the coroutines: GCC 12 miscompiles a co_return of an expression with temporaries.
tl::unexpected<base::Error> unsupported(const std::string &title, const char *what)
{
    return base::fail(base::ErrorCode::Unsupported, title + " publishes no " + what, what);
}

} // namespace

base::Result<void> checkClock(base::UtcTime server, base::UtcTime sent, base::UtcTime received)
{
    // The server read its clock somewhere between the two.
    const base::Milliseconds ahead = sent - server, behind = server - received;
    const base::Milliseconds skew = std::max({ahead, behind, base::Milliseconds(0)});
    if (skew <= largestClockSkew)
        return {};
    return base::fail(base::ErrorCode::ClockSkew,
                      "this clock is " + std::to_string(skew.count()) + " ms " +
                          (ahead > behind ? "ahead of" : "behind") + " the venue's",
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
