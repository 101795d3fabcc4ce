#include "test_compatible_codec.h"

#include <QtTest>

#include <rapidcheck.h>

#include "base/json.h"
#include "llm/compatible_codec.h"

using base::ErrorCode;
using domain::AnswerOutcome;
using domain::ModelCall;

namespace {

llm::Question fullQuestion()
{
    llm::Question question;
    question.system = "You trade.";
    question.user = "What now?";
    question.png = "\x89PNG";
    question.schema = R"({"type":"object","required":["action"]})";
    return question;
}

base::Json bodyOf(const llm::Question &question, const llm::ProviderOptions &options = {},
                  const llm::Dialect &dialect = {})
{
    return llm::compatibleBody({question, options, dialect, {}}).value_or(base::Json());
}

std::optional<llm::Dialect> learnt(const llm::Dialect &dialect, int status, const QByteArray &body)
{
    const llm::Question question;
    const llm::ProviderOptions options;
    return llm::adaptedCompatible({question, options, dialect, {}}, status, body.toStdString());
}

std::string summary(const ModelCall &call)
{
    return std::string(domain::name(call.outcome)) + '|' + call.text + '|' + call.thinking + '|' +
           call.finishReason + '|' + (call.error ? std::string(base::name(call.error->code)) : "-");
}

QByteArray sse(const char *json)
{
    return QByteArray("data: ") + json + "\n\n";
}

} // namespace

void TestCompatibleCodec::findsTheAddress_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url"); // empty: refused
    const auto row = [](const char *base, const char *url) {
        QTest::newRow(base) << QString::fromUtf8(base) << QString::fromUtf8(url);
    };
    row("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/chat/completions");
    row("http://127.0.0.1:8080/", "http://127.0.0.1:8080/v1/chat/completions");
    row("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/chat/completions");
    row("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1/chat/completions");
    row("https://api.example.com/openai/v1", "https://api.example.com/openai/v1/chat/completions");
    row("https://api.example.com/api/paas/v4", "https://api.example.com/api/paas/v4/chat/completions");
    row("https://api.example.com/v1/chat/completions", "https://api.example.com/v1/chat/completions");
    row("https://api.example.com/a%2Fb?api-version=2024-10",
        "https://api.example.com/a%2Fb/chat/completions?api-version=2024-10");
    row("", "");
    row("api.example.com", "");
    row("https://user:pass@api.example.com/v1", "");
}

void TestCompatibleCodec::findsTheAddress()
{
    QFETCH(const QString, base);
    QFETCH(const QString, url);
    const auto found = llm::compatibleUrl(base.toStdString(), "chat/completions");
    QCOMPARE(QString::fromStdString(found.value_or("")), url);
    if (!found)
        QCOMPARE(found.error().field, std::string("base_url"));
}

void TestCompatibleCodec::writesTheWholeQuestion()
{
    llm::Question question = fullQuestion();
    question.previousAnswer = "{\"action\":1}";
    question.reask = "action must be text";
    llm::ProviderOptions options;
    options.model = "some-model";
    options.key = base::Secret("canary-key-1");
    const base::Json body = bodyOf(question, options);
    QCOMPARE(body.at("model").get<std::string>(), std::string("some-model"));
    QVERIFY(body.at("stream") == false);
    const base::Json &turns = body.at("messages");
    QCOMPARE(turns.size(), std::size_t(4));
    QVERIFY((turns[0] == base::Json{{"role", "system"}, {"content", "You trade."}}));
    QCOMPARE(turns[1].at("content")[0].at("text").get<std::string>(), std::string("What now?"));
    QCOMPARE(turns[1].at("content")[1].at("image_url").at("url").get<std::string>(),
             std::string("data:image/png;base64,iVBORw=="));
    QVERIFY((turns[2] == base::Json{{"role", "assistant"}, {"content", "{\"action\":1}"}}));
    QVERIFY((turns[3] == base::Json{{"role", "user"}, {"content", "action must be text"}}));
    const base::Json &format = body.at("response_format");
    QCOMPARE(format.at("type").get<std::string>(), std::string("json_schema"));
    QVERIFY(format.at("json_schema").at("strict") == true);
    QCOMPARE(format.at("json_schema").at("name").get<std::string>(), std::string("decision"));
    QCOMPARE(format.at("json_schema").at("schema").at("type").get<std::string>(), std::string("object"));
    QVERIFY(base::toText(body).find("canary") == std::string::npos);
}

