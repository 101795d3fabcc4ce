#include "test_replay.h"

#include "support/candles.h"
#include "support/cli.h"
#include "support/fixtures.h"

#include <QFile>
#include <QtTest/QtTest>

using support::cli;

void TestReplay::initTestCase()
{
    m_csv = m_folder.filePath(QStringLiteral("walk-BTCUSDT-4h.csv"));
    QFile file(m_csv);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(support::csvOf(support::walk({})));
}

void TestReplay::sameInputsSameBytes()
{
    const QStringList command{QStringLiteral("replay"), QStringLiteral("--candles"), m_csv,
                              QStringLiteral("--symbol"), QStringLiteral("BTC/USDT")};
    const QTemporaryDir one, two;
    const support::CliResult first = cli(one.path(), command), second = cli(two.path(), command);
    QCOMPARE(first.status, 0);
    const base::Json a = first.json(), b = second.json();
    QVERIFY(a["balanced"].get<bool>());
    QVERIFY2(a["trades"].size() > 3, "the rules trade on a trending market");
    QCOMPARE(a["journal_sha256"].get<std::string>().size(), std::size_t(64));
    QCOMPARE(a["journal_sha256"].get<std::string>(), b["journal_sha256"].get<std::string>());
    QCOMPARE(a["capsules_sha256"].get<std::string>(), b["capsules_sha256"].get<std::string>());
    QVERIFY(a["trades"] == b["trades"]);
    // Capsule by capsule, byte by byte.
    const std::string id = a["trades"][0]["capsule_id"].get<std::string>();
    const QStringList show{QStringLiteral("capsule"), QStringLiteral("show"), QString::fromStdString(id)};
    QCOMPARE(cli(one.path(), show).out, cli(two.path(), show).out);
    const support::CliResult proof = cli(one.path(), {QStringLiteral("verify")});
    QVERIFY2(proof.json()["ok"].get<bool>(), proof.out.constData());
}

void TestReplay::leanAndFullTradeAlike()
{
    const QTemporaryDir one, two;
    QStringList command{QStringLiteral("replay"), QStringLiteral("--candles"), m_csv};
    const base::Json full = cli(one.path(), command).json();
    command << QStringLiteral("--lean");
    const base::Json lean = cli(two.path(), command).json();
    QCOMPARE(full["trades"].size(), lean["trades"].size());
    for (std::size_t i = 0; i < full["trades"].size(); ++i)
        for (const char *field :
             {"opened", "closed", "quantity", "entry_price", "exit_price", "net", "reason"})
            QVERIFY2(full["trades"][i][field] == lean["trades"][i][field], field);
    QVERIFY(full["equity"] == lean["equity"]);
    QVERIFY(full["outcomes"] ==
            lean["outcomes"]); // also of what was denied, which lean judges without a text
    QVERIFY(full["denials"] == lean["denials"]);
}

void TestReplay::everyTradeShowsItsCapsule()
{
    const QTemporaryDir folder;
    const base::Json result = cli(folder.path(), {QStringLiteral("replay"), QStringLiteral("--candles"),
                                                  m_csv, QStringLiteral("--lean")})
                                  .json();
    QVERIFY(!result["trades"].empty());
    for (const base::Json &trade : result["trades"]) {
        const QString id = QString::fromStdString(trade["capsule_id"].get<std::string>());
        const base::Json shown =
            cli(folder.path(), {QStringLiteral("capsule"), QStringLiteral("show"), id}).json();
        QCOMPARE(shown["id"].get<std::string>(), id.toStdString());
        QVERIFY(!shown["manifest"]["question"].is_null() || shown["manifest"].contains("user"));
        QVERIFY(!shown["journal"].empty());
    }
}

void TestReplay::moneyIsText()
{
    const QTemporaryDir folder;
    const base::Json result = cli(folder.path(), {QStringLiteral("replay"), QStringLiteral("--candles"),
                                                  m_csv, QStringLiteral("--lean")})
                                  .json();
    QVERIFY(!result["trades"].empty());
    const base::Json &trade = result["trades"][0];
    QVERIFY(trade["net"]["amount"].is_string());
    QVERIFY(trade["entry_price"].is_string());
    const auto amount = [&](const char *field) {
        return *base::Decimal::parse(trade[field]["amount"].get<std::string>());
    };
    QVERIFY(amount("net") == amount("gross") - amount("fees") + amount("funding"));
}

