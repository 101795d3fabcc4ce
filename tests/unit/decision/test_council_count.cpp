#include "test_council_count.h"

#include "decision/council_count.h"
#include "decision/role.h"
#include "samples.h"

#include <QtTest/QtTest>

#include <rapidcheck.h>

#include <algorithm>
#include <numeric>
#include <set>

using decision::Ballot;
using decision::Count;
using decision::CountRules;
using domain::Action;
using Result = Count::Result;

namespace {

domain::DecisionRecord plan(Action action, double confidence = 0.6, double stop = 95, double target = 115)
{
    domain::DecisionRecord out = samples::openLongRecord();
    out.action = action;
    out.confidence = confidence;
    out.stopLoss = domain::opens(action) ? std::optional(stop) : std::nullopt;
    out.takeProfit = domain::opens(action) ? std::optional(target) : std::nullopt;
    return out;
}

Ballot vote(const std::string &voice, domain::DecisionRecord said)
{
    return {voice, 1, std::move(said), true};
}

Ballot silent(const std::string &voice)
{
    return {voice, 1, std::nullopt, true};
}

} // namespace

void TestCouncilCount::theMostWeightWins()
{
    const Count counted =
        decision::count({vote("a", plan(Action::OpenLong)), vote("b", plan(Action::Hold)),
                         vote("c", plan(Action::OpenLong)), vote("d", plan(Action::OpenLong))},
                        {});
    QVERIFY(counted.result == Result::Carried);
    QCOMPARE(counted.agreement, 0.75);
    QCOMPARE(counted.tallies.size(), std::size_t(2));
    QVERIFY(counted.tallies[0].action == Action::OpenLong);
    QCOMPARE(counted.tallies[0].members, (std::vector<std::size_t>{0, 2, 3}));
    QVERIFY(counted.author && counted.reason.empty());
    QCOMPARE(counted.seated, 4);
    QCOMPARE(counted.heard, 4);
}

void TestCouncilCount::resamplesAreOneVoice()
{
    // Three samples of one model against two other models: one voice against two.
    std::vector<Ballot> ballots(3, vote("a", plan(Action::OpenLong)));
    ballots.push_back(vote("b", plan(Action::Hold)));
    ballots.push_back(vote("c", plan(Action::Hold)));
    const Count counted = decision::count(ballots, {});
    QVERIFY(counted.result == Result::Carried);
    QVERIFY(counted.tallies[0].action == Action::Hold);
    QVERIFY(std::abs(counted.agreement - 2.0 / 3) < 1e-12);
    QCOMPARE(counted.seated, 3);
    // Alone they are a council of one voice, whose samples may differ.
    ballots.resize(3);
    ballots[1] = vote("a", plan(Action::Close));
    const Count alone = decision::count(ballots, {2, 0.6, false});
    QVERIFY(alone.result == Result::Carried);
    QCOMPARE(alone.quorum, 1);
    QVERIFY(std::abs(alone.agreement - 2.0 / 3) < 1e-12);
}

void TestCouncilCount::abstentionsDoNotCount()
{
    const Count counted = decision::count(
        {vote("a", plan(Action::OpenLong)), silent("b"), vote("c", plan(Action::OpenLong)), silent("d")}, {});
    QVERIFY(counted.result == Result::Carried);
    QCOMPARE(counted.agreement, 1.0);
    QCOMPARE(counted.heard, 2);
}

void TestCouncilCount::belowTheQuorumNobodyDecides()
{
    const Count counted = decision::count({vote("a", plan(Action::Hold)), silent("b"), silent("c")}, {});
    QVERIFY(counted.result == Result::NoQuorum);
    QVERIFY(!counted.author);
    QVERIFY(counted.reason.find("1 of 3") != std::string::npos);
    QVERIFY(decision::count({}, {}).result == Result::NoQuorum);
    QVERIFY(decision::count({silent("a")}, {1, 0.5, false}).result == Result::NoQuorum);
}

void TestCouncilCount::aVoiceIsHeardByHalfOfIt()
{
    std::vector<Ballot> ballots{vote("a", plan(Action::Hold)), silent("a"), silent("a"),
                                vote("b", plan(Action::Hold))};
    QVERIFY(decision::count(ballots, {2, 0.5, false}).result == Result::NoQuorum);
    ballots[1] = vote("a", plan(Action::Hold));
    QVERIFY(decision::count(ballots, {2, 0.5, false}).result == Result::Carried);
}

