#include "test_news.h"

#include "store/news_store.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>
#include <rapidcheck.h>

using base::fromMs;
using domain::Article;
using store::NewsStore;

namespace {

struct Rig
{
    QTemporaryDir dir;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<NewsStore> store;
    Rig()
    {
        auto opened = store::Database::open(store::newsDatabase(dir.path()), store::Access::ReadWrite,
                                            store::Content::News);
        if (!opened)
            qFatal("%s", opened.error().detail.c_str());
        database = std::move(*opened);
        store = std::make_unique<NewsStore>(*database);
    }
};

Article article(const std::string &title, const std::string &body, std::optional<std::int64_t> published)
{
    Article out;
    out.id = title;
    out.title = title;
    out.body = body;
    out.categories = {"BTC"};
    if (published)
        out.published = fromMs(*published);
    return out;
}

} // namespace

void TestNews::asOf()
{
    // Whatever is learnt later, a reading at a time stays what it was.
    rc::check("readings of the past do not change", [] {
        Rig rig;
        std::vector<std::vector<Article>> seen;
        std::int64_t now = 1'000'000;
        std::vector<std::int64_t> times;
        const int steps = *rc::gen::inRange(2, 8);
        for (int i = 0; i < steps; ++i) {
            const std::string key = std::to_string(*rc::gen::inRange(0, 4));
            const std::string body(std::size_t(*rc::gen::inRange(0, 30)), 'x');
            const auto published = now - *rc::gen::inRange(-500, 500);
            RC_ASSERT(rig.store->keep({article("T" + key, body, published)}, {key}, fromMs(now)).has_value());
            times.push_back(now);
            seen.push_back(*rig.store->read({{}, fromMs(now), {}, 100, true}));
            now += *rc::gen::inRange(0, 1000);
        }
        for (std::size_t i = 0; i + 1 < times.size(); ++i)
            if (times[i] != times[i + 1])
                RC_ASSERT(*rig.store->read({{}, fromMs(times[i]), {}, 100, true}) == seen[i]);
    });
}

void TestNews::fullerVersionsComeLater()
{
    Rig rig;
    QCOMPARE(*rig.store->keep({article("A", "short", 10)}, {"a"}, fromMs(100)), 1);
    QCOMPARE(*rig.store->keep({article("A", "short", 10)}, {"a"}, fromMs(150)), 0); // nothing new
    QCOMPARE(*rig.store->keep({article("A", "a good deal longer", 10)}, {"a"}, fromMs(200)), 1);
    QCOMPARE(rig.store->read({{}, fromMs(150), {}, 10, true})->at(0).body, std::string("short"));
    const auto now = *rig.store->read({{}, fromMs(200), {}, 10, true});
    QCOMPARE(now.size(), std::size_t(1));
    QCOMPARE(now[0].body, std::string("a good deal longer"));
    QCOMPARE(now[0].categories, std::vector<std::string>{"BTC"});
    QVERIFY(rig.store->read({{}, fromMs(99), {}, 10, true})->empty());
    QVERIFY(rig.store->read({fromMs(11), fromMs(300), {}, 10, true})->empty()); // published before
}

void TestNews::importedHistory()
{
    Rig rig;
    QCOMPARE(*rig.store->importHistory({article("Old", "b", 1000), article("Undated", "b", {})}, {"o", "u"},
                                       base::Milliseconds(50)),
             1);
    QVERIFY(rig.store->read({{}, fromMs(1049), {}, 10, true})->empty());
    const auto known = *rig.store->read({{}, fromMs(1050), {}, 10, true});
    QVERIFY(known.at(0).imported);
    QVERIFY(rig.store->read({{}, fromMs(1050), {}, 10, false})->empty()); // no headline
}

void TestNews::words()
{
    Rig rig;
    QVERIFY(rig.store->keep(
        {article("Bitcoin funds", "inflows of the week", 1), article("Ether staking", "queue grows", 2)},
        {"a", "b"}, fromMs(5)));
    const auto count = [&](const char *words) {
        const auto found = rig.store->read({{}, fromMs(5), words, 10, true});
        return found ? found->size() : std::size_t(99);
    };
    QCOMPARE(count("bitcoin"), std::size_t(1));
    QCOMPARE(count("infl week"), std::size_t(0)); // only the last is a beginning
    QCOMPARE(count("week infl"), std::size_t(1));
    QCOMPARE(count("grows ETHER"), std::size_t(1));
    QCOMPARE(count("nothing"), std::size_t(0));
    QCOMPARE(count("\"; DROP TABLE articles; --"), std::size_t(0));
    QCOMPARE(count("***"), std::size_t(0));
    QCOMPARE(*rig.store->count(), 2);
}

void TestNews::anyWords()
{
    Rig rig;
    QVERIFY(rig.store->keep({article("Bitcoin", "b", 1)}, {"a"}, fromMs(5)));
    rc::check("any words", [&](const std::string &words) {
        const std::string valid = QString::fromStdString(words).toStdString();
        RC_ASSERT(rig.store->read({{}, fromMs(5), valid, 10, true}).has_value());
    });
}

void TestNews::nothingIsChanged()
{
    Rig rig;
    QVERIFY(rig.store->keep({article("A", "b", 1)}, {"a"}, fromMs(5)));
    QSqlQuery query(rig.database->sql());
    QVERIFY(!query.exec(QStringLiteral("UPDATE articles SET known = 0")));
    QVERIFY(!query.exec(QStringLiteral("DELETE FROM articles")));
}
