#include "test_bodies.h"

#include <QFile>
#include <QtTest>

#include <algorithm>

#include "base/json.h"
#include "llm/wire.h"

using base::Json;
using domain::ModelCall;

namespace {

constexpr std::size_t leastBodies = 6;

QString pathOf(const std::string &provider)
{
    return QStringLiteral(TEST_DATA "/bodies/") + QString::fromStdString(provider) + QStringLiteral(".json");
}

Json bodiesOf(const std::string &provider)
{
    QFile file(pathOf(provider));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return base::parseJson(file.readAll().toStdString(), 16U << 20).value_or(Json());
}

void addBodies()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<int>("index");
    for (const llm::ProviderRow &row : llm::providers()) {
        if (row.reader == nullptr)
            continue;
        const Json bodies = bodiesOf(row.id);
        for (std::size_t i = 0; i < bodies.size(); ++i)
            QTest::addRow("%s: %s", row.id, bodies[i]["name"].get<std::string>().c_str())
                << QString::fromUtf8(row.id) << int(i);
    }
}

std::string bytesOf(const Json &one)
{
    if (one.contains("base64"))
        return QByteArray::fromBase64(QByteArray::fromStdString(one["base64"].get<std::string>()))
            .toStdString();
    return one["body"].get<std::string>();
}

Json secondsToWait(const ModelCall &call)
{
    if (!call.error || !call.error->retryAfter)
        return {};
    return double(call.error->retryAfter->count()) / 1000;
}

/// In the form in which the data has it.
Json read(const ModelCall &call)
{
    const auto count = [](const std::optional<long long> &value) { return value ? Json(*value) : Json(); };
    const domain::Usage &usage = call.usage;
    return {{"text", call.text},
            {"thinking", call.thinking},
            {"finish_reason", call.finishReason},
            {"usage",
             {count(usage.inputTokens), count(usage.outputTokens), count(usage.cachedInputTokens),
              count(usage.reasoningTokens)}},
            {"code", call.error ? Json(base::name(call.error->code)) : Json()},
            {"retry_after_s", secondsToWait(call)}};
}

std::string shown(const ModelCall &call)
{
    return base::toText(domain::toJson(call));
}

} // namespace

void TestBodies::everyProviderHasBodies()
{
    for (const llm::ProviderRow &row : llm::providers())
        if (row.reader != nullptr)
            QVERIFY2(bodiesOf(row.id).size() >= leastBodies, row.id);
}

void TestBodies::readAsDocumented_data()
{
    addBodies();
}

void TestBodies::readAsDocumented()
{
    QFETCH(const QString, provider);
    QFETCH(const int, index);
    const Json one = bodiesOf(provider.toStdString()).at(std::size_t(index));
    const auto row = llm::findProvider(provider.toStdString());
    const ModelCall call = (*row)->decode(one["status"].get<int>(), bytesOf(one), one["stream"].get<bool>());
    Json expected = one["expected"];
    const std::string message = expected.value("message", std::string());
    expected.erase("message");
    if (expected["retry_after_s"].is_number())
        expected["retry_after_s"] = expected["retry_after_s"].get<double>();
    QCOMPARE(base::toText(read(call)), base::toText(expected));
    QVERIFY(!call.error || !call.error->detail.empty());
    if (!message.empty())
        QVERIFY2(call.error && call.error->detail.starts_with(message), shown(call).c_str());
    const bool failed = call.error && call.error->code != base::ErrorCode::Moderation;
    QCOMPARE(call.outcome == domain::AnswerOutcome::Failed, failed);
}

void TestBodies::readInAnyPieces_data()
{
    addBodies();
}

void TestBodies::readInAnyPieces()
{
    QFETCH(const QString, provider);
    QFETCH(const int, index);
    const Json one = bodiesOf(provider.toStdString()).at(std::size_t(index));
    const auto row = llm::findProvider(provider.toStdString());
    const int status = one["status"].get<int>();
    const bool stream = one["stream"].get<bool>();
    const std::string body = bytesOf(one), whole = shown((*row)->decode(status, body, stream));
    for (const std::size_t size : {std::size_t(1), std::size_t(3), std::size_t(64)}) {
        const auto reader = (*row)->reader(status, stream);
        std::string heard;
        for (std::size_t from = 0; from < body.size(); from += size) {
            reader->add(std::string_view(body).substr(from, size));
            QVERIFY(reader->text().starts_with(heard));
            heard = reader->text();
        }
        QCOMPARE(shown(reader->end()), whole);
    }
}
