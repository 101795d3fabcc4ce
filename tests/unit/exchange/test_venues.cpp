#include "test_venues.h"

#include "await.h"
#include "exchange/across.h"
#include "exchange/chosen_exchange.h"

#include <QtTest/QtTest>

using base::ErrorCode;
using domain::MarketKind;
using domain::Symbol;
using exchange::VenueView;

namespace {

base::UtcTime now()
{
    return base::fromMs(1'704'067'200'000);
}

Symbol symbol(const char *text)
{
    return *Symbol::parse(text);
}

/// Lists some symbols, with a book around `price`.
class Venue final : public exchange::Exchange
{
public:
    Venue(std::string id, std::vector<std::string> listed, double price = 100)
        : m_id(std::move(id)), m_listed(std::move(listed)), m_price(price)
    {
    }
    [[nodiscard]] std::string id() const override { return m_id; }
    [[nodiscard]] std::string title() const override { return m_id; }
    [[nodiscard]] base::Task<std::vector<domain::InstrumentPtr>> instruments() override
    {
        std::vector<domain::InstrumentPtr> out;
        for (const std::string &one : m_listed)
            out.push_back(made(*Symbol::parse(one), MarketKind::Spot));
        co_return out;
    }
    [[nodiscard]] base::Task<domain::InstrumentPtr> instrument(domain::Symbol wanted,
                                                               MarketKind kind) override
    {
        ++asked;
        if (trouble)
            co_return base::fail(*trouble, "in trouble");
        for (const std::string &one : m_listed)
            if (wanted.text() == one)
                co_return made(wanted, kind);
        co_return base::fail(ErrorCode::BadSymbol, "not listed", wanted.text());
    }
    [[nodiscard]] base::Task<base::UtcTime> serverTime() override { co_return now(); }
    [[nodiscard]] base::Task<domain::CandleSeries> candles(exchange::CandleQuery) override
    {
        co_return base::fail(ErrorCode::NotFound, m_id); // who was asked
    }
    [[nodiscard]] base::Task<domain::Ticker> ticker(domain::InstrumentPtr) override
    {
        co_return domain::Ticker{};
    }
    [[nodiscard]] base::Task<domain::OrderBook> book(domain::InstrumentPtr, int) override
    {
        domain::OrderBook out;
        for (int i = 0; i < 40; ++i) {
            out.bids.push_back({m_price - 0.01 * (i + 1), 3});
            out.asks.push_back({m_price + 0.01 * (i + 1), 1});
        }
        out.time = now();
        co_return out;
    }
    [[nodiscard]] base::Task<std::vector<domain::PublicTrade>> trades(domain::InstrumentPtr, int) override
    {
        co_return {};
    }

    std::optional<ErrorCode> trouble;
    int asked = 0;

private:
    [[nodiscard]] domain::InstrumentPtr made(const Symbol &one, MarketKind kind) const
    {
        auto out = std::make_shared<domain::Instrument>();
        out->venue = m_id;
        out->symbol = one;
        out->kind = kind;
        return out;
    }
    std::string m_id;
    std::vector<std::string> m_listed;
    double m_price;
};

/// Two venues behind one door.
struct Two
{
    Venue *first = nullptr, *second = nullptr;
    std::unique_ptr<exchange::Exchange> door;
    Two()
    {
        auto a = std::make_unique<Venue>("first", std::vector<std::string>{"BTC/USDT", "ETH/USDT"});
        auto b = std::make_unique<Venue>("second", std::vector<std::string>{"BTC/USDT", "PEPE/USDT"});
        first = a.get(), second = b.get();
        std::vector<std::unique_ptr<exchange::Exchange>> venues;
        venues.push_back(std::move(a));
        venues.push_back(std::move(b));
        door = exchange::makeChosenExchange(std::move(venues));
    }
    [[nodiscard]] base::Result<domain::InstrumentPtr> ask(const char *text) const
    {
        return await(door->instrument(symbol(text), MarketKind::Spot));
    }
};

VenueView view(const char *venue, double middle, double imbalance, std::chrono::milliseconds age = {})
{
    VenueView out;
    out.venue = venue;
    out.time = now() - age;
    out.middle = middle;
    out.spreadBps = 2;
    out.imbalance = imbalance;
    return out;
}

} // namespace

