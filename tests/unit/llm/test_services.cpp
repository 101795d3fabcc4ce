#include "test_services.h"

#include "support/local_server.h"

#include <QCoroTask>
#include <QtTest>

#include "llm/chat_dialect.h"
#include "llm/compatible_codec.h"
#include "net/real_http.h"

using namespace std::chrono_literals;
using base::ErrorCode;
using base::Json;
using domain::AnswerOutcome;
using domain::ModelCall;
using support::LocalServer;
using support::Reply;
using support::ServerRequest;

Q_DECLARE_METATYPE(support::Reply)

namespace {

constexpr const char *answer =
    R"({"model":"served","choices":[{"message":{"content":"a"},"finish_reason":"stop"}],"usage":{"cost":0.5}})";

/// A provider and the server it speaks to.
struct Desk
{
    explicit Desk(const char *id, llm::ProviderOptions options = {})
    {
        server.onAny([](const ServerRequest &) { return Reply::json(answer); });
        options.baseUrl = server.url();
        if (options.model.empty())
            options.model = "some/model";
        options.key = base::Secret("canary-1");
        provider = (*llm::findProvider(id))->make(http.get(), nullptr, std::move(options));
    }

    ModelCall ask(bool aloud = false) const
    {
        llm::Question question;
        question.system = "s";
        question.user = "u";
        question.png = "png";
        question.schema = R"({"type":"object","properties":{"a":{"type":"string"}}})";
        question.sampling.timeout = 5s;
        if (aloud)
            question.onPiece = [](const llm::Piece &) {};
        return QCoro::waitFor(provider->complete(question));
    }
    [[nodiscard]] Json body() const
    {
        return base::parseJson(server.requests().back().body).value_or(Json());
    }

    mutable LocalServer server;
    std::unique_ptr<net::Http> http = net::makeRealHttp({}, base::Random(1));
    std::unique_ptr<llm::Provider> provider;
};

llm::ProviderOptions sampled()
{
    llm::ProviderOptions options;
    options.sampling.temperature = 0.5;
    options.sampling.topK = 40;
    options.sampling.seed = 7;
    options.sampling.maxTokens = 900;
    options.sampling.thinking = "low";
    return options;
}

} // namespace

void TestServices::asksOpenAi()
{
    const Desk desk("openai", sampled());
    const ModelCall call = desk.ask();
    QCOMPARE(call.outcome, AnswerOutcome::Answered);
    QCOMPARE(call.provider, std::string("openai"));
    QVERIFY(call.sawPicture);
    QCOMPARE(desk.server.requests().at(0).path, std::string("/v1/chat/completions"));
    QCOMPARE(desk.server.requests().at(0).header("authorization"), std::string("Bearer canary-1"));
    const Json body = desk.body();
    QCOMPARE(body.at("max_completion_tokens").get<int>(), 900);
    QVERIFY(!body.contains("max_tokens") && !body.contains("top_k"));
    QCOMPARE(body.at("reasoning_effort").get<std::string>(), std::string("low"));
    QVERIFY(body.at("store") == false);
    const Json &format = body.at("response_format").at("json_schema");
    QVERIFY(format.at("strict") == true && format.at("schema").at("additionalProperties") == false);
    QVERIFY((format.at("schema").at("required") == Json::array({"a"})));
}

void TestServices::forgetsAWordThatIsNotKnown()
{
    Desk desk("openai", sampled());
    desk.server.onAny([](const ServerRequest &request) {
        if (request.body.find("\"store\"") != std::string::npos)
            return Reply::json(
                R"({"error":{"message":"Unrecognized request argument supplied: store","type":"invalid_request_error"}})",
                400);
        return Reply::json(R"({"choices":[{"message":{"content":"ok"},"finish_reason":"stop"}]})");
    });
    QCOMPARE(desk.ask().text, std::string("ok"));
    const std::size_t asked = desk.server.requests().size();
    QCOMPARE(desk.ask().text, std::string("ok"));
    QCOMPARE(desk.server.requests().size(), asked + 1); // it has learnt
}

