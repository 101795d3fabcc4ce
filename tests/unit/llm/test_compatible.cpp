#include "test_compatible.h"

#include "support/local_server.h"

#include <QCoroTask>
#include <QTemporaryDir>

#include "base/json.h"
#include "llm/provider.h"
#include "net/cassette.h"
#include "net/real_http.h"

using namespace std::chrono_literals;
using base::ErrorCode;
using domain::AnswerOutcome;
using domain::ModelCall;
using support::LocalServer;
using support::Reply;
using support::ServerRequest;

Q_DECLARE_METATYPE(base::ErrorCode)
Q_DECLARE_METATYPE(support::Reply)

namespace {

constexpr const char *path = "/v1/chat/completions";
constexpr const char *canary = "sk-canary-0123456789";

std::string answerJson(const std::string &text, const std::string &finish = "stop")
{
    const base::Json json = {{"id", "chat-1"},
                             {"model", "served-model"},
                             {"choices", {{{"message", {{"content", text}}}, {"finish_reason", finish}}}},
                             {"usage", {{"prompt_tokens", 12}, {"completion_tokens", 3}}}};
    return base::toText(json);
}

std::string errorJson(const std::string &message)
{
    const base::Json json = {{"error", {{"message", message}}}};
    return base::toText(json);
}

std::unique_ptr<net::Http> makeHttp()
{
    net::HttpOptions options;
    options.firstBackoff = 5ms;
    options.pauseAfter429 = 5ms;
    return net::makeRealHttp(options, base::Random(3));
}

/// A call and its pieces: thinking in <>, an exclamation mark where an attempt began anew.
struct Told
{
    ModelCall call;
    std::string said;
    int pieces = 0;
};

/// A server, a door and a provider.
struct Desk
{
    explicit Desk(const std::string &key = canary)
    {
        llm::ProviderOptions options;
        options.baseUrl = server.url();
        options.model = "asked-model";
        options.key = base::Secret(key);
        provider = (*llm::findProvider("compatible"))->make(http.get(), nullptr, std::move(options));
    }

    ModelCall ask(base::Milliseconds timeout = 20s)
    {
        llm::Question question;
        question.system = "system";
        question.user = "user";
        question.schema = R"({"type":"object"})";
        question.png = "png";
        question.sampling.timeout = timeout;
        return QCoro::waitFor(provider->complete(question));
    }

    /// The same with somebody who listens.
    Told askAloud()
    {
        Told told;
        llm::Question question;
        question.user = "user";
        question.onPiece = [&told](const llm::Piece &piece) {
            const bool thinking = piece.kind == llm::Piece::Kind::Thinking;
            const std::string text = thinking ? '<' + piece.text + '>' : piece.text;
            told.said += piece.kind == llm::Piece::Kind::Restart ? "!" : text;
            ++told.pieces;
        };
        told.call = QCoro::waitFor(provider->complete(question));
        return told;
    }

    LocalServer server;
    std::unique_ptr<net::Http> http = makeHttp();
    std::unique_ptr<llm::Provider> provider;
};

std::string describe(const ModelCall &call)
{
    return std::string(domain::name(call.outcome)) + ' ' +
           (call.error ? std::string(base::name(call.error->code)) + ' ' + call.error->detail : "");
}

base::Json bodyOf(const ServerRequest &request)
{
    return base::parseJson(request.body).value_or(base::Json());
}

} // namespace

#define VERIFY_CALL(condition, call) QVERIFY2(condition, describe(call).c_str())

void TestCompatible::asksAndIsAnswered()
{
    Desk desk;
    desk.server.on(
        path, Reply::json(answerJson("{\"action\":\"hold\"}")).header("X-Request-Id", "req-7").after(20ms));
    const ModelCall call = desk.ask();
    VERIFY_CALL(call.outcome == AnswerOutcome::Answered, call);
    QCOMPARE(call.provider, std::string("compatible"));
    QCOMPARE(call.model, std::string("served-model"));
    QCOMPARE(call.text, std::string("{\"action\":\"hold\"}"));
    QCOMPARE(call.requestId, std::string("req-7"));
    QCOMPARE(*call.usage.inputTokens, 12);
    QVERIFY(call.sawPicture && !call.cost && !call.error);
    QVERIFY(call.latency >= 20ms);
    const ServerRequest request = desk.server.requests(path).at(0);
    QCOMPARE(request.method, std::string("POST"));
    QCOMPARE(request.header("authorization"), std::string("Bearer ") + canary);
    QCOMPARE(request.header("content-type"), std::string("application/json"));
    QVERIFY(bodyOf(request).contains("response_format"));
    QCOMPARE(bodyOf(request).at("model").get<std::string>(), std::string("asked-model"));
}

