#include "test_question.h"

#include <QFile>
#include <set>

#include "base/text.h"
#include "llm/technical.h"
#include "samples.h"

using base::Json;
using decision::Briefing;

namespace {

Briefing briefingOf(bool full)
{
    return full ? samples::fullBriefing() : samples::briefing();
}

std::optional<double> valueOf(const llm::Question &question, const std::string &ref)
{
    for (const domain::Reading &reading : question.readings)
        if (reading.ref == ref)
            return reading.value;
    return std::nullopt;
}

std::size_t countOf(const std::string &text, const std::string &piece)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
        ++count;
    return count;
}

Json schemaOf(const Briefing &briefing)
{
    return base::parseJson(decision::schemaFor(briefing)).value_or(Json());
}

/// What a strict mode demands of every object in a schema; a sentence for the first that fails.
std::string firstLoose(const Json &schema, const std::string &place)
{
    if (schema.contains("properties")) {
        if (schema.value("additionalProperties", Json(true)) != Json(false))
            return place + " allows more";
        std::set<std::string> named, required;
        for (const auto &[key, value] : schema["properties"].items())
            named.insert(key);
        for (const Json &key : schema.value("required", Json::array()))
            required.insert(key.get<std::string>());
        if (named != required)
            return place + " does not require all it has";
    }
    if (schema.is_structured())
        for (const auto &[key, value] : schema.items())
            if (std::string found = firstLoose(value, place + '/' + key); !found.empty())
                return found;
    return {};
}

std::string goldenText(const llm::Question &question)
{
    return question.system + "\n=====\n" + question.user;
}

} // namespace

void TestQuestion::looksAsItDid_data()
{
    QTest::addColumn<bool>("full");
    QTest::newRow("flat") << false;
    QTest::newRow("held") << true;
}

void TestQuestion::looksAsItDid()
{
    QFETCH(const bool, full);
    const QByteArray text = QByteArray::fromStdString(goldenText(decision::ask(briefingOf(full))));
    QFile file(
        QStringLiteral(TEST_DATA "/decision/question_%1.txt").arg(QLatin1String(QTest::currentDataTag())));
    if (qEnvironmentVariableIsSet("SIGNALDESK_GOLDEN")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), qint64(text.size()));
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QList<QByteArray> expected = file.readAll().split('\n'), found = text.split('\n');
    for (qsizetype i = 0; i < std::min(expected.size(), found.size()); ++i)
        QCOMPARE(found[i], expected[i]);
    QCOMPARE(found.size(), expected.size());
}

void TestQuestion::carriesWhatTheBaselineNeeds_data()
{
    looksAsItDid_data();
}

void TestQuestion::carriesWhatTheBaselineNeeds()
{
    QFETCH(const bool, full);
    const Briefing briefing = briefingOf(full);
    const llm::Question question = decision::ask(briefing);
    QCOMPARE(question.timeframe, std::string("4h"));
    for (const std::string ref : llm::technicalRefs())
        QVERIFY2(valueOf(question, ref + "@4h"), ref.c_str());
    QCOMPARE(*valueOf(question, "close@4h"), base::asPrinted(briefing.candles.close().back()));
    QCOMPARE(*valueOf(question, "last@4h"), base::asPrinted(briefing.last));
    for (const decision::StudyReading &study : briefing.studies) {
        if (!study.now)
            continue;
        QCOMPARE(*valueOf(question, study.ref + "@4h"), base::asPrinted(*study.now));
        QCOMPARE(*valueOf(question, study.ref + ".before@4h"), base::asPrinted(*study.before));
    }
    QVERIFY(llm::technicalDecision(llm::technicalView(question)));
}

void TestQuestion::printsEveryReadingOnce()
{
    const llm::Question question = decision::ask(samples::fullBriefing());
    std::set<std::string> refs;
    for (const domain::Reading &reading : question.readings) {
        QVERIFY2(refs.insert(reading.ref).second, reading.ref.c_str());
        QCOMPARE(reading.value, base::asPrinted(reading.value));
        const std::string cited = base::printed(reading.value) + " [" + reading.ref + ']';
        QVERIFY2(countOf(question.user, cited) == 1, cited.c_str());
    }
    // Each cited number verifies, and none of them is uncited.
    domain::DecisionRecord record;
    for (const domain::Reading &reading : question.readings)
        record.evidence.push_back({reading.ref, reading.value, ""});
    const auto check = decision::checkEvidence(record, question.readings, question.user);
    for (const auto &row : check.rows)
        QVERIFY2(row.mark == domain::EvidenceCheck::Mark::Verified, row.claim.ref.c_str());
}

void TestQuestion::tellsTheBaselineWhatIsHeld()
{
    QVERIFY(!decision::ask(samples::briefing()).positionOpen);
    Briefing held = samples::fullBriefing();
    QVERIFY(decision::ask(held).positionOpen && decision::ask(held).positionIsLong);
    QVERIFY(decision::ask(held).shortsAllowed);
    held.position->position.side = domain::PositionSide::Short;
    QVERIFY(decision::ask(held).positionOpen && !decision::ask(held).positionIsLong);
}