void TestServices::asksOpenRouter()
{
    llm::ProviderOptions options = sampled();
    options.fallbackModels = {"b/c", "d/e:free"};
    options.routes = {"Together"};
    options.denyDataCollection = true;
    const Desk desk("openrouter", options);
    const ModelCall call = desk.ask();
    QCOMPARE(call.model, std::string("served"));
    QCOMPARE(call.cost.value_or(domain::Money()).toDouble(), 0.5);
    const Json body = desk.body();
    QVERIFY((body.at("models") == Json::array({"some/model", "b/c", "d/e:free"})));
    QVERIFY((body.at("reasoning") == Json{{"effort", "low"}}));
    QVERIFY(!body.contains("reasoning_effort"));
    QVERIFY((body.at("provider") == Json{{"order", {"Together"}},
                                         {"allow_fallbacks", false},
                                         {"data_collection", "deny"},
                                         {"require_parameters", true}}));
    QVERIFY(body.at("usage").at("include") == true);
    QCOMPARE(body.at("top_k").get<int>(), 40);
    QCOMPARE(desk.server.requests().at(0).header("x-title"), std::string("Signal Desk"));

    options = {};
    options.sampling.thinking = "none";
    const Desk plain("openrouter", options);
    (void)plain.ask();
    QVERIFY((plain.body().at("reasoning") == Json{{"enabled", false}}));
    QVERIFY(!plain.body().contains("models"));
}

void TestServices::asksLmStudio()
{
    const Desk desk("lmstudio", sampled());
    QCOMPARE(desk.ask().outcome, AnswerOutcome::Answered);
    QCOMPARE(desk.server.requests().at(0).path, std::string("/v1/chat/completions"));
    QCOMPARE(desk.body().at("max_tokens").get<int>(), 900);
    QCOMPARE(desk.body().at("top_k").get<int>(), 40);
}

void TestServices::asksGoogleForAStream()
{
    llm::ProviderOptions options;
    options.model = "gemini-2.5-flash";
    const Desk desk("google", options);
    desk.server.on(
        "/v1beta/models/gemini-2.5-flash:streamGenerateContent",
        Reply::text("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]},"
                    "\"finishReason\":\"STOP\"}],\"modelVersion\":\"v\",\"responseId\":\"r\"}\r\n\r\n",
                    "text/event-stream"));
    const ModelCall call = desk.ask(true);
    QCOMPARE(call.text, std::string("a"));
    QCOMPARE(call.model, std::string("v"));
    QCOMPARE(call.requestId, std::string("r"));
    QCOMPARE(desk.server.requests().at(0).query, std::string("alt=sse"));
    QCOMPARE(desk.server.requests().at(0).header("x-goog-api-key"), std::string("canary-1"));
}

void TestServices::speaksTheServersDialect_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("expected"); // what the level becomes
    QTest::addColumn<bool>("schema");
    const auto row = [](const char *url, const char *model, const char *level, const char *expected,
                        bool schema = true) {
        QTest::addRow("%s %s %s", url, model, level)
            << QString::fromUtf8(url) << QString::fromUtf8(model) << QString::fromUtf8(level)
            << QString::fromUtf8(expected) << schema;
    };
    row("https://api.openai.com/v1", "o4-mini", "minimal", R"({"reasoning_effort":"minimal"})");
    row("https://api.groq.com/openai/v1", "qwen/qwen3-32b", "none", R"({"reasoning_effort":"none"})");
    row("https://api.groq.com/openai/v1", "qwen/qwen3-32b", "high", R"({"reasoning_effort":"default"})");
    row("https://api.groq.com/openai/v1", "openai/gpt-oss-20b", "minimal", R"({"reasoning_effort":"low"})");
    row("https://api.deepseek.com", "deepseek-chat", "high", R"({"thinking":{"type":"enabled"}})", false);
    row("https://api.z.ai/api/paas/v4", "glm-5", "none", R"({"thinking":{"type":"disabled"}})", false);
    row("https://api.mistral.ai/v1", "magistral-small", "high", R"({"prompt_mode":"reasoning"})");
    row("https://api.mistral.ai/v1", "mistral-small", "high", "{}");
    row("https://dashscope-intl.aliyuncs.com/compatible-mode/v1", "qwen3", "none",
        R"({"enable_thinking":false})");
    row("http://127.0.0.1:8080/v1", "m", "low", R"({"reasoning_effort":"low"})");
    row("https://notopenai.com.example/v1", "m", "low", R"({"reasoning_effort":"low"})");
}

