#include "exchange/exchange.h"

namespace exchange {

namespace {

// Not written within the coroutines: GCC 12 miscompiles a co_return of an expression with temporaries.
tl::unexpected<base::Error> unsupported(const std::string &title, const char *what)
{
    return base::fail(base::ErrorCode::Unsupported, title + " publishes no " + what, what);
}

} // namespace

base::Task<domain::Funding> Exchange::funding(domain::InstrumentPtr)
{
    const std::string name = title();
    co_return unsupported(name, "funding");
}

base::Task<OpenInterest> Exchange::openInterest(domain::InstrumentPtr)
{
    const std::string name = title();
    co_return unsupported(name, "open-interest");
}

} // namespace exchange
