#include "test_levels.h"

#include "candles.h"

#include <QtTest/QtTest>

namespace {

constexpr std::int64_t hour = 3'600'000, day = 24 * hour;
const double none = std::nan("");

using Columns = std::vector<std::vector<double>>;

Columns all(const std::string &text, const Candles &candles)
{
    return studies::run(request(text), candles.input()).outputs;
}

/// Bars that stand at these prices, their highs one above, their lows one below.
Candles around(const std::vector<double> &prices)
{
    Candles out;
    for (std::size_t bar = 0; bar < prices.size(); ++bar)
        out.add(static_cast<std::int64_t>(bar) * hour, prices[bar], prices[bar] + 1, prices[bar] - 1,
                prices[bar], 10);
    return out;
}

void verify(const std::vector<double> &column, const std::vector<double> &expected)
{
    QCOMPARE(column.size(), expected.size());
    for (std::size_t bar = 0; bar < column.size(); ++bar)
        QVERIFY2(near(column[bar], expected[bar], 1e-13), qPrintable(QString::number(bar)));
}

} // namespace

void TestLevels::pivotsTakeTheDayBefore()
{
    Candles candles;
    candles.add(20 * hour, 10, 14, 9, 11, 1);
    candles.add(23 * hour, 11, 12, 6, 8, 1); // the first day: high 14, low 6, close 8
    candles.add(day, 8, 20, 2, 9, 1);
    candles.add(day + 7 * hour, 9, 30, 1, 9, 1); // the second: 30, 1, 9
    candles.add(3 * day, 9, 9, 9, 9, 1);         // a day without bars lies between
    const Columns levels = all("pivots_classic", candles);
    const double first = 28.0 / 3, second = 40.0 / 3;
    verify(levels[0], {none, none, first, first, second});
    verify(levels[1], {none, none, 2 * first - 14, 2 * first - 14, 2 * second - 30});
    verify(levels[4], {none, none, 2 * first - 6, 2 * first - 6, 2 * second - 1});
    verify(all("pivots_woodie", candles)[0], {none, none, 9, 9, (30.0 + 1 + 18) / 4});
}

void TestLevels::pivotsOfWeeksAndMonths()
{
    Candles candles;
    const std::int64_t monday = 4 * day; // 1970-01-05
    for (const std::int64_t time : {monday - day, monday, monday + 6 * day, monday + 7 * day, 31 * day})
        candles.add(time, 1, 2 + static_cast<double>(time / day), 1, 1, 1);
    const auto top = [](double high) { return (high + 2) / 3; };
    verify(all("pivots_classic:7", candles)[0], {none, top(5), top(5), top(12), top(13)});
    verify(all("pivots_classic:30", candles)[0], {none, none, none, none, top(13)});
    verify(all("pivots_classic:1", candles)[0], {none, top(5), top(6), top(12), top(13)});
}

void TestLevels::pivotFormulas_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QList<double>>("levels"); // pp, s1 … s4, r1 … r4 of high 20, low 10, close 18, open 12
    QTest::newRow("classic") << 0 << QList<double>{16, 12, 6, 2, none, 22, 26, 32, none};
    const double step = 11.0 / 12;
    QTest::newRow("camarilla") << 1
                               << QList<double>{
                                      18,        18 - step,     18 - 2 * step, 18 - 3 * step, 18 - 6 * step,
                                      18 + step, 18 + 2 * step, 18 + 3 * step, 18 + 6 * step};
    QTest::newRow("demark") << 2 << QList<double>{17, 14, none, none, none, 24, none, none, none};
    QTest::newRow("fibonacci") << 3 << QList<double>{16, 12.18, 9.82, 6, none, 19.82, 22.18, 26, none};
    QTest::newRow("woodie") << 4 << QList<double>{13.5, 7, 3.5, -3, none, 17, 23.5, 27, none};
}

void TestLevels::pivotFormulas()
{
    QFETCH(int, type);
    QFETCH(QList<double>, levels);
    Candles candles;
    candles.add(0, 12, 20, 10, 18, 1);
    candles.add(hour, 12, 13, 11, 12, 1);
    const Columns found = all("rolling_pivots:1:0:" + std::to_string(type), candles);
    for (std::size_t i = 0; i < found.size(); ++i)
        QVERIFY2(near(found[i][1], levels[static_cast<qsizetype>(i)], 1e-13), qPrintable(QString::number(i)));
}

void TestLevels::swingsAreToldWhenTheyAreKnown()
{
    const Candles candles = around({5, 6, 9, 7, 6, 3, 4, 5, 4});
    const Columns swings = all("pivots:2:2", candles);
    verify(swings[0], {none, none, none, none, 10, none, none, none, none});
    verify(swings[1], {none, none, none, none, none, none, none, 2, none});
    verify(all("swing_points:2:2", candles)[0], {none, none, none, none, 10, 10, 10, 10, 10});
    verify(all("fractal:2", candles)[1], {none, none, none, none, none, none, none, 2, none});
    verify(all("pivots:1:1", candles)[0], {none, none, none, 10, none, none, none, none, 6});
}

void TestLevels::equalHighsAreNoSwing()
{
    verify(all("pivots:1:1", around({5, 9, 9, 5, 6, 5}))[0], {none, none, none, none, none, 7});
}

void TestLevels::retracementOfOneMove()
{
    const Columns levels = all("fib_retracement:1:1", around({11, 11, 6, 16, 26, 16, 20}));
    verify(levels[0], {none, none, none, none, none, 5, 27});
    verify(levels[1], {none, none, none, none, none, 27, 15});
    QVERIFY(near(levels[4][5], 16, 1e-13)); // half of the way back
    QVERIFY(near(levels[3][5], 27 - 0.382 * 22, 1e-13));
    QVERIFY(near(levels[5][6], 15 + 0.618 * 12, 1e-13));
}

