#include "exchange/hyperliquid.h"

#include "base/json.h"
#include "exchange/hyperliquid_decode.h"

#include <algorithm>

namespace exchange::hyperliquid {

namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using domain::MarketKind;

constexpr Host hosts[] = {{MarketKind::Spot, "spot", "https://api.hyperliquid.xyz"},
                          {MarketKind::Perpetual, "perpetual", "https://api.hyperliquid.xyz"}};
constexpr PageRules pages{5000, true, 5000};
constexpr base::Milliseconds fundingStep(3'600'000);
// "Rate limits": of 1,200 a minute; candles and funding history weigh more by what they return.
constexpr int light = 2, heavy = 20;
constexpr std::size_t candlesPerWeight = 60, ratesPerWeight = 20;

Call post(const Json &question, int weight)
{
    return Call{"/info", QByteArray::fromStdString(question.dump()), weight};
}

/// All but weeks and three days, which begin on other days there; there are no bars of six hours.
const char *stepOf(domain::Timeframe timeframe)
{
    constexpr const char *steps[] = {"1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "8h", "12h", "1d"};
    const auto found = std::find_if(std::begin(steps), std::end(steps),
                                    [&](const char *one) { return timeframe.name() == one; });
    return found == std::end(steps) ? nullptr : *found;
}

/// The beginning must be named. Where only the newest bars are wanted both ends stand on the grid, so that
/// the question is the same all through a bar.
Call candlesCall(const Ask &ask)
{
    const base::Milliseconds step = ask.timeframe.step();
    const base::UtcTime last = ask.timeframe.floor(ask.until.value_or(ask.now));
    const std::int64_t count = std::int64_t(std::clamp<std::size_t>(ask.limit, 1, pages.size));
    const base::UtcTime first = ask.from.value_or(last - step * (count - 1));
    const Json request{{"coin", ask.symbol},
                       {"interval", stepOf(ask.timeframe)},
                       {"startTime", base::toMs(first)},
                       {"endTime", base::toMs(last + step - base::Milliseconds(1))}};
    const int weight = heavy + int(std::size_t(count) / candlesPerWeight);
    return post({{"type", "candleSnapshot"}, {"req", request}}, weight);
}

Call fundingHistory(const Ask &ask)
{
    const std::int64_t count = std::int64_t(std::max<std::size_t>(ask.limit, 1));
    const Json request{{"type", "fundingHistory"},
                       {"coin", ask.symbol},
                       {"startTime", base::toMs(ask.now - fundingStep * count)}};
    return post(request, heavy + int(std::size_t(count) / ratesPerWeight));
}

Json about(const char *type, const std::string &coin)
{
    return {{"type", type}, {"coin", coin}};
}

Result<Call> call(const Ask &ask)
{
    const bool spot = ask.kind == MarketKind::Spot;
    switch (ask.question) {
    case Question::Time:
        return post({{"type", "exchangeStatus"}}, light);
    case Question::Instruments:
        return post({{"type", spot ? "spotMeta" : "meta"}}, heavy);
    case Question::Candles:
        return candlesCall(ask);
    case Question::Book:
    case Question::TickerRest:
        return post(about("l2Book", ask.symbol), light);
    case Question::Trades:
        return post(about("recentTrades", ask.symbol), heavy);
    case Question::Ticker:
        return post({{"type", spot ? "spotMetaAndAssetCtxs" : "metaAndAssetCtxs"}}, heavy);
    default:
        break;
    }
    if (spot)
        return base::fail(ErrorCode::Unsupported, "only perpetuals have funding and open interest", "market");
    if (ask.question == Question::FundingHistory)
        return fundingHistory(ask);
    const bool intervals = ask.question == Question::FundingIntervals;
    return post({{"type", intervals ? "predictedFundings" : "metaAndAssetCtxs"}}, heavy);
}

/// Spot markets are known by number ("@107"), perpetuals by the name of their base.
std::string symbolOf(const domain::Symbol &, MarketKind)
{
    return {};
}

/// The tokens that stand for coins of other chains.
constexpr Renamed renamed[] = {{"UBTC", "BTC"}, {"UETH", "ETH"}, {"USOL", "SOL"}, {"USDT0", "USDT"}};

constexpr VenueTable venueTable{.id = "hyperliquid",
                                .title = "Hyperliquid",
                                .hosts = hosts,
                                .spotCandles = {pages, &stepOf},
                                .perpetualCandles = {pages, &stepOf},
                                .call = &call,
                                .symbolOf = &symbolOf,
                                .refusesRegion = &refusesRegion,
                                .decoders = decoders(),
                                .fundingHours = 1,
                                .renamed = renamed,
                                .minNotional = 10};

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

} // namespace exchange::hyperliquid
