#include "test_http.h"

#include "support/server_reply.h"

#include "net/gunzip.h"
#include "net/host_gate.h"
#include "net/http.h"
#include "net/redact.h"

using base::ErrorCode;
using base::Milliseconds;
using net::Response;

Q_DECLARE_METATYPE(base::ErrorCode)

void TestHttp::statusesHaveTheirMeaning_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<base::ErrorCode>("code");
    const auto row = [](int status, ErrorCode code) { QTest::addRow("%d", status) << status << code; };
    row(302, ErrorCode::Unsupported);
    row(400, ErrorCode::BadRequest);
    row(401, ErrorCode::Auth);
    row(402, ErrorCode::Payment);
    row(403, ErrorCode::Forbidden);
    row(404, ErrorCode::NotFound);
    row(408, ErrorCode::Timeout);
    row(413, ErrorCode::BadRequest);
    row(418, ErrorCode::IpBan);
    row(429, ErrorCode::RateLimit);
    row(451, ErrorCode::Forbidden);
    row(499, ErrorCode::BadRequest);
    row(500, ErrorCode::Server);
    row(502, ErrorCode::Server);
    row(503, ErrorCode::Overloaded);
    row(504, ErrorCode::Server);
    row(529, ErrorCode::Overloaded);
    row(200, ErrorCode::BadData);
    row(999, ErrorCode::BadData);
}

void TestHttp::statusesHaveTheirMeaning()
{
    QFETCH(const int, status);
    QFETCH(const base::ErrorCode, code);
    const base::Error error = net::errorOfStatus(Response{status, {}, {}, {}, 1}, "api.example.com");
    QCOMPARE(error.code, code);
    QCOMPARE(error.field, std::string("api.example.com"));
    QVERIFY(error.detail.find(std::to_string(status)) != std::string::npos);
    QVERIFY(!error.retryAfter);
}

void TestHttp::readsHowLongToWait_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<qint64>("ms"); // -1: nothing
    const auto row = [](const char *title, int status, const char *name, const char *value, qint64 ms) {
        QTest::newRow(title) << status << QString::fromUtf8(name) << QString::fromUtf8(value) << ms;
    };
    row("seconds", 429, "retry-after", "7", 7000);
    row("half a second", 503, "retry-after", "0.5", 500);
    row("zero", 429, "retry-after", "0", 0);
    row("a date", 429, "retry-after", "Wed, 21 Oct 2015 07:28:30 GMT", 30'000);
    row("a date in the past", 429, "retry-after", "Wed, 21 Oct 2015 07:27:00 GMT", 0);
    row("half a date", 429, "retry-after", "Wed, 21 Oct 2015 07:28", -1);
    row("a month that is none", 429, "retry-after", "Wed, 21 anF 2015 07:28:30 GMT", -1);
    row("an hour that is none", 429, "retry-after", "Wed, 21 Oct 2015 27:28:30 GMT", -1);
    row("at most a day", 429, "retry-after", "1e300", 86'400'000);
    row("negative", 429, "retry-after", "-3", -1);
    row("words", 429, "retry-after", "soon", -1);
    row("not a number", 429, "retry-after", "nan", -1);
    row("milliseconds", 429, "retry-after-ms", "1500", 1500);
    row("the window of KuCoin", 429, "gw-ratelimit-reset", "2345", 2345);
    row("the window of KuCoin while all is well", 200, "gw-ratelimit-reset", "2345", -1);
    row("nothing", 429, "x-other", "5", -1);
}

void TestHttp::readsHowLongToWait()
{
    QFETCH(const int, status);
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QFETCH(const qint64, ms);
    const Response response{
        status,
        {{"date", "Wed, 21 Oct 2015 07:28:00 GMT"}, {name.toStdString(), value.toStdString()}},
        {},
        {},
        1};
    const auto wait = net::retryAfter(response);
    QCOMPARE(wait ? qint64(wait->count()) : -1, ms);
    QCOMPARE(net::errorOfStatus(response, "h").retryAfter, wait);
}