void TestCompatible::needsNoKey()
{
    Desk desk("");
    desk.server.on(path, Reply::json(answerJson("yes")));
    VERIFY_CALL(desk.ask().outcome == AnswerOutcome::Answered, desk.ask());
    QVERIFY(desk.server.requests(path).at(0).headers.count("authorization") == 0);
}

void TestCompatible::failsAsItShould_data()
{
    QTest::addColumn<support::Reply>("reply");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<base::ErrorCode>("code");
    const auto row = [](const char *title, const Reply &reply, ErrorCode code,
                        const char *outcome = "failed") {
        QTest::newRow(title) << reply << QString::fromUtf8(outcome) << code;
    };
    const Reply good = Reply::json(answerJson(std::string(5000, 'a')));
    row("reset", Reply::reset(), ErrorCode::Network);
    row("reset in the body", good.resetAfter(50), ErrorCode::Network);
    row("closed in the body", good.cutAfter(50), ErrorCode::Network);
    row("packed and cut", good.gzipped().cutAfter(50), ErrorCode::Network);
    row("an error inside 200", Reply::json(R"({"error":{"message":"m","code":502}})"), ErrorCode::Server);
    row("400", Reply::json(errorJson("bad"), 400), ErrorCode::BadRequest);
    row("401", Reply::json(errorJson("key"), 401), ErrorCode::Auth);
    row("402", Reply::json(errorJson("pay"), 402), ErrorCode::Payment);
    row("403", Reply::json(errorJson("no"), 403), ErrorCode::Forbidden);
    row("404", Reply::json(errorJson("no such model"), 404), ErrorCode::NotFound);
    row("408", Reply::json(errorJson("slow"), 408), ErrorCode::Timeout);
    row("413", Reply::json(errorJson("large"), 413), ErrorCode::ContextLength);
    row("429", Reply::json(errorJson("wait"), 429), ErrorCode::RateLimit);
    row("429, spent", Reply::json(R"({"error":{"message":"m","code":"insufficient_quota"}})", 429),
        ErrorCode::Quota);
    row("500", Reply::json(errorJson("oops"), 500), ErrorCode::Server);
    row("503", Reply::json(errorJson("busy"), 503), ErrorCode::Overloaded);
    row("503, loading", Reply::json(errorJson("Loading model"), 503), ErrorCode::Loading);
    row("529", Reply::json(errorJson("busy"), 529), ErrorCode::Overloaded);
    row("502 as a page", Reply::html("<h1>Bad gateway</h1>", 502), ErrorCode::Server);
    row("a page", Reply::html("<h1>Welcome</h1>"), ErrorCode::Malformed);
    row("a redirect", Reply::status(302).header("Location", "/login"), ErrorCode::Unsupported);
    row("slow drops", good.drip(1, 20ms), ErrorCode::Timeout);
    row("never", Reply::hang(), ErrorCode::Timeout);
    row("a bomb", Reply::gzipBomb(std::size_t(200) << 20), ErrorCode::BadData);
    row("bytes that are no text", Reply::json("{\"choices\":[{\"message\":{\"content\":\"\xC3\x28\"}}]}"),
        ErrorCode::Malformed);
    row("not JSON", Reply::text("yes", "application/json"), ErrorCode::Malformed);
    row("no choices", Reply::json(R"({"choices":[]})"), ErrorCode::BadData);
    row("nothing", Reply::json(""), ErrorCode::BadData, "refused");
    row("an empty answer", Reply::json(answerJson("")), ErrorCode::BadData, "refused");
    row("an answer cut off", Reply::json(answerJson("{\"act", "length")), ErrorCode::BadData, "refused");
    row("a filtered answer", Reply::json(answerJson("", "content_filter")), ErrorCode::Moderation, "refused");
}

void TestCompatible::failsAsItShould()
{
    QFETCH(const support::Reply, reply);
    QFETCH(const QString, outcome);
    QFETCH(const base::ErrorCode, code);
    Desk desk;
    desk.server.on(path, reply);
    const ModelCall call = desk.ask(code == ErrorCode::Timeout && reply.code != 408 ? 300ms : 20s);
    QVERIFY(call.error);
    QVERIFY2(call.error->code == code, describe(call).c_str());
    QCOMPARE(QString::fromUtf8(domain::name(call.outcome).data()), outcome);
    QVERIFY(!call.error->detail.empty());
    QCOMPARE(desk.server.requests(path).size() > 1,
             base::retryable(code) && call.error->detail.find("time") == std::string::npos);
}

