#include "test_foreign.h"

#include "base/text.h"
#include "brain/foreign_trade.h"
#include "brain/lesson.h"
#include "samples.h"
#include "support/fixtures.h"

#include <QFile>
#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <cmath>

using namespace brain;

namespace {

constexpr const char *header =
    "entry_time,exit_time,side,entry_price,exit_price,stop_loss,take_profit,fees,confidence,reasoning\n";

ForeignTrades read(const std::string &rows)
{
    const auto out = readTrades(header + rows);
    return out ? *out : ForeignTrades{{}, {{0, out.error().detail}}};
}

} // namespace

void TestForeign::readsCsv()
{
    const ForeignTrades found =
        read("2024-01-02T04:00:00Z,2024-01-03T04:00:00Z,long,100,110,95,112,0.2,0.7,breakout\n"
             "1704168000000,1704254400000,SELL,100,90,,,,80,\n");
    QCOMPARE(found.skipped.size(), std::size_t(0));
    QCOMPARE(found.trades.size(), std::size_t(2));
    const ForeignTrade &first = found.trades[0];
    QCOMPARE(base::iso(first.opened), std::string("2024-01-02T04:00:00Z"));
    QCOMPARE(first.row, std::size_t(2));
    QVERIFY(first.side == domain::PositionSide::Long && first.entry == 100 && first.exit == 110);
    QVERIFY(*first.stop == 95 && *first.target == 112 && *first.confidence == 0.7);
    QVERIFY(std::abs(first.feesPercent - 0.2) < 1e-12);
    QCOMPARE(first.reasoning, std::string("breakout"));
    const ForeignTrade &second = found.trades[1];
    QVERIFY(second.side == domain::PositionSide::Short && !second.stop && *second.confidence == 0.8);
}

void TestForeign::namesWhatCannotBeRead()
{
    const ForeignTrades found = read("yesterday,2024-01-03,long,100,110,,,,,\n"
                                     "2024-01-03,2024-01-02,long,100,110,,,,,\n"
                                     "2024-01-01,2024-01-02,sideways,100,110,,,,,\n"
                                     "2024-01-01,2024-01-02,long,,110,,,,,\n"
                                     "2024-01-01,2024-01-02,long,nan,110,,,,,\n"
                                     "2024-01-01,2024-01-02,long,100,-1,,,,,\n"
                                     "2024-01-01,2024-01-02,long,100,110,,,,170,\n"
                                     "2024-01-01,2024-01-02,long,100,110,,,1e9,,\n"
                                     "2024-01-01,2024-01-02\n"
                                     "2024-01-01,2024-01-02,long,100,110,,,,,\n");
    QCOMPARE(found.trades.size(), std::size_t(1));
    QCOMPARE(found.skipped.size(), std::size_t(9));
    QCOMPARE(found.skipped[0].row, std::size_t(2));
    QCOMPARE(found.skipped[0].why, std::string("entry_time is not a time"));
    QCOMPARE(found.skipped[3].why, std::string("entry_price is missing"));
    for (const Skipped &one : found.skipped)
        QVERIFY(!one.why.empty());
    QCOMPARE(readTrades("entry_time,side\n2024-01-01,long\n").error().field, std::string("exit_time"));
    QVERIFY(!readTrades(""));
}

void TestForeign::readsFees()
{
    const auto found = readTrades("Entry_Time;Exit_Time;Side;Entry_Price;Exit_Price;Fees;Amount\n"
                                  "2024-01-01;2024-01-02;long;100;110;4;20\n"
                                  "2024-01-01;2024-01-02;long;100;111;0.15%;20\n");
    QVERIFY(found && found->trades.size() == 2);
    QVERIFY(std::abs(found->trades[0].feesPercent - 0.2) < 1e-12); // 4 of 2000
    QVERIFY(std::abs(found->trades[1].feesPercent - 0.15) < 1e-12);
    // Without a size: rates where as amounts they would be next to nothing, in the whole file.
    const ForeignTrades rates = read("2024-01-01,2024-01-02,long,60000,61000,,,0.002,,\n"
                                     "2024-01-03,2024-01-04,long,60000,61000,,,0.001,,\n"
                                     "2024-01-05,2024-01-06,long,60000,61000,,,,,\n");
    QCOMPARE(rates.trades.size(), std::size_t(3));
    QVERIFY(std::abs(rates.trades[0].feesPercent - 0.2) < 1e-12 && rates.trades[2].feesPercent == 0);
    // Amounts for one unit otherwise, however small the price.
    const ForeignTrades amounts = read("2024-01-01,2024-01-02,long,0.1,0.11,,,0.0002,,\n");
    QVERIFY(std::abs(amounts.trades[0].feesPercent - 0.2) < 1e-12);
    const ForeignTrades dear = read("2024-01-01,2024-01-02,long,60000,61000,,,0.002,,\n"
                                    "2024-01-03,2024-01-04,long,60000,61000,,,120,,\n");
    QVERIFY(dear.trades[0].feesPercent < 1e-5 && std::abs(dear.trades[1].feesPercent - 0.2) < 1e-12);
}

