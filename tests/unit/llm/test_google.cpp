#include "test_google.h"

#include "support/local_server.h"

#include <QCoroTask>
#include <QtTest>

#include <rapidcheck.h>

#include "llm/google_codec.h"
#include "net/real_http.h"

using namespace std::chrono_literals;
using base::ErrorCode;
using base::Json;
using domain::AnswerOutcome;
using domain::ModelCall;
using support::Reply;
using support::ServerRequest;

Q_DECLARE_METATYPE(base::ErrorCode)

namespace {

llm::Question fullQuestion()
{
    llm::Question question;
    question.system = "You trade.";
    question.user = "What now?";
    question.png = "\x89PNG";
    question.schema = R"({"$schema":"x","type":"object","properties":{"action":{"type":["string","null"]}}})";
    return question;
}

Json bodyOf(const llm::Question &question, const llm::ProviderOptions &options,
            const llm::Dialect &dialect = {})
{
    return llm::googleBody({question, options, dialect, {}}).value_or(Json());
}

llm::ProviderOptions optionsFor(const char *model)
{
    llm::ProviderOptions options;
    options.model = model;
    return options;
}

std::string summary(const ModelCall &call)
{
    return std::string(domain::name(call.outcome)) + '|' + call.text + '|' + call.thinking + '|' +
           call.finishReason + '|' + (call.error ? std::string(base::name(call.error->code)) : "-");
}

QByteArray candidate(const char *parts, const char *finish = "STOP")
{
    return QByteArray(R"({"candidates":[{"content":{"parts":[)") + parts +
           R"(],"role":"model"},"finishReason":")" + finish + R"("}]})";
}

std::optional<llm::Dialect> learnt(const llm::ProviderOptions &options, const llm::Dialect &used, int status,
                                   const QByteArray &body)
{
    const llm::Question question;
    return llm::adaptedGoogle({question, options, used, {}}, status, body.toStdString());
}

} // namespace

void TestGoogle::findsTheAddress_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("url"); // empty: refused
    const auto row = [](const char *base, const char *model, const char *url) {
        QTest::addRow("%s %s", base, model)
            << QString::fromUtf8(base) << QString::fromUtf8(model) << QString::fromUtf8(url);
    };
    row("https://g.example", "gemini-2.5-pro",
        "https://g.example/v1beta/models/gemini-2.5-pro:generateContent");
    row("https://g.example/v1/", "gemini-x", "https://g.example/v1/models/gemini-x:generateContent");
    row("https://g.example/v1beta/models", "models/gemini-x",
        "https://g.example/v1beta/models/gemini-x:generateContent");
    row("https://g.example/v1", "tunedModels/mine", "https://g.example/v1/tunedModels/mine:generateContent");
    row("https://g.example", "", "");
    row("https://g.example", "a:b", "");
    row("https://g.example", "a?key=b", "");
    row("https://user:word@g.example", "a", "");
    row("nonsense", "a", "");
}

void TestGoogle::findsTheAddress()
{
    QFETCH(const QString, base);
    QFETCH(const QString, model);
    QFETCH(const QString, url);
    const auto found = llm::googleUrl(base.toStdString(), model.toStdString(), "generateContent");
    QCOMPARE(QString::fromStdString(found.value_or("")), url);
    if (!found)
        QCOMPARE(found.error().code, ErrorCode::BadRequest);
    QCOMPARE(llm::googleUrl("https://g.example", {}, {}).value(),
             std::string("https://g.example/v1beta/models"));
}

