#include "test_live_feed.h"

#include "base/json.h"
#include "base/text.h"
#include "exchange/live_feed.h"
#include "exchange/streams.h"
#include "fake_sockets.h"
#include "venue_desk.h"

#include <deque>

#include <QtTest/QtTest>

#include <rapidcheck.h>

using base::ErrorCode;
using base::Json;
using domain::Timeframe;

namespace {

constexpr std::int64_t minute = 60'000;

Timeframe step(const char *name)
{
    return Timeframe::parse(name).value();
}

/// A market of one instrument: what REST answers, and the frames that say the same.
class Market final : public exchange::Exchange
{
public:
    explicit Market(base::ManualClock &clock) : m_clock(clock) {}

    [[nodiscard]] std::string id() const override { return "binance"; }
    [[nodiscard]] std::string title() const override { return "Binance"; }
    [[nodiscard]] base::Task<std::vector<domain::InstrumentPtr>> instruments() override
    {
        base::Result<std::vector<domain::InstrumentPtr>> none;
        co_return none;
    }
    [[nodiscard]] base::Task<domain::InstrumentPtr> instrument(domain::Symbol, domain::MarketKind) override
    {
        base::Result<domain::InstrumentPtr> none;
        co_return none;
    }
    [[nodiscard]] base::Task<base::UtcTime> serverTime() override { co_return m_clock.now(); }
    [[nodiscard]] base::Task<domain::CandleSeries> candles(exchange::CandleQuery query) override
    {
        ++asked;
        base::Result<domain::CandleSeries> out = series(query);
        if (down)
            out = base::fail(ErrorCode::Network, "down");
        co_return out;
    }
    [[nodiscard]] base::Task<domain::Ticker> ticker(domain::InstrumentPtr) override
    {
        base::Result<domain::Ticker> none;
        co_return none;
    }
    [[nodiscard]] base::Task<domain::OrderBook> book(domain::InstrumentPtr, int) override
    {
        domain::OrderBook out;
        if (top.bid)
            out.bids.push_back(*top.bid);
        if (top.ask)
            out.asks.push_back(*top.ask);
        base::Result<domain::OrderBook> result = out;
        co_return result;
    }
    [[nodiscard]] base::Task<std::vector<domain::PublicTrade>> trades(domain::InstrumentPtr,
                                                                      int limit) override
    {
        base::Result<std::vector<domain::PublicTrade>> out = newest(std::size_t(limit));
        co_return out;
    }

    [[nodiscard]] std::vector<domain::PublicTrade> newest(std::size_t limit) const
    {
        const std::size_t count = std::min(limit, traded.size());
        return {traded.end() - std::ptrdiff_t(count), traded.end()};
    }
    /// One trade of `price` now, and the frames that tell it.
    std::vector<std::string> trade(double price, double amount)
    {
        const base::UtcTime now = m_clock.now();
        const base::UtcTime open = step("1m").floor(now);
        domain::PublicTrade one{std::to_string(traded.size() + 1), now, price, amount, domain::Side::Buy};
        traded.push_back(one);
        if (bars.empty() || bars.back().time != open)
            bars.push_back({open, price, price, price, price, 0});
        domain::Candle &bar = bars.back();
        bar.high = std::max(bar.high, price);
        bar.low = std::min(bar.low, price);
        bar.close = price;
        bar.volume += amount;
        top.bid = domain::BookLevel{price - 1, amount};
        top.ask = domain::BookLevel{price + 1, amount + 1};
        ++m_update;
        return {tradeFrame(one), barFrame(bar), topFrame()};
    }

