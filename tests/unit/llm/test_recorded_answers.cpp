#include "test_recorded_answers.h"

#include "support/fixtures.h"

#include <QDirIterator>
#include <QtTest>

#include "base/json.h"
#include "llm/provider.h"

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

/// Chat completions, and not a service's own API or another operation.
bool isChatCompletion(const Json &record)
{
    const std::string url = text(at(record, "http_url"));
    return url.ends_with("/chat/completions") && url.find("/api/v0/") == std::string::npos;
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
    QTest::addColumn<QString>("path");
    QTest::newRow("our own") << QString();
    const QString root = support::fixturesRoot();
    if (root.isEmpty())
        return;
    for (const char *folder :
         {"openai", "openai-compatible", "lmstudio", "llamacpp", "ollama", "openrouter"}) {
        QDirIterator files(root + QStringLiteral("/fixtures/providers/") + QString::fromUtf8(folder),
                           {QStringLiteral("*.json")}, QDir::Files);
        while (files.hasNext()) {
            const QString path = files.next();
            if (isChatCompletion(readFile(path)))
                QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
        }
    }
}

void TestRecordedAnswers::readAsRecorded()
{
    QFETCH(const QString, path);
    const QString own = QStringLiteral(TEST_DATA "/providers/compatible_answer.json");
    const Json record = readFile(path.isEmpty() ? own : path);
    QVERIFY(record.is_object());
    const Json expected = at(record, "expected");
    const std::string body = at(record, "http_response").is_null()
                                 ? text(at(record, "http_response_text"))
                                 : base::toText(at(record, "http_response"));
    const bool stream = at(record, "http_response").is_null();
    const int status = at(record, "http_status").get<int>();
    const ModelCall call = (*llm::findProvider("compatible"))->decode(status, body, stream);

    if (expected.contains("text"))
        QCOMPARE(call.text, text(expected["text"]));
    if (expected.contains("refusal")) {
        QCOMPARE(call.text, text(expected["refusal"]));
        QCOMPARE(call.outcome, domain::AnswerOutcome::Refused);
    }
    QCOMPARE(call.thinking, text(at(expected, "reasoning_text")));
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
    }
    QCOMPARE(call.error.has_value(), !at(expected, "error").is_null());
    if (!call.error)
        return;
    // A router's 402 is about its credits, which that provider will read as a quota; here it is a payment.
    const std::string category = text(at(expected, "category"));
    if (!category.empty() && status != 402)
        QCOMPARE(std::string(base::name(call.error->code)), category);
    if (!at(expected, "retryable").is_null())
        QCOMPARE(base::retryable(call.error->code), at(expected, "retryable").get<bool>());
    const std::string message = text(at(at(expected, "error"), "message"));
    QVERIFY2(call.error->detail.starts_with(message.substr(0, 100)), call.error->detail.c_str());
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