void TestVenues::theFirstThatListsIt()
{
    const Two two;
    QCOMPARE((*two.ask("BTC/USDT"))->venue, std::string("first"));
    const auto pepe = two.ask("PEPE/USDT");
    QCOMPARE((*pepe)->venue, std::string("second"));
    const auto candles = await(two.door->candles({*pepe, domain::Timeframe(), std::nullopt, 5}));
    QCOMPARE(candles.error().detail, std::string("second")); // questions go where the instrument is
}

void TestVenues::staysWhereItWasChosen()
{
    const Two two;
    QVERIFY(two.ask("PEPE/USDT"));
    two.first->asked = 0;
    QVERIFY(two.ask("PEPE/USDT"));
    QCOMPARE(two.first->asked, 0);
    two.second->trouble = ErrorCode::Network;
    QVERIFY(two.ask("PEPE/USDT").error().code == ErrorCode::Network);
}

void TestVenues::aVenueThatCannotBeReachedIsAnError()
{
    const Two two;
    two.first->trouble = ErrorCode::Timeout;
    QVERIFY(two.ask("BTC/USDT").error().code == ErrorCode::Timeout);
    QCOMPARE(two.second->asked, 0);
}

void TestVenues::aRegionThatIsRefusedIsPassedOver()
{
    const Two two;
    two.first->trouble = ErrorCode::Forbidden;
    QCOMPARE((*two.ask("BTC/USDT"))->venue, std::string("second"));
}

void TestVenues::nobodyListsIt()
{
    const Two two;
    const auto none = two.ask("DOGE/USDT");
    QVERIFY(none.error().code == ErrorCode::BadSymbol);
    QCOMPARE(none.error().field, std::string("DOGE/USDT"));
    QVERIFY(none.error().detail.find("first, second") != std::string::npos);
}

void TestVenues::allInstrumentsOnce()
{
    const Two two;
    const auto all = await(two.door->instruments());
    QVERIFY(all);
    QCOMPARE(all->size(), std::size_t(3));
    QCOMPARE(all->front()->venue, std::string("first"));
    QCOMPARE(all->back()->symbol.text(), std::string("PEPE/USDT"));
}

void TestVenues::acrossByHand()
{
    VenueView funded = view("c", 102, -0.2);
    funded.fundingYearly = 0.1;
    const exchange::AcrossView all =
        exchange::acrossOf({view("a", 100, 0.2), view("b", 101, 0.4), funded}, now());
    QCOMPARE(all.counted, std::size_t(3));
    QVERIFY(all.excluded.empty());
    QCOMPARE(*all.price, 101.0);
    QCOMPARE(*all.imbalance, 0.2);
    QCOMPARE(*all.fundingYearly, 0.1); // of those that publish one
    QVERIFY(std::abs(*all.dispersionBps - 1e4 * 2 / 101) < 1e-9);
}

void TestVenues::staleAndFailedAreLeftOutByName()
{
    VenueView failed;
    failed.venue = "d";
    failed.error = base::Error{ErrorCode::Timeout, "", "", {}};
    VenueView empty = view("e", 1, 0);
    empty.middle.reset();
    const exchange::AcrossView all = exchange::acrossOf(
        {view("a", 100, 0.2), view("b", 500, 0.9, std::chrono::milliseconds(12'500)), failed, empty}, now());
    QCOMPARE(all.counted, std::size_t(1));
    QCOMPARE(*all.price, 100.0);
    QVERIFY(!all.dispersionBps); // one price cannot differ from itself
    QCOMPARE(all.excluded, (std::vector<std::string>{"b: stale (12.5 s)", "d: timeout",
                                                     "e: one side of the book is empty"}));
    QCOMPARE(all.venues.size(), std::size_t(4));
}

void TestVenues::acrossOfOneVenue()
{
    const exchange::AcrossView none = exchange::acrossOf({}, now());
    QVERIFY(!none.price && none.counted == 0);
}

void TestVenues::looksAtAllAtOnce()
{
    Venue a("a", {"BTC/USDT"}, 100), b("b", {"BTC/USDT"}, 100.5), c("c", {"ETH/USDT"});
    const base::ManualClock clock(now());
    const exchange::AcrossView all =
        await(exchange::lookAcross({&a, &b, &c}, symbol("BTC/USDT"), MarketKind::Spot, &clock));
    QCOMPARE(all.counted, std::size_t(2));
    QCOMPARE(*all.price, 100.25);
    QCOMPARE(*all.imbalance, 0.5);
    QCOMPARE(all.excluded, std::vector<std::string>{"c: bad_symbol"});
}
