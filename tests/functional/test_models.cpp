#include "test_models.h"

#include "chat_server.h"
#include "support/candles.h"
#include "support/cli.h"

#include <QtTest/QtTest>

using base::Json;
using chat::completions;
using chat::saying;
using support::cli;
using support::CliResult;
using support::LocalServer;
using support::Reply;
using support::ServerRequest;
using namespace std::chrono_literals;

namespace {

constexpr const char *canary = "sk-canary-1f0a77c2d9";
constexpr const char *hold = R"({"action":"hold","confidence":0.5,"reasoning":"Nothing to do."})";
constexpr const char *close_ = R"({"action":"close","confidence":0.5,"reasoning":"Done."})";

Json bodyOf(const ServerRequest &request)
{
    const auto body = base::parseJson(request.body, std::size_t(64) << 20);
    return body ? *body : Json();
}

/// What the last user turn says.
std::string promptOf(const ServerRequest &request)
{
    const Json content = bodyOf(request)["messages"].back()["content"];
    return content.is_string() ? content.get<std::string>() : content.front().value("text", std::string());
}

QStringList to(const LocalServer &server, const QStringList &rest)
{
    return chat::on(server) + rest;
}

QStringList model(const LocalServer &server, const QStringList &rest = {})
{
    return to(server,
              QStringList{QStringLiteral("model"), QStringLiteral("--provider"), QStringLiteral("compatible"),
                          QStringLiteral("--model"), QStringLiteral("local")} +
                  rest);
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

/// The user's own prices: a dollar for a thousand tokens.
void price(const QTemporaryDir &folder)
{
    write(
        folder.filePath(QStringLiteral("model_prices.json")),
        R"({"format":"signaldesk.model-prices/1","prices":[{"provider":"compatible","models":["local","other"],
             "from":"2020-01-01","input":1000,"output":1000,"source":"the bill"}]})");
}

} // namespace

void TestModels::initTestCase()
{
    m_csv = m_folder.filePath(QStringLiteral("walk-BTCUSDT-4h.csv"));
    support::WalkOptions options;
    options.bars = 420;
    write(m_csv, support::csvOf(support::walk(options)));
}

void TestModels::asksAPlainQuestion()
{
    LocalServer server;
    server.onAny([](const ServerRequest &request) { return saying("You said: " + promptOf(request)); });
    const QTemporaryDir folder;
    price(folder);
    write(folder.filePath(QStringLiteral("system.txt")), "Be short.");
    write(folder.filePath(QStringLiteral("schema.json")), R"({"type":"object"})");
    const CliResult got = cli(
        folder.path(),
        model(server, {QStringLiteral("--system"), folder.filePath(QStringLiteral("system.txt")),
                       QStringLiteral("--schema"), folder.filePath(QStringLiteral("schema.json")),
                       QStringLiteral("--max-tokens"), QStringLiteral("100")}), // within the budget of a call
        "Hello\n");
    QVERIFY2(got.status == 0, QByteArray(got.out + got.err).constData());
    const Json json = got.json();
    QVERIFY2(json["text"].get<std::string>().starts_with("You said: Hello"), got.out.constData());
    QCOMPARE(json["outcome"].get<std::string>(), std::string("answered"));
    QCOMPARE(json["usage"]["input_tokens"].get<int>(), 1000);
    QCOMPARE(std::stod(json["cost"].get<std::string>()), 1.1);
    QVERIFY(json["latency_ms"].is_number_integer() && json["error"].is_null());
    const Json body = bodyOf(server.requests(completions).at(0));
    QCOMPARE(body["messages"][0]["content"].get<std::string>(), std::string("Be short."));
    QVERIFY(body.contains("response_format"));
}

