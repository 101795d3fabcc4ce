#include "test_model_server.h"

#include "chat_server.h"
#include "support/candles.h"
#include "support/cli.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QtTest/QtTest>

#include <csignal>

using base::Json;
using chat::completions;
using chat::saying;
using support::cli;
using support::LocalServer;
using support::Reply;
using support::ServerRequest;
using namespace std::chrono_literals;

namespace {

constexpr const char *holdText = R"({"action":"hold","confidence":0.5,"reasoning":"Nothing to do."})";
constexpr const char *canary = "sk-canary-73c1f0d2b9";

/// A number of the question, by its id: "12839.41 [last@4h]".
double numberOf(const std::string &question, const std::string &ref)
{
    const std::size_t end = question.find(" [" + ref + ']');
    if (end == std::string::npos)
        return 0;
    const std::size_t begin = question.find_last_of(" :\n", end - 1) + 1;
    return std::atof(question.substr(begin, end - begin).c_str());
}

/// Goes long when it can, with the question's own numbers.
Reply trading(const ServerRequest &request)
{
    const auto body = base::parseJson(request.body, std::size_t(64) << 20);
    std::string question;
    for (const Json &message : (*body)["messages"]) {
        const Json &content = message["content"];
        if (content.is_string())
            question += content.get<std::string>();
        else
            for (const Json &part : content)
                question += part.value("text", std::string());
    }
    if (question.find("\"open_long\"") == std::string::npos)
        return saying(holdText);
    const double last = numberOf(question, "last@4h"), atr = numberOf(question, "atr:14@4h");
    return saying(Json{
        {"action", "open_long"},
        {"confidence", 0.6},
        {"entry", {{"type", "market"}, {"price", nullptr}}},
        {"stop_loss", last - 1.5 * atr},
        {"take_profit", last + 4 * atr},
        {"invalidation", "below the stop"},
        {"horizon_bars", 12},
        {"reasoning",
         "Up."}}.dump());
}

QStringList asking(const std::string &url, const QStringList &rest)
{
    return QStringList{
               QStringLiteral("--base-url"), QStringLiteral("compatible=") + QString::fromStdString(url),
               QStringLiteral("--provider"), QStringLiteral("compatible"),
               QStringLiteral("--model"),    QStringLiteral("local")} +
           rest;
}

void patience(const QString &folder, int seconds)
{
    QFile file(folder + QStringLiteral("/settings.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(base::toText({{"model", {{"timeout_seconds", seconds}}}}).c_str());
}

} // namespace

void TestModelServer::initTestCase()
{
    m_csv = m_folder.filePath(QStringLiteral("walk-BTCUSDT-4h.csv"));
    QFile file(m_csv);
    QVERIFY(file.open(QIODevice::WriteOnly));
    support::WalkOptions options;
    options.bars = 600;
    file.write(support::csvOf(support::walk(options)));
}

void TestModelServer::analyses_data()
{
    QTest::addColumn<std::function<Reply()>>("reply");
    QTest::addColumn<QByteArray>("outcome");
    QTest::addColumn<QByteArray>("codes"); // any of these
    QTest::addColumn<bool>("retryable");
    const auto row = [](const char *name, std::function<Reply()> reply, const char *outcome,
                        const char *codes, bool retryable = false) {
        QTest::newRow(name) << std::move(reply) << QByteArray(outcome) << QByteArray(codes) << retryable;
    };
    const auto good = [] { return saying(holdText); };
    row("well", good, "held", "");
    row(
        "well, packed and in chunks", [=] { return good().gzipped().chunked(50); }, "held", "");
    row(
        "prose, twice", [] { return saying("I think it may go up."); }, "failed", "malformed");
    row(
        "a broken object, twice", [] { return saying(R"({"action":"hold","confidence":0.)"); }, "failed",
        "malformed");
    row(
        "a page", [] { return Reply::html("<html><body>Welcome to nginx</body></html>"); }, "failed",
        "malformed");
    row(
        "a page of trouble", [] { return Reply::html("<h1>Bad gateway</h1>", 502); }, "failed", "server",
        true);
    row(
        "an empty answer", [] { return saying(""); }, "refused", "bad_data");
    row(
        "slower than the deadline", [=] { return good().after(9s); }, "failed", "timeout", true);
    row(
        "in drips", [=] { return good().drip(1, 200ms); }, "failed", "timeout", true);
    row(
        "never", [] { return Reply::hang(); }, "failed", "timeout", true);
    row(
        "cut off in its middle", [=] { return good().cutAfter(60); }, "failed", "network malformed", true);
    row(
        "reset", [] { return Reply::reset(); }, "failed", "network", true);
    row(
        "401",
        [] {
            const Json error{
                {"message", "Incorrect API key provided"}, {"param", canary}, {"code", "invalid_api_key"}};
            return Reply::json(Json{{"error", error}}.dump(), 401);
        },
        "failed", "auth");
    row(
        "429",
        [] { return Reply::json(R"({"error":{"message":"slow down"}})", 429).header("Retry-After", "60"); },
        "failed", "rate_limit", true);
    row(
        "500", [] { return Reply::json(R"({"error":{"message":"oops"}})", 500); }, "failed", "server", true);
    row(
        "400", [] { return Reply::json(R"({"error":{"message":"no such thing","param":"top_k"}})", 400); },
        "failed", "bad_request");
    row(
        "a bomb", [] { return Reply::gzipBomb(200U << 20); }, "failed", "bad_data");
    row(
        "200 MB", [] { return Reply::huge(200U << 20); }, "failed", "bad_data");
    row(
        "no text at all", [] { return Reply::raw("\xff\xfe\x80garbage\r\n\r\n"); }, "failed",
        "network bad_data malformed");
    row(
        "broken letters",
        [] { return Reply::json("{\"choices\":[{\"message\":{\"content\":\"\xff\xc0\"}}]}"); }, "failed",
        "malformed bad_data");
    row(
        "a redirect", [] { return Reply::status(302).header("Location", "http://127.0.0.1:1/"); }, "failed",
        "unsupported");
}

void TestModelServer::analyses()
{
    QFETCH(std::function<Reply()>, reply);
    QFETCH(QByteArray, outcome);
    QFETCH(QByteArray, codes);
    QFETCH(bool, retryable);
    LocalServer server;
    server.on(completions, [reply](const ServerRequest &) { return reply(); });
    const QTemporaryDir folder;
    patience(folder.path(), 2);
    QElapsedTimer took;
    took.start();
    const support::CliResult ran =
        cli(folder.path(),
            asking(server.url("/v1"), {QStringLiteral("analyze"), QStringLiteral("--candles"), m_csv}), {},
            {QStringLiteral("SIGNALDESK_COMPATIBLE_KEY=") + QLatin1String(canary)});
    QVERIFY2(took.elapsed() < 8000, "nothing hangs");
    const Json result = ran.json();
    const QByteArray told = ran.out.left(600) + ran.err.right(300);
    QVERIFY2(result.contains("outcome"), told.constData());
    QCOMPARE(QByteArray::fromStdString(result["outcome"].get<std::string>()), outcome);
    QCOMPARE(ran.status, outcome == "failed" ? 1 : 0);
    QVERIFY2(!ran.out.contains(canary) && !ran.err.contains(canary), told.constData());
    if (outcome == "failed" || outcome == "refused") {
        const std::string code = result["error"]["code"].get<std::string>();
        QVERIFY2(codes.split(' ').contains(QByteArray::fromStdString(code)), told.constData());
        if (outcome == "failed")
            QVERIFY2(result["error"]["retryable"].get<bool>() == retryable || codes.contains(' '),
                     told.constData());
        QVERIFY2(!result["error"]["message"].get<std::string>().empty(), told.constData());
        QVERIFY(result["decision"].is_null());
    }
    // The capsule is there all the same, and shows what was said.
    const QString id = QString::fromStdString(result["capsule_id"].get<std::string>());
    QCOMPARE(cli(folder.path(), {QStringLiteral("capsule"), QStringLiteral("show"), id}).status, 0);
}

void TestModelServer::nobodyListens()
{
    const QTemporaryDir folder;
    const std::string url = "http://127.0.0.1:" + std::to_string(support::closedPort()) + "/v1";
    const support::CliResult ran =
        cli(folder.path(), asking(url, {QStringLiteral("analyze"), QStringLiteral("--candles"), m_csv}));
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.json()["error"]["code"].get<std::string>(), std::string("network"));
    QCOMPARE(ran.json()["error"]["field"].get<std::string>(), std::string("127.0.0.1"));
}

void TestModelServer::oneReAskNamesTheField()
{
    LocalServer server;
    server.on(completions, {saying(R"({"action":"hold","confidence":70})"), saying(holdText)});
    const QTemporaryDir folder;
    const support::CliResult ran =
        cli(folder.path(),
            asking(server.url("/v1"), {QStringLiteral("analyze"), QStringLiteral("--candles"), m_csv}));
    QVERIFY2(ran.status == 0, ran.out.constData());
    QCOMPARE(ran.json()["outcome"].get<std::string>(), std::string("held"));
    QCOMPARE(ran.json()["usage"].size(), std::size_t(2));
    const auto requests = server.requests(completions);
    QCOMPARE(requests.size(), std::size_t(2));
    QVERIFY(requests[0].body.find("could not be read") == std::string::npos);
    QVERIFY(requests[1].body.find("`confidence`") != std::string::npos);
}

void TestModelServer::tradesAndTheirExits()
{
    LocalServer server;
    server.on(completions, &trading);
    const QTemporaryDir folder;
    const support::CliResult ran = cli(
        folder.path(), asking(server.url("/v1"), {QStringLiteral("run"), QStringLiteral("--candles"), m_csv,
                                                  QStringLiteral("--cycles"), QStringLiteral("60")}));
    QVERIFY2(ran.status == 0, QByteArray(ran.out.right(500) + ran.err.right(500)).constData());
    const Json trades = cli(folder.path(), {QStringLiteral("trades")}).json()["trades"];
    QVERIFY2(!trades.empty(), ran.out.right(2000).constData());
    QVERIFY(cli(folder.path(), {QStringLiteral("verify")}).json()["ok"].get<bool>());
    const QString id = QString::fromStdString(trades[0]["capsule_id"].get<std::string>());
    const Json capsule = cli(folder.path(), {QStringLiteral("capsule"), QStringLiteral("show"), id}).json();
    QVERIFY(base::toText(capsule).find("below the stop") != std::string::npos);
}

void TestModelServer::failuresAreSafeMode()
{
    LocalServer server;
    server.on(completions, Reply::json(R"({"error":{"message":"no","code":"invalid_api_key"}})", 401));
    const QTemporaryDir folder;
    const support::CliResult ran = cli(
        folder.path(), asking(server.url("/v1"), {QStringLiteral("run"), QStringLiteral("--candles"), m_csv,
                                                  QStringLiteral("--cycles"), QStringLiteral("4")}));
    QCOMPARE(ran.status, 0);
    std::size_t failed = 0;
    bool safe = false;
    for (const Json &line : ran.lines()) {
        failed += line.value("event", "") == "cycle" && line.value("outcome", "") == "failed";
        safe = safe || (line.value("event", "") == "halt" &&
                        base::toText(line).find("safe_mode") != std::string::npos);
    }
    QCOMPARE(failed, std::size_t(4));
    QVERIFY2(safe, ran.out.right(1500).constData());
}

void TestModelServer::stopsWhileTheModelThinks()
{
    LocalServer server;
    server.on(completions, Reply::hang());
    for (const bool interrupt : {true, false}) {
        const QTemporaryDir folder;
        QProcess process;
        process.start(QStringLiteral(SIGNALDESK_CLI),
                      asking(server.url("/v1"), {QStringLiteral("--data-dir"), folder.path(),
                                                 QStringLiteral("run"), QStringLiteral("--demo")}));
        const std::size_t before = server.requests().size();
        QVERIFY(process.waitForStarted());
        QVERIFY(server.waitForRequests(before + 1, 15s));
        QElapsedTimer took;
        took.start();
        ::kill(pid_t(process.processId()), interrupt ? SIGINT : SIGTERM);
        QVERIFY(process.waitForFinished(5000));
        QVERIFY2(took.elapsed() < 1000, "a stop waits for no model");
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(cli(folder.path(), {QStringLiteral("verify")}).json()["ok"].get<bool>());
    }
}

void TestModelServer::noKeyIsKept()
{
    LocalServer server;
    server.on(completions, [](const ServerRequest &request) {
        if (request.number == 0) // says the key back, in a refusal
            return Reply::json(Json{{"error", {{"message", request.header("authorization")}}}}.dump(), 403);
        return saying(holdText);
    });
    const QTemporaryDir folder;
    const QStringList key{QStringLiteral("SIGNALDESK_COMPATIBLE_KEY=") + QLatin1String(canary)};
    QByteArray said;
    const auto run = [&](const QStringList &command) {
        const support::CliResult ran = cli(folder.path(), command, {}, key);
        said += ran.out + ran.err;
        return ran;
    };
    for (int i = 0; i < 2; ++i)
        run(asking(server.url("/v1"), {QStringLiteral("analyze"), QStringLiteral("--candles"), m_csv,
                                       QStringLiteral("--record"), folder.filePath(QStringLiteral("tape"))}));
    run(asking(server.url("/v1"), {QStringLiteral("run"), QStringLiteral("--candles"), m_csv,
                                   QStringLiteral("--cycles"), QStringLiteral("2")}));
    QVERIFY(server.requests().size() >= 4);
    QVERIFY(server.requests().back().header("authorization").ends_with(canary));
    const QString out = folder.filePath(QStringLiteral("decisions.json"));
    run({QStringLiteral("export"), QStringLiteral("decisions"), QStringLiteral("--format"),
         QStringLiteral("json"), QStringLiteral("--out"), out});
    run({QStringLiteral("settings"), QStringLiteral("show")});
    run({QStringLiteral("providers"), QStringLiteral("list")});
    // Nor is one accepted where it would be kept.
    const support::CliResult refused =
        run({QStringLiteral("settings"), QStringLiteral("set"), QStringLiteral("compatible.base_url"),
             QStringLiteral("https://me:") + QLatin1String(canary) + QStringLiteral("@example.org/v1")});
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.json()["error"]["field"].get<std::string>(), std::string("compatible.base_url"));
    QVERIFY2(!said.contains(canary),
             said.mid(std::max(qsizetype(0), said.indexOf(canary) - 200), 400).constData());
    int files = 0;
    QDirIterator all(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(canary), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files >= 3); // the database, the tape, the export
}
