#include "test_price_table.h"

#include "llm/provider.h"
#include "sample_prices.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace prices_of_tests;
using base::ErrorCode;
using llm::PriceTable;

namespace {

std::string costOf(const PriceTable &known, const char *provider, const char *model,
                   const domain::Usage &usage, int pictures = 0, const char *when = "2025-07-01")
{
    const auto cost = known.cost(provider, model, at(when), usage, pictures);
    return cost ? cost->amount().trimmed().toString() : "unknown";
}

} // namespace

void TestPriceTable::theTableThatComesWithTheProgramIsSound()
{
    const PriceTable &known = PriceTable::builtIn();
    QVERIFY(known.size() > 30);
    const auto sonnet = known.find("anthropic", "claude-sonnet-4-5-20250929", at("2026-01-01"));
    QVERIFY(sonnet && *sonnet->input == 3 && *sonnet->output == 15);
    QVERIFY(known.find("openai", "gpt-5-mini-2025-08-07", at("2026-01-01")));
    QVERIFY(known.find("google", "models/gemini-2.5-flash", at("2026-01-01")));
    QVERIFY(!known.find("openai", "gpt-5", at("2025-01-01"))); // there was none then
    QVERIFY(!known.find("compatible", "gpt-5", at("2026-01-01")));
}

void TestPriceTable::pricesHoldForTheirTime()
{
    const PriceTable known = prices();
    QCOMPARE(*known.find("shop", "big", at("2025-05-31T23:59:59Z"))->input, 10.0);
    QCOMPARE(*known.find("shop", "big", at("2025-06-01T00:00:00Z"))->input, 2.0);
    QVERIFY(!known.find("shop", "big", at("2024-12-31")));
}

void TestPriceTable::namesWithADateAreTheModelsThemselves()
{
    const PriceTable known = prices();
    for (const char *name : {"big-2025-08-07", "big-20250807", "big-001", "models/big"})
        QVERIFY2(known.find("shop", name, at("2025-07-01")), name);
    for (const char *name : {"big-mini", "big-2", "bigger", "bi", "big-latest", "BIG", "", "-001"})
        QVERIFY2(!known.find("shop", name, at("2025-07-01")), name);
}

void TestPriceTable::unknownStaysUnknown()
{
    const PriceTable known = prices();
    QCOMPARE(costOf(known, "shop", "big", used(1000, 500)), std::string("0.006"));
    QCOMPARE(costOf(known, "shop", "huge", used(1000, 500)), std::string("unknown"));
    QCOMPARE(costOf(known, "mall", "big", used(1000, 500)), std::string("unknown"));
    QCOMPARE(costOf(known, "shop", "half", used(1000, 500)), std::string("unknown"));
    QCOMPARE(costOf(known, "shop", "free", used(1000, 500)), std::string("0")); // known to be nothing
    QCOMPARE(costOf(known, "shop", "big", {}), std::string("unknown"));         // nobody counted
    QCOMPARE(costOf(known, "shop", "big", {1000, {}, {}, {}}), std::string("unknown"));
    QCOMPARE(costOf(PriceTable(), "shop", "big", used(1, 1)), std::string("unknown"));
}

void TestPriceTable::countsTokensAsEachServiceDoes()
{
    const PriceTable known = prices();
    // Cached ones are part of the input, and thoughts of the output: 600·2 + 400·0.5 + 300·8 + 200·16, in
    // millionths.
    QCOMPARE(costOf(known, "shop", "big", used(1000, 500, 400, 200)), std::string("0.007"));
    // Both apart: 1000·2 + 400·0.5 + 500·8 + 200·8.
    QCOMPARE(costOf(known, "apart", "big", used(1000, 500, 400, 200)), std::string("0.0078"));
    QCOMPARE(costOf(known, "shop", "big", used(1000, 500), 2), std::string("0.026"));
    QCOMPARE(costOf(known, "shop", "big", used(0, 0, 400, 200)),
             std::string("0.0002")); // no less than nothing is left
}

