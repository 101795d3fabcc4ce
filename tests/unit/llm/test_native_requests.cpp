#include "test_native_requests.h"

#include "support/local_server.h"

#include <QCoroTask>
#include <QtTest>

#include "base/json.h"
#include "base/text.h"
#include "llm/anthropic.h"
#include "llm/bedrock.h"
#include "llm/closed_schema.h"
#include "llm/llamacpp.h"
#include "llm/ollama.h"
#include "llm/sigv4.h"
#include "net/real_http.h"

using base::ErrorCode;
using base::Json;
using domain::ModelCall;
using support::LocalServer;
using support::Reply;
using support::ServerRequest;

namespace {

constexpr const char *canary = "canary-0123456789";

llm::Question question()
{
    llm::Question out;
    out.system = "the rules";
    out.user = "up or down?";
    out.schema = R"({"type":"object","properties":{"p":{"type":"number","maximum":1}},"required":["p"]})";
    out.png = "png";
    return out;
}

llm::ProviderOptions options(const std::string &model)
{
    llm::ProviderOptions out;
    out.baseUrl = "http://127.0.0.1:1";
    out.model = model;
    out.key = base::Secret("AKIDEXAMPLE");
    out.keys = {out.key, base::Secret(canary)};
    return out;
}

/// The request of a question, and its body.
struct Asked
{
    Asked(const llm::Wire &wire, const llm::ProviderOptions &made, const llm::Question &about,
          const llm::Dialect &dialect = {})
    {
        auto asked = wire.request({about, made, dialect, base::UtcTime{}, false});
        if (asked)
            request = std::move(*asked);
        body = base::parseJson(request.body.toStdString()).value_or(Json());
    }
    net::Request request;
    Json body;
};

std::string header(const net::Headers &headers, const std::string &name)
{
    for (const auto &[key, value] : headers) {
        if (base::lower(key) == base::lower(name))
            return value;
    }
    return {};
}

std::unique_ptr<net::Http> makeHttp()
{
    return net::makeRealHttp({}, base::Random(3));
}

} // namespace

void TestNativeRequests::knowsTheAbilitiesOfClaude_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("expected"); // schema, thinking, adaptive
    QTest::newRow("3.5") << QByteArray("claude-3-5-sonnet-20240620") << QByteArray("---");
    QTest::newRow("3.7") << QByteArray("claude-3-7-sonnet-20250219") << QByteArray("-t-");
    QTest::newRow("4") << QByteArray("us.anthropic.claude-sonnet-4-20250514-v1:0") << QByteArray("-t-");
    QTest::newRow("4.1") << QByteArray("claude-opus-4-1-20250805") << QByteArray("st-");
    QTest::newRow("4.5") << QByteArray("claude-haiku-4-5") << QByteArray("st-");
    QTest::newRow("4.6") << QByteArray("us.anthropic.claude-sonnet-4-6") << QByteArray("sta");
    QTest::newRow("5") << QByteArray("claude-opus-5") << QByteArray("sta");
    QTest::newRow("unknown") << QByteArray("claude-next") << QByteArray("sta");
}

void TestNativeRequests::knowsTheAbilitiesOfClaude()
{
    QFETCH(const QByteArray, model);
    QFETCH(const QByteArray, expected);
    const llm::ClaudeAbilities able = llm::claudeAbilities(model.toStdString());
    const QByteArray found =
        QByteArray(able.schema ? "s" : "-") + (able.thinking ? "t" : "-") + (able.adaptive ? "a" : "-");
    QCOMPARE(found, expected);
}

