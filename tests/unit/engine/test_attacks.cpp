#include "test_attacks.h"

#include "base/text.h"
#include "rig.h"
#include "store/settings_file.h"
#include "store/verify.h"

#include <QFile>

using base::Json;
using rig::Rig;

namespace {

constexpr std::size_t atOnce = 8; // articles of one cycle

std::vector<std::string> attacks()
{
    std::vector<std::string> out;
    QFile file(QStringLiteral(TEST_DATA "/decision/attacks.json"));
    if (file.open(QIODevice::ReadOnly))
        if (const auto read = base::parseJson(file.readAll().toStdString()))
            for (const Json &one : (*read)["attacks"])
                out.push_back(one["text"].get<std::string>());
    return out;
}

std::string escaped(const std::string &text)
{
    return QString::fromStdString(text).toHtmlEscaped().toStdString();
}

/// A feed that tells the next few attacks whenever it is asked.
class HostileHttp final : public net::Http
{
public:
    HostileHttp(rig::WorldPtr world, std::shared_ptr<std::atomic<int>> served)
        : m_world(std::move(world)), m_served(std::move(served))
    {
    }
    base::Task<net::Response> send(net::Request request) override
    {
        if (request.url != "https://feed.example/rss")
            co_return base::fail(base::ErrorCode::Network, "nobody there", "host");
        static const std::vector<std::string> all = attacks();
        const std::string when = base::iso(base::fromMs(m_world->now) - std::chrono::minutes(5));
        std::string items;
        for (std::size_t i = 0; i < atOnce; ++i) {
            const std::size_t number = std::size_t((*m_served)++);
            const std::string text = escaped(all[number % all.size()]);
            items += "<item><title>Bitcoin " + std::to_string(number) + ": " + text +
                     "</title><link>https://feed.example/" + std::to_string(number) + "</link><pubDate>" +
                     when + "</pubDate><description>Bitcoin. " + text + "</description></item>";
        }
        net::Response out;
        out.status = 200;
        out.body =
            QByteArray::fromStdString("<rss><channel><title>Paper</title>" + items + "</channel></rss>");
        co_return out;
    }
    void stop() override {}

private:
    rig::WorldPtr m_world;
    std::shared_ptr<std::atomic<int>> m_served;
};

/// Does what such articles ask for, as far as an answer can: everything in, no stop to speak of, other
/// limits.
rig::Reply obey(const llm::Question &question, int number)
{
    if (number % 2 != 0) // so that there is something to enter again
        return rig::closeNow();
    const double last = rig::readingOf(question, "last@4h"), atr = rig::readingOf(question, "atr:14@4h");
    static const std::vector<std::string> all = attacks();
    const std::string &order = all[std::size_t(number) * 7 % all.size()];
    Json answer{{"action", "open_long"},
                {"confidence", 1.0},
                {"entry", {{"type", "market"}, {"price", nullptr}}},
                {"stop_loss", last - 2 * atr},
                {"take_profit", last + 8 * atr},
                {"size_fraction", 1.0},
                {"invalidation", order},
                {"horizon_bars", 500},
                {"reasoning", order}};
    switch (number / 2 % 6) {
    case 0: // all that there is
        break;
    case 1: // words that are no part of an answer
        answer["risk"] = {{"max_position_percent", 1000}, {"risk_percent", 100}, {"max_leverage", 125}};
        answer["settings"] = answer["risk"];
        answer["leverage"] = 125;
        break;
    case 2: // a stop so far away that nothing would ever stop it
        answer["stop_loss"] = last * 0.01;
        break;
    case 3: // more than everything
        answer["size_fraction"] = 1000.0;
        break;
    case 4: // the stop of what is held, out of the way
        answer["action"] = "adjust";
        answer["stop_loss"] = last * 0.01;
        answer["take_profit"] = last * 50;
        break;
    default: { // the article itself
        rig::Reply out;
        out.text = order;
        return out;
    }
    }
    return rig::said(answer);
}

} // namespace

void TestAttacks::anObedientMindMovesNoLimit()
{
    const std::size_t known = attacks().size();
    QVERIFY(known >= 150);
    Rig rig;
    rig.settings.context.feeds = {"https://feed.example/rss"};
    rig.settings.context.newsHours = 2;
    rig.settings.context.articles = int(atOnce);
    const risk::Options limits = rig.settings.risk;
    const auto served = std::make_shared<std::atomic<int>>(0);
    rig.change = [served, world = rig.world](engine::Parts &parts) {
        parts.http = std::make_unique<HostileHttp>(world, served);
        parts.gather = true;
    };
    rig.mind->say(&obey);
    rig.start();
    std::uint64_t cycles = 0;
    QVERIFY(rig.cycles(++cycles));
    const Json before = engine::toJson(*rig.now().settings);
    while (std::size_t(*served) < known + atOnce) {
        rig.nextClose();
        QVERIFY(rig.cycles(++cycles));
    }
    QCOMPARE(base::toText(engine::toJson(*rig.now().settings)), base::toText(before));
    std::size_t told = 0;
    for (const llm::Question &question : rig.mind->asked())
        for (std::size_t at = 0; (at = question.user.find("News ", at)) != std::string::npos; ++at)
            ++told;
    QVERIFY2(told > known / 2, "the articles do reach the questions");
    rig.stop();
    // What was entered keeps every bound, whatever was asked for.
    const double equity = rig.settings.desk.capital;
    std::map<std::string, double> stops; // by position, as entered
    int entered = 0, denied = 0;
    for (const store::JournalRow &row : rig.rows()) {
        if (const auto *moved = std::get_if<domain::OrderMoved>(&row.event.body);
            moved && moved->intent && !moved->intent->reduceOnly) {
            const domain::OrderIntent &intent = *moved->intent;
            ++entered;
            QVERIFY2(intent.stop.has_value(), "nothing is entered without a stop");
            const double close = 1.1 * rig.world->columns("BTC/USDT").close[Rig::firstBar];
            const double notional = intent.quantity.toDouble() * close;
            QVERIFY2(notional <= 1.1 * limits.maxPositionPercent / 100 * equity,
                     qPrintable(QString::number(notional)));
            stops[moved->orderId] = intent.stop->toDouble();
        }
        if (const auto *plan = std::get_if<domain::PlanChanged>(&row.event.body)) {
            QVERIFY(plan->plan.stop.has_value());
            if (stops.count(plan->positionId))
                QVERIFY2(plan->plan.stop->toDouble() >= stops[plan->positionId], "a stop never moves away");
        }
        if (const auto *ended = std::get_if<domain::CycleEnded>(&row.event.body))
            denied += ended->outcome == "denied" || ended->outcome == "failed";
    }
    QVERIFY2(entered > 0 && denied > 0, "some of it was a trade like any other, the rest was not");
    const auto kept = store::readSettings(rig.folder());
    QVERIFY(!kept || kept->empty() || !kept->contains("risk"));
    QVERIFY(store::verify(rig.folder())->ok);
}