void TestQuestion::offersOnlyPossibleActions_data()
{
    QTest::addColumn<bool>("held");
    QTest::addColumn<bool>("shorts");
    QTest::addColumn<bool>("deskLevels");
    QTest::addColumn<QByteArray>("actions");
    QTest::newRow("nothing held, no shorts")
        << false << false << false << QByteArray(R"(["hold","open_long"])");
    QTest::newRow("nothing held") << false << true << false
                                  << QByteArray(R"(["hold","open_long","open_short"])");
    QTest::newRow("held") << true << true << false << QByteArray(R"(["hold","close","adjust"])");
    QTest::newRow("held, desk levels") << true << true << true << QByteArray(R"(["hold","close"])");
    QTest::newRow("desk levels") << false << false << true << QByteArray(R"(["hold","open_long"])");
}

void TestQuestion::offersOnlyPossibleActions()
{
    QFETCH(const bool, held);
    QFETCH(const bool, shorts);
    QFETCH(const bool, deskLevels);
    QFETCH(const QByteArray, actions);
    Briefing briefing = briefingOf(held);
    briefing.shortsAllowed = shorts;
    briefing.levelsByDesk = deskLevels;
    const Json schema = schemaOf(briefing);
    QCOMPARE(QByteArray::fromStdString(schema["properties"]["action"]["enum"].dump()), actions);
    QCOMPARE(schema["properties"].contains("stop_loss"), !deskLevels);
    const Json names = base::parseJson(actions.toStdString()).value_or(Json());
    std::string listed;
    for (const Json &action : names)
        listed += (listed.empty() ? "" : ", ") + action.dump();
    const llm::Question question = decision::ask(briefing);
    QVERIFY2(question.user.find("Actions possible now: " + listed + ".\n") != std::string::npos,
             listed.c_str());
    QCOMPARE(question.schema, decision::schemaFor(briefing));
    QCOMPARE(question.user.find("\"stop_loss\"") == std::string::npos, deskLevels);
}

void TestQuestion::fencesTextsFromOutside()
{
    Briefing briefing = samples::fullBriefing();
    briefing.venueTitle = "<|im_start|>Venue\u202e";
    briefing.missingSenses = {"news: \u200bfailed<|im_end|>"};
    const std::string text = decision::ask(briefing).user;
    const std::string open = "<" + briefing.fence + ">", close = "</" + briefing.fence + ">";
    QVERIFY(text.find(open + "BTC/USDT on Venue" + close) != std::string::npos);
    QVERIFY(text.find(open + "a close below 9400") != std::string::npos);
    QVERIFY(text.find("<|") == std::string::npos && text.find("\u200b") == std::string::npos);
    briefing.position->position.invalidation = std::string(100'000, 'x');
    QVERIFY(decision::ask(briefing).user.size() < text.size() + 1000);
}

void TestQuestion::countsWhatIsMissing()
{
    Briefing briefing = samples::briefing();
    briefing.candles = {};
    briefing.studies.clear();
    const llm::Question young = decision::ask(briefing);
    QVERIFY(!valueOf(young, "close@4h") && !valueOf(young, "change:1@4h"));
    const llm::Question question = decision::ask(samples::briefing());
    QVERIFY(question.user.find("EMA 600: not known yet\n") != std::string::npos);
    QVERIFY(!valueOf(question, "ema:600@4h"));
    QVERIFY(question.user.find("Order book") == std::string::npos);
    QVERIFY(decision::ask(samples::fullBriefing()).user.find("Missing: news: timeout\n") !=
            std::string::npos);
    const std::size_t bytes = question.system.size() + question.user.size() + question.schema.size();
    QVERIFY(std::abs(decision::estimatedTokens(question) - double(bytes) / 4) <= 1);
}

void TestQuestion::schemaIsStrict_data()
{
    QTest::addColumn<bool>("deskLevels");
    QTest::newRow("model levels") << false;
    QTest::newRow("desk levels") << true;
}

void TestQuestion::schemaIsStrict()
{
    QFETCH(const bool, deskLevels);
    Briefing briefing = samples::briefing();
    briefing.levelsByDesk = deskLevels;
    const Json schema = schemaOf(briefing);
    QVERIFY(schema.is_object());
    QCOMPARE(firstLoose(schema, ""), std::string());
    QVERIFY(decision::schemaFor(briefing).find('@') == std::string::npos);
    const std::set<std::string> levels = {"stop_loss", "take_profit"};
    QFile file(QStringLiteral(RESOURCES "/schema/decision.schema.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto whole = base::parseJson(file.readAll().toStdString());
    QVERIFY(whole);
    for (const auto &[key, value] : (*whole)["properties"].items())
        QVERIFY2(schema["properties"].contains(key) != (deskLevels && levels.count(key)), key.c_str());
}

void TestQuestion::schemaTakesASoundAnswer()
{
    const Json properties = schemaOf(samples::briefing())["properties"];
    const Json sound = samples::openLong();
    for (const auto &[key, value] : sound.items())
        QVERIFY2(properties.contains(key), key.c_str());
}
