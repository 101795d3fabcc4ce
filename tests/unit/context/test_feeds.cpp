#include "test_feeds.h"

#include "context/feed_date.h"
#include "context/feed_text.h"
#include "context/readers.h"

#include <QElapsedTimer>
#include <QtTest>
#include <rapidcheck.h>

using context::decodeRss;
using context::feedDate;

namespace {

std::string rss(const std::string &items)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Paper</title>"
           "<link>https://paper.example/</link>" +
           items + "</channel></rss>";
}

std::string item(const std::string &title, const std::string &more = {})
{
    return "<item><title>" + title + "</title><link>https://paper.example/a</link>" + more + "</item>";
}

std::string iso(const std::optional<base::UtcTime> &time)
{
    return time ? base::iso(*time) : std::string();
}

} // namespace

void TestFeeds::rss2()
{
    const auto feed = decodeRss(
        200,
        rss(item("A &amp; B",
                 "<guid isPermaLink=\"false\">x1</guid><pubDate>Tue, 08 Sep 2026 09:15:00 +0200</pubDate>"
                 "<category>Markets</category><category>BTC</category><description>short</description>"
                 "<content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">"
                 "<![CDATA[<p>The long body.</p><script>x()</script>]]></content:encoded>"
                 "<dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">Ann</dc:creator>")));
    QVERIFY2(feed, feed ? "" : feed.error().detail.c_str());
    QCOMPARE(feed->articles.size(), std::size_t(1));
    const domain::Article &article = feed->articles[0];
    QCOMPARE(article.title, std::string("A & B"));
    QCOMPARE(article.id, std::string("x1"));
    QCOMPARE(article.body, std::string("The long body."));
    QCOMPARE(article.source, std::string("Paper"));
    QCOMPARE(article.author, std::string("Ann"));
    QCOMPARE(iso(article.published), std::string("2026-09-08T07:15:00Z"));
    QCOMPARE(article.categories, (std::vector<std::string>{"Markets", "BTC"}));
    QVERIFY(!feed->damaged && !feed->cut);
    // An empty feed is a feed; a page is not.
    QCOMPARE(decodeRss(200, rss(""))->articles.size(), std::size_t(0));
    QCOMPARE(decodeRss(200, "<html><body>no</body></html>").error().code, base::ErrorCode::Schema);
    QCOMPARE(decodeRss(200, "  ").error().code, base::ErrorCode::Malformed);
    QCOMPARE(decodeRss(503, rss("")).error().code, base::ErrorCode::Overloaded);
    // A guid that is an address stands in for a missing link; scripts are no addresses.
    const auto linked = decodeRss(200, rss("<item><title>t</title><guid>https://p.example/g</guid></item>"
                                           "<item><title>u</title><link>javascript:alert(1)</link></item>"));
    QCOMPARE(linked->articles[0].url, std::string("https://p.example/g"));
    QCOMPARE(linked->articles[1].url, std::string());
    QVERIFY(!linked->articles[1].id.empty());
}

void TestFeeds::rss1()
{
    const auto feed = decodeRss(
        200,
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
        "xmlns=\"http://purl.org/rss/1.0/\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>Old</title></channel>"
        "<item "
        "rdf:about=\"https://old.example/1\"><title>One</title><dc:date>2026-01-02T03:04:05+01:00</dc:date>"
        "<dc:subject>ETH</dc:subject></item></rdf:RDF>");
    QVERIFY(feed);
    QCOMPARE(feed->articles.size(), std::size_t(1));
    QCOMPARE(feed->articles[0].url, std::string("https://old.example/1"));
    QCOMPARE(feed->articles[0].source, std::string("Old"));
    QCOMPARE(iso(feed->articles[0].published), std::string("2026-01-02T02:04:05Z"));
    QCOMPARE(feed->articles[0].categories, std::vector<std::string>{"ETH"});
}

void TestFeeds::atom()
{
    const auto feed = decodeRss(
        200,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://atom.example/\"><title>Atom</title>"
        "<entry><id>tag:1</id><title type=\"html\">&lt;b&gt;Bold&lt;/b&gt; move</title>"
        "<link rel=\"self\" href=\"/self\"/><link href=\"/news/1\"/><updated>2026-05-06T07:08:09Z</updated>"
        "<author><name>Bo</name><email>b@example.org</email></author>"
        "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Five &lt; "
        "six</p></div></content>"
        "<category term=\"btc\" label=\"Bitcoin\"/></entry></feed>");
    QVERIFY(feed);
    QCOMPARE(feed->articles.size(), std::size_t(1));
    const domain::Article &article = feed->articles[0];
    QCOMPARE(article.title, std::string("Bold move"));
    QCOMPARE(article.url, std::string("https://atom.example/news/1"));
    QCOMPARE(article.body, std::string("Five < six"));
    QCOMPARE(article.author, std::string("Bo"));
    QCOMPARE(article.categories, std::vector<std::string>{"Bitcoin"});
    QCOMPARE(iso(article.published), std::string("2026-05-06T07:08:09Z"));
}

void TestFeeds::undeclaredNames()
{
    const auto feed = decodeRss(
        200, rss(item("One", "<dc:creator>Ann</dc:creator><media:content url=\"x\"/><pubDate/>"
                             "<dc:date>2026-09-08T10:00:00Z</dc:date>"
                             "<content:encoded><![CDATA[<p>The long body.</p>]]></content:encoded>") +
                 item("Two")));
    QVERIFY(feed && feed->articles.size() == 2 && !feed->damaged);
    QCOMPARE(feed->articles[0].author, std::string("Ann"));
    QCOMPARE(feed->articles[0].body, std::string("The long body."));
    QCOMPARE(iso(feed->articles[0].published), std::string("2026-09-08T10:00:00Z"));
    const auto atom =
        decodeRss(200, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>P</title>"
                       "<entry><title>A</title><id>1</id></entry></feed>");
    QVERIFY(atom && atom->articles.size() == 1);
    QCOMPARE(atom->articles[0].language, std::string("de"));
}

void TestFeeds::dates()
{
    const std::pair<const char *, const char *> cases[] = {
        {"Tue, 08 Sep 2026 09:15:00 +0000", "2026-09-08T09:15:00Z"},
        {"8 Sep 26 09:15 GMT", "2026-09-08T09:15:00Z"},
        {"Tue, 8 Sep 2026 09:15:00 EST", "2026-09-08T14:15:00Z"},
        {"Tue, 08 September 2026 09:15:00 -0430", "2026-09-08T13:45:00Z"},
        {"Sep 08, 2026 09:15:00 PDT", "2026-09-08T16:15:00Z"},
        {"2026-09-08T09:15:00+02:00", "2026-09-08T07:15:00Z"},
        {"2026-09-08 09:15:00", "2026-09-08T09:15:00Z"},
        {"08 Sep 2026", "2026-09-08T00:00:00Z"}};
    for (const auto &[text, wanted] : cases)
        QCOMPARE(iso(feedDate(text)), std::string(wanted));
    for (const char *one :
         {"2026-09-08 10:00:00 +0000", "2026-09-08 12:00:00 +02:00", "2026-09-08 10:00:00 UTC",
          "Tue, 08 Sep 2026 12:00:00 GMT+0200", "Tue Sep  8 10:00:00 2026", "Tue Sep 08 10:00:00 UTC 2026",
          "Tuesday, September 8, 2026 - 10:00", "September 8, 2026 10:00 AM", "8 Sept 2026 05:00 EST"})
        QVERIFY2(iso(feedDate(one)) == "2026-09-08T10:00:00Z", one);
    QCOMPARE(iso(feedDate("Sep 8, 2026 12:30 am")), std::string("2026-09-08T00:30:00Z"));
    QCOMPARE(iso(feedDate("Sep 8, 2026 10:15 PM")), std::string("2026-09-08T22:15:00Z"));
    for (const char *one : {"Sep 8, 2026 13:30 PM", "09/08/2026 10:00", "2026-09-08 10:00:00 MARS", "- - -"})
        QVERIFY2(!feedDate(one), one);
}

void TestFeeds::badDates()
{
    for (const char *text :
         {"", "yesterday", "31 Feb 2026 00:00:00 GMT", "Tue, 08 Sep 2026 25:15:00 +0000",
          "Tue, 08 Sep 2026 09:15:00 NOWHERE", "08 Sep 99999", "99 Sep 2026", "1 1 1 1 1 1"})
        QVERIFY2(!feedDate(text), text);
    rc::check("any text", [](const std::string &text) {
        const auto read = feedDate(text);
        RC_ASSERT((!read || (base::toMs(*read) > 0 && base::toMs(*read) < 7'300'000'000'000)));
    });
}

void TestFeeds::encodings()
{
    const auto titleOf = [](const std::string &bytes) {
        const auto feed = decodeRss(200, bytes);
        return feed && !feed->articles.empty() ? feed->articles[0].title : std::string("?");
    };
    const std::string head = "<?xml version=\"1.0\" encoding=\"";
    const auto body = [](const std::string &title) {
        return "\"?><rss><channel><item><title>" + title + "</title></item></channel></rss>";
    };
    QCOMPARE(titleOf(head + "ISO-8859-1" + body("Caf\xe9 \x93x\x94")), std::string("Café “x”"));
    QCOMPARE(titleOf(head + "windows-1252" + body("\x80 5")), std::string("€ 5"));
    QCOMPARE(titleOf(head + "UTF-8" + body("Caf\xe9")), std::string("Café"));          // says UTF-8, is not
    QCOMPARE(titleOf(head + "ISO-8859-1" + body("Caf\xc3\xa9")), std::string("Café")); // is UTF-8, says not
    QCOMPARE(titleOf(head + "utf-16" + body("plain")), std::string("plain")); // says UTF-16, is ASCII
    QCOMPARE(titleOf("\xef\xbb\xbf" + head + "UTF-8" + body("Ö")), std::string("Ö"));
    QCOMPARE(titleOf("\n\n  " + head + "UTF-8" + body("late")), std::string("late"));
    const QString wide = QString::fromStdString(head + "UTF-16" + body("Größe"));
    const QByteArray marked =
        QByteArray("\xff\xfe", 2) + QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
    QCOMPARE(titleOf(marked.toStdString()), std::string("Größe"));
}

void TestFeeds::brokenFeeds()
{
    // A bare ampersand and a control character do not cost the feed.
    const auto careless = decodeRss(200, rss(item("AT&T & Q&A \x01 &nbsp;done")));
    QVERIFY2(careless, careless ? "" : careless.error().detail.c_str());
    QCOMPARE(careless->articles[0].title, std::string("AT&T & Q&A done"));
    // What came whole before the break is read, and the break is told.
    const std::string broken = rss(item("One") + item("Two") + "<item><title>Thr");
    const auto feed = decodeRss(200, broken.substr(0, broken.find("Thr") + 3));
    QVERIFY(feed);
    QVERIFY(feed->damaged);
    QCOMPARE(feed->articles.size(), std::size_t(2));
    QVERIFY(context::toJson(*feed).value("damaged", false));
    const auto crossed = decodeRss(200, rss(item("One") + "<item><title>x</link></item>"));
    QVERIFY(crossed && crossed->damaged);
    QCOMPARE(decodeRss(200, "<rss><channel><item").error().code, base::ErrorCode::Malformed);
}

void TestFeeds::bombsAreRefused()
{
    std::string dtd = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"lol\">";
    for (int i = 1; i < 12; ++i) {
        const std::string before = "&a" + std::to_string(i - 1) + ";";
        dtd += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int k = 0; k < 10; ++k)
            dtd += before;
        dtd += "\">";
    }
    const auto laughs = decodeRss(200, dtd + "]><rss><channel>" + item("&a11;") + "</channel></rss>");
    QVERIFY(!laughs);
    const auto elsewhere =
        decodeRss(200, "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel>" +
                           item("&x;") + "</channel></rss>");
    QVERIFY(!elsewhere);
    QCOMPARE(elsewhere.error().code, base::ErrorCode::BadData);
    const auto quadratic = decodeRss(200, "<!DOCTYPE rss [<!ENTITY x \"" + std::string(20'000, 'x') +
                                              "\">]><rss><channel>" + item("&x;&x;") + "</channel></rss>");
    QVERIFY(!quadratic);
    // A declaration that only names a character is harmless.
    const auto plain = decodeRss(200, "<!DOCTYPE rss [<!ENTITY nbsp \"&#160;\">]><rss><channel>" +
                                          item("a&nbsp;b") + "</channel></rss>");
    QVERIFY(plain);
    QCOMPARE(plain->articles.size(), std::size_t(1));
}

void TestFeeds::hugeFeedsAreBounded()
{
    QElapsedTimer clock;
    clock.start();
    std::string many;
    while (many.size() < 50'000'000)
        many += item("A headline of the usual length", "<description>Some words about it.</description>");
    const auto feed = decodeRss(200, rss(many));
    QVERIFY(feed);
    QVERIFY(feed->cut && !feed->damaged);
    QCOMPARE(feed->articles.size(), std::size_t(500));
    const auto long1 =
        decodeRss(200, rss(item("x", "<description>" + std::string(50'000'000, 'y') + "</description>")));
    QVERIFY(!long1 || long1->articles.empty() || long1->articles[0].body.size() <= (64 << 10));
    std::string deep = "<rss><channel><item><title>";
    for (int i = 0; i < 200'000; ++i)
        deep += "<a>";
    QVERIFY(!decodeRss(200, deep));
    QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
}

void TestFeeds::anyBytes()
{
    rc::check("bytes within a feed", [](const std::string &bytes) {
        const auto feed = decodeRss(200, rss(item(bytes, "<description>" + bytes + "</description>")));
        RC_ASSERT((feed || !feed.error().detail.empty()));
        if (feed)
            for (const domain::Article &article : feed->articles)
                RC_ASSERT(QString::fromStdString(article.title).toStdString() == article.title);
    });
}
