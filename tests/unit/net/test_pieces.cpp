#include "test_pieces.h"

#include "http_rig.h"

#include <QElapsedTimer>

using namespace rig;
using base::ErrorCode;
using support::LocalServer;
using support::Reply;
using support::ServerRequest;

void TestPieces::givesTheBodyAsItComes_data()
{
    QTest::addColumn<support::Reply>("reply");
    const std::string text = "data: ä" + std::string(50'000, 'x') + "\n\n";
    const Reply plain = Reply::text(text, "text/event-stream");
    QTest::newRow("with its length") << plain.drip(10'000, 20ms);
    QTest::newRow("in chunks") << plain.chunked(9'000).drip(10'000, 20ms);
    QTest::newRow("until the end") << plain.untilClose().drip(10'000, 20ms);
    QTest::newRow("packed") << plain.gzipped().drip(40, 20ms);
}

void TestPieces::givesTheBodyAsItComes()
{
    QFETCH(const support::Reply, reply);
    LocalServer server;
    server.on("/", reply);
    const auto http = makeHttp();
    std::vector<std::string> pieces;
    net::Request request = to(server.url("/"));
    request.onBody = [&](std::string_view piece) { pieces.emplace_back(piece); };
    const Answer answer = sent(*http, request);
    VERIFY_ANSWER(answer, answer);
    std::string joined;
    for (const std::string &piece : pieces) {
        QVERIFY(!piece.empty());
        joined += piece;
    }
    QCOMPARE(joined, answer->body.toStdString());
    QVERIFY(joined.starts_with("data: ä") && joined.ends_with("x\n\n") && joined.size() == 50'010);
    QVERIFY2(pieces.size() > 1, "nothing came before the end");
}

void TestPieces::givesNoPieceOfARefusal()
{
    LocalServer server;
    server.on("/", Reply::json(R"({"error":1})", 429));
    server.on("/empty", Reply::status(200));
    const auto http = makeHttp();
    int calls = 0;
    for (const char *path : {"/", "/empty"}) {
        net::Request request = to(server.url(path));
        request.onBody = [&](std::string_view) { ++calls; };
        const Answer answer = sent(*http, request);
        VERIFY_ANSWER(answer, answer);
    }
    QCOMPARE(calls, 0);
}

void TestPieces::saysThatAnAttemptBeginsAnew()
{
    LocalServer server;
    server.on("/", {Reply::text("first try").cutAfter(5), Reply::status(503), Reply::text("second")});
    const auto http = makeHttp();
    std::vector<std::string> pieces;
    net::Request request = to(server.url("/"), 2);
    request.onBody = [&](std::string_view piece) { pieces.emplace_back(piece); };
    const Answer answer = sent(*http, request);
    VERIFY_ANSWER(answer && answer->attempts == 3, answer);
    QVERIFY(pieces.size() >= 3);
    const auto anew = std::find(pieces.begin(), pieces.end(), std::string());
    std::string before, after;
    std::for_each(pieces.begin(), anew, [&](const std::string &piece) { before += piece; });
    std::for_each(anew, pieces.end(), [&](const std::string &piece) { after += piece; });
    QCOMPARE(before, std::string("first"));
    QCOMPARE(after, std::string("second"));
    QCOMPARE(std::count(pieces.begin(), pieces.end(), std::string()), 1L);
}

void TestPieces::endsOneRequestWhenItsOwnerAsks()
{
    LocalServer server;
    server.on("/hang", Reply::hang());
    server.on("/drip", Reply::huge(10'000).drip(1, 30ms));
    server.on("/down", Reply::status(500));
    server.on("/fine", Reply::json("{}").after(150ms));
    net::HttpOptions options = quickOptions();
    options.firstBackoff = 4s;
    const auto http = makeHttp(options);
    std::stop_source owner;
    std::vector<std::unique_ptr<Pending>> ended;
    for (const char *path : {"/hang", "/drip", "/down"}) {
        net::Request request = to(server.url(path), 1);
        request.cancel = owner.get_token();
        ended.push_back(std::make_unique<Pending>(*http, request));
    }
    const Pending other(*http, to(server.url("/fine")));
    QTRY_COMPARE(server.requests().size(), std::size_t(4));
    QTest::qWait(30);
    QElapsedTimer clock;
    clock.start();
    owner.request_stop();
    for (const auto &one : ended) {
        QTRY_VERIFY(one->answer.has_value());
        VERIFY_ANSWER(!*one->answer && one->answer->error().code == ErrorCode::Cancelled, *one->answer);
    }
    QVERIFY(clock.elapsed() < 1000);
    QTRY_VERIFY(other.answer.has_value());
    VERIFY_ANSWER(*other.answer, *other.answer); // nobody else's

    net::Request late = to(server.url("/hang"));
    late.cancel = owner.get_token();
    QCOMPARE(sent(*http, late).error().code, ErrorCode::Cancelled);
    QCOMPARE(server.requests("/hang").size(), std::size_t(1));
}