    int asked = 0;
    bool down = false;
    std::vector<domain::PublicTrade> traded;
    std::vector<domain::Candle> bars; // of a minute
    exchange::TopOfBook top;

private:
    [[nodiscard]] base::Result<domain::CandleSeries> series(const exchange::CandleQuery &query) const
    {
        domain::CandleColumns columns;
        for (const domain::Candle &bar : bars)
            if (!query.since || bar.time >= *query.since)
                columns.add(base::toMs(bar.time), bar.open, bar.high, bar.low, bar.close, bar.volume);
        const std::size_t count = columns.size();
        const bool over = count > 0 && m_clock.now() >= base::fromMs(columns.time.back() + minute + 20'000);
        const auto all = domain::CandleSeries::make(step("1m"), std::move(columns),
                                                    over || count == 0 ? count : count - 1);
        const std::size_t kept = std::min(query.limit, count);
        return all->slice(query.since ? 0 : count - kept, kept);
    }
    [[nodiscard]] static std::string tradeFrame(const domain::PublicTrade &one)
    {
        return Json{{"e", "trade"},
                    {"s", "BTCUSDT"},
                    {"t", std::stoi(one.id)},
                    {"p", base::printed(one.price, 17)},
                    {"q", base::printed(one.amount, 17)},
                    {"T", base::toMs(one.time)},
                    {"m", false}}
            .dump();
    }
    [[nodiscard]] static std::string barFrame(const domain::Candle &bar)
    {
        const auto text = [](double value) { return base::printed(value, 17); };
        return Json{{"e", "kline"},
                    {"s", "BTCUSDT"},
                    {"k",
                     {{"t", base::toMs(bar.time)},
                      {"i", "1m"},
                      {"o", text(bar.open)},
                      {"h", text(bar.high)},
                      {"l", text(bar.low)},
                      {"c", text(bar.close)},
                      {"v", text(bar.volume)},
                      {"x", false}}}}
            .dump();
    }
    [[nodiscard]] std::string topFrame() const
    {
        return Json{{"u", m_update},
                    {"s", "BTCUSDT"},
                    {"b", base::printed(top.bid->price, 17)},
                    {"B", base::printed(top.bid->amount, 17)},
                    {"a", base::printed(top.ask->price, 17)},
                    {"A", base::printed(top.ask->amount, 17)}}
            .dump();
    }

    base::ManualClock &m_clock;
    int m_update = 0;
};

domain::InstrumentPtr btc()
{
    domain::Instrument out;
    out.venue = "binance";
    out.symbol = {"BTC", "USDT"};
    out.venueId = "BTCUSDT";
    return std::make_shared<const domain::Instrument>(out);
}

struct World
{
    explicit World(const char *timeframe = "1m", const char *venue = "binance")
        : clock(base::fromMs(deskStart)), market(clock),
          feed(std::make_unique<exchange::LiveFeed>(
              market, *exchange::findStream(venue), btc(), step(timeframe),
              exchange::StreamSurroundings{sockets.maker(), nullptr, &clock, base::Random(5), {}}))
    {
        QObject::connect(feed.get(), &exchange::LiveFeed::barClosed, feed.get(),
                         [this](const domain::Candle &bar) { closed.push_back(bar); });
    }
    void later(std::int64_t ms)
    {
        clock.advanceTo(clock.now() + base::Milliseconds(ms));
        feed->beat();
    }
    void say(const std::vector<std::string> &frames)
    {
        for (const std::string &frame : frames)
            sockets.last().say(frame);
    }
    /// Whether the feed shows what REST says.
    [[nodiscard]] std::string difference() const
    {
        const auto trades = market.newest(500);
        if (feed->trades().size() != trades.size())
            return "trades: " + std::to_string(feed->trades().size()) + " for " +
                   std::to_string(trades.size());
        for (std::size_t i = 0; i < trades.size(); ++i)
            if (feed->trades()[i].id != trades[i].id || feed->trades()[i].price != trades[i].price ||
                feed->trades()[i].amount != trades[i].amount)
                return "trade " + trades[i].id;
        if (!feed->top() || feed->top()->bid != market.top.bid || feed->top()->ask != market.top.ask)
            return "top";
        return {};
    }

    FakeSockets sockets;
    base::ManualClock clock;
    Market market;
    std::vector<domain::Candle> closed;
    std::unique_ptr<exchange::LiveFeed> feed;
};

bool same(const domain::Candle &a, const domain::Candle &b)
{
    return a.time == b.time && a.open == b.open && a.high == b.high && a.low == b.low && a.close == b.close &&
           a.volume == b.volume;
}

/// A channel between a venue and a feed that does its worst.
class Channel
{
public:
    explicit Channel(std::uint64_t seed) : m_random(seed) {}

