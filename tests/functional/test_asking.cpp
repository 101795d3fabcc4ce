#include "test_asking.h"

#include "chat_server.h"
#include "support/candles.h"
#include "support/cli.h"

#include <QDir>
#include <QFile>
#include <QtTest/QtTest>

using base::Json;
using chat::completions;
using chat::on;
using chat::saying;
using support::cli;
using support::LocalServer;
using support::Reply;
using support::ServerRequest;

namespace {

constexpr const char *crossing = "# two averages\n"
                                 "entry_long = crosses_above(ema:9, ema:21) and volume > 0\n"
                                 "exit = crosses_below(ema:9, ema:21)\n"
                                 "stop = last - side * 2 * atr:14\n"
                                 "target = last + side * 5 * atr:14\n"
                                 "horizon = 40\n";

std::size_t told(const std::vector<ServerRequest> &requests, const char *piece)
{
    std::size_t count = 0;
    for (const ServerRequest &request : requests)
        count += request.body.find(piece) != std::string::npos;
    return count;
}

} // namespace

QString TestAsking::write(const char *name, const char *text)
{
    const QString path = m_folder.filePath(QString::fromUtf8(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
        qFatal("%s", qPrintable(path));
    return path;
}

void TestAsking::initTestCase()
{
    m_csv = write("walk-BTCUSDT-4h.csv", support::csvOf(support::walk({})).constData());
}

void TestAsking::rulesReplayTheSame()
{
    const QString rules = write("cross.ini", crossing);
    const QStringList command{
        QStringLiteral("replay"), QStringLiteral("--candles"), m_csv, QStringLiteral("--provider"),
        QStringLiteral("rules"),  QStringLiteral("--rules"),   rules};
    const QTemporaryDir one, two;
    const support::CliResult first = cli(one.path(), command), second = cli(two.path(), command);
    QVERIFY2(first.status == 0, first.out.constData());
    const Json a = first.json(), b = second.json();
    QVERIFY(a["balanced"].get<bool>());
    QVERIFY2(!a["trades"].empty(), "the averages cross");
    QCOMPARE(a["journal_sha256"].get<std::string>(), b["journal_sha256"].get<std::string>());
    QCOMPARE(a["capsules_sha256"].get<std::string>(), b["capsules_sha256"].get<std::string>());
    QCOMPARE(a["recall"].get<std::string>(), std::string("none: no model"));
    const QString id = QString::fromStdString(a["trades"][0]["capsule_id"].get<std::string>());
    const Json capsule = cli(one.path(), {QStringLiteral("capsule"), QStringLiteral("show"), id}).json();
    const Json &manifest = capsule["manifest"];
    QVERIFY(manifest["user"].get<std::string>().find("[ema:9[1]@4h]") != std::string::npos);
    QVERIFY(manifest["user"].get<std::string>().find("entry_long: crosses_above(ema:9, ema:21)") !=
            std::string::npos);
    QCOMPARE(manifest["evidence"]["unknown"].get<int>() + manifest["evidence"]["wrong"].get<int>(), 0);
    QVERIFY(cli(one.path(), {QStringLiteral("verify")}).json()["ok"].get<bool>());
}

void TestAsking::rulesLeanAndFullTradeAlike()
{
    const QString rules = write("cross.ini", crossing);
    QStringList command{
        QStringLiteral("replay"), QStringLiteral("--candles"), m_csv, QStringLiteral("--provider"),
        QStringLiteral("rules"),  QStringLiteral("--rules"),   rules};
    const QTemporaryDir one, two;
    const Json full = cli(one.path(), command).json();
    command << QStringLiteral("--lean");
    const Json lean = cli(two.path(), command).json();
    QCOMPARE(full["trades"].size(), lean["trades"].size());
    for (std::size_t i = 0; i < full["trades"].size(); ++i)
        for (const char *field :
             {"opened", "closed", "quantity", "entry_price", "exit_price", "net", "reason"})
            QVERIFY2(full["trades"][i][field] == lean["trades"][i][field], field);
    QVERIFY(full["equity"] == lean["equity"]);
    QVERIFY(full["outcomes"] == lean["outcomes"]);
}

void TestAsking::rulesAreABaseline()
{
    const QTemporaryDir folder;
    const QString rules =
        write("cross.json", R"({"rules": {"entry_long": "close > sma:50 and rsi:14 < 60"}})");
    const Json result = cli(folder.path(), {QStringLiteral("replay"), QStringLiteral("--candles"), m_csv,
                                            QStringLiteral("--rules"), rules, QStringLiteral("--lean")})
                            .json();
    bool found = false;
    for (const Json &baseline : result["baselines"])
        found = found || baseline["id"] == "rules";
    QVERIFY(found);
}

void TestAsking::badRulesAreNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("field");
    QTest::newRow("a word") << "entry_long = rsx:14 < 30"
                            << "position 1, \"rsx:14\""
                            << "rules.entry_long";
    QTest::newRow("a key") << "entry = rsi:14 < 30"
                           << "line 1"
                           << "entry";
    QTest::newRow("no entry") << "exit = rsi:14 < 30"
                              << "no rule says when to enter"
                              << "rules.entry_long";
    QTest::newRow("a type") << "entry_long = rsi:14"
                            << "a condition is needed"
                            << "rules.entry_long";
}

void TestAsking::badRulesAreNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    QFETCH(QString, field);
    const QTemporaryDir folder;
    const QString rules = write("bad.ini", text.toUtf8().constData());
    const support::CliResult refused =
        cli(folder.path(),
            {QStringLiteral("replay"), QStringLiteral("--candles"), m_csv, QStringLiteral("--provider"),
             QStringLiteral("rules"), QStringLiteral("--rules"), rules});
    QCOMPARE(refused.status, 1);
    const Json error = refused.json()["error"];
    QVERIFY2(QString::fromStdString(error["message"].get<std::string>()).contains(says),
             refused.out.constData());
    QCOMPARE(QString::fromStdString(error["field"].get<std::string>()), field);
}

