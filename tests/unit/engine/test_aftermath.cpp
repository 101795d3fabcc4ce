#include "test_aftermath.h"

#include "engine/scoring.h"
#include "engine/track.h"
#include "rig.h"
#include "store/verify.h"

using rig::Rig;

namespace {

bool asksForALesson(const llm::Question &question)
{
    return question.system.find("review closed paper trades") != std::string::npos;
}

/// Opens once, and writes lessons when it is asked for them.
void openAndTeach(Rig &rig, const char *lessonCost = nullptr)
{
    rig.settings.brain.postMortems = "model";
    rig.mind->say([lessonCost](const llm::Question &question, int number) {
        if (!asksForALesson(question))
            return number == 0 ? rig::openLong(question) : rig::hold();
        rig::Reply out;
        out.text = "Patience was missing.";
        out.cost = lessonCost;
        return out;
    });
}

[[nodiscard]] bool closesByHand(Rig &rig)
{
    if (!rig.shows([](const auto &one) { return one.positions.size() == 1; }))
        return false;
    rig.desk().closePosition(QString::fromStdString(rig.now().positions.front().position.id));
    return rig.shows([](const auto &one) { return one.positions.empty() && one.trades->size() == 1; });
}

std::optional<double> statistic(const engine::Snapshot &one, const char *id)
{
    if (!one.performance)
        return std::nullopt;
    for (const domain::Statistic &row : one.performance->statistics)
        if (row.id == id)
            return row.value;
    return std::nullopt;
}

std::size_t countOf(const Rig &rig, domain::OrderEvent event)
{
    std::size_t out = 0;
    for (const store::JournalRow &row : rig.rows())
        if (const auto *moved = std::get_if<domain::OrderMoved>(&row.event.body))
            out += moved->event == event;
    return out;
}

/// A limit a third of the average range below the price, which the journal then knows.
rig::Reply openAtLimit(const llm::Question &question)
{
    const double last = rig::readingOf(question, "last@4h"), atr = rig::readingOf(question, "atr:14@4h");
    const base::Json answer{{"action", "open_long"},
                            {"confidence", 0.7},
                            {"entry", {{"type", "limit"}, {"price", last - 0.3 * atr}}},
                            {"stop_loss", last - 2 * atr},
                            {"take_profit", last + 4 * atr},
                            {"invalidation", "x"},
                            {"horizon_bars", 10},
                            {"reasoning", "Cheaper is better."}};
    return rig::said(answer);
}

/// Answers nothing, and keeps what it was asked.
class ListeningHttp final : public net::Http
{
public:
    explicit ListeningHttp(std::shared_ptr<std::vector<net::Request>> heard) : m_heard(std::move(heard)) {}
    base::Task<net::Response> send(net::Request request) override
    {
        m_heard->push_back(request);
        co_return base::fail(base::ErrorCode::Network, "nobody there", "host");
    }
    void stop() override {}

private:
    std::shared_ptr<std::vector<net::Request>> m_heard; // of the engine thread
};

} // namespace

void TestAftermath::whatAPersonClosesIsLearnedAtOnce()
{
    Rig rig;
    openAndTeach(rig);
    rig.settings.brain.postMortems = "template";
    rig.start();
    QVERIFY(closesByHand(rig));
    // No cycle in between: the clock has not moved.
    QVERIFY(rig.shows([](const auto &one) { return one.memory && one.memory->size == 1; }));
    QVERIFY(rig.shows([](const auto &one) { return statistic(one, "trades") == 1.0; }));
    QCOMPARE(rig.now().cycles, std::uint64_t(1));
    QVERIFY(rig.proves());
}

void TestAftermath::theModelIsAskedForItsLesson()
{
    Rig rig;
    openAndTeach(rig, "0.02");
    rig.start();
    QVERIFY(closesByHand(rig));
    QVERIFY(rig.shows([](const auto &one) {
        return one.memory && one.memory->size == 1 &&
               one.memory->recent.front()->insight.find("Patience was missing") != std::string::npos;
    }));
    rig.stop();
    const auto rows = rig.rows();
    QVERIFY(std::any_of(rows.begin(), rows.end(),
                        [](const auto &row) { return row.event.key.starts_with("model:lesson:"); }));
    QVERIFY(rig.proves());
}

