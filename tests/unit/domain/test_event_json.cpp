#include "test_event_json.h"

#include "random_values.h"
#include "samples.h"

#include "domain/model_call.h"
#include "domain/statistics.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

using namespace domain;
using samples::Maker;

namespace {

constexpr std::size_t kinds = std::variant_size_v<EventBody>;

base::Json again(const base::Json &json)
{
    return base::parseJson(base::toText(json)).value();
}

} // namespace

namespace {

// A struct that gains a member no longer compiles here, until someone sees to its JSON as well.
std::size_t number(const auto &...values)
{
    return sizeof...(values);
}

std::size_t members(const RunStarted &one)
{
    const auto &[a, b, c, d] = one;
    return number(a, b, c, d);
}

std::size_t members(const OrderMoved &one)
{
    const auto &[a, b, c, d] = one;
    return number(a, b, c, d);
}

std::size_t members(const Fill &one)
{
    const auto &[a, b, c, d, e, f, g, h, i, j] = one;
    return number(a, b, c, d, e, f, g, h, i, j);
}

std::size_t members(const PlanChanged &one)
{
    const auto &[a, b] = one;
    return number(a, b);
}

std::size_t members(const Plan &one)
{
    const auto &[a, b, c, d] = one;
    return number(a, b, c, d);
}

std::size_t members(const FundingPaid &one)
{
    const auto &[a, b, c, d] = one;
    return number(a, b, c, d);
}

std::size_t members(const ModelCharged &one)
{
    const auto &[a, b, c] = one;
    return number(a, b, c);
}

std::size_t members(const Halt &one)
{
    const auto &[a, b, c, d] = one;
    return number(a, b, c, d);
}

std::size_t members(const CycleEnded &one)
{
    const auto &[a, b, c, d, e, f, g, votes] = one;
    return number(a, b, c, d, e, f, g) + votes.size(); // written only where somebody voted
}

std::size_t members(const EquityMarked &one)
{
    const auto &[a, b, c] = one;
    return number(a, b, c);
}

std::size_t members(const ClockMoved &one)
{
    const auto &[a] = one;
    return number(a);
}

std::size_t members(const Trade &one)
{
    const auto &[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x] = one;
    return number(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x);
}

std::size_t members(const OrderIntent &one)
{
    const auto &[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = one;
    return number(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r);
}

std::size_t members(const Position &one)
{
    const auto &[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v] = one;
    return number(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v);
}

std::size_t members(const Instrument &one)
{
    const auto &[a, b, c, d, e, f, g, h, i, j, k, l, m] = one;
    return number(a, b, c, d, e, f, g, h, i, j, k, l, m);
}

std::size_t members(const FeeRow &one)
{
    const auto &[a, b, c, d] = one;
    return number(a, b, c, d);
}

std::size_t members(const ModelCall &one)
{
    const auto &[a, b, c, d, e, f, g, h, i, j, k, l, m, n] = one;
    return number(a, b, c, d, e, f, g, h, i, j, k, l, m, n);
}

std::size_t members(const RuleResult &one)
{
    const auto &[a, b, c, d, e, f, g] = one;
    return number(a, b, c, d, e, f, g);
}

std::size_t members(const Statistic &one)
{
    const auto &[a, b, c, d, e, f, g] = one;
    return number(a, b, c, d, e, f, g);
}

std::size_t keys(EventBody body)
{
    return toJson(body).size();
}

} // namespace

void TestEventJson::everyFieldIsWritten()
{
    Maker maker(5);
    QCOMPARE(keys(RunStarted{}), members(RunStarted{}));
    QCOMPARE(keys(OrderMoved{}), members(OrderMoved{}));
    QCOMPARE(keys(maker.fill()), members(Fill{}));
    QCOMPARE(keys(PlanChanged{}), members(PlanChanged{}));
    QCOMPARE(toJson(Plan{}).size(), members(Plan{}));
    QCOMPARE(keys(FundingPaid{}), members(FundingPaid{}));
    QCOMPARE(keys(ModelCharged{}), members(ModelCharged{}));
    QCOMPARE(keys(HaltChanged{}), members(Halt{}) + 1); // and `set`
    QCOMPARE(keys(CycleEnded{}), members(CycleEnded{}));
    QCOMPARE(keys(EquityMarked{}), members(EquityMarked{}));
    QCOMPARE(keys(ClockMoved{}), members(ClockMoved{}));
    QCOMPARE(keys(TradeClosed{maker.trade()}), members(Trade{}));
    QCOMPARE(toJson(maker.intent()).size(), members(OrderIntent{}));
    QCOMPARE(toJson(Position{}).size(), members(Position{}));
    QCOMPARE(toJson(*maker.instrument()).size(), members(Instrument{}) + 1); // the tick rule has two
    QCOMPARE(members(FeeRow{}), std::size_t(4));
    ModelCall call; // what is not so is not written of a free key
    call.freeKey = true;
    QCOMPARE(toJson(call).size(), members(call));
    QCOMPARE(toJson(std::vector<RuleResult>(1))[0].size(), members(RuleResult{}));
    QCOMPARE(toJson(Statistic{}).size(), members(Statistic{}));
}

void TestEventJson::everyKindComesBack()
{
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        QVERIFY(rc::check("an event comes back from its text", [kind](std::uint64_t seed) {
            const EventBody body = Maker(seed).body(kind);
            RC_ASSERT(body.index() == kind);
            const base::Json json = toJson(body);
            const base::Result<EventBody> read = eventFromJson(kindOf(body), again(json));
            RC_ASSERT(read.has_value());
            RC_ASSERT(read->index() == kind);
            RC_ASSERT(base::toText(toJson(*read)) == base::toText(json));
        }));
    }
}