void TestCompatibleCodec::writesOnlyWhatIsSet()
{
    llm::Question question;
    question.user = "plain";
    const base::Json bare = bodyOf(question);
    QCOMPARE(bare.size(), std::size_t(2)); // the turns, and that it is no stream
    QCOMPARE(bare.at("messages")[0].at("content").get<std::string>(), std::string("plain"));

    llm::ProviderOptions options;
    options.sampling.temperature = 0.2;
    options.sampling.seed = 5;
    options.sampling.maxTokens = 1000;
    options.sampling.timeout = std::chrono::seconds(30);
    question.sampling.temperature = 0.7;
    question.sampling.topP = 0.9;
    question.sampling.topK = 40;
    const base::Json body = bodyOf(question, options);
    QCOMPARE(body.at("temperature").get<double>(), 0.7); // the question's own
    QCOMPARE(body.at("top_p").get<double>(), 0.9);
    QCOMPARE(body.at("top_k").get<int>(), 40);
    QCOMPARE(body.at("seed").get<int>(), 5);
    QCOMPARE(body.at("max_tokens").get<int>(), 1000);
    QCOMPARE(llm::samplingOf(question, options).timeout, base::Milliseconds(30'000));
    question.sampling.timeout = std::chrono::seconds(5);
    QCOMPARE(llm::samplingOf(question, options).timeout, base::Milliseconds(5'000));
}

void TestCompatibleCodec::leavesOutWhatTheServerRefuses()
{
    llm::ProviderOptions options;
    options.sampling.maxTokens = 10;
    QVERIFY(!bodyOf(fullQuestion(), options, {false, true, true}).contains("response_format"));
    QVERIFY(bodyOf(fullQuestion(), options, {true, false, true}).at("messages")[1].at("content").is_string());
    const base::Json renamed = bodyOf(fullQuestion(), options, {true, true, false});
    QVERIFY(renamed.contains("max_completion_tokens") && !renamed.contains("max_tokens"));
    options.useSchema = false;
    options.sendPicture = false;
    QVERIFY(!bodyOf(fullQuestion(), options).contains("response_format"));
    const llm::Question question = fullQuestion();
    const llm::Dialect dialect;
    QVERIFY(!llm::sendsPicture({question, options, dialect, {}}));
}

void TestCompatibleCodec::refusesASchemaThatIsNoJson()
{
    llm::Question question = fullQuestion();
    question.schema = "{type: object}";
    const llm::ProviderOptions options;
    const llm::Dialect dialect;
    const auto body = llm::compatibleBody({question, options, dialect, {}});
    QVERIFY(!body);
    QCOMPARE(body.error().field, std::string("schema"));
}

void TestCompatibleCodec::readsAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // outcome|text|thinking|finish|error
    const auto row = [](const char *title, int status, const QByteArray &body, const char *expected) {
        QTest::newRow(title) << status << body << QString::fromUtf8(expected);
    };
    row("text", 200, R"({"choices":[{"message":{"content":"yes"},"finish_reason":"stop"}]})",
        "answered|yes||stop|-");
    row("parts", 200,
        R"({"choices":[{"message":{"content":[{"type":"text","text":"a"},{"type":"image"},{"type":"text","text":"b"},"c"]}}]})",
        "answered|abc|||-");
    row("thinking parts", 200,
        R"({"choices":[{"message":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":"a"}]}}]})",
        "answered|a|hm||-");
    row("reasoning_content", 200, R"({"choices":[{"message":{"content":"a","reasoning_content":"r"}}]})",
        "answered|a|r||-");
    row("reasoning", 200, R"({"choices":[{"message":{"content":"a","reasoning":"r"}}]})", "answered|a|r||-");
    row("the old form", 200, R"({"choices":[{"text":"a","finish_reason":"stop"}]})", "answered|a||stop|-");
    row("a mark before it", 200, "\xEF\xBB\xBF{\"choices\":[{\"message\":{\"content\":\"a\"}}]}",
        "answered|a|||-");
    row("cut off", 200, R"({"choices":[{"message":{"content":"{\"act"},"finish_reason":"length"}]})",
        "refused|{\"act||length|-");
    row("filtered", 200, R"({"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]})",
        "refused|||content_filter|-");
    row("refused", 200,
        R"({"choices":[{"message":{"content":null,"refusal":"I will not"},"finish_reason":"stop"}]})",
        "refused|I will not||stop|-");
    row("empty", 200, R"({"choices":[{"message":{"content":" \n"},"finish_reason":"stop"}]})",
        "refused| \n||stop|-");
    row("null", 200, R"({"choices":[{"message":{"content":null},"finish_reason":"stop"}]})",
        "refused|||stop|-");
    row("only thinking", 200,
        R"({"choices":[{"message":{"content":"","reasoning":"hm"},"finish_reason":"stop"}]})",
        "refused||hm|stop|-");
    row("no choices", 200, R"({"choices":[]})", "failed||||bad_data");
    row("something else", 200, R"({"hello":"world"})", "failed||||bad_data");
    row("a broken choice", 200, R"({"choices":["x"]})", "refused||||-");
    row("broke off", 200, R"({"choices":[{"message":{"content":"a"},"finish_reason":"error"}]})",
        "failed|a||error|server");
    row("an error inside", 200, R"({"error":{"message":"m","code":429}})", "failed||||rate_limit");
    row("flagged", 400, R"({"error":{"message":"m","code":"content_filter"}})", "refused||||moderation");
    row("a page", 200, "<!DOCTYPE html><p>Sign in", "failed||||malformed");
    row("a page with an error", 502, "<html>Bad gateway</html>", "failed||||server");
    row("a number", 200, "42", "failed||||malformed");
    row("nothing", 200, "", "refused||||-");
    row("nothing with an error", 500, "", "failed||||server");
    row("half a document", 200, R"({"choices":[{"message":)", "failed||||malformed");
    row("bytes that are no text", 200, "{\"choices\":[{\"message\":{\"content\":\"\xFF\xFE\"}}]}",
        "failed||||malformed");
    row("too deep", 200, QByteArray(500, '['), "failed||||malformed");
    row("a redirect", 302, "", "failed||||unsupported");
}

