#include "test_budget.h"

#include "net/budget.h"
#include "net/real_http.h"
#include "support/local_server.h"

#include <QCoroTask>
#include <QtTest/QtTest>

namespace {

net::HostBudget read(net::Headers headers, int minuteWeight = 0)
{
    headers.emplace_back("date", "Wed, 21 Oct 2015 07:28:45 GMT"); // 1445412525
    return net::budgetOf(net::Response{200, std::move(headers), {}, {}, 1}, "venue", minuteWeight);
}

} // namespace

void TestBudget::readsWhatHostsSay()
{
    const net::HostBudget weight = read({{"x-mbx-used-weight-1m", "120"}}, 6000);
    QCOMPARE(weight.host, std::string("venue"));
    QVERIFY(weight.used == 120.0 && weight.limit == 6000.0);
    QCOMPARE(base::toMs(*weight.until), 1'445'412'540'000); // the server's next minute
    QVERIFY(!read({{"x-mbx-used-weight-1m", "120"}}).limit);
    const net::HostBudget kucoin = read(
        {{"gw-ratelimit-limit", "2000"}, {"gw-ratelimit-remaining", "1985"}, {"gw-ratelimit-reset", "9500"}});
    QVERIFY(kucoin.used == 15.0 && kucoin.limit == 2000.0);
    QCOMPARE(base::toMs(*kucoin.until), 1'445'412'534'500);
    const net::HostBudget gate = read({{"x-gate-ratelimit-limit", "200"},
                                       {"x-gate-ratelimit-requests-remain", "190"},
                                       {"x-gate-ratelimit-reset-timestamp", "1445412530"}});
    QVERIFY(gate.used == 10.0 && gate.limit == 200.0);
    QCOMPARE(base::toMs(*gate.until), 1'445'412'530'000);
}

void TestBudget::nonsenseIsNotRead()
{
    QVERIFY(!read({}).used);
    for (const char *value : {"lots", "-1", "nan", "", "1e999"})
        QVERIFY2(!read({{"x-mbx-used-weight-1m", value}}, 6000).used, value);
    const net::HostBudget over = read(
        {{"gw-ratelimit-limit", "10"}, {"gw-ratelimit-remaining", "12"}, {"gw-ratelimit-reset", "1e300"}});
    QVERIFY(over.used == 0.0 && !over.until);
    QVERIFY(!read({{"gw-ratelimit-limit", "10"}}).limit); // a limit alone tells nothing
}

void TestBudget::aDoorCountsWhatItSends()
{
    support::LocalServer server;
    server.on("/ping", support::Reply::json("{}").header("X-MBX-USED-WEIGHT-1M", "33"));
    net::HttpOptions options;
    options.minuteWeights = {{"127.0.0.1", 6000}};
    const auto http = net::makeRealHttp(std::move(options), base::Random(1));
    QVERIFY(net::budgetsOf(http.get()).empty());
    net::Request request;
    request.url = server.url("/ping");
    request.weight = 5;
    for (int i = 0; i < 2; ++i)
        QVERIFY(QCoro::waitFor(http->send(request)));
    const std::vector<net::HostBudget> known = net::budgetsOf(http.get());
    QCOMPARE(known.size(), std::size_t(1));
    QCOMPARE(known[0].host, std::string("127.0.0.1"));
    QCOMPARE(known[0].sent, 10.0);
    QVERIFY(known[0].used == 33.0 && known[0].limit == 6000.0 && known[0].paused.count() == 0);
}

void TestBudget::aDoorWithoutACountHasNone()
{
    class Silent final : public net::Http
    {
    public:
        base::Task<net::Response> send(net::Request) override
        {
            co_return base::fail(base::ErrorCode::Network, "nobody");
        }
        void stop() override {}
    };
    const Silent silent;
    QVERIFY(net::budgetsOf(&silent).empty());
    QVERIFY(net::budgetsOf(nullptr).empty());
}