void TestCouncilCount::tiesAndLowAgreementHold()
{
    const Count tie =
        decision::count({vote("a", plan(Action::OpenLong)), vote("b", plan(Action::Close))}, {});
    QVERIFY(tie.result == Result::Tie);
    QVERIFY(!tie.author && tie.reason.find("split") != std::string::npos);
    const Count low = decision::count({vote("a", plan(Action::OpenLong)), vote("b", plan(Action::OpenLong)),
                                       vote("c", plan(Action::Close)), vote("d", plan(Action::Hold))},
                                      {2, 0.6, false});
    QVERIFY(low.result == Result::LowAgreement);
    QVERIFY(!low.author);
    QVERIFY2(low.reason.find("50 %") != std::string::npos && low.reason.find("60 %") != std::string::npos,
             low.reason.c_str());
}

void TestCouncilCount::thePlanIsNearestTheMedian()
{
    const Count counted = decision::count(
        {vote("a", plan(Action::OpenLong, 0.9, 80, 200)), vote("b", plan(Action::OpenLong, 0.6, 95, 115)),
         vote("c", plan(Action::OpenLong, 0.55, 94, 113)), vote("d", plan(Action::OpenLong, 0.7, 96, 118))},
        {});
    QVERIFY(counted.author && *counted.author == 1);
    // Of two that are equally near, the one that claims less.
    const Count two =
        decision::count({vote("a", plan(Action::OpenLong, 0.7)), vote("b", plan(Action::OpenLong, 0.6))}, {});
    QVERIFY(two.author && *two.author == 1);
}

void TestCouncilCount::withoutPricesThereIsNoPlan()
{
    Ballot news = vote("news", plan(Action::OpenLong, 0.9));
    news.said->stopLoss.reset();
    news.said->takeProfit.reset();
    news.sawPrices = false;
    Ballot historian = news;
    historian.voice = "history";
    const Count none = decision::count({news, historian}, {});
    QVERIFY(none.result == Result::NoLevels);
    QVERIFY(!none.author);
    QVERIFY(decision::count({news, historian}, {2, 0.6, true}).result ==
            Result::Carried); // the desk sets them
    const Count some = decision::count({news, historian, vote("numbers", plan(Action::OpenLong))}, {});
    QVERIFY(some.author && *some.author == 2);
    news.said->action = historian.said->action = Action::Hold; // which needs no levels
    QVERIFY(decision::count({news, historian}, {}).result == Result::Carried);
}

void TestCouncilCount::weightsMove()
{
    std::vector<Ballot> ballots{vote("a", plan(Action::OpenLong)), vote("b", plan(Action::Hold))};
    ballots[0].weight = 1.6;
    const Count counted = decision::count(ballots, {2, 0.6, false});
    QVERIFY(counted.result == Result::Carried);
    QVERIFY(counted.tallies[0].action == Action::OpenLong);
    QVERIFY(std::abs(counted.agreement - 1.6 / 2.6) < 1e-12);
}

void TestCouncilCount::onlyTheProvenWeighMore()
{
    std::vector<decision::MemberOutcome> outcomes;
    for (int i = 0; i < 200; ++i) {
        const bool won = i % 2 == 0;
        outcomes.push_back({"knows", won ? 0.8 : 0.2, won});
        outcomes.push_back({"guesses", 0.5, won});
        outcomes.push_back({"boasts", 0.95, won});
        if (i < 29)
            outcomes.push_back({"young", won ? 0.99 : 0.01, won});
    }
    std::map<std::string, double> weights;
    for (const auto &[member, weight] : decision::memberWeights(outcomes))
        weights[member] = weight;
    QVERIFY(weights["knows"] > 1.5 && weights["knows"] <= 2);
    QCOMPARE(weights["guesses"], 1.0);
    QCOMPARE(weights["boasts"], 1.0);
    QCOMPARE(weights["young"], 1.0);
    QVERIFY(decision::memberWeights({}).empty());
}

namespace {

std::vector<Ballot> anyBallots()
{
    const int count = *rc::gen::inRange(0, 9);
    std::vector<Ballot> out;
    for (int i = 0; i < count; ++i) {
        constexpr Action actions[] = {Action::OpenLong, Action::OpenShort, Action::Hold, Action::Close};
        const Action action = actions[*rc::gen::inRange(0, 4)];
        const double confidence = *rc::gen::inRange(0, 1001) / 1000.0;
        Ballot ballot = vote("voice " + std::to_string(*rc::gen::inRange(0, 5)),
                             plan(action, confidence, 80 + *rc::gen::inRange(0, 2000) / 100.0,
                                  101 + *rc::gen::inRange(0, 2000) / 100.0));
        ballot.sawPrices = *rc::gen::inRange(0, 4) > 0;
        if (*rc::gen::inRange(0, 4) == 0)
            ballot.said.reset();
        out.push_back(std::move(ballot));
    }
    return out;
}

} // namespace

