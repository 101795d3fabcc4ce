#include "test_chat_shapes.h"

#include <QtTest>

#include "llm/compatible_codec.h"
#include "llm/schema_shape.h"

using base::Json;
using domain::ModelCall;

namespace {

std::string summary(const ModelCall &call)
{
    return std::string(domain::name(call.outcome)) + '|' + call.text + '|' + call.thinking + '|' +
           call.finishReason + '|' + (call.error ? std::string(base::name(call.error->code)) : "-");
}

QByteArray events(const QList<QByteArray> &documents, const char *end = "")
{
    QByteArray out;
    for (const QByteArray &one : documents)
        out += "data: " + one + "\n\n";
    return out + end;
}

std::string counts(const domain::Usage &usage)
{
    const auto text = [](const std::optional<long long> &count) {
        return count ? std::to_string(*count) : "-";
    };
    return text(usage.inputTokens) + ' ' + text(usage.outputTokens) + ' ' + text(usage.cachedInputTokens) +
           ' ' + text(usage.reasoningTokens);
}

} // namespace

void TestChatShapes::readsAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // outcome|text|thinking|finish|error
    const auto row = [](const char *title, const QByteArray &body, const char *expected) {
        QTest::newRow(title) << body << QString::fromUtf8(expected);
    };
    row("a spoken answer",
        R"({"choices":[{"message":{"content":null,"audio":{"id":"a","transcript":"said"}},"finish_reason":"stop"}]})",
        "answered|said||stop|-");
    row("notes in the margin",
        R"({"choices":[{"message":{"content":"a","annotations":[{"type":"url_citation","url_citation":{"title":"t"}}]},"finish_reason":"stop"}]})",
        "answered|a||stop|-");
    row("a refusal",
        R"({"choices":[{"message":{"content":null,"refusal":"I will not"},"finish_reason":"stop"}]})",
        "refused|I will not||stop|-");
    row("a refusal in parts",
        R"({"choices":[{"message":{"content":[{"type":"refusal","refusal":"no"}]},"finish_reason":"stop"}]})",
        "refused|no||stop|-");
    row("two choices",
        R"({"choices":[{"index":1,"message":{"content":"b"}},{"index":0,"message":{"content":"a"},"finish_reason":"stop"}]})",
        "answered|a||stop|-");
    row("two choices side by side",
        events({R"({"choices":[{"index":0,"delta":{"content":"a"}}]})",
                R"({"choices":[{"index":1,"delta":{"content":"X"}}]})",
                R"({"choices":[{"index":0,"delta":{"content":"b"},"finish_reason":"stop"}]})",
                R"({"choices":[{"index":1,"delta":{},"finish_reason":"length"}]})"},
               "data: [DONE]\n\n"),
        "answered|ab||stop|-");
    row("tool calls",
        R"({"choices":[{"message":{"content":null,"tool_calls":[{"function":{"name":"f"}}]},"finish_reason":"tool_calls"}]})",
        "refused|||tool_calls|-");
    row("details of reasoning",
        R"({"choices":[{"message":{"content":"a","reasoning_details":[{"type":"reasoning.summary","summary":"s"},{"type":"reasoning.text","text":"t"},{"type":"reasoning.encrypted","data":"x"}]}}]})",
        "answered|a|st||-");
    row("text completions as a stream",
        events({R"({"object":"text_completion","choices":[{"text":"a","index":0}]})",
                R"({"choices":[{"text":"b","index":0,"finish_reason":"stop"}]})"}),
        "answered|ab||stop|-");
    row("lines that keep alive",
        ": x\r\n\r\ndata:\r\n\r\n" +
            events({R"({"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]})"}),
        "answered|a||stop|-");
    row("a filter of the question before the answer",
        events({R"({"choices":[],"prompt_filter_results":[{"prompt_index":0}]})",
                R"({"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]})"}),
        "answered|a||stop|-");
    row("cut off for want of machines",
        R"({"choices":[{"message":{"content":"a"},"finish_reason":"insufficient_system_resource"}]})",
        "failed|a||insufficient_system_resource|server");
    row("errors of Cloudflare", R"({"success":false,"errors":[{"code":5007,"message":"No such model"}]})",
        "failed||||server");
    row("a response",
        R"({"object":"response","status":"completed","error":null,"output":[
            {"type":"reasoning","summary":[{"type":"summary_text","text":"h1"},{"type":"summary_text","text":"h2"}]},
            {"type":"message","content":[{"type":"output_text","text":"a","annotations":[]}]}]})",
        "answered|a|h1\n\nh2|completed|-");
    row("a response that is cut off",
        R"({"object":"response","status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"output":[{"type":"message","content":[{"type":"output_text","text":"{"}]}]})",
        "refused|{||max_output_tokens|-");
    row("a response that is filtered",
        R"({"object":"response","status":"incomplete","incomplete_details":{"reason":"content_filter"},"output":[]})",
        "refused|||content_filter|-");
    row("a response that refuses",
        R"({"object":"response","status":"completed","output":[{"type":"message","content":[{"type":"refusal","refusal":"no"}]}]})",
        "refused|no||completed|-");
    row("a response that failed",
        R"({"object":"response","status":"failed","error":{"code":"rate_limit_exceeded","message":"slow"},"output":[]})",
        "failed|||failed|rate_limit");
    row("a response as a stream",
        "event: response.created\n" +
            events({R"({"type":"response.created","response":{"status":"in_progress"}})"}) +
            events(
                {R"({"type":"response.reasoning_summary_text.delta","delta":"hm"})",
                 R"({"type":"response.output_text.delta","delta":"a"})",
                 R"({"type":"response.output_text.delta","delta":"b"})",
                 R"({"type":"response.output_text.done","text":"ab"})",
                 R"({"type":"response.completed","response":{"status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"ab"}]}]}})"}),
        "answered|ab|hm|completed|-");
    row("a response whose stream ends early",
        events({R"({"type":"response.output_text.delta","delta":"a"})"}), "failed|a|||network");
    row("a response whose stream breaks",
        "event: error\n" + events({R"({"type":"error","code":"server_error","message":"m","param":null})"}),
        "failed||||server");
    row("LM Studio's own",
        R"({"model_instance_id":"m","output":[{"type":"reasoning","content":"hm"},{"type":"message","content":"a"}],"stats":{}})",
        "answered|a|hm||-");
    row("LM Studio's own as a stream",
        events(
            {R"({"type":"chat.start","model_instance_id":"m"})",
             R"({"type":"prompt_processing.progress","progress":0.5})",
             R"({"type":"reasoning.delta","content":"hm"})", R"({"type":"message.delta","content":"a"})",
             R"({"type":"chat.end","result":{"model_instance_id":"m","output":[{"type":"message","content":"a"}]}})"}),
        "answered|a|hm||-");
    row("LM Studio's own that breaks",
        events({R"({"type":"message.delta","content":"a"})",
                R"({"type":"error","error":{"type":"internal_error","message":"m"}})"}),
        "failed|a|||server");
    row("a list of models", R"({"object":"list","data":[]})", "refused||||-");
}

