#include "test_native_answers.h"

#include "support/fixtures.h"

#include <QDirIterator>
#include <QtTest>

#include <rapidcheck.h>

#include "base/json.h"
#include "base/text.h"
#include "llm/anthropic.h"
#include "llm/bedrock.h"
#include "llm/blockrun.h"
#include "llm/llamacpp.h"
#include "llm/ollama.h"
#include "llm/x402.h"

using base::Json;
using domain::AnswerOutcome;
using domain::ModelCall;

namespace {

constexpr std::array services = {"anthropic", "bedrock", "blockrun", "llamacpp", "ollama"};

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
    return object.is_object() && found != object.end() ? *found : Json();
}

std::string text(const Json &value)
{
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::string count(const std::optional<long long> &value)
{
    return value ? std::to_string(*value) : "missing";
}

std::string count(const Json &value)
{
    return value.is_number() ? base::toText(value) : "missing";
}

/// The bytes of the body, whatever form the record keeps them in.
std::string bodyOf(const Json &record)
{
    if (const std::string coded = text(at(record, "http_response_base64")); !coded.empty())
        return QByteArray::fromBase64(QByteArray::fromStdString(coded)).toStdString();
    const Json whole = at(record, "http_response");
    return whole.is_null() ? text(at(record, "http_response_text")) : base::toText(whole);
}

bool isStream(const Json &record)
{
    return at(record, "http_response").is_null();
}

const llm::ProviderRow &rowOf(const QString &id)
{
    return **llm::findProvider(id.toStdString());
}

const llm::Wire &wireOf(const QString &id)
{
    const std::map<QString, const llm::Wire &(*)()> wires = {
        {QStringLiteral("anthropic"), &llm::anthropicWire},
        {QStringLiteral("bedrock"), &llm::bedrockWire},
        {QStringLiteral("blockrun"), &llm::blockrunWire},
        {QStringLiteral("llamacpp"), &llm::llamacppWire},
        {QStringLiteral("ollama"), &llm::ollamaWire}};
    return wires.at(id)();
}

void addRecords(const char *pattern)
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("path");
    const QString root = support::fixturesRoot();
    for (const char *service : services) {
        const QString id = QString::fromUtf8(service);
        const QString own = QStringLiteral(TEST_DATA "/providers/");
        QDirIterator ours(own, {id + QStringLiteral("_*.json")}, QDir::Files);
        while (ours.hasNext()) {
            const QString path = ours.next();
            QTest::newRow(qPrintable(QStringLiteral("ours: ") + QFileInfo(path).fileName())) << id << path;
        }
        QDirIterator files(root + QStringLiteral("/fixtures/providers/") + id, {QString::fromUtf8(pattern)},
                           QDir::Files);
        while (!root.isEmpty() && files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(id + u'/' + QFileInfo(path).fileName())) << id << path;
        }
    }
}

/// What people see of a call.
std::string shown(const ModelCall &call)
{
    return std::string(domain::name(call.outcome)) + '|' + call.text + '|' + call.thinking + '|' +
           call.finishReason + '|' + call.model + '|' + call.requestId + '|' + count(call.usage.inputTokens) +
           '|' + count(call.usage.outputTokens) + '|' +
           (call.error ? std::string(base::name(call.error->code)) + call.error->detail : "");
}

} // namespace

void TestNativeAnswers::readAsRecorded_data()
{
    addRecords("*.json");
}

void TestNativeAnswers::readAsRecorded()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, path);
    const Json record = readFile(path);
    const Json expected = at(record, "expected");
    const int status = at(record, "http_status").get<int>();
    const ModelCall call = rowOf(provider).decode(status, bodyOf(record), isStream(record));

    if (expected.contains("text"))
        QCOMPARE(call.text, text(expected["text"]));
    const Json thought = at(expected, "thinking_text").is_null() ? at(expected, "reasoning_text")
                                                                 : at(expected, "thinking_text");
    QCOMPARE(call.thinking, text(thought));
    if (expected.contains("finish_reason"))
        QCOMPARE(call.finishReason, text(expected["finish_reason"]));
    if (expected.contains("model"))
        QCOMPARE(call.model, text(expected["model"]));
    const Json usage = at(expected, "usage");
    if (usage.is_object()) {
        const char *cached =
            usage.contains("cache_read_input_tokens") ? "cache_read_input_tokens" : "cached_input_tokens";
        QCOMPARE(count(call.usage.inputTokens), count(at(usage, "input_tokens")));
        QCOMPARE(count(call.usage.outputTokens), count(at(usage, "output_tokens")));
        QCOMPARE(count(call.usage.cachedInputTokens), count(at(usage, cached)));
    }
    const bool wantsPayment = status == 402;
    QCOMPARE(call.error.has_value(), !at(expected, "error").is_null() || wantsPayment);
    if (!call.error)
        return;
    const std::string category = wantsPayment ? "payment" : text(at(expected, "category"));
    if (!category.empty())
        QCOMPARE(std::string(base::name(call.error->code)), category);
    if (!at(expected, "retryable").is_null())
        QCOMPARE(base::retryable(call.error->code), at(expected, "retryable").get<bool>());
    const std::string message = text(at(at(expected, "error"), "message"));
    QVERIFY2(call.error->detail.starts_with(message.substr(0, 100)), call.error->detail.c_str());
}