void TestAsking::aClosedGateAsksNobody()
{
    LocalServer server;
    server.on(completions, saying(R"({"action":"hold","confidence":0.5,"reasoning":"Wait."})"));
    const QTemporaryDir folder;
    QStringList command =
        on(server) +
        QStringList{QStringLiteral("analyze"),     QStringLiteral("--candles"),  m_csv,
                    QStringLiteral("--provider"),  QStringLiteral("compatible"), QStringLiteral("--gate"),
                    QStringLiteral("rsi:14 > 200")};
    const support::CliResult closed = cli(folder.path(), command);
    QCOMPARE(closed.status, 0);
    const Json report = closed.json();
    QCOMPARE(report["outcome"].get<std::string>(), std::string("not_asked"));
    QCOMPARE(report["code"].get<std::string>(), std::string("gate"));
    QVERIFY(report["decision"].is_null() && report["usage"].empty());
    QVERIFY(report["asking"]["gate"]["values"]["rsi:14"].is_number());
    QVERIFY(server.requests(completions).empty());
    command.back() = QStringLiteral("rsi:14 > 0");
    QCOMPARE(cli(folder.path(), command).json()["outcome"].get<std::string>(), std::string("held"));
    QCOMPARE(server.requests(completions).size(), std::size_t(1));
    command.back() = QStringLiteral("rsi:14 >");
    const support::CliResult refused = cli(folder.path(), command);
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.json()["error"]["field"].get<std::string>(), std::string("gate.condition"));
}

