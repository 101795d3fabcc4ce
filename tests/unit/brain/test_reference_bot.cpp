#include "test_reference_bot.h"

#include "brain/reference_bot.h"

#include <QtTest/QtTest>

#include <cmath>

using base::Json;
using namespace brain;

namespace {

Json row(const char *time, const char *action, double price, const char *reasoning = "")
{
    return {{"timestamp", time}, {"symbol", "BTC/USDC"},   {"action", action},       {"confidence", "HIGH"},
            {"price", price},    {"stop_loss", 95.0},      {"take_profit", 0},       {"quantity", 2.0},
            {"fee", 0.15},       {"reasoning", reasoning}, {"indicators_json", "{}"}};
}

} // namespace

void TestReferenceBot::pairsEntriesWithCloses()
{
    const ForeignTrades found =
        readTradeHistory({row("2024-01-01T04:00:00.123456", "BUY", 100, "Trend is up."),
                          row("2024-01-01T08:00:00", "UPDATE", 103),
                          row("2024-01-02T04:00:00", "CLOSE_LONG", 110, "Take profit hit"),
                          row("2024-01-03T04:00:00", "SELL", 110),
                          row("2024-01-04T04:00:00", "CLOSE_SHORT", 115, "Stop loss hit")});
    QVERIFY(found.skipped.empty());
    QCOMPARE(found.trades.size(), std::size_t(2));
    const ForeignTrade &first = found.trades[0];
    QCOMPARE(first.origin, std::string("reference_bot"));
    QVERIFY(first.entry == 100 && first.exit == 110 && *first.stop == 95 && !first.target);
    QVERIFY(!first.confidence);                          // a word is no number
    QVERIFY(std::abs(first.feesPercent - 0.15) < 1e-12); // 0.30 of 200
    QCOMPARE(first.reason, std::string("target"));
    QCOMPARE(first.reasoning, std::string("Trend is up."));
    QVERIFY(found.trades[1].side == domain::PositionSide::Short);
    QCOMPARE(found.trades[1].reason, std::string("stop"));
}

void TestReferenceBot::namesWhatHasNoPair()
{
    Json odd = row("2024-01-05T04:00:00", "BUY", 100);
    odd["confidence"] = 250;
    const ForeignTrades found = readTradeHistory(
        {row("2024-01-01T04:00:00", "CLOSE_LONG", 100), row("some day", "BUY", 100),
         row("2024-01-02T04:00:00", "HOLD", 100), row("2024-01-03T04:00:00", "BUY", 100),
         row("2024-01-04T04:00:00", "BUY", 100), odd, row("2024-01-06T04:00:00", "CLOSE", 101),
         row("2024-01-07T04:00:00", "SELL", 101), Json::array()});
    QVERIFY(found.trades.empty());
    QCOMPARE(found.skipped.size(), std::size_t(8));
    for (const Skipped &one : found.skipped)
        QVERIFY(one.row > 0 && !one.why.empty());
}

void TestReferenceBot::readsIni()
{
    const auto found =
        iniEntries("# a comment\n[General]\ncrypto_pair = BTC/USDC  ; as traded\ntimeframe=4h\n\n"
                   "[ai_providers]\nlm_studio_base_url = http://localhost:1234/v1\nlost line\nempty =\n");
    QCOMPARE(found.size(), std::size_t(4));
    QCOMPARE(found[0].key, std::string("general.crypto_pair"));
    QCOMPARE(found[0].value, std::string("BTC/USDC"));
    QCOMPARE(found[2].value, std::string("http://localhost:1234/v1"));
    QVERIFY(found[3].value.empty());
}

void TestReferenceBot::readsEnv()
{
    const auto found = envEntries(
        "# keys\nexport OPENROUTER_API_KEY=\"abc=def\"\r\nGOOGLE_STUDIO_API_KEY='x y'\nEMPTY=\n=5\n");
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[0].name, std::string("OPENROUTER_API_KEY"));
    QCOMPARE(found[1].name, std::string("GOOGLE_STUDIO_API_KEY"));
}
