#include "test_live.h"

#include "base/text.h"
#include "exchange/streams.h"
#include "rig.h"
#include "support/stream_server.h"

using base::Json;
using domain::ExitReason;
using rig::Rig;
using rig::World;

namespace {

constexpr std::int64_t second = 1'000;

std::string number(double value)
{
    return base::printed(value, 17);
}

/// A desk on a market that moves under its hands, told over a stream as well as over REST.
class LiveRig
{
public:
    LiveRig()
    {
        rig.world->setMoment(m_moment = momentAt(100));
        const std::string url = server.url();
        rig.change = [url](engine::Parts &parts) {
            const auto inner = parts.makeMarket;
            parts.makeMarket = [inner, url](const engine::Settings &settings, net::Http *http,
                                            std::optional<base::UtcTime> at) {
                base::Result<engine::Market> market = inner(settings, http, at);
                if (market)
                    market->makeFeed = feedsAt(url, market->clock.get());
                return market;
            };
        };
        rig.mind->say([](const llm::Question &question, int asked) {
            return asked == 0 ? rig::openLong(question) : rig::hold();
        });
    }

    /// The next trade, known to REST, and told by the stream unless nobody is to hear it.
    void trade(double price, bool told = true)
    {
        rig.world->now += second;
        m_moment.trades.push_back(
            {std::to_string(++m_number), base::fromMs(rig.world->now), price, 1, domain::Side::Buy});
        domain::Candle &bar = *m_moment.forming;
        bar.high = std::max(bar.high, price);
        bar.low = std::min(bar.low, price);
        bar.close = price;
        bar.volume += 1;
        m_moment.bid = price - 0.01;
        m_moment.ask = price + 0.01;
        rig.world->setMoment(m_moment);
        if (!told)
            return;
        server.say(tradeFrame(m_number, price, rig.world->now));
        server.say(barFrame(bar));
        server.say(topFrame());
    }
    void invent(double price) { server.say(tradeFrame(999'999, price, rig.world->now)); }

    [[nodiscard]] bool isLive(int patience = 5000)
    {
        return rig.shows(
            [](const auto &one) {
                return !one.watches.empty() &&
                       one.watches.front().live.state == engine::LiveView::State::Live &&
                       one.watches.front().live.confirmed;
            },
            patience);
    }
    [[nodiscard]] bool holds(bool heard = true)
    {
        return rig.shows([](const auto &one) { return one.positions.size() == 1; }) && (!heard || isLive());
    }
    [[nodiscard]] const engine::WatchView &watch() const { return rig.now().watches.front(); }
    [[nodiscard]] const World::Moment &moment() const { return m_moment; }

    support::StreamServer server;
    Rig rig;

private:
    static engine::FeedMaker feedsAt(const std::string &url, const base::Clock *clock)
    {
        const net::WebSocketMaker sockets = net::realWebSockets({});
        return [=](exchange::Exchange &venue, const domain::InstrumentPtr &instrument,
                   domain::Timeframe step) {
            exchange::FeedOptions often;
            often.betweenFetches = base::Milliseconds(500);
            return std::make_unique<exchange::LiveFeed>(
                venue, *exchange::findStream("binance"), instrument, step,
                exchange::StreamSurroundings{sockets, nullptr, clock, base::Random(3), {{"binance", url}}},
                often);
        };
    }
    World::Moment momentAt(double price) const
    {
        World::Moment out;
        const base::UtcTime open = rig.world->closeOf(Rig::firstBar);
        out.forming = domain::Candle{open, price, price, price, price, 1};
        out.trades = {{"1", open, price, 1, domain::Side::Buy}};
        out.bid = price - 0.01;
        out.ask = price + 0.01;
        return out;
    }
    [[nodiscard]] std::string symbol() const { return watch().instrument ? watch().instrument->venueId : ""; }
    [[nodiscard]] std::string tradeFrame(std::int64_t id, double price, std::int64_t time) const
    {
        return Json{{"e", "trade"}, {"s", symbol()}, {"t", id},  {"p", number(price)},
                    {"q", "1"},     {"T", time},     {"m", true}}
            .dump();
    }
    [[nodiscard]] std::string barFrame(const domain::Candle &bar) const
    {
        return Json{{"e", "kline"},
                    {"s", symbol()},
                    {"k",
                     {{"t", base::toMs(bar.time)},
                      {"i", "4h"},
                      {"o", number(bar.open)},
                      {"h", number(bar.high)},
                      {"l", number(bar.low)},
                      {"c", number(bar.close)},
                      {"v", number(bar.volume)},
                      {"x", false}}}}
            .dump();
    }
    [[nodiscard]] std::string topFrame()
    {
        return Json{{"u", ++m_update},           {"s", symbol()}, {"b", number(m_moment.bid)}, {"B", "1"},
                    {"a", number(m_moment.ask)}, {"A", "1"}}
            .dump();
    }

    World::Moment m_moment;
    std::int64_t m_number = 1, m_update = 0;
};

std::vector<domain::Trade> tradesOf(const Rig &rig)
{
    std::vector<domain::Trade> out;
    for (const store::JournalRow &row : rig.rows())
        if (const auto *closed = std::get_if<domain::TradeClosed>(&row.event.body))
            out.push_back(closed->trade);
    return out;
}

bool flat(const engine::Snapshot &one)
{
    return one.positions.empty() && one.trades && one.trades->size() == 1;
}

} // namespace

void TestLive::showsWhatIsHeard()
{
    LiveRig live;
    live.rig.mind->say([](const llm::Question &, int) { return rig::hold(); });
    live.rig.start();
    QVERIFY(live.isLive());
    live.trade(101.25);
    QVERIFY(live.rig.shows([](const auto &one) { return one.watches.front().last == 101.25; }));
    const engine::WatchView &watch = live.watch();
    QCOMPARE(*watch.live.bid, 101.24);
    QCOMPARE(*watch.live.ask, 101.26);
    QCOMPARE(watch.senses.front().id, std::string("stream"));
    QVERIFY(watch.senses.front().state == engine::SenseView::State::Fresh);
    // The forming candle is on the chart, and only there: decisions are made on what has closed.
    QVERIFY(live.rig.shows([](const auto &one) {
        const domain::CandleSeries &drawn = one.watches.front().chart->candles;
        return drawn.size() == drawn.closed() + 1 && drawn.close().back() == 101.25 &&
               drawn.high().back() == 101.25;
    }));
    const std::uint64_t before = live.rig.now().serial;
    for (int i = 0; i < 200; ++i)
        live.trade(100 + i % 3);
    QVERIFY(live.rig.shows([](const auto &one) { return one.watches.front().last == 101.0; }));
    QVERIFY2(live.rig.now().serial - before < 60, "bursts are shown in one go");
    live.rig.stop();
    QTRY_COMPARE(live.server.open(), 0);
    for (const llm::Question &question : live.rig.mind->asked())
        QVERIFY(question.user.find("101.25") == std::string::npos);
}

void TestLive::aStreamedTradeHitsTheStop()
{
    LiveRig live;
    live.rig.start();
    QVERIFY(live.holds());
    const domain::Position held = live.rig.now().positions.front().position;
    QCOMPARE(live.rig.now().positions.front().nextLook, std::string("live"));
    const double stop = held.plan.stop->toDouble();
    live.trade(stop + 0.5);
    live.rig.settle(200);
    QCOMPARE(live.rig.now().positions.size(), std::size_t(1));
    live.trade(stop - 0.3); // through it: what comes after the gap is the price
    QVERIFY(live.rig.shows(flat));
    live.trade(stop + 3); // it was a wick: the minute's candle ends far above
    live.rig.stop();
    const std::vector<domain::Trade> trades = tradesOf(live.rig);
    QCOMPARE(trades.size(), std::size_t(1));
    QVERIFY(trades[0].reason == ExitReason::Stop);
    QVERIFY2(trades[0].exitPrice.toDouble() < stop - 0.3, "with spread and slippage on top");
    QVERIFY(trades[0].closed > held.opened &&
            base::toMs(trades[0].closed) < base::toMs(held.opened) + 60 * second);
    QVERIFY(live.rig.proves());
}

void TestLive::aStreamedTradeHitsTheTarget()
{
    LiveRig live;
    live.rig.start();
    QVERIFY(live.holds());
    const double target = live.rig.now().positions.front().position.plan.target->toDouble();
    live.trade(target + 2);
    QVERIFY(live.rig.shows(flat));
    live.rig.stop();
    const std::vector<domain::Trade> trades = tradesOf(live.rig);
    QVERIFY(trades[0].reason == ExitReason::Target);
    QVERIFY(std::abs(trades[0].exitPrice.toDouble() - target) <
            0.02); // a resting limit gets its level, not more
    QVERIFY(live.rig.proves());
}

void TestLive::tradesBeforeTheFillDoNotCount()
{
    LiveRig live;
    World::Moment deep = live.moment();
    deep.trades.insert(deep.trades.begin(),
                       {"0", live.rig.world->closeOf(Rig::firstBar), 50, 1, domain::Side::Sell});
    deep.forming->low = 50;
    live.rig.world->setMoment(deep);
    live.rig.start();
    QVERIFY(live.holds()); // the fall is older than the position
    live.rig.settle(300);
    QCOMPARE(live.rig.now().positions.size(), std::size_t(1));
    live.rig.stop();
}

void TestLive::aTradeThatTheVenueDoesNotKnow()
{
    LiveRig live;
    live.rig.start();
    QVERIFY(live.holds());
    const double stop = live.rig.now().positions.front().position.plan.stop->toDouble();
    live.invent(stop - 5);
    QVERIFY(live.rig.shows([&](const auto &one) { return one.watches.front().last == stop - 5; }));
    live.rig.settle(300);
    QCOMPARE(live.rig.now().positions.size(), std::size_t(1)); // the venue was asked, and knows better
    live.rig.world->now += 61 * second;
    QVERIFY(live.rig.shows([](const auto &one) { return one.watches.front().last == 100.0; }, 8000));
    QCOMPARE(live.rig.now().positions.size(), std::size_t(1));
    live.rig.stop();
    QVERIFY(tradesOf(live.rig).empty());
}

void TestLive::endsAsRestSays()
{
    LiveRig live;
    live.rig.start();
    QVERIFY(live.holds());
    live.server.setFaults({0.15, 0.15, 0.2, 0.15, 0.01});
    const domain::Position held = live.rig.now().positions.front().position;
    const double stop = held.plan.stop->toDouble(), target = held.plan.target->toDouble();
    for (int i = 0; i < 150; ++i) { // never at a level, whatever is heard
        live.trade(stop + (target - stop) * (0.2 + 0.6 * double(i % 13) / 12));
        if (i % 10 == 0) {
            live.server.release();
            live.rig.settle(10);
        }
    }
    live.server.setFaults({});
    live.rig.world->now += 130 * second; // past every pause, and the next audit
    const double last = live.moment().trades.back().price;
    QVERIFY(live.rig.shows(
        [&](const auto &one) {
            const engine::WatchView &watch = one.watches.front();
            const domain::CandleSeries &drawn = watch.chart->candles;
            const domain::Candle &forming = *live.moment().forming;
            return watch.live.state == engine::LiveView::State::Live && watch.last == last &&
                   watch.live.bid == live.moment().bid && watch.live.ask == live.moment().ask &&
                   drawn.size() == drawn.closed() + 1 && drawn.high().back() == forming.high &&
                   drawn.low().back() == forming.low && drawn.close().back() == forming.close &&
                   drawn.volume().back() == forming.volume;
        },
        15'000));
    QCOMPARE(live.rig.now().positions.size(), std::size_t(1));
    live.trade(stop - 0.1, false); // nobody hears it, but the venue knows
    live.trade(stop + 1);
    live.rig.stop();
    QVERIFY(live.rig.proves());
}

void TestLive::aStreamThatFails()
{
    LiveRig live;
    live.rig.start();
    QVERIFY(live.isLive());
    live.server.refuse(true);
    live.server.cut();
    QVERIFY(live.rig.shows([](const auto &one) {
        const engine::WatchView &watch = one.watches.front();
        return watch.live.state == engine::LiveView::State::Polling && watch.live.error &&
               watch.senses.front().state == engine::SenseView::State::Stale;
    }));
    QVERIFY(!live.watch().error); // a word, and no failure of the cycle
    live.rig.world->now += second;
    World::Moment moved = live.moment();
    moved.trades.push_back({"77", base::fromMs(live.rig.world->now), 100.75, 1, domain::Side::Buy});
    live.rig.world->setMoment(moved);
    live.rig.world->now += 6 * second;
    QVERIFY(live.rig.shows([](const auto &one) { return one.watches.front().last == 100.75; })); // asked for
    live.rig.nextClose();
    QVERIFY(live.rig.cycles(2));
    QCOMPARE(live.rig.now().failedCycles, std::uint64_t(0));
    live.server.refuse(false);
    live.rig.world->now += 120 * second;
    QVERIFY(live.isLive());
    live.rig.stop();
}

void TestLive::canBeSwitchedOff()
{
    LiveRig live;
    live.rig.settings.desk.liveStreams = false;
    live.rig.start();
    QVERIFY(live.holds(false));
    live.rig.settle(200);
    QVERIFY(live.watch().live.state == engine::LiveView::State::Off);
    QCOMPARE(live.server.connections(), 0);
    live.rig.desk().changeSettings(Json{{"desk", {{"live_streams", true}}}});
    QVERIFY(live.isLive());
    live.rig.desk().changeSettings(Json{{"desk", {{"live_streams", false}}}});
    QTRY_COMPARE(live.server.open(), 0);
    live.rig.desk().changeSettings(Json{{"desk", {{"live_streams", true}}}});
    QVERIFY(live.isLive());
    live.rig.desk().changeSettings(
        Json{{"desk", {{"symbol", "ETH/USDT"}}}}); // another market, and the position on the first
    QVERIFY(live.rig.shows([](const auto &one) {
        return !one.watches.empty() && one.watches.front().watch.symbol.base == "ETH" &&
               one.watches.front().live.state == engine::LiveView::State::Live;
    }));
    QTRY_COMPARE(live.server.open(), 2);
    live.rig.stop();
}

void TestLive::stopsWhileConnected()
{
    LiveRig live;
    live.rig.start();
    QVERIFY(live.holds());
    for (int i = 0; i < 20; ++i)
        live.trade(100 + i % 2);
    QVERIFY(live.rig.stop() < 1000);
    QTRY_COMPARE(live.server.open(), 0);
    QVERIFY(live.rig.proves());
}

void TestLive::stopsWhileTheFeedIsAsking()
{
    LiveRig live;
    live.rig.start();
    QVERIFY(live.isLive());
    live.rig.world->hangCandles = true;
    const int before = live.rig.world->asked;
    live.rig.world->now += 61 * second; // the next audit hangs
    QTRY_VERIFY(live.rig.world->asked > before);
    QVERIFY(live.rig.stop() < 1000);
}