void TestGoogle::writesTheWholeQuestion()
{
    llm::Question question = fullQuestion();
    question.previousAnswer = "{}";
    question.reask = "the action is missing";
    llm::ProviderOptions options = optionsFor("gemini-2.5-flash");
    options.key = base::Secret("canary-key-1");
    options.codeExecution = true;
    const Json body = bodyOf(question, options);
    QCOMPARE(body.at("systemInstruction").at("parts")[0].at("text").get<std::string>(),
             std::string("You trade."));
    const Json &turns = body.at("contents");
    QCOMPARE(turns.size(), std::size_t(3));
    QCOMPARE(turns[0].at("parts")[0].at("text").get<std::string>(), std::string("What now?"));
    QVERIFY(
        (turns[0].at("parts")[1].at("inlineData") == Json{{"mimeType", "image/png"}, {"data", "iVBORw=="}}));
    QCOMPARE(turns[1].at("role").get<std::string>(), std::string("model"));
    QCOMPARE(turns[2].at("parts")[0].at("text").get<std::string>(), question.reask);
    const Json &config = body.at("generationConfig");
    QCOMPARE(config.at("responseMimeType").get<std::string>(), std::string("application/json"));
    QVERIFY(!config.at("responseJsonSchema").contains("$schema"));
    QVERIFY(body.at("tools")[0].contains("codeExecution"));
    QVERIFY(base::toText(body).find("canary") == std::string::npos);

    question.schema = "{";
    QVERIFY(!llm::googleBody({question, options, {}, {}}));
}

void TestGoogle::writesOnlyWhatIsSet()
{
    llm::Question question;
    question.user = "plain";
    QCOMPARE(bodyOf(question, optionsFor("m")).size(), std::size_t(1));
    llm::ProviderOptions options = optionsFor("m");
    options.sampling.temperature = 0.3;
    options.sampling.topP = 0.9;
    options.sampling.topK = 40;
    options.sampling.seed = 7;
    options.sampling.maxTokens = 500;
    const Json expected = {
        {"temperature", 0.3}, {"topP", 0.9}, {"topK", 40}, {"seed", 7}, {"maxOutputTokens", 500}};
    QVERIFY(bodyOf(question, options).at("generationConfig") == expected);
}

void TestGoogle::leavesOutWhatIsRefused()
{
    llm::ProviderOptions options = optionsFor("gemini-2.5-flash");
    options.codeExecution = true;
    options.sampling.temperature = 0.3;
    options.sampling.seed = 7;
    options.sampling.thinking = "high";
    llm::Dialect dialect;
    dialect.schemaForm = 1;
    const Json older = bodyOf(fullQuestion(), options, dialect).at("generationConfig");
    QVERIFY(!older.contains("responseJsonSchema"));
    QVERIFY(older.at("responseSchema").at("properties").at("action").at("nullable") == true);
    dialect.schema = dialect.picture = dialect.thinking = dialect.sampling = dialect.seed = false;
    dialect.codeExecution = dialect.system = false;
    const Json body = bodyOf(fullQuestion(), options, dialect);
    QCOMPARE(body.size(), std::size_t(1));
    QVERIFY((body.at("contents")[0].at("parts") == Json::array({{{"text", "You trade.\n\nWhat now?"}}})));
}

void TestGoogle::saysHowMuchToThink_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *model, const char *level, const char *expected) {
        QTest::addRow("%s %s", model, level)
            << QString::fromUtf8(model) << QString::fromUtf8(level) << QString::fromUtf8(expected);
    };
    row("gemini-2.5-flash", "none", R"({"includeThoughts":false,"thinkingBudget":0})");
    row("gemini-2.5-flash", "low", R"({"includeThoughts":true,"thinkingBudget":1024})");
    row("gemini-2.5-pro", "none", R"({"includeThoughts":false,"thinkingBudget":128})");
    row("models/gemini-2.5-pro", "high", R"({"includeThoughts":true,"thinkingBudget":24576})");
    row("gemini-3-flash-preview", "minimal", R"({"includeThoughts":true,"thinkingLevel":"minimal"})");
    row("gemini-3-flash-preview", "medium", R"({"includeThoughts":true,"thinkingLevel":"medium"})");
    row("gemini-3-pro-preview", "none", R"({"includeThoughts":false,"thinkingLevel":"low"})");
    row("gemini-3-pro-preview", "medium", R"({"includeThoughts":true,"thinkingLevel":"high"})");
    row("gemini-flash-latest", "high", R"({"includeThoughts":true,"thinkingLevel":"high"})");
}

