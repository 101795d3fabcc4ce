#include "test_study_set.h"

#include "candles.h"

#include "studies/study_set.h"

#include <QtTest/QtTest>

#include <rapidcheck.h>

using studies::Input;
using studies::Request;
using studies::Study;
using studies::StudySet;

namespace {

Input firstOf(const Candles &candles, std::size_t bars)
{
    const Input all = candles.input();
    return {all.time.first(bars), all.open.first(bars),  all.high.first(bars),
            all.low.first(bars),  all.close.first(bars), all.volume.first(bars)};
}

/// A request with parameters of their own; periods are small, so that series need not be long.
Request anyRequest(const Study &study)
{
    Request made{&study, {}};
    for (const studies::Parameter &parameter : study.parameters) {
        const double low = parameter.least, high = std::min(parameter.most, parameter.whole ? 70.0 : 4.0);
        const double value = low + (high - low) * *rc::gen::inRange(0, 101) / 100;
        made.parameters.push_back(parameter.whole ? std::floor(value) : value);
    }
    return made;
}

std::vector<Request> everything()
{
    std::vector<Request> all;
    for (const Study &study : studies::catalogue())
        all.push_back(request(study.name));
    return all;
}

/// The first difference to a computation from the start; empty if there is none.
std::string difference(const StudySet &set, const Candles &candles)
{
    for (std::size_t i = 0; i < set.requests().size(); ++i) {
        const studies::Columns whole = studies::run(set.requests()[i], firstOf(candles, set.bars()));
        for (std::size_t output = 0; output < whole.outputs.size(); ++output) {
            const std::span<const double> column = set.column(i, output);
            if (column.size() != whole.outputs[output].size())
                return whole.request.id() + ": another length";
            for (std::size_t bar = 0; bar < column.size(); ++bar)
                if (!sameBits(column[bar], whole.outputs[output][bar]))
                    return whole.request.id() + ", output " + std::to_string(output) + ", bar " +
                           std::to_string(bar) + ": " + std::to_string(column[bar]) + " instead of " +
                           std::to_string(whole.outputs[output][bar]);
        }
    }
    return {};
}

/// Some bars at once, then one by one, then some at once again.
void walk(StudySet &set, const Candles &candles, std::size_t first, std::size_t singles)
{
    set.follow(firstOf(candles, first));
    for (std::size_t bars = first; bars < std::min(first + singles, candles.size()); ++bars)
        set.follow(firstOf(candles, bars + 1));
    set.follow(candles.input());
}

} // namespace

/// For every row: any history, any place to stop, any parameters.
void TestStudySet::everyStudyGoesOnWhereItStopped()
{
    for (const Study &study : studies::catalogue())
        QVERIFY(rc::check(std::string(study.name) + ": a bar more is as if from the start", [&study] {
            const auto market = Market(*rc::gen::inRange(0, markets));
            const auto count = *rc::gen::inRange<std::size_t>(1, 1300);
            const Candles candles = makeCandles(market, count, *rc::gen::arbitrary<std::uint32_t>());
            StudySet set({anyRequest(study)});
            walk(set, candles, *rc::gen::inRange<std::size_t>(0, count + 1), 150);
            RC_ASSERT(difference(set, candles) == std::string());
        }));
}

void TestStudySet::togetherAsAlone()
{
    for (int market = 0; market < markets; ++market) {
        const Candles candles = makeCandles(Market(market), 1200, 7);
        StudySet set(everything());
        walk(set, candles, 600, 120);
        QCOMPARE(difference(set, candles), std::string());
    }
}

void TestStudySet::columnsMayMove()
{
    const Candles candles = makeCandles(Market::Walk, 400, 8);
    StudySet set(everything());
    for (std::size_t bars = 380; bars <= candles.size(); ++bars) {
        const Candles copy = candles.slice(0, bars);
        set.follow(copy.input());
    }
    QCOMPARE(difference(set, candles), std::string());
}

void TestStudySet::oneSetTakesAnotherSeries()
{
    const Candles first = makeCandles(Market::Walk, 700, 9), second = makeCandles(Market::Ticks, 500, 10);
    StudySet set(everything());
    set.follow(first.input());
    set.follow(firstOf(first, 300)); // shorter: nothing to do
    QCOMPARE(set.bars(), first.size());
    set.restart();
    QCOMPARE(set.bars(), std::size_t(0));
    walk(set, second, 450, 10);
    QCOMPARE(difference(set, second), std::string());
}

void TestStudySet::anEmptySeriesHasNoValues()
{
    StudySet set({request("rsi:14"), request("macd")});
    set.follow({});
    QCOMPARE(set.column(0).size(), std::size_t(0));
    QCOMPARE(set.column(1, 2).size(), std::size_t(0));
    const Candles one = makeCandles(Market::Walk, 1, 11);
    set.follow(one.input());
    QCOMPARE(set.column(1, 2).size(), std::size_t(1));
    QVERIFY(std::isnan(set.column(1, 2)[0]));
}
