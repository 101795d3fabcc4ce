#include "test_evidence.h"


#include "samples.h"

using domain::EvidenceCheck;

namespace {

const std::vector<domain::Reading> readings = {{"rsi:14@4h", 53.2174},
                                               {"sma:200@4h", 42318.4},
                                               {"macd:12:26:9.histogram@4h", -0.1449},
                                               {"zero@4h", 0},
                                               {"tiny@4h", 0.00001234567}};

EvidenceCheck checkOf(const std::string &reasoning)
{
    domain::DecisionRecord record;
    record.confidence = 0.6;
    record.stopLoss = 41000.5;
    record.sizeFraction = 0.25;
    record.reasoning = reasoning;
    return decision::checkEvidence(record, readings, "Change over 24 candles: 3.75 %, equity 10000 USDT");
}

std::string joined(const std::vector<std::string> &parts)
{
    std::string out;
    for (const std::string &part : parts)
        out += (out.empty() ? "" : " ") + part;
    return out;
}

} // namespace

void TestEvidence::marksAClaim_data()
{
    QTest::addColumn<QByteArray>("ref");
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("mark");
    const auto add = [](const char *name, const char *ref, double value, const char *mark) {
        QTest::newRow(name) << QByteArray(ref) << value << QByteArray(mark);
    };
    add("exact", "rsi:14@4h", 53.2174, "verified");
    add("one unit of the last digit off", "rsi:14@4h", 53.21741, "verified");
    add("two units off", "rsi:14@4h", 53.21742, "wrong");
    add("rounded", "rsi:14@4h", 53.2, "verified");
    add("rounded up", "rsi:14@4h", 53.22, "verified");
    add("rounded wrongly", "rsi:14@4h", 53.3, "wrong");
    add("cut off rather than rounded", "rsi:14@4h", 53.21, "wrong");
    add("too rough", "rsi:14@4h", 53, "wrong");
    add("large, in whole numbers", "sma:200@4h", 42318, "verified");
    add("large, next whole number", "sma:200@4h", 42319, "wrong");
    add("large, in thousands", "sma:200@4h", 42000, "wrong");
    add("negative", "macd:12:26:9.histogram@4h", -0.1449, "verified");
    add("negative, rounded", "macd:12:26:9.histogram@4h", -0.145, "verified");
    add("negative, too rough", "macd:12:26:9.histogram@4h", -0.1, "wrong");
    add("sign lost", "macd:12:26:9.histogram@4h", 0.1449, "wrong");
    add("zero", "zero@4h", 0, "verified");
    add("nearly zero", "zero@4h", 0.001, "wrong");
    add("tiny", "tiny@4h", 0.00001234567, "verified");
    add("tiny as zero", "tiny@4h", 0, "wrong");
    add("no such ref", "rsi:14@1h", 53.2174, "unknown");
}

void TestEvidence::marksAClaim()
{
    QFETCH(const QByteArray, ref);
    QFETCH(const double, value);
    QFETCH(const QByteArray, mark);
    domain::DecisionRecord record;
    record.evidence = {{ref.toStdString(), value, "note"}};
    const EvidenceCheck check = decision::checkEvidence(record, readings, "");
    QCOMPARE(check.rows.size(), std::size_t(1));
    QCOMPARE(std::string(domain::name(check.rows[0].mark)), mark.toStdString());
    QCOMPARE(check.rows[0].actual.has_value(), mark != "unknown");
    QVERIFY(check.rows[0].claim == record.evidence[0]);
}

void TestEvidence::knowsOnlyItsOwnRefs()
{
    domain::DecisionRecord record;
    record.evidence = {{"rsi:14@4h", std::nullopt, ""}, {"", 53.2174, ""}, {"rsi:14", 53.2174, ""}};
    const EvidenceCheck check = decision::checkEvidence(record, readings, "");
    QVERIFY(check.rows[0].mark == EvidenceCheck::Mark::Wrong); // a claim without its number shows nothing
    QVERIFY(check.rows[1].mark == EvidenceCheck::Mark::Unknown);
    QVERIFY(check.rows[2].mark == EvidenceCheck::Mark::Unknown);
    QVERIFY(check.uncited.empty());
}

void TestEvidence::findsUncitedNumbers_data()
{
    QTest::addColumn<QByteArray>("reasoning");
    QTest::addColumn<QByteArray>("uncited");
    const auto add = [](const char *reasoning, const char *uncited) {
        QTest::newRow(reasoning) << QByteArray(reasoning) << QByteArray(uncited);
    };
    add("", "");
    add("RSI is 53.2174.", "");
    add("RSI is 53.2, rising.", "");
    add("RSI is 57.9.", "57.9");
    add("SMA 200 at 42,318.4", "");
    add("SMA200 and rsi:14 and v2.77", "");
    add("The histogram fell to -0.145", "");
    add("Three of 5 signs agree, 10 at most", "");
    add("Some 11 signs agree", "11");
    add("Up 3.75 % over 24 candles on 10000 USDT", "");
    add("Stop at 41000.5, confidence 0.6 or 60 %, size 25 %, 20 candles", "");
    add("Target 45000 beyond 44100.5", "45000 44100.5");
    add("Version 1.2.3 is no number", "");
}

void TestEvidence::findsUncitedNumbers()
{
    QFETCH(const QByteArray, reasoning);
    QFETCH(const QByteArray, uncited);
    QCOMPARE(QByteArray::fromStdString(joined(checkOf(reasoning.toStdString()).uncited)), uncited);
}

void TestEvidence::tellsEachNumberOnce()
{
    QCOMPARE(joined(checkOf("77.5 then 77.5 and 88.5").uncited), std::string("77.5 88.5"));
    std::string many;
    for (int i = 0; i < 500; ++i)
        many += std::to_string(700 + i) + ".5 ";
    QCOMPARE(checkOf(many).uncited.size(), std::size_t(50));
}

void TestEvidence::endsSoonOnMillionsOfNumbers()
{
    std::string near; // all of them known, each in another way
    for (int i = 0; near.size() < (1U << 20); ++i)
        near += "53.217400" + std::to_string(i) + ' ';
    QVERIFY(checkOf(near).uncited.empty()); // in much less than QtTest's five minutes for a function
}