void TestNativeRequests::closesSchemas()
{
    const Json schema = *base::parseJson(
        R"({"$id":"x","type":"object","properties":{"a":{"type":["number","null"],"minimum":0},
            "level":{"type":["string","null"],"enum":["low","high",null]},
            "pattern":{"type":"string","pattern":"^a"},"list":{"type":"array","maxItems":3,
            "items":{"type":"object","properties":{"b":{"type":"string"}}}}},"required":["pattern"]})");
    const Json closed = llm::closedSchema(schema);
    QVERIFY(!closed.contains("$id"));
    QCOMPARE(closed["additionalProperties"], Json(false));
    QCOMPARE(closed["properties"]["a"]["type"], Json("number")); // may be left out instead
    QCOMPARE(closed["properties"]["a"]["description"], Json("minimum 0"));
    QCOMPARE(closed["properties"]["level"]["enum"], Json({"low", "high"}));
    QVERIFY2(closed["properties"].contains("pattern"), "a property may be called so");
    QVERIFY(!closed["properties"]["pattern"].contains("pattern"));
    QCOMPARE(closed["properties"]["list"]["items"]["additionalProperties"], Json(false));
    QVERIFY(!closed["properties"]["list"].contains("maxItems"));
}

void TestNativeRequests::asksAnthropic()
{
    llm::ProviderOptions made = options("claude-opus-4-7");
    made.sampling.thinking = "minimal";
    made.sampling.temperature = 0.5;
    const Asked asked(llm::anthropicWire(), made, question());
    QCOMPARE(asked.request.url, std::string("http://127.0.0.1:1/v1/messages"));
    QCOMPARE(header(asked.request.headers, "x-api-key"), std::string("AKIDEXAMPLE"));
    QCOMPARE(header(asked.request.headers, "anthropic-version"), std::string("2023-06-01"));
    QCOMPARE(asked.body["system"][0]["cache_control"]["type"], Json("ephemeral"));
    QCOMPARE(asked.body["messages"][0]["content"][0]["source"]["data"], Json("cG5n"));
    QCOMPARE(asked.body["messages"][0]["content"][1]["text"], Json("up or down?"));
    QCOMPARE(asked.body["thinking"], Json({{"type", "adaptive"}, {"display", "summarized"}}));
    QCOMPARE(asked.body["output_config"]["effort"], Json("low"));
    QCOMPARE(asked.body["output_config"]["format"]["type"], Json("json_schema"));
    QVERIFY2(!asked.body.contains("temperature"), "thinking wants the usual one");
    QVERIFY(asked.body["max_tokens"].get<int>() > 0);
    llm::Question again = question();
    again.previousAnswer = "{\"p\": 3}\n";
    again.reask = "p is too large";
    const Asked second(llm::anthropicWire(), made, again);
    QCOMPARE(second.body["messages"].size(), std::size_t(3));
    QCOMPARE(second.body["messages"][1]["content"], Json("{\"p\": 3}"));
}

void TestNativeRequests::asksOldClaudeByATool()
{
    llm::ProviderOptions made = options("claude-3-7-sonnet-20250219");
    const Asked forced(llm::anthropicWire(), made, question());
    QCOMPARE(forced.body["tools"][0]["name"], Json(llm::answerTool));
    QCOMPARE(forced.body["tool_choice"]["type"], Json("tool"));
    made.sampling.thinking = "medium";
    made.sampling.maxTokens = 4000;
    const Asked thinking(llm::anthropicWire(), made, question());
    QCOMPARE(thinking.body["tool_choice"]["type"], Json("auto")); // a forced tool forbids thinking
    const int budget = thinking.body["thinking"]["budget_tokens"].get<int>();
    QVERIFY(budget >= 1024 && budget < 4000);
    QVERIFY(!llm::thinkingBudget("high", 1500));
}

void TestNativeRequests::anthropicLearnsFromRefusals_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("learnt");
    QTest::newRow("effort") << QByteArray("This model does not support effort level 'low'.")
                            << QByteArray("thinking");
    QTest::newRow("temperature") << QByteArray("`temperature` and `top_p` cannot both be specified")
                                 << QByteArray("sampling");
    QTest::newRow("schema") << QByteArray("output_config.format.schema: the schema is too complex")
                            << QByteArray("tool");
    QTest::newRow("nothing") << QByteArray("credit balance is too low") << QByteArray();
}