void TestEventJson::votesComeBack()
{
    const CycleEnded ended{"demo BTC/USDT 4h council",
                           base::fromMs(1000),
                           false,
                           "held",
                           "hold",
                           "stayed out",
                           "",
                           {{"technician a", "open_long", 0.6}, {"historian b", "hold", 0.5}}};
    const base::Json json = toJson(EventBody(ended));
    QCOMPARE(json.at("votes").size(), std::size_t(2));
    const auto read = eventFromJson("cycle", again(json));
    QVERIFY(read.has_value());
    QVERIFY(std::get<CycleEnded>(*read).votes == ended.votes);
    base::Json broken = json;
    broken["votes"][1].erase("action");
    const auto refused = eventFromJson("cycle", broken);
    QVERIFY(!refused);
    QCOMPARE(refused.error().field, std::string("action"));
}

void TestEventJson::missingFieldsAreNamed()
{
    for (std::size_t kind = 0; kind < kinds; ++kind)
        for (std::uint64_t seed = 1; seed < 6; ++seed) {
            const EventBody body = Maker(seed).body(kind);
            const base::Json whole = toJson(body);
            for (const auto &[key, value] : whole.items()) {
                base::Json part = whole;
                part.erase(key);
                const base::Result<EventBody> read = eventFromJson(kindOf(body), part);
                if (read) { // then it was one that may be missing
                    QVERIFY(toJson(*read)[key].is_null());
                    continue;
                }
                QCOMPARE(read.error().code, base::ErrorCode::Schema);
                QCOMPARE(read.error().field, key);
            }
        }
}

void TestEventJson::wrongTypesAreRefused()
{
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        const EventBody body = Maker(3).body(kind);
        const base::Json whole = toJson(body);
        for (const auto &[key, value] : whole.items())
            for (const base::Json &bad :
                 {base::Json::object(), base::Json::array(), base::Json("no such thing")}) {
                base::Json spoiled = whole;
                spoiled[key] = bad;
                const base::Result<EventBody> read = eventFromJson(kindOf(body), spoiled);
                if (read) // a text takes any text
                    QVERIFY(bad.is_string() && (value.is_string() || value.is_null()));
            }
        QVERIFY(!eventFromJson(kindOf(body), base::Json::array()));
        QVERIFY(!eventFromJson(kindOf(body), base::Json(5)));
    }
    base::Json fill = toJson(EventBody(Maker(3).fill()));
    fill["quantity"] = "-1";
    QVERIFY(!eventFromJson("fill", fill));
    fill["quantity"] = "1";
    fill["time"] = -1;
    QVERIFY(!eventFromJson("fill", fill));
    fill["time"] = 1;
    fill["notional"] = {{"amount", "invalid"}, {"currency", "USDT"}};
    const base::Result<EventBody> read = eventFromJson("fill", fill);
    QVERIFY(!read);
    QCOMPARE(read.error().field, std::string("notional.amount"));
}

void TestEventJson::unknownKinds()
{
    for (const char *kind : {"", "Fill", "fills", "nonsense"}) {
        const base::Result<EventBody> read = eventFromJson(kind, base::Json::object());
        QVERIFY(!read);
        QCOMPARE(read.error().code, base::ErrorCode::Unsupported);
    }
}

