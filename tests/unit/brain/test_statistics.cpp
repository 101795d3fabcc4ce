#include "test_statistics.h"

#include "brain/buckets.h"
#include "brain/evidence.h"
#include "samples.h"

#include <QtTest/QtTest>

#include <cmath>
#include <map>

using namespace brain;

void TestStatistics::wilsonAsPublished()
{
    // Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    const auto near = [](double a, double b) { return std::abs(a - b) < 5e-5; };
    QVERIFY(near(wilson(81, 263).low, 0.2553) && near(wilson(81, 263).high, 0.3662));
    QVERIFY(near(wilson(15, 148).low, 0.0624) && near(wilson(15, 148).high, 0.1605));
    QVERIFY(near(wilson(0, 20).low, 0) && near(wilson(0, 20).high, 0.1611));
    QVERIFY(near(wilson(1, 29).low, 0.0061) && near(wilson(1, 29).high, 0.1718));
    QCOMPARE(wilson(0, 0).low, 0.0);
    QCOMPARE(wilson(0, 0).high, 1.0);
}

void TestStatistics::saysWhenThereIsNotEnough()
{
    const domain::Share few = shareOf(5, 9, 1.0), enough = shareOf(5, 10, 1.0);
    QVERIFY(!few.known() && enough.known());
    QCOMPARE(domain::toJson(few)["note"].get<std::string>(), std::string("not enough evidence"));
    QVERIFY(domain::toJson(few)["rate"].is_null());
}

void TestStatistics::differencesHaveAnInterval()
{
    // Newcombe (1998), method 10: 56/70 − 48/80 is 0.2 (0.0524 to 0.3339).
    const Interval apart = differenceOf(shareOf(56, 70, {}), shareOf(48, 80, {}));
    QVERIFY(std::abs(apart.low - 0.0524) < 2e-4 && std::abs(apart.high - 0.3339) < 2e-4);
}

void TestStatistics::everyTradeIsInItsBuckets()
{
    base::Random random(1);
    std::vector<std::shared_ptr<const domain::Experience>> all;
    std::size_t wins = 0;
    for (int i = 0; i < 300; ++i) {
        auto one = std::make_shared<domain::Experience>(samples::experience(random, i, i));
        one->factors.momentum = 100 * random.uniform();
        wins += one->won();
        all.push_back(one);
    }
    std::map<std::string, std::size_t> n, w;
    for (const domain::Bucket &bucket : buckets(all)) {
        n[bucket.group] += bucket.share.n;
        w[bucket.group] += bucket.share.wins;
        QCOMPARE(bucket.share.known(), bucket.share.n >= leastEvidence);
    }
    for (const char *group :
         {"confidence", "adx", "direction", "regime", "weekday", "reason", "stop", "trend"}) {
        QCOMPARE(n[group], std::size_t(300));
        QCOMPARE(w[group], wins);
    }
    QCOMPARE(n["factor"], std::size_t(600)); // one factor, and how many of them are strong
    QVERIFY(!n.count("sentiment"));          // nobody knew it
}

void TestStatistics::thresholdsFollowTheEvidenceOnly()
{
    base::Random random(2);
    std::vector<std::shared_ptr<const domain::Experience>> noise, edge;
    for (int i = 0; i < 400; ++i) {
        noise.push_back(std::make_shared<domain::Experience>(samples::experience(random, i, i)));
        auto one = std::make_shared<domain::Experience>(samples::experience(random, i, i));
        samples::setOutcome(*one, random.uniform() < (one->reading("adx:14") >= 30 ? 0.75 : 0.35));
        edge.push_back(one);
    }
    for (const domain::Threshold &one : thresholds(noise)) {
        QVERIFY(!one.proposed);
        QCOMPARE(one.value, one.standard);
    }
    const domain::Threshold adx = thresholds(edge).front();
    QCOMPARE(adx.id, std::string("adx_strong"));
    QCOMPARE(adx.value, 30.0);
    QVERIFY(*adx.above.rate > *adx.below.rate);
    QVERIFY(!thresholds({}).front().proposed);
}