void TestNativeRequests::anthropicLearnsFromRefusals()
{
    QFETCH(const QByteArray, words);
    QFETCH(const QByteArray, learnt);
    const llm::Question about = question();
    const llm::ProviderOptions made = options("claude-opus-4-7");
    const llm::Dialect dialect;
    const auto next = llm::anthropicWire().adapted({about, made, dialect, base::UtcTime{}, false}, 400,
                                                   words.toStdString());
    QCOMPARE(next.has_value(), !learnt.isEmpty());
    if (learnt == "thinking")
        QVERIFY(!next->thinking && next->sampling && next->schema);
    if (learnt == "sampling")
        QVERIFY(!next->sampling && next->thinking);
    if (learnt == "tool") {
        QVERIFY(next->schema && next->schemaForm == 1);
        const auto last = llm::anthropicWire().adapted({about, made, *next, base::UtcTime{}, false}, 400,
                                                       words.toStdString());
        QVERIFY(last && !last->schema);
    }
}

void TestNativeRequests::asksBedrock()
{
    llm::ProviderOptions made = options("amazon.nova-lite-v1:0");
    made.sampling.topK = 10;
    made.sampling.maxTokens = 300;
    const Asked nova(llm::bedrockWire(), made, question());
    QCOMPARE(nova.request.url, std::string("http://127.0.0.1:1/model/amazon.nova-lite-v1%3A0/converse"));
    QCOMPARE(nova.body["inferenceConfig"]["maxTokens"], Json(300));
    QCOMPARE(nova.body["additionalModelRequestFields"]["inferenceConfig"]["topK"], Json(10));
    QCOMPARE(nova.body["toolConfig"]["toolChoice"]["tool"]["name"], Json(llm::answerTool));
    QCOMPARE(nova.body["messages"][0]["content"][0]["image"]["format"], Json("png"));
    QCOMPARE(nova.body["system"][1]["cachePoint"]["type"], Json("default"));
    const Asked claude(llm::bedrockWire(), options("us.anthropic.claude-sonnet-4-6"), question());
    const Json &format = claude.body["outputConfig"]["textFormat"];
    QCOMPARE(format["type"], Json("json_schema"));
    QVERIFY2(format["structure"]["jsonSchema"]["schema"].is_string(), "the schema is a text in JSON");
    llm::ProviderOptions keyless = options("m");
    keyless.keys.pop_back();
    const llm::Question about = question();
    const llm::Dialect dialect;
    const auto missing = llm::bedrockWire().request({about, keyless, dialect, base::UtcTime{}, false});
    QCOMPARE(missing.error().code, ErrorCode::Auth);
    QCOMPARE(missing.error().field, std::string("AWS_SECRET_ACCESS_KEY"));
    keyless.keys = {base::Secret(), base::Secret(), base::Secret(), base::Secret("bearer-key")};
    const Asked bearer(llm::bedrockWire(), keyless, question());
    QCOMPARE(header(bearer.request.headers, "Authorization"), std::string("Bearer bearer-key"));
    llm::ProviderOptions regional = options("m");
    regional.baseUrl = "https://bedrock-runtime.{region}.amazonaws.com/";
    regional.region = "eu-west-1";
    QCOMPARE(*llm::converseUrl(regional, true),
             std::string("https://bedrock-runtime.eu-west-1.amazonaws.com/model/m/converse-stream"));
}

void TestNativeRequests::bedrockIsSignedAsItIsSent_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::newRow("a colon") << QByteArray("us.anthropic.claude-sonnet-4-20250514-v1:0");
    QTest::newRow("an ARN") << QByteArray(
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0");
}

