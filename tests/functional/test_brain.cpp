#include "test_brain.h"

#include "base/random.h"
#include "base/time.h"
#include "support/candles.h"
#include "support/cli.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest/QtTest>

using support::cli;

namespace {

constexpr const char *header =
    "entry_time,exit_time,side,entry_price,exit_price,stop_loss,take_profit,fees,confidence,reasoning\n";

domain::CandleSeries walked()
{
    domain::CandleColumns columns = support::walk({});
    const std::size_t bars = columns.size();
    return *domain::CandleSeries::make(*domain::Timeframe::parse("4h"), std::move(columns), bars);
}

QStringList import(const QString &trades, const QString &candles)
{
    return {QStringLiteral("brain"),     QStringLiteral("import"),
            QStringLiteral("--trades"),  trades,
            QStringLiteral("--candles"), candles,
            QStringLiteral("--symbol"),  QStringLiteral("BTC/USDT")};
}

/// One trade over candles: entered at the close of bar `at`, left two bars later with a gain or a loss of 1
/// %.
QByteArray row(const domain::CandleSeries &candles, std::size_t at, bool won, double confidence = 0.7)
{
    const domain::Timeframe step = candles.timeframe();
    const double entry = candles.close()[at], exit = entry * (won ? 1.01 : 0.99);
    return QByteArray::fromStdString(base::iso(step.closeOf(candles.openTime(at)))) + ',' +
           QByteArray::fromStdString(base::iso(step.closeOf(candles.openTime(at + 2)))) + ",long," +
           QByteArray::number(entry, 'g', 12) + ',' + QByteArray::number(exit, 'g', 12) + ',' +
           QByteArray::number(entry * 0.99, 'g', 12) + ',' + QByteArray::number(entry * 1.01, 'g', 12) +
           ",0.1%," + QByteArray::number(confidence) + ",\"because, I think\"\n";
}

} // namespace

QString TestBrain::written(const char *name, const QByteArray &text) const
{
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path : QString();
}

void TestBrain::initTestCase()
{
    m_candles = written("walk-BTCUSDT-4h.csv", support::csvOf(support::walk({})));
    QVERIFY(!m_candles.isEmpty());
}

void TestBrain::importsATradeHistory()
{
    const domain::CandleSeries candles = walked();
    QByteArray rows = header;
    for (std::size_t i = 0; i < 40; ++i)
        rows += row(candles, 300 + 5 * i, i % 3 != 0);
    const QString trades = written("forty.csv", rows);
    const QTemporaryDir folder;
    const support::CliResult first = cli(folder.path(), import(trades, m_candles));
    QVERIFY2(first.status == 0, QByteArray(first.out + first.err).constData());
    QCOMPARE(first.json()["imported"].get<int>(), 40);
    QVERIFY(first.json()["skipped"].empty());
    const support::CliResult again = cli(folder.path(), import(trades, m_candles));
    QCOMPARE(again.json()["imported"].get<int>(), 0); // each trade once
    const base::Json stats = cli(folder.path(), {QStringLiteral("brain"), QStringLiteral("stats")}).json();
    QCOMPARE(stats["experiences"].get<int>(), 40);
    QCOMPARE(stats["all"]["wins"].get<int>(), 26);
    QVERIFY(stats["all"]["low"].get<double>() < 0.65 && stats["all"]["high"].get<double>() > 0.65);
    QVERIFY(!stats["buckets"].empty() && stats["calibration"]["map"] == "logistic");
    const base::Json rules = cli(folder.path(), {QStringLiteral("brain"), QStringLiteral("rules")}).json();
    QCOMPARE(rules["looks"].get<int>(), 4);
    QVERIFY(cli(folder.path(), {QStringLiteral("verify")}).json()["ok"].get<bool>());
}