    void carry(World &world, const std::vector<std::string> &frames)
    {
        for (const std::string &frame : frames) {
            const double fate = m_random.uniform();
            if (fate < 0.1)
                continue; // dropped
            if (fate < 0.2)
                m_late.push_back(frame); // behind others
            else
                world.sockets.last().say(fate < 0.3 ? garbled(frame) : frame);
            if (fate > 0.9)
                world.sockets.last().say(frame); // again
            if (!m_late.empty() && m_random.uniform() < 0.2)
                release(world);
        }
        if (m_random.uniform() < 0.01)
            world.sockets.last().fail(ErrorCode::Network);
    }
    void release(World &world)
    {
        const std::deque<std::string> late = std::move(m_late);
        m_late.clear();
        for (auto frame = late.rbegin(); frame != late.rend(); ++frame)
            world.sockets.last().say(*frame);
    }
    [[nodiscard]] double uniform() { return m_random.uniform(); }

private:
    [[nodiscard]] std::string garbled(std::string frame)
    {
        const std::size_t at = std::size_t(m_random.below(frame.size()));
        if (m_random.uniform() < 0.3)
            return frame.substr(0, at);
        frame[at] = char(m_random.below(256));
        return frame;
    }

    base::Random m_random;
    std::deque<std::string> m_late;
};

/// What the venue and the channel do in a second or a few.
void live(World &world, Channel &channel)
{
    world.later(std::int64_t(channel.uniform() * 4'000));
    if (world.feed->stream().state() == exchange::Stream::State::Connecting)
        world.sockets.last().open();
    const double price = 100 + double(int(channel.uniform() * 100)) / 8;
    channel.carry(world, world.market.trade(price, 1 + double(int(channel.uniform() * 8))));
}

} // namespace

void TestLiveFeed::endsAsRestSays()
{
    const bool held = rc::check("whatever happens to the frames", [] {
        World world;
        Channel channel(*rc::gen::arbitrary<std::uint64_t>());
        world.feed->start();
        for (int i = 0; i < 400; ++i)
            live(world, channel);
        channel.release(world);
        for (int i = 0; i < 2; ++i) // the second is sure to be asked after the last frame
            world.later(61'000);
        RC_ASSERT(world.difference() == std::string());
        RC_ASSERT(!world.feed->forming());
        // Every bar that was told is the venue's own, once and in order, and none after the first is missing.
        RC_ASSERT(world.closed.size() > 5);
        RC_ASSERT(same(world.closed.back(), world.market.bars.back()));
        const std::size_t first = world.market.bars.size() - world.closed.size();
        for (std::size_t i = 0; i < world.closed.size(); ++i)
            RC_ASSERT(same(world.closed[i], world.market.bars[first + i]));
    });
    QVERIFY(held);
}

void TestLiveFeed::showsWhatItHears()
{
    World world;
    world.market.trade(100, 1);
    world.feed->start();
    world.sockets.last().open();
    QVERIFY(world.feed->confirmedAt().has_value());
    QCOMPARE(world.feed->forming()->close, 100.0); // from REST
    QCOMPARE(world.feed->top()->bid->price, 99.0);
    const int asked = world.market.asked;
    world.later(1'000);
    world.say(world.market.trade(105, 2));
    QCOMPARE(world.market.asked, asked); // heard, not asked for
    QCOMPARE(world.feed->forming()->close, 105.0);
    QCOMPARE(world.feed->forming()->volume, 3.0);
    QCOMPARE(world.feed->top()->ask->price, 106.0);
    QCOMPARE(world.feed->trades().size(), 2u);
    QCOMPARE(world.feed->trades()[1].price, 105.0);
    world.later(59'000);
    QCOMPARE(world.market.asked, asked + 1); // from time to time, and at the end of a bar
}

void TestLiveFeed::closedBarsComeFromRest()
{
    World world;
    world.market.trade(100, 1);
    world.feed->start();
    world.sockets.last().open();
    world.later(30'000);
    world.say(world.market.trade(104, 2));
    world.market.trade(90, 4); // not heard
    QCOMPARE(world.feed->forming()->low, 100.0);
    world.later(31'000);
    QVERIFY(world.closed.empty()); // the next bar is not there yet, and REST does not call this one over
    world.later(3'000);
    world.say(world.market.trade(95, 1));
    world.later(2'000);
    QCOMPARE(world.closed.size(), 1u);
    QVERIFY(same(world.closed[0], world.market.bars[0]));
    QCOMPARE(world.closed[0].low, 90.0);
    // A stream that calls a bar over makes the feed ask at once.
    World second;
    second.market.trade(100, 1);
    second.feed->start();
    second.sockets.last().open();
    second.later(3'000);
    second.later(2'000);
    const int asked = second.market.asked;
    second.say(
        {R"({"e":"kline","s":"BTCUSDT","k":{"t":1704067200000,"i":"1m","o":"100","h":"100","l":"100","c":"100","v":"1","x":true}})"});
    QCOMPARE(second.market.asked, asked + 1);
}

void TestLiveFeed::catchesUpAfterAnOutage()
{
    World world;
    world.market.trade(100, 1);
    world.later(61'000);
    world.market.trade(101, 1);
    world.feed->start();
    world.sockets.last().open();
    world.sockets.last().fail(ErrorCode::Network);
    world.market.down = true;
    for (int i = 0; i < 10; ++i) { // ten bars pass unheard
        world.later(60'000);
        world.market.trade(110 + i, 1);
    }
    QVERIFY(world.closed.empty());
    world.market.down = false;
    world.later(5'000);
    QCOMPARE(world.closed.size(), 10u);
    for (std::size_t i = 0; i < 10; ++i)
        QVERIFY(same(world.closed[i], world.market.bars[i + 1]));
}

void TestLiveFeed::hearsTheLargestDivisor()
{
    // Three minutes, where the venue has bars of one: gateio's names, the same market.
    base::ManualClock clock(base::fromMs(deskStart));
    Market market(clock);
    FakeSockets sockets;
    domain::Instrument one = *btc();
    one.venueId = "BTC_USDT";
    exchange::LiveFeed feed(market, *exchange::findStream("gateio"),
                            std::make_shared<const domain::Instrument>(one), step("3m"),
                            {sockets.maker(), nullptr, &clock, base::Random(5), {}});
    std::vector<domain::Candle> closed;
    QObject::connect(&feed, &exchange::LiveFeed::barClosed, &feed,
                     [&](const domain::Candle &bar) { closed.push_back(bar); });
    feed.start();
    sockets.last().open();
    QVERIFY(sockets.last().sent.at(1).find("\"1m\"") != std::string::npos);
    for (int i = 0; i < 40; ++i) {
        market.trade(100 + i % 7, 1);
        clock.advanceTo(clock.now() + base::Milliseconds(30'000));
        sockets.last().say(R"({"channel":"spot.pong"})");
        feed.beat();
    }
    QVERIFY(closed.size() >= 5);
    for (const domain::Candle &bar : closed) {
        QCOMPARE(step("3m").floor(bar.time), bar.time);
        QCOMPARE(bar.volume, 6.0);
    }
    QVERIFY(feed.forming() && feed.forming()->volume <= 6);
}

void TestLiveFeed::oldFramesChangeNothing()
{
    World world;
    world.feed->start();
    world.sockets.last().open();
    std::vector<std::vector<std::string>> all;
    for (int i = 0; i < 5; ++i) {
        world.later(3'000);
        all.push_back(world.market.trade(100 + i, 1));
        world.say(all.back());
    }
    QCOMPARE(world.difference(), std::string());
    const domain::Candle forming = *world.feed->forming();
    for (int i = 3; i >= 0; --i)
        world.say(all[std::size_t(i)]);
    QCOMPARE(world.difference(), std::string());
    QVERIFY(same(*world.feed->forming(), forming));
}

void TestLiveFeed::keepsAskingWhatFails()
{
    World world;
    world.market.trade(100, 1);
    world.market.down = true;
    world.feed->start();
    QVERIFY(!world.feed->confirmedAt());
    const int asked = world.market.asked;
    world.later(1'000);
    QCOMPARE(world.market.asked, asked); // not at once
    world.later(1'000);
    QCOMPARE(world.market.asked, asked + 1);
    world.market.down = false;
    world.later(2'000);
    QVERIFY(world.feed->confirmedAt().has_value());
    QVERIFY(!world.feed->busy());
    world.feed->stop();
    world.later(500'000);
    QCOMPARE(world.market.asked, asked + 2);
}

void TestLiveFeed::mayBeGoneBeforeTheAnswer()
{
    World world;
    world.market.trade(100, 1);
    world.feed->start();
    const auto link = world.sockets.links.back();
    world.feed.reset();
    QVERIFY(link->closed);
    link->say("{}"); // to nobody
}