void TestModels::streams()
{
    LocalServer server;
    std::string text;
    for (const char *word : {"one ", "two ", "three"})
        text +=
            "data: " + Json{{"choices", {{{"index", 0}, {"delta", {{"content", word}}}}}}}.dump() + "\n\n";
    text += "data: " +
            Json{{"choices", {{{"index", 0}, {"delta", Json::object()}, {"finish_reason", "stop"}}}},
                 {"usage", {{"prompt_tokens", 5}, {"completion_tokens", 3}}}}
                .dump() +
            "\n\ndata: [DONE]\n\n";
    server.on(completions, Reply::text(text, "text/event-stream").drip(40, 5ms));
    const QTemporaryDir folder;
    const CliResult got = cli(folder.path(), model(server, {QStringLiteral("--stream")}), "count");
    QCOMPARE(got.status, 0);
    QCOMPARE(got.json()["text"].get<std::string>(), std::string("one two three"));
    QCOMPARE(got.json()["usage"]["output_tokens"].get<int>(), 3);
    QVERIFY(bodyOf(server.requests(completions).at(0))["stream"].get<bool>());
}

void TestModels::asksABatchInItsOrder()
{
    LocalServer server;
    server.onAny([](const ServerRequest &request) {
        const std::string prompt = promptOf(request);
        if (prompt == "bad")
            return Reply::json(R"({"error":{"message":"no"}})", 400);
        return saying(prompt).after(prompt == "first" ? 300ms : 5ms); // the first is the last to be ready
    });
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("prompts.jsonl"));
    write(path,
          "\"first\"\n{\"prompt\":\"second\",\"id\":\"b\"}\n\n{\"prompt\":\"bad\"}\n\"fourth\"\n\"fifth\"\n");
    const CliResult got = cli(
        folder.path(),
        model(server, {QStringLiteral("--batch"), path, QStringLiteral("--parallel"), QStringLiteral("2")}));
    QCOMPARE(got.status, 1); // one of them failed
    const std::vector<Json> lines = got.lines();
    QCOMPARE(lines.size(), std::size_t(5));
    QCOMPARE(lines[0]["text"].get<std::string>(), std::string("first"));
    QCOMPARE(lines[0]["id"].get<int>(), 1);
    QCOMPARE(lines[1]["id"].get<std::string>(), std::string("b"));
    QCOMPARE(lines[2]["error"]["code"].get<std::string>(), std::string("bad_request"));
    QCOMPARE(lines[4]["text"].get<std::string>(), std::string("fifth"));
    QVERIFY(server.mostConnections() <= 2);
    write(path, "not json\n");
    QVERIFY(cli(folder.path(), model(server, {QStringLiteral("--batch"), path})).status != 0);
}

void TestModels::saysWhatWentWrong()
{
    LocalServer server;
    server.onAny([](const ServerRequest &) {
        std::string said = "bad key ";
        said.append(canary);
        return Reply::json(Json{{"error", {{"message", said}}}}.dump(), 401);
    });
    const QTemporaryDir folder;
    const CliResult got = cli(folder.path(), model(server), "Hello",
                              {QStringLiteral("SIGNALDESK_COMPATIBLE_KEY=%1").arg(QLatin1String(canary))});
    QCOMPARE(got.status, 1);
    QCOMPARE(got.json()["outcome"].get<std::string>(), std::string("failed"));
    QCOMPARE(got.json()["error"]["code"].get<std::string>(), std::string("auth"));
    QVERIFY(!got.out.contains(canary) && !got.err.contains(canary));
    QFile log(folder.filePath(QStringLiteral("model_calls/000001.jsonl")));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QVERIFY(!log.readAll().contains(canary));
    const CliResult unknown = cli(
        folder.path(), {QStringLiteral("model"), QStringLiteral("--provider"), QStringLiteral("none")}, "x");
    QCOMPARE(unknown.status, 1);
    QCOMPARE(unknown.json()["error"]["code"].get<std::string>(), std::string("not_found"));
}

