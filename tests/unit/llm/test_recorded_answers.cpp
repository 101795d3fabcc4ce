#include "test_recorded_answers.h"

#include "support/fixtures.h"

#include <QDirIterator>
#include <QtTest>

#include "base/json.h"
#include "llm/wire.h"

using base::Json;
using domain::ModelCall;

namespace {

Json readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return base::parseJson(file.readAll().toStdString(), 64U << 20).value_or(Json());
}

Json at(const Json &object, const char *name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found == object.end() ? Json() : *found;
}

std::string text(const Json &value)
{
    return value.is_string() ? value.get<std::string>() : std::string();
}

/// A folder of recordings and who reads it.
struct Folder
{
    const char *name, *provider;
    const char *only; // the end of the addresses that this provider speaks to; "": all of them
};
constexpr Folder folders[] = {
    {"gemini", "google", ""},
    {"openai", "openai", ""},
    {"openrouter", "openrouter", ""},
    {"lmstudio", "lmstudio", ""},
    {"openai-compatible", "compatible", ""},
    {"openai", "compatible", "/chat/completions"},
    {"llamacpp", "compatible", "/chat/completions"},
    {"ollama", "compatible", "/chat/completions"},
};

struct Recording
{
    std::string body;
    int status = 200;
    bool stream = false;
    Json expected;
};

Recording recordingOf(const Json &record)
{
    Recording out;
    out.stream = at(record, "http_response").is_null();
    out.body =
        out.stream ? text(at(record, "http_response_text")) : base::toText(at(record, "http_response"));
    out.status = at(record, "http_status").get<int>();
    out.expected = at(record, "expected");
    return out;
}

void addRecordings()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("provider");
    QTest::newRow("our own") << QStringLiteral(TEST_DATA "/providers/compatible_answer.json")
                             << QStringLiteral("compatible");
    const QString root = support::fixturesRoot();
    if (root.isEmpty())
        return;
    for (const Folder &folder : folders) {
        QDirIterator files(root + QStringLiteral("/fixtures/providers/") + QString::fromUtf8(folder.name),
                           {QStringLiteral("*.json")}, QDir::Files);
        while (files.hasNext()) {
            const QString path = files.next();
            if (text(at(readFile(path), "http_url")).ends_with(folder.only))
                QTest::addRow("%s %s", folder.provider, qPrintable(QFileInfo(path).fileName()))
                    << path << QString::fromUtf8(folder.provider);
        }
    }
}

const llm::ProviderRow &rowOf(const QString &provider)
{
    return **llm::findProvider(provider.toStdString());
}

/// Everything of a call that `decode` prints, and what it cost.
std::string whole(ModelCall call)
{
    return base::toText(domain::toJson(call)) + (call.cost ? call.cost->toString() : "");
}

/// The same body in pieces of these sizes, over and over.
ModelCall readInPieces(const llm::ProviderRow &row, const Recording &one,
                       const std::vector<std::size_t> &sizes)
{
    const auto reader = row.reader(one.status, one.stream);
    std::size_t place = 0;
    for (std::size_t i = 0; place < one.body.size(); ++i) {
        const std::size_t size = std::max<std::size_t>(sizes[i % sizes.size()], 1);
        reader->add(std::string_view(one.body).substr(place, size));
        place += size;
    }
    return reader->end();
}

std::string count(const std::optional<long long> &value)
{
    return value ? std::to_string(*value) : "missing";
}

std::string count(const Json &value)
{
    return value.is_number() ? base::toText(value) : "missing";
}

} // namespace

void TestRecordedAnswers::readAsRecorded_data()
{
    addRecordings();
}

