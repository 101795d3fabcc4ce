#include "test_real_http.h"

#include "http_rig.h"

using namespace rig;
using base::ErrorCode;
using net::Response;
using support::LocalServer;
using support::Reply;
using support::ServerRequest;

Q_DECLARE_METATYPE(base::ErrorCode)

void TestRealHttp::sendsWhatItIsGiven()
{
    LocalServer server;
    server.onAny([](const ServerRequest &) { return Reply::text("yes").header("X-Some-Thing", "Value"); });
    const auto http = makeHttp();
    net::Request request = to(server.url("/a/b%2Fc?x=1%202&sig=a%3D%3D"));
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}, {"X-Mine", "1"}, {"User-Agent", "mine"}};
    request.body = "{\"a\":1}";
    const Answer answer = sent(*http, request);
    VERIFY_ANSWER(answer, answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, QByteArray("yes"));
    QCOMPARE(answer->header("x-some-thing"), std::string("Value"));
    QCOMPARE(answer->header("x-none"), std::string());
    QCOMPARE(answer->attempts, 1);
    const ServerRequest got = server.requests().at(0);
    QCOMPARE(got.method, std::string("POST"));
    QCOMPARE(got.path, std::string("/a/b%2Fc"));
    QCOMPARE(got.query, std::string("x=1%202&sig=a%3D%3D"));
    QCOMPARE(got.body, std::string("{\"a\":1}"));
    QCOMPARE(got.header("content-type"), std::string("application/json"));
    QCOMPARE(got.header("x-mine"), std::string("1"));
    QCOMPARE(got.header("user-agent"), std::string("mine"));

    for (const char *method : {"GET", "PUT", "DELETE", "PATCH"}) {
        net::Request other = to(server.url("/m"));
        other.method = method;
        QVERIFY(sent(*http, other));
        QCOMPARE(server.requests().back().method, std::string(method));
        QCOMPARE(server.requests().back().header("user-agent"), std::string("SignalDesk/0.1"));
        QCOMPARE(server.requests().back().header("cookie"), std::string());
    }
}

void TestRealHttp::answersWithAnyStatus_data()
{
    QTest::addColumn<int>("status");
    for (const int status :
         {200, 204, 301, 302, 307, 400, 401, 402, 403, 404, 407, 413, 418, 429, 451, 500, 501, 503, 529})
        QTest::addRow("%d", status) << status;
}

void TestRealHttp::answersWithAnyStatus()
{
    QFETCH(const int, status);
    LocalServer server;
    const bool hasBody = status != 204;
    server.onAny([=](const ServerRequest &) {
        return (hasBody ? Reply::json(R"({"why":"so"})", status) : Reply::status(status))
            .header("Location", "/elsewhere")
            .header("Set-Cookie", "a=b")
            .header("WWW-Authenticate", "Basic realm=\"x\"");
    });
    const auto http = makeHttp();
    const Answer answer = sent(*http, to(server.url("/")));
    VERIFY_ANSWER(answer, answer);
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->body, hasBody ? QByteArray(R"({"why":"so"})") : QByteArray());
    QCOMPARE(answer->header("location"), std::string("/elsewhere"));
    QCOMPARE(server.requests().size(), std::size_t(1)); // neither followed nor sent again
}