void TestLevels::brokenLevelsChangeSides()
{
    const Columns levels = all("support_resistance:50:1", around({10, 20, 10, 12, 30, 12, 26}));
    verify(levels[0], {none, none, none, 9, 21, 9, 21});   // the high of 21 carries from above
    verify(levels[1], {none, none, 21, 21, none, 21, 31}); // and stops from below
}

void TestLevels::zigzagWaitsForItsShare()
{
    const Columns turns = all("zigzag:10", around({100, 105, 109, 111, 120, 110, 108, 100, 109, 111}));
    verify(turns[0], {none, none, none, 100, 100, 100, 120, 120, 120, 100});
    verify(turns[1], {none, none, none, -1, -1, -1, 1, 1, 1, -1});
}

void TestLevels::sequentialCountsDown()
{
    std::vector<double> falls;
    for (int bar = 0; bar < 40; ++bar)
        falls.push_back(200 - 3 * bar);
    const Columns counts = all("td_sequential", around(falls));
    QVERIFY(std::isnan(counts[0][3]));
    QCOMPARE(counts[0][4], -1.0);
    QCOMPARE(counts[0][12], -9.0);
    QCOMPARE(counts[0][30], -9.0);
    QCOMPARE(counts[1][11], 0.0);
    QCOMPARE(counts[1][12], -1.0);
    QCOMPARE(counts[1][24], -13.0);
    QCOMPARE(counts[1][25], 0.0); // complete; the next setup has not begun
    verify(all("td_sequential", around({1, 1, 1, 1, 2, 2, 1, 0}))[0], {none, none, none, none, 1, 2, 0, -1});
}

void TestLevels::profileFindsTheFullestPrice()
{
    Candles candles;
    for (int bar = 0; bar < 10; ++bar) // ten prices, one of them traded much
        candles.add(bar * hour, bar + 0.5, bar + 1, bar, bar + 0.5, bar == 6 ? 50 : bar == 7 ? 20 : 1);
    const Columns levels = all("volume_profile:10:10:70", candles);
    QVERIFY(near(levels[0][9], 6.5, 1e-12));
    QVERIFY(near(levels[1][9], 8, 1e-12)); // 50 + 20 of 78 are more than 70 %
    QVERIFY(near(levels[2][9], 6, 1e-12));
    QVERIFY(std::isnan(levels[0][8]));
}

void TestLevels::profileSpreadsBarsOverTheirRanges()
{
    Candles candles;
    candles.add(0, 1, 4, 0, 1, 8); // two for each of four bins
    candles.add(hour, 1, 2, 1, 1, 3);
    const Columns levels = all("volume_profile:2:4:45", candles);
    QVERIFY(near(levels[0][1], 1.5, 1e-12)); // five of eleven
    QVERIFY(near(levels[1][1], 2, 1e-12));
    QVERIFY(near(levels[2][1], 1, 1e-12));
    QVERIFY(near(all("volume_profile:2:4:46", candles)[1][1], 3, 1e-12)); // the upper one of equals
}

/// The profile follows its window bar by bar; a volume beside which all others are roundings leaves no trace,
/// and bars come and go like those of a series that begins later.
void TestLevels::profileForgetsWhatHasLeft()
{
    Candles candles = makeCandles(Market::Ticks, 1200, 91);
    candles.volume[300] = 1e15;
    for (std::size_t bar = 700; bar < 800; ++bar)
        candles.volume[bar] = 0;
    const Columns whole = all("volume_profile:50:24:70", candles);
    for (const std::size_t first : {std::size_t(301), std::size_t(640), std::size_t(1000)}) {
        const Columns late = all("volume_profile:50:24:70", candles.slice(first, candles.size() - first));
        for (std::size_t output = 0; output < late.size(); ++output)
            for (std::size_t bar = 49; bar < late[output].size(); ++bar)
                QVERIFY(sameBits(late[output][bar], whole[output][bar + first]));
    }
    QVERIFY(std::isnan(whole[0][760]) && std::isfinite(whole[0][690]) && std::isfinite(whole[0][810]));
}

void TestLevels::cloudLiesUnderTheBar()
{
    std::vector<double> prices;
    for (int bar = 0; bar < 40; ++bar)
        prices.push_back(bar);
    const Columns lines = all("ichimoku:3:5:8", around(prices));
    QCOMPARE(lines[0][20], 19.0); // the middle of 18 … 20
    QCOMPARE(lines[1][20], 18.0);
    QCOMPARE(lines[2][20], (14.0 + 13) / 2); // of five bars ago
    QCOMPARE(lines[3][20], 11.5);
    QCOMPARE(lines[4][20], 20.0);
    QVERIFY(std::isnan(lines[2][8]) && lines[2][9] == 2.5);
    QVERIFY(std::isnan(lines[4][4]) && lines[4][5] == 5);
}

void TestLevels::stopsChangeSides()
{
    std::vector<double> prices;
    for (int bar = 0; bar < 60; ++bar)
        prices.push_back(100 + (bar < 30 ? bar : 60 - bar));
    const Candles candles = around(prices);
    const Columns trend = all("supertrend:10:3", candles);
    const auto stop = computed("sarext", candles);
    QVERIFY(trend[2][29] == trend[0][29] && std::isnan(trend[1][29]) && trend[0][29] < prices[29]);
    QVERIFY(trend[1][59] == trend[0][59] && std::isnan(trend[2][59]) && trend[0][59] > prices[59]);
    QVERIFY(stop[29] > 0 && stop[29] < prices[29]);
    QVERIFY(stop[59] < 0 && -stop[59] > prices[59]);
}
