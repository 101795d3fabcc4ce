#include "rig_exchange.h"

#include "support/candles.h"

namespace rig {
namespace {

constexpr base::Milliseconds forever = std::chrono::hours(24);

class WorldClock final : public base::Clock
{
public:
    explicit WorldClock(WorldPtr world) : m_world(std::move(world)) {}
    [[nodiscard]] base::UtcTime now() const override
    {
        ++m_world->looks;
        return base::fromMs(m_world->now);
    }
    /// The test moves the clock by hand, so nobody sleeps long: it is looked at again at once when time is
    /// left.
    [[nodiscard]] base::Milliseconds realDelay(base::UtcTime time) const override
    {
        const std::int64_t left = base::toMs(time) - m_world->now;
        return base::Milliseconds(m_world->jumping ? 0 : std::clamp<std::int64_t>(left, 0, 5));
    }
    void advanceTo(base::UtcTime time) override
    {
        if (m_world->jumping)
            m_world->now = std::max<std::int64_t>(m_world->now, base::toMs(time));
    }

private:
    WorldPtr m_world;
};

class WorldExchange final : public exchange::Exchange
{
public:
    WorldExchange(WorldPtr world, const base::Clock *clock, net::Waiting *everybody)
        : m_world(std::move(world)), m_clock(clock), m_everybody(everybody)
    {
    }
    [[nodiscard]] std::string id() const override { return "binance"; }
    [[nodiscard]] std::string title() const override { return "Test market"; }
    [[nodiscard]] base::Task<std::vector<domain::InstrumentPtr>> instruments() override
    {
        co_return base::fail(base::ErrorCode::Unsupported, "not asked for here");
    }
    [[nodiscard]] base::Task<domain::InstrumentPtr> instrument(domain::Symbol symbol,
                                                               domain::MarketKind kind) override
    {
        exchange::Exchange *const inner = market(symbol.text());
        if (!inner)
            co_return base::fail(base::ErrorCode::BadSymbol, "not listed", symbol.text());
        const auto found = co_await inner->instrument(symbol, kind);
        co_return found;
    }
    [[nodiscard]] base::Task<base::UtcTime> serverTime() override
    {
        ++m_world->clockAsked;
        co_return m_clock->now() - base::Milliseconds(m_world->ahead);
    }
    [[nodiscard]] base::Task<domain::CandleSeries> candles(exchange::CandleQuery query) override
    {
        ++m_world->asked;
        const std::string symbol = query.instrument->symbol.text();
        if (m_world->hangCandles) {
            net::Waiter waiter(*m_everybody, forever);
            co_await waiter;
            co_return base::fail(base::ErrorCode::Cancelled, "stopped", "test");
        }
        if (const auto error = m_world->failure(symbol))
            co_return tl::unexpected<base::Error>(*error);
        const base::Result<domain::CandleSeries> bars = co_await market(symbol)->candles(query);
        co_return withForming(bars);
    }
    [[nodiscard]] base::Task<domain::Ticker> ticker(domain::InstrumentPtr instrument) override
    {
        if (const auto error = m_world->failure(instrument->symbol.text()))
            co_return tl::unexpected<base::Error>(*error);
        base::Result<domain::Ticker> last = co_await market(instrument->symbol.text())->ticker(instrument);
        const std::optional<World::Moment> moment = m_world->moment();
        if (last && moment && !moment->trades.empty())
            last->last = moment->trades.back().price;
        co_return last;
    }
    [[nodiscard]] base::Task<domain::OrderBook> book(domain::InstrumentPtr, int) override
    {
        co_return bookNow();
    }
    [[nodiscard]] base::Task<std::vector<domain::PublicTrade>> trades(domain::InstrumentPtr, int) override
    {
        co_return tradesNow();
    }

private:
    [[nodiscard]] base::Result<domain::OrderBook> bookNow() const
    {
        const std::optional<World::Moment> moment = m_world->moment();
        if (!moment)
            return base::fail(base::ErrorCode::Unsupported, "no book");
        return domain::OrderBook{{{moment->bid, 1}}, {{moment->ask, 1}}, {}};
    }
    [[nodiscard]] base::Result<std::vector<domain::PublicTrade>> tradesNow() const
    {
        const std::optional<World::Moment> moment = m_world->moment();
        if (!moment)
            return base::fail(base::ErrorCode::Unsupported, "no trades");
        return moment->trades;
    }
    /// The bars with the one that forms, where they reach up to it.
    [[nodiscard]] base::Result<domain::CandleSeries> withForming(const base::Result<domain::CandleSeries> &bars) const
    {
        const std::optional<World::Moment> moment = m_world->moment();
        if (!bars || !moment || !moment->forming)
            return bars;
        const domain::Candle &forming = *moment->forming;
        const bool meets = bars->isEmpty() || bars->timeframe().closeOf(bars->openTime(bars->size() - 1)) == forming.time;
        if (!meets || bars->timeframe().floor(forming.time) != forming.time)
            return bars;
        domain::CandleColumns columns;
        for (std::size_t i = 0; i < bars->size(); ++i)
            columns.add(bars->time()[i], bars->open()[i], bars->high()[i], bars->low()[i], bars->close()[i],
                        bars->volume()[i]);
        columns.add(base::toMs(forming.time), forming.open, forming.high, forming.low, forming.close, forming.volume);
        return domain::CandleSeries::make(bars->timeframe(), std::move(columns), bars->size());
    }

