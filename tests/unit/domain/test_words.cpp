#include "test_words.h"

#include "samples.h"

#include "domain/json_fields.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <set>

using namespace domain;
using samples::decimal;
using samples::price;
using samples::quantity;
using samples::usdt;

void TestWords::symbolReadsWhatItPrints()
{
    QVERIFY(rc::check("parse after print is the identity", [] {
        const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
        const auto asset = [&letters] {
            const auto size = *rc::gen::inRange<std::size_t>(1, 25);
            return *rc::gen::container<std::string>(size, rc::gen::elementOf(letters));
        };
        const Symbol symbol{asset(), asset()};
        const base::Result<Symbol> read = Symbol::parse(symbol.text());
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == symbol);
    }));
    QVERIFY(rc::check("what is read is printed as it was", [](const std::string &text) {
        if (const base::Result<Symbol> read = Symbol::parse(text))
            RC_ASSERT(read->text() == text);
    }));
    QCOMPARE(Symbol::parse("kPEPE/USDC")->base, std::string("kPEPE"));
}

void TestWords::symbolRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one asset") << QByteArray("BTC");
    QTest::newRow("no base") << QByteArray("/USDT");
    QTest::newRow("no quote") << QByteArray("BTC/");
    QTest::newRow("three") << QByteArray("BTC/USDT/X");
    QTest::newRow("space") << QByteArray("BTC /USDT");
    QTest::newRow("newline") << QByteArray("BTC/USDT\n");
    QTest::newRow("zero") << QByteArray("BTC/US\0DT", 9);
    QTest::newRow("colon") << QByteArray("BTC/USDT:USDT");
    QTest::newRow("not ascii") << QByteArray("B\xC3\x9C/USDT");
    QTest::newRow("25 letters") << QByteArray(25, 'A') + "/USDT";
}

void TestWords::symbolRefuses()
{
    QFETCH(QByteArray, text);
    const base::Result<Symbol> read = Symbol::parse(text.toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().code, base::ErrorCode::BadSymbol);
    QVERIFY(read.error().detail.find('\0') == std::string::npos);
}

void TestWords::timeframeNames()
{
    QCOMPARE(Timeframe::all().size(), std::size_t(14));
    base::Milliseconds last{0};
    for (const Timeframe &timeframe : Timeframe::all()) {
        QVERIFY(timeframe.step() > last);
        last = timeframe.step();
        QVERIFY(Timeframe::parse(timeframe.name()).value() == timeframe);
        QVERIFY(Timeframe::ofStep(timeframe.step()).value() == timeframe);
    }
    QVERIFY(Timeframe::parse("4H").value() == Timeframe::parse("4h").value());
    QCOMPARE(Timeframe().name(), std::string_view("1h"));
    QCOMPARE(Timeframe().barsPerYear(), 8760.0);
}

void TestWords::timeframeFloors()
{
    QVERIFY(rc::check("the floor is the last opening at or before", [] {
        const Timeframe timeframe = Timeframe::all()[*rc::gen::inRange<std::size_t>(0, 14)];
        const auto time =
            base::fromMs(*rc::gen::inRange<std::int64_t>(-5'000'000'000'000, 7'000'000'000'000));
        const base::UtcTime floor = timeframe.floor(time);
        RC_ASSERT(floor <= time);
        RC_ASSERT(time < timeframe.closeOf(floor));
        RC_ASSERT(timeframe.floor(floor) == floor);
        RC_ASSERT(timeframe.floor(timeframe.closeOf(floor)) == timeframe.closeOf(floor));
        RC_ASSERT(timeframe.floor(timeframe.closeOf(floor) - base::Milliseconds(1)) == floor);
    }));
}

void TestWords::weekStartsOnMonday()
{
    const Timeframe week = Timeframe::parse("1w").value();
    QVERIFY(week.floor(samples::at("2024-03-03T23:59:59.999Z")) == samples::at("2024-02-26")); // a Sunday
    QVERIFY(week.floor(samples::at("2024-03-04")) == samples::at("2024-03-04"));
    const Timeframe three = Timeframe::parse("3d").value();
    QVERIFY(three.floor(samples::at("1970-01-06T05:00:00Z")) == samples::at("1970-01-04"));
}