void TestHttp::readsSpentBudgets()
{
    const auto pause = [](net::Headers headers, int minuteWeight, int weight) {
        headers.emplace_back("date", "Wed, 21 Oct 2015 07:28:45 GMT");
        return net::pauseOfHeaders(Response{200, std::move(headers), {}, {}, 1}, minuteWeight, weight)
            .count();
    };
    QCOMPARE(pause({}, 6000, 1), 0);
    QCOMPARE(pause({{"x-mbx-used-weight-1m", "100"}}, 6000, 2), 0);
    QCOMPARE(pause({{"x-mbx-used-weight-1m", "5699"}}, 6000, 2), 15'000); // until the server's minute is over
    QCOMPARE(pause({{"x-mbx-used-weight-1m", "5699"}}, 0, 2), 0); // how much a minute has is not known
    QCOMPARE(pause({{"x-mbx-used-weight-1m", "lots"}}, 6000, 2), 0);
    QCOMPARE(pause({{"gw-ratelimit-remaining", "1"}, {"gw-ratelimit-reset", "4000"}}, 0, 2), 4000);
    QCOMPARE(pause({{"gw-ratelimit-remaining", "3"}, {"gw-ratelimit-reset", "4000"}}, 0, 2), 0);
    QCOMPARE(pause({{"gw-ratelimit-remaining", "0"}, {"gw-ratelimit-reset", "1e300"}}, 0, 1), 120'000);
    QCOMPARE(
        pause({{"x-gate-ratelimit-requests-remain", "0"}, {"x-gate-ratelimit-reset-timestamp", "1445412527"}},
              0, 1),
        2000);
    QCOMPARE(
        pause({{"x-gate-ratelimit-requests-remain", "0"}, {"x-gate-ratelimit-reset-timestamp", "1445412000"}},
              0, 1),
        0); // over already
}

void TestHttp::namesTheHostAlone()
{
    QCOMPARE(net::hostOf("https://user:pass@api.example.com:8443/a/b?key=secret#x"),
             std::string("api.example.com"));
    QCOMPARE(net::hostOf("http://[::1]:80/"), std::string("::1"));
    QCOMPARE(net::hostOf("not a url"), std::string());
    QCOMPARE(net::hostOf(""), std::string());
}

void TestHttp::knowsSecretNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("secret");
    for (const char *name : {"Authorization",
                             "authorization",
                             "Proxy-Authorization",
                             "X-API-Key",
                             "x-goog-api-key",
                             "api_key",
                             "apiKey",
                             "key",
                             "KEY",
                             "SIGN",
                             "X-MBX-APIKEY",
                             "KC-API-SIGN",
                             "KC-API-PASSPHRASE",
                             "signature",
                             "X-Amz-Signature",
                             "X-Amz-Security-Token",
                             "X-Amz-Credential",
                             "access_token",
                             "token",
                             "Cookie",
                             "Set-Cookie",
                             "secret",
                             "client_secret",
                             "password",
                             "X-PAYMENT"})
        QTest::addRow("%s", name) << QString::fromUtf8(name) << true;
    for (const char *name : {"symbol", "limit", "Content-Type", "x-ratelimit-remaining-tokens", "Date",
                             "monkey", "design", "keyword", "Retry-After", "authority", "timestamp", ""})
        QTest::addRow("not %s", name) << QString::fromUtf8(name) << false;
}

void TestHttp::knowsSecretNames()
{
    QFETCH(const QString, name);
    QFETCH(const bool, secret);
    QCOMPARE(net::isSecretName(name.toStdString()), secret);
}

void TestHttp::showsUrlsWithoutSecrets()
{
    QCOMPARE(
        net::urlWithoutSecrets("https://u:p@h.example/v1?symbol=BTC%2FUSDT&key=abc&signature=de%20f#part"),
        std::string("https://h.example/v1?symbol=BTC%2FUSDT&key=REDACTED&signature=REDACTED"));
    QCOMPARE(net::urlWithoutSecrets("http://127.0.0.1:80/a?b=1"), std::string("http://127.0.0.1:80/a?b=1"));
    QCOMPARE(net::urlWithoutSecrets("https://h.example/a"), std::string("https://h.example/a"));
}

void TestHttp::scrubsSecretsWhereverTheyAre()
{
    net::Request request;
    request.url = "https://h.example/?apikey=query-secret&limit=1000000";
    request.headers = {
        {"Authorization", "Bearer sk-canary-1234"}, {"X-Api-Key", "short"}, {"Accept", "text/plain"}};
    const std::vector<std::string> secrets = net::secretsOf(request);
    const std::string clean =
        net::scrubbed("wrong key sk-canary-1234 (Bearer sk-canary-1234), query-secret, short, "
                      "text/plain, 1000000",
                      secrets);
    QCOMPARE(clean, std::string("wrong key REDACTED (REDACTED), REDACTED, short, text/plain, 1000000"));
    QCOMPARE(net::headersWithoutSecrets(request.headers), (net::Headers{{"Accept", "text/plain"}}));
}

void TestHttp::unpacksInAnyPieces()
{
    std::string text;
    for (int i = 0; i < 40'000; ++i)
        text += std::to_string(i * 7919 % 10'007) + ',';
    const std::string packed = support::gzip(text) + support::gzip("and a second member") + "padding";
    for (const std::size_t piece : {std::size_t(1), std::size_t(7), std::size_t(4096), packed.size()}) {
        net::Gunzip gunzip;
        QByteArray out;
        QVERIFY(!gunzip.complete());
        for (std::size_t at = 0; at < packed.size(); at += piece)
            QVERIFY(gunzip.add(std::string_view(packed).substr(at, piece), out, 1 << 20));
        QVERIFY(gunzip.complete());
        QCOMPARE(out.toStdString(), text + "and a second member");
    }
}

void TestHttp::refusesWhatIsNoGzip()
{
    net::Gunzip gunzip;
    QByteArray out;
    const auto result = gunzip.add("{\"plain\":\"text\"}", out, 1000);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::BadData);

    std::string damaged = support::gzip("a body whose checksum will not fit");
    damaged[damaged.size() - 6] = char(damaged[damaged.size() - 6] ^ 1);
    net::Gunzip another;
    QByteArray rest;
    QVERIFY(!another.add(damaged, rest, 1000));
}

void TestHttp::stopsUnpackingAtTheLimit()
{
    const std::string bomb = support::Reply::gzipBomb(50 << 20).body;
    QVERIFY(bomb.size() < (2 << 20));
    net::Gunzip gunzip;
    QByteArray out;
    const auto result = gunzip.add(bomb, out, 1 << 20);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::BadData);
    QVERIFY(out.size() <= (1 << 20) + 64 * 1024);
}

void TestHttp::seesThatAPackedBodyIsCutOff()
{
    std::string plain(5000, 'a');
    plain += "the end";
    const std::string packed = support::gzip(plain);
    for (std::size_t size = 1; size < packed.size(); ++size) {
        net::Gunzip gunzip;
        QByteArray out;
        QVERIFY(gunzip.add(std::string_view(packed).substr(0, size), out, 10'000));
        QVERIFY2(!gunzip.complete(), std::to_string(size).c_str());
    }
}