void TestNativeRequests::bedrockIsSignedAsItIsSent()
{
    QFETCH(const QByteArray, model);
    LocalServer server;
    server.onAny([](const ServerRequest &) { return Reply::json("{\"message\":\"no\"}", 400); });
    const auto http = makeHttp();
    const base::ManualClock clock(*base::parseTime("2025-01-15T12:30:45Z"));
    llm::ProviderOptions made = options(model.toStdString());
    made.baseUrl = server.url();
    made.keys.push_back(base::Secret("the-session"));
    const auto provider = llm::makeBedrock(http.get(), &clock, made);
    const ModelCall call = QCoro::waitFor(provider->complete(question()));
    QVERIFY(call.error && call.error->detail.find(canary) == std::string::npos);
    const ServerRequest sent = server.requests().at(0);
    // The server signs what came over the wire, and must come to the same.
    const llm::AwsRequest seen{sent.method,
                               sent.path,
                               sent.query,
                               {{"content-type", sent.header("content-type")},
                                {"host", sent.header("host")},
                                {"x-amz-date", sent.header("x-amz-date")},
                                {"x-amz-security-token", sent.header("x-amz-security-token")}},
                               sent.body};
    const llm::AwsKeys keys{"AKIDEXAMPLE", base::Secret(canary), base::Secret("the-session")};
    QCOMPARE(sent.header("authorization"),
             llm::authorizationOf(seen, keys, {"us-east-1", "bedrock", "20250115T123045Z"}));
    QVERIFY2(sent.path.find("%3A") != std::string::npos, sent.path.c_str());
}

/// An ARN in the path and a token of a session; the signature was made by botocore 1.43 (SigV4Auth).
void TestNativeRequests::signsAsAmazonsOwnLibraryDoes()
{
    net::Request request;
    request.method = "POST";
    request.url = "https://bedrock-runtime.eu-west-1.amazonaws.com/model/"
                  "arn%3Aaws%3Abedrock%3Aeu-west-1%3A123456789012%3Ainference-profile%2F"
                  "eu.amazon.nova-lite-v1%3A0/converse";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = R"({"messages":[{"role":"user","content":[{"text":"hi"}]}]})";
    const llm::AwsKeys keys{"AKIDEXAMPLE", base::Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
                            base::Secret("the-session-token/+=")};
    const auto made =
        llm::signRequest(request, keys, "eu-west-1", "bedrock", *base::parseTime("2025-01-15T12:30:45Z"));
    QVERIFY(made);
    QCOMPARE(header(request.headers, "Authorization"),
             std::string("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20250115/eu-west-1/bedrock/aws4_request, "
                         "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, "
                         "Signature=f61011310ad880621e5eac27c593a04de7abfaed178373883aaaf4d0640d99dd"));
}

void TestNativeRequests::bedrockTellsFailuresByTheirHeader()
{
    LocalServer server;
    server.onAny([](const ServerRequest &) {
        return Reply::json("{\"message\":\"sorry\"}", 400)
            .header("x-amzn-ErrorType", "ServiceQuotaExceededException:http://internal.amazon.com/")
            .header("x-amzn-RequestId", "req-9");
    });
    const auto http = makeHttp();
    llm::ProviderOptions made = options("m");
    made.baseUrl = server.url();
    const auto provider = llm::makeBedrock(http.get(), nullptr, made);
    const ModelCall call = QCoro::waitFor(provider->complete(question()));
    QCOMPARE(call.error->code, ErrorCode::Quota);
    QCOMPARE(call.requestId, std::string("req-9"));
}