void TestAsking::aCouncilDecides()
{
    LocalServer server;
    server.on(completions, [](const ServerRequest &request) {
        const bool technician = request.body.find("technician of a council") != std::string::npos;
        return saying(technician ? R"({"action":"hold","confidence":0.7,"reasoning":"The numbers disagree."})"
                                 : R"({"action":"hold","confidence":0.6,"reasoning":"No edge."})");
    });
    const QTemporaryDir folder;
    QCOMPARE(cli(folder.path(),
                 {QStringLiteral("settings"), QStringLiteral("set"), QStringLiteral("council.members"),
                  QStringLiteral(R"(["technician","chart_reader","generalist*2","historian"])")})
                 .status,
             0);
    const support::CliResult run = cli(
        folder.path(), on(server) + QStringList{QStringLiteral("analyze"), QStringLiteral("--candles"), m_csv,
                                                QStringLiteral("--provider"), QStringLiteral("council")});
    QVERIFY2(run.status == 0, run.out.constData());
    const Json report = run.json();
    QCOMPARE(report["outcome"].get<std::string>(), std::string("held"));
    const Json &council = report["asking"]["council"];
    QCOMPARE(council["members"].size(), std::size_t(5));
    QCOMPARE(council["agreement"].get<double>(), 1.0);
    QVERIFY(server.requests(completions).size() >= 4);
    QCOMPARE(told(server.requests(completions), "technician of a council"), std::size_t(1));
    const QString id = QString::fromStdString(report["capsule_id"].get<std::string>());
    const Json capsule = cli(folder.path(), {QStringLiteral("capsule"), QStringLiteral("show"), id}).json();
    const Json &members = capsule["manifest"]["asking"]["council"]["members"];
    QVERIFY(members[0]["user"].get<std::string>().find("rsi:14@4h") !=
            std::string::npos); // the text, put back
    QVERIFY(members[1]["user"].get<std::string>().find("rsi:14@4h") == std::string::npos);
    QVERIFY(capsule["manifest"]["watch"]["model"].get<std::string>().starts_with("council-"));
    QVERIFY(cli(folder.path(), {QStringLiteral("verify")}).json()["ok"].get<bool>());
}

void TestAsking::aCouncilWithoutVoicesFails()
{
    LocalServer server;
    server.on(completions, saying("I would rather not say."));
    const QTemporaryDir folder;
    const support::CliResult run = cli(
        folder.path(), on(server) + QStringList{QStringLiteral("analyze"), QStringLiteral("--candles"), m_csv,
                                                QStringLiteral("--provider"), QStringLiteral("council")});
    QCOMPARE(run.status, 1);
    QCOMPARE(run.json()["outcome"].get<std::string>(), std::string("failed"));
    QCOMPARE(run.json()["asking"]["council"]["result"].get<std::string>(), std::string("no_quorum"));
}

void TestAsking::aCouncilReplaysTheSame()
{
    const QTemporaryDir one, two;
    for (const QTemporaryDir *folder : {&one, &two})
        for (const auto &[key, value] :
             {std::pair("council.members",
                        R"(["technician@technical","generalist@rules","technician@rules"])"),
              {"rules.entry_long", R"("close > sma:50 and rsi:14 < 60")"}})
            QCOMPARE(cli(folder->path(), {QStringLiteral("settings"), QStringLiteral("set"),
                                          QString::fromUtf8(key), QString::fromUtf8(value)})
                         .status,
                     0);
    const QStringList command{QStringLiteral("replay"), QStringLiteral("--candles"), m_csv,
                              QStringLiteral("--provider"), QStringLiteral("council")};
    const support::CliResult first = cli(one.path(), command), second = cli(two.path(), command);
    QVERIFY2(first.status == 0, first.out.constData());
    QCOMPARE(first.json()["capsules_sha256"].get<std::string>(),
             second.json()["capsules_sha256"].get<std::string>());
    QVERIFY(first.json()["cycles"].get<int>() > 10);
    QVERIFY(!first.json()["outcomes"].contains("failed"));
}