void TestAftermath::aLessonThatCannotBeChargedStopsNothing()
{
    Rig rig;
    rig.settings.desk.symbol = "BTC/EUR";
    openAndTeach(rig, "0.02"); // in USDT, for which there is no rate here
    rig.start();
    QVERIFY(closesByHand(rig));
    QVERIFY(rig.shows([](const auto &one) {
        return one.memory && one.memory->size == 1 &&
               one.memory->recent.front()->insight.find("Patience was missing") != std::string::npos;
    }));
    QVERIFY(rig.now().running && !rig.now().failure);
    QVERIFY(rig.failures.empty());
    rig.stop();
    for (const store::JournalRow &row : rig.rows())
        QVERIFY(!row.event.key.starts_with("model:lesson:"));
    QVERIFY(rig.proves());
}

void TestAftermath::aLimitIsNotFilledByThePast()
{
    Rig rig;
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 1 ? openAtLimit(question) : rig::hold();
    });
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.world->now += rig::World::step / 2; // in the middle of the bar that forms
    rig.desk().analyseNow();
    QVERIFY(rig.cycles(2));
    QCOMPARE(rig.now().watches.front().decision->outcome, std::string("traded"));
    // The bar in which it was decided went through the limit: perhaps before there was an order.
    rig.world->setBar("BTC/USDT", Rig::firstBar + 1, 101, 98.5, 100);
    rig.world->now += rig::World::step / 2;
    QVERIFY(rig.cycles(3));
    rig.settle();
    QVERIFY(rig.now().positions.empty());
    rig.world->setBar("BTC/USDT", Rig::firstBar + 2, 101, 98.5, 100);
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    QCOMPARE(rig.now().positions.front().position.opened, rig.world->closeOf(Rig::firstBar + 1));
    rig.stop();
    QVERIFY(rig.proves());
}

void TestAftermath::anEntryThatWaitedTooLongExpires()
{
    Rig rig;
    const rig::WorldPtr world = rig.world;
    rig.mind->say([world](const llm::Question &question, int number) {
        if (number > 0)
            return rig::hold();
        world->failCandles("BTC/USDT", base::Error{base::ErrorCode::Network, "no answer", "test", {}});
        return rig::openLong(question); // approved, and then the venue tells no price to fill it at
    });
    rig.start();
    QVERIFY(rig.cycles(1));
    QCOMPARE(rig.now().watches.front().decision->outcome, std::string("traded"));
    rig.nextClose(3);
    rig.settle();
    rig.world->failCandles("BTC/USDT", std::nullopt);
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.cycles > one.failedCycles + 1; }));
    rig.settle();
    QVERIFY2(rig.now().positions.empty() && rig.now().trades->empty(), "not at a price of the past");
    rig.stop();
    QCOMPARE(countOf(rig, domain::OrderEvent::Expire), std::size_t(1));
    QVERIFY(rig.proves());
}

void TestAftermath::aPriceThatIsNoneFillsNothing()
{
    Rig rig;
    rig::World::Moment moment;
    moment.bid = 99.99;
    moment.ask = 100.01;
    moment.trades = {
        {"1", rig.world->closeOf(Rig::firstBar), 0, 1, domain::Side::Buy}}; // the last price is 0
    rig.world->setMoment(moment);
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 0 ? rig::openLong(question) : rig::hold();
    });
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.settle();
    QCOMPARE(rig.now().watches.front().decision->outcome, std::string("traded"));
    QVERIFY(rig.now().positions.empty());
    QVERIFY(rig.now().running && !rig.now().failure);
    QVERIFY(*rig.now().watches.front().last > 0); // the last that was one
    moment.trades.front().price = 100;
    rig.world->setMoment(moment);
    rig.world->now += 61'000; // the next look
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    rig.stop();
    QVERIFY(rig.proves());
}