void TestReplay::realCandlesTrade()
{
    const QString root = support::fixturesRoot();
    if (root.isEmpty())
        return;
    for (const char *name : {"binance-BTCUSDT-4h.csv", "binance-ETHUSDT-1h.csv", "binance-DOGEUSDT-4h.csv",
                             "fx-EURUSD-1h.csv", "freqtrade-XRPETH-1m.csv"}) {
        const QTemporaryDir folder;
        const QString path = root + QStringLiteral("/data/candles/") + QString::fromLatin1(name);
        const support::CliResult ran =
            cli(folder.path(),
                {QStringLiteral("replay"), QStringLiteral("--candles"), path, QStringLiteral("--lean")});
        QVERIFY2(ran.status == 0, ran.out.left(400).constData());
        QVERIFY2(ran.json()["balanced"].get<bool>(), name);
        QVERIFY2(cli(folder.path(), {QStringLiteral("verify")}).json()["ok"].get<bool>(), name);
    }
}

void TestReplay::brokenFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("says");
    const QByteArray head("timestamp,open,high,low,close,volume\n");
    const QByteArray good("1600003600000,1,2,1,1,5\n");
    QTest::newRow("not a number") << QByteArray(head + "1600000000000,1,2,1,x,5\n" + good)
                                  << QByteArray("close");
    QTest::newRow("high below low") << QByteArray(head + "1600000000000,1,1,2,1,5\n" + good)
                                    << QByteArray("high");
    QTest::newRow("twice") << QByteArray(head + good + good) << QByteArray("row");
    QTest::newRow("nan") << QByteArray(head + "1600000000000,1,2,1,nan,5\n" + good) << QByteArray("close");
    QTest::newRow("zero price") << QByteArray(head + "1600000000000,0,2,0,1,5\n" + good)
                                << QByteArray("open");
    QTest::newRow("empty") << QByteArray() << QByteArray("broken.csv");
    QTest::newRow("html") << QByteArray("<html><body>no</body></html>") << QByteArray("broken.csv");
}

void TestReplay::brokenFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, says);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("broken.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const support::CliResult ran =
        cli(folder.path(), {QStringLiteral("replay"), QStringLiteral("--candles"), path});
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.json().contains("error"), ran.out.constData());
    QVERIFY2(ran.out.contains(says), ran.out.constData());
}

void TestReplay::analysisKeepsACapsule()
{
    const QTemporaryDir folder;
    const support::CliResult ran =
        cli(folder.path(), {QStringLiteral("analyze"), QStringLiteral("--candles"), m_csv});
    QVERIFY2(ran.status == 0, QByteArray(ran.out + ran.err).constData());
    const base::Json result = ran.json();
    QVERIFY(result["outcome"] != "failed");
    QVERIFY(!result["decision"].is_null());
    const QString id = QString::fromStdString(result["capsule_id"].get<std::string>());
    const support::CliResult same =
        cli(folder.path(), {QStringLiteral("capsule"), QStringLiteral("diff"), id, id});
    QVERIFY(same.json()["equal"].get<bool>());
    QVERIFY(cli(folder.path(), {QStringLiteral("verify")}).json()["ok"].get<bool>());
}

void TestReplay::questionOffersWhatIsPossible()
{
    const QTemporaryDir folder;
    const support::CliResult ran =
        cli(folder.path(), {QStringLiteral("ask"), QStringLiteral("--candles"), m_csv});
    QVERIFY2(ran.status == 0, QByteArray(ran.out + ran.err).constData());
    const base::Json question = ran.json();
    const std::string user = question["user"].get<std::string>();
    QVERIFY(user.find("\"open_long\"") != std::string::npos);
    QVERIFY(user.find("\"open_short\"") == std::string::npos);
    QVERIFY(question["evidence"].contains("rsi:14@4h"));
    QCOMPARE(question["image_sha256"].get<std::string>().size(), std::size_t(64));
}
