// Any bytes as the body of any answer of Hyperliquid: decoded, or refused with a word; never a crash or a
// hang. The first two bytes choose the kind, the market and the status.
#include "exchange/exchange.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr const char *kinds[] = {"candles",     "book", "trades",  "ticker",          "tickers",
                                     "instruments", "time", "funding", "funding-history", "open-interest"};
    constexpr const char *markets[] = {"spot", "perpetual"};
    if (size < 2)
        return 0;
    exchange::DecodeQuery query;
    query.what = kinds[data[0] % std::size(kinds)];
    query.market = markets[data[0] / 16 % std::size(markets)];
    query.status = data[1] < 16 ? 400 + data[1] : 200;
    const std::string_view body(reinterpret_cast<const char *>(data) + 2, size - 2);
    const auto venue = exchange::findVenue("hyperliquid");
    const auto text = (*venue)->decode(query, body);
    if (text ? text->empty() : text.error().detail.empty())
        std::abort();
    return 0;
}