void TestBrain::namesRowsThatCannotBePlaced()
{
    const domain::CandleSeries candles = walked();
    QByteArray rows = header;
    rows += row(candles, 300, true);
    rows += row(candles, 300, true);                                          // the same again
    rows += "2001-01-01T00:00:00Z,2001-01-02T00:00:00Z,long,1,1.1,,,,0.5,\n"; // long before
    rows += row(candles, 310, true).replace(",long,", ",sideways,");
    rows += row(candles, 2, true); // no study is known yet
    const QString trades = written("bad.csv", rows);
    const QTemporaryDir folder;
    const base::Json out = cli(folder.path(), import(trades, m_candles)).json();
    QCOMPARE(out["imported"].get<int>(), 1);
    QCOMPARE(out["skipped"].size(), std::size_t(4));
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(out["skipped"][i]["row"].get<int>(), int(i) + 3);
        QVERIFY(out["skipped"][i]["why"].get<std::string>().size() > 8);
    }
    const support::CliResult none = cli(folder.path(), import(QStringLiteral("/nowhere.csv"), m_candles));
    QCOMPARE(none.status, 1);
    QCOMPARE(none.json()["error"]["code"].get<std::string>(), std::string("not_found"));
}

void TestBrain::recallsOnlyWhatWasKnown()
{
    const domain::CandleSeries candles = walked();
    QByteArray early = header, late = header;
    for (std::size_t i = 0; i < 30; ++i) {
        early += row(candles, 300 + 3 * i, i % 2);
        late += row(candles, 400 + 3 * i, i % 2);
    }
    const base::UtcTime at = candles.timeframe().closeOf(candles.openTime(395));
    const QStringList similar{QStringLiteral("brain"),     QStringLiteral("similar"),
                              QStringLiteral("--candles"), m_candles,
                              QStringLiteral("--at"),      QString::fromStdString(base::iso(at)),
                              QStringLiteral("--symbol"),  QStringLiteral("BTC/USDT")};
    const QTemporaryDir folder;
    QCOMPARE(cli(folder.path(), import(written("early.csv", early), m_candles)).json()["imported"].get<int>(),
             30);
    const support::CliResult before = cli(folder.path(), similar);
    QCOMPARE(before.json()["similar"].size(), std::size_t(10));
    const base::Json told = before.json();
    for (const base::Json &one : told["similar"]) {
        QVERIFY(one["closed"].get<std::int64_t>() <= base::toMs(at));
        QVERIFY(one["similarity"].get<double>() >= 0 && one["similarity"].get<double>() <= 1);
        QVERIFY(!one["features"].empty());
    }
    QCOMPARE(cli(folder.path(), import(written("late.csv", late), m_candles)).json()["imported"].get<int>(),
             30);
    QCOMPARE(cli(folder.path(), similar).out, before.out); // what came later changes nothing
    const support::CliResult wrong =
        cli(folder.path(), similar + QStringList{QStringLiteral("--trend"), QStringLiteral("up")});
    QVERIFY(wrong.status != 0);
}

void TestBrain::questionsRememberWhatWasKnown()
{
    const domain::CandleSeries candles = walked();
    QByteArray rows = header;
    for (std::size_t i = 0; i < 60; ++i)
        rows += row(candles, 300 + 3 * i, i % 3 != 0);
    const QTemporaryDir folder;
    const QString at = QString::fromStdString(
        base::iso(candles.timeframe().closeOf(candles.openTime(395)) + std::chrono::seconds(2)));
    const QStringList market{QStringLiteral("--candles"), m_candles,
                             QStringLiteral("--symbol"),  QStringLiteral("BTC/USDT"),
                             QStringLiteral("--at"),      at};
    const base::Json before = cli(folder.path(), QStringList{QStringLiteral("ask")} + market).json();
    QVERIFY(before["user"].get<std::string>().find("## Memory") == std::string::npos);
    QVERIFY(cli(folder.path(), import(written("sixty.csv", rows), m_candles)).status == 0);
    const base::Json asked = cli(folder.path(), QStringList{QStringLiteral("ask")} + market).json();
    QVERIFY(asked["user"].get<std::string>().find("## Memory") != std::string::npos);
    // Entered at the closes of 300, 303, …, left two bars later, known a bar after that.
    QCOMPARE(asked["memory"]["known"].get<int>(), 31);
    const base::Json judged = cli(folder.path(), QStringList{QStringLiteral("analyze")} + market).json();
    const base::Json shown =
        cli(folder.path(), {QStringLiteral("capsule"), QStringLiteral("show"),
                            QString::fromStdString(judged["capsule_id"].get<std::string>())})
            .json();
    QVERIFY2(base::toText(shown).find("## Memory") != std::string::npos, "analyze asks with the same memory");
    // An analysis learns nothing and hides nothing.
    QCOMPARE(cli(folder.path(), {QStringLiteral("brain"), QStringLiteral("stats")})
                 .json()["experiences"]
                 .get<int>(),
             60);
}

