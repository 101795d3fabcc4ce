#include "exchange/gateio.h"

#include "base/text.h"
#include "exchange/gateio_decode.h"
#include "exchange/query.h"

#include <algorithm>

namespace exchange::gateio {

namespace {

using base::ErrorCode;
using base::Result;
using domain::MarketKind;

constexpr Host hosts[] = {{MarketKind::Spot, "spot", "https://api.gateio.ws"},
                          {MarketKind::Perpetual, "perpetual", "https://api.gateio.ws"}};
constexpr std::size_t spotPage = 1000, futuresPage = 2000; // bars in one answer
constexpr std::size_t keptBars = 9'990; // of "10,000 points ago", less what passes while pages are asked for
constexpr std::size_t mostLevels = 100, mostTrades = 1000, mostRates = 1000;

const char *stepOf(domain::Timeframe timeframe)
{
    constexpr std::string_view steps[] = {"1m", "5m", "15m", "30m", "1h", "4h", "8h", "1d"};
    const bool has = std::find(std::begin(steps), std::end(steps), timeframe.name()) != std::end(steps);
    return has ? timeframe.name().data() : nullptr; // of a literal
}

Call candlesCall(const Ask &ask, const std::string &root, const char *symbolKey, std::size_t page)
{
    Query query(root + "candlesticks");
    query.add(symbolKey, ask.symbol).add("interval", std::string(ask.timeframe.name()));
    if (!ask.from && !ask.until)
        return query.add("limit", std::to_string(std::min(ask.limit, page))).call(1);
    // A clock that was set back asks for what was there by then, without a beginning.
    const base::Milliseconds length = ask.timeframe.step() * std::int64_t(std::min(ask.limit, page) - 1);
    const std::optional<base::UtcTime> from = ask.from ? *ask.from : *ask.until - length;
    return query.addSeconds("from", from).addSeconds("to", ask.until).call(1);
}

Call listCall(const Ask &ask, const std::string &root, const char *what, const char *symbolKey,
              std::size_t most)
{
    return Query(root + what)
        .add(symbolKey, ask.symbol)
        .add("limit", std::to_string(std::min(ask.limit, most)))
        .call(1);
}

Result<Call> spotCall(const Ask &ask)
{
    const std::string root = "/api/v4/spot/";
    switch (ask.question) {
    case Question::Instruments:
        return Query(root + "currency_pairs" + (ask.symbol.empty() ? "" : '/' + ask.symbol)).call(1);
    case Question::Candles:
        return candlesCall(ask, root, "currency_pair", spotPage);
    case Question::Book:
        return listCall(ask, root, "order_book", "currency_pair", mostLevels);
    case Question::Trades:
        return listCall(ask, root, "trades", "currency_pair", mostTrades);
    case Question::Ticker:
        return Query(root + "tickers").add("currency_pair", ask.symbol).call(1);
    default:
        return base::fail(ErrorCode::Unsupported, "only perpetuals have funding and open interest", "market");
    }
}

Result<Call> futuresCall(const Ask &ask)
{
    const std::string root = "/api/v4/futures/usdt/";
    constexpr const char *mostContracts = "1000"; // in one answer
    switch (ask.question) {
    case Question::Instruments:
        if (ask.symbol.empty())
            return Query(root + "contracts").add("limit", mostContracts).call(1);
        [[fallthrough]];
    case Question::Funding: // the contract tells its rate, interval, next settlement and marks
        return Query(root + "contracts/" + ask.symbol).call(1);
    case Question::FundingHistory:
        return listCall(ask, root, "funding_rate", "contract", mostRates);
    case Question::Candles:
        return candlesCall(ask, root, "contract", futuresPage);
    case Question::Book:
        return listCall(ask, root, "order_book", "contract", mostLevels);
    case Question::Trades:
        return listCall(ask, root, "trades", "contract", mostTrades);
    case Question::Ticker:
    case Question::OpenInterest:
        return Query(root + "tickers").add("contract", ask.symbol).call(1);
    default:
        return base::fail(ErrorCode::Unsupported, "not asked of Gate.io", "gateio");
    }
}

Result<Call> call(const Ask &ask)
{
    if (ask.question == Question::Time)
        return Query("/api/v4/spot/time").call(1);
    return ask.kind == MarketKind::Spot ? spotCall(ask) : futuresCall(ask);
}

std::string symbolOf(const domain::Symbol &symbol, MarketKind)
{
    return base::upper(symbol.base) + '_' + base::upper(symbol.quote);
}

constexpr VenueTable venueTable{.id = "gateio",
                                .title = "Gate.io",
                                .hosts = hosts,
                                .spotCandles = {{spotPage, true, keptBars}, &stepOf},
                                .perpetualCandles = {{futuresPage, true, keptBars}, &stepOf},
                                .call = &call,
                                .symbolOf = &symbolOf,
                                .refusesRegion = &refusesRegion,
                                .decoders = decoders(),
                                .fundingHours = 8};

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

} // namespace exchange::gateio
