// A made-up market with trends, ranges and crashes: a pure function of (seed, symbol, time), so that any
// stretch can be asked for at any time. Always labelled synthetic. Owned by composition; engine thread.
#pragma once

#include "exchange/exchange.h"

namespace exchange {

struct DemoOptions
{
    std::uint64_t seed = 1;
};

/// Instruments DEMO/USDT (a large coin), TINY/USDT (a cheap one) and ALT/USDT with the venue id "demo". The
/// finest bars are minutes; larger ones are built from them. Book and trades are drawn around the price. Bars
/// exist from 2020 on.
[[nodiscard]] std::unique_ptr<Exchange> makeDemoExchange(DemoOptions options, const base::Clock *clock);

} // namespace exchange