void TestServices::speaksTheServersDialect()
{
    QFETCH(const QString, url);
    QFETCH(const QString, model);
    QFETCH(const QString, level);
    QFETCH(const QString, expected);
    QFETCH(const bool, schema);
    const llm::ChatDialect &server = llm::chatDialectOf(url.toStdString());
    Json body = Json::object();
    server.think(body, level.toStdString(), model.toStdString());
    QCOMPARE(QString::fromStdString(base::toText(body)), expected);
    QCOMPARE(server.schema, schema);

    llm::ProviderOptions options = sampled();
    options.baseUrl = url.toStdString();
    llm::Question question;
    question.schema = R"({"type":"object"})";
    const llm::Dialect dialect;
    const Json whole = llm::compatibleBody({question, options, dialect, {}, true}).value_or(Json());
    QCOMPARE(whole.at("response_format").at("type").get<std::string>(),
             std::string(schema ? "json_schema" : "json_object"));
    QCOMPARE(whole.contains("random_seed"), url.contains(QLatin1String("mistral")));
    QVERIFY(whole.contains("max_tokens") != whole.contains("max_completion_tokens"));
}

void TestServices::showsItsKeyAsItIsWanted()
{
    llm::ProviderOptions options;
    options.key = base::Secret("canary-1");
    options.baseUrl = "https://me.openai.azure.com/openai/v1";
    const net::Headers azure = llm::bearer(options);
    QCOMPARE(azure.back(), (std::pair<std::string, std::string>("api-key", "canary-1")));
    options.baseUrl = "https://api.groq.com/openai/v1";
    QCOMPARE(llm::bearer(options).back().second, std::string("Bearer canary-1"));
    options.key = base::Secret();
    QCOMPARE(llm::bearer(options).size(), std::size_t(1));
}

void TestServices::checks_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("path");
    QTest::addColumn<support::Reply>("reply");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *provider, const char *path, const Reply &reply, const char *expected) {
        QTest::addRow("%s: %s", provider, expected)
            << QString::fromUtf8(provider) << QString::fromUtf8(path) << reply << QString::fromUtf8(expected);
    };
    row("openrouter", "/v1/key", Reply::json(R"({"data":{"label":"x","limit":10,"limit_remaining":2.5}})"),
        "ok the key is good, with $2.50 left");
    row("openrouter", "/v1/key", Reply::json(R"({"data":{"limit_remaining":null,"is_free_tier":true}})"),
        "ok the key is good, for free models");
    row("openrouter", "/v1/key", Reply::json(R"({"data":{"limit_remaining":0}})"), "quota");
    row("openrouter", "/v1/key", Reply::json(R"({"error":{"message":"No auth","code":401}})", 401), "auth");
    row("openrouter", "/v1/key", Reply::json("[]"), "bad_data");
    row("openai", "/v1/models", Reply::json(R"({"data":[{"id":"some/model"}]})"), "ok 1 model");
    row("openai", "/v1/models", Reply::json(R"({"data":[{"id":"other"}]})"), "not_found");
    row("google", "/v1beta/models", Reply::json(R"({"models":[{"name":"some/model"},{"name":"models/x"}]})"),
        "ok 2 models");
    row("google", "/v1beta/models",
        Reply::json(R"({"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT"}})",
                    400),
        "auth");
    row("lmstudio", "/api/v0/models",
        Reply::json(
            R"({"data":[{"id":"some/model","type":"vlm","state":"loaded","max_context_length":9},{"id":"e","type":"embeddings"}]})"),
        "ok 1 model, loaded: some/model");
    row("lmstudio", "/api/v0/models",
        Reply::json(R"({"data":[{"id":"some/model","type":"llm","state":"not-loaded"}]})"),
        "ok 1 model, none loaded yet");
    row("lmstudio", "/api/v0/models", Reply::json(R"({"data":[]})"), "not_found");
    row("lmstudio", "/api/v0/models", Reply::json(R"({"error":"Unexpected endpoint"})"), "bad_data");
}

