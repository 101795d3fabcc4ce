#include "test_gatherer.h"

#include "context/gatherer.h"

#include <QCoroTask>
#include <QCoroTimer>
#include <QTemporaryDir>
#include <QtTest>

using base::Result;
using base::UtcTime;
using context::Gatherer;
using context::Options;

namespace {

/// A network that answers from a table, and remembers what it was asked.
class FakeHttp final : public net::Http
{
public:
    struct Answer
    {
        int status = 200;
        std::string body;
        net::Headers headers;
    };
    std::map<std::string, Answer> answers; // by the beginning of the address
    std::vector<net::Request> asked;
    int milliseconds = 0; // before each answer

    base::Task<net::Response> send(net::Request request) override
    {
        asked.push_back(request);
        if (milliseconds > 0) {
            QTimer pause;
            pause.setSingleShot(true);
            pause.start(std::min(milliseconds, int(request.deadline.count())));
            co_await pause;
            if (milliseconds > int(request.deadline.count()))
                co_return base::fail(base::ErrorCode::Timeout, "too slow", "host");
        }
        for (const auto &[url, answer] : answers) {
            if (!request.url.starts_with(url))
                continue;
            net::Response out;
            out.status = answer.status;
            out.body = QByteArray::fromStdString(answer.body);
            out.headers = answer.headers;
            co_return out;
        }
        co_return base::fail(base::ErrorCode::Network, "nobody there", "host");
    }
    void stop() override {}
    [[nodiscard]] int countOf(const std::string &url) const
    {
        return int(std::count_if(asked.begin(), asked.end(),
                                 [&](const net::Request &one) { return one.url.starts_with(url); }));
    }
};

const UtcTime start = base::fromMs(1'788'990'000'000);
const std::string feedUrl = "https://feed.example/rss";

std::string
feedOf(const std::string &title, const char *date = "Wed, 09 Sep 2026 10:00:00 GMT",
       const std::string &body = "Spot funds took in more than ever. Analysts were surprised by it all.")
{
    return "<rss><channel><title>Paper</title><item><title>" + title +
           "</title><link>https://feed.example/a</link><pubDate>" + date + "</pubDate><description>" + body +
           "</description></item></channel></rss>";
}

constexpr const char *fear =
    R"({"data":[{"value":"20","timestamp":"1788912000"},{"value":"30","timestamp":"1788825600"}]})";

struct Rig
{
    FakeHttp http, pages;
    base::ManualClock clock{start};
    Options options;
    std::unique_ptr<Gatherer> gatherer;
    explicit Rig(store::NewsStore *store = nullptr)
    {
        options.feeds = {feedUrl};
        http.answers[feedUrl] = {200, feedOf("Bitcoin ETF inflows surge"), {{"etag", "\"v1\""}}};
        http.answers["https://api.alternative.me"] = {200, fear, {}};
        gatherer = std::make_unique<Gatherer>(Gatherer::Doors{&http, &pages, &clock, {}}, store);
    }
    int refresh() { return QCoro::waitFor(gatherer->refresh(options, {"BTC"})).value_or(-1); }
    domain::Surroundings view() { return gatherer->view("BTC/USDT", clock.now(), options, {}); }
};

} // namespace

void TestGatherer::gathersAndShows()
{
    Rig rig;
    QCOMPARE(rig.refresh(), 2);
    const domain::Surroundings view = rig.view();
    QCOMPARE(view.news.size(), std::size_t(1));
    QCOMPARE(view.news[0].article.title, std::string("Bitcoin ETF inflows surge"));
    QVERIFY(!view.news[0].why.empty());
    QCOMPARE(view.sentiment.at(0).value, 20.0);
    QVERIFY(!view.sentiment[0].stale);
    QVERIFY(!view.calendar.empty());
    // CoinGecko and DefiLlama were asked and did not answer: that is said.
    QCOMPARE(view.missing.size(), std::size_t(2));
    // Without a key those that need one are not asked at all.
    QCOMPARE(rig.http.countOf("https://min-api.cryptocompare.com"), 0);
    const auto sources = rig.gatherer->sources();
    QVERIFY(std::any_of(sources.begin(), sources.end(),
                        [](const auto &one) { return one.id == "rss" && one.articles == 1; }));
}

void TestGatherer::asksAtItsOwnInterval()
{
    Rig rig;
    rig.refresh();
    rig.refresh();
    QCOMPARE(rig.http.countOf(feedUrl), 1);
    rig.clock.advanceTo(start + std::chrono::minutes(rig.options.newsMinutes));
    rig.http.answers[feedUrl] = {304, {}, {}};
    rig.refresh();
    QCOMPARE(rig.http.countOf(feedUrl), 2);
    const auto &headers =
        std::find_if(rig.http.asked.rbegin(), rig.http.asked.rend(), [](const net::Request &one) {
            return one.url == feedUrl;
        })->headers;
    QVERIFY(std::find(headers.begin(), headers.end(),
                      std::pair<std::string, std::string>("If-None-Match", "\"v1\"")) != headers.end());
    QCOMPARE(rig.view().news.size(), std::size_t(1)); // unchanged is still there
}

