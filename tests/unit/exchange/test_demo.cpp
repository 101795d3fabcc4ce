#include "test_demo.h"

#include "await.h"
#include "exchange/demo_exchange.h"
#include "exchange/demo_market.h"

#include <chrono>
#include <cmath>

#include <QtTest/QtTest>

#include <rapidcheck.h>

using domain::CandleSeries;
using domain::Timeframe;
using exchange::DemoMarket;
using exchange::Regime;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour;
constexpr exchange::DemoCoin coin{"DEMO", 2, 5, 42'000, 0.75, 18'000, 1e-4};
const base::UtcTime begin = DemoMarket::beginning();

Timeframe timeframe(const char *name)
{
    return Timeframe::parse(name).value();
}

base::UtcTime after(std::int64_t ms)
{
    return begin + base::Milliseconds(ms);
}

bool sameBar(const domain::Candle &a, const domain::Candle &b)
{
    return a.time == b.time && a.open == b.open && a.high == b.high && a.low == b.low && a.close == b.close &&
           a.volume == b.volume;
}

bool sameBars(const CandleSeries &a, const CandleSeries &b)
{
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
        if (!sameBar(a.at(i), b.at(i)))
            return false;
    return a.size() == b.size() && a.closed() == b.closed();
}

struct Market
{
    explicit Market(std::int64_t now, std::uint64_t seed = 1) : clock(after(now))
    {
        exchange::DemoOptions options;
        options.seed = seed;
        venue = exchange::makeDemoExchange(options, &clock);
    }
    domain::InstrumentPtr instrument(const char *base = "DEMO")
    {
        return await(venue->instrument(domain::Symbol{base, "USDT"}, domain::MarketKind::Spot)).value();
    }
    CandleSeries candles(const char *step, std::size_t limit,
                         std::optional<std::int64_t> since = std::nullopt, const char *base = "DEMO")
    {
        exchange::CandleQuery query{instrument(base), timeframe(step), {}, limit};
        if (since)
            query.since = after(*since);
        return await(venue->candles(query)).value();
    }

    base::ManualClock clock;
    std::unique_ptr<exchange::Exchange> venue;
};

double deviation(const std::vector<double> &values)
{
    double sum = 0, squares = 0;
    for (const double value : values)
        sum += value, squares += value * value;
    const double n = double(values.size());
    return std::sqrt(squares / n - sum / n * (sum / n));
}

std::vector<double> logReturns(const CandleSeries &series)
{
    std::vector<double> out;
    for (std::size_t i = 1; i < series.size(); ++i)
        out.push_back(std::log(series.close()[i] / series.close()[i - 1]));
    return out;
}

} // namespace

void TestDemo::isLabelledSynthetic()
{
    Market market(100 * day);
    QVERIFY(market.venue->synthetic());
    QVERIFY(market.venue->title().find("synthetic") != std::string::npos);
    QCOMPARE(market.venue->id(), std::string("demo"));
    const auto all = await(market.venue->instruments()).value();
    for (const domain::InstrumentPtr &one : all) {
        QVERIFY(one->synthetic);
        QCOMPARE(one->venue, std::string("demo"));
    }
}

void TestDemo::listsItsInstruments()
{
    Market market(100 * day);
    const auto all = await(market.venue->instruments()).value();
    QCOMPARE(all.size(), 3u);
    QCOMPARE(market.instrument()->tick.step.toString(), std::string("0.01"));
    QCOMPARE(market.instrument("TINY")->tick.step.toString(), std::string("0.0000000001"));
    for (const domain::InstrumentPtr &one : all) {
        const CandleSeries last = market.candles("1h", 2, std::nullopt, one->symbol.base.c_str());
        const auto price = one->price(last.close().back());
        QVERIFY(price.has_value());
        const auto enough = one->quantity(10 / last.close().back());
        QVERIFY(enough.has_value());
        QVERIFY2(one->belowMinimum(*price, *enough).empty(),
                 one->symbol.base.c_str()); // ten units can be traded
    }
}

void TestDemo::sameSeedSameBars()
{
    Market one(800 * day + 5 * hour), two(800 * day + 5 * hour);
    for (const char *step : {"1m", "1h", "1d", "1w"})
        QVERIFY(sameBars(one.candles(step, 300), two.candles(step, 300)));
}

