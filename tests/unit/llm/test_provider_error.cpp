#include "test_provider_error.h"

#include <QtTest>

#include "llm/provider_error.h"

using base::ErrorCode;

Q_DECLARE_METATYPE(base::ErrorCode)

void TestProviderError::sortsRefusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<base::ErrorCode>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *title, int status, const char *body, ErrorCode code, const char *says) {
        QTest::newRow(title) << status << QByteArray(body) << code << QByteArray(says);
    };
    row("a wrong key", 401, R"({"error":{"message":"Wrong key","code":"invalid_api_key"}})", ErrorCode::Auth,
        "Wrong key");
    row("a key that says so in another status", 400, R"({"error":{"message":"API key not valid."}})",
        ErrorCode::Auth, "API key");
    row("no money", 402, R"({"error":{"message":"Insufficient Balance"}})", ErrorCode::Payment, "Balance");
    row("not allowed", 403, R"({"error":{"message":"Country not supported"}})", ErrorCode::Forbidden,
        "Country");
    row("flagged", 403, R"({"error":{"code":403,"message":"Input flagged"}})", ErrorCode::Moderation,
        "flagged");
    row("filtered", 400, R"({"error":{"code":"content_filter","message":"no"}})", ErrorCode::Moderation,
        "no");
    row("no such model", 404, R"({"error":{"message":"model \"x\" not found"}})", ErrorCode::NotFound,
        "not found");
    row("no such model in 400", 400, R"({"error":{"code":"model_not_found","message":"gone"}})",
        ErrorCode::NotFound, "gone");
    row("slow", 408, R"({"error":{"code":408,"message":"Request timed out"}})", ErrorCode::Timeout,
        "timed out");
    row("too large", 413, R"({"error":{"message":"Request too large"}})", ErrorCode::ContextLength,
        "too large");
    row("too long", 400, R"({"error":{"message":"too many","code":"context_length_exceeded"}})",
        ErrorCode::ContextLength, "too many");
    row("too long for llama.cpp", 400,
        R"({"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}})",
        ErrorCode::ContextLength, "exceeds");
    row("too fast", 429, R"({"error":{"message":"Slow down","type":"rate_limit_error"}})",
        ErrorCode::RateLimit, "Slow");
    row("too fast without a word", 429, "{}", ErrorCode::RateLimit, "no reason");
    row("spent", 429, R"({"error":{"message":"x","type":"insufficient_quota"}})", ErrorCode::Quota, "x");
    row("broken", 500, R"({"error":"the model failed"})", ErrorCode::Server, "the model failed");
    row("overloaded", 503, R"({"error":{"message":"try later"}})", ErrorCode::Overloaded, "later");
    row("overloaded too", 529, R"({"error":{"message":"busy"}})", ErrorCode::Overloaded, "busy");
    row("loading", 503, R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})",
        ErrorCode::Loading, "Loading");
    row("inside a good answer", 200, R"({"error":{"message":"upstream","code":502}})", ErrorCode::Server,
        "upstream");
    row("inside a good answer, in digits", 200, R"({"error":{"message":"m","code":"429"}})",
        ErrorCode::RateLimit, "m");
    row("inside a good answer, the request's fault", 200,
        R"({"error":{"message":"m","type":"invalid_request_error"}})", ErrorCode::BadRequest, "m");
    row("inside a choice", 200, R"({"choices":[{"error":{"code":503,"message":"none left"}}]})",
        ErrorCode::Overloaded, "none left");
    row("as Mistral and vLLM write it", 400,
        R"({"object":"error","message":"bad top_p","type":"x","code":3051})", ErrorCode::BadRequest,
        "bad top_p");
    row("as FastAPI writes it", 422,
        R"({"detail":[{"loc":["body"],"msg":"field required","type":"missing"}]})", ErrorCode::BadRequest,
        "field required");
    row("as FastAPI writes it, short", 404, R"({"detail":"Not Found"})", ErrorCode::NotFound, "Not Found");
    row("in a list", 400, R"([{"error":{"code":400,"message":"in a list"}}])", ErrorCode::BadRequest,
        "in a list");
}