void TestModels::overBudgetAsksNobody()
{
    LocalServer server;
    server.onAny([](const ServerRequest &) { return saying("yes"); });
    const QTemporaryDir folder;
    price(folder);
    const auto set = [&](const char *key, const char *value) {
        return cli(folder.path(), {QStringLiteral("settings"), QStringLiteral("set"), QString::fromUtf8(key),
                                   QString::fromUtf8(value)})
            .status;
    };
    QCOMPARE(set("budget.per_call", "1"), 0); // the answer alone may be 8,192 tokens
    const CliResult call = cli(folder.path(), model(server), "Hello");
    QCOMPARE(call.status, 1);
    QCOMPARE(call.json()["error"]["code"].get<std::string>(), std::string("over_budget"));
    QCOMPARE(call.json()["error"]["field"].get<std::string>(), std::string("budget.per_call"));
    QVERIFY(server.requests().empty());
    QCOMPARE(set("budget.per_call", "0"), 0);
    QCOMPARE(set("budget.per_day", "10"), 0);
    QCOMPARE(cli(folder.path(), model(server), "Hello").status, 0); // 1.10 USD
    QCOMPARE(cli(folder.path(), model(server), "Hello").status, 0); // and what another program spent counts
    const CliResult day = cli(folder.path(), model(server), "Hello");
    QCOMPARE(day.json()["error"]["field"].get<std::string>(), std::string("budget.per_day"));
    QCOMPARE(server.requests().size(), std::size_t(2));
}

void TestModels::keepsAScorecard()
{
    LocalServer server;
    server.on(completions, {saying("no decision"), saying(hold), saying(hold)});
    const QTemporaryDir folder;
    price(folder);
    write(folder.filePath(QStringLiteral("settings.json")),
          R"({"budget":{"per_call":0,"per_day":0,"per_month":0}})");
    for (int i = 0; i < 2; ++i) {
        const CliResult got =
            cli(folder.path(), to(server, {QStringLiteral("analyze"), QStringLiteral("--candles"), m_csv,
                                           QStringLiteral("--provider"), QStringLiteral("compatible")}));
        QCOMPARE(got.status, 0);
        QCOMPARE(got.json()["provider"].get<std::string>(), std::string("compatible"));
    }
    const Json models = cli(folder.path(), {QStringLiteral("stats"), QStringLiteral("--models")}).json();
    QCOMPARE(models["models"].size(), std::size_t(1));
    const Json &score = models["models"][0];
    QCOMPARE(score["calls"].get<int>(), 3);
    QCOMPARE(score["unreadable"].get<int>(), 1);
    QCOMPARE(score["repaired"].get<int>(), 1);
    QCOMPARE(std::stod(score["cost"].get<std::string>()), 3.3);
    QCOMPARE(std::stod(models["spent_today"].get<std::string>()), 3.3);
}

/// A service that wants 0.6 dollars a question, a cap of one dollar a day, and a program started anew for
/// each.
void TestModels::paysWithinADayAcrossRestarts()
{
    LocalServer server;
    const Json wanted = {{"x402Version", 2},
                         {"resource", {{"url", server.url("/v1/chat/completions")}}},
                         {"accepts",
                          {{{"scheme", "exact"},
                            {"network", "eip155:8453"},
                            {"amount", "600000"},
                            {"asset", "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"},
                            {"payTo", "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"},
                            {"maxTimeoutSeconds", 60},
                            {"extra", {{"name", "USD Coin"}, {"version", "2"}}}}}}};
    const std::string demand = QByteArray::fromStdString(wanted.dump()).toBase64().toStdString();
    server.onAny([demand](const ServerRequest &request) {
        return request.header("payment-signature").empty()
                   ? Reply::json("{}", 402).header("PAYMENT-REQUIRED", demand)
                   : saying("paid");
    });
    const QTemporaryDir folder;
    QCOMPARE(cli(folder.path(), {QStringLiteral("settings"), QStringLiteral("set"),
                                 QStringLiteral("blockrun.cap_per_day"), QStringLiteral("1")})
                 .status,
             0);
    const QStringList question{QStringLiteral("--base-url"),
                               QStringLiteral("blockrun=") + QString::fromStdString(server.url("/v1")),
                               QStringLiteral("model"),
                               QStringLiteral("--provider"),
                               QStringLiteral("blockrun"),
                               QStringLiteral("--model"),
                               QStringLiteral("openai/house")};
    // A published development key (Hardhat's first account): nobody's money.
    const QStringList wallet{QStringLiteral(
        "BLOCKRUN_WALLET_KEY=0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")};
    const CliResult first = cli(folder.path(), question, "hi", wallet);
    QVERIFY2(first.status == 0, first.out.constData());
    QCOMPARE(std::stod(first.json()["cost"].get<std::string>()), 0.6);
    const CliResult second = cli(folder.path(), question, "hi", wallet);
    QCOMPARE(second.status, 1);
    QCOMPARE(second.json()["error"]["code"].get<std::string>(), std::string("over_budget"));
    QCOMPARE(server.requests().size(), std::size_t(3)); // asked, paid, asked
}