void TestCompatibleCodec::readsAnswers()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    const ModelCall call = llm::decodeCompatible(status, body.toStdString(), false);
    QCOMPARE(QString::fromStdString(summary(call)), expected);
}

void TestCompatibleCodec::readsUsage()
{
    const auto usage = [](const char *json) {
        const std::string body =
            std::string(R"({"id":"r1","model":"m","choices":[{"message":{"content":"a"}}],"usage":)") + json +
            "}";
        return llm::decodeCompatible(200, body, false);
    };
    const ModelCall all =
        usage(R"({"prompt_tokens":10,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":4},)"
              R"("completion_tokens_details":{"reasoning_tokens":3}})");
    QCOMPARE(*all.usage.inputTokens, 10);
    QCOMPARE(*all.usage.outputTokens, 5);
    QCOMPARE(*all.usage.cachedInputTokens, 4);
    QCOMPARE(*all.usage.reasoningTokens, 3);
    QCOMPARE(all.model, std::string("m"));
    QCOMPARE(all.requestId, std::string("r1"));
    QVERIFY(!all.cost);
    QCOMPARE(*usage(R"({"prompt_cache_hit_tokens":7})").usage.cachedInputTokens, 7);
    for (const char *odd : {"null", "7", "{}", R"({"prompt_tokens":-1})", R"({"prompt_tokens":"10"})",
                            R"({"prompt_tokens":1.5})", R"({"prompt_tokens":99999999999999999999})"})
        QVERIFY2(!usage(odd).usage.inputTokens, odd);
}

