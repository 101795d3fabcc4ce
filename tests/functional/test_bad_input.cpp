#include "test_bad_input.h"

#include "support/candles.h"
#include "support/cli.h"
#include "support/local_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest/QtTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using base::Json;
using support::cli;
using support::LocalServer;
using support::Reply;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// The error that a program ends with: its last line, where it has told events before.
Json errorOf(const support::CliResult &ran)
{
    const std::vector<Json> lines = ran.lines();
    return lines.empty() || !lines.back().contains("error") ? Json::object() : lines.back()["error"];
}

std::string codeOf(const support::CliResult &ran)
{
    return errorOf(ran).value("code", std::string("none"));
}

std::string fieldOf(const support::CliResult &ran)
{
    return errorOf(ran).value("field", std::string("none"));
}

/// The program in a process that is bent before it starts.
support::CliResult bent(const QString &folder, const QStringList &arguments,
                        const std::function<void()> &bend)
{
    QProcess process;
    process.setChildProcessModifier(bend);
    process.start(QStringLiteral(SIGNALDESK_CLI),
                  QStringList{QStringLiteral("--json"), QStringLiteral("--data-dir"), folder} + arguments);
    process.closeWriteChannel();
    support::CliResult out;
    if (!process.waitForFinished(30'000)) {
        process.kill();
        process.waitForFinished();
    }
    out.crashed = process.exitStatus() == QProcess::CrashExit;
    out.status = out.crashed ? -1 : process.exitCode();
    out.out = process.readAllStandardOutput();
    out.err = process.readAllStandardError();
    return out;
}

QStringList demo(const char *cycles)
{
    return words("run --demo --speed max --seed 7 --timeframe 4h --cycles") << QString::fromLatin1(cycles);
}

} // namespace

QString TestBadInput::file(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder.filePath(name);
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void TestBadInput::initTestCase()
{
    support::WalkOptions options;
    options.bars = 400;
    m_csv = file(QStringLiteral("walk-BTCUSDT-4h.csv"), support::csvOf(support::walk(options)));
}

void TestBadInput::commandLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *line, int status, const char *field) {
        QTest::newRow(line) << QByteArray(line) << status << QByteArray(field);
    };
    row("frobnicate", 2, "frobnicate");
    row("frobnicate verify", 2, "frobnicate");
    row("--frobnicate verify", 2, "--frobnicate");
    row("--provider nobody --candles nothere.csv analyze", 1, "nothere.csv");
    row("verify --frobnicate", 2, "--frobnicate");
    row("replay --lean=no --candles x.csv", 2, "--lean");
    row("replay", 2, "--candles");
    row("replay --candles", 2, "--candles");
    row("replay --candles nothere.csv", 1, "nothere.csv");
    row("replay --candles nothere.csv --from yesterday", 1, "nothere.csv");
    row("fetch", 2, "fetch");
    row("fetch nothing", 2, "fetch nothing");
    row("fetch candles --exchange nowhere", 1, "exchange");
    row("fetch candles --exchange demo --symbol DEMO/USDT --timeframe 7m", 1, "desk.timeframe");
    row("fetch candles --exchange demo --symbol NOSUCH/USDT --timeframe 1h", 1, "NOSUCH/USDT");
    row("fetch candles --exchange demo --symbol DEMO/USDT --timeframe 1h --limit many", 2, "--limit");
    row("run --demo --speed 0", 2, "--speed");
    row("run --demo --seed x", 2, "--seed");
    row("run --demo --cycles -1", 2, "--cycles");
    row("run --exchange nowhere", 1, "desk.exchange");
    row("run --demo --provider nobody", 1, "desk.provider");
    row("run --exchange file", 1, "desk.candle_file");
    row("control", 2, "control");
    row("control dance", 2, "control dance");
    row("capsule show 0123", 1, "0123");
    row("export trades", 2, "--out");
    row("export nothing --out x", 2, "export nothing");
    row("settings set risk.nosuch 1", 1, "risk.nosuch");
    row("settings set risk.max_open_positions many", 1, "risk.max_open_positions");
    row("settings set desk.symbol nonsense", 1, "desk.symbol");
    row("settings set desk", 2, "settings");
    row("settings set compatible.base_url nonsense", 1, "compatible.base_url");
    row("--base-url nonsense verify", 2, "--base-url");
    row("--base-url nobody=http://127.0.0.1:1 verify", 2, "--base-url");
    row("--base-url binance=ftp://127.0.0.1 verify", 2, "--base-url");
    row("fetch time --exchange binance --record /dev/null/tapes", 1, "/dev/null/tapes");
    row("verify twice", 2, "verify");
    row("trades of yesterday", 2, "trades");
    row("fetch time now --exchange binance", 2, "fetch");
    row("fetch time --exchange binance --market options", 2, "--market");
    row("understand --reference --levels-by model", 2, "--reference");
    row("decode --exchange binance", 2, "--what");
    row("decode --exchange binance --what weather", 2, "--what");
    row("decode --exchange binance --what time --market options", 2, "--market");
    row("decode --exchange binance --what time --status 7", 2, "--status");
}

