#include "test_cassette.h"

#include "support/local_server.h"

#include <QCoroTask>
#include <QTemporaryDir>

#include "net/cassette.h"
#include "net/real_http.h"

using namespace std::chrono_literals;
using base::ErrorCode;
using support::LocalServer;
using support::Reply;
using support::ServerRequest;

using Answer = base::Result<net::Response>;

namespace {

std::unique_ptr<net::Http> recorder(const QTemporaryDir &folder)
{
    return net::makeRecordingHttp(net::makeRealHttp({}, base::Random(1)), folder.path());
}

std::unique_ptr<net::Http> player(const QTemporaryDir &folder)
{
    auto made = net::makeReplayingHttp(folder.path());
    if (!made)
        qWarning("%s %s", made.error().detail.c_str(), made.error().field.c_str());
    return made ? std::move(*made) : nullptr;
}

net::Request to(const std::string &url, const QByteArray &body = {})
{
    net::Request request;
    request.method = body.isEmpty() ? "GET" : "POST";
    request.url = url;
    request.body = body;
    request.retries = 0;
    request.deadline = 2s;
    return request;
}

Answer sent(net::Http &http, net::Request request)
{
    return QCoro::waitFor(http.send(std::move(request)));
}

QByteArray everythingIn(const QTemporaryDir &folder)
{
    QByteArray out;
    const QDir dir(folder.path());
    for (const QString &name : dir.entryList(QDir::Files)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            out += name.toUtf8() + '\n' + file.readAll();
    }
    return out;
}

void write(const QTemporaryDir &folder, const char *name, const QByteArray &text)
{
    QFile file(folder.filePath(QString::fromUtf8(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

void TestCassette::replaysWhatWasRecorded()
{
    LocalServer server;
    server.on("/a", Reply::json(R"({"a":"ü"})").header("X-Weight", "3").after(40ms));
    server.on("/b", Reply::json("no", 404));
    const QTemporaryDir folder;
    Answer first, second;
    {
        const auto http = recorder(folder);
        first = sent(*http, to(server.url("/a?limit=5")));
        second = sent(*http, to(server.url("/b"), "question"));
    }
    QVERIFY(first && second);
    const std::size_t asked = server.requests().size();
    const auto http = player(folder);
    QVERIFY(http);
    const Answer again = sent(*http, to(server.url("/a?limit=5")));
    QVERIFY(again);
    QCOMPARE(again->status, first->status);
    QCOMPARE(again->body, first->body);
    QCOMPARE(again->header("x-weight"), std::string("3"));
    QCOMPARE(again->latency, first->latency);
    QVERIFY(again->latency >= 40ms);
    const Answer other = sent(*http, to(server.url("/b"), "question"));
    QVERIFY(other);
    QCOMPARE(other->status, 404);
    QCOMPARE(server.requests().size(), asked); // nobody was asked again
}

void TestCassette::theNthRequestGetsTheNthAnswer()
{
    LocalServer server;
    server.on("/", {Reply::text("one"), Reply::text("two")});
    const QTemporaryDir folder;
    {
        const auto http = recorder(folder);
        QVERIFY(sent(*http, to(server.url("/"))));
        QVERIFY(sent(*http, to(server.url("/"))));
    }
    const auto http = player(folder);
    QVERIFY(http);
    for (const char *expected : {"one", "two", "two", "two"})
        QCOMPARE(sent(*http, to(server.url("/")))->body, QByteArray(expected));
}

void TestCassette::goesOnAfterTheNewestFile()
{
    LocalServer server;
    server.on("/", {Reply::text("one"), Reply::text("two")});
    const QTemporaryDir folder;
    for (int run = 0; run < 2; ++run) {
        const auto http = recorder(folder);
        QVERIFY(sent(*http, to(server.url("/"))));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
             (QStringList{QStringLiteral("000001.json"), QStringLiteral("000002.json")}));
    const auto http = player(folder);
    QCOMPARE(sent(*http, to(server.url("/")))->body, QByteArray("one"));
    QCOMPARE(sent(*http, to(server.url("/")))->body, QByteArray("two"));
}

void TestCassette::replaysFailures()
{
    LocalServer server;
    server.on("/", Reply::json("{}").cutAfter(1));
    const QTemporaryDir folder;
    Answer failed;
    {
        const auto http = recorder(folder);
        failed = sent(*http, to(server.url("/")));
    }
    QVERIFY(!failed);
    const auto http = player(folder);
    QVERIFY(http);
    const Answer again = sent(*http, to(server.url("/")));
    QVERIFY(!again);
    QVERIFY(again.error() == failed.error());
}

void TestCassette::doesNotRecordWhatWasCancelled()
{
    const QTemporaryDir folder;
    const auto http = recorder(folder);
    http->stop();
    QCOMPARE(sent(*http, to("http://127.0.0.1:1/")).error().code, ErrorCode::Cancelled);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestCassette::keepsNoSecret()
{
    LocalServer server;
    server.onAny([](const ServerRequest &request) { // repeats all that it was told
        return Reply::json(R"({"error":"wrong key )" + request.header("authorization") + ' ' + request.query +
                           R"("})")
            .header("X-Echo", request.header("x-api-key"))
            .header("Set-Cookie", "session=canary-cookie");
    });
    const QTemporaryDir folder;
    const auto http = recorder(folder);
    net::Request request = to(server.url("/?key=canary-query-1&symbol=BTC"), "my key is canary-header-2");
    request.headers = {{"Authorization", "Bearer canary-header-1"},
                       {"X-Api-Key", "canary-header-2"},
                       {"KC-API-SIGN", "canary-header-3"},
                       {"Accept", "application/json"}};
    const Answer answer = sent(*http, request);
    QVERIFY(answer);
    QVERIFY(answer->body.contains("canary-header-1")); // the caller sees what was said
    const QByteArray kept = everythingIn(folder);
    QVERIFY2(!kept.contains("canary"), kept.constData());
    QVERIFY(kept.contains("symbol=BTC") && kept.contains("application/json") && kept.contains("REDACTED"));
}

void TestCassette::matchesWithAnotherKey()
{
    LocalServer server;
    server.on("/", Reply::text("recorded"));
    const QTemporaryDir folder;
    {
        const auto http = recorder(folder);
        QVERIFY(sent(*http, to(server.url("/?symbol=BTC&apikey=the-first"))));
    }
    const auto http = player(folder);
    QVERIFY(http);
    QVERIFY(sent(*http, to(server.url("/?symbol=BTC&apikey=another"))));
    QVERIFY(!sent(*http, to(server.url("/?symbol=ETH&apikey=the-first"))));
}

void TestCassette::keepsBytesThatAreNotText()
{
    std::string bytes = "\xEF\xBB\xBF mark";
    for (int i = 0; i < 256; ++i)
        bytes += char(i);
    LocalServer server;
    server.on("/", Reply::text(bytes, "application/octet-stream"));
    server.on("/marked", Reply::text("\xEF\xBB\xBF{}"));
    server.on("/empty", Reply::text(""));
    const QTemporaryDir folder;
    const QByteArray sentBytes = QByteArray::fromStdString(bytes);
    {
        const auto http = recorder(folder);
        QVERIFY(sent(*http, to(server.url("/"), sentBytes)));
        QVERIFY(sent(*http, to(server.url("/marked"))));
        QVERIFY(sent(*http, to(server.url("/empty"))));
    }
    const auto http = player(folder);
    QVERIFY(http);
    QCOMPARE(sent(*http, to(server.url("/"), sentBytes))->body, sentBytes);
    QCOMPARE(sent(*http, to(server.url("/marked")))->body, QByteArray("\xEF\xBB\xBF{}"));
    QCOMPARE(sent(*http, to(server.url("/empty")))->body, QByteArray());
}

void TestCassette::namesWhatIsMissing()
{
    const QTemporaryDir empty;
    const auto none = net::makeReplayingHttp(empty.path());
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
    QCOMPARE(net::makeReplayingHttp(empty.filePath(QStringLiteral("nowhere"))).error().code,
             ErrorCode::NotFound);

    LocalServer server;
    server.on("/", Reply::text("x"));
    const QTemporaryDir folder;
    {
        const auto http = recorder(folder);
        QVERIFY(sent(*http, to(server.url("/"))));
    }
    const auto http = player(folder);
    const Answer answer = sent(*http, to(server.url("/other?key=canary1")));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::NotFound);
    QCOMPARE(answer.error().field, server.url("/other?key=REDACTED"));
    QCOMPARE(sent(*http, to(server.url("/"), "body")).error().code, ErrorCode::NotFound);
}

void TestCassette::refusesDamagedFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("{\"format\":");
    QTest::newRow("not an object") << QByteArray("[1,2]");
    QTest::newRow("another format") << QByteArray(R"({"format":"har","request":{}})");
    QTest::newRow("no request") << QByteArray(R"({"format":"signaldesk.exchange/1"})");
    QTest::newRow("no answer") << QByteArray(
        R"({"format":"signaldesk.exchange/1","request":{"method":"GET","url":"http://x/","body":""}})");
    QTest::newRow("headers that are none") << QByteArray(
        R"({"format":"signaldesk.exchange/1","request":{"method":"GET","url":"http://x/","body":""},)"
        R"("response":{"status":200,"latency_ms":1,"attempts":1,"headers":[1],"body":""}})");
    QTest::newRow("an error without a known code") << QByteArray(
        R"({"format":"signaldesk.exchange/1","request":{"method":"GET","url":"http://x/","body":""},)"
        R"("error":{"code":"odd"}})");
}

void TestCassette::refusesDamagedFiles()
{
    QFETCH(const QByteArray, text);
    const QTemporaryDir folder;
    write(folder, "000001.json", text);
    const auto made = net::makeReplayingHttp(folder.path());
    QVERIFY(!made);
    QVERIFY(made.error().field.ends_with("000001.json"));
    QVERIFY(made.error().code == ErrorCode::Malformed || made.error().code == ErrorCode::Schema);
}

void TestCassette::refusesAfterStop()
{
    LocalServer server;
    server.on("/", Reply::text("x"));
    const QTemporaryDir folder;
    {
        const auto http = recorder(folder);
        QVERIFY(sent(*http, to(server.url("/"))));
    }
    const auto http = player(folder);
    http->stop();
    QCOMPARE(sent(*http, to(server.url("/"))).error().code, ErrorCode::Cancelled);
}

void TestCassette::givesPiecesAndKeepsTheWhole()
{
    LocalServer server;
    const std::string text = "data: 1\n\ndata: 2\n\ndata: [DONE]\n\n";
    server.on("/", Reply::text(text, "text/event-stream").drip(9, 20ms));
    server.on("/no", Reply::json("{}", 400));
    const QTemporaryDir folder;
    std::vector<std::string> pieces;
    const auto listen = [&](std::string_view piece) { pieces.emplace_back(piece); };
    const auto ask = [&](net::Http &http, const char *path) {
        net::Request request = to(server.url(path));
        request.onBody = listen;
        return sent(http, request);
    };
    {
        const auto http = recorder(folder);
        QVERIFY(ask(*http, "/"));
        QVERIFY(ask(*http, "/no"));
    }
    QVERIFY2(pieces.size() > 1, "recording holds the pieces back");
    pieces.clear();
    const auto http = player(folder);
    QVERIFY(http);
    const Answer again = ask(*http, "/");
    QVERIFY(again);
    QCOMPARE(again->body.toStdString(), text);
    QCOMPARE(pieces, std::vector<std::string>{text});
    QVERIFY(ask(*http, "/no"));
    QCOMPARE(pieces.size(), std::size_t(1));

    std::stop_source owner;
    owner.request_stop();
    net::Request late = to(server.url("/"));
    late.cancel = owner.get_token();
    QCOMPARE(sent(*http, late).error().code, ErrorCode::Cancelled);
}