void TestCompatibleCodec::readsStreams_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, const QByteArray &body, const char *expected) {
        QTest::newRow(title) << body << QString::fromUtf8(expected);
    };
    const QByteArray hello = sse(R"({"choices":[{"delta":{"role":"assistant","content":""}}]})") +
                             sse(R"({"choices":[{"delta":{"content":"Hel"}}]})") +
                             sse(R"({"choices":[{"delta":{"content":"lo"}}]})");
    const QByteArray stop = sse(R"({"choices":[{"delta":{},"finish_reason":"stop"}]})");
    const QByteArray done = sse("[DONE]");
    row("whole", hello + stop + done, "answered|Hello||stop|-");
    row("without the end mark", hello + stop, "answered|Hello||stop|-");
    row("without a reason", hello + done, "answered|Hello|||-");
    row("cut off", hello, "failed|Hello|||network");
    row("kept alive", ": wait\n\n: wait\n\n" + hello + ": wait\n\n" + stop + done, "answered|Hello||stop|-");
    row("thinking",
        sse(R"({"choices":[{"delta":{"reasoning_content":"h"}}]})") +
            sse(R"({"choices":[{"delta":{"reasoning":"m","content":null}}]})") + hello + stop + done,
        "answered|Hello|hm|stop|-");
    row("refused",
        sse(R"({"choices":[{"delta":{"refusal":"I will "}}]})") +
            sse(R"({"choices":[{"delta":{"refusal":"not"}}]})") + stop + done,
        "refused|I will not||stop|-");
    row("an error in the middle", hello + sse(R"({"error":{"message":"m","code":"server_error"}})"),
        "failed|Hello|||server");
    row("an error by name",
        hello + "event: error\n" + sse(R"({"error":{"message":"m","type":"invalid_request_error"}})"),
        "failed|Hello|||bad_request");
    row("a bare error", hello + "{\"error\":\"m\"}\n", "failed|Hello|||server");
    row("not JSON", hello + sse("{\"choices\":[") + done, "failed|Hello|||malformed");
    row("nothing after the end", hello + done + sse(R"({"choices":[{"delta":{"content":"!"}}]})"),
        "answered|Hello|||-");
    row("too long", hello + sse(R"({"choices":[{"delta":{},"finish_reason":"length"}]})") + done,
        "refused|Hello||length|-");
    row("empty", stop + done, "refused|||stop|-");
    row("no event at all", "", "refused||||-");
    row("a document instead", R"({"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]})",
        "answered|a||stop|-");
    row("an error document instead", R"({"error":{"message":"m","code":503}})", "failed||||overloaded");
}

void TestCompatibleCodec::readsStreams()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    const ModelCall call = llm::decodeCompatible(200, body.toStdString(), true);
    QCOMPARE(QString::fromStdString(summary(call)), expected);
    QVERIFY(call.outcome != AnswerOutcome::Failed || call.error);

    const QByteArray windows = QByteArray(body).replace("\n", "\r\n");
    QCOMPARE(QString::fromStdString(summary(llm::decodeCompatible(200, windows.toStdString(), true))),
             expected);
}

void TestCompatibleCodec::explainsRefusals_data()
{
    QTest::addColumn<QString>("finish");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("cut off") << "length"
                             << "{"
                             << "bad_data finish_reason";
    QTest::newRow("filtered") << "content_filter"
                              << ""
                              << "moderation finish_reason";
    QTest::newRow("refused") << "stop"
                             << "I will not"
                             << "moderation text";
    QTest::newRow("empty") << "stop"
                           << ""
                           << "bad_data text";
}

void TestCompatibleCodec::explainsRefusals()
{
    QFETCH(const QString, finish);
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    ModelCall call;
    call.outcome = AnswerOutcome::Refused;
    call.finishReason = finish.toStdString();
    call.text = text.toStdString();
    llm::explainRefusal(call);
    QVERIFY(call.error && !call.error->detail.empty());
    QCOMPARE(QString::fromStdString(std::string(base::name(call.error->code)) + ' ' + call.error->field),
             expected);
    QVERIFY(!base::retryable(call.error->code));

    ModelCall answered;
    answered.outcome = AnswerOutcome::Answered;
    llm::explainRefusal(answered);
    QVERIFY(!answered.error);
}

