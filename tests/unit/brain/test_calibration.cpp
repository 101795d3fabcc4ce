#include "test_calibration.h"

#include "brain/calibration.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <cmath>

using brain::Calibration;

void TestCalibration::beginsWithTheBaseRate()
{
    Calibration map;
    QVERIFY(!map.at(0.7));
    for (int i = 0; i < 29; ++i)
        map.add(0.9, i % 3 == 0);
    QCOMPARE(map.map(), std::string("base_rate"));
    const auto said = map.at(0.9);
    QVERIFY(said && std::abs(said->p - 10.0 / 29) < 1e-12);
    QVERIFY(said->low80 < said->p && said->low95 < said->low80 && said->high95 > said->p);
    map.add(0.9, false);
    QCOMPARE(map.map(), std::string("logistic"));
}

void TestCalibration::shrinksClaimsThatSayNothing()
{
    base::Random random(3);
    Calibration map;
    for (int i = 0; i < 400; ++i)
        map.add(0.5 + 0.45 * random.uniform(), random.uniform() < 0.4);
    const double low = map.at(0.55)->p, high = map.at(0.95)->p;
    QVERIFY2(std::abs(low - 0.4) < 0.12 && std::abs(high - 0.4) < 0.12, std::to_string(high).c_str());
    const auto report = map.report(base::Random(1));
    QVERIFY(*report.brierClaimed > *report.brierLogistic); // the claims were far too high
    QVERIFY(*report.brierLogistic < *report.brierBase * 1.03);
}

void TestCalibration::findsClaimsThatSaySomething()
{
    base::Random random(4);
    Calibration map;
    for (int i = 0; i < 600; ++i) {
        const double claim = 0.1 + 0.8 * random.uniform();
        map.add(claim, random.uniform() < 0.3 + 0.4 * claim); // truth is milder than the claim
    }
    QVERIFY(std::abs(map.at(0.2)->p - 0.38) < 0.09);
    QVERIFY(std::abs(map.at(0.85)->p - 0.64) < 0.09);
    const auto report = map.report(base::Random(1));
    QVERIFY(*report.brierLogistic < *report.brierBase);
}

void TestCalibration::takesIsotonicOnlyWhereItIsBetter()
{
    base::Random random(5);
    Calibration stepped, flat;
    for (int i = 0; i < 299; ++i)
        stepped.add(double(random.below(101)) / 100, random.below(2) == 0);
    QVERIFY(stepped.map() != "isotonic"); // too few, however good
    for (int i = 0; i < 3000; ++i) {
        const double claim = double(random.below(101)) / 100;
        stepped.add(claim, random.uniform() < (claim < 0.85 ? 0.1 : 0.9)); // no logistic curve
        flat.add(claim, random.below(2) == 0);
    }
    QCOMPARE(stepped.map(), std::string("isotonic"));
    QVERIFY(stepped.at(0.3)->p < 0.25 && stepped.at(0.95)->p > 0.75);
    QVERIFY(flat.map() != "isotonic");
}

void TestCalibration::reportsReliability()
{
    base::Random random(6);
    Calibration honest, boastful;
    for (int i = 0; i < 1000; ++i) {
        const double claim = 0.05 + 0.9 * random.uniform();
        honest.add(claim, random.uniform() < claim);
        boastful.add(std::min(1.0, claim + 0.3), random.uniform() < claim);
    }
    const auto good = honest.report(base::Random(1)), bad = boastful.report(base::Random(1));
    QCOMPARE(good.bins.size(), std::size_t(10));
    QVERIFY2(*good.ece < 0.06 && *bad.ece > 0.2, std::to_string(*bad.ece).c_str());
    QVERIFY(*good.eceLow <= *good.eceHigh && *bad.eceLow <= *bad.ece + 0.02 &&
            *bad.ece <= *bad.eceHigh + 0.02);
    std::size_t n = 0;
    for (const auto &bin : good.bins)
        n += bin.share.n;
    QCOMPARE(n, good.n);
    QVERIFY(!Calibration().report(base::Random(1)).ece);
}

void TestCalibration::staysWithinItsBounds()
{
    rc::check("a probability is a probability", [] {
        base::Random random(*rc::gen::arbitrary<std::uint64_t>());
        Calibration map;
        const int n = 1 + int(random.below(500));
        const double bias = random.uniform();
        for (int i = 0; i < n; ++i)
            map.add(random.below(10) ? std::optional(random.uniform() * 1.2 - 0.1) : std::nullopt,
                    random.uniform() < bias);
        for (double claim = -0.1; claim <= 1.1; claim += 0.1) {
            const auto said = map.at(claim);
            RC_ASSERT((said && said->p >= 0 && said->p <= 1 && said->low80 <= said->p + 1e-9));
            RC_ASSERT((said->low95 <= said->low80 + 1e-9 && said->high95 <= 1 && said->low95 >= 0));
        }
    });
}