void TestBrain::findsAPlantedEdge()
{
    const domain::CandleSeries candles = walked();
    base::Random random(7);
    QByteArray rows = header;
    for (std::size_t i = 300; i + 10 < candles.size() && rows.count('\n') < 900; ++i) {
        const auto opened =
            std::chrono::floor<std::chrono::days>(candles.timeframe().closeOf(candles.openTime(i)));
        const std::chrono::weekday day{opened};
        const bool weekend = day == std::chrono::Saturday || day == std::chrono::Sunday;
        rows += row(candles, i, random.uniform() < (weekend ? 0.75 : 0.45));
    }
    QVERIFY2(rows.count('\n') > 400, "enough candles");
    const QTemporaryDir folder;
    QVERIFY(cli(folder.path(), import(written("edge.csv", rows), m_candles)).json()["imported"].get<int>() >
            400);
    bool found = false;
    const support::CliResult rules = cli(folder.path(), {QStringLiteral("brain"), QStringLiteral("rules")});
    const base::Json told = rules.json();
    for (const base::Json &rule : told["rules"])
        found =
            found ||
            (rule["mandatory"].get<bool>() && // from either of its sides
             (rule["id"] == "prefer:weekend=at the weekend" || rule["id"] == "avoid:weekend=on a weekday"));
    QVERIFY2(found, rules.out.left(2000).constData());
}

void TestBrain::aPersonHasTheLastWord()
{
    const domain::CandleSeries candles = walked();
    QByteArray rows = header;
    for (std::size_t i = 0; i < 40; ++i)
        rows += row(candles, 300 + 5 * i, true, 0.9);
    const QTemporaryDir folder;
    QVERIFY(cli(folder.path(), import(written("won.csv", rows), m_candles)).status == 0);
    const QString brain = QStringLiteral("brain"), say = QStringLiteral("say");
    const base::Json frozen =
        cli(folder.path(), {brain, say, QStringLiteral("freeze"), QStringLiteral("adx_strong"),
                            QStringLiteral("--text"), QStringLiteral("33")})
            .json();
    QCOMPARE(frozen["experiences"].get<int>(), 40);
    const base::Json told = cli(folder.path(), {brain, QStringLiteral("stats")}).json();
    for (const base::Json &one : told["thresholds"])
        QVERIFY(one["id"] != "adx_strong" || (one["value"] == 33.0 && one["state"] == "frozen"));
    const QString before =
        QString::fromStdString(base::iso(candles.timeframe().closeOf(candles.openTime(350))));
    const base::Json back =
        cli(folder.path(), {brain, say, QStringLiteral("rollback"), QStringLiteral("--before"), before})
            .json();
    QVERIFY(back["experiences"].get<int>() < 15);
    QCOMPARE(cli(folder.path(), {brain, say, QStringLiteral("shout")}).status, 2);
}