void TestRecordedAnswers::readAsRecorded()
{
    QFETCH(const QString, path);
    QFETCH(const QString, provider);
    const Json record = readFile(path);
    QVERIFY(record.is_object());
    const Recording one = recordingOf(record);
    const Json &expected = one.expected;
    const ModelCall call = rowOf(provider).decode(one.status, one.body, one.stream);

    if (expected.contains("text"))
        QCOMPARE(call.text, text(expected["text"]));
    if (expected.contains("refusal")) {
        QCOMPARE(call.text, text(expected["refusal"]));
        QCOMPARE(call.outcome, domain::AnswerOutcome::Refused);
    }
    const char *thinking = expected.contains("thinking_text") ? "thinking_text" : "reasoning_text";
    QCOMPARE(call.thinking, text(at(expected, thinking)));
    if (expected.contains("finish_reason"))
        QCOMPARE(call.finishReason, text(expected["finish_reason"]));
    if (expected.contains("model"))
        QCOMPARE(call.model, text(expected["model"]));
    const Json usage = at(expected, "usage");
    if (usage.is_object()) {
        QCOMPARE(count(call.usage.inputTokens), count(at(usage, "input_tokens")));
        QCOMPARE(count(call.usage.outputTokens), count(at(usage, "output_tokens")));
        QCOMPARE(count(call.usage.cachedInputTokens), count(at(usage, "cached_input_tokens")));
        QCOMPARE(count(call.usage.reasoningTokens), count(at(usage, "reasoning_tokens")));
        QCOMPARE(call.cost.has_value(), at(usage, "cost").is_number());
        // With a key of the user's own, what that key paid is in the answer and not in the expected cost.
        if (call.cost && one.body.find("\"is_byok\":true") == std::string::npos)
            QVERIFY(std::abs(call.cost->toDouble() - usage["cost"].get<double>()) <= 1e-8);
    }
    const std::string blocked = text(at(expected, "block_reason"));
    QCOMPARE(call.error.has_value(), !at(expected, "error").is_null() || !blocked.empty());
    if (!blocked.empty()) {
        QCOMPARE(call.finishReason, blocked);
        QCOMPARE(call.error->code, base::ErrorCode::Moderation);
    }
    if (!call.error)
        return;
    const std::string category = text(at(expected, "category"));
    if (!category.empty())
        QCOMPARE(std::string(base::name(call.error->code)), category);
    if (!at(expected, "retryable").is_null())
        QCOMPARE(base::retryable(call.error->code), at(expected, "retryable").get<bool>());
    if (at(expected, "retry_after_s").is_number())
        QVERIFY(call.error->retryAfter);
    const std::string message = text(at(at(expected, "error"), "message"));
    QVERIFY2(call.error->detail.starts_with(message.substr(0, 100)), call.error->detail.c_str());
}

void TestRecordedAnswers::anyCutReadsTheSame_data()
{
    addRecordings();
}

void TestRecordedAnswers::anyCutReadsTheSame()
{
    QFETCH(const QString, path);
    QFETCH(const QString, provider);
    const llm::ProviderRow &row = rowOf(provider);
    QVERIFY(row.reader);
    const Recording one = recordingOf(readFile(path));
    const std::string expected = whole(row.decode(one.status, one.body, one.stream));
    for (const std::vector<std::size_t> &sizes :
         {std::vector<std::size_t>{1}, {2, 3, 5, 7}, {1, 64}, {1000}, {4096, 1}})
        QCOMPARE(whole(readInPieces(row, one, sizes)), expected);
    const std::size_t step = one.body.size() / 200 + 1; // once in two, at many places
    for (std::size_t at = 1; at < one.body.size(); at += step)
        QCOMPARE(whole(readInPieces(row, one, {at, one.body.size()})), expected);
}

void TestRecordedAnswers::waitsAsGoogleAsks()
{
    const std::string body =
        R"({"error":{"code":429,"message":"Please retry in 2s.","status":"RESOURCE_EXHAUSTED",
        "details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure",
                    "violations":[{"quotaId":"GenerateRequestsPerMinutePerProject"}]},
                   {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.4s"}]}})";
    const ModelCall call = rowOf(QStringLiteral("google")).decode(429, body, false);
    QCOMPARE(call.error->code, base::ErrorCode::RateLimit);
    QCOMPARE(call.error->retryAfter.value_or(base::Milliseconds(0)), base::Milliseconds(34'400));
}

void TestRecordedAnswers::everyRowDecodes()
{
    QVERIFY(!llm::providers().empty());
    for (const llm::ProviderRow &row : llm::providers()) {
        QVERIFY(row.make != nullptr && row.decode != nullptr);
        for (const char *body : {"", "{}", "null", "data: x\n\n", "<html>", "\xFF"}) {
            for (const int status : {200, 404, 500}) {
                const ModelCall call = row.decode(status, body, false);
                QVERIFY(call.outcome != domain::AnswerOutcome::Failed || call.error);
            }
        }
    }
}