void TestNativeRequests::asksOllama()
{
    llm::ProviderOptions made = options("house:8b");
    made.sampling.thinking = "none";
    made.sampling.seed = 4;
    const Asked asked(llm::ollamaWire(), made, question());
    QCOMPARE(asked.request.url, std::string("http://127.0.0.1:1/api/chat"));
    QCOMPARE(asked.body["format"]["type"], Json("object"));
    QCOMPARE(asked.body["think"], Json(false));
    QCOMPARE(asked.body["options"]["seed"], Json(4));
    QCOMPARE(asked.body["messages"][1]["images"][0], Json("cG5n"));
    QCOMPARE(asked.body["stream"], Json(false));
    made.model = "gpt-oss:20b";
    QCOMPARE(Asked(llm::ollamaWire(), made, question()).body["think"], Json("low"));
    QCOMPARE(*llm::ollamaUrl("http://h:1/v1/", "tags"), std::string("http://h:1/api/tags"));
    QCOMPARE(*llm::ollamaUrl("http://h:1/api", "chat"), std::string("http://h:1/api/chat"));
    QVERIFY(!llm::ollamaUrl("nowhere", "chat"));
    const llm::Question about = question();
    const llm::Dialect dialect;
    const auto next = llm::ollamaWire().adapted({about, made, dialect, base::UtcTime{}, false}, 400,
                                                R"({"error":"\"house:8b\" does not support thinking"})");
    QVERIFY(next && !next->thinking && next->schema);
}