void TestBrain::takesOverAnotherDesk()
{
    const domain::CandleSeries candles = walked();
    QByteArray lists = "[";
    for (std::size_t i = 0; i < candles.size(); ++i) {
        lists += (i ? ",[" : "[") + QByteArray::number(qlonglong(base::toMs(candles.openTime(i))));
        for (const double value : {candles.open()[i], candles.high()[i], candles.low()[i], candles.close()[i],
                                   candles.volume()[i]})
            lists += ',' + QByteArray::number(value, 'f', 2);
        lists += ']';
    }
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("binance")));
    const QString asLists = written("binance/BTC_USDT-4h.json", lists + ']');
    QVERIFY(!written("binance/notes.txt", "nothing").isEmpty());
    const QString config =
        written("config.ini",
                "[general]\ncrypto_pair = ETH/USDC\ntimeframe = 1h ; as before\ndiscord_bot = true\n"
                "[demo_trading]\ndemo_quote_capital = 2500\n[risk_management]\nmax_position_size = 0.10\n");
    const QString keys =
        written("keys.env", "OPENROUTER_API_KEY=sk-canary-1234567890\nBOT_TOKEN_DISCORD=xyz\n");
    const QString history = m_folder.filePath(QStringLiteral("trade_history.db"));
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("history"));
        database.setDatabaseName(history);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(
            QStringLiteral("CREATE TABLE trade_history(timestamp TEXT, symbol TEXT, action TEXT, confidence "
                           "TEXT, price REAL,"
                           " stop_loss REAL, take_profit REAL, quantity REAL, fee REAL, reasoning TEXT)")));
        const auto add = [&](std::size_t bar, const char *action) {
            const QString time =
                QString::fromStdString(base::iso(candles.timeframe().closeOf(candles.openTime(bar))));
            return query.exec(QStringLiteral("INSERT INTO trade_history VALUES('%1', 'BTC/USDT', '%2', "
                                             "'HIGH', %3, 0, 0, 1, 1, 'it went up')")
                                  .arg(time, QString::fromLatin1(action))
                                  .arg(candles.close()[bar]));
        };
        QVERIFY(add(400, "BUY") && add(405, "CLOSE_LONG") && add(410, "BUY"));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("history"));
    const QTemporaryDir folder;
    const support::CliResult out =
        cli(folder.path(),
            {QStringLiteral("import"), QStringLiteral("--config-ini"), config, QStringLiteral("--keys"), keys,
             QStringLiteral("--allow-file"), QStringLiteral("--trades"), history, QStringLiteral("--candles"),
             asLists, QStringLiteral("--candle-folder"), m_folder.filePath(QStringLiteral("binance"))});
    QVERIFY2(out.status == 0, QByteArray(out.out + out.err).constData());
    const base::Json report = out.json();
    QCOMPARE(report["settings"]["taken"].size(), std::size_t(4));
    QCOMPARE(report["settings"]["skipped"][0]["from"].get<std::string>(), std::string("general.discord_bot"));
    QCOMPARE(report["keys"]["taken"].size(), std::size_t(1));
    QVERIFY(!QByteArray(out.out + out.err).contains("canary")); // a key is never printed
    QCOMPARE(report["trades"]["imported"].get<int>(), 1);
    QCOMPARE(report["trades"]["skipped"][0]["why"].get<std::string>(), std::string("it is still open"));
    QCOMPARE(report["candles"]["taken"][0]["added"].get<std::size_t>(), candles.size());
    QCOMPARE(report["candles"]["skipped"].size(), std::size_t(1));
    const base::Json settings =
        cli(folder.path(), {QStringLiteral("settings"), QStringLiteral("show")}).json();
    QCOMPARE(settings["desk"]["symbol"].get<std::string>(), std::string("ETH/USDC"));
    QCOMPARE(settings["desk"]["capital"].get<double>(), 2500.0);
    QCOMPARE(settings["risk"]["max_position_percent"].get<double>(), 10.0);
}

void TestBrain::aReplayLearnsAsItGoes()
{
    const QStringList command{QStringLiteral("replay"), QStringLiteral("--candles"), m_candles,
                              QStringLiteral("--lean")};
    const QTemporaryDir one, two;
    const base::Json a = cli(one.path(), command).json(), b = cli(two.path(), command).json();
    QVERIFY(a["trades"].size() > 3);
    QCOMPARE(a["experiences"].get<std::size_t>(), a["trades"].size());
    QCOMPARE(a["memory_sha256"].get<std::string>(), b["memory_sha256"].get<std::string>());
    QCOMPARE(a["capsules_sha256"].get<std::string>(), b["capsules_sha256"].get<std::string>());
    const base::Json stats =
        cli(one.path(), {QStringLiteral("brain"), QStringLiteral("stats"), QStringLiteral("--run"),
                         QString::fromStdString(a["run"].get<std::string>())})
            .json();
    QCOMPARE(stats["experiences"].get<std::size_t>(), a["trades"].size());
    // From the second trade on a question tells of the ones before.
    const std::string last = a["trades"].back()["capsule_id"].get<std::string>();
    const base::Json shown =
        cli(one.path(), {QStringLiteral("capsule"), QStringLiteral("show"), QString::fromStdString(last)})
            .json();
    QVERIFY(base::toText(shown).find("Memory (closed trades in a similar market)") != std::string::npos);
}