void TestBadInput::commandLines()
{
    QFETCH(QByteArray, line);
    QFETCH(int, status);
    QFETCH(QByteArray, field);
    const QTemporaryDir folder;
    const support::CliResult ran = cli(folder.path(), words(line.constData()), {}, {}, 10'000);
    QVERIFY2(ran.status == status,
             QByteArray(QByteArray::number(ran.status) + ran.out + ran.err).constData());
    const QByteArray told = QByteArray::fromStdString(fieldOf(ran));
    QVERIFY2(told.trimmed().endsWith(field), QByteArray(told + " in " + ran.out).constData());
    QVERIFY(!errorOf(ran).value("message", std::string()).empty());
}

void TestBadInput::candleFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("says");
    const QByteArray head("timestamp,open,high,low,close,volume\n"), one("1599998400000,1,2,1,1,5\n"),
        two("1600002000000,1,2,1,1,5\n"), three("1600005600000,1,2,1,1,5\n");
    QTest::newRow("twice") << head + one + two + two << QByteArray("row 4");
    QTest::newRow("backwards") << head + two + one + three << QByteArray("row 3");
    QTest::newRow("infinity") << head + one + "1600002000000,1,inf,1,1,5\n" << QByteArray("row 3 high");
    QTest::newRow("a word") << head + one + "1600002000000,1,2,1,x,5\n" << QByteArray("row 3 close");
    QTest::newRow("too few cells") << head + one + "1600002000000,1,2\n" << QByteArray("row 3");
    QTest::newRow("negative volume") << head + one + "1600002000000,1,2,1,1,-5\n"
                                     << QByteArray("row 3 volume");
    QTest::newRow("zero price") << head + one + "1600002000000,1,2,0,1,5\n" << QByteArray("row 3 low");
    QTest::newRow("no time") << head + one + "soon,1,2,1,1,5\n" << QByteArray("row 3");
    QTest::newRow("cut off") << head + one + "16000020000" << QByteArray("row 3");
    QTest::newRow("no column of that name")
        << QByteArray("timestamp,open,high,low,volume\n") + one << QByteArray("close");
    QTest::newRow("zeros") << QByteArray(4096, '\0') << QByteArray("bad_data");
}

void TestBadInput::candleFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, says);
    const QTemporaryDir folder;
    const QString path = file(QStringLiteral("broken.csv"), bytes);
    for (const char *command : {"replay", "run", "analyze"}) {
        const support::CliResult ran =
            cli(folder.path(), words(command) << QStringLiteral("--candles") << path, {}, {}, 15'000);
        QVERIFY2(ran.status == 1, QByteArray(command + ran.out + ran.err).constData());
        QCOMPARE(codeOf(ran), std::string("bad_data"));
        QVERIFY2(ran.out.contains(says), QByteArray(command + ran.out).constData());
        QVERIFY2(ran.out.contains("broken.csv"), ran.out.constData());
    }
}