void TestEventJson::instrumentsComeBack()
{
    QVERIFY(rc::check("every field of an instrument comes back", [](std::uint64_t seed) {
        const InstrumentPtr instrument = Maker(seed).instrument();
        const base::Result<InstrumentPtr> read = instrumentFromJson(again(toJson(*instrument)));
        RC_ASSERT(read.has_value());
        RC_ASSERT(toJson(**read) == toJson(*instrument));
        RC_ASSERT((*read)->key() == instrument->key());
        RC_ASSERT((*read)->fees.size() == instrument->fees.size());
        RC_ASSERT((*read)->tick.significantFigures == instrument->tick.significantFigures);
        RC_ASSERT((*read)->aliases == instrument->aliases);
    }));
}

void TestEventJson::instrumentsAreChecked()
{
    const base::Json good = toJson(*samples::bitcoin());
    const auto refusedAt = [&good](const char *field, const base::Json &value) {
        base::Json json = good;
        json[field] = value;
        const base::Result<InstrumentPtr> read = instrumentFromJson(json);
        return read ? std::string() : read.error().field;
    };
    QCOMPARE(refusedAt("tick", "0"), std::string("tick"));
    QCOMPARE(refusedAt("lot", "-1"), std::string("lot"));
    QCOMPARE(refusedAt("multiplier", "0"), std::string("multiplier"));
    QCOMPARE(refusedAt("symbol", "BTCUSDT"), std::string("symbol"));
    QCOMPARE(refusedAt("kind", "option"), std::string("kind"));
    QCOMPARE(refusedAt("aliases", base::Json::array({1})), std::string("aliases"));
    QVERIFY(!refusedAt("fees", base::Json::array({1})).empty() ||
            !instrumentFromJson(good)->get()->fees.size());
    QCOMPARE(refusedAt("venue", "other"), std::string());
}

void TestEventJson::modelCallsComeBack()
{
    ModelCall call = samples::capsule().calls.at(0);
    const base::Result<ModelCall> read = modelCallFromJson(again(toJson(call)));
    QVERIFY(read.has_value());
    QVERIFY(toJson(*read) == toJson(call));
    QVERIFY(read->cost == call.cost && !read->error && !read->usage.cachedInputTokens);
    call.cost = std::nullopt;
    call.error = base::Error{base::ErrorCode::RateLimit, "slow down", "host", base::Milliseconds(2500)};
    const base::Json json = toJson(call);
    QVERIFY(json["cost"].is_null() && json["error"]["retryable"] == true);
    QCOMPARE(json["error"]["retry_after_s"].get<double>(), 2.5);
    QCOMPARE(json["error"]["message"].get<std::string>(), std::string("slow down"));
    QVERIFY(modelCallFromJson(json)->error == call.error);
    base::Json spoiled = json;
    spoiled["error"]["code"] = "nonsense";
    QCOMPARE(modelCallFromJson(spoiled).error().field, std::string("error.code"));
    spoiled = json;
    spoiled["usage"]["input_tokens"] = "many";
    QCOMPARE(modelCallFromJson(spoiled).error().field, std::string("usage.input_tokens"));
}

void TestEventJson::verdictsComeBack()
{
    const std::vector<RuleResult> rules{{"a", RuleResult::Mark::Clamp, 1.5, 2.0, 0.25, "%", "made smaller"},
                                        {"b", RuleResult::Mark::NotApplicable, {}, {}, {}, "", ""}};
    const base::Json json = toJson(rules);
    QCOMPARE(json[1]["mark"].get<std::string>(), std::string("n/a"));
    QVERIFY(json[1]["value"].is_null());
    QVERIFY(toJson(rulesFromJson(json).value()) == json);
    QVERIFY(!rulesFromJson(base::Json::object()));
    QVERIFY(!rulesFromJson(base::Json::array({5})));
    const Verdict verdict = Denial{"a", "too large", rules};
    QCOMPARE(table(verdict).size(), std::size_t(2));
}

void TestEventJson::statisticsAreWritten()
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const base::Json json =
        toJson(Statistic{"profit_factor", "x", infinity, -infinity, std::nan(""), 7, "n < 30"});
    QCOMPARE(json["value"].get<std::string>(), std::string("inf"));
    QCOMPARE(json["low"].get<std::string>(), std::string("-inf"));
    QVERIFY(json["high"].is_null());
    QCOMPARE(json["n"].get<int>(), 7);
    const Baseline cash{"cash", 0.0, {}, {}, {{base::fromMs(5), 100.5}}, "idle"};
    QVERIFY(toJson(cash)["equity"] == base::Json::parse("[[5,100.5]]"));
    QVERIFY(!toJson(cash, false).contains("equity"));
    QVERIFY(toJson(cash)["low"].is_null());
}