void TestPriceTable::pricesWhatIsWrittenToTheCache()
{
    const PriceTable known = *PriceTable::read(R"({"format":"signaldesk.model-prices/1",
        "counting":[{"provider":"apart","cached_apart":true}],
        "prices":[{"provider":"apart","models":["big"],"from":"2025-01-01","input":4,"output":8,
                   "cached_input":0.4,"cache_write":5,"cache_write_1h":8,
                   "above":{"input_tokens":2000,"input":8,"output":16,"cache_write":10}},
                  {"provider":"apart","models":["old"],"from":"2025-01-01","input":4,"output":8}]})");
    domain::Usage usage = used(100, 10, 200);
    usage.cacheWriteTokens = 1000;
    // 100·4 + 200·0.4 + 1000·5 + 10·8 millionths
    QCOMPARE(costOf(known, "apart", "big", usage), std::string("0.00556"));
    usage.longCacheWriteTokens = 400; // 600·5 + 400·8 instead
    QCOMPARE(costOf(known, "apart", "big", usage), std::string("0.00676"));
    QCOMPARE(costOf(known, "apart", "old", usage), std::string("unknown"));
    usage.cacheWriteTokens = 1800; // 2,100 tokens in all: another price, that of an hour unknown
    QCOMPARE(costOf(known, "apart", "big", usage), std::string("unknown"));
    usage.longCacheWriteTokens = 0; // 100·8 + 200·8 + 1800·10 + 10·16
    QCOMPARE(costOf(known, "apart", "big", usage), std::string("0.02056"));
    usage.cacheWriteTokens = 0;
    QCOMPARE(costOf(known, "apart", "old", usage), std::string("0.00128"));
}

/// A body as Anthropic documents it, priced by the table that comes with the program (the list of
/// platform.claude.com/docs/en/about-claude/pricing: 3, 15, 0.3, 3.75 and 6 dollars).
void TestPriceTable::pricesWhatAServiceReallyCounts()
{
    const char *body =
        R"({"type":"message","model":"claude-sonnet-4-6","content":[{"type":"text","text":"x"}],
        "stop_reason":"end_turn","usage":{"input_tokens":50,"output_tokens":20,
        "cache_read_input_tokens":1000,"cache_creation_input_tokens":300,
        "cache_creation":{"ephemeral_5m_input_tokens":200,"ephemeral_1h_input_tokens":100}}})";
    const domain::ModelCall call = (*llm::findProvider("anthropic"))->decode(200, body, false);
    QCOMPARE(call.usage.cacheWriteTokens.value_or(-1), 300LL);
    QCOMPARE(call.usage.longCacheWriteTokens.value_or(-1), 100LL);
    // 50·3 + 1000·0.3 + 200·3.75 + 100·6 + 20·15
    QCOMPARE(costOf(PriceTable::builtIn(), "anthropic", "claude-sonnet-4-6", call.usage, 0, "2026-10-01"),
             std::string("0.0021"));
    const auto kept = domain::modelCallFromJson(domain::toJson(call));
    QVERIFY(kept && kept->usage.cacheWriteTokens == call.usage.cacheWriteTokens &&
            kept->usage.longCacheWriteTokens == call.usage.longCacheWriteTokens);
}

void TestPriceTable::largeInputsCostMore()
{
    const PriceTable known = prices();
    QCOMPARE(costOf(known, "shop", "big", used(1000, 0)), std::string("0.002"));
    QCOMPARE(costOf(known, "shop", "big", used(1001, 0)), std::string("0.004004"));
}

void TestPriceTable::refusesBadTables_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray head = R"({"format":"signaldesk.model-prices/1","prices":[)";
    QTest::newRow("no json") << QByteArray("{");
    QTest::newRow("another format") << QByteArray(R"({"format":"x","prices":[]})");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a row is text") << head + R"("x"]})";
    QTest::newRow("no name")
        << head + R"({"provider":"a","models":[],"from":"2025-01-01","input":1,"output":1}]})";
    QTest::newRow("no day") << head + R"({"provider":"a","models":["b"],"input":1,"output":1}]})";
    QTest::newRow("negative") << head + R"({"provider":"a","models":["b"],"from":"2025-01-01","input":-1}]})";
    QTest::newRow("a slip") << head +
                                   R"({"provider":"a","models":["b"],"from":"2025-01-01","input":99999}]})";
    QTest::newRow("text for a price")
        << head + R"({"provider":"a","models":["b"],"from":"2025-01-01","input":"1"}]})";
}

void TestPriceTable::refusesBadTables()
{
    QFETCH(const QByteArray, text);
    const auto read = PriceTable::read(text.toStdString());
    QVERIFY(!read);
}

void TestPriceTable::theUsersTableWins()
{
    const auto own = PriceTable::read(R"({"format":"signaldesk.model-prices/1","prices":[
        {"provider":"shop","models":["big"],"from":"2025-01-01","input":1,"output":1}]})");
    const PriceTable both = prices().under(*own);
    QCOMPARE(*both.find("shop", "big", at("2025-07-01"))->input, 1.0);
    QVERIFY(both.find("apart", "big", at("2025-07-01")));
}
