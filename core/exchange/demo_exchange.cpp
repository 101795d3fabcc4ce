#include "exchange/demo_exchange.h"

#include "base/random.h"
#include "exchange/demo_market.h"

#include <algorithm>
#include <cmath>

namespace exchange {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::array<DemoCoin, 3> coins{{{"DEMO", 2, 5, 42'000, 0.75, 18'000, 1e-4},
                                         {"TINY", 10, 0, 0.0000012, 1.2, 4e12, 6e-4},
                                         {"ALT", 3, 2, 24.5, 0.95, 900'000, 3e-4}}};
constexpr const char *quote = "USDT";
constexpr base::Milliseconds day(86'400'000);
constexpr base::Milliseconds second(1'000);
constexpr base::Milliseconds betweenTrades(2'000);
constexpr int mostLevels = 500, mostTrades = 1'000;
constexpr double minutesPerDay = 1'440;

enum Purpose : std::uint64_t { forBook = 64, forTrade };

struct Listing
{
    DemoMarket market;
    domain::InstrumentPtr instrument;
};

domain::InstrumentPtr instrumentOf(const DemoCoin &coin)
{
    domain::Instrument out;
    out.venue = "demo";
    out.symbol = {coin.base, quote};
    out.venueId = std::string(coin.base) + quote;
    out.tick.step = base::Decimal::of(1, -coin.priceDecimals);
    out.lot = base::Decimal::of(1, -coin.lotDecimals);
    out.minQuantity = out.lot;
    out.minNotional = base::Decimal::of(5);
    out.synthetic = true;
    return std::make_shared<const domain::Instrument>(std::move(out));
}

/// Whole ticks from the last price to either best quote; at least one.
std::int64_t halfSpread(const DemoMarket &market, std::int64_t last)
{
    return std::max<std::int64_t>(1, std::llround(double(last) * market.coin().spread / 2));
}

/// Lots that usually change hands in half a minute, spread around by a log-normal factor; at least one.
std::int64_t lots(const DemoMarket &market, base::Random &random, double size)
{
    const double usual = market.coin().dailyVolume * market.lotsPerUnit() / minutesPerDay / 2;
    return std::max<std::int64_t>(1, std::llround(usual * size * std::exp(0.8 * random.normal())));
}

std::vector<domain::BookLevel> bookSide(const DemoMarket &market, base::Random random, std::int64_t best,
                                        int direction, int levels)
{
    std::vector<domain::BookLevel> out;
    const double stride = std::max(1.0, double(best) * market.coin().spread / 4);
    std::int64_t ticks = best;
    for (int i = 0; i < levels && ticks > 0; ++i) {
        out.push_back({market.price(ticks), market.amount(lots(market, random, 0.3 + 0.12 * i))});
        ticks += direction * (1 + std::int64_t(random.uniform() * stride));
    }
    return out;
}

/// The trade of one stretch of two seconds, or nothing when it lies after `now`.
std::optional<domain::PublicTrade> tradeOf(DemoMarket &market, std::int64_t number, base::UtcTime now)
{
    base::Random random(market.seedOf(forTrade, number));
    const base::UtcTime start(betweenTrades * number);
    const base::UtcTime time = start + base::Milliseconds(random.below(std::uint64_t(betweenTrades.count())));
    if (time > now)
        return std::nullopt;
    const std::int64_t ticks = market.ticksAt(time), before = market.ticksAt(start - second);
    const bool buys = ticks == before ? random.below(2) == 0 : ticks > before;
    return domain::PublicTrade{std::to_string(number), time, market.price(ticks),
                               market.amount(lots(market, random, 0.07)),
                               buys ? domain::Side::Buy : domain::Side::Sell};
}

class DemoExchange final : public Exchange
{
public:
    DemoExchange(DemoOptions options, const base::Clock *clock) : m_clock(clock)
    {
        for (const DemoCoin &coin : coins)
            m_listings.push_back({DemoMarket(coin, options.seed), instrumentOf(coin)});
    }

    [[nodiscard]] std::string id() const override { return "demo"; }
    [[nodiscard]] std::string title() const override { return "Demo market (synthetic)"; }
    [[nodiscard]] bool synthetic() const override { return true; }
    [[nodiscard]] base::Task<std::vector<domain::InstrumentPtr>> instruments() override
    {
        std::vector<domain::InstrumentPtr> out;
        for (const Listing &listing : m_listings)
            out.push_back(listing.instrument);
        co_return out;
    }
    [[nodiscard]] base::Task<domain::InstrumentPtr> instrument(domain::Symbol symbol,
                                                               domain::MarketKind kind) override
    {
        co_return found(symbol, kind);
    }
    [[nodiscard]] base::Task<base::UtcTime> serverTime() override { co_return m_clock->now(); }
    [[nodiscard]] base::Task<domain::CandleSeries> candles(CandleQuery query) override
    {
        co_return candlesOf(query);
    }
    [[nodiscard]] base::Task<domain::Ticker> ticker(domain::InstrumentPtr instrument) override
    {
        co_return tickerOf(instrument);
    }
    [[nodiscard]] base::Task<domain::OrderBook> book(domain::InstrumentPtr instrument, int levels) override
    {
        co_return bookOf(instrument, levels);
    }
    [[nodiscard]] base::Task<std::vector<domain::PublicTrade>> trades(domain::InstrumentPtr instrument,
                                                                      int limit) override
    {
        co_return tradesOf(instrument, limit);
    }

private:
    // The coroutines above only hand on: GCC 12 miscompiles coroutines that do more.
    [[nodiscard]] base::Result<Listing *> listed(const domain::InstrumentPtr &instrument);
    [[nodiscard]] base::Result<domain::InstrumentPtr> found(const domain::Symbol &symbol,
                                                            domain::MarketKind kind) const;
    [[nodiscard]] base::Result<domain::CandleSeries> candlesOf(const CandleQuery &query);
    [[nodiscard]] base::Result<domain::Ticker> tickerOf(const domain::InstrumentPtr &instrument);
    [[nodiscard]] base::Result<domain::OrderBook> bookOf(const domain::InstrumentPtr &instrument, int levels);
    [[nodiscard]] base::Result<std::vector<domain::PublicTrade>>
    tradesOf(const domain::InstrumentPtr &instrument, int limit);

    const base::Clock *m_clock;
    std::vector<Listing> m_listings;
};

base::Result<Listing *> DemoExchange::listed(const domain::InstrumentPtr &instrument)
{
    for (Listing &listing : m_listings)
        if (instrument && listing.instrument->key() == instrument->key())
            return &listing;
    return fail(ErrorCode::BadSymbol, "not listed on the demo market", instrument ? instrument->key() : "");
}

base::Result<domain::InstrumentPtr> DemoExchange::found(const domain::Symbol &symbol,
                                                        domain::MarketKind kind) const
{
    for (const Listing &listing : m_listings)
        if (listing.instrument->symbol == symbol && listing.instrument->kind == kind)
            return listing.instrument;
    return fail(ErrorCode::BadSymbol,
                "the demo market lists DEMO/USDT, TINY/USDT and ALT/USDT (spot), not " + symbol.text(),
                symbol.text());
}

base::Result<domain::CandleSeries> DemoExchange::candlesOf(const CandleQuery &query)
{
    const base::Result<Listing *> listing = listed(query.instrument);
    if (!listing)
        return fail(listing);
    const base::UtcTime now = m_clock->now();
    base::UtcTime from = DemoMarket::beginning();
    if (query.since)
        from = *query.since;
    else if (query.limit > 0 && now > from) {
        const std::int64_t available = (now - from) / query.timeframe.step();
        const std::int64_t back =
            std::min(available, std::int64_t(std::min<std::size_t>(query.limit - 1, 1u << 30)));
        const base::UtcTime newest = query.timeframe.floor(now - base::Milliseconds(1));
        from = newest - query.timeframe.step() * back;
    }
    return (*listing)->market.candles(query.timeframe, from, query.limit, now);
}

base::Result<domain::Ticker> DemoExchange::tickerOf(const domain::InstrumentPtr &instrument)
{
    const base::Result<Listing *> listing = listed(instrument);
    if (!listing)
        return fail(listing);
    DemoMarket &market = (*listing)->market;
    const base::UtcTime now = m_clock->now();
    const domain::Timeframe minute = domain::Timeframe::all().front();
    const base::Result<domain::CandleSeries> bars =
        market.candles(minute, minute.floor(now - day), 1'500, now);
    if (!bars)
        return fail(bars);
    if (bars->isEmpty())
        return fail(ErrorCode::NotFound, "the demo market has not begun", "ticker");
    const std::int64_t last = market.ticksAt(now), half = halfSpread(market, last);
    domain::Ticker out;
    out.last = market.price(last);
    out.bid = market.price(std::max<std::int64_t>(1, last - half));
    out.ask = market.price(last + half);
    out.open = bars->open().front();
    out.high = *std::max_element(bars->high().begin(), bars->high().end());
    out.low = *std::min_element(bars->low().begin(), bars->low().end());
    double volume = 0, worth = 0;
    for (std::size_t i = 0; i < bars->size(); ++i) {
        volume += bars->volume()[i];
        worth += bars->volume()[i] * (bars->open()[i] + bars->close()[i]) / 2;
    }
    out.baseVolume = volume;
    out.quoteVolume = worth;
    out.changePercent = (*out.last / *out.open - 1) * 100;
    out.time = now;
    return out;
}

base::Result<domain::OrderBook> DemoExchange::bookOf(const domain::InstrumentPtr &instrument, int levels)
{
    const base::Result<Listing *> listing = listed(instrument);
    if (!listing)
        return fail(listing);
    DemoMarket &market = (*listing)->market;
    const base::UtcTime now = m_clock->now();
    const std::int64_t last = market.ticksAt(now), half = halfSpread(market, last);
    const base::Random random(market.seedOf(forBook, now.time_since_epoch() / second));
    const int count = std::clamp(levels, 0, mostLevels);
    domain::OrderBook out;
    out.bids = bookSide(market, random.stream("bids"), last - half, -1, count);
    out.asks = bookSide(market, random.stream("asks"), last + half, 1, count);
    out.time = now;
    return out;
}

base::Result<std::vector<domain::PublicTrade>> DemoExchange::tradesOf(const domain::InstrumentPtr &instrument,
                                                                      int limit)
{
    const base::Result<Listing *> listing = listed(instrument);
    if (!listing)
        return fail(listing);
    const base::UtcTime now = m_clock->now();
    const std::int64_t newest = now.time_since_epoch() / betweenTrades;
    const std::int64_t count = std::clamp(limit, 0, mostTrades);
    std::vector<domain::PublicTrade> out;
    for (std::int64_t number = newest - count; number <= newest; ++number) {
        const bool begun = base::UtcTime(betweenTrades * number) >= DemoMarket::beginning();
        const std::optional<domain::PublicTrade> trade =
            begun ? tradeOf((*listing)->market, number, now) : std::nullopt;
        if (trade)
            out.push_back(*trade);
    }
    if (std::int64_t(out.size()) > count)
        out.erase(out.begin());
    return out;
}

} // namespace

std::unique_ptr<Exchange> makeDemoExchange(DemoOptions options, const base::Clock *clock)
{
    return std::make_unique<DemoExchange>(options, clock);
}

} // namespace exchange