void TestProviderError::sortsRefusals()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const base::ErrorCode, code);
    QFETCH(const QByteArray, says);
    const auto document = base::parseJson(body.toStdString());
    QVERIFY(document);
    const auto told = llm::wireErrorOf(*document);
    const base::Error error = llm::errorOf(told.value_or(llm::WireError{}), status);
    QVERIFY2(error.code == code, std::string(base::name(error.code)).c_str());
    QVERIFY2(error.detail.find(says.toStdString()) != std::string::npos, error.detail.c_str());
}

void TestProviderError::findsNoErrorInAnAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("an answer") << QByteArray(R"({"choices":[{"message":{"content":"error"}}]})");
    QTest::newRow("no error said") << QByteArray(R"({"error":null,"choices":[]})");
    QTest::newRow("an odd error") << QByteArray(R"({"error":7})");
    QTest::newRow("a word") << QByteArray(R"("error")");
    QTest::newRow("nothing") << QByteArray("null");
    QTest::newRow("an empty list") << QByteArray("[]");
    QTest::newRow("choices that are none") << QByteArray(R"({"choices":{"error":1}})");
}

void TestProviderError::findsNoErrorInAnAnswer()
{
    QFETCH(const QByteArray, body);
    QVERIFY(!llm::wireErrorOf(*base::parseJson(body.toStdString())));
}

void TestProviderError::quotesLittleOfWhatIsNoJson()
{
    const std::string page = "<html><title>502 Bad Gateway</title>" + std::string(5000, 'x');
    const base::Error bad = llm::errorOfText(page, 502);
    QCOMPARE(bad.code, ErrorCode::Server);
    QVERIFY(bad.detail.size() < 300 && bad.detail.find("Bad Gateway") != std::string::npos);
    QCOMPARE(llm::errorOfText(page, 200).code, ErrorCode::Malformed);
    QCOMPARE(llm::errorOfText("", 404).code, ErrorCode::NotFound);
    QCOMPARE(llm::errorOfText("moved", 301).code, ErrorCode::Unsupported);
}

void TestProviderError::cleansAndShortensMessages()
{
    llm::WireError told;
    told.message = "bad\x01\x02 \xE2\x80\xAE"
                   "evil \xFF" +
                   std::string(5000, 'y');
    const base::Error error = llm::errorOf(told, 400);
    QVERIFY(error.detail.size() < 700);
    QVERIFY(error.detail.find('\x01') == std::string::npos &&
            error.detail.find("\xE2\x80\xAE") == std::string::npos);
}

void TestProviderError::readsHowLongToWait_data()
{
    QTest::addColumn<QByteArray>("sentence");
    QTest::addColumn<int>("milliseconds"); // -1: not told
    const auto row = [](const char *sentence, int wait) {
        QTest::newRow(sentence) << QByteArray(sentence) << wait;
    };
    row("Please try again in 1.2s. Visit the site.", 1200);
    row("Please try again in 350ms", 350);
    row("Try again in 6m0s.", 360'000);
    row("try again in 1h2m3.5s", 3'723'500);
    row("Please retry in 34.406143552s.", 34'407);
    row("Please retry after 20 seconds.", 20'000);
    row("please wait 1 minute", 60'000);
    row("Try again in 400 days", 86'400'000);
    row("Try again in a while", -1);
    row("Try again in 20", -1);
    row("Try again in 5 mice", -1);
    row("Rate limit reached: 20 requests in 60s", -1);
    row("", -1);
}

void TestProviderError::readsHowLongToWait()
{
    QFETCH(const QByteArray, sentence);
    QFETCH(const int, milliseconds);
    const auto wait = llm::waitOf(sentence.toStdString());
    QCOMPARE(wait ? int(wait->count()) : -1, milliseconds);
    const base::Error late = llm::errorOf({sentence.toStdString(), "", "", ""}, 429);
    QCOMPARE(late.retryAfter, wait);
    QVERIFY(!llm::errorOf({sentence.toStdString(), "", "", ""}, 400).retryAfter);
}
