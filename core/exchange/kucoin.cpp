#include "exchange/kucoin.h"

#include "exchange/kucoin_decode.h"
#include "exchange/query.h"

#include <algorithm>

namespace exchange::kucoin {

namespace {

using base::ErrorCode;
using base::Result;
using domain::MarketKind;

constexpr Host hosts[] = {{MarketKind::Spot, "spot", "https://api.kucoin.com"},
                          {MarketKind::Perpetual, "perpetual", "https://api-futures.kucoin.com"}};
constexpr PageRules spotPages{1500, true}, contractPages{200, true};
constexpr std::size_t smallBook = 20, middleBook = 100;
constexpr base::Milliseconds usualFunding(8 * 3'600'000);

struct Step
{
    const char *desk, *venue;
};
constexpr Step spotSteps[] = {{"1m", "1min"},   {"3m", "3min"},  {"5m", "5min"},    {"15m", "15min"},
                              {"30m", "30min"}, {"1h", "1hour"}, {"2h", "2hour"},   {"4h", "4hour"},
                              {"6h", "6hour"},  {"8h", "8hour"}, {"12h", "12hour"}, {"1d", "1day"}};
/// Contracts count minutes, and have no bars of 3 minutes or 6 hours.
constexpr Step contractSteps[] = {{"1m", "1"},    {"5m", "5"},   {"15m", "15"}, {"30m", "30"},
                                  {"1h", "60"},   {"2h", "120"}, {"4h", "240"}, {"8h", "480"},
                                  {"12h", "720"}, {"1d", "1440"}};

template <std::size_t N>
const char *named(const Step (&steps)[N], domain::Timeframe timeframe)
{
    const Step *found = std::find_if(std::begin(steps), std::end(steps),
                                     [&](const Step &one) { return timeframe.name() == one.desk; });
    return found == std::end(steps) ? nullptr : found->venue;
}

const char *spotStep(domain::Timeframe timeframe)
{
    return named(spotSteps, timeframe);
}

const char *contractStep(domain::Timeframe timeframe)
{
    return named(contractSteps, timeframe);
}

/// The end is named a second later than the last bar opens, so that it is in whether ends count or not.
std::optional<base::UtcTime> behind(const std::optional<base::UtcTime> &until)
{
    return until ? std::optional(*until + base::Milliseconds(1000)) : std::nullopt;
}

Result<Call> spotCall(const Ask &ask)
{
    switch (ask.question) {
    case Question::Time:
        return Query("/api/v1/timestamp").call(3);
    case Question::Instruments:
        return Query(ask.symbol.empty() ? "/api/v2/symbols" : "/api/v2/symbols/" + ask.symbol).call(4);
    case Question::Candles:
        return Query("/api/v1/market/candles")
            .add("symbol", ask.symbol)
            .add("type", std::string(spotStep(ask.timeframe)))
            .addSeconds("startAt", ask.from)
            .addSeconds("endAt", behind(ask.until))
            .call(3);
    case Question::Book:
        return Query(ask.limit <= smallBook ? "/api/v1/market/orderbook/level2_20"
                                            : "/api/v1/market/orderbook/level2_100")
            .add("symbol", ask.symbol)
            .call(ask.limit <= smallBook ? 2 : 4);
    case Question::Trades:
        return Query("/api/v1/market/histories").add("symbol", ask.symbol).call(3);
    case Question::Ticker:
        return Query("/api/v1/market/stats").add("symbol", ask.symbol).call(15);
    default:
        return base::fail(ErrorCode::Unsupported, "only perpetuals have funding and open interest", "market");
    }
}

Call contractBook(const Ask &ask)
{
    const char *path = ask.limit <= smallBook    ? "/api/v1/level2/depth20"
                       : ask.limit <= middleBook ? "/api/v1/level2/depth100"
                                                 : "/api/v1/level2/snapshot";
    const int weight = ask.limit <= smallBook ? 5 : ask.limit <= middleBook ? 10 : 3;
    return Query(path).add("symbol", ask.symbol).call(weight);
}

/// The history is asked for by time; at most as far back as the wanted rates reach at the usual interval.
Call fundingHistory(const Ask &ask)
{
    const std::int64_t count = std::int64_t(std::max<std::size_t>(ask.limit, 1));
    return Query("/api/v1/contract/funding-rates")
        .add("symbol", ask.symbol)
        .add("from", std::optional(ask.now - usualFunding * count))
        .add("to", std::optional(ask.now))
        .call(5);
}

Result<Call> contractCall(const Ask &ask)
{
    switch (ask.question) {
    case Question::Time:
        return Query("/api/v1/timestamp").call(2);
    case Question::Instruments:
        return Query("/api/v1/contracts/active").call(3);
    case Question::Candles:
        return Query("/api/v1/kline/query")
            .add("symbol", ask.symbol)
            .add("granularity", std::string(contractStep(ask.timeframe)))
            .add("from", ask.from)
            .add("to", behind(ask.until))
            .call(3);
    case Question::Book:
        return contractBook(ask);
    case Question::Trades:
        return Query("/api/v1/trade/history").add("symbol", ask.symbol).call(5);
    case Question::Ticker:
        return Query("/api/v1/ticker").add("symbol", ask.symbol).call(2);
    case Question::TickerRest:
    case Question::Funding:
    case Question::OpenInterest:
        return Query("/api/v1/contracts/" + ask.symbol).call(3);
    case Question::FundingHistory:
        return fundingHistory(ask);
    default:
        return base::fail(ErrorCode::Unsupported, "each contract tells its own funding interval", "kucoin");
    }
}

Result<Call> call(const Ask &ask)
{
    return ask.kind == MarketKind::Spot ? spotCall(ask) : contractCall(ask);
}

/// Contracts are looked up in the list, which also knows those that count a thousand of an asset.
std::string symbolOf(const domain::Symbol &symbol, MarketKind kind)
{
    return kind == MarketKind::Spot ? symbol.base + '-' + symbol.quote : std::string();
}

constexpr Renamed renamed[] = {{"XBT", "BTC"}};

constexpr VenueTable venueTable{.id = "kucoin",
                                .title = "KuCoin",
                                .hosts = hosts,
                                .spotCandles = {spotPages, &spotStep},
                                .perpetualCandles = {contractPages, &contractStep},
                                .call = &call,
                                .symbolOf = &symbolOf,
                                .refusesRegion = &refusesRegion,
                                .decoders = decoders(),
                                .fundingHours = 8,
                                .renamed = renamed};

} // namespace

const VenueTable &table()
{
    return venueTable;
}

std::unique_ptr<Exchange> make(Surroundings surroundings)
{
    return makeRestExchange(table(), std::move(surroundings));
}

Result<std::string> decode(const DecodeQuery &query, std::string_view body)
{
    return decodeWith(table().decoders, query, body);
}

} // namespace exchange::kucoin