void TestCompatible::retriesWhatMaySucceedLater()
{
    Desk desk;
    desk.server.on(path, {Reply::json(errorJson("Loading model"), 503),
                          Reply::json(R"({"error":{"code":502,"message":"up"}})"),
                          Reply::json(answerJson("third"))});
    const ModelCall call = desk.ask();
    VERIFY_CALL(call.outcome == AnswerOutcome::Answered, call);
    QCOMPARE(call.text, std::string("third"));
}

void TestCompatible::doesNotRetryWhatWillNot()
{
    for (const int status : {400, 401, 402, 403, 404, 413}) {
        Desk desk;
        desk.server.on(path, Reply::json(errorJson("no"), status));
        QVERIFY(desk.ask().error);
        QCOMPARE(desk.server.requests(path).size(), std::size_t(1));
    }
    Desk desk;
    desk.server.on(path, Reply::json(R"({"error":{"code":"insufficient_quota","message":"x"}})", 429));
    QCOMPARE(desk.ask().error->code, ErrorCode::Quota);
    QCOMPARE(desk.server.requests(path).size(), std::size_t(1));
}

void TestCompatible::honoursRetryAfter()
{
    {
        Desk desk;
        desk.server.on(path, {Reply::json(errorJson("wait"), 429).header("Retry-After", "0.3"),
                              Reply::json(answerJson("a"))});
        QElapsedTimer clock;
        clock.start();
        VERIFY_CALL(desk.ask().outcome == AnswerOutcome::Answered, desk.ask());
        QVERIFY(clock.elapsed() >= 300);
    }
    Desk desk;
    desk.server.on(path, Reply::json(errorJson("wait"), 429).header("Retry-After", "90"));
    const ModelCall call = desk.ask(2s);
    QCOMPARE(call.error->code, ErrorCode::RateLimit);
    QCOMPARE(call.error->retryAfter.value_or(0ms), base::Milliseconds(90'000));
}

void TestCompatible::doesWithoutASchemaWhereThereIsNone()
{
    Desk desk;
    desk.server.on(path, [](const ServerRequest &request) {
        return request.body.find("response_format") != std::string::npos
                   ? Reply::json(errorJson("'response_format.type' must be 'text'"), 400)
                   : Reply::json(answerJson("plain"));
    });
    QVERIFY(desk.provider->capabilities().schema);
    const ModelCall call = desk.ask();
    VERIFY_CALL(call.outcome == AnswerOutcome::Answered && !call.error, call);
    QCOMPARE(desk.server.requests(path).size(), std::size_t(2));
    QVERIFY(!desk.provider->capabilities().schema);
    QVERIFY(desk.ask().outcome == AnswerOutcome::Answered);
    QCOMPARE(desk.server.requests(path).size(), std::size_t(3)); // remembered
}

void TestCompatible::doesWithoutAPictureWhereItIsRefused()
{
    Desk desk;
    desk.server.on(path, [](const ServerRequest &request) {
        return request.body.find("image_url") != std::string::npos
                   ? Reply::json(errorJson("image input is not supported - hint: mmproj"), 400)
                   : Reply::json(answerJson("blind"));
    });
    const ModelCall call = desk.ask();
    VERIFY_CALL(call.outcome == AnswerOutcome::Answered, call);
    QVERIFY(!call.sawPicture);
    QVERIFY(!desk.provider->capabilities().vision);
}

void TestCompatible::givesUpOnARefusalThatStays()
{
    Desk desk;
    desk.server.on(
        path,
        Reply::json(errorJson("response_format, image input is not supported, max_completion_tokens"), 400));
    const ModelCall call = desk.ask();
    QCOMPARE(call.error->code, ErrorCode::BadRequest);
    QVERIFY(desk.server.requests(path).size() <= 4);
}

void TestCompatible::refusesABadAddress()
{
    const auto http = makeHttp();
    for (const char *url : {"", "nonsense", "http://192.0.2.1/v1"}) {
        llm::ProviderOptions options;
        options.baseUrl = url;
        const auto provider = (*llm::findProvider("compatible"))->make(http.get(), nullptr, options);
        const ModelCall call = QCoro::waitFor(provider->complete({}));
        QCOMPARE(call.outcome, AnswerOutcome::Failed);
        QVERIFY(call.error->code == ErrorCode::BadRequest || call.error->code == ErrorCode::Forbidden);
        QVERIFY(!QCoro::waitFor(provider->check()));
    }
}

void TestCompatible::checksTheServer_data()
{
    QTest::addColumn<support::Reply>("reply");
    QTest::addColumn<QString>("expected");
    QTest::newRow("has it") << Reply::json(R"({"data":[{"id":"other"},{"id":"asked-model"}]})")
                            << "ok 2 models";
    QTest::newRow("has it with a tag")
        << Reply::json(R"({"data":[{"id":"asked-model:latest"}]})") << "ok 1 model";
    QTest::newRow("has not") << Reply::json(R"({"data":[{"id":"other"}]})") << "not_found";
    QTest::newRow("has none") << Reply::json(R"({"object":"list","data":[]})") << "not_found";
    QTest::newRow("keeps no list") << Reply::status(404)
                                   << "ok the server answers and keeps no list of models";
    QTest::newRow("wrong key") << Reply::json(errorJson("no"), 401) << "auth";
    QTest::newRow("a page") << Reply::html("<h1>hi</h1>") << "bad_data";
    QTest::newRow("broken") << Reply::status(500) << "server";
    QTest::newRow("reset") << Reply::reset() << "network";
}

void TestCompatible::checksTheServer()
{
    QFETCH(const support::Reply, reply);
    QFETCH(const QString, expected);
    Desk desk;
    desk.server.on("/v1/models", reply);
    const auto result = QCoro::waitFor(desk.provider->check());
    const std::string got = result ? "ok " + *result : std::string(base::name(result.error().code));
    QCOMPARE(QString::fromStdString(got), expected);
    QCOMPARE(desk.server.requests().at(0).method, std::string("GET"));
}

void TestCompatible::neverTellsTheKey()
{
    const std::string told = std::string("Incorrect API key provided: ") + canary + ". Bearer " + canary;
    const std::vector<Reply> replies = {
        Reply::json(errorJson(told), 401),
        Reply::html("<p>" + told, 403),
        Reply::json(base::toText(base::Json{{"error", {{"message", told}, {"param", canary}}}}), 400),
        Reply::json(errorJson(told), 500),
        Reply::hang(),
        Reply::reset(),
        Reply::text(told)};
    for (const Reply &reply : replies) {
        const QTemporaryDir folder;
        LocalServer server;
        server.onAny([reply](const ServerRequest &) { return reply; });
        const auto http = net::makeRecordingHttp(makeHttp(), folder.path());
        llm::ProviderOptions options;
        options.baseUrl = server.url();
        options.key = base::Secret(canary);
        const auto provider = (*llm::findProvider("compatible"))->make(http.get(), nullptr, options);
        llm::Question question;
        question.sampling.timeout = 500ms;
        const ModelCall call = QCoro::waitFor(provider->complete(question));
        QVERIFY(call.error);
        const std::string all = base::toText(domain::toJson(call));
        QVERIFY2(all.find("canary") == std::string::npos, all.c_str());
        if (reply.end == Reply::End::Hang)
            continue; // the check has a patience of its own
        const auto checked = QCoro::waitFor(provider->check());
        QVERIFY(!checked);
        QVERIFY2((checked.error().detail + checked.error().field).find("canary") == std::string::npos,
                 checked.error().detail.c_str());
        for (const QString &name : QDir(folder.path()).entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("canary"), qPrintable(name));
        }
    }
}

void TestCompatible::tellsTheAnswerAsItComes()
{
    Desk desk;
    const std::string stream = "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n"
                               "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n"
                               ": wait\n\n"
                               "data: {\"choices\":[{\"delta\":{\"content\":\"\xC3\xA4\"}}]}\n\n"
                               "data: {\"choices\":[{\"finish_reason\":\"stop\"}],"
                               "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}\n\n"
                               "data: [DONE]\n\n";
    desk.server.on(path, Reply::text(stream, "text/event-stream").drip(29, 10ms));
    const Told told = desk.askAloud();
    VERIFY_CALL(told.call.outcome == AnswerOutcome::Answered, told.call);
    QCOMPARE(told.said, std::string("<hm>a\xC3\xA4"));
    QCOMPARE(told.call.text, std::string("a\xC3\xA4"));
    QCOMPARE(*told.call.usage.outputTokens, 2);
    QVERIFY(told.pieces >= 3);
    const base::Json body = bodyOf(desk.server.requests(path).at(0));
    QVERIFY(body.at("stream") == true && body.at("stream_options").at("include_usage") == true);

    Desk plain; // a server that cannot stream
    plain.server.on(path, Reply::json(answerJson("whole")));
    QCOMPARE(plain.askAloud().said, std::string("whole"));
}

void TestCompatible::tellsThatAnAttemptBeginsAnew()
{
    Desk desk;
    const std::string first = "data: {\"choices\":[{\"delta\":{\"content\":\"first\"}}]}\n\n";
    const std::string second =
        "data: {\"choices\":[{\"delta\":{\"content\":\"second\"},\"finish_reason\":\"stop\"}]}\n\n";
    desk.server.on(path, {Reply::text(first, "text/event-stream"), Reply::json(errorJson("busy"), 503),
                          Reply::text(second, "text/event-stream")});
    const Told told = desk.askAloud();
    VERIFY_CALL(told.call.outcome == AnswerOutcome::Answered, told.call);
    QCOMPARE(told.said, std::string("first!second"));
    QCOMPARE(told.call.text, std::string("second"));
}

void TestCompatible::endsACallWhenItsOwnerAsks()
{
    Desk desk;
    desk.server.on(path, Reply::hang());
    llm::Question question;
    std::stop_source owner;
    question.cancel = owner.get_token();
    std::optional<ModelCall> call;
    const QCoro::Task<void> task =
        desk.provider->complete(question).then([&](ModelCall got) { call = std::move(got); });
    QTRY_VERIFY(desk.server.requests().size() == 1);
    owner.request_stop();
    QTRY_VERIFY(call.has_value());
    QCOMPARE(call->error->code, ErrorCode::Cancelled);
}

void TestCompatible::waitsAsTheBodyAsks()
{
    Desk desk;
    desk.server.on(path, {Reply::json(errorJson("Rate limit reached. Please try again in 350ms."), 429),
                          Reply::json(answerJson("a"))});
    QElapsedTimer clock;
    clock.start();
    const ModelCall call = desk.ask();
    VERIFY_CALL(call.outcome == AnswerOutcome::Answered, call);
    QVERIFY(clock.elapsed() >= 350);
}

void TestCompatible::listsItsModels()
{
    Desk desk;
    desk.server.on("/v1/models", Reply::json(R"({"data":[{"id":"b","context_length":4096},{"id":"a"}]})"));
    const auto models = QCoro::waitFor(desk.provider->models());
    QVERIFY(models && models->size() == 2);
    QVERIFY((models->at(0) == llm::ModelInfo{"b", "", 4096}));
    desk.server.on("/v1/models", Reply::status(404));
    QCOMPARE(QCoro::waitFor(desk.provider->models()).error().code, ErrorCode::Unsupported);
}

void TestCompatible::stopEndsACallAtOnce()
{
    Desk desk;
    desk.server.on(path, Reply::hang());
    llm::Question question;
    std::optional<ModelCall> call;
    const QCoro::Task<void> task =
        desk.provider->complete(question).then([&](ModelCall got) { call = std::move(got); });
    QTRY_VERIFY(desk.server.requests().size() == 1);
    QElapsedTimer clock;
    clock.start();
    desk.http->stop();
    QTRY_VERIFY(call.has_value());
    QVERIFY(clock.elapsed() < 1000);
    QCOMPARE(call->outcome, AnswerOutcome::Failed);
    QCOMPARE(call->error->code, ErrorCode::Cancelled);
}

void TestCompatible::isTheCassettesEqual()
{
    const QTemporaryDir folder;
    LocalServer server;
    server.on(path, Reply::json(answerJson("yes")).after(15ms));
    llm::ProviderOptions options;
    options.baseUrl = server.url();
    options.key = base::Secret(canary);
    llm::Question question;
    question.user = "user";
    question.png = "png";
    const auto askedThrough = [&](net::Http &http) {
        const auto provider = (*llm::findProvider("compatible"))->make(&http, nullptr, options);
        return base::toText(domain::toJson(QCoro::waitFor(provider->complete(question))));
    };
    const std::string live = askedThrough(*net::makeRecordingHttp(makeHttp(), folder.path()));
    const auto player = net::makeReplayingHttp(folder.path());
    QVERIFY(player);
    options.key = base::Secret();           // a replay needs no key
    QCOMPARE(askedThrough(**player), live); // latency and all
    QCOMPARE(server.requests().size(), std::size_t(1));
}