void TestBadInput::thinCandlesAreNoError()
{
    // Three bars, flat bars without volume, gaps: said and shown, not refused.
    const QByteArray head("timestamp,open,high,low,close,volume\n");
    QByteArray flat(head), gappy(head);
    for (qint64 i = 0; i < 300; ++i) {
        const QByteArray time = QByteArray::number(1'599'998'400'000 + i * 3'600'000);
        flat += time + ",5,5,5,5,0\n";
        if (i % 7)
            gappy += time + ",5,6,4,5,10\n";
    }
    const QByteArray three =
        head + "1599998400000,1,2,1,1,5\n1600002000000,1,2,1,1,5\n1600005600000,1,2,1,2,5\n";
    for (const auto &[name, bytes] :
         {std::pair("three.csv", three), std::pair("flat.csv", flat), std::pair("gappy.csv", gappy)}) {
        const QTemporaryDir folder;
        const QString path = file(QString::fromLatin1(name), bytes);
        for (const char *command : {"replay", "analyze", "run"}) {
            const support::CliResult ran =
                cli(folder.path(), words(command) << QStringLiteral("--candles") << path, {}, {}, 20'000);
            QVERIFY2(ran.status == 0, QByteArray(QByteArray(name) + command + ran.out + ran.err).constData());
        }
        QVERIFY(cli(folder.path(), {QStringLiteral("verify")}).json()["ok"].get<bool>());
        QCOMPARE(cli(folder.path(), {QStringLiteral("trades")}).json()["trades"].size(), std::size_t(0));
    }
}

void TestBadInput::venues()
{
    const auto fetch = [](const std::string &url) {
        const QTemporaryDir folder;
        return cli(folder.path(),
                   QStringList{QStringLiteral("--base-url"),
                               QStringLiteral("binance=") + QString::fromStdString(url)} +
                       words("fetch candles --exchange binance --symbol BTC/USDT --timeframe 1h"),
                   {}, {}, 40'000);
    };
    const support::CliResult closed = fetch("http://127.0.0.1:" + std::to_string(support::closedPort()));
    QCOMPARE(closed.status, 1);
    QCOMPARE(codeOf(closed), std::string("network"));
    LocalServer plain;
    plain.onAny(
        [](const support::ServerRequest &) { return Reply::html("<html>Please log in to the WiFi</html>"); });
    const support::CliResult page = fetch(plain.url());
    QCOMPARE(page.status, 1);
    QVERIFY2(codeOf(page) == "malformed" || codeOf(page) == "bad_data", page.out.constData());
    LocalServer strange(LocalServer::Wire::Tls);
    const support::CliResult untrusted = fetch(strange.url());
    QCOMPARE(untrusted.status, 1);
    QCOMPARE(codeOf(untrusted), std::string("tls"));
    LocalServer bad;
    bad.onAny([](const support::ServerRequest &) {
        return Reply::json(R"({"code":-1100,"msg":"Illegal characters"})", 400);
    });
    QCOMPARE(fetch(bad.url()).status, 1); // what a venue calls a bad request is no wrong usage
    const support::CliResult far = fetch("http://192.0.2.1");
    QVERIFY2(far.status == 1, far.out.constData());
}

void TestBadInput::settings()
{
    const auto told = [](const QByteArray &bytes, const char *command = "settings show") {
        const QTemporaryDir folder;
        QFile out(folder.filePath(QStringLiteral("settings.json")));
        if (!out.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        out.write(bytes);
        out.close();
        const support::CliResult ran = cli(folder.path(), words(command));
        QFile still(folder.filePath(QStringLiteral("settings.json")));
        if (!still.open(QIODevice::ReadOnly) || still.readAll() != bytes)
            qFatal("settings that cannot be read were changed");
        return ran;
    };
    for (const char *command :
         {"settings show", "run --demo --speed max --cycles 1", "settings set desk.symbol ETH/USDT"}) {
        const support::CliResult torn = told("{\"risk\": {\"daily", command);
        QCOMPARE(torn.status, 1);
        QVERIFY2(torn.out.contains("settings.json"), torn.out.constData());
    }
    const support::CliResult wrong = told(R"({"risk": {"daily_loss_percent": "two"}})");
    QCOMPARE(wrong.status, 1);
    QCOMPARE(fieldOf(wrong), std::string("risk.daily_loss_percent"));
    const support::CliResult beyond = told(R"({"risk": {"max_open_positions": -3}})");
    QCOMPARE(codeOf(beyond), std::string("out_of_range"));
    QCOMPARE(told(R"([1, 2])").status, 1);
    const support::CliResult strange = told(R"({"risk": {"a_key_of_tomorrow": 1}, "tomorrow": {}})");
    QCOMPARE(strange.status, 0); // unknown keys are kept, and are no error
}

void TestBadInput::dataFolders()
{
    // A file that is no database, and one that a newer program made: refused, and left as they are.
    for (const bool newer : {false, true}) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("desk.sqlite"));
        if (newer) {
            QCOMPARE(cli(folder.path(), demo("2")).status, 0);
            {
                QSqlDatabase database =
                    QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
                database.setDatabaseName(path);
                QVERIFY(database.open());
                QSqlQuery query(database);
                QVERIFY(query.exec(QStringLiteral("PRAGMA user_version")) && query.next());
                const int version = query.value(0).toInt();
                QVERIFY(query.exec(QStringLiteral("PRAGMA user_version = %1").arg(version + 1000)));
                QVERIFY(query.exec(QStringLiteral("INSERT OR REPLACE INTO meta VALUES('schema', '%1')")
                                       .arg(version + 1000)));
                query.finish();
                database.close();
            }
            QSqlDatabase::removeDatabase(QStringLiteral("newer"));
        } else {
            QFile out(path);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(QByteArray(8192, 'x'));
        }
        QFile before(path);
        QVERIFY(before.open(QIODevice::ReadOnly));
        const QByteArray bytes = before.readAll();
        for (const char *command : {"run --demo --speed max --cycles 1", "trades", "verify"}) {
            const support::CliResult ran = cli(folder.path(), words(command), {}, {}, 15'000);
            QVERIFY2(ran.status == 1, QByteArray(command + ran.out).constData());
            QVERIFY2(ran.out.contains("desk.sqlite"), QByteArray(command + ran.out).constData());
            if (newer && ran.json().contains("error"))
                QCOMPARE(codeOf(ran), std::string("newer_schema"));
        }
        QFile after(path);
        QVERIFY(after.open(QIODevice::ReadOnly));
        QVERIFY2(after.readAll() == bytes, "nothing is damaged");
    }
    const QString blocked = file(QStringLiteral("blocked"), "a file where a folder should be");
    const support::CliResult ran = cli(blocked + QStringLiteral("/deeper"), demo("1"));
    QCOMPARE(ran.status, 1);
    QCOMPARE(codeOf(ran), std::string("storage"));
    QVERIFY(fieldOf(ran).find("blocked") != std::string::npos);
}

void TestBadInput::aFolderThatMayNotBeWritten()
{
    const QTemporaryDir folder;
    QCOMPARE(cli(folder.path(), demo("30")).status, 0);
    const auto everywhere = QFile::ReadOther | QFile::ExeOther | QFile::ReadOwner | QFile::ExeOwner;
    for (const QString &name : QDir(folder.path()).entryList(QDir::Files))
        QFile::setPermissions(folder.filePath(name), QFile::ReadOther | QFile::ReadOwner);
    QVERIFY(QFile::setPermissions(folder.path(), everywhere));
    const auto asNobody = [] {
        if (::geteuid() == 0 && ::setuid(65534) != 0) // permissions do not bind root
            ::_exit(97);
    };
    const support::CliResult run = bent(folder.path(), demo("1"), asNobody);
    if (run.status != 97 && !run.crashed) { // else the program itself may not be read by others here
        QVERIFY2(run.status == 1, QByteArray(run.out + run.err).constData());
        QCOMPARE(codeOf(run), std::string("storage"));
        QVERIFY2(fieldOf(run).find(folder.path().toStdString()) != std::string::npos, run.out.constData());
        const support::CliResult trades = bent(folder.path(), words("trades"), asNobody);
        QVERIFY2(trades.status == 0,
                 QByteArray(trades.out + trades.err).constData()); // what only reads, works
    }
    QFile::setPermissions(folder.path(), everywhere | QFile::WriteOwner);
    for (const QString &name : QDir(folder.path()).entryList(QDir::Files))
        QFile::setPermissions(folder.filePath(name), QFile::ReadOwner | QFile::WriteOwner);
}

void TestBadInput::aDiskThatFillsUp()
{
    const QTemporaryDir folder;
    QCOMPARE(cli(folder.path(), demo("20")).status, 0);
    const Json before = cli(folder.path(), {QStringLiteral("verify")}).json();
    QVERIFY(before["ok"].get<bool>());
    // No file may grow beyond what is there and a little more: every write past it fails, as on a full disk.
    qint64 most = 0;
    for (const QFileInfo &one : QDir(folder.path()).entryInfoList(QDir::Files))
        most = std::max(most, one.size());
    const auto bend = [most] {
        const rlimit limit{rlim_t(most + 200'000), rlim_t(most + 200'000)};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, SIG_IGN);
    };
    const support::CliResult full = bent(folder.path(), demo("0"), bend);
    QVERIFY2(
        full.status == 1,
        QByteArray(QByteArray::number(full.status) + full.out.right(600) + full.err.right(600)).constData());
    const std::vector<Json> lines = full.lines();
    QVERIFY(!lines.empty() && lines.back().contains("error"));
    QCOMPARE(lines.back()["error"]["code"].get<std::string>(), std::string("storage"));
    const Json after = cli(folder.path(), {QStringLiteral("verify")}).json();
    QVERIFY2(after["ok"].get<bool>(), base::toText(after).c_str());
    QVERIFY(after["journal_rows"].get<std::int64_t>() >= before["journal_rows"].get<std::int64_t>());
    QCOMPARE(cli(folder.path(), demo("5")).status, 0); // with room again, it goes on
}

void TestBadInput::capitalOfAnAccountThatHasBegun()
{
    const QTemporaryDir folder;
    QCOMPARE(cli(folder.path(), words("settings set desk.capital 5000")).status, 0);
    QCOMPARE(cli(folder.path(), words("settings set desk.exchange demo")).status, 0);
    QCOMPARE(cli(folder.path(), words("settings set desk.symbol DEMO/USDT")).status, 0);
    QCOMPARE(cli(folder.path(), demo("1")).status, 0);
    const support::CliResult refused = cli(folder.path(), words("settings set desk.capital 7000"));
    QCOMPARE(refused.status, 1);
    QCOMPARE(fieldOf(refused), std::string("desk.capital"));
    QVERIFY2(refused.out.contains("5000 USDT") && refused.out.contains("--data-dir"),
             refused.out.constData());
    QCOMPARE(cli(folder.path(), words("settings show")).json()["desk"]["capital"].get<double>(), 5000.0);
    QCOMPARE(cli(folder.path(), words("stats")).json()["capital"].get<std::string>().substr(0, 4),
             std::string("5000"));
}

void TestBadInput::aDeskIsControlled()
{
    const QTemporaryDir folder;
    QProcess desk;
    desk.start(QStringLiteral(SIGNALDESK_CLI),
               QStringList{QStringLiteral("--data-dir"), folder.path()} + words("run --demo --speed 60"));
    QVERIFY(desk.waitForStarted());
    const auto control = [&](const char *what) {
        return cli(folder.path(), {QStringLiteral("control"), QString::fromLatin1(what)}, {}, {}, 10'000);
    };
    QTRY_VERIFY_WITH_TIMEOUT(control("status").json().value("cycles", 0) >= 1, 10'000);
    QVERIFY(control("pause").json()["paused"].get<bool>());
    const int before = control("status").json()["cycles"].get<int>();
    QCOMPARE(control("analyze").status, 0);
    QTRY_VERIFY_WITH_TIMEOUT(control("status").json()["cycles"].get<int>() > before, 10'000); // never lost
    QVERIFY(!control("resume").json()["paused"].get<bool>());
    QCOMPARE(control("kill").status, 0);
    QTRY_VERIFY(control("status").json()["halts"].size() == 1);
    QVERIFY(control("status").json()["balanced"].get<bool>());
    QVERIFY(control("resume").json()["halts"].empty());
    desk.terminate();
    QVERIFY(desk.waitForFinished(5000));
    QCOMPARE(desk.exitCode(), 0);
    const support::CliResult nobody = control("status");
    QCOMPARE(nobody.status, 1);
    QCOMPARE(codeOf(nobody), std::string("not_found"));
}

void TestBadInput::oneDeskAFolder()
{
    const QTemporaryDir folder;
    QProcess desk;
    desk.start(QStringLiteral(SIGNALDESK_CLI),
               QStringList{QStringLiteral("--data-dir"), folder.path()} + words("run --demo"));
    QVERIFY(desk.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(cli(folder.path(), words("control status")).status == 0, 10'000);
    const support::CliResult second = cli(folder.path(), demo("1"), {}, {}, 10'000);
    QCOMPARE(second.status, 1);
    QVERIFY2(second.out.contains(folder.path().toUtf8()), second.out.constData());
    QCOMPARE(cli(folder.path(), words("positions")).status, 0); // who only reads needs no lock
    QCOMPARE(cli(folder.path(), words("verify")).status, 0);
    desk.terminate();
    QVERIFY(desk.waitForFinished(5000));
}
