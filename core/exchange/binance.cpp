#include "exchange/binance.h"

#include "base/text.h"
#include "exchange/binance_decode.h"
#include "exchange/query.h"

#include <algorithm>

namespace exchange::binance {

namespace {

using base::ErrorCode;
using base::Result;
using domain::MarketKind;

// The budgets are those of "rateLimits" in exchangeInfo.
constexpr Host hosts[] = {{MarketKind::Spot, "spot", "https://api.binance.com", 6000},
                          {MarketKind::Spot, "mirror", "https://data-api.binance.vision", 6000},
                          {MarketKind::Perpetual, "perpetual", "https://fapi.binance.com", 2400}};
constexpr std::size_t candlesPerPage = 1000; // futures serve 1500, at five times the weight
constexpr std::size_t mostTrades = 1000, mostRates = 1000;
constexpr std::size_t bookSizes[] = {5, 10, 20, 50, 100, 500, 1000}; // the only ones that futures know

Call candlesCall(const Ask &ask, const std::string &root, bool spot)
{
    const std::size_t limit = std::min(ask.limit, candlesPerPage);
    const int futuresWeight = limit < 100 ? 1 : limit < 500 ? 2 : 5;
    return Query(root + "klines")
        .add("symbol", ask.symbol)
        .add("interval", std::string(ask.timeframe.name()))
        .add("startTime", ask.from)
        .add("endTime", ask.until)
        .add("limit", std::to_string(limit))
        .call(spot ? 2 : futuresWeight);
}

Call bookCall(const Ask &ask, const std::string &root, bool spot)
{
    const auto *size = std::find_if(std::begin(bookSizes), std::end(bookSizes) - 1,
                                    [&](std::size_t one) { return one >= ask.limit; });
    const int spotWeight = *size <= 100 ? 5 : *size <= 500 ? 25 : 50;
    const int futuresWeight = *size <= 50 ? 2 : *size <= 100 ? 5 : *size <= 500 ? 10 : 20;
    return Query(root + "depth")
        .add("symbol", ask.symbol)
        .add("limit", std::to_string(*size))
        .call(spot ? spotWeight : futuresWeight);
}

/// A perpetual's own questions.
Result<Call> contractCall(const Ask &ask, const std::string &root)
{
    switch (ask.question) {
    case Question::Funding:
        return Query(root + "premiumIndex").add("symbol", ask.symbol).call(1);
    case Question::FundingIntervals:
        return Query(root + "fundingInfo").call(1);
    case Question::FundingHistory:
        return Query(root + "fundingRate")
            .add("symbol", ask.symbol)
            .add("limit", std::to_string(std::clamp<std::size_t>(ask.limit, 1, mostRates)))
            .call(1);
    case Question::OpenInterest:
        return Query(root + "openInterest").add("symbol", ask.symbol).call(1);
    default:
        return base::fail(ErrorCode::Unsupported, "not asked of Binance", "binance");
    }
}

Result<Call> call(const Ask &ask)
{
    const bool spot = ask.kind == MarketKind::Spot;
    const std::string root = spot ? "/api/v3/" : "/fapi/v1/";
    switch (ask.question) {
    case Question::Time:
        return Query(root + "time").call(1);
    case Question::Instruments:
        if (spot && !ask.symbol.empty())
            return Query(root + "exchangeInfo").add("symbol", ask.symbol).call(20);
        return Query(root + "exchangeInfo").call(spot ? 20 : 1);
    case Question::Candles:
        return candlesCall(ask, root, spot);
    case Question::Book:
        return bookCall(ask, root, spot);
    case Question::Trades:
        return Query(root + "trades")
            .add("symbol", ask.symbol)
            .add("limit", std::to_string(std::min(ask.limit, mostTrades)))
            .call(spot ? 25 : 5);
    case Question::Ticker:
        return Query(root + "ticker/24hr").add("symbol", ask.symbol).call(spot ? 2 : 1);
    default:
        break;
    }
    if (spot)
        return base::fail(ErrorCode::Unsupported, "only perpetuals have funding and open interest", "market");
    return contractCall(ask, root);
}

/// Binance joins the two names in capitals. The whole list of perpetuals is asked at once: it takes no
/// symbol.
std::string symbolOf(const domain::Symbol &symbol, MarketKind kind)
{
    return kind == MarketKind::Spot ? base::upper(symbol.base + symbol.quote) : std::string();
}

/// Binance has all steps of the desk, under the same names.
const char *stepOf(domain::Timeframe timeframe)
{
    return timeframe.name().data(); // of a literal
}

constexpr VenueTable venueTable{.id = "binance",
                                .title = "Binance",
                                .hosts = hosts,
                                .spotCandles = {{candlesPerPage}, &stepOf},
                                .perpetualCandles = {{candlesPerPage}, &stepOf},
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

} // namespace exchange::binance
