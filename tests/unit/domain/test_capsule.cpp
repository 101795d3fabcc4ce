#include "test_capsule.h"

#include "samples.h"

#include "base/hash.h"

#include <QtTest/QtTest>

#include <rapidcheck.h>

#include <cmath>
#include <map>
#include <set>

using namespace domain;
using samples::capsule;

namespace {

using Change = void (*)(Capsule &);

/// One change for every field that the manifest holds.
const std::vector<Change> &changes()
{
    static const std::vector<Change> all{
        [](Capsule &c) { c.cycleId = "cycle-2"; },
        [](Capsule &c) { c.watch.venue = "binance"; },
        [](Capsule &c) { c.watch.symbol.base = "ETH"; },
        [](Capsule &c) { c.watch.kind = MarketKind::Spot; },
        [](Capsule &c) { c.watch.timeframe = Timeframe(); },
        [](Capsule &c) { c.watch.provider = "openai"; },
        [](Capsule &c) { c.watch.model = "another"; },
        [](Capsule &c) { c.source = "live"; },
        [](Capsule &c) { c.synthetic = true; },
        [](Capsule &c) { c.time += base::Milliseconds(1); },
        [](Capsule &c) { c.barClose += base::Milliseconds(1); },
        [](Capsule &c) { c.candles.from += base::Milliseconds(1); },
        [](Capsule &c) { c.candles.to += base::Milliseconds(1); },
        [](Capsule &c) { ++c.candles.bars; },
        [](Capsule &c) { --c.candles.closed; },
        [](Capsule &c) { ++c.candles.warmup; },
        [](Capsule &c) { ++c.candles.missing; },
        [](Capsule &c) { c.candles.chunks[1] = "c3"; },
        [](Capsule &c) { c.missingSenses.clear(); },
        [](Capsule &c) { c.bookSha = "book"; },
        [](Capsule &c) { c.tradesSha = "trades"; },
        [](Capsule &c) { c.contextSha = "context"; },
        [](Capsule &c) { c.systemText += ' '; },
        [](Capsule &c) { c.userText += ' '; },
        [](Capsule &c) { c.readings[1].ref = "adx:14@1h"; },
        [](Capsule &c) { c.readings[1].value = 21.00001; },
        [](Capsule &c) { std::swap(c.readings[0], c.readings[1]); },
        [](Capsule &c) { c.pictureSha = "other pixels"; },
        [](Capsule &c) { c.pictureBlob = "other png"; },
        [](Capsule &c) { c.pictureWidth = 1; },
        [](Capsule &c) { c.pictureHeight = 1; },
        [](Capsule &c) { c.calls.push_back(c.calls[0]); },
        [](Capsule &c) { c.calls[0].provider = "another"; },
        [](Capsule &c) { c.calls[0].model = "another"; },
        [](Capsule &c) { c.calls[0].outcome = AnswerOutcome::Refused; },
        [](Capsule &c) { c.calls[0].text += ' '; },
        [](Capsule &c) { c.calls[0].thinking.clear(); },
        [](Capsule &c) { c.calls[0].finishReason = "length"; },
        [](Capsule &c) { c.calls[0].requestId = "r-2"; },
        [](Capsule &c) { c.calls[0].usage.inputTokens = 1; },
        [](Capsule &c) { c.calls[0].usage.outputTokens = 1; },
        [](Capsule &c) { c.calls[0].usage.cachedInputTokens = 0; },
        [](Capsule &c) { c.calls[0].usage.reasoningTokens = std::nullopt; },
        [](Capsule &c) { c.calls[0].latency += base::Milliseconds(1); },
        [](Capsule &c) { c.calls[0].cost = std::nullopt; },
        [](Capsule &c) { c.calls[0].error = base::Error{}; },
        [](Capsule &c) { c.calls[0].reask = "stop_loss"; },
        [](Capsule &c) { c.calls[0].sawPicture = true; },
        [](Capsule &c) { c.decision = std::nullopt; },
        [](Capsule &c) { c.decision->confidence = 0.61; },
        [](Capsule &c) { c.evidence = std::nullopt; },
        [](Capsule &c) { c.evidence->rows[0].mark = EvidenceCheck::Mark::Wrong; },
        [](Capsule &c) { c.resolution = "hold"; },
        [](Capsule &c) { c.verdict[0].slack = std::nullopt; },
        [](Capsule &c) { c.intent = std::nullopt; },
        [](Capsule &c) { c.intent->quantity = samples::quantity("0.6"); },
        [](Capsule &c) { c.outcome = "denied"; },
        [](Capsule &c) { c.code = "reward_to_risk"; },
        [](Capsule &c) { c.settingsSha = "other settings"; },
    };
    return all;
}

} // namespace

