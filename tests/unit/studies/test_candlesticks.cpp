#include "test_candlesticks.h"

#include "pattern_candles.h"
#include "support/fixtures.h"

#include "base/json.h"
#include "base/platform.h"
#include "base/text.h"
#include "studies/patterns/candlesticks.h"

#include <QDir>
#include <QFile>
#include <QtTest/QtTest>

using base::Json;
using studies::Direction;
using studies::Study;

namespace {

const QString folder = QStringLiteral(TEST_DATA "/studies/candlesticks/");

bool isCandlestick(const Study &study)
{
    return std::string_view(study.name).starts_with("cdl");
}

/// Candles made for the purpose (random ones, ones on a coarse grid so that ties are common, and one planted
/// example of each rare pattern) with what TA-Lib 0.6 finds in them: "hammer:100 doji:100".
struct Marked
{
    Candles candles;
    std::map<std::string, std::map<std::size_t, int>> matches; // by study, then by bar
};

Marked marked()
{
    Marked out;
    QFile file(folder + QStringLiteral("matches.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return out;
    file.readLine();
    while (!file.atEnd()) {
        const std::string line = file.readLine().trimmed().toStdString();
        const std::vector<std::string_view> field = base::split(line, ',');
        std::array<double, 4> price{};
        for (std::size_t i = 0; i < price.size(); ++i)
            price[i] = base::parseDouble(field.at(i)).value();
        const std::size_t bar = out.candles.size();
        out.candles.add(static_cast<std::int64_t>(bar) * 3'600'000, price[0], price[1], price[2], price[3],
                        1);
        for (const std::string_view match : base::split(field.at(4), ' ')) {
            const std::vector<std::string_view> parts = base::split(match, ':');
            if (parts.size() == 2)
                out.matches["cdl" + std::string(parts[0])][bar] =
                    static_cast<int>(base::parseDouble(parts[1]).value());
        }
    }
    return out;
}

} // namespace

void TestCandlesticks::matchesAreTaLibs_data()
{
    QTest::addColumn<QString>("study");
    QTest::addColumn<int>("lookback");
    QFile file(folder + QStringLiteral("lookback.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    file.readLine();
    while (!file.atEnd()) {
        const QStringList field = QString::fromUtf8(file.readLine().trimmed()).split(u',');
        QTest::newRow(qPrintable(field.at(0))) << field.at(0) << field.at(1).toInt();
    }
}

void TestCandlesticks::matchesAreTaLibs()
{
    QFETCH(QString, study);
    QFETCH(int, lookback);
    const Marked theirs = marked();
    const std::string name = study.toStdString();
    const auto &matches = theirs.matches.at(name);
    QVERIFY(!matches.empty());
    QCOMPARE(request(name).warmup(), lookback);
    const std::vector<double> ours = computed(name, theirs.candles);
    for (std::size_t bar = 0; bar < ours.size(); ++bar) {
        const auto match = matches.find(bar);
        const double expected = bar < static_cast<std::size_t>(lookback) ? std::nan("")
                                : match == matches.end()                 ? 0
                                                                         : match->second;
        QVERIFY2(sameBits(ours[bar], expected), qPrintable(QStringLiteral("bar %1").arg(bar)));
    }
}

/// Every recorded vector, exactly.
void TestCandlesticks::recordedVectors()
{
    const QString indicators = support::fixturesRoot() + QStringLiteral("/fixtures/indicators/");
    if (support::fixturesRoot().isEmpty())
        return;
    int compared = 0;
    for (const QString &file : QDir(indicators).entryList({QStringLiteral("talib-cdl*.json")}, QDir::Files)) {
        const auto bytes = base::readFile(indicators + file);
        const Json vector = base::parseJson(bytes.value().toStdString()).value();
        const std::string name = file.sliced(6).chopped(5).toStdString();
        studies::Request wanted = request(name);
        for (const auto &[option, value] : vector["options"].items()) {
            QCOMPARE(option, std::string("Penetration"));
            wanted.parameters.at(0) = value.get<double>();
        }
        const Candles candles =
            readCandles(indicators + QString::fromStdString(vector["quotes"].get<std::string>()));
        const std::vector<double> ours = studies::run(wanted, candles.input()).outputs[0];
        const Json &theirs = vector["outputs"]["Integer"];
        const auto first = vector["first_bar"].get<std::size_t>();
        QCOMPARE(first + theirs.size(), ours.size());
        QCOMPARE(static_cast<std::size_t>(wanted.warmup()), first);
        for (std::size_t bar = 0; bar < ours.size(); ++bar)
            QVERIFY2(bar < first ? std::isnan(ours[bar]) : ours[bar] == theirs[bar - first].get<double>(),
                     qPrintable(file));
        ++compared;
    }
    QVERIFY(compared > 0);
}

/// The averages and a waiting hikkake are carried from chunk to chunk: what is found in bars 300 … 1,400 is
/// found by a plain look at each of them as well.
void TestCandlesticks::chunksDoNotShow()
{
    const Candles candles = makeCandles(Market::Ticks, 1400, 31);
    const std::vector<double> doji = computed("cdldoji", candles), traps = computed("cdlhikkake", candles);
    const auto &[time, open, high, low, close, volume] = candles;
    std::size_t found = 0, at = 0;
    int side = 0;
    for (std::size_t bar = 10; bar < candles.size(); ++bar) {
        double range = 0;
        for (std::size_t i = bar - 10; i < bar; ++i)
            range += high[i] - low[i];
        QCOMPARE(doji[bar], std::abs(close[bar] - open[bar]) <= 0.1 * (range / 10) ? 100.0 : 0.0);
        const bool inside = high[bar - 1] < high[bar - 2] && low[bar - 1] > low[bar - 2];
        const bool down = high[bar] < high[bar - 1] && low[bar] < low[bar - 1];
        const bool up = high[bar] > high[bar - 1] && low[bar] > low[bar - 1];
        double expected = 0;
        if (inside && (up || down)) {
            side = down ? 1 : -1;
            at = bar;
            expected = 100 * side;
        } else if (side != 0 && bar <= at + 3 &&
                   (side > 0 ? close[bar] > high[at - 1] : close[bar] < low[at - 1])) {
            expected = 200 * side;
            side = 0;
        }
        QCOMPARE(traps[bar], expected);
        found += expected != 0;
    }
    QVERIFY(found > 0);
}

/// How deep the last close has to reach into the first body is a parameter.
void TestCandlesticks::penetrationIsAsked()
{
    Candles candles;
    for (int bar = 0; bar < 10; ++bar)
        candles.add(bar, 100, 101, 99, 100.5, 1);
    candles.add(10, 100, 104.5, 99.5, 104, 1);
    candles.add(11, 105, 105.5, 102, 102.5, 1); // a close 1.5 below the white one of body 4
    QCOMPARE(computed("cdldarkcloudcover", candles).back(), 0.0);
    QCOMPARE(computed("cdldarkcloudcover:0.375", candles).back(), 0.0);
    QCOMPARE(computed("cdldarkcloudcover:0.37", candles).back(), -100.0);
    QCOMPARE(request("cdlmathold").id(), std::string("cdlmathold:0.5"));
    QCOMPARE(request("cdleveningstar").id(), std::string("cdleveningstar:0.3"));
    QVERIFY(!studies::Request::parse("cdleveningstar:-0.1"));
    QVERIFY(!studies::Request::parse("cdlhammer:0.1"));
}

/// As in TA-Lib a bar without any movement opens and closes at the same price; nothing else is found there.
void TestCandlesticks::flatMarketsAreDoji()
{
    const Candles candles = flatCandles(700, 3.3e-7, 5);
    for (const Study &study : studies::catalogue()) {
        if (!isCandlestick(study))
            continue;
        const double expected = std::string_view(study.name) == "cdldoji" ? 100 : 0;
        const std::vector<double> column = computed(study.name, candles);
        for (std::size_t bar = 20; bar < column.size(); ++bar)
            QVERIFY2(column[bar] == expected, study.name);
    }
}

/// An event says what the column says; a rare pattern is always an event once the ATR is there.
void TestCandlesticks::eventsAreMatches()
{
    const Candles candles = marked().candles;
    std::map<std::pair<std::string, std::size_t>, double> events;
    for (const studies::PatternEvent &event : studies::detectAll(candles.input()))
        if (event.kind.starts_with("cdl")) {
            QCOMPARE(event.id, event.kind);
            QVERIFY((events.emplace(std::pair(event.kind, event.bar), detail(event, "value")).second));
        }
    std::size_t rare = 0;
    for (const studies::Candlestick &row : studies::candlesticks()) {
        const std::vector<double> column = computed(row.name, candles);
        for (std::size_t bar = 14; bar < column.size(); ++bar) {
            const auto event = events.find({row.name, bar});
            if (event != events.end())
                QVERIFY2(column[bar] != 0 && event->second == column[bar], row.name);
            else
                QVERIFY2(column[bar] == 0 || row.common, row.name);
            rare += !row.common && column[bar] != 0;
        }
    }
    QVERIFY(rare > 50);
}

/// A hammer at the low of a fall is news; the same candle in a market that goes nowhere is not.
void TestCandlesticks::commonOnesStandAtAnEnd()
{
    const auto hammer = [](Drawing drawing, double low) {
        drawing.candle(low + 0.5, low + 1.0, low - 1.5, low + 0.9);
        return eventsOf(drawing.candles(), {"cdlhammer", "cdlhangingman", "cdltakuri"});
    };
    const Drawing fallen = Drawing(110).rest(30, 0.5).to(96, 12);
    const auto events = hammer(fallen, 95);
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].kind, std::string("cdlhammer"));
    QCOMPARE(int(events[0].direction), int(Direction::Bullish));
    QCOMPARE(events[0].bar, std::size_t(42));
    QCOMPARE(detail(events[0], "low"), 93.5);
    QCOMPARE(detail(events[0], "first_bar"), 42.0);
    const Drawing calm = Drawing(110).rest(42, 0.5);
    Drawing found = calm;
    found.candle(109.3, 109.45, 107.6, 109.4);
    QCOMPARE(computed("cdlhammer", found.candles()).back(), 100.0);
    QVERIFY(hammer(calm, 108.4).empty());
}

void TestCandlesticks::onlyTheMostParticularIsAnEvent()
{
    const Candles candles = makeCandles(Market::Trend, 6000, 8);
    std::map<std::size_t, std::vector<std::string>> doji;
    for (const studies::PatternEvent &event :
         eventsOf(candles, {"cdldoji", "cdllongleggeddoji", "cdlrickshawman"}))
        doji[event.bar].push_back(event.kind);
    QVERIFY(doji.size() > 20);
    for (const auto &[bar, kinds] : doji)
        QCOMPARE(kinds.size(), std::size_t(1));
}
