#include "test_charts.h"

#include "rig.h"

using engine::ChartsWanted;
using rig::Rig;

namespace {

domain::Timeframe step(const char *name)
{
    return *domain::Timeframe::parse(name);
}
const domain::Symbol btc{"BTC", "USDT"};

ChartsWanted wanted(std::vector<engine::ChartWish> more)
{
    ChartsWanted out;
    out.studies = {"ema:20"};
    out.more = std::move(more);
    return out;
}

} // namespace

void TestCharts::studiesOfTheWindow()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return !one.watches.empty() && one.watches.front().chart; }));
    QCOMPARE(rig.now().watches.front().chart->overlays.size(), std::size_t(2)); // as the settings say
    ChartsWanted all = wanted({});
    all.studies = {"ema:20", "no such study", "rsi:7"};
    all.patterns = all.profile = true;
    rig.desk().wantCharts(all);
    QVERIFY(rig.shows([](const auto &one) { return one.watches.front().chart->overlays.size() == 1; }));
    const chart::ChartSpec &spec = *rig.now().watches.front().chart;
    QCOMPARE(spec.panels.size(), std::size_t(1));
    QCOMPARE(spec.panels.front().title, QStringLiteral("RSI 7"));
    QVERIFY(spec.profile && !spec.findings.empty());
    for (const chart::Finding &finding : spec.findings)
        QVERIFY(finding.at.time <
                spec.candles.openTime(spec.candles.closed() - 1) + spec.candles.timeframe().step());
    all.patterns = all.profile = false;
    rig.desk().wantCharts(all);
    QVERIFY(rig.shows([](const auto &one) {
        return one.watches.front().chart->findings.empty() && !one.watches.front().chart->profile;
    }));
    rig.stop();
}

void TestCharts::furtherCharts()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().wantCharts(wanted({{btc, step("1d")}, {btc, step("4h")}}));
    QVERIFY(rig.shows([](const auto &one) {
        return one.charts.size() == 2 && one.charts[0].chart && one.charts[1].chart;
    }));
    const auto &charts = rig.now().charts;
    QCOMPARE(charts[0].chart->candles.timeframe().name(), std::string_view("1d"));
    QVERIFY(charts[0].chart->candles.size() >= 49);
    QVERIFY(charts[0].chart->wording.title.contains(QStringLiteral("1d")));
    QVERIFY(charts[1].chart == rig.now().watches.front().chart); // the same stretch is drawn once
    QCOMPARE(charts[0].chart->overlays.size(), std::size_t(1));
    const std::size_t before = charts[0].chart->candles.size();
    rig.nextClose(6); // a day
    QVERIFY(rig.shows([=](const auto &one) {
        return one.charts[0].chart && one.charts[0].chart->candles.size() > before;
    }));
    rig.desk().wantCharts(wanted({}));
    QVERIFY(rig.shows([](const auto &one) { return one.charts.empty(); }));
    rig.stop();
}

void TestCharts::aVenueThatFails()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.world->failCandles("BTC/USDT", base::Error{base::ErrorCode::Network, "down", "venue", {}});
    rig.desk().wantCharts(wanted({{btc, step("1d")}, {{"DOGE", "USDT"}, step("1d")}}));
    QVERIFY(rig.shows([](const auto &one) { return one.charts.size() == 2 && one.charts[0].error; }));
    QVERIFY(!rig.now().charts[0].chart);
    QVERIFY(!rig.now().charts[1].instrument && !rig.now().charts[1].error); // nobody watches it
    rig.world->failCandles("BTC/USDT", {});
    rig.world->now += 6'000;
    QVERIFY(rig.shows([](const auto &one) { return one.charts[0].chart && !one.charts[0].error; }));
    rig.stop();
}

void TestCharts::theCatalogueForAPicker()
{
    const std::vector<engine::StudyInfo> all = engine::studyCatalogue();
    QVERIFY(all.size() >= 120);
    const auto macd =
        std::find_if(all.begin(), all.end(), [](const auto &one) { return one.name == "macd"; });
    QVERIFY(macd != all.end() && macd->standard == "macd:12:26:9" && macd->parameters.size() == 3 &&
            !macd->overlay);
    for (const engine::StudyInfo &one : all) {
        QVERIFY2(!one.title.empty(), one.name.c_str());
        QCOMPARE(engine::checkedStudy(one.name).value_or(""), one.standard);
    }
    QCOMPARE(engine::checkedStudy("rsi:21").value_or(""), std::string("rsi:21"));
    QVERIFY(!engine::checkedStudy("rsi:-3"));
    QVERIFY(!engine::checkedStudy("rsi:x"));
    QVERIFY(!engine::checkedStudy("nothing"));
}

void TestCharts::clocksThatAgree()
{
    Rig rig;
    rig.world->ahead = 1'500;
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.clock.has_value(); }));
    QVERIFY(!rig.now().clock->wrong);
    QVERIFY(rig.cycles(1));
    QCOMPARE(rig.world->clockAsked.load(), 1);
    rig.world->now += 3'600'000; // every hour
    QTRY_COMPARE(rig.world->clockAsked.load(), 2);
    rig.world->ahead = -9'000;
    rig.world->now += 3'600'000;
    QVERIFY(rig.shows([](const auto &one) { return one.clock->wrong; }));
    QCOMPARE(rig.now().clock->skew.count(), -9'000);
    QVERIFY(std::any_of(rig.said.begin(), rig.said.end(),
                        [](const auto &line) { return line.find("9000 ms behind") != std::string::npos; }));
    rig.stop();
}

void TestCharts::aClockThatIsAhead()
{
    Rig rig;
    rig.world->ahead = 60'000;
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.clock && one.clock->wrong; }));
    QCOMPARE(rig.now().clock->skew.count(), 60'000);
    QVERIFY(rig.cycles(1)); // the close before was missed, and is taken up
    rig.nextClose();        // by our clock; for the venue it is not over
    rig.settle(200);
    QCOMPARE(rig.now().cycles, std::uint64_t(1));
    rig.world->now += 60'000;
    QVERIFY(rig.cycles(2));
    rig.stop();
}