void TestGoogle::saysHowMuchToThink()
{
    QFETCH(const QString, model);
    QFETCH(const QString, level);
    QFETCH(const QString, expected);
    llm::ProviderOptions options = optionsFor(qPrintable(model));
    options.sampling.thinking = level.toStdString();
    const Json body = bodyOf({}, options);
    QCOMPARE(QString::fromStdString(base::toText(body.at("generationConfig").at("thinkingConfig"))),
             expected);
}

void TestGoogle::readsAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // outcome|text|thinking|finish|error
    const auto row = [](const char *title, const QByteArray &body, const char *expected) {
        QTest::newRow(title) << body << QString::fromUtf8(expected);
    };
    const QByteArray good = candidate(R"({"text":"a"})");
    row("text", good, "answered|a||STOP|-");
    row("parts", candidate(R"({"text":"a"},{"text":"hm","thought":true},{"text":"b"})"),
        "answered|ab|hm|STOP|-");
    row("code that was run", candidate(R"({"text":"x "},{"executableCode":{"language":"PYTHON","code":"1"}},
                     {"codeExecutionResult":{"outcome":"OUTCOME_OK","output":"1"}},{"text":"y"})"),
        "answered|x y||STOP|-");
    row("a call of a tool", candidate(R"({"functionCall":{"name":"f","args":{}}})"), "refused|||STOP|-");
    row("cut off", candidate(R"({"text":"{"})", "MAX_TOKENS"), "refused|{||MAX_TOKENS|-");
    row("withheld", R"({"candidates":[{"finishReason":"SAFETY","index":0}]})", "refused|||SAFETY|-");
    row("recited", candidate("", "RECITATION"), "refused|||RECITATION|-");
    row("got wrong", candidate(R"({"text":"call("})", "MALFORMED_FUNCTION_CALL"),
        "refused|call(||MALFORMED_FUNCTION_CALL|-");
    row("a blocked question", R"({"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"}})",
        "refused|||PROHIBITED_CONTENT|moderation");
    row("feedback that blocks nothing",
        R"({"promptFeedback":{"safetyRatings":[]},"candidates":[{"content":{"parts":[{"text":"a"}]}}]})",
        "answered|a|||-");
    row("the second candidate does not count",
        R"({"candidates":[{"index":1,"content":{"parts":[{"text":"no"}]}},{"index":0,"content":{"parts":[{"text":"yes"}]}}]})",
        "answered|yes|||-");
    row("events",
        "data: " + candidate(R"({"text":"a"})", "") + "\r\n\r\n: alive\r\n\r\ndata: " + good + "\r\n\r\n",
        "answered|aa||STOP|-");
    row("events without the last blank line", "data: " + good, "answered|a||STOP|-");
    row("a list of parts", "[" + candidate(R"({"text":"a"})", "") + ",\r\n" + good + "\n]",
        "answered|aa||STOP|-");
    row("a list that ends early", "[" + candidate(R"({"text":"a"})", "") + ",\n{\"candid",
        "failed|a|||network");
    row("a list without its end",
        "[" + candidate(R"({"text":"a"})", "") + "," + candidate(R"({"text":"b"})", ""),
        "failed|ab|||network");
    row("events that end early", "data: " + candidate(R"({"text":"a"})", "") + "\n\n", "failed|a|||network");
    row("an error between events",
        "data: " + candidate(R"({"text":"a"})", "") +
            "\n\ndata: {\"error\":{\"code\":503,\"message\":\"busy\",\"status\":\"UNAVAILABLE\"}}\n\n",
        "failed|a|||overloaded");
    row("an error in a list",
        "[" + candidate(R"({"text":"a"})", "") +
            R"(,{"error":{"code":500,"message":"m","status":"INTERNAL"}}])",
        "failed|a|||server");
    row("an error inside a good answer",
        R"({"error":{"code":429,"message":"m","status":"RESOURCE_EXHAUSTED"}})", "failed||||rate_limit");
    row("nothing", "", "refused||||-");
    row("an empty list", "[]", "refused||||-");
    row("half a document", good.left(40), "failed||||malformed");
    row("a page", "<html>hi</html>", "failed||||malformed");
    row("text", "yes", "failed||||malformed");
    row("null", "null", "failed||||malformed");
    row("bytes that are no text", "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\xC3\x28\"}]}}]}",
        "failed||||malformed");
    row("a count of tokens", R"({"totalTokens":13})", "refused||||-");
}

void TestGoogle::readsAnswers()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    const ModelCall call = llm::decodeGoogle(200, body.toStdString(), false);
    QCOMPARE(QString::fromStdString(summary(call)), expected);
    const auto reader = llm::readGoogle(200, true);
    for (const char byte : body)
        reader->add({&byte, 1});
    QCOMPARE(QString::fromStdString(summary(reader->end())), expected);
}