void TestNativeAnswers::readInAnyPieces_data()
{
    addRecords("*.json");
}

void TestNativeAnswers::readInAnyPieces()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, path);
    const Json record = readFile(path);
    const std::string body = bodyOf(record);
    const int status = at(record, "http_status").get<int>();
    const bool stream = isStream(record);
    const std::string whole = shown(rowOf(provider).decode(status, body, stream));
    for (const std::size_t size : {std::size_t(1), std::size_t(2), std::size_t(7), std::size_t(101)}) {
        const auto reader = wireOf(provider).reader(status, stream);
        std::string heard, thought;
        for (std::size_t from = 0; from < body.size(); from += size) {
            reader->add(std::string_view(body).substr(from, size));
            QVERIFY2(reader->text().starts_with(heard), "the text only grows");
            QVERIFY2(reader->thinking().starts_with(thought), "the thinking only grows");
            heard = reader->text();
            thought = reader->thinking();
        }
        QCOMPARE(shown(reader->end()), whole);
    }
}

void TestNativeAnswers::readDemandsForPayment_data()
{
    QTest::addColumn<QString>("path");
    const QString root = support::fixturesRoot();
    QTest::newRow("ours") << QStringLiteral(TEST_DATA "/providers/blockrun_demand.json");
    QDirIterator files(root + QStringLiteral("/fixtures/providers/blockrun"),
                       {QStringLiteral("payment-req*")}, QDir::Files);
    while (!root.isEmpty() && files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }
}

void TestNativeAnswers::readDemandsForPayment()
{
    QFETCH(const QString, path);
    const Json record = readFile(path);
    net::Response answer;
    answer.status = 402;
    answer.body = QByteArray::fromStdString(bodyOf(record));
    const Json headers = at(record, "http_response_headers"); // a copy: items() of a temporary would dangle
    for (const auto &[name, value] : headers.items())
        answer.headers.emplace_back(base::lower(name), text(value));
    const auto demand = llm::readDemand(answer);
    QVERIFY(demand);
    const Json expected = at(record, "expected");
    QCOMPARE(demand->offers.at(0).asSent, at(at(expected, "payment_required"), "accepts").at(0));
    QCOMPARE(llm::dollarsOf(demand->offers[0])->toDouble(), at(expected, "amount_usdc").get<double>());
}

void TestNativeAnswers::cutShort_data()
{
    addRecords("*stream*.json");
}

void TestNativeAnswers::cutShort()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, path);
    const Json record = readFile(path);
    if (!isStream(record) || path.contains(QStringLiteral("_v1_")))
        return;
    const std::string body = bodyOf(record);
    const ModelCall cut = rowOf(provider).decode(200, body.substr(0, body.size() / 2), true);
    QVERIFY2(cut.outcome == AnswerOutcome::Failed && cut.error, shown(cut).c_str());
    QVERIFY2(base::retryable(cut.error->code), shown(cut).c_str());
}

void TestNativeAnswers::anyBytesAreClassified()
{
    const bool holds = rc::check([](const std::string &bytes, const std::vector<std::uint8_t> &cuts) {
        for (const char *service : services) {
            for (const int status : {200, 402, 500}) {
                const llm::ProviderRow &row = rowOf(QString::fromUtf8(service));
                const bool stream = bytes.size() % 2 == 0;
                const ModelCall whole = row.decode(status, bytes, stream);
                RC_ASSERT((whole.outcome != AnswerOutcome::Failed || whole.error));
                RC_ASSERT((whole.outcome != AnswerOutcome::Answered || status == 200));
                const auto reader = wireOf(QString::fromUtf8(service)).reader(status, stream);
                std::size_t from = 0;
                for (const std::uint8_t cut : cuts) {
                    reader->add(std::string_view(bytes).substr(std::min(from, bytes.size()), cut % 5U));
                    from += cut % 5U;
                }
                reader->add(std::string_view(bytes).substr(std::min(from, bytes.size())));
                RC_ASSERT(shown(reader->end()) == shown(whole));
            }
        }
    });
    QVERIFY(holds);
}