void TestDemo::otherSeedOtherBars()
{
    Market one(800 * day, 1), two(800 * day, 2);
    QVERIFY(!sameBars(one.candles("1d", 50), two.candles("1d", 50)));
    const CandleSeries demo = one.candles("1d", 50), alt = one.candles("1d", 50, std::nullopt, "ALT");
    const std::vector<double> a = logReturns(demo), b = logReturns(alt);
    QVERIFY(a != b); // coins do not move in step
}

void TestDemo::orderOfAskingDoesNotMatter()
{
    const bool held = rc::check("a bar is the same however it is reached", [] {
        const auto place = *rc::gen::inRange<std::int64_t>(0, 1'500 * 24);
        const char *step =
            *rc::gen::element("1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d");
        const base::UtcTime from = timeframe(step).floor(after(place * hour));
        DemoMarket fresh(coin, 5), used(coin, 5);
        (void)used.candles(timeframe("1h"), begin, 1'000, after(1'700 * day));
        (void)used.ticksAt(after(place * hour / 2));
        const auto a = fresh.candles(timeframe(step), from, 7, after(2'000 * day)).value();
        const auto b = used.candles(timeframe(step), from, 7, after(2'000 * day)).value();
        const auto wide =
            used.candles(timeframe(step), from - timeframe(step).step() * 3, 10, after(2'000 * day)).value();
        RC_ASSERT(sameBars(a, b));
        RC_ASSERT(from - begin < timeframe(step).step() * 3 || sameBars(a, wide.slice(3, 7)));
    });
    QVERIFY(held);
}

void TestDemo::stepsAddUp_data()
{
    QTest::addColumn<QByteArray>("step");
    for (const Timeframe one : Timeframe::all())
        if (one.name() != "1m")
            QTest::newRow(std::string(one.name()).c_str())
                << QByteArray(one.name().data(), qsizetype(one.name().size()));
}

/// Every bar is made of its minutes exactly: prices to the bit, volumes to the lot.
void TestDemo::stepsAddUp()
{
    QFETCH(QByteArray, step);
    const Timeframe large = timeframe(step.constData());
    for (const exchange::DemoCoin &one :
         {coin, exchange::DemoCoin{"TINY", 10, 0, 0.0000012, 1.2, 4e12, 6e-4}}) {
        DemoMarket market(one, 3);
        const base::UtcTime from = large.floor(after(420 * day));
        const base::UtcTime to = from + std::max(large.step() * 3, base::Milliseconds(3 * day));
        const CandleSeries minutes = market.candles(timeframe("1m"), from, 100'000, to).value();
        const CandleSeries bars = market.candles(large, from, 100'000, to).value();
        QCOMPARE(bars.size(), std::size_t((to - from) / large.step()));
        QCOMPARE(bars.closed(), bars.size());
        const std::size_t each = std::size_t(large.step() / base::Milliseconds(minute));
        QCOMPARE(minutes.size(), bars.size() * each);
        for (std::size_t i = 0; i < bars.size(); ++i) {
            const CandleSeries part = minutes.slice(i * each, each);
            QCOMPARE(part.openTime(0), bars.openTime(i));
            QCOMPARE(part.open().front(), bars.open()[i]);
            QCOMPARE(part.close().back(), bars.close()[i]);
            QCOMPARE(*std::max_element(part.high().begin(), part.high().end()), bars.high()[i]);
            QCOMPARE(*std::min_element(part.low().begin(), part.low().end()), bars.low()[i]);
            std::int64_t lots = 0;
            for (const double volume : part.volume())
                lots += std::llround(volume * market.lotsPerUnit());
            QCOMPARE(std::llround(bars.volume()[i] * market.lotsPerUnit()), lots);
        }
    }
}

void TestDemo::laterTimesDoNotChangeEarlierBars()
{
    Market early(500 * day + 7 * hour + 11 * minute), late(900 * day);
    for (const char *step : {"1m", "15m", "4h", "1d", "3d"}) {
        const CandleSeries then = early.candles(step, 40).closedOnly();
        const CandleSeries now = late.candles(step, then.size(), (then.openTime(0) - begin).count());
        QVERIFY(sameBars(then, now));
    }
}

void TestDemo::formingBarGrowsIntoTheWhole()
{
    const bool held = rc::check("a forming bar stays within the bar that it becomes, and only grows", [] {
        const char *step = *rc::gen::element("1m", "5m", "1h", "4h", "1d", "1w");
        const Timeframe large = timeframe(step);
        const base::UtcTime from =
            large.floor(after(*rc::gen::inRange<std::int64_t>(10, 900) * day)) + large.step();
        const auto part = *rc::gen::inRange<std::int64_t>(1, large.step().count());
        const auto more = *rc::gen::inRange<std::int64_t>(part, large.step().count());
        DemoMarket market(coin, 9);
        const auto first = market.candles(large, from, 5, from + base::Milliseconds(part)).value();
        const auto second = market.candles(large, from, 5, from + base::Milliseconds(more)).value();
        const auto whole = market.candles(large, from, 5, from + large.step()).value();
        RC_ASSERT(first.size() == 1u && first.closed() == 0u);
        RC_ASSERT(whole.size() == 1u && whole.closed() == 1u);
        const auto a = first.at(0), b = second.at(0), c = whole.at(0);
        RC_ASSERT(a.open == c.open && b.open == c.open);
        RC_ASSERT(a.high <= b.high && b.high <= c.high);
        RC_ASSERT(a.low >= b.low && b.low >= c.low);
        RC_ASSERT(a.volume <= b.volume && b.volume <= c.volume);
        RC_ASSERT(b.close == market.price(market.ticksAt(from + base::Milliseconds(more))));
    });
    QVERIFY(held);
}

void TestDemo::servesWhatIsAskedFor()
{
    Market market(100 * day + 90 * minute);
    const CandleSeries newest = market.candles("1h", 10);
    QCOMPARE(newest.size(), 10u);
    QCOMPARE(newest.closed(), 9u);
    QCOMPARE(newest.openTime(9), after(100 * day + hour));
    QCOMPARE(newest.missing(), 0u);
    const CandleSeries since = market.candles("1h", 10, 50 * day + 1);
    QCOMPARE(since.openTime(0), after(50 * day + hour));
    QCOMPARE(since.size(), 10u);
    QCOMPARE(since.closed(), 10u);
    QVERIFY(market.candles("1h", 10, 101 * day).isEmpty());
    QVERIFY(market.candles("1h", 0).isEmpty());
    market.clock.advanceTo(after(100 * day + 2 * hour)); // on the boundary nothing is forming
    QCOMPARE(market.candles("1h", 3).closed(), 3u);
    QCOMPARE(await(market.venue->serverTime()).value(), after(100 * day + 2 * hour));
}

void TestDemo::nothingBeforeTheBeginning()
{
    Market before(-5 * day);
    QVERIFY(before.candles("1h", 10).isEmpty());
    QVERIFY(before.candles("1h", 10, -9 * day).isEmpty());
    QVERIFY(await(before.venue->trades(before.instrument(), 10)).value().empty());
    QVERIFY(!await(before.venue->ticker(before.instrument())).has_value());
    Market young(2 * hour);
    QCOMPARE(young.candles("1h", 500).size(), 2u);
    QCOMPARE(young.candles("1h", 500, -9 * day).openTime(0), begin);
    QVERIFY(young.candles("1w", 5).isEmpty()); // the week began before the market
}

void TestDemo::pricesStandOnTheTick()
{
    Market market(300 * day);
    for (const char *base : {"DEMO", "TINY", "ALT"}) {
        const domain::InstrumentPtr instrument = market.instrument(base);
        const CandleSeries series = market.candles("5m", 500, std::nullopt, base);
        for (std::size_t i = 0; i < series.size(); ++i) {
            const domain::Candle bar = series.at(i);
            for (const double value : {bar.open, bar.high, bar.low, bar.close})
                QCOMPARE(instrument->price(value).value().toDouble(), value);
            QVERIFY(i == 0 || bar.open == series.close()[i - 1]);
        }
    }
}

void TestDemo::volatilityIsRealistic_data()
{
    QTest::addColumn<QByteArray>("coin");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::newRow("DEMO") << QByteArray("DEMO") << 0.60 << 0.90;
    QTest::newRow("ALT") << QByteArray("ALT") << 0.75 << 1.15;
    QTest::newRow("TINY") << QByteArray("TINY") << 0.95 << 1.45;
}

/// Annualised over six years, at every step alike: no step is smoother than another.
void TestDemo::volatilityIsRealistic()
{
    QFETCH(QByteArray, coin);
    QFETCH(double, least);
    QFETCH(double, most);
    Market market(6 * 365 * day);
    for (const char *step : {"15m", "1h", "4h", "1d"}) {
        const CandleSeries series = market.candles(step, 1'000'000, 0, coin.constData());
        const double yearly = deviation(logReturns(series)) * std::sqrt(series.timeframe().barsPerYear());
        QVERIFY2(yearly > least && yearly < most, qPrintable(QStringLiteral("%1").arg(yearly)));
    }
    const CandleSeries days = market.candles("1d", 10'000, 0, coin.constData());
    const double middle = days.open()[0];
    for (const double price : days.close())
        QVERIFY(price > middle / 60 && price < middle * 60);
}

void TestDemo::regimesDiffer()
{
    DemoMarket market(coin, 1);
    const CandleSeries days = market.candles(timeframe("1d"), begin, 10'000, after(6 * 365 * day)).value();
    std::map<Regime, std::vector<double>> returns;
    const std::vector<double> all = logReturns(days);
    int stretches = 0;
    for (std::size_t i = 1; i < days.size(); ++i) {
        returns[market.regimeAt(days.openTime(i))].push_back(all[i - 1]);
        stretches += market.regimeAt(days.openTime(i)) != market.regimeAt(days.openTime(i - 1));
    }
    const auto mean = [&](Regime regime) {
        double sum = 0;
        for (const double value : returns[regime])
            sum += value;
        return sum / double(returns[regime].size());
    };
    QVERIFY(mean(Regime::TrendUp) > 0.008);
    QVERIFY(mean(Regime::TrendDown) < -0.008);
    QVERIFY(std::abs(mean(Regime::Range)) < 0.004);
    QVERIFY(deviation(returns[Regime::Aftershock]) > 1.4 * deviation(returns[Regime::Range]));
    for (const Regime regime : {Regime::Range, Regime::TrendUp, Regime::TrendDown})
        QVERIFY(returns[regime].size() > 200);
    const double length = double(days.size()) / stretches;
    QVERIFY(length > 4 && length < 25); // several days, not one and not a season
}

void TestDemo::crashesHappen()
{
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        DemoMarket market(coin, seed);
        const CandleSeries days =
            market.candles(timeframe("1d"), begin, 10'000, after(6 * 365 * day)).value();
        int crashes = 0, wicks = 0;
        for (std::size_t i = 0; i < days.size(); ++i) {
            const domain::Candle bar = days.at(i);
            const bool crash = bar.close < bar.open * 0.85;
            crashes += crash;
            wicks += crash && bar.low < bar.close * 0.98;
        }
        QVERIFY2(crashes >= 3 && crashes < 60, qPrintable(QString::number(crashes)));
        QVERIFY(wicks * 2 > crashes);
    }
}

void TestDemo::volumeFollowsTheDay()
{
    DemoMarket market(coin, 4);
    const CandleSeries hours = market.candles(timeframe("1h"), begin, 24 * 700, after(700 * day)).value();
    double night = 0, afternoon = 0, weekend = 0, week = 0, calm = 0, crash = 0;
    int weekendHours = 0, weekHours = 0, calmHours = 0, crashHours = 0;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        const std::int64_t clock = hours.time()[i] % day / hour, weekday = (hours.time()[i] / day + 3) % 7;
        night += clock >= 3 && clock < 6 ? hours.volume()[i] : 0;
        afternoon += clock >= 14 && clock < 17 ? hours.volume()[i] : 0;
        (weekday >= 5 ? weekend : week) += hours.volume()[i];
        ++(weekday >= 5 ? weekendHours : weekHours);
        const bool crashing = market.regimeAt(hours.openTime(i)) == Regime::Crash;
        (crashing ? crash : calm) += hours.volume()[i];
        ++(crashing ? crashHours : calmHours);
    }
    QVERIFY(afternoon > 1.5 * night);
    QVERIFY(week / weekHours > 1.2 * weekend / weekendHours);
    QVERIFY(crashHours > 0 && crash / crashHours > 2 * calm / calmHours);
}

void TestDemo::bookStandsAroundThePrice()
{
    for (const char *base : {"DEMO", "TINY", "ALT"}) {
        Market market(321 * day + 77 * minute + 1'234);
        const domain::InstrumentPtr instrument = market.instrument(base);
        const domain::OrderBook book = await(market.venue->book(instrument, 50)).value();
        QCOMPARE(book.bids.size(), 50u);
        QCOMPARE(book.asks.size(), 50u);
        const double last = *await(market.venue->ticker(instrument)).value().last;
        QVERIFY(book.bids[0].price < last && last < book.asks[0].price);
        QVERIFY((book.asks[0].price - book.bids[0].price) / last < 0.002);
        for (std::size_t i = 0; i < 50; ++i) {
            QVERIFY(book.bids[i].amount > 0 && book.asks[i].amount > 0);
            QVERIFY(i == 0 || (book.bids[i].price < book.bids[i - 1].price &&
                               book.asks[i].price > book.asks[i - 1].price));
            QCOMPARE(instrument->price(book.asks[i].price).value().toDouble(), book.asks[i].price);
        }
        const domain::OrderBook again = await(market.venue->book(instrument, 20)).value();
        QVERIFY(std::equal(again.bids.begin(), again.bids.end(), book.bids.begin()));
        QCOMPARE(await(market.venue->book(instrument, -3)).value().bids.size(), 0u);
    }
}

void TestDemo::tradesAreStable()
{
    Market market(200 * day + 12'345);
    const auto first = await(market.venue->trades(market.instrument(), 100)).value();
    QCOMPARE(first.size(), 100u);
    market.clock.advanceTo(after(200 * day + 60'000));
    const auto second = await(market.venue->trades(market.instrument(), 100)).value();
    std::size_t shared = 0;
    int buys = 0;
    const CandleSeries bars = market.candles("1m", 10);
    for (const domain::PublicTrade &trade : second) {
        for (const domain::PublicTrade &old : first)
            shared += old.id == trade.id && old.time == trade.time && old.price == trade.price &&
                      old.side == trade.side;
        buys += trade.side == domain::Side::Buy;
        QVERIFY(trade.time <= market.clock.now() && trade.amount > 0);
        const std::size_t bar = bars.lowerBound(trade.time + base::Milliseconds(1)) - 1;
        QVERIFY(trade.price <= bars.high()[bar] && trade.price >= bars.low()[bar]);
    }
    QVERIFY(shared > 60);
    QVERIFY(buys > 20 && buys < 80);
    for (std::size_t i = 1; i < second.size(); ++i)
        QVERIFY(second[i].time > second[i - 1].time);
}

void TestDemo::tickerAgreesWithTheBars()
{
    Market market(400 * day + 30'000);
    const domain::Ticker ticker = await(market.venue->ticker(market.instrument())).value();
    const CandleSeries bars = market.candles("1m", 1'441);
    QCOMPARE(*ticker.last, bars.close().back());
    QCOMPARE(*ticker.open, bars.open().front());
    QCOMPARE(*ticker.high, *std::max_element(bars.high().begin(), bars.high().end()));
    QCOMPARE(*ticker.low, *std::min_element(bars.low().begin(), bars.low().end()));
    QVERIFY(*ticker.bid < *ticker.last && *ticker.last < *ticker.ask);
    QVERIFY(*ticker.quoteVolume > *ticker.baseVolume * *ticker.low);
    QVERIFY(*ticker.quoteVolume < *ticker.baseVolume * *ticker.high);
    QCOMPARE(*ticker.time, market.clock.now());
}

void TestDemo::refusesWhatItDoesNotList()
{
    Market market(10 * day);
    const auto symbol =
        await(market.venue->instrument(domain::Symbol{"BTC", "USDT"}, domain::MarketKind::Spot));
    QCOMPARE(symbol.error().code, base::ErrorCode::BadSymbol);
    const auto kind =
        await(market.venue->instrument(domain::Symbol{"DEMO", "USDT"}, domain::MarketKind::Perpetual));
    QCOMPARE(kind.error().code, base::ErrorCode::BadSymbol);
    QCOMPARE(await(market.venue->ticker(nullptr)).error().code, base::ErrorCode::BadSymbol);
    QCOMPARE(await(market.venue->funding(market.instrument())).error().code, base::ErrorCode::Unsupported);
}

void TestDemo::thousandsOfBarsAreQuick()
{
    Market market(6 * 365 * day);
    const auto start = std::chrono::steady_clock::now();
    const CandleSeries bars = market.candles("4h", 4'000);
    const auto took =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    QCOMPARE(bars.size(), 4'000u);
    // A few milliseconds; the bound is for busy machines and sanitizers.
    QVERIFY2(took.count() < 1'000, qPrintable(QString::number(took.count())));
}
