// What the desk looks at: a market, a timeframe and the mind that judges it. A value; any thread.
#pragma once

#include "domain/instrument.h"
#include "domain/timeframe.h"

#include <string>

namespace domain {

struct Watch
{
    std::string venue;
    Symbol symbol;
    MarketKind kind = MarketKind::Spot;
    Timeframe timeframe;
    std::string provider = "technical";
    std::string model; // empty: the provider's own default

    /// "binance BTC/USDT 4h technical", "hyperliquid BTC/USDC perpetual 1h openai:some-model"; tells watches
    /// apart.
    [[nodiscard]] std::string text() const;
    bool operator==(const Watch &) const = default;
};

} // namespace domain