void TestChatShapes::readsAnswers()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    const bool stream = !body.startsWith('{');
    const ModelCall call = llm::decodeCompatible(200, body.toStdString(), stream);
    QCOMPARE(QString::fromStdString(summary(call)), expected);
    const auto reader = llm::readCompatible(200, stream);
    for (const char byte : body)
        reader->add({&byte, 1});
    QCOMPARE(QString::fromStdString(summary(reader->end())), expected);
}

void TestChatShapes::aBadStatusIsNoAnswer()
{
    const std::string chat =
        events({R"({"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]})"}).toStdString();
    const std::string gemini =
        events({R"({"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"STOP"}]})"})
            .toStdString();
    for (const llm::ProviderRow &row : llm::providers()) {
        if (row.reader == nullptr)
            continue;
        for (const std::string &body : {chat, gemini, std::string("data: [DONE]\n\n"), std::string()}) {
            for (const int status : {302, 400, 503}) {
                const ModelCall call = row.decode(status, body, true);
                QVERIFY2(call.outcome == domain::AnswerOutcome::Failed && call.error, row.id);
            }
        }
    }
}

void TestChatShapes::countsTokens_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // in, out, cached, reasoning
    const auto row = [](const char *title, const QByteArray &body, const char *expected) {
        QTest::newRow(title) << body << QString::fromUtf8(expected);
    };
    const QByteArray choice = R"("choices":[{"message":{"content":"a"}}])";
    row("none", "{" + choice + "}", "- - - -");
    row("all",
        "{" + choice +
            R"(,"usage":{"prompt_tokens":1,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":3},"completion_tokens_details":{"reasoning_tokens":4}}})",
        "1 2 3 4");
    row("DeepSeek's",
        "{" + choice + R"(,"usage":{"prompt_tokens":1,"completion_tokens":2,"prompt_cache_hit_tokens":0}})",
        "1 2 0 -");
    row("Groq's at the end of a stream",
        events(
            {R"({"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}],"x_groq":{"usage":{"prompt_tokens":5,"completion_tokens":6}}})"}),
        "5 6 - -");
    row("in the choice",
        R"({"choices":[{"message":{"content":"a"},"usage":{"prompt_tokens":5,"completion_tokens":6,"cached_tokens":2}}]})",
        "5 6 2 -");
    row("a response's",
        R"({"object":"response","status":"completed","output":[],"usage":{"input_tokens":1,"input_tokens_details":{"cached_tokens":2},"output_tokens":3,"output_tokens_details":{"reasoning_tokens":4}}})",
        "1 3 2 4");
    row("LM Studio's",
        R"({"model_instance_id":"m","output":[],"stats":{"input_tokens":1,"total_output_tokens":2,"reasoning_output_tokens":0}})",
        "1 2 - 0");
    row("nonsense", "{" + choice + R"(,"usage":{"prompt_tokens":-1,"completion_tokens":"2"}})", "- - - -");
}

