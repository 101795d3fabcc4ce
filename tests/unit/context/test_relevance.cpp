#include "test_relevance.h"

#include "base/text.h"
#include "context/relevance.h"
#include "context/vocabulary.h"

#include <QElapsedTimer>
#include <QFile>
#include <QtTest>

#include <set>

using base::Json;
using context::rank;
using domain::Article;

namespace {

constexpr std::int64_t noon = 1'767'268'800'000;
const base::UtcTime at = base::fromMs(noon);
const std::string plain =
    "The committee met for two hours in the afternoon and its members agreed to meet again in a month. "
    "Nothing was decided, and the minutes will be published on Friday.";

Article article(const std::string &title, const std::string &body = plain)
{
    Article out;
    out.id = title;
    out.title = title;
    out.body = body;
    out.published = at;
    return out;
}

/// The terms of one article's score, by name.
std::map<std::string, double> termsOf(const Article &one, const char *symbol = "BTC/USDT",
                                      base::UtcTime when = at)
{
    std::map<std::string, double> out;
    for (const domain::ScoredArticle &scored : rank({one}, symbol, when))
        for (const domain::ScoreTerm &term : scored.why)
            out[term.term] = term.value;
    return out;
}

double scoreOf(const Article &one, const char *symbol = "BTC/USDT")
{
    return rank({one}, symbol, at).at(0).score;
}

Json labelled()
{
    QFile file(QStringLiteral(TEST_DATA "/context/labelled.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto read = base::parseJson(file.readAll().toStdString());
    return read ? *read : Json();
}

} // namespace

void TestRelevance::everyTerm()
{
    std::set<std::string> seen;
    const auto has = [&](const char *term, const Article &one, const char *symbol = "BTC/USDT") {
        const auto terms = termsOf(one, symbol);
        seen.insert(term);
        return terms.count(term) == 1;
    };
    QVERIFY(has("title_name", article("The case for Bitcoin")));
    QVERIFY(!has("title_name", article("The case for Bitcoin Cash")));
    QVERIFY(has("title_ticker", article("Why BTC moved")));
    QVERIFY(has("title_lead", article("Bitcoin moved")));
    QVERIFY(!has("title_lead", article("What moved Bitcoin")));
    Article tagged = article("Nothing");
    tagged.categories = {"btc"};
    QVERIFY(has("tag", tagged));
    QVERIFY(has("body_density", article("A note", "Some say bitcoin is up. " + plain)));
    QVERIFY(has("importance", article("Bitcoin ETF approval")));
    QVERIFY(has("moves", article("Bitcoin price rally")));
    QVERIFY(has("market", article("Crypto and the Fed")));
    QVERIFY(has("passing", article("A note", "Some say bitcoin is up. " + plain)));
    QVERIFY(has("unnamed", article("Crypto and the Fed")));
    QVERIFY(has("other_coin", article("Dogecoin hires", "Also about bitcoin. " + plain)));
    QVERIFY(has("roundup", article("Bitcoin, Ethereum, Solana and Cardano fall")));
    QVERIFY(has("paid", article("Bitcoin casino bonus")));
    QVERIFY(has("brief", article("Bitcoin", "Short.")));
    QVERIFY(has("recency", article("Bitcoin")));
    Article first = article("Bitcoin one"), second = article("Bitcoin two");
    first.source = second.source = "Same";
    const auto ranked = rank({first, second}, "BTC", at);
    QCOMPARE(ranked[1].why.back().term, std::string("diversity"));
    QVERIFY(ranked[1].score < ranked[0].score);
    seen.insert("diversity");
    for (const context::Weight &weight : context::weights())
        QVERIFY2(seen.count(weight.term), weight.term); // a row without its case fails
    QCOMPARE(seen.size(), context::weights().size());
}

void TestRelevance::whyAddsUp()
{
    for (const char *title :
         {"Bitcoin ETF inflows rally", "Crypto market falls", "Casino bonus for Bitcoin"}) {
        const auto scored = rank({article(title, "Bitcoin again. " + plain)}, "BTC", at).at(0);
        double sum = 0;
        for (const domain::ScoreTerm &term : scored.why) {
            const auto row = std::find_if(context::weights().begin(), context::weights().end(),
                                          [&](const context::Weight &one) { return one.term == term.term; });
            sum = row->isFactor ? sum * term.value : sum + term.value;
        }
        QCOMPARE(sum, scored.score);
    }
}

void TestRelevance::collisions()
{
    const auto sure = [](const char *ticker, const char *text) {
        return context::Vocabulary(ticker).count(text).sure();
    };
    QCOMPARE(sure("NEAR", "Bitcoin trades near 95,000"), 0);
    QCOMPARE(sure("NEAR", "THE END IS NEAR FOR CHEAP MONEY"), 0);
    QCOMPARE(sure("NEAR", "We are NEAR the end"), 0);
    QCOMPARE(sure("NEAR", "NEAR price slips"), 1);
    QCOMPARE(sure("NEAR", "near protocol ships"), 1);
    QCOMPARE(sure("NEAR", "Exchange lists NEAR/USDC"), 1);
    QCOMPARE(sure("NEAR", "$near is up, (NEAR) too"), 2);
    QCOMPARE(sure("ONE", "One man, ONE boat"), 0);
    QCOMPARE(sure("ONE", "Harmony One (ONE) halts"), 2);
    QCOMPARE(sure("GAS", "Natural gas futures climb; GAS FEES FALL"), 0);
    QCOMPARE(sure("GAS", "Neo gas and the GAS token"), 2);
    QCOMPARE(sure("LINK", "Click the link"), 0);
    QCOMPARE(sure("LINK", "Chainlink's LINK token"), 2);
    QCOMPARE(sure("SOL", "El sol brilla; parasol"), 0);
    QCOMPARE(sure("ETC", "stocks, bonds, etc."), 0);
    QCOMPARE(sure("AVAX", "an avalanche of selling"), 0);
    QCOMPARE(sure("BTC", "bitcoin, BTC and Bitcoin-backed loans, but not BTCUSD or btcx"), 3);
    QCOMPARE(sure("ETH", "Ethereum Classic"), 0);
    QCOMPARE(sure("1000SHIB", "Shiba Inu burns"), 1);
    QCOMPARE(sure("ZZZQ", "ZZZQ token lists"), 1); // not in the table
    // A doubtful ticker counts once something else says that the coin is meant.
    Article tagged = article("Why NEAR fell");
    tagged.categories = {"NEAR"};
    QVERIFY(termsOf(tagged, "NEAR/USDT").count("title_ticker"));
    QVERIFY(!termsOf(article("Why NEAR fell"), "NEAR/USDT").count("title_ticker"));
    QVERIFY(scoreOf(article("Oil near a low")) <= scoreOf(article("Near Foundation votes"), "NEAR"));
}

void TestRelevance::nothingFromTheFuture()
{
    Article later = article("Bitcoin tomorrow"), learnt = article("Bitcoin known later"),
            undated = article("Bitcoin");
    later.published = at + base::Milliseconds(1);
    learnt.known = at + base::Milliseconds(1);
    undated.published = {};
    const auto ranked = rank({later, learnt, undated}, "BTC", at);
    QCOMPARE(ranked.size(), std::size_t(1));
    QCOMPARE(ranked[0].article.id, std::string("Bitcoin"));
}

void TestRelevance::olderCountsLess()
{
    Article fresh = article("Bitcoin a"), old = article("Bitcoin b");
    old.published = at - std::chrono::hours(48);
    const auto ranked = rank({old, fresh}, "BTC", at);
    QCOMPARE(ranked[0].article.id, std::string("Bitcoin a"));
    QVERIFY(ranked[1].score < 0.5 * ranked[0].score);
}

void TestRelevance::gainOfTheLabelledSet()
{
    const Json set = labelled();
    QVERIFY(set.is_object());
    std::vector<Article> articles;
    for (const Json &one : set["articles"])
        articles.push_back(*domain::articleFromJson(one));
    for (const Json &symbol : set["symbols"]) {
        const std::string text = symbol.get<std::string>(), coin(base::split(text, '/').front());
        std::map<std::string, int> grades;
        std::vector<int> all, order;
        for (const Json &one : set["articles"])
            all.push_back(grades[one["id"].get<std::string>()] = one["relevant"].value(coin, 0));
        for (const domain::ScoredArticle &one :
             rank(articles, text, base::fromMs(set["at"].get<std::int64_t>())))
            order.push_back(grades[one.article.id]);
        const double gain = context::ndcg(order, all, 10);
        qInfo("nDCG@10 of %s: %.3f", coin.c_str(), gain);
        QVERIFY2(gain > 0.85, coin.c_str());
    }
    QCOMPARE(context::ndcg({3, 2, 0}, {0, 2, 3}, 10), 1.0);
    QVERIFY(context::ndcg({0, 2, 3}, {0, 2, 3}, 10) < 0.7);
    QCOMPARE(context::ndcg({}, {0, 0}, 10), 1.0);
}

void TestRelevance::fastEnough()
{
    std::vector<Article> many;
    for (int i = 0; i < 5000; ++i) {
        std::string title = std::to_string(i);
        title += " headlines about Solana and the price of things";
        Article one = article(title, plain + plain + plain + plain);
        one.source = std::to_string(i % 20);
        many.push_back(std::move(one));
    }
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(rank(many, "SOL/USDT", at).size(), std::size_t(5000));
    const double took = double(clock.nsecsElapsed()) / 1e6;
    qInfo("5000 articles in %.1f ms", took);
    QVERIFY(took < 500); // a busy machine is not a failure; the benchmark measures
}
