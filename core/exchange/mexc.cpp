#include "exchange/mexc.h"

#include "base/text.h"
#include "exchange/mexc_decode.h"
#include "exchange/query.h"

#include <algorithm>

namespace exchange::mexc {

namespace {

using base::ErrorCode;
using base::Result;
using domain::MarketKind;

constexpr Host hosts[] = {{MarketKind::Spot, "spot", "https://api.mexc.com"},
                          {MarketKind::Perpetual, "perpetual", "https://contract.mexc.com"}};
/// Spot documents 1,000 bars in one answer; 500 are always served.
constexpr std::size_t spotPage = 500, contractPage = 2000;
constexpr std::size_t mostLevels = 5000, mostTrades = 1000;
constexpr std::size_t mostDeals = 100, mostRates = 1000; // of contracts

struct Step
{
    std::string_view desk;
    const char *venue;
};
constexpr Step spotSteps[] = {{"1m", "1m"},  {"5m", "5m"}, {"15m", "15m"}, {"30m", "30m"},
                              {"1h", "60m"}, {"4h", "4h"}, {"1d", "1d"}};
constexpr Step contractSteps[] = {{"1m", "Min1"},  {"5m", "Min5"},  {"15m", "Min15"}, {"30m", "Min30"},
                                  {"1h", "Min60"}, {"4h", "Hour4"}, {"8h", "Hour8"},  {"1d", "Day1"}};

const char *stepIn(std::span<const Step> steps, domain::Timeframe timeframe)
{
    for (const Step &one : steps)
        if (one.desk == timeframe.name())
            return one.venue;
    return nullptr;
}

const char *spotStep(domain::Timeframe timeframe)
{
    return stepIn(spotSteps, timeframe);
}

const char *contractStep(domain::Timeframe timeframe)
{
    return stepIn(contractSteps, timeframe);
}

/// Both ends of a page, of which a clock that was set back names only the later.
std::optional<base::UtcTime> beginning(const Ask &ask, std::size_t page)
{
    if (ask.from || !ask.until)
        return ask.from;
    return *ask.until - ask.timeframe.step() * std::int64_t(std::min(ask.limit, page) - 1);
}

Result<Call> spotCall(const Ask &ask)
{
    const std::string root = "/api/v3/";
    switch (ask.question) {
    case Question::Time:
        return Query(root + "time").call(1);
    case Question::Instruments:
        if (ask.symbol.empty())
            return Query(root + "exchangeInfo").call(10);
        return Query(root + "exchangeInfo").add("symbol", ask.symbol).call(10);
    case Question::Candles:
        return Query(root + "klines")
            .add("symbol", ask.symbol)
            .add("interval", spotStep(ask.timeframe))
            .add("startTime", beginning(ask, spotPage))
            .add("endTime", ask.until)
            .add("limit", std::to_string(std::min(ask.limit, spotPage)))
            .call(1);
    case Question::Book:
        return Query(root + "depth")
            .add("symbol", ask.symbol)
            .add("limit", std::to_string(std::min(ask.limit, mostLevels)))
            .call(1);
    case Question::Trades:
        return Query(root + "trades")
            .add("symbol", ask.symbol)
            .add("limit", std::to_string(std::min(ask.limit, mostTrades)))
            .call(5);
    case Question::Ticker:
        return Query(root + "ticker/24hr").add("symbol", ask.symbol).call(1);
    default:
        return base::fail(ErrorCode::Unsupported, "only perpetuals have funding and open interest", "market");
    }
}

Result<Call> contractCall(const Ask &ask)
{
    const std::string root = "/api/v1/contract/";
    switch (ask.question) {
    case Question::Time:
        return Query(root + "ping").call(1);
    case Question::Instruments:
        if (ask.symbol.empty())
            return Query(root + "detail").call(1);
        return Query(root + "detail").add("symbol", ask.symbol).call(1);
    case Question::Candles: // without a count: the newest 2,000, or all within the range
        return Query(root + "kline/" + ask.symbol)
            .add("interval", contractStep(ask.timeframe))
            .addSeconds("start", beginning(ask, contractPage))
            .addSeconds("end", ask.until)
            .call(1);
    case Question::Book:
        return Query(root + "depth/" + ask.symbol).add("limit", std::to_string(ask.limit)).call(1);
    case Question::Trades:
        return Query(root + "deals/" + ask.symbol)
            .add("limit", std::to_string(std::min(ask.limit, mostDeals)))
            .call(1);
    case Question::Ticker:
    case Question::OpenInterest:
        return Query(root + "ticker").add("symbol", ask.symbol).call(1);
    case Question::Funding:
        return Query(root + "funding_rate/" + ask.symbol).call(1);
    case Question::FundingHistory:
        return Query(root + "funding_rate/history")
            .add("symbol", ask.symbol)
            .add("page_num", "1")
            .add("page_size", std::to_string(std::min(ask.limit, mostRates)))
            .call(1);
    default:
        return base::fail(ErrorCode::Unsupported, "not asked of MEXC", "mexc");
    }
}

Result<Call> call(const Ask &ask)
{
    return ask.kind == MarketKind::Spot ? spotCall(ask) : contractCall(ask);
}

/// Spot joins the two names, contracts put a line between them.
std::string symbolOf(const domain::Symbol &symbol, MarketKind kind)
{
    return base::upper(symbol.base) + (kind == MarketKind::Spot ? "" : "_") + base::upper(symbol.quote);
}

constexpr VenueTable venueTable{.id = "mexc",
                                .title = "MEXC",
                                .hosts = hosts,
                                .spotCandles = {{spotPage, true}, &spotStep},
                                .perpetualCandles = {{contractPage, true}, &contractStep},
                                .call = &call,
                                .symbolOf = &symbolOf,
                                .refusesRegion = &refusesRegion,
                                .decoders = decoders(),
                                .fundingHours = 8,
                                .marksInTicker = true,
                                .retryWhen = &worthARetry};

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

} // namespace exchange::mexc