void TestChatShapes::countsTokens()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    const ModelCall call = llm::decodeCompatible(200, body.toStdString(), !body.startsWith('{'));
    QCOMPARE(QString::fromStdString(counts(call.usage)), expected);
}

void TestChatShapes::knowsTheCost()
{
    const auto cost = [](const char *usage) {
        const std::string body =
            std::string(R"({"choices":[{"message":{"content":"a"}}],"usage":)") + usage + '}';
        const ModelCall call = llm::decodeCompatible(200, body, false);
        return call.cost ? QString::number(call.cost->toDouble(), 'g', 9).toStdString() + ' ' +
                               call.cost->currency()
                         : std::string("unknown");
    };
    QCOMPARE(cost(R"({"cost":0.0076509169000000005})"), std::string("0.00765092 USD"));
    QCOMPARE(cost(R"({"cost":7.79e-05})"), std::string("7.79e-05 USD"));
    QCOMPARE(cost(R"({"cost":0})"), std::string("0 USD"));
    QCOMPARE(cost(R"({"cost":0.01,"is_byok":true,"cost_details":{"upstream_inference_cost":0.2}})"),
             std::string("0.21 USD"));
    QCOMPARE(cost(R"({"cost":0.01,"is_byok":false,"cost_details":{"upstream_inference_cost":0.2}})"),
             std::string("0.01 USD"));
    for (const char *unknown :
         {R"({})", R"({"cost":null})", R"({"cost":-1})", R"({"cost":"1"})", R"({"cost":1e300})"})
        QCOMPARE(cost(unknown), std::string("unknown"));
}

void TestChatShapes::cutsBodiesApart_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("expect");
    QTest::addColumn<QByteArray>("parts"); // E, V, D or B and its bytes
    using Expect = llm::BodyParts::Expect;
    const auto row = [](const char *title, const QByteArray &body, Expect expect, const char *parts) {
        QTest::newRow(title) << body << int(expect) << QByteArray(parts);
    };
    row("a document", " {\"a\":1}\n", Expect::Document, "D: {\"a\":1}\n;");
    row("events", "data: a\n\ndata: b", Expect::Document, "E:a;E:b;");
    row("events after a mark", "\xEF\xBB\xBF\n\ndata: a\n\n", Expect::Values, "E:a;");
    row("text where a document is expected", "hello", Expect::Document, "D:hello;");
    row("text where events are expected", "hello", Expect::Events, "D:hello;");
    row("one value", "{\"a\":\"}\\\"{\"}", Expect::Values, "V:{\"a\":\"}\\\"{\"};");
    row("values in lines", "{}\n{\"a\":[{}]}\n", Expect::Values, "V:{};V:{\"a\":[{}]};");
    row("values in a list", "[{},\r\n{\"a\":1}]", Expect::Values, "V:{};V:{\"a\":1};");
    row("a value that ends early", "[{},{\"a\"", Expect::Values, "V:{};B:{\"a\";");
    row("nothing", "", Expect::Values, "D:;");
    row("blanks", "  \n", Expect::Events, "D:  \n;");
}

void TestChatShapes::cutsBodiesApart()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, expect);
    QFETCH(const QByteArray, parts);
    const auto said = [](const std::vector<llm::BodyPart> &all) {
        std::string out;
        for (const llm::BodyPart &part : all)
            out += std::string("EVDB").substr(std::size_t(part.kind), 1) + ':' + part.event.data + ';';
        return out;
    };
    for (std::size_t size = 1; size <= std::size_t(body.size()) + 1; ++size) {
        llm::BodyParts reader{llm::BodyParts::Expect(expect)};
        std::string got;
        for (std::size_t at = 0; at < std::size_t(body.size()); at += size)
            got += said(
                reader.add(std::string_view(body.constData(), std::size_t(body.size())).substr(at, size)));
        got += said(reader.end());
        QCOMPARE(QByteArray::fromStdString(got), parts);
    }
}

