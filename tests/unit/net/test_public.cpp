#include "test_public.h"

#include "net/public_address.h"
#include "net/real_http.h"
#include "support/local_server.h"

#include <QCoroTask>
#include <QHostAddress>
#include <QtTest>

using support::LocalServer;
using support::Reply;

void TestPublic::addresses_data()
{
    QTest::addColumn<bool>("isPublic");
    for (const char *address :
         {"8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "192.167.1.1", "2606:4700::1111",
          "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"})
        QTest::newRow(address) << true;
    for (const char *address : {"0.0.0.0",
                                "10.1.2.3",
                                "100.64.0.1",
                                "127.0.0.1",
                                "127.255.0.3",
                                "169.254.169.254",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.0.0.8",
                                "192.168.0.1",
                                "198.18.0.1",
                                "203.0.113.9",
                                "224.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "fe80::1",
                                "fc00::1",
                                "fd12::1",
                                "ff02::1",
                                "2001:db8::1",
                                "::ffff:127.0.0.1",
                                "::ffff:10.0.0.1",
                                "::7f00:1",
                                "64:ff9b::7f00:1",
                                "2002:7f00:1::",
                                "2002:a00:1::",
                                "2001::1",
                                "fec0::1",
                                "100::1"})
        QTest::newRow(address) << false;
}

void TestPublic::addresses()
{
    QFETCH(const bool, isPublic);
    QCOMPARE(net::isPublic(QHostAddress(QString::fromUtf8(QTest::currentDataTag()))), isPublic);
    QVERIFY(!net::isPublic(QHostAddress()));
}

void TestPublic::refusesThisMachine_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"https://localhost/", "https://127.0.0.1/x", "https://[::1]/",
                            "https://10.0.0.1/", "https://2130706433/", "https://0x7f.1/",
                            "https://169.254.169.254/latest/meta-data", "https://[::ffff:127.0.0.1]/"})
        QTest::newRow(url) << QString::fromUtf8(url);
}

void TestPublic::refusesThisMachine()
{
    QFETCH(const QString, url);
    net::HttpOptions options;
    options.publicOnly = true;
    const auto http = net::makeRealHttp(options, base::Random(1));
    net::Request request;
    request.url = url.toStdString();
    request.deadline = base::Milliseconds(3000);
    request.retries = 0;
    const auto answer = QCoro::waitFor(http->send(request));
    QVERIFY(!answer);
    // A name that is a number in disguise may also be no address at all.
    QVERIFY2(answer.error().code == base::ErrorCode::Forbidden ||
                 answer.error().code == base::ErrorCode::BadRequest ||
                 answer.error().code == base::ErrorCode::Network ||
                 answer.error().code == base::ErrorCode::Timeout,
             answer.error().detail.c_str());
    if (url.contains(QLatin1String("localhost")) || url.contains(QLatin1String("127.0.0.1/x")))
        QCOMPARE(answer.error().code, base::ErrorCode::Forbidden);
}

void TestPublic::oneBadAddressIsEnough()
{
    net::HttpOptions options;
    options.publicOnly = true;
    options.resolve = [](const std::string &) { return std::vector<std::string>{"8.8.8.8", "192.168.1.1"}; };
    const auto http = net::makeRealHttp(options, base::Random(1));
    net::Request request;
    request.url = "https://mixed.example/";
    request.retries = 0;
    const auto answer = QCoro::waitFor(http->send(request));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, base::ErrorCode::Forbidden);
}

void TestPublic::connectsToTheCheckedAddress()
{
    LocalServer server;
    server.on("/page", Reply::text("here"));
    net::HttpOptions options;
    options.publicOnly = true;
    options.plainHosts = {"article.example"};
    int asked = 0;
    options.resolve = [&](const std::string &host) {
        ++asked; // a second answer would be another address: it must not be asked for
        return std::vector<std::string>{host == "article.example" && asked == 1 ? "127.0.0.1" : "10.0.0.1"};
    };
    options.counts = [](const std::string &address) {
        return address == "127.0.0.1";
    }; // the test's own server
    const auto http = net::makeRealHttp(options, base::Random(1));
    net::Request request;
    request.url = "http://article.example:" + std::to_string(server.port()) + "/page";
    request.retries = 0;
    const auto answer = QCoro::waitFor(http->send(request));
    QVERIFY2(answer, answer ? "" : answer.error().detail.c_str());
    QCOMPARE(answer->body, QByteArray("here"));
    QCOMPARE(asked, 1);
    const auto seen = server.requests("/page");
    QCOMPARE(seen.size(), std::size_t(1));
    bool named = false;
    for (const auto &[name, value] : seen[0].headers)
        named = named || (name == "host" && value.starts_with("article.example"));
    QVERIFY(named);
}