void TestRealHttp::readsEveryWayOfSendingABody_data()
{
    QTest::addColumn<support::Reply>("reply");
    const Reply plain = Reply::json("[" + std::string(20'000, '7') + "]");
    QTest::newRow("with its length") << plain;
    QTest::newRow("until the end") << plain.untilClose();
    QTest::newRow("in chunks") << plain.chunked(777);
    QTest::newRow("packed") << plain.gzipped();
    QTest::newRow("packed in chunks") << plain.gzipped().chunked(10);
    QTest::newRow("packed until the end") << plain.gzipped().untilClose();
    QTest::newRow("in drops") << plain.drip(5'000, 2ms);
    QTest::newRow("late") << plain.after(30ms);
    QTest::newRow("with padding after it") << [&] {
        Reply padded = plain.gzipped();
        padded.body += std::string(10, '\0');
        return padded;
    }();
}

void TestRealHttp::readsEveryWayOfSendingABody()
{
    QFETCH(const support::Reply, reply);
    LocalServer server;
    server.on("/", reply);
    const auto http = makeHttp();
    for (int again = 0; again < 2; ++again) { // over the same connection where it was kept
        const Answer answer = sent(*http, to(server.url("/")));
        VERIFY_ANSWER(answer, answer);
        QCOMPARE(answer->body.size(), 20'002);
        QVERIFY(answer->body.startsWith("[777") && answer->body.endsWith("7]"));
        QVERIFY(answer->latency < 5s);
    }
    net::Request head = to(server.url("/"));
    head.method = "HEAD";
    server.on("/", Reply::status(200).header("Content-Encoding", "gzip").claiming(20'002));
    const Answer only = sent(*http, head);
    VERIFY_ANSWER(only && only->body.isEmpty(), only);
}

void TestRealHttp::failsAsItShould_data()
{
    QTest::addColumn<support::Reply>("reply");
    QTest::addColumn<base::ErrorCode>("code");
    const Reply plain = Reply::json("{\"numbers\":[" + std::string(30'000, '1') + "]}");
    QTest::newRow("reset") << Reply::reset() << ErrorCode::Network;
    QTest::newRow("closed without a word") << Reply::close() << ErrorCode::Network;
    QTest::newRow("reset in the body") << plain.resetAfter(100) << ErrorCode::Network;
    QTest::newRow("closed in the body") << plain.cutAfter(100) << ErrorCode::Network;
    QTest::newRow("length larger than the body") << plain.claiming(50'000) << ErrorCode::Network;
    QTest::newRow("chunks that end early") << plain.chunked(100).cutAfter(1000) << ErrorCode::Network;
    QTest::newRow("packed and cut, length known") << plain.gzipped().cutAfter(30) << ErrorCode::Network;
    QTest::newRow("packed and cut, until close")
        << plain.gzipped().untilClose().cutAfter(30) << ErrorCode::Network;
    QTest::newRow("packed, cut, and the length agrees")
        << plain.gzipped().claiming(30).cutAfter(30) << ErrorCode::Network;
    QTest::newRow("an error whose body is cut")
        << Reply::json("{\"error\":1}", 500).cutAfter(3) << ErrorCode::Network;
    QTest::newRow("not HTTP") << Reply::raw("SSH-2.0-OpenSSH_9.2\r\n") << ErrorCode::Network;
    QTest::newRow("never answers") << Reply::hang() << ErrorCode::Timeout;
    QTest::newRow("stops in the body") << plain.hangAfter(100) << ErrorCode::Timeout;
    QTest::newRow("slow drops") << plain.drip(1, 20ms) << ErrorCode::Timeout;
    QTest::newRow("too large") << Reply::huge(3 << 20) << ErrorCode::BadData;
    QTest::newRow("too large in chunks") << Reply::huge(3 << 20).chunked(50'000) << ErrorCode::BadData;
    QTest::newRow("a bomb") << Reply::gzipBomb(std::size_t(200) << 20) << ErrorCode::BadData;
    QTest::newRow("says gzip and is not")
        << Reply::json("{}").header("Content-Encoding", "gzip") << ErrorCode::BadData;
    QTest::newRow("an encoding nobody asked for")
        << Reply::json("{}").header("Content-Encoding", "br") << ErrorCode::BadData;
}

void TestRealHttp::failsAsItShould()
{
    QFETCH(const support::Reply, reply);
    QFETCH(const base::ErrorCode, code);
    LocalServer server;
    server.onAny([reply](const ServerRequest &) { return reply; });
    const auto http = makeHttp();
    net::Request request = to(server.url("/?key=canary"));
    request.maxBytes = 1 << 20;
    request.deadline =
        code == ErrorCode::Timeout ? 300ms : 20s; // patient, so that a busy machine is no failure
    QElapsedTimer clock;
    clock.start();
    const Answer answer = sent(*http, request);
    VERIFY_ANSWER(!answer, answer);
    QVERIFY2(answer.error().code == code, describe(answer).c_str());
    QCOMPARE(answer.error().field, std::string("127.0.0.1"));
    QVERIFY(answer.error().detail.find("canary") == std::string::npos);
    QVERIFY(code != ErrorCode::Timeout || clock.elapsed() < 5000);
}

void TestRealHttp::refusesBadAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<base::ErrorCode>("code");
    const auto row = [](const char *url, ErrorCode code) {
        QTest::newRow(url) << QString::fromUtf8(url) << code;
    };
    row("http://example.com/", ErrorCode::Forbidden);
    row("http://192.168.1.7/", ErrorCode::Forbidden);
    row("http://127.0.0.1.example.com/", ErrorCode::Forbidden);
    row("http://localhost@example.com/", ErrorCode::Forbidden);
    row("ftp://127.0.0.1/", ErrorCode::BadRequest);
    row("file:///etc/passwd", ErrorCode::BadRequest);
    row("/relative", ErrorCode::BadRequest);
    row("", ErrorCode::BadRequest);
    row("https://", ErrorCode::BadRequest);
}

void TestRealHttp::refusesBadAddresses()
{
    QFETCH(const QString, url);
    QFETCH(const base::ErrorCode, code);
    const auto http = makeHttp();
    const Answer answer = sent(*http, to(url.toStdString()));
    QVERIFY(!answer);
    QVERIFY2(answer.error().code == code, describe(answer).c_str());

    net::Request split = to("http://127.0.0.1:1/");
    split.headers = {{"Authorization", "Bearer a\r\nX-Evil: 1"}};
    QCOMPARE(sent(*http, split).error().code, ErrorCode::BadRequest);
}

void TestRealHttp::doesNotTrustAnybody()
{
    LocalServer server(LocalServer::Wire::Tls);
    server.onAny([](const ServerRequest &) { return Reply::json("{}"); });
    const auto http = makeHttp();
    const Answer answer = sent(*http, to(server.url("/")));
    VERIFY_ANSWER(!answer && answer.error().code == ErrorCode::Tls, answer);
    QCOMPARE(answer.error().field, std::string("127.0.0.1"));
    QVERIFY(server.requests().empty());
}

void TestRealHttp::refusesANameThatDoesNotExist()
{
    const auto http = makeHttp();
    const Answer refused = sent(*http, to("http://127.0.0.1:" + std::to_string(support::closedPort()) + "/"));
    VERIFY_ANSWER(!refused && refused.error().code == ErrorCode::Network, refused);
    net::Request request = to("https://no-such-host.invalid/");
    const Answer unknown = sent(*http, request);
    VERIFY_ANSWER(!unknown && base::retryable(unknown.error().code), unknown);
    QCOMPARE(unknown.error().field, std::string("no-such-host.invalid"));
}

void TestRealHttp::retriesWhatMaySucceedLater()
{
    LocalServer server;
    server.on("/status", {Reply::status(503), Reply::status(429), Reply::json("1")});
    server.on("/cut", {Reply::json("[1,2,3]").cutAfter(2), Reply::json("2")});
    server.on("/never", Reply::status(500));
    server.on("/no", Reply::status(404));
    const auto http = makeHttp();

    const Answer third = sent(*http, to(server.url("/status"), 2));
    VERIFY_ANSWER(third && third->body == "1", third);
    QCOMPARE(third->attempts, 3);
    const Answer second = sent(*http, to(server.url("/cut"), 2));
    VERIFY_ANSWER(second && second->body == "2", second);
    const Answer last = sent(*http, to(server.url("/never"), 2));
    VERIFY_ANSWER(last && last->status == 500, last);
    QCOMPARE(last->attempts, 3);
    QCOMPARE(server.requests("/never").size(), std::size_t(3));
    const Answer no = sent(*http, to(server.url("/no"), 2));
    VERIFY_ANSWER(no && no->status == 404, no);
    QCOMPARE(server.requests("/no").size(), std::size_t(1)); // that would not change
}

void TestRealHttp::leavesStatusesToTheCaller()
{
    LocalServer server;
    server.on("/", Reply::status(503));
    const auto http = makeHttp();
    net::Request request = to(server.url("/"), 2);
    request.retryStatus = false;
    const Answer answer = sent(*http, request);
    VERIFY_ANSWER(answer && answer->status == 503, answer);
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void TestRealHttp::honoursRetryAfter()
{
    LocalServer server;
    server.on("/", {Reply::status(503).header("Retry-After", "0.3"), Reply::json("{}")});
    const auto http = makeHttp();
    QElapsedTimer clock;
    clock.start();
    const Answer answer = sent(*http, to(server.url("/"), 1));
    VERIFY_ANSWER(answer && answer->status == 200, answer);
    QVERIFY(clock.elapsed() >= 300);
    QVERIFY(answer->latency.count() + 300 <= clock.elapsed() + 1); // of the last attempt alone
}

void TestRealHttp::doesNotWaitBeyondTheDeadline()
{
    LocalServer server;
    server.on("/", Reply::status(503).header("Retry-After", "60"));
    const auto http = makeHttp();
    QElapsedTimer clock;
    clock.start();
    const Answer answer = sent(*http, to(server.url("/"), 2));
    VERIFY_ANSWER(answer && answer->status == 503, answer);
    QCOMPARE(answer->attempts, 1);
    QVERIFY(clock.elapsed() < 2000);
}

void TestRealHttp::pausesAHostThatSaysStop()
{
    LocalServer server;
    server.on("/banned", Reply::status(418).header("Retry-After", "120"));
    server.on("/limited", Reply::status(429).header("Retry-After", "0.25"));
    server.on("/fine", Reply::json("{}"));
    {
        const auto http = makeHttp();
        const Answer limited = sent(*http, to(server.url("/limited")));
        VERIFY_ANSWER(limited && limited->status == 429, limited);
        QElapsedTimer clock;
        clock.start();
        const Answer later = sent(*http, to(server.url("/fine")));
        VERIFY_ANSWER(later, later);
        QVERIFY2(clock.elapsed() >= 200, "the pause is for the whole host");
    }
    const auto http = makeHttp();
    const Answer banned = sent(*http, to(server.url("/banned"), 2));
    VERIFY_ANSWER(banned && banned->status == 418, banned);
    QCOMPARE(banned->attempts, 1); // asking again would make it longer
    const Answer refused = sent(*http, to(server.url("/fine")));
    VERIFY_ANSWER(!refused && refused.error().code == ErrorCode::IpBan, refused);
    QVERIFY(refused.error().retryAfter.value_or(0ms) > 100s);
    QCOMPARE(server.requests("/fine").size(), std::size_t(1));
}

void TestRealHttp::keepsToTheBudgetInTheHeaders()
{
    LocalServer server;
    server.on("/",
              {Reply::json("{}").header("gw-ratelimit-remaining", "0").header("gw-ratelimit-reset", "250"),
               Reply::json("{}")});
    const auto http = makeHttp();
    QVERIFY(sent(*http, to(server.url("/"))));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(sent(*http, to(server.url("/"))));
    QVERIFY(clock.elapsed() >= 200);
}

void TestRealHttp::triesAgainWhenOneAttemptStalls()
{
    LocalServer server;
    server.on("/", {Reply::hang(), Reply::json("{}")});
    const auto http = makeHttp();
    net::Request request = to(server.url("/"), 1);
    request.perAttempt = 150ms;
    const Answer answer = sent(*http, request);
    VERIFY_ANSWER(answer, answer);
    QCOMPARE(answer->attempts, 2);
}

void TestRealHttp::limitsParallelRequests()
{
    LocalServer server;
    server.on("/", Reply::json("{}").after(20ms));
    net::HttpOptions options = quickOptions();
    options.perHostParallel = 2;
    const auto http = makeHttp(options);
    std::vector<std::unique_ptr<Pending>> all;
    for (int i = 0; i < 9; ++i)
        all.push_back(std::make_unique<Pending>(*http, to(server.url("/"))));
    const auto allDone = [&] {
        return std::all_of(all.begin(), all.end(), [](const auto &one) { return one->answer.has_value(); });
    };
    QTRY_VERIFY(allDone());
    for (const auto &one : all)
        VERIFY_ANSWER(*one->answer, *one->answer);
    QVERIFY(server.mostConnections() <= 2);
}

void TestRealHttp::stopEndsEverythingAtOnce()
{
    LocalServer server;
    server.onAny([](const ServerRequest &request) {
        return request.path == "/hang" ? Reply::hang() : Reply::huge(10'000).drip(1, 50ms);
    });
    const auto http = makeHttp();
    const Pending hanging(*http, to(server.url("/hang")));
    const Pending dripping(*http, to(server.url("/drip")));
    QTRY_VERIFY(server.requests().size() == 2);
    QElapsedTimer clock;
    clock.start();
    http->stop();
    QTRY_VERIFY(hanging.answer && dripping.answer);
    QVERIFY(clock.elapsed() < 1000);
    QCOMPARE(hanging.answer->error().code, ErrorCode::Cancelled);
    QCOMPARE(dripping.answer->error().code, ErrorCode::Cancelled);
    QTRY_COMPARE(server.connections(), 0);
    const Answer refused = sent(*http, to(server.url("/hang")));
    VERIFY_ANSWER(!refused && refused.error().code == ErrorCode::Cancelled, refused);
    QCOMPARE(server.requests().size(), std::size_t(2));
}

void TestRealHttp::stopEndsThoseWhoWaitForATurnOrARetry()
{
    LocalServer server;
    server.on("/hang", Reply::hang());
    net::HttpOptions options = quickOptions();
    options.perHostParallel = 1;
    const auto http = makeHttp(options);
    const Pending first(*http, to(server.url("/hang")));
    const Pending queued(*http, to(server.url("/hang")));

    options.firstBackoff = 4s;
    LocalServer other;
    other.on("/down", Reply::status(500));
    const auto slow = makeHttp(options);
    const Pending retrying(*slow, to(other.url("/down"), 3));
    QTRY_VERIFY(server.requests().size() == 1 && other.requests().size() == 1);
    QTest::qWait(50);
    http->stop();
    slow->stop();
    QTRY_VERIFY_WITH_TIMEOUT(first.answer && queued.answer && retrying.answer, 1000);
    QCOMPARE(queued.answer->error().code, ErrorCode::Cancelled);
    QCOMPARE(retrying.answer->error().code, ErrorCode::Cancelled);
}

void TestRealHttp::survivesItsOwnDestruction()
{
    LocalServer server;
    server.on("/hang", Reply::hang());
    auto http = makeHttp();
    const Pending pending(*http, to(server.url("/hang")));
    QTRY_VERIFY(server.requests().size() == 1);
    http.reset();
    QTRY_VERIFY(pending.answer.has_value());
    QCOMPARE(pending.answer->error().code, ErrorCode::Cancelled);
    QTRY_COMPARE(server.connections(), 0);
}

void TestRealHttp::neverTellsASecret()
{
    LocalServer server;
    server.on("/cut", Reply::json("{}").cutAfter(1));
    server.on("/hang", Reply::hang());
    server.on("/large", Reply::huge(5000));
    const auto http = makeHttp();
    std::vector<std::string> urls = {server.url("/cut"),
                                     server.url("/hang"),
                                     server.url("/large"),
                                     "https://canary-user:canary-pass@127.0.0.1:" +
                                         std::to_string(support::closedPort()),
                                     "http://canary-user:canary-pass@example.com/",
                                     "gopher://canary:canary@x/"};
    for (const std::string &url : urls) {
        net::Request request = to(url + "?api_key=canary-query&signature=canary-sign");
        request.headers = {{"Authorization", "Bearer canary-header"}};
        request.body = "canary-body";
        request.method = "POST";
        request.deadline = 200ms;
        request.maxBytes = 1000;
        const Answer answer = sent(*http, request);
        VERIFY_ANSWER(!answer, answer);
        QVERIFY2((answer.error().detail + answer.error().field).find("canary") == std::string::npos,
                 describe(answer).c_str());
    }
}
