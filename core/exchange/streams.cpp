#include "exchange/streams.h"

namespace exchange {

namespace {

struct Row
{
    std::string_view id;
    const StreamTable &(*table)();
};
constexpr Row rows[] = {{"binance", &binance::streams},
                        {"kucoin", &kucoin::streams},
                        {"gateio", &gateio::streams},
                        {"mexc", &mexc::streams},
                        {"hyperliquid", &hyperliquid::streams}};

} // namespace

const StreamTable *findStream(std::string_view venueId)
{
    for (const Row &row : rows)
        if (row.id == venueId)
            return &row.table();
    return nullptr;
}

} // namespace exchange