void TestNativeRequests::asksOllamaForEnoughContext()
{
    llm::Question about = question();
    QCOMPARE(llm::ollamaContext(about, {}, false), 8192);
    about.user = std::string(60'000, 'x');
    QCOMPARE(llm::ollamaContext(about, {}, false), 32'768); // 20,000 tokens and an answer
    llm::Sampling longer;
    longer.maxTokens = 20'000;
    QCOMPARE(llm::ollamaContext(about, longer, true), 65'536);
}

void TestNativeRequests::asksLlamacpp()
{
    llm::ProviderOptions made = options("");
    made.sampling.thinking = "none";
    const Asked asked(llm::llamacppWire(), made, question());
    QCOMPARE(asked.request.url, std::string("http://127.0.0.1:1/v1/chat/completions"));
    QCOMPARE(asked.body["chat_template_kwargs"]["enable_thinking"], Json(false));
    QCOMPARE(asked.body["cache_prompt"], Json(true));
    QCOMPARE(asked.body["response_format"]["type"], Json("json_schema"));
}

void TestNativeRequests::readsHealthAndSlots()
{
    using llm::ServerHealth;
    QCOMPARE(llm::readHealth(200, R"({"status":"ok"})"), ServerHealth::Ready);
    QCOMPARE(llm::readHealth(503, R"({"error":{"message":"Loading model"}})"), ServerHealth::Loading);
    QCOMPARE(llm::readHealth(200, R"({"status":"loading model"})"), ServerHealth::Loading);
    QCOMPARE(llm::readHealth(200, "<html>"), ServerHealth::Bad);
    const auto slots = llm::readSlots(
        200, R"([{"id":0,"n_ctx":4096,"is_processing":true},{"id":1,"n_ctx":4096,"is_processing":false}])");
    QVERIFY(slots);
    QCOMPARE(slots->total, 2);
    QCOMPARE(slots->busy, 1);
    QCOMPARE(slots->contextTokens, 4096);
    QCOMPARE(llm::readSlots(501, "{}").error().code, ErrorCode::Unsupported);
    QCOMPARE(llm::readSlots(200, "{}").error().code, ErrorCode::BadData);
}

void TestNativeRequests::tellsHowBusyAServerIs()
{
    LocalServer server;
    server.on("/v1/models",
              Reply::json(R"({"object":"list","data":[{"id":"house.gguf","object":"model"}]})"));
    const auto http = makeHttp();
    llm::ProviderOptions made = options("");
    made.baseUrl = server.url() + "/v1";
    const auto provider = llm::makeLlamacpp(http.get(), nullptr, made);
    const auto said = QCoro::waitFor(provider->check()); // it keeps its slots to itself: 404
    QVERIFY(said);
    QCOMPARE(*said, std::string("serves house.gguf"));
    server.on("/slots", Reply::json(R"([{"id":0,"n_ctx":4096,"is_processing":true},
                                        {"id":1,"n_ctx":4096,"is_processing":false}])"));
    const auto busy = QCoro::waitFor(provider->check());
    QVERIFY(busy);
    QCOMPARE(*busy, std::string("serves house.gguf, 1 of 2 slots busy, 4096 tokens each"));
    QCOMPARE(server.requests("/slots").at(0).header("authorization"), std::string("Bearer AKIDEXAMPLE"));
}

void TestNativeRequests::aFreeKeyCostsNothing()
{
    LocalServer server;
    server.onAny([](const ServerRequest &request) {
        if (request.header("x-goog-api-key") == "free-key-000000")
            return Reply::json(R"({"error":{"code":503,"message":"busy","status":"UNAVAILABLE"}})", 503);
        return Reply::json(R"({"candidates":[{"content":{"parts":[{"text":"ok"}]},"finishReason":"STOP"}],
                               "usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":1}})");
    });
    const auto http = makeHttp();
    const auto ask = [&](bool free, std::vector<std::string> keys) {
        llm::ProviderOptions made;
        made.baseUrl = server.url();
        made.model = "gemini-2.5-flash";
        made.freeKey = free;
        for (const std::string &key : keys)
            made.keys.emplace_back(key);
        made.key = made.keys.front();
        const auto provider = (*llm::findProvider("google"))->make(http.get(), nullptr, made);
        const bool wholly = provider->capabilities().free;
        return std::pair(wholly, QCoro::waitFor(provider->complete(question())));
    };
    const auto [wholly, answered] = ask(true, {"good-key-000000"});
    QVERIFY(wholly && answered.freeKey && answered.cost && answered.cost->amount().isZero());
    QVERIFY(domain::toJson(answered)["free_key"] == Json(true)); // said wherever the call is kept
    const auto [never, paid] = ask(false, {"good-key-000000"});
    QVERIFY(!never && !paid.freeKey && !paid.cost); // a price list may know it
    const auto [mixed, switched] = ask(true, {"free-key-000000", "paid-key-000000"});
    QVERIFY(!mixed && switched.text == "ok" && !switched.freeKey && !switched.cost); // the other key paid
    const auto [only, alone] = ask(true, {"", "paid-key-000000"});
    QVERIFY(!only && alone.text == "ok" && !alone.freeKey && !alone.cost);
}

void TestNativeRequests::checksListsOfModels()
{
    LocalServer server;
    const Json tags = {{"models", {{{"name", "house:latest"}, {"details", {{"parameter_size", "8B"}}}}}}};
    server.on("/api/tags", Reply::json(base::toText(tags)));
    const Json summary = {{"modelId", "amazon.nova-lite-v1:0"},
                          {"modelName", "Nova Lite"},
                          {"inputModalities", {"TEXT", "IMAGE"}}};
    server.on("/foundation-models", Reply::json(base::toText({{"modelSummaries", {summary}}})));
    const Json claude = {{"id", "claude-x"}, {"display_name", "Claude X"}};
    server.on("/v1/models", Reply::json(base::toText({{"data", {claude}}})));
    const auto http = makeHttp();
    const auto check = [&](const char *id, const char *model) {
        llm::ProviderOptions made = options(model);
        made.baseUrl = server.url();
        const auto provider = (*llm::findProvider(id))->make(http.get(), nullptr, made);
        const auto said = QCoro::waitFor(provider->check());
        return said ? *said : std::string(base::name(said.error().code));
    };
    QCOMPARE(check("ollama", "house"), std::string("1 model"));
    QCOMPARE(check("ollama", "other"), std::string("not_found"));
    QCOMPARE(check("bedrock", "us.amazon.nova-lite-v1:0"), std::string("1 model"));
    QCOMPARE(check("bedrock", "arn:aws:bedrock:x"), std::string("1 model"));
    QCOMPARE(check("bedrock", "other"), std::string("not_found"));
    QCOMPARE(check("anthropic", "claude-x"), std::string("1 model"));
    QCOMPARE(server.requests("/v1/models").at(0).header("x-api-key"), std::string("AKIDEXAMPLE"));
}