void TestGoogle::sortsRefusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<base::ErrorCode>("code");
    QTest::addColumn<int>("wait"); // milliseconds; -1: not told
    const auto row = [](const char *title, int status, const char *error, ErrorCode code, int wait = -1) {
        QTest::newRow(title) << status << QByteArray(R"({"error":)") + error + '}' << code << wait;
    };
    row("a minute's limit", 429,
        R"({"code":429,"message":"Quota exceeded. Please retry in 12.5s.","status":"RESOURCE_EXHAUSTED"})",
        ErrorCode::RateLimit, 12'500);
    row("a day's limit", 429,
        R"({"message":"m","status":"RESOURCE_EXHAUSTED","details":[{"@type":"x/google.rpc.QuotaFailure",
            "violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]},
            {"@type":"x/google.rpc.RetryInfo","retryDelay":"5s"}]})",
        ErrorCode::Quota);
    row("both limits", 429,
        R"({"message":"m","status":"RESOURCE_EXHAUSTED","details":[{"@type":"x/google.rpc.QuotaFailure",
            "violations":[{"quotaId":"RequestsPerDay"},{"quotaId":"RequestsPerMinute"}]},
            {"@type":"x/google.rpc.RetryInfo","retryDelay":"5s"}]})",
        ErrorCode::RateLimit, 5'000);
    row("no free use of this model", 429, R"({"message":"quota, limit: 0","status":"RESOURCE_EXHAUSTED"})",
        ErrorCode::Quota);
    row("a bad key", 400,
        R"({"message":"m","status":"INVALID_ARGUMENT","details":[{"@type":"x/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]})",
        ErrorCode::Auth);
    row("an expired key", 400, R"({"message":"API key expired.","status":"INVALID_ARGUMENT"})",
        ErrorCode::Auth);
    row("no key", 403,
        R"({"message":"Method doesn't allow unregistered callers","status":"PERMISSION_DENIED"})",
        ErrorCode::Auth);
    row("not allowed", 403, R"({"message":"no","status":"PERMISSION_DENIED"})", ErrorCode::Forbidden);
    row("another country", 400,
        R"({"message":"User location is not supported","status":"FAILED_PRECONDITION"})",
        ErrorCode::Forbidden);
    row("too long", 400,
        R"({"message":"The input token count (9) exceeds the maximum number of tokens allowed (8).","status":"INVALID_ARGUMENT"})",
        ErrorCode::ContextLength);
    row("bad", 400, R"({"message":"Invalid value","status":"INVALID_ARGUMENT"})", ErrorCode::BadRequest);
    row("no such model", 404, R"({"message":"not found","status":"NOT_FOUND"})", ErrorCode::NotFound);
    row("overloaded", 503, R"({"message":"The model is overloaded.","status":"UNAVAILABLE"})",
        ErrorCode::Overloaded);
    row("too slow", 504, R"({"message":"m","status":"DEADLINE_EXCEEDED"})", ErrorCode::Timeout);
    row("without a word", 500, "{}", ErrorCode::Server);
}