void TestServices::checks()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, path);
    QFETCH(const support::Reply, reply);
    QFETCH(const QString, expected);
    const Desk desk(qPrintable(provider));
    desk.server.onAny([](const ServerRequest &) { return Reply::status(500); });
    desk.server.on(path.toStdString(), reply);
    const auto checked = QCoro::waitFor(desk.provider->check());
    const std::string got = checked ? "ok " + *checked : std::string(base::name(checked.error().code));
    QCOMPARE(QString::fromStdString(got), expected);
    QCOMPARE(desk.server.requests().at(0).method, std::string("GET"));
}

void TestServices::listsModels()
{
    const Desk router("openrouter");
    router.server.on("/v1/models", Reply::json(R"({"data":[{"id":"a/b","name":"A: B","context_length":100,
        "architecture":{"input_modalities":["text","image"]}},{"id":"c/d","architecture":{"input_modalities":["text"]}}]})"));
    const auto models = QCoro::waitFor(router.provider->models());
    QVERIFY(models);
    QVERIFY((*models ==
             std::vector<llm::ModelInfo>{{"a/b", "A: B", 100, true}, {"c/d", "", std::nullopt, false}}));

    const Desk studio("lmstudio");
    studio.server.on("/api/v0/models", Reply::json(R"({"models":[{"type":"llm","key":"k","display_name":"K",
        "max_context_length":50,"capabilities":{"vision":true},"loaded_instances":[]},{"type":"embedding","key":"e"}]})"));
    const auto local = QCoro::waitFor(studio.provider->models());
    QVERIFY(local);
    QVERIFY((*local == std::vector<llm::ModelInfo>{{"k", "K", 50, true}}));
}

void TestServices::checksNothingWithoutAKey()
{
    for (const char *id : {"google", "openrouter", "openai"}) {
        const auto http = net::makeRealHttp({}, base::Random(1));
        llm::ProviderOptions options; // at the service's own address
        const auto provider = (*llm::findProvider(id))->make(http.get(), nullptr, options);
        const auto checked = QCoro::waitFor(provider->check());
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::Auth);
        QVERIFY(checked.error().detail.find("_API_KEY") != std::string::npos);
    }
}

void TestServices::leavesOutWhatAModelRefuses()
{
    const Desk desk("openai", sampled());
    desk.server.onAny([](const ServerRequest &request) {
        const auto refused = [](const char *message) {
            const Json error = {{"error", {{"message", message}}}};
            return Reply::json(base::toText(error), 400);
        };
        if (request.body.find("\"temperature\"") != std::string::npos)
            return refused("Unsupported value: 'temperature' does not support 0.5 with this model.");
        if (request.body.find("reasoning_effort") != std::string::npos)
            return refused("Unrecognized request argument supplied: reasoning_effort");
        return Reply::json(answer);
    });
    QCOMPARE(desk.ask().outcome, AnswerOutcome::Answered);
    QCOMPARE(desk.server.requests().size(), std::size_t(3));
    QCOMPARE(desk.ask().outcome, AnswerOutcome::Answered);
    QCOMPARE(desk.server.requests().size(), std::size_t(4)); // remembered
}