void TestForeign::readsQuotes()
{
    const ForeignTrades found =
        read("2024-01-01,2024-01-02,long,100,110,,,,0.5,\"He said \"\"buy\"\", so\nI did\"\r\n"
             "2024-01-01,2024-01-02,long,100,112,,,,0.5,\xE2\x80\xAEhidden\x07\n");
    QCOMPARE(found.trades.size(), std::size_t(2));
    QCOMPARE(found.trades[0].reasoning, std::string("He said \"buy\", so\nI did"));
    QCOMPARE(found.trades[1].row, std::size_t(4));
    QCOMPARE(found.trades[1].reasoning, std::string("hidden"));
}

void TestForeign::readsFreqtrade()
{
    const auto found = readTrades(R"({"trades": [
        {"pair": "BTC/USDT:USDT", "open_date": "2024-01-01 07:15:00+00:00", "close_timestamp": 1704200000000,
         "open_rate": 100, "close_rate": 90, "fee_open": 0.001, "fee_close": 0.001, "is_short": true,
         "leverage": 2, "profit_ratio": 0.196, "exit_reason": "roi", "initial_stop_loss_abs": 105,
         "amount": 3, "min_rate": 88, "max_rate": 101, "enter_tag": "cross"},
        {"pair": "BTC/USDT", "is_open": true, "open_timestamp": 1704200000000, "open_rate": 100},
        7]})");
    QVERIFY(found.has_value());
    QCOMPARE(found->trades.size(), std::size_t(1));
    QCOMPARE(found->skipped.size(), std::size_t(2));
    QCOMPARE(found->skipped[0].why, std::string("still open"));
    const ForeignTrade &one = found->trades[0];
    QCOMPARE(one.symbol, std::string("BTC/USDT"));
    QVERIFY(one.side == domain::PositionSide::Short && *one.stop == 105 && *one.lowest == 88);
    QVERIFY(std::abs(*one.netPercent - 9.8) < 1e-9);
    QCOMPARE(one.reason, std::string("roi"));
    QVERIFY(readTrades("[]") && readTrades("[]")->trades.empty());
    QCOMPARE(readTrades("{\"a\": 1}").error().code, base::ErrorCode::Schema);
    QCOMPARE(readTrades("{").error().code, base::ErrorCode::Malformed);
}

void TestForeign::readsRecordedFreqtrade()
{
    const QString folder = qEnvironmentVariable("SIGNALDESK_FIXTURES");
    QFile small(folder + QStringLiteral("/fixtures/interop/freqtrade-trades-small.json"));
    QFile whole(folder + QStringLiteral("/fixtures/interop/freqtrade-backtest-result.json"));
    if (folder.isEmpty() || !small.open(QIODevice::ReadOnly) || !whole.open(QIODevice::ReadOnly))
        QSKIP("no recordings here");
    const auto few = readTrades(small.readAll().toStdString());
    QVERIFY(few && few->trades.size() == 5 && few->skipped.empty());
    const auto all = readTrades(whole.readAll().toStdString());
    QVERIFY(all.has_value());
    QCOMPARE(all->trades.size() + all->skipped.size(), std::size_t(179));
    std::size_t wins = 0;
    for (const ForeignTrade &one : all->trades)
        wins += one.netPercent.value_or(0) > 0;
    QCOMPARE(wins, std::size_t(48));
}

void TestForeign::anyBytesAreRead()
{
    rc::check("no text breaks the reader", [](const std::string &rows) {
        const auto csv = readTrades(header + rows);
        RC_ASSERT(csv.has_value());
        const auto any = readTrades(rows);
        if (any)
            for (const ForeignTrade &one : any->trades)
                RC_ASSERT((std::isfinite(one.entry) && one.closed >= one.opened));
    });
}

void TestForeign::theSameTradeHasTheSameId()
{
    const ForeignTrades a =
        read("2024-01-01,2024-01-02,long,100,110,,,,,\n2024-01-01,2024-01-02,long,100,111,,,,,\n");
    const ForeignTrades b = read("1704067200000,2024-01-02,buy,100.0,1.1e2,90,,,,other\n");
    QCOMPARE(idOf(a.trades[0]), idOf(b.trades[0]));
    QVERIFY(idOf(a.trades[0]) != idOf(a.trades[1]));
}

void TestForeign::lessonsSayWhatStandsOut()
{
    base::Random random(3);
    domain::Experience one = samples::inRegime(random, 1, 2, 2, 2);
    one.side = domain::PositionSide::Long;
    one.reason = "stop";
    one.netPercent = -1.234;
    one.targetPercent = 3;
    one.mfePercent = 2;
    one.confidence = 0.8;
    one.reasoning = "Momentum <|im_start|> says so.";
    const std::string lesson = lessonOf(one);
    for (const char *said : {"Lost 1.23 % net (stop)", "bullish", "high volatility", "gave that back", "0.8"})
        QVERIFY2(lesson.find(said) != std::string::npos, lesson.c_str());
    QVERIFY(lesson.find("im_start") == std::string::npos);
    QVERIFY(lessonQuestion(one).find("RSI 14") != std::string::npos);
    QCOMPARE(lessonAnswer("  Wait\nfor the close.\xE2\x80\x8B "), std::string("Wait for the close."));
    QVERIFY(lessonAnswer(std::string(5000, 'a')).size() <= 603);
}