void TestGoogle::sortsRefusals()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const base::ErrorCode, code);
    QFETCH(const int, wait);
    for (const QByteArray &shape : {body, QByteArray('[' + body + ']')}) {
        const ModelCall call = llm::decodeGoogle(status, shape.toStdString(), false);
        QCOMPARE(call.outcome, AnswerOutcome::Failed);
        QVERIFY2(call.error->code == code, base::name(call.error->code).data());
        QCOMPARE(call.error->retryAfter ? int(call.error->retryAfter->count()) : -1, wait);
        QVERIFY(!call.error->detail.empty());
    }
}

void TestGoogle::learnsFromRefusals_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("leavesOut");
    const auto row = [](const char *message, const char *leavesOut) {
        QTest::newRow(message) << QByteArray(message) << QString::fromUtf8(leavesOut);
    };
    row("Code execution is not enabled for models/x", "code");
    row("Tool use with a response mime type: 'application/json' is unsupported", "code");
    row("Thinking level is not supported for this model.", "thinking");
    row("Unable to submit request because thinking_budget is out of range", "thinking");
    row("Invalid JSON payload received. Unknown name \"responseJsonSchema\" at 'generation_config'",
        "form 1");
    row("JSON mode is not enabled for models/gemma", "schema");
    row("The specified schema produces a constraint that has too many states for serving", "schema");
    row("Developer instruction is not enabled for models/gemma", "system");
    row("Image input modality is not enabled for models/x", "picture");
    row("temperature must be 1", "sampling");
    row("Unknown name \"seed\"", "seed");
    row("Something else", "");
}

void TestGoogle::learnsFromRefusals()
{
    QFETCH(const QByteArray, message);
    QFETCH(const QString, leavesOut);
    const Json error = {{"error", {{"message", message.toStdString()}, {"status", "INVALID_ARGUMENT"}}}};
    const QByteArray body = QByteArray::fromStdString(base::toText(error));
    llm::ProviderOptions options;
    options.codeExecution = true;
    const auto next = learnt(options, {}, 400, body);
    QString left;
    if (next)
        left = !next->codeExecution    ? QStringLiteral("code")
               : !next->thinking       ? QStringLiteral("thinking")
               : next->schemaForm == 1 ? QStringLiteral("form 1")
               : !next->schema         ? QStringLiteral("schema")
               : !next->system         ? QStringLiteral("system")
               : !next->picture        ? QStringLiteral("picture")
               : !next->sampling       ? QStringLiteral("sampling")
                                       : QStringLiteral("seed");
    QCOMPARE(left, leavesOut);
    int steps = 0; // whatever is refused again and again, it ends
    for (auto step = learnt(options, {}, 400, body); step; step = learnt(options, *step, 400, body))
        QVERIFY(++steps < 8);
}

void TestGoogle::readsTheList()
{
    const auto models = llm::readGoogleList(
        R"({"models":[{"name":"models/gemini-2.5-pro","displayName":"Gemini 2.5 Pro","inputTokenLimit":1048576,
            "supportedGenerationMethods":["generateContent","countTokens"]},
            {"name":"models/embedding-001","supportedGenerationMethods":["embedContent"]}]})");
    QVERIFY(models && models->size() == 1);
    QVERIFY((models->front() == llm::ModelInfo{"gemini-2.5-pro", "Gemini 2.5 Pro", 1'048'576}));
    QVERIFY(!llm::readGoogleList("[]"));
    QVERIFY(!llm::readGoogleList("{"));
}