void TestModels::theEnvironmentSetsTheSampling()
{
    LocalServer server;
    server.onAny([](const ServerRequest &) { return saying("yes"); });
    const QTemporaryDir folder;
    const CliResult got = cli(folder.path(), model(server, {}), "hi",
                              {QStringLiteral("SIGNALDESK_COMPATIBLE_TEMPERATURE=0.3"),
                               QStringLiteral("SIGNALDESK_COMPATIBLE_SEED=9")});
    QVERIFY2(got.status == 0, QByteArray(got.out + got.err).constData());
    const Json body = bodyOf(server.requests(completions).at(0));
    QCOMPARE(body["temperature"].get<double>(), 0.3);
    QCOMPARE(body["seed"].get<int>(), 9);
    const CliResult refused = cli(folder.path(), model(server, {}), "hi",
                                  {QStringLiteral("SIGNALDESK_COMPATIBLE_TEMPERATURE=hot")});
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.json()["error"]["field"].get<std::string>(),
             std::string("SIGNALDESK_COMPATIBLE_TEMPERATURE"));
}

void TestModels::listsAndChecksProviders()
{
    LocalServer server;
    server.on("/v1/models", Reply::json(R"({"data":[{"id":"local"},{"id":"other"}]})"));
    const QTemporaryDir folder;
    const Json list = cli(folder.path(), {QStringLiteral("providers"), QStringLiteral("list")}).json();
    QVERIFY(list["providers"].size() >= 2);
    QCOMPARE(list["chain"], Json::array({"technical"}));
    const CliResult got =
        cli(folder.path(),
            to(server, {QStringLiteral("providers"), QStringLiteral("check"), QStringLiteral("compatible")}),
            {}, {QStringLiteral("SIGNALDESK_COMPATIBLE_KEY=%1").arg(QLatin1String(canary))});
    QCOMPARE(got.status, 0);
    const Json one = got.json()["providers"][0];
    QVERIFY2(one["ok"].get<bool>(), got.out.constData());
    QCOMPARE(one["state"].get<std::string>(), std::string("ready"));
    QVERIFY(one["key_set"].get<bool>());
    QCOMPARE(one["models"].size(), std::size_t(2));
    QVERIFY(!got.out.contains(canary));
    for (const ServerRequest &request : server.requests())
        QCOMPARE(request.method, std::string("GET")); // nothing that costs
}

void TestModels::fallsBackAndSaysSo()
{
    LocalServer server;
    server.onAny([](const ServerRequest &) { return Reply::status(401); });
    const QTemporaryDir folder;
    const QStringList asked{QStringLiteral("analyze"), QStringLiteral("--candles"), m_csv,
                            QStringLiteral("--provider"), QStringLiteral("compatible")};
    const CliResult alone = cli(folder.path(), to(server, asked));
    QCOMPARE(alone.status, 1);
    QCOMPARE(alone.json()["outcome"].get<std::string>(), std::string("failed"));
    const CliResult got =
        cli(folder.path(),
            to(server, asked + QStringList{QStringLiteral("--fallbacks"), QStringLiteral("technical")}));
    QCOMPARE(got.status, 0);
    QCOMPARE(got.json()["provider"].get<std::string>(), std::string("technical"));
    QVERIFY(got.json()["fell_back"].get<bool>());
    QVERIFY(got.json()["done"].get<std::string>().starts_with("technical in place of compatible"));
}