void TestAftermath::picturesOfHoldsGo()
{
    Rig rig;
    rig.settings.desk.keepHoldPicturesDays = 1;
    rig.change = [](engine::Parts &parts) { parts.drawPictures = true; };
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 1 ? rig::openLong(question) : rig::hold();
    });
    rig.start();
    std::vector<std::string> capsules;
    for (std::uint64_t i = 1; i <= 2; ++i) {
        QVERIFY(rig.cycles(i));
        capsules.push_back(rig.now().watches.front().decision->capsuleId);
        rig.nextClose();
    }
    QVERIFY(rig.cycles(3));
    rig.nextClose(7); // more than a day
    QVERIFY(rig.cycles(4));
    const std::string newest = rig.now().watches.front().decision->capsuleId;
    QTRY_VERIFY(std::any_of(rig.said.begin(), rig.said.end(), [](const std::string &line) {
        return line.find("old pictures of holds") != std::string::npos;
    }));
    const auto pictureOf = [&](const std::string &id) {
        QByteArray out;
        bool opened = false;
        QObject::connect(&rig.desk(), &engine::Desk::capsuleOpened, &rig.desk(), [&](const auto &view) {
            out = view->picture;
            opened = view->id == id;
        });
        rig.desk().openCapsule(QString::fromStdString(id));
        const bool came = QTest::qWaitFor([&] { return opened; });
        QObject::disconnect(&rig.desk(), &engine::Desk::capsuleOpened, nullptr, nullptr);
        return came ? out : QByteArray("not opened");
    };
    QVERIFY(pictureOf(capsules[0]).isEmpty());             // a hold of days ago
    QVERIFY(pictureOf(capsules[1]).startsWith("\x89PNG")); // what traded is kept
    QVERIFY(pictureOf(newest).startsWith("\x89PNG"));
    rig.stop();
    const auto found = store::verify(rig.folder());
    QVERIFY(found && found->ok);
    QVERIFY(found->pruned > 0);
}

void TestAftermath::exposureSurvivesARestart()
{
    Rig rig;
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 0 ? rig::openLong(question) : rig::hold();
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    for (std::uint64_t i = 2; i <= 4; ++i) {
        rig.nextClose();
        QVERIFY(rig.cycles(i));
    }
    QVERIFY(closesByHand(rig));
    QVERIFY(rig.shows([](const auto &one) { return statistic(one, "trades") == 1.0; }));
    QVERIFY(*statistic(rig.now(), "exposure") > 50);
    rig.stop();
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return statistic(one, "trades") == 1.0; }));
    QVERIFY2(*statistic(rig.now(), "exposure") > 50, "it is told by the trades, not counted by the program");
}

void TestAftermath::timeInTheMarket()
{
    domain::CandleColumns columns;
    const std::int64_t step = 3'600'000;
    for (std::int64_t i = 0; i < 10; ++i)
        columns.add(i * step, 100, 101, 99, 100, 1);
    const auto candles = domain::CandleSeries::make(*domain::Timeframe::parse("1h"), std::move(columns), 10);
    QVERIFY(candles.has_value());
    const auto at = [](double hours) { return base::fromMs(std::int64_t(hours * 3'600'000)); };
    const std::vector<engine::Stretch> stretches{
        {at(2.5), at(4)},     // in the bars 2 and 3, out at the open of 4
        {at(3), at(3.5)},     // another market at the same time counts once
        {at(8), std::nullopt} // still open
    };
    QCOMPARE(engine::barsHeld(*candles, stretches), std::size_t(4));
    QCOMPARE(engine::barsHeld(*candles, {}), std::size_t(0));
    QCOMPARE(engine::barsHeld(domain::CandleSeries(), stretches), std::size_t(0));
}