void TestChatShapes::narrowsSchemas_data()
{
    QTest::addColumn<int>("shape");
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("expected");
    using Shape = llm::SchemaShape;
    const auto row = [](const char *title, Shape shape, const char *schema, const char *expected) {
        QTest::newRow(title) << int(shape) << QByteArray(schema) << QByteArray(expected);
    };
    row("strict: everything required, the optional may be null", Shape::OpenAiStrict,
        R"({"$schema":"x","$id":"y","type":"object","properties":{"a":{"type":"string"},"b":{"type":"string","enum":["x"]},"c":{"type":["number","null"]}},"required":["a"]})",
        R"({"type":"object","properties":{"a":{"type":"string"},"b":{"type":["string","null"],"enum":["x",null]},"c":{"type":["number","null"]}},"required":["a","b","c"],"additionalProperties":false})");
    row("strict: an optional reference", Shape::OpenAiStrict,
        R"({"type":"object","properties":{"a":{"$ref":"#/definitions/d"}},"definitions":{"d":{"type":"object","properties":{}}}})",
        R"({"type":"object","properties":{"a":{"anyOf":[{"$ref":"#/$defs/d"},{"type":"null"}]}},"required":["a"],"additionalProperties":false,"$defs":{"d":{"type":"object","properties":{},"required":[],"additionalProperties":false}}})");
    row("strict: words it does not know", Shape::OpenAiStrict,
        R"({"type":"array","items":{"type":"string","minLength":2},"uniqueItems":true,"default":[]})",
        R"({"type":"array","items":{"type":"string"}})");
    row("Google: types and limits stay", Shape::GoogleJson,
        R"({"$schema":"x","type":"object","properties":{"a":{"type":["number","null"],"minimum":0,"exclusiveMaximum":1},"b":{"const":"k"}},"additionalProperties":false})",
        R"({"type":"object","properties":{"a":{"type":["number","null"],"minimum":0},"b":{"enum":["k"]}},"additionalProperties":false})");
    row("Google: one of", Shape::GoogleJson, R"({"oneOf":[{"type":"string"},{"type":"number"}]})",
        R"({"anyOf":[{"type":"string"},{"type":"number"}]})");
    row("OpenAPI: nullable", Shape::GoogleOpenApi,
        R"({"type":"object","properties":{"a":{"type":["number","null"]},"b":{"anyOf":[{"type":"string"},{"type":"null"}]}},"additionalProperties":false})",
        R"({"type":"object","properties":{"a":{"type":"number","nullable":true},"b":{"type":"string","nullable":true}}})");
    row("OpenAPI: references written out", Shape::GoogleOpenApi,
        R"({"type":"array","items":{"$ref":"#/$defs/d"},"$defs":{"d":{"type":"object","properties":{"x":{"type":"integer"}}}}})",
        R"({"type":"array","items":{"type":"object","properties":{"x":{"type":"integer"}}}})");
    row("OpenAPI: lists of texts only", Shape::GoogleOpenApi,
        R"({"type":["string","null"],"enum":["a",null,1]})",
        R"({"type":"string","enum":["a"],"nullable":true})");
}

void TestChatShapes::narrowsSchemas()
{
    QFETCH(const int, shape);
    QFETCH(const QByteArray, schema);
    QFETCH(const QByteArray, expected);
    const auto read = [](const QByteArray &text) { return *base::parseJson(text.toStdString()); };
    const Json out = llm::narrowed(read(schema), llm::SchemaShape(shape));
    QCOMPARE(QByteArray::fromStdString(base::toText(out)),
             QByteArray::fromStdString(base::toText(read(expected))));
    // What is narrow already stays as it is.
    QVERIFY(llm::narrowed(out, llm::SchemaShape(shape)) == out ||
            llm::SchemaShape(shape) == llm::SchemaShape::GoogleOpenApi);
}

void TestChatShapes::narrowsWhatGoesRoundInCircles()
{
    const Json circle = *base::parseJson(
        R"({"$ref":"#/$defs/a","$defs":{"a":{"type":"object","properties":{"x":{"$ref":"#/$defs/a"},"y":{"$ref":"#/$defs/a"},"z":{"$ref":"#/$defs/none"}}}}})");
    for (const auto shape :
         {llm::SchemaShape::OpenAiStrict, llm::SchemaShape::GoogleJson, llm::SchemaShape::GoogleOpenApi})
        QVERIFY(base::toText(llm::narrowed(circle, shape)).size() < 10'000'000);
    for (const char *odd :
         {"null", "[]", "3", R"({"type":3,"properties":[],"required":{},"enum":3,"anyOf":{}})",
          R"({"properties":{"a":null,"b":{"type":{}}},"allOf":[{"type":"object"}]})"})
        for (const auto shape :
             {llm::SchemaShape::OpenAiStrict, llm::SchemaShape::GoogleJson, llm::SchemaShape::GoogleOpenApi})
            QVERIFY(llm::narrowed(*base::parseJson(odd), shape).is_object());
}