void TestCouncilCount::anyCouncilKeepsTheRules()
{
    QVERIFY(rc::check("any council keeps the rules", [] {
        const std::vector<Ballot> ballots = anyBallots();
        const CountRules rules{*rc::gen::inRange(1, 6), *rc::gen::inRange(1, 101) / 100.0,
                               *rc::gen::arbitrary<bool>()};
        const Count counted = decision::count(ballots, rules);
        RC_ASSERT((counted.author.has_value() == (counted.result == Result::Carried)));
        RC_ASSERT((counted.reason.empty() == (counted.result == Result::Carried)));
        RC_ASSERT((counted.heard >= counted.quorum || counted.result == Result::NoQuorum));
        double shares = 0;
        std::set<std::size_t> members;
        for (const decision::Tally &tally : counted.tallies) {
            shares += tally.share;
            for (const std::size_t one : tally.members) {
                RC_ASSERT((ballots[one].said && ballots[one].said->action == tally.action));
                RC_ASSERT(members.insert(one).second);
            }
        }
        RC_ASSERT((counted.tallies.empty() || std::abs(shares - 1) < 1e-9));
        if (!counted.author)
            return;
        // The plan is one supporter's own, whoever else agrees.
        const Ballot &author = ballots[*counted.author];
        RC_ASSERT((author.said && author.said->action == counted.tallies[0].action));
        RC_ASSERT((rules.levelsByDesk || author.sawPrices || !domain::opens(author.said->action)));
        RC_ASSERT(counted.agreement >= rules.agreement - 1e-9);
        // Saying the same again, and abstaining, moves nothing.
        std::vector<Ballot> more = ballots;
        for (const Ballot &ballot : ballots)
            if (ballot.said)
                more.push_back(ballot);
        const Count again = decision::count(more, rules);
        RC_ASSERT(again.result == Result::Carried);
        RC_ASSERT(again.tallies[0].action == counted.tallies[0].action);
        RC_ASSERT(std::abs(again.agreement - counted.agreement) < 1e-9);
    }));
}

void TestCouncilCount::theOrderOfMembersDoesNotMatter()
{
    QVERIFY(rc::check("the order of members does not matter", [] {
        const std::vector<Ballot> ballots = anyBallots();
        std::vector<std::size_t> order(ballots.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
        std::vector<Ballot> mixed;
        for (const std::size_t one : order)
            mixed.push_back(ballots[one]);
        const Count a = decision::count(ballots, {}), b = decision::count(mixed, {});
        RC_ASSERT(a.result == b.result);
        RC_ASSERT(std::abs(a.agreement - b.agreement) < 1e-9);
        if (a.author)
            RC_ASSERT(ballots[*a.author].said->action == mixed[*b.author].said->action);
    }));
}

void TestCouncilCount::seatsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("seat");
    const auto row = [](const char *text, const char *seat) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(seat);
    };
    row("technician", "technician plain  1");
    row(" chart_reader : contrarian ", "chart_reader contrarian  1");
    row("generalist*5", "generalist plain  5");
    row("news_scout@google", "news_scout plain google 1");
    row("generalist:aggressive@openrouter/meta/llama-4:free*3",
        "generalist aggressive openrouter|meta/llama-4:free 3");
    row("historian@ollama/qwen3:8b", "historian plain ollama|qwen3:8b 1");
}

void TestCouncilCount::seatsAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, seat);
    const auto read = decision::seatOf(text.toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
    const std::string mind = read->provider + (read->model.empty() ? "" : "|" + read->model);
    QCOMPARE(QString::fromStdString(std::string(decision::name(read->role)) + ' ' +
                                    std::string(decision::name(read->temperament)) + ' ' + mind + ' ' +
                                    std::to_string(read->count)),
             seat);
}

void TestCouncilCount::seatsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("a role") << "wizard"
                            << "there is no role \"wizard\" (generalist";
    QTest::newRow("a temperament") << "technician:angry"
                                   << "there is no temperament \"angry\"";
    QTest::newRow("a count") << "technician*0"
                             << "1 to 15";
    QTest::newRow("no count") << "technician*many"
                              << "1 to 15";
    QTest::newRow("nothing") << ""
                             << "there is no role";
}

void TestCouncilCount::seatsAreRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto read = decision::seatOf(text.toStdString());
    QVERIFY(!read);
    QVERIFY2(QString::fromStdString(read.error().detail).contains(says), read.error().detail.c_str());
    QVERIFY(!decision::seatsOf({}));
    QVERIFY(!decision::seatsOf({"technician*8", "generalist*8"}));
    QVERIFY(decision::seatsOf({"technician*7", "generalist*8"}));
}