void TestWords::timeframeRefuses()
{
    for (const char *text : {"", "1M", "3M", "7m", "60", "1mo", "h", "1y", "-1h", " 1h"}) {
        const base::Result<Timeframe> read = Timeframe::parse(text);
        QVERIFY2(!read, text);
        QCOMPARE(read.error().code, base::ErrorCode::Unsupported);
    }
    QVERIFY(!Timeframe::ofStep(base::Milliseconds(0)));
    QVERIFY(!Timeframe::ofStep(base::Milliseconds(60'001)));
}

void TestWords::moneyKeepsItsCurrency()
{
    QVERIFY(usdt("1.5") + usdt("2") == usdt("3.50"));
    QVERIFY(!(usdt("1") + Money(decimal("1"), "EUR")).valid());
    QVERIFY(!(usdt("1") - Money(decimal("1"), "")).valid());
    QVERIFY((-usdt("1")).isNegative());
    QVERIFY(!Quantity(decimal("-1")).valid());
    QVERIFY(!(quantity("1") - quantity("2")).valid());
}

void TestWords::moneyIsPostedHalfEven()
{
    QCOMPARE(usdt("1.000000005").posted().toString(), std::string("1.00000000"));
    QCOMPARE(usdt("1.000000015").posted().toString(), std::string("1.00000002"));
    QCOMPARE(usdt("-1.000000015").posted().toString(), std::string("-1.00000002"));
    QCOMPARE(usdt("1.0000000050000001").posted().toString(), std::string("1.00000001"));
    QCOMPARE(usdt("1e-60").posted().toString(), std::string("0.00000000"));
    QCOMPARE(usdt("12").posted().toString(), std::string("12.00000000"));
    QVERIFY(!usdt("123456789012345").posted().valid()); // 15 + 8 digits do not fit 18
    QVERIFY(usdt("0.00000001").isPosted());
    QVERIFY(!usdt("0.000000001").isPosted());
}

void TestWords::productsRoundOnce()
{
    // 12 + 11 digits: more than an exact Decimal can hold, but not more than a posted amount.
    QCOMPARE(notional(price("65432.1234567"), quantity("123.45678901"), "USDT").toString(),
             std::string("8078039.86007008"));
    QCOMPARE(notional(price("0.00001"), quantity("0.0005"), "USDT").toString(), std::string("0.00000000"));
    QCOMPARE(notional(price("0.00001"), quantity("0.0015"), "USDT").toString(), std::string("0.00000002"));
    QVERIFY(!notional(price("99999999999"), quantity("99999999999"), "USDT").valid());
    QCOMPARE(share(usdt("1000"), decimal("-0.00075")).toString(), std::string("-0.75000000"));
    QVERIFY(rc::check("posted products are within half a step", [] {
        const auto a = *rc::gen::inRange<std::int64_t>(1, 10'000'000'000);
        const auto b = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000);
        const Money product =
            notional(Price(base::Decimal::of(a, -5)), Quantity(base::Decimal::of(b, -7)), "USDT");
        const long double exact = (long double)(a) * (long double)(b)*1e-12L;
        const long double step = std::abs((long double)(product.toDouble()) - exact);
        RC_ASSERT(product.isPosted());
        RC_ASSERT(step <= 0.5e-8L + exact * 3e-16L);
    }));
}

void TestWords::proRataAddsUp()
{
    QCOMPARE(proRata(usdt("10"), quantity("1"), quantity("3")).toString(), std::string("3.33333333"));
    QCOMPARE(proRata(usdt("-10"), quantity("2"), quantity("3.0")).toString(), std::string("-6.66666667"));
    QVERIFY(!proRata(usdt("10"), quantity("1"), quantity("0")).valid());
    QVERIFY(rc::check("the parts differ from the whole by less than two steps", [] {
        const auto whole = *rc::gen::inRange<std::int64_t>(2, 1'000'000'000'000);
        const auto part = *rc::gen::inRange<std::int64_t>(1, whole);
        const auto cents = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000'000, 1'000'000'000'000'000);
        const Money amount{base::Decimal::of(cents, -8), "USDT"};
        const Quantity all(base::Decimal::of(whole, -6)), some(base::Decimal::of(part, -6));
        const Money sum = proRata(amount, some, all) + proRata(amount, all - some, all);
        RC_ASSERT((sum - amount).amount().abs() <= base::Decimal::of(1, -8));
        RC_ASSERT(proRata(amount, all, all) == amount);
    }));
}

namespace {

template <class E>
void namesDiffer(E last)
{
    std::set<std::string_view> seen;
    for (int i = 0; i <= int(last); ++i) {
        const std::string_view text = name(E(i));
        QVERIFY(text != "?");
        QVERIFY(seen.insert(text).second);
        QVERIFY(named(text, last) == E(i));
    }
    QVERIFY(!named(std::string_view("no such name"), last));
}

} // namespace

void TestWords::namesAreTheirOwn()
{
    namesDiffer(MarketKind::Perpetual);
    namesDiffer(Side::Sell);
    namesDiffer(OrderType::Limit);
    namesDiffer(PositionSide::Short);
    namesDiffer(ExitReason::Liquidation);
    namesDiffer(OrderStatus::Rejected);
    namesDiffer(OrderEvent::Reject);
    namesDiffer(HaltKind::KillSwitch);
    namesDiffer(Action::Hold);
    namesDiffer(AnswerOutcome::Failed);
    namesDiffer(RuleResult::Mark::NotApplicable);
    namesDiffer(EvidenceCheck::Mark::Unknown);
    namesDiffer(LedgerAccount::ModelCost);
    QVERIFY(haltOf("loss_streak") == HaltKind::LossStreak);
    QVERIFY(!haltOf("Paused"));
    QVERIFY(actionOf("open_short") == Action::OpenShort);
    QVERIFY(!actionOf("buy"));
}

void TestWords::watchIsWritten()
{
    Watch watch{"binance", {"BTC", "USDT"}, MarketKind::Spot, Timeframe::parse("4h").value(), "technical",
                {}};
    QCOMPARE(watch.text(), std::string("binance BTC/USDT 4h technical"));
    watch.kind = MarketKind::Perpetual;
    watch.model = "m1";
    QCOMPARE(watch.text(), std::string("binance BTC/USDT perpetual 4h technical:m1"));
}