void TestGatherer::goodAnswersStayWhenBadOnesFollow()
{
    Rig rig;
    rig.refresh();
    for (const auto &[status, body] :
         {std::pair(200, "{\"data\":[]}"), {500, "no"}, {200, "<html>"}, {200, "{}"}}) {
        rig.http.answers["https://api.alternative.me"] = {status, body, {}};
        rig.clock.advanceTo(rig.clock.now() + std::chrono::minutes(20));
        rig.refresh();
        const domain::Surroundings view = rig.view();
        QVERIFY(!view.sentiment.empty());
        QCOMPARE(view.sentiment[0].asOf, start); // never as if it were fresh
    }
    QVERIFY(rig.view().sentiment[0].stale);
    rig.http.answers[feedUrl] = {200, "<rss><channel></channel></rss>", {}};
    rig.clock.advanceTo(rig.clock.now() + std::chrono::minutes(20));
    rig.refresh();
    const auto sources = rig.gatherer->sources();
    QVERIFY(std::any_of(sources.begin(), sources.end(),
                        [](const auto &one) { return one.id == "rss" && one.trouble == "an empty answer"; }));
    QCOMPARE(rig.view().news.size(), std::size_t(1));
}

void TestGatherer::slowSourcesCostTheDeadlineOnce()
{
    Rig rig;
    rig.http.milliseconds = 60'000;
    rig.options.deadlineSeconds = 1;
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(rig.refresh(), 0);
    QVERIFY2(clock.elapsed() < 1900,
             qPrintable(QString::number(clock.elapsed()))); // all at once, not one by one
    QVERIFY(!rig.view().missing.empty());
}

void TestGatherer::whatIsOffIsNotAsked()
{
    Rig rig;
    rig.options.news = rig.options.sentiment = rig.options.fundamentals = rig.options.calendar = false;
    rig.refresh();
    QVERIFY(rig.http.asked.empty());
    QVERIFY(rig.view().isEmpty());
    Rig some;
    some.options.sourcesOff = {"coingecko", "defillama"};
    some.refresh();
    QCOMPARE(some.http.asked.size(), std::size_t(2));
    QVERIFY(some.view().missing.empty());
}

void TestGatherer::budgets()
{
    Rig rig;
    std::vector<domain::Article> many;
    for (int i = 0; i < 12; ++i) {
        domain::Article one;
        one.title = "Bitcoin story number " + std::to_string(i * 7919) + " of the day";
        one.body = std::to_string(i * 104729);
        for (int k = 0; k < 40; ++k)
            one.body += " Sentence " + std::to_string(i * 31 + k) + " says something of its own.";
        one.published = start - std::chrono::minutes(i);
        many.push_back(std::move(one));
    }
    rig.gatherer->take(many, start);
    rig.options.articles = 10;
    rig.options.articleTokens = 50;
    rig.options.newsTokens = 250;
    const auto news = rig.view().news;
    QVERIFY(news.size() >= 2 && news.size() <= 5);
    for (const auto &one : news)
        QVERIFY(one.article.body.size() <= 200 && one.article.body.ends_with('.'));
}

void TestGatherer::redirectsAreCheckedEachTime()
{
    FakeHttp first, pages;
    net::Request request;
    request.url = "https://a.example/x";
    request.headers = {{"x-api-key", "canary"}};
    first.answers["https://a.example/x"] = {302, {}, {{"location", "https://b.example/y"}}};
    pages.answers["https://b.example/y"] = {301, {}, {{"location", "/z#part"}}};
    pages.answers["https://b.example/z"] = {200, "there", {}};
    const auto there = QCoro::waitFor(context::follow(&first, &pages, request));
    QVERIFY(there);
    QCOMPARE(there->body, QByteArray("there"));
    QCOMPARE(first.asked.size(), std::size_t(1)); // the rest went through the door that checks
    for (const net::Request &one : pages.asked)
        QVERIFY(one.headers.empty()); // a key stays with its host
    pages.answers["https://b.example/z"] = {302, {}, {{"location", "https://b.example/y"}}};
    QVERIFY(!QCoro::waitFor(context::follow(&first, &pages, request))); // round and round
    QCOMPARE(pages.asked.size(), std::size_t(5));
    first.answers["https://a.example/x"] = {302, {}, {{"location", "http://127.0.0.1/admin"}}};
    QCOMPARE(QCoro::waitFor(context::follow(&first, &pages, request)).error().code,
             base::ErrorCode::Forbidden);
    first.answers["https://a.example/x"] = {302, {}, {{"location", "https://b.example/y"}}};
    QVERIFY(!QCoro::waitFor(context::follow(&first, nullptr, request)));
}