void TestAftermath::aKeyIsStoredWhileAModelThinks()
{
    Rig rig;
    const QString folder = rig.folder();
    rig.change = [folder](engine::Parts &parts) { parts.secrets = store::makeFileSecretStore(folder); };
    rig.mind->say([](const llm::Question &, int number) {
        rig::Reply out = rig::hold();
        out.after = base::Milliseconds(number == 0 ? 400 : 0);
        return out;
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) {
        return !one.watches.empty() && one.watches.front().phase == engine::Phase::Asking;
    }));
    QTRY_COMPARE(rig.mind->asked().size(), std::size_t(1));
    const long users = rig.mind.use_count(); // the mind that is being asked is one of them
    QString place;
    QObject::connect(&rig.desk(), &engine::Desk::keyStored, &rig.desk(),
                     [&](const QString &, const QString &where) { place = where; });
    rig.desk().storeKey(QStringLiteral("compatible"), QStringLiteral("sk-1"), true);
    QTRY_COMPARE(place, QStringLiteral("file"));
    QCOMPARE(rig.now().cycles, std::uint64_t(0)); // it still thinks
    QCOMPARE(rig.mind.use_count(), users);
    QVERIFY(rig.cycles(1));
    QCOMPARE(rig.now().failedCycles, std::uint64_t(0));
    rig.nextClose();
    QVERIFY(rig.cycles(2)); // with a mind that knows the key
    QTRY_COMPARE(rig.mind.use_count(), users);
}

void TestAftermath::keysOfNewsComeWithTheMarket()
{
    Rig rig;
    const auto heard = std::make_shared<std::vector<net::Request>>();
    const QString folder = rig.folder();
    rig.change = [heard, folder](engine::Parts &parts) {
        parts.http = std::make_unique<ListeningHttp>(heard);
        parts.gather = true;
        parts.secrets = store::makeFileSecretStore(folder);
    };
    rig.settings.desk.exchange = "demo"; // for which nothing is gathered
    rig.start();
    QVERIFY(rig.cycles(1));
    QString place;
    QObject::connect(&rig.desk(), &engine::Desk::keyStored, &rig.desk(),
                     [&](const QString &, const QString &where) { place = where; });
    rig.desk().storeKey(QStringLiteral("coingecko"), QStringLiteral("canary-key"), true);
    QTRY_COMPARE(place, QStringLiteral("file"));
    rig.stop();
    rig.start(); // the key is read at the start, the market chosen after it
    QVERIFY(rig.shows([](const auto &one) { return one.running; }));
    rig.desk().changeSettings(base::Json{{"desk", {{"exchange", "binance"}}}});
    QVERIFY(rig.shows([](const auto &one) { return one.source == "live" && one.cycles > 0; }));
    rig.stop();
    const auto told = [](const net::Request &request) {
        const bool header = std::any_of(request.headers.begin(), request.headers.end(), [](const auto &one) {
            return one.second.find("canary-key") != std::string::npos;
        });
        return header || request.url.find("canary-key") != std::string::npos;
    };
    QVERIFY(std::any_of(heard->begin(), heard->end(), told));
}

void TestAftermath::onlyEntriesCountForMembers()
{
    const auto outcomes = [](const char *outcome) {
        engine::Track track;
        domain::CycleEnded ended;
        ended.watch = "demo BTC/USDT 4h council";
        ended.outcome = outcome;
        ended.action = "open_long";
        ended.votes = {{"technician a", "open_long", 0.7}};
        track.apply({base::fromMs(1000), "cycle:1", "1", "capsule", ended});
        domain::Trade trade;
        trade.entryCapsule = "capsule";
        trade.net = domain::Money(*base::Decimal::parse("12"), "USDT");
        track.apply({base::fromMs(2000), "trade:1", "1", "capsule", domain::TradeClosed{trade}});
        return track.memberOutcomes().size();
    };
    QCOMPARE(outcomes("traded"), std::size_t(1));
    for (const char *outcome : {"denied", "proposed", "held", "failed"})
        QCOMPARE(outcomes(outcome), std::size_t(0));
}
