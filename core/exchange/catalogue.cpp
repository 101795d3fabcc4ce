#include "exchange/exchange.h"

#include "base/text.h"
#include "exchange/binance.h"
#include "exchange/budgets.h"
#include "exchange/gateio.h"
#include "exchange/hyperliquid.h"
#include "exchange/kucoin.h"
#include "exchange/mexc.h"

namespace exchange {

namespace {

/// A venue is one file of questions, one of decoders, and one row here.
constexpr Venue catalogue[] = {{"binance", "Binance", &binance::make, &binance::decode},
                               {"kucoin", "KuCoin", &kucoin::make, &kucoin::decode},
                               {"gateio", "Gate.io", &gateio::make, &gateio::decode},
                               {"mexc", "MEXC", &mexc::make, &mexc::decode},
                               {"hyperliquid", "Hyperliquid", &hyperliquid::make, &hyperliquid::decode}};

} // namespace

std::map<std::string, int> minuteWeights()
{
    std::map<std::string, int> out;
    for (const VenueTable *table :
         {&binance::table(), &kucoin::table(), &gateio::table(), &mexc::table(), &hyperliquid::table()})
        for (const Host &host : table->hosts)
            if (host.minuteWeight > 0)
                out[net::hostOf(host.url)] = host.minuteWeight;
    return out;
}

std::span<const Venue> venues()
{
    return catalogue;
}

base::Result<const Venue *> findVenue(std::string_view id)
{
    std::string known;
    for (const Venue &venue : catalogue) {
        if (id == venue.id)
            return &venue;
        known += (known.empty() ? "" : ", ") + std::string(venue.id);
    }
    const std::string shown = base::sanitised(id, 40);
    return base::fail(base::ErrorCode::Unsupported, "no exchange '" + shown + "'; there are " + known,
                      "exchange");
}

} // namespace exchange