void TestGatherer::redirectsShareOneDeadline()
{
    FakeHttp first, pages;
    first.milliseconds = pages.milliseconds = 80;
    first.answers["https://a.example/x"] = {302, {}, {{"location", "https://b.example/y"}}};
    pages.answers["https://b.example/y"] = {302, {}, {{"location", "https://b.example/y"}}};
    net::Request request;
    request.url = "https://a.example/x";
    request.deadline = base::Milliseconds(150);
    QElapsedTimer taken;
    taken.start();
    const auto answer = QCoro::waitFor(context::follow(&first, &pages, request));
    QCOMPARE(answer.error().code, base::ErrorCode::Timeout);
    QVERIFY2(taken.elapsed() < 230, qPrintable(QString::number(taken.elapsed()))); // not 80 ms a redirect
}

void TestGatherer::aHostOutOfReachIsLeftAlone()
{
    Rig rig;
    const std::string host = "https://api.coingecko.com";
    rig.refresh();
    QCOMPARE(rig.http.countOf(host), 1); // one address tells it for the others
    rig.clock.advanceTo(start + std::chrono::seconds(30));
    (void)QCoro::waitFor(rig.gatherer->refresh(rig.options, {"ETH"}));
    QCOMPARE(rig.http.countOf(host), 1); // a coin that was not asked about yet
    QVERIFY(!rig.view().missing.empty());
    rig.clock.advanceTo(start + std::chrono::seconds(61));
    rig.http.answers[host] = {200, R"({"bitcoin":{"usd":1}})", {}};
    (void)QCoro::waitFor(rig.gatherer->refresh(rig.options, {"SOL"}));
    QVERIFY(rig.http.countOf(host) > 1);
}

void TestGatherer::wholeArticles()
{
    Rig rig;
    rig.options.wholeArticles = true;
    std::string page = "<html><body><nav>x</nav><article><p>";
    for (int i = 0; i < 30; ++i)
        page += "The whole story has sentence " + std::to_string(i) + " in it. ";
    rig.pages.answers["https://feed.example/a"] = {200, page + "</p></article></body></html>", {}};
    rig.refresh();
    QVERIFY(rig.view().news.at(0).article.body.starts_with("The whole story has sentence 0"));
    rig.clock.advanceTo(start + std::chrono::hours(1));
    rig.refresh();
    QCOMPARE(rig.pages.asked.size(), std::size_t(1)); // not again
}

void TestGatherer::keptBetweenPrograms()
{
    QTemporaryDir dir;
    const QString path = store::newsDatabase(dir.path());
    {
        const auto database = store::Database::open(path, store::Access::ReadWrite, store::Content::News);
        QVERIFY(database);
        store::NewsStore store(**database);
        Rig rig(&store);
        rig.refresh();
        QCOMPARE(*store.count(), 1);
    }
    const auto database = store::Database::open(path, store::Access::ReadWrite, store::Content::News);
    store::NewsStore store(**database);
    Rig rig(&store);
    QCOMPARE(rig.view().news.size(), std::size_t(1)); // before anything was asked
    const auto found = rig.gatherer->search("etf infl", start);
    QVERIFY(found);
    QCOMPARE(found->size(), std::size_t(1));
    QVERIFY(rig.gatherer->search("etf infl", start - std::chrono::minutes(1))->empty()); // nobody knew it yet
}

void TestGatherer::twoAtOnceShareOneLook()
{
    Rig rig;
    rig.http.milliseconds = 50;
    auto one = rig.gatherer->refresh(rig.options, {"BTC"});
    auto two = rig.gatherer->refresh(rig.options, {"BTC"});
    QVERIFY(QCoro::waitFor(one));
    QVERIFY(QCoro::waitFor(two));
    QCOMPARE(rig.http.countOf(feedUrl), 1);
}

void TestGatherer::theSecondAsksForItsOwnCoin()
{
    Rig rig;
    const std::string host = "https://api.coingecko.com";
    rig.http.answers[host] = {200, R"({"bitcoin":{"usd":1}})", {}};
    rig.http.milliseconds = 50;
    const auto askedAbout = [&](const std::string &coin) {
        return std::any_of(rig.http.asked.begin(), rig.http.asked.end(), [&](const net::Request &one) {
            return one.url.starts_with(host) && one.url.find(coin) != std::string::npos;
        });
    };
    auto one = rig.gatherer->refresh(rig.options, {"BTC"});
    auto two = rig.gatherer->refresh(rig.options, {"ETH"});
    auto three = rig.gatherer->refresh(rig.options, {"BTC"});
    QVERIFY(QCoro::waitFor(one));
    QVERIFY(QCoro::waitFor(two));
    QVERIFY(QCoro::waitFor(three));
    QVERIFY(askedAbout("bitcoin"));
    QVERIFY(askedAbout("ethereum"));
    QCOMPARE(rig.http.countOf(feedUrl), 1);
}