/// Members that ask the very same get different answers, one of them none, and still two replays are one.
void TestAsking::aCouncilReplaysFromACassette()
{
    auto server = std::make_unique<LocalServer>();
    const auto asked = std::make_shared<int>(0);
    server->on(completions, [asked](const ServerRequest &) {
        const int turn = (*asked)++ % 5;
        if (turn == 3)
            return Reply::json(R"({"error":{"message":"no","type":"invalid_request_error"}})", 400);
        const Json said = {{"action", "hold"},
                           {"confidence", 0.4 + 0.1 * turn},
                           {"reasoning", "Voice " + std::to_string(turn)}};
        return saying(base::toText(said).c_str());
    });
    const QTemporaryDir tape;
    const auto replay = [&](const char *mode, const QStringList &where) {
        const QTemporaryDir folder;
        QStringList settings{QStringLiteral("settings"), QStringLiteral("set"),
                             QStringLiteral("council.members"),
                             QStringLiteral(R"(["technician","generalist*3","generalist:contrarian"])")};
        if (cli(folder.path(), settings).status != 0)
            return support::CliResult{};
        return cli(folder.path(),
                   where + QStringList{QString::fromUtf8(mode), tape.path(), QStringLiteral("replay"),
                                       QStringLiteral("--candles"), m_csv, QStringLiteral("--from"),
                                       QStringLiteral("2021-05-20"), QStringLiteral("--provider"),
                                       QStringLiteral("council")});
    };
    const QStringList where = on(*server);
    const support::CliResult recorded = replay("--record", where);
    QVERIFY2(recorded.status == 0, recorded.out.constData());
    server.reset(); // nobody is there any more
    const support::CliResult first = replay("--replay", where), second = replay("--replay", where);
    QVERIFY2(first.status == 0, first.out.constData());
    QCOMPARE(first.json()["capsules_sha256"].get<std::string>(),
             second.json()["capsules_sha256"].get<std::string>());
    QVERIFY(first.json()["cycles"].get<int>() > 10);
    QCOMPARE(base::toText(first.json()["outcomes"]), base::toText(recorded.json()["outcomes"]));
}

void TestAsking::textsAreReplaced()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("prompts")));
    QFile file(folder.filePath(QStringLiteral("prompts/system.md")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("You are the desk's analyst, and terse.\n") > 0);
    file.close();
    const Json question =
        cli(folder.path(), {QStringLiteral("ask"), QStringLiteral("--candles"), m_csv}).json();
    QCOMPARE(question["system"].get<std::string>(), std::string("You are the desk's analyst, and terse.\n"));
    QVERIFY(question["templates"].contains("system"));
    int tokens = 0;
    for (const Json &part : question["parts"])
        tokens += part["tokens"].get<int>();
    QVERIFY(std::abs(tokens - question["tokens"].get<int>()) <= int(question["parts"].size()));
    const Json plain =
        cli(m_folder.path(), {QStringLiteral("ask"), QStringLiteral("--candles"), m_csv}).json();
    QVERIFY(plain["templates"].empty() && plain["system"] != question["system"]);
    const Json report =
        cli(folder.path(), {QStringLiteral("analyze"), QStringLiteral("--candles"), m_csv}).json();
    QCOMPARE(report["asking"]["templates"]["system"].get<std::string>().size(), std::size_t(64));
}

void TestAsking::badTextsAreNamed()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("prompts")));
    QFile file(folder.filePath(QStringLiteral("prompts/contract.md")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Answer with {{mood}}.") > 0);
    file.close();
    const support::CliResult refused =
        cli(folder.path(), {QStringLiteral("ask"), QStringLiteral("--candles"), m_csv});
    QCOMPARE(refused.status, 1);
    const Json error = refused.json()["error"];
    QVERIFY2(error["message"].get<std::string>().find("{{mood}}") != std::string::npos,
             refused.out.constData());
    QCOMPARE(error["field"].get<std::string>(), std::string("prompts/contract.md"));
}