namespace {

QStringList demo(int cycles)
{
    return {QStringLiteral("run"),         QStringLiteral("--demo"), QStringLiteral("--speed"),
            QStringLiteral("max"),         QStringLiteral("--seed"), QStringLiteral("3"),
            QStringLiteral("--timeframe"), QStringLiteral("4h"),     QStringLiteral("--cycles"),
            QString::number(cycles)};
}

std::int64_t experiencesIn(const QString &folder)
{
    const base::Json stats = cli(folder, {QStringLiteral("brain"), QStringLiteral("stats"),
                                          QStringLiteral("--run"), QStringLiteral("demo")})
                                 .json();
    return stats["experiences"].get<std::int64_t>();
}

QString killedAt(const char *point)
{
    return QStringLiteral("SIGNALDESK_KILL_AT=%1:1").arg(QString::fromLatin1(point));
}

/// A folder as the first version left it: with trades, and without a memory.
bool makeOlder(const QString &folder)
{
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("older"));
        database.setDatabaseName(folder + QStringLiteral("/desk.sqlite"));
        done = database.open();
        QSqlQuery query(database);
        for (const char *statement :
             {"DROP TABLE memory", "UPDATE meta SET value = '1' WHERE key = 'schema_version'",
              "PRAGMA user_version = 1"})
            done = done && query.exec(QString::fromLatin1(statement));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("older"));
    return done;
}

} // namespace

void TestBrain::everyTradeIsLearnedOnce()
{
    // Learning, reflecting every other trade, following what was not done: each of their places in turn.
    for (const char *point : {"learn.before", "learn.kept", "learn.after", "memory.begin",
                              "memory.before_commit", "memory.after_commit", "memory.together",
                              "reflection.begin", "reflection.end", "order.after_fill"}) {
        const QTemporaryDir folder;
        QVERIFY(cli(folder.path(), {QStringLiteral("settings"), QStringLiteral("set"),
                                    QStringLiteral("brain.reflect_every"), QStringLiteral("2")})
                    .status == 0);
        const support::CliResult killed = cli(folder.path(), demo(120), {}, {killedAt(point)});
        QVERIFY2(killed.crashed, point); // it was passed at all
        const support::CliResult again = cli(folder.path(), demo(180));
        QVERIFY2(again.status == 0, point);
        const base::Json proof = cli(folder.path(), {QStringLiteral("verify")}).json();
        QVERIFY2(proof["ok"].get<bool>() && proof["trades"].get<int>() > 0, base::toText(proof).c_str());
        QVERIFY2(experiencesIn(folder.path()) == proof["trades"].get<std::int64_t>(), point);
    }
}

void TestBrain::anOlderFolderIsBroughtUpToDateOrLeftAsItWas()
{
    for (const char *point :
         {"migration.copied", "migration.backed_up", "migration.begin", "migration.statement",
          "migration.before_commit", "migration.after_commit", "learn.kept"}) {
        const QTemporaryDir folder;
        QVERIFY(cli(folder.path(), demo(120)).status == 0);
        const std::int64_t trades =
            cli(folder.path(), {QStringLiteral("verify")}).json()["trades"].get<std::int64_t>();
        QVERIFY(trades > 0 && makeOlder(folder.path()));
        const support::CliResult killed = cli(folder.path(), demo(1), {}, {killedAt(point)});
        QVERIFY2(killed.crashed, point);
        const support::CliResult again = cli(folder.path(), demo(1));
        QVERIFY2(again.status == 0, point);
        const base::Json proof = cli(folder.path(), {QStringLiteral("verify")}).json();
        QVERIFY2(proof["ok"].get<bool>() && proof["trades"].get<std::int64_t>() >= trades,
                 base::toText(proof).c_str());
        // Every trade of the journal is learned from its capsule, once.
        QVERIFY2(experiencesIn(folder.path()) == proof["trades"].get<std::int64_t>(), point);
    }
}
