#include "app/commands.h"

#include "engine/cycle_record.h"
#include "exchange/across.h"
#include "exchange/clock_skew.h"
#include "net/budget.h"

#include <QCoroTask>

namespace app {
namespace {

using base::Json;

template <class T>
Json known(const std::optional<T> &value)
{
    return value ? Json(*value) : Json();
}
Json known(const std::optional<double> &value)
{
    return value ? base::number(*value) : Json();
}
Json known(const std::optional<base::UtcTime> &time)
{
    return time ? Json(base::toMs(*time)) : Json();
}

Json written(const MarketSource &source, const domain::CandleSeries &candles)
{
    Json rows = Json::array();
    for (std::size_t i = 0; i < candles.size(); ++i)
        rows.push_back({candles.time()[i], candles.open()[i], candles.high()[i], candles.low()[i],
                        candles.close()[i], candles.volume()[i]});
    return {{"exchange", source.market.exchange->id()},
            {"symbol", source.watch.symbol.text()},
            {"timeframe", candles.timeframe().name()},
            {"candles", rows},
            {"closed", candles.closed()},
            {"gaps", candles.gaps()},
            {"missing", candles.missing()},
            {"synthetic", source.market.exchange->synthetic()}};
}

Json written(const domain::Ticker &ticker)
{
    return {{"last", known(ticker.last)},
            {"bid", known(ticker.bid)},
            {"ask", known(ticker.ask)},
            {"open", known(ticker.open)},
            {"high", known(ticker.high)},
            {"low", known(ticker.low)},
            {"base_volume", known(ticker.baseVolume)},
            {"quote_volume", known(ticker.quoteVolume)},
            {"change_percent", known(ticker.changePercent)},
            {"timestamp", known(ticker.time)}};
}

Json written(const domain::Funding &funding)
{
    return {{"rate", known(funding.rate)},
            {"interval_hours", known(funding.intervalHours)},
            {"next_time", known(funding.next)},
            {"mark_price", known(funding.markPrice)},
            {"index_price", known(funding.indexPrice)},
            {"timestamp", known(funding.time)}};
}

Json written(const std::vector<domain::InstrumentPtr> &instruments, base::UtcTime now)
{
    Json rows = Json::array();
    for (const domain::InstrumentPtr &one : instruments) {
        const domain::FeeRow fees = one->feesAt(now);
        rows.push_back({{"symbol", one->symbol.text()},
                        {"id", one->venueId},
                        {"base", one->symbol.base},
                        {"quote", one->symbol.quote},
                        {"kind", domain::name(one->kind)},
                        {"active", one->active},
                        {"tick", base::number(one->tick.step.toDouble())},
                        {"lot", base::number(one->lot.toDouble())},
                        {"min_amount", base::number(one->minQuantity.toDouble())},
                        {"min_notional", base::number(one->minNotional.toDouble())},
                        {"contract_size", base::number(one->multiplier.toDouble())},
                        {"maker_fee", base::number(fees.maker.toDouble())},
                        {"taker_fee", base::number(fees.taker.toDouble())},
                        {"fees_assumed", fees.assumed},
                        {"synthetic", one->synthetic}});
    }
    return {{"instruments", rows}};
}

Json written(const exchange::AcrossView &view)
{
    Json venues = Json::array();
    for (const exchange::VenueView &one : view.venues)
        venues.push_back({{"exchange", one.venue},
                          {"timestamp", one.error ? Json() : Json(base::toMs(one.time))},
                          {"price", known(one.middle)},
                          {"spread_bps", known(one.spreadBps)},
                          {"imbalance", known(one.imbalance)},
                          {"funding_yearly", known(one.fundingYearly)}});
    return {{"price", known(view.price)},
            {"dispersion_bps", known(view.dispersionBps)},
            {"spread_bps", known(view.spreadBps)},
            {"imbalance", known(view.imbalance)},
            {"funding_yearly", known(view.fundingYearly)},
            {"counted", view.counted},
            {"excluded", view.excluded},
            {"venues", venues}};
}

/// One symbol on the venues that --exchange names, or on all of the settings' order.
base::Result<Json> fetchedAcross(const Arguments &arguments)
{
    const auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    const auto symbol = domain::Symbol::parse(arguments.text("--symbol", settings->desk.symbol));
    if (!symbol)
        return base::fail(symbol);
    const auto http = makeHttp(arguments.global);
    if (!http)
        return base::fail(http);
    const auto named = arguments.values.find("--exchange");
    const std::vector<std::string> ids =
        named != arguments.values.end() ? named->second : settings->desk.venueOrder;
    const base::SystemClock clock;
    std::vector<std::unique_ptr<exchange::Exchange>> venues;
    std::vector<exchange::Exchange *> asked;
    for (const std::string &id : ids) {
        const auto venue = exchange::findVenue(id);
        if (!venue)
            return base::fail(venue);
        venues.push_back((*venue)->make({http->get(), &clock, arguments.global.baseUrls}));
        asked.push_back(venues.back().get());
    }
    const auto kind = marketKind(arguments, settings->desk.market);
    if (!kind)
        return base::fail(kind);
    const exchange::AcrossView view = QCoro::waitFor(exchange::lookAcross(asked, *symbol, *kind, &clock));
    if (view.counted == 0)
        return base::fail(base::ErrorCode::NotFound, "no venue answered", symbol->text());
    return written(view);
}

/// Waits for one answer and writes it.
template <class T, class Write>
base::Result<Json> awaited(base::Task<T> task, Write write)
{
    const base::Result<T> answer = QCoro::waitFor(std::move(task));
    if (!answer)
        return base::fail(answer);
    return write(*answer);
}

/// The venue's time, how far ours is from it, and what is left of the budgets of the hosts that were asked.
base::Result<Json> fetchedTime(const MarketSource &source)
{
    const base::Clock &clock = *source.market.clock;
    const base::UtcTime sent = clock.now();
    const base::Result<base::UtcTime> time = QCoro::waitFor(source.market.exchange->serverTime());
    const base::UtcTime received = clock.now();
    if (!time)
        return base::fail(time);
    Json budgets = Json::array();
    for (const net::HostBudget &one : net::budgetsOf(source.http.get()))
        budgets.push_back({{"host", one.host},
                           {"used", known(one.used)},
                           {"limit", known(one.limit)},
                           {"until", known(one.until)},
                           {"sent_last_minute", base::number(one.sent)}});
    return Json{{"time", base::toMs(*time)},
                {"skew_ms", exchange::clockSkew(*time, sent, received).count()},
                {"clock_ok", exchange::checkClock(*time, sent, received).has_value()},
                {"budgets", budgets}};
}

base::Result<Json> fetched(const MarketSource &source, const std::string &what, exchange::CandleQuery query,
                           int limit)
{
    exchange::Exchange &venue = *source.market.exchange;
    const auto plain = [](const auto &value) { return written(value); };
    if (what == "time")
        return fetchedTime(source);
    if (what == "instruments")
        return awaited(venue.instruments(), [&source](const auto &instruments) {
            return written(instruments, source.market.clock->now());
        });
    const base::Result<domain::InstrumentPtr> one =
        QCoro::waitFor(venue.instrument(source.watch.symbol, source.watch.kind));
    if (!one)
        return base::fail(one);
    query.instrument = *one;
    if (what == "candles")
        return awaited(venue.candles(query), [&](const auto &candles) { return written(source, candles); });
    if (what == "book")
        return awaited(venue.book(*one, limit), [](const auto &book) { return engine::bookJson(book); });
    if (what == "trades")
        return awaited(venue.trades(*one, limit),
                       [](const auto &trades) { return engine::tradesJson(trades); });
    if (what == "ticker")
        return awaited(venue.ticker(*one), plain);
    if (what == "funding")
        return awaited(venue.funding(*one), plain);
    if (what == "funding-history")
        return awaited(venue.fundingHistory(*one, limit), [](const std::vector<domain::Funding> &rates) {
            Json rows = Json::array();
            for (const domain::Funding &rate : rates)
                rows.push_back({{"rate", known(rate.rate)}, {"timestamp", known(rate.time)}});
            return Json{{"rates", rows}};
        });
    return awaited(venue.openInterest(*one), [](const exchange::OpenInterest &interest) {
        return Json{{"open_interest", known(interest.amount)}, {"timestamp", known(interest.time)}};
    });
}

} // namespace

base::Result<Printed> fetch(const Arguments &arguments)
{
    constexpr std::string_view kinds[] = {"candles",      "book", "trades",  "ticker",
                                          "instruments",  "time", "funding", "funding-history",
                                          "open-interest"};
    const std::string what = arguments.words.size() > 1 ? arguments.words[1] : std::string();
    if (what == "across") {
        base::Result<Json> view = fetchedAcross(arguments);
        return view ? base::Result<Printed>(Printed{std::move(*view)}) : base::fail(view);
    }
    if (std::find(std::begin(kinds), std::end(kinds), what) == std::end(kinds))
        return base::fail(base::ErrorCode::BadRequest, "what is to be fetched?", "fetch " + what);
    auto source = marketSource(arguments);
    if (!source)
        return base::fail(source);
    const auto limit = arguments.whole("--limit");
    if (!limit)
        return base::fail(limit);
    const auto since = arguments.time("--since");
    if (!since)
        return base::fail(since);
    const long long standard = what == "candles" ? 1000 : 100;
    const long long count = limit->value_or(standard);
    if (count < 1 || count > 1'000'000)
        return base::fail(base::ErrorCode::BadRequest, "between 1 and 1000000", "--limit");
    const exchange::CandleQuery query{nullptr, source->watch.timeframe, *since, std::size_t(count)};
    base::Result<Json> out = fetched(*source, what, query, int(std::min(count, 5000LL)));
    if (!out)
        return base::fail(out);
    return Printed{std::move(*out)};
}

} // namespace app