    /// Made again when the test has changed a bar; the instrument stays what it was.
    exchange::Exchange *market(const std::string &symbol)
    {
        if (m_version != m_world->version) {
            m_version = m_world->version;
            m_old.push_back(std::exchange(m_markets, {}));
        }
        auto &known = m_markets[symbol];
        if (known)
            return known.get();
        const domain::CandleColumns columns = m_world->columns(symbol);
        if (columns.size() == 0)
            return nullptr;
        auto file = exchange::parseCandleFile(support::csvOf(columns).toStdString(), symbol,
                                              *domain::Symbol::parse(symbol), std::nullopt);
        if (!file)
            qFatal("the test's candles cannot be read: %s", file.error().detail.c_str());
        known = exchange::makeFileExchange(std::move(*file), m_clock);
        return known.get();
    }

    WorldPtr m_world;
    const base::Clock *m_clock;
    net::Waiting *m_everybody;
    std::uint64_t m_version = 0;
    std::map<std::string, std::unique_ptr<exchange::Exchange>> m_markets;
    std::vector<std::map<std::string, std::unique_ptr<exchange::Exchange>>>
        m_old; // somebody may wait for one
};

} // namespace

void World::addSymbol(const std::string &symbol, std::size_t bars)
{
    const std::lock_guard lock(m_mutex);
    domain::CandleColumns &out = m_candles[symbol];
    double last = 100;
    for (std::size_t i = 0; i < bars; ++i) { // calm: an average true range of about two
        const double next = 100 + std::round(100 * std::sin(double(i) * 0.7)) / 100;
        out.add(start + std::int64_t(i) * step, last, std::max(last, next) + 0.75,
                std::min(last, next) - 0.75, next, 100'000);
        last = next;
    }
    ++version;
}

void World::setBar(const std::string &symbol, std::size_t bar, double high, double low, double close)
{
    const std::lock_guard lock(m_mutex);
    domain::CandleColumns &columns = m_candles[symbol];
    columns.high[bar] = std::max({high, columns.open[bar], close});
    columns.low[bar] = std::min({low, columns.open[bar], close});
    columns.close[bar] = close;
    ++version;
}

domain::CandleColumns World::columns(const std::string &symbol)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_candles.find(symbol);
    return found == m_candles.end() ? domain::CandleColumns() : found->second;
}

void World::setMoment(Moment moment)
{
    const std::lock_guard lock(m_mutex);
    m_moment = std::move(moment);
}

std::optional<World::Moment> World::moment()
{
    const std::lock_guard lock(m_mutex);
    return m_moment;
}

void World::failCandles(const std::string &symbol, std::optional<base::Error> error)
{
    const std::lock_guard lock(m_mutex);
    if (error)
        m_failures[symbol] = *error;
    else
        m_failures.erase(symbol);
}

std::optional<base::Error> World::failure(const std::string &symbol)
{
    const std::lock_guard lock(m_mutex);
    for (const std::string &one : {std::string(), symbol})
        if (const auto found = m_failures.find(one); found != m_failures.end())
            return found->second;
    return std::nullopt;
}

std::unique_ptr<base::Clock> makeClock(WorldPtr world)
{
    return std::make_unique<WorldClock>(std::move(world));
}

std::unique_ptr<exchange::Exchange> makeExchange(WorldPtr world, const base::Clock *clock,
                                                 net::Waiting *everybody)
{
    return std::make_unique<WorldExchange>(std::move(world), clock, everybody);
}

} // namespace rig