void TestModels::twoReplaysOfOneCassetteAreTheSame()
{
    LocalServer server;
    server.onAny([](const ServerRequest &request) {
        return request.number % 5 == 3 ? saying("unreadable") : saying(request.number % 3 ? hold : close_);
    });
    const QTemporaryDir folder, cassette;
    const auto played = [&](const char *how, const QString &data) {
        return cli(
            data,
            to(server, {QString::fromUtf8(how), cassette.path(), QStringLiteral("replay"),
                        QStringLiteral("--candles"), m_csv, QStringLiteral("--from"),
                        QStringLiteral("2020-11-20"), QStringLiteral("--provider"),
                        QStringLiteral("compatible"), QStringLiteral("--model"), QStringLiteral("local")}),
            {}, {QStringLiteral("SIGNALDESK_COMPATIBLE_KEY=%1").arg(QLatin1String(canary))});
    };
    const CliResult recorded = played("--record", folder.path());
    QVERIFY2(recorded.status == 0, QByteArray(recorded.out + recorded.err).constData());
    const std::size_t asked = server.requests().size();
    QVERIFY(asked > 5);
    const QTemporaryDir other;
    const Json first = played("--replay", folder.path()).json(),
               second = played("--replay", other.path()).json();
    QCOMPARE(server.requests().size(), asked);
    QVERIFY(first["cycles"].get<int>() > 5);
    QVERIFY(first["model"]["malformed"].get<int>() > 0);
    for (const char *digest : {"capsules_sha256", "journal_sha256"}) {
        QCOMPARE(first[digest].get<std::string>().size(), std::size_t(64));
        QCOMPARE(first[digest].get<std::string>(), second[digest].get<std::string>());
        QCOMPARE(first[digest].get<std::string>(), recorded.json()[digest].get<std::string>());
    }
    for (const QString &name : QDir(cassette.path()).entryList(QDir::Files)) {
        QFile file(cassette.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly) && !file.readAll().contains(canary));
    }
}

void TestModels::comparesModels()
{
    LocalServer server;
    server.onAny([](const ServerRequest &request) {
        const std::string model = bodyOf(request)["model"].get<std::string>();
        return saying(model == "other" ? close_ : hold, model);
    });
    const QTemporaryDir folder, cassette;
    price(folder);
    write(folder.filePath(QStringLiteral("settings.json")),
          R"({"budget":{"per_call":0,"per_day":0,"per_month":0}})");
    const QStringList command{QStringLiteral("replay"),
                              QStringLiteral("--candles"),
                              m_csv,
                              QStringLiteral("--from"),
                              QStringLiteral("2020-11-21"),
                              QStringLiteral("--models"),
                              QStringLiteral("compatible:local,compatible:other,technical")};
    const CliResult recorded =
        cli(folder.path(), to(server, QStringList{QStringLiteral("--record"), cassette.path()} + command));
    QVERIFY2(recorded.status == 0, QByteArray(recorded.out + recorded.err).constData());
    const CliResult got =
        cli(folder.path(), to(server, QStringList{QStringLiteral("--replay"), cassette.path()} + command));
    QVERIFY2(got.status == 0, QByteArray(got.out + got.err).constData());
    const Json table = got.json();
    QCOMPARE(table["models"].size(), std::size_t(3));
    QCOMPARE(table["models"][0]["model"].get<std::string>(), std::string("local"));
    QVERIFY(table["models"][0]["flips"].is_null());
    QCOMPARE(table["models"][1]["flips"].get<double>(), 1.0); // it always says something else
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(table["models"][i]["malformed"].get<int>(), 0);
        QVERIFY(std::stod(table["models"][i]["cost"].get<std::string>()) > 1);
        QVERIFY(table["models"][i]["latency_ms"]["p50"].is_number());
        QVERIFY(table["models"][i]["return_percent"].is_number());
    }
    QCOMPARE(table["models"][2]["provider"].get<std::string>(), std::string("technical"));
    bool technical = false;
    for (const Json &baseline : table["baselines"])
        technical = technical || baseline["id"] == "technical";
    QVERIFY(technical);
}

void TestModels::sumsUpBeforeItAsks()
{
    LocalServer server;
    server.onAny([](const ServerRequest &) { return saying(hold); });
    const QTemporaryDir folder;
    price(folder);
    const QStringList command = to(server, {QStringLiteral("replay"), QStringLiteral("--candles"), m_csv,
                                            QStringLiteral("--provider"), QStringLiteral("compatible"),
                                            QStringLiteral("--model"), QStringLiteral("local")});
    const CliResult refused = cli(folder.path(), command);
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.json()["error"]["code"].get<std::string>(), std::string("over_budget"));
    QVERIFY2(refused.err.contains("questions, about"), refused.err.constData());
    QVERIFY(server.requests().empty());
}
