#include "test_clean.h"

#include "context/clean.h"

#include <QtTest>
#include <rapidcheck.h>

using context::lead;
using context::normalisedUrl;
using domain::Article;

namespace {

Article article(const std::string &title, const std::string &body, const std::string &url = {},
                long long hour = 0)
{
    Article out;
    out.title = title;
    out.body = body;
    out.url = url;
    out.published = base::fromMs(1'700'000'000'000 + hour * 3'600'000);
    return out;
}

const std::string story =
    "The exchange said on Tuesday that withdrawals would resume within two days after an audit of "
    "its wallets. Customers had been locked out since the weekend. The regulator asked for a plan.";

} // namespace

void TestClean::urls()
{
    const std::string same = "https://example.com/news/a?id=4";
    for (const char *url :
         {"http://www.example.com/news/a/?utm_source=rss&id=4#top",
          "https://m.example.com/news/a?id=4&fbclid=x",
          "https://amp.example.com:443/news/a/amp/?id=4&gclid=1&mc_cid=2",
          "HTTPS://EXAMPLE.com/news/a?id=4&utm_medium=x", "https://user:secret@example.com/news/a?id=4",
          "https://example.com/amp/news/a?id=4"})
        QCOMPARE(normalisedUrl(url), same);
    QCOMPARE(normalisedUrl("https://example.com/?b=2&a=1"), normalisedUrl("https://example.com?a=1&b=2"));
    QVERIFY(normalisedUrl("https://m.co/x") == "https://m.co/x"); // a whole name, not a prefix
    for (const char *url :
         {"", "ftp://a.example/x", "javascript:alert(1)", "file:///etc/passwd", "/relative", "https://"})
        QCOMPARE(normalisedUrl(url), std::string());
    rc::check("doing it twice changes nothing", [](const std::string &path) {
        const std::string once = normalisedUrl("https://example.com/" + path);
        RC_ASSERT(normalisedUrl(once) == once);
    });
}

void TestClean::walls()
{
    QVERIFY(!context::rejection("Subscribe to continue reading this story.").empty());
    QVERIFY(!context::rejection("Please enable JavaScript and cookies to continue").empty());
    QVERIFY(!context::rejection("We use cookies and similar technologies. Accept all cookies?").empty());
    QVERIFY(context::rejection(story).empty());
    QVERIFY(context::rejection(std::string(1200, 'x') + " the site was behind DDoS protection by a vendor")
                .empty());
}

void TestClean::furniture()
{
    QCOMPARE(context::withoutFurniture(
                 "Big News: Body text here and a good deal of it, to be sure. The post Big News "
                 "appeared first on Paper.",
                 "Big News"),
             std::string("Body text here and a good deal of it, to be sure."));
    QCOMPARE(context::withoutFurniture("The post office opens at nine. The post is late.", "x"),
             std::string("The post office opens at nine. The post is late."));
    QCOMPARE(context::withoutFurniture(story + " Sign up for our newsletter today!", ""), story);
}

void TestClean::leads()
{
    QCOMPARE(lead("Short.", 100), std::string("Short."));
    QCOMPARE(lead("First sentence here. Second one is longer than fits.", 30),
             std::string("First sentence here."));
    QCOMPARE(lead("It rose 2.5 percent. Then it fell.", 26), std::string("It rose 2.5 percent."));
    const std::string cut = lead("one two three four five six seven eight", 20);
    QVERIFY(cut.ends_with("…") && cut.size() <= 23);
    QCOMPARE(lead("これは文です。次の文はここで切れます。", 30), std::string("これは文です。"));
    rc::check("never longer, never broken", [](const std::string &text) {
        const std::string valid = QString::fromStdString(text).toStdString();
        const std::string out = lead(valid, 40);
        RC_ASSERT(out.size() <= 46);
        RC_ASSERT(QString::fromStdString(out).toStdString() == out);
    });
}

void TestClean::copies()
{
    const auto kept = context::withoutDuplicates(
        {article("Exchange to resume withdrawals", "short", "https://a.example/1?utm_source=x", 1),
         article("Something else happened today in Lisbon", "Other words entirely, about a conference.",
                 "https://a.example/2"),
         article("Exchange to resume withdrawals", story, "https://b.example/copy", 0),
         article("EXCLUSIVE: exchange will resume withdrawals, it says", "intro " + story,
                 "https://c.example/3", 2),
         article("x", "y", "http://www.a.example/2#comments")});
    QCOMPARE(kept.size(), std::size_t(2));
    QVERIFY(kept[0].body.find("regulator asked") != std::string::npos); // the fullest
    QCOMPARE(base::toMs(*kept[0].published), 1'700'000'000'000LL);      // the earliest
    QCOMPARE(kept[1].title, std::string("Something else happened today in Lisbon"));
}

void TestClean::differentStoriesStay()
{
    const auto kept = context::withoutDuplicates({article("Weekly market wrap for traders", "a", "", 0),
                                                  article("Weekly market wrap for traders", "b", "", 24 * 7),
                                                  article("Bitcoin falls", "One.", ""),
                                                  article("Bitcoin rises", "Two.", "")});
    QCOMPARE(kept.size(), std::size_t(4));
    const auto cleaned =
        context::cleaned({article("Locked", "Subscribe to continue reading.", "https://a.example/l")});
    QCOMPARE(cleaned.at(0).body, std::string());
    QCOMPARE(cleaned.at(0).id.size(), std::size_t(16));
}