namespace {

/// A server that lets the paid key pass and answers the free one as told.
struct TwoKeys
{
    explicit TwoKeys(const Reply &toFree, const char *paid = "paid-canary")
    {
        server.onAny([toFree](const ServerRequest &request) {
            return request.header("x-goog-api-key") == "paid-canary"
                       ? Reply::json(
                             R"({"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"STOP"}]})")
                       : toFree;
        });
        net::HttpOptions quick;
        quick.firstBackoff = 1ms;
        quick.pauseAfter429 = 60s; // of the free key; the paid one must not wait for it
        http = net::makeRealHttp(quick, base::Random(1));
        llm::ProviderOptions options = optionsFor("gemini-2.5-flash");
        options.baseUrl = server.url();
        options.key = base::Secret("free-canary");
        options.keys = {options.key, base::Secret(paid)};
        provider = (*llm::findProvider("google"))->make(http.get(), nullptr, std::move(options));
    }
    ModelCall ask() const
    {
        llm::Question question;
        question.user = "u";
        question.sampling.timeout = 5s;
        return QCoro::waitFor(provider->complete(question));
    }
    support::LocalServer server;
    std::unique_ptr<net::Http> http;
    std::unique_ptr<llm::Provider> provider;
};

const char *const busy = R"({"error":{"code":429,"message":"m","status":"RESOURCE_EXHAUSTED"}})";

} // namespace

void TestGoogle::takesThePaidKeyOnce()
{
    for (const int status : {429, 503}) {
        const TwoKeys desk(Reply::json(busy, status));
        const ModelCall call = desk.ask();
        QVERIFY2(call.outcome == AnswerOutcome::Answered, summary(call).c_str());
        QCOMPARE(desk.server.requests().size(), std::size_t(2));
        QCOMPARE(desk.server.requests().at(0).header("x-goog-api-key"), std::string("free-canary"));
        QCOMPARE(desk.server.requests().at(0).path,
                 std::string("/v1beta/models/gemini-2.5-flash:generateContent"));
        QVERIFY(desk.server.requests().at(0).query.empty());
    }
}

void TestGoogle::staysWithOneKey()
{
    const TwoKeys bad(
        Reply::json(R"({"error":{"message":"API key not valid","status":"INVALID_ARGUMENT"}})", 400));
    QCOMPARE(bad.ask().error->code, ErrorCode::Auth); // a wrong key is told and not paid around
    QCOMPARE(bad.server.requests().size(), std::size_t(1));

    const TwoKeys single(Reply::json(busy, 503), "");
    const ModelCall call = single.ask();
    QVERIFY(call.error);
    QCOMPARE(single.server.requests().size(), std::size_t(3)); // patience instead
    QVERIFY(base::toText(domain::toJson(call)).find("canary") == std::string::npos);
}

void TestGoogle::survivesAnyBytes()
{
    QVERIFY(rc::check("any body is classified, cut anywhere", [] {
        static const std::vector<std::string> words = {
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\"candidates\":",
            "\"content\":",
            "\"parts\":",
            "\"text\":\"a\"",
            "\"error\":",
            "\"usageMetadata\":{\"promptTokenCount\":3}",
            "null",
            "1e999",
            "data: ",
            "\n",
            "\n\n",
            "\xFF",
            "\\ud800",
            "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"x\"}]}}]}",
            "{\"error\":{\"code\":503}}",
            "\"promptFeedback\":{\"blockReason\":\"SAFETY\"}"};
        std::string body;
        for (const std::size_t word :
             *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, words.size())))
            body += words[word];
        const int status = *rc::gen::element(200, 302, 400, 429, 503);
        const ModelCall call = llm::decodeGoogle(status, body, false);
        RC_ASSERT((call.outcome != AnswerOutcome::Failed || call.error));
        RC_ASSERT((call.outcome != AnswerOutcome::Answered ||
                   (!call.error && !call.text.empty() && status == 200)));
        const std::size_t at = *rc::gen::inRange<std::size_t>(0, body.size() + 1);
        const auto reader = llm::readGoogle(status, true);
        reader->add(std::string_view(body).substr(0, at));
        reader->add(std::string_view(body).substr(at));
        RC_ASSERT(summary(reader->end()) == summary(call));
    }));
}