void TestCapsule::sealIsDeterministic()
{
    const SealedCapsule once = seal(capsule()), twice = seal(capsule());
    QCOMPARE(once.manifest, twice.manifest);
    QCOMPARE(once.id, twice.id);
    QCOMPARE(once.id, base::sha256(once.manifest));
    QVERIFY(once.traded);
    QCOMPARE(once.cycleId, std::string("cycle-1"));
    QVERIFY(once.time == capsule().time);
    const base::Json manifest = base::parseJson(once.manifest).value();
    QCOMPARE(base::toText(manifest), once.manifest); // canonical: reading and writing changes nothing
    QVERIFY(manifest["readings"][0] == base::Json::parse("[\"rsi:14@4h\",55.1]"));
}

void TestCapsule::manifestIsCanonical()
{
    QVERIFY(rc::check("lists written as text are written as documents are", [] {
        Capsule one = capsule();
        one.readings.clear();
        one.verdict.clear();
        const auto size = *rc::gen::inRange<std::size_t>(0, 6);
        for (std::size_t i = 0; i < size; ++i) {
            one.readings.push_back({*rc::gen::arbitrary<std::string>(), *rc::gen::arbitrary<double>()});
            RuleResult rule{*rc::gen::arbitrary<std::string>(),
                            RuleResult::Mark(*rc::gen::inRange(0, 4)),
                            {},
                            {},
                            {},
                            "%",
                            {}};
            if (*rc::gen::arbitrary<bool>())
                rule.value = *rc::gen::arbitrary<double>();
            rule.bound = double(*rc::gen::arbitrary<int>());
            rule.slack = std::ldexp(1.5, *rc::gen::inRange(-1070, 1023));
            rule.note = *rc::gen::arbitrary<std::string>();
            one.verdict.push_back(std::move(rule));
        }
        const std::string text = seal(one).manifest;
        const auto read = base::parseJson(text);
        RC_ASSERT(read.has_value());
        RC_ASSERT(base::toText(*read) == text);
        RC_ASSERT((*read)["readings"].size() == size);
        RC_ASSERT(base::toText((*read)["verdict"]) == base::toText(toJson(one.verdict)));
    }));
}

void TestCapsule::everyFieldCounts()
{
    std::set<std::string> ids{seal(capsule()).id};
    for (std::size_t i = 0; i < changes().size(); ++i) {
        Capsule changed = capsule();
        changes()[i](changed);
        QVERIFY2(ids.insert(seal(changed).id).second, std::to_string(i).c_str());
    }
}

void TestCapsule::ownIdDoesNotCount()
{
    Capsule changed = capsule();
    changed.intent->capsuleId = seal(changed).id; // as the engine writes it once the capsule is sealed
    QCOMPARE(seal(changed).id, seal(capsule()).id);
}

void TestCapsule::textsAreKeptOnce()
{
    Capsule one = capsule();
    one.userText = one.systemText = one.calls[0].thinking = "the same";
    one.blobs = {makeBlob("png", "picture"), makeBlob("png", "picture")};
    const SealedCapsule sealed = seal(one);
    QCOMPARE(sealed.blobs.size(), std::size_t(3)); // the picture, the text, the answer
    for (const Blob &blob : sealed.blobs)
        QCOMPARE(blob.sha256, base::sha256(*blob.bytes));
    QCOMPARE(sealed.blobs[0].kind, std::string("png"));
    QVERIFY(sealed.manifest.find("the same") == std::string::npos);
}