void TestCompatibleCodec::learnsFromRefusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("leavesOut");
    const auto row = [](int status, const char *body, const char *leavesOut) {
        QTest::addRow("%d %.40s", status, body) << status << QByteArray(body) << QString::fromUtf8(leavesOut);
    };
    row(400,
        R"({"error":{"message":"'response_format.type' must be one of text, json_object","param":"response_format"}})",
        "schema");
    row(422, R"({"detail":"json_schema is not available"})", "schema");
    row(400, R"({"error":{"message":"Use 'max_completion_tokens' instead.","param":"max_tokens"}})",
        "tokens");
    row(500,
        R"({"error":{"message":"image input is not supported - hint: you may need to provide the mmproj"}})",
        "picture");
    row(400, R"({"error":{"message":"This model does not support image inputs"}})", "picture");
    row(400,
        R"({"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model."}})",
        "sampling");
    row(400, R"({"error":{"message":"Unrecognized request argument supplied: reasoning_effort"}})",
        "thinking");
    row(400, R"({"error":{"message":"stream_options is not permitted"}})", "stream usage");
    row(422, R"({"detail":[{"msg":"Extra inputs are not permitted","loc":["body","x"],"input":"'seed'"}]})",
        "seed");
    row(400, R"({"error":{"message":"This model does not support 'system' messages"}})", "system");
    row(404,
        R"({"error":{"message":"No endpoints found that can handle the requested parameters","code":404}})",
        "schema");
    row(400, R"({"error":{"message":"bad weather"}})", "");
    row(500, R"({"error":{"message":"json_schema"}})", ""); // its own trouble, not ours
    row(401, R"({"error":{"message":"response_format"}})", "");
    row(429, R"({"error":{"message":"response_format"}})", "");
    row(200, R"({"error":{"message":"response_format"}})", "");
}

void TestCompatibleCodec::learnsFromRefusals()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, leavesOut);
    const auto next = learnt({}, status, body);
    QString left;
    if (next)
        left = !next->schema        ? QStringLiteral("schema")
               : !next->picture     ? QStringLiteral("picture")
               : !next->sampling    ? QStringLiteral("sampling")
               : !next->thinking    ? QStringLiteral("thinking")
               : !next->streamUsage ? QStringLiteral("stream usage")
               : !next->seed        ? QStringLiteral("seed")
               : !next->system      ? QStringLiteral("system")
                                    : QStringLiteral("tokens");
    QCOMPARE(left, leavesOut);
    if (next)
        QVERIFY(!learnt(*next, status, body)); // once is enough
}

void TestCompatibleCodec::survivesAnyBytes()
{
    QVERIFY(rc::check("any body is classified", [] {
        static const std::vector<std::string> words = {"{",
                                                       "}",
                                                       "[",
                                                       "]",
                                                       "\"",
                                                       ":",
                                                       ",",
                                                       "\"choices\"",
                                                       "\"message\"",
                                                       "\"content\"",
                                                       "\"delta\"",
                                                       "\"error\"",
                                                       "\"usage\"",
                                                       "\"prompt_tokens\"",
                                                       "null",
                                                       "-1",
                                                       "1e999",
                                                       "\"x\"",
                                                       "data: ",
                                                       "\n",
                                                       "\n\n",
                                                       "[DONE]",
                                                       "event: error",
                                                       "\xFF",
                                                       "\xE2\x82",
                                                       "\\u0000",
                                                       "\\ud800",
                                                       "{\"choices\":[{\"message\":{\"content\":",
                                                       "{\"choices\":[{\"delta\":"};
        std::string body;
        for (const std::size_t word :
             *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, words.size())))
            body += words[word];
        const int status = *rc::gen::element(200, 302, 400, 429, 503);
        const ModelCall call = llm::decodeCompatible(status, body, *rc::gen::arbitrary<bool>());
        RC_ASSERT(call.outcome != AnswerOutcome::Failed || call.error);
        RC_ASSERT(call.outcome != AnswerOutcome::Answered ||
                  (!call.error && !call.text.empty() && status == 200));
    }));
}