void TestCapsule::textsArePutBack()
{
    const SealedCapsule sealed = seal(capsule());
    std::map<std::string, std::string> shelf;
    for (const Blob &blob : sealed.blobs)
        shelf[blob.sha256] = *blob.bytes;
    const auto find = [&shelf](const std::string &sha) {
        const auto found = shelf.find(sha);
        return found == shelf.end() ? std::nullopt : std::optional(found->second);
    };
    const base::Json manifest = base::parseJson(sealed.manifest).value();
    const base::Json whole = opened(manifest, find);
    QCOMPARE(whole["system"].get<std::string>(), capsule().systemText);
    QCOMPARE(whole["user"].get<std::string>(), capsule().userText);
    QCOMPARE(whole["calls"][0]["text"].get<std::string>(), capsule().calls[0].text);
    QCOMPARE(whole["calls"][0]["thinking"].get<std::string>(), std::string("Hm."));
    QVERIFY(modelCallFromJson(whole["calls"][0]).has_value());
    shelf.erase(base::sha256(capsule().userText));
    QVERIFY(opened(manifest, find)["user"].is_null()); // pruned
    QVERIFY(!opened(manifest, find)["system"].is_null());
}

void TestCapsule::firstDifferenceIsNamed_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<QByteArray>("difference");
    const auto row = [](const char *name, const char *a, const char *b, const char *difference) {
        QTest::newRow(name) << QByteArray(a) << QByteArray(b) << QByteArray(difference);
    };
    row("equal", R"({"a":[1,{"b":2}]})", R"({"a":[1,{"b":2}]})", "");
    row("number", R"({"decision":{"confidence":0.6}})", R"({"decision":{"confidence":0.61}})",
        "decision.confidence: 0.6 | 0.61");
    row("text", R"({"code":"a"})", R"({"code":"b"})", "code: a | b");
    row("row of a list", R"({"readings":[["a",1],["b",2]]})", R"({"readings":[["a",1],["b",3]]})",
        R"(readings[1]: ["b",2] | ["b",3])");
    row("first in order", R"({"b":1,"a":1})", R"({"b":2,"a":2})", "a: 1 | 2");
    row("longer", R"({"l":[1,2,3]})", R"({"l":[1,2,3,4]})", "l[3]: (absent) | 4");
    row("shorter", R"({"l":[1,2,3]})", R"({"l":[1]})", "l[1]: 2 | (absent)");
    row("only left", R"({"a":1,"b":2})", R"({"a":1})", "b: 2 | (absent)");
    row("only right", R"({"b":1})", R"({"a":1,"b":1})", "a: (absent) | 1");
    row("types", R"({"a":null})", R"({"a":{}})", "a: null | {}");
    row("nested", R"({"x":[[1,2,3],[1,2,3]]})", R"({"x":[[1,2,3],[1,2,4]]})", "x[1][2]: 3 | 4");
    row("whole", "1", "2", "(whole): 1 | 2");
}

void TestCapsule::howItWasAskedIsKept()
{
    domain::Capsule capsule = samples::capsule();
    const domain::SealedCapsule plain = domain::seal(capsule);
    QVERIFY(!base::parseJson(plain.manifest)->contains("asking"));
    capsule.asking = {{"gate", {{"met", false}}}};
    const domain::SealedCapsule gated = domain::seal(capsule);
    QVERIFY(gated.id != plain.id);
    QCOMPARE((*base::parseJson(gated.manifest))["asking"]["gate"]["met"].get<bool>(), false);
}

void TestCapsule::firstDifferenceIsNamed()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(QByteArray, difference);
    const std::string told =
        firstDifference(base::Json::parse(a.toStdString()), base::Json::parse(b.toStdString()));
    QCOMPARE(QByteArray::fromStdString(told), difference);
    if (difference.isEmpty())
        return;
    Capsule changed = capsule();
    changed.decision->confidence = 0.61;
    QCOMPARE(firstDifference(base::parseJson(seal(capsule()).manifest).value(),
                             base::parseJson(seal(changed).manifest).value()),
             std::string("decision.confidence: 0.6 | 0.61"));
}
