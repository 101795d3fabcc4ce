#include "context/readers.h"

#include "base/hash.h"
#include "base/text.h"
#include "context/feed_date.h"
#include "context/feed_text.h"
#include "context/html.h"

#include <QUrl>
#include <QXmlStreamReader>

namespace context {
namespace {

using base::ErrorCode;
using domain::Article;

constexpr std::size_t mostBytes = 8 << 20; // of a feed; the newest articles come first in all that we know
constexpr std::size_t mostItems = 500;
constexpr std::size_t mostBody = 64 << 10;
constexpr qsizetype mostField = 512 << 10; // of one element as sent
constexpr int mostDepth = 64;
constexpr auto interval = std::chrono::minutes(10);

struct UsualName
{
    const char *prefix, *uri;
};
constexpr UsualName usualNames[] = {{"dc", "http://purl.org/dc/elements/1.1/"},
                                    {"dcterms", "http://purl.org/dc/terms/"},
                                    {"content", "http://purl.org/rss/1.0/modules/content/"},
                                    {"media", "http://search.yahoo.com/mrss/"},
                                    {"atom", "http://www.w3.org/2005/Atom"},
                                    {"sy", "http://purl.org/rss/1.0/modules/syndication/"},
                                    {"slash", "http://purl.org/rss/1.0/modules/slash/"},
                                    {"wfw", "http://wellformedweb.org/CommentAPI/"},
                                    {"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
                                    {"georss", "http://www.georss.org/georss"},
                                    {"thr", "http://purl.org/syndication/thread/1.0"},
                                    {"feedburner", "http://rssnamespace.org/feedburner/ext/1.0"},
                                    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}};

/// HTML's names in feeds that declare none of them.
class Entities final : public QXmlStreamEntityResolver
{
public:
    QString resolveUndeclaredEntity(const QString &name) override
    {
        const std::string read = entity(name.toStdString());
        return read.empty() ? QStringLiteral(" ") : QString::fromStdString(read);
    }
};

/// A declaration may name characters, and nothing that grows: no entity made of entities, none from
/// elsewhere.
bool isBomb(const QXmlStreamReader &reader)
{
    qsizetype total = 0;
    for (const QXmlStreamEntityDeclaration &one : reader.entityDeclarations()) {
        total += one.value().size();
        const bool nested = one.value().contains(u'&') && !one.value().startsWith(u"&#");
        if (nested || !one.systemId().isEmpty() || !one.publicId().isEmpty() || total > 16384)
            return true;
    }
    return false;
}

/// One feed under way.
class Feed
{
public:
    explicit Feed(QString text) : m_reader(std::move(text))
    {
        m_reader.setEntityResolver(&m_entities);
        m_reader.setEntityExpansionLimit(4096);
        for (const auto &[prefix, uri] :
             usualNames) // used without being declared, more often than one thinks
            m_reader.addExtraNamespaceDeclaration({QLatin1String(prefix), QLatin1String(uri)});
    }

    base::Result<Decoded> read(bool cut)
    {
        m_out.isNews = true;
        m_out.cut = cut;
        while (!m_reader.atEnd() && m_out.articles.size() < mostItems) {
            m_reader.readNext();
            if (m_reader.isDTD() && isBomb(m_reader))
                return base::fail(ErrorCode::BadData, "the feed declares entities that grow or lie elsewhere",
                                  "feed");
            if (!m_reader.isStartElement())
                continue;
            const base::Result<void> begun = begin();
            if (!begun)
                return base::fail(begun);
        }
        m_out.cut = m_out.cut || m_out.articles.size() >= mostItems;
        return finished();
    }

private:
    base::Result<void> begin()
    {
        const QStringView name = m_reader.name();
        if (!m_isFeed) {
            m_isFeed = name == u"rss" || name == u"RDF" || name == u"feed" || name == u"channel";
            if (!m_isFeed)
                return base::fail(
                    ErrorCode::Schema,
                    "not a feed but <" + base::sanitised(name.toString().toStdString(), 40) + ">", "feed");
            m_base = m_reader.attributes().value(QLatin1String("xml:base")).toString();
            const QStringView language = m_reader.attributes().value(QLatin1String("xml:lang"));
            m_language = plainText(language.toString().toStdString(), 20);
            return {};
        }
        if (name == u"item" || name == u"entry")
            readItem();
        else if (name == u"title" && m_title.empty())
            m_title = plainText(inside().toStdString(), 200);
        else if (name == u"image" || name == u"textInput" || name == u"textinput")
            (void)inside(); // they have titles of their own
        else if (name == u"link" && m_home.isEmpty())
            m_home =
                m_reader.attributes().hasAttribute(QLatin1String("href")) ? linkOf() : inside().trimmed();
        else if (name == u"language")
            m_language = plainText(inside().toStdString(), 20);
        return {};
    }

    /// All text inside the element that was just opened, its children's too.
    QString inside()
    {
        QString out;
        int depth = 1;
        while (depth > 0 && !m_reader.atEnd()) {
            m_reader.readNext();
            if (m_reader.isStartElement()) {
                if (++depth > mostDepth) {
                    m_reader.raiseError(QStringLiteral("nested too deeply"));
                    break;
                }
                out += u'<' % m_reader.name() % u'>';
            } else if (m_reader.isEndElement()) {
                --depth;
                if (depth > 0)
                    out += u"</" % m_reader.name() % u'>';
            } else if (m_reader.isCharacters() && out.size() < mostField) {
                out += depth == 1 || m_reader.isCDATA() ? m_reader.text().toString()
                                                        : m_reader.text().toString().toHtmlEscaped();
            }
        }
        return out;
    }

    /// The address that an Atom link gives; empty unless it is the article's own.
    QString linkOf()
    {
        const QXmlStreamAttributes attributes = m_reader.attributes();
        const QStringView rel = attributes.value(QLatin1String("rel"));
        const QString href = attributes.value(QLatin1String("href")).toString();
        (void)inside();
        return rel.isEmpty() || rel == u"alternate" ? href : QString();
    }

    void readItem()
    {
        Article article;
        QString link, guid, about = m_reader.attributes().value(QLatin1String("rdf:about")).toString();
        bool permanent = false;
        std::optional<base::UtcTime> updated;
        bool whole = false;
        while (!m_reader.atEnd()) {
            m_reader.readNext();
            if (m_reader.isEndElement()) {
                whole = true;
                break;
            }
            if (!m_reader.isStartElement())
                continue;
            const QString name = m_reader.name().toString();
            const bool media = m_reader.namespaceUri().contains(u"mrss");
            if (name == u"guid")
                permanent = m_reader.attributes().value(QLatin1String("isPermaLink")) != u"false";
            if (name == u"link" && m_reader.attributes().hasAttribute(QLatin1String("href"))) {
                const QString found = linkOf();
                link = link.isEmpty() ? found : link;
            } else if (name == u"category" && m_reader.attributes().hasAttribute(QLatin1String("term"))) {
                const QXmlStreamAttributes attributes = m_reader.attributes();
                const QStringView label = attributes.value(QLatin1String("label"));
                addCategory(article,
                            (label.isEmpty() ? attributes.value(QLatin1String("term")) : label).toString());
                (void)inside();
            } else if (name == u"author" || name == u"source") {
                readNamed(article, name);
            } else if (!media || name == u"description") {
                field(article, name, inside(), link, guid, updated);
            } else {
                (void)inside();
            }
        }
        if (!article.published)
            article.published = updated;
        if (link.isEmpty() && permanent && guid.startsWith(u"http"))
            link = guid;
        if (link.isEmpty())
            link = about;
        if (whole || !article.title.empty())
            keep(std::move(article), link.trimmed(), guid.trimmed(), whole);
    }

    /// Atom's author and source hold elements of their own; RSS's hold text.
    void readNamed(Article &article, const QString &outer)
    {
        QString found, all;
        int depth = 1;
        while (depth > 0 && !m_reader.atEnd()) {
            m_reader.readNext();
            if (m_reader.isStartElement()) {
                const bool wanted = m_reader.name() == (outer == u"author" ? u"name" : u"title");
                if (wanted && found.isEmpty())
                    found = inside();
                else
                    ++depth;
            } else if (m_reader.isEndElement()) {
                --depth;
            } else if (m_reader.isCharacters() && depth == 1) {
                all += m_reader.text();
            }
        }
        const std::string text = plainText((found.isEmpty() ? all : found).toStdString(), 200);
        (outer == u"author" ? article.author : article.source) = text;
    }

    static void addCategory(Article &article, const QString &text)
    {
        std::string category = plainText(text.toStdString(), 100);
        if (!category.empty() && article.categories.size() < 50)
            article.categories.push_back(std::move(category));
    }

    static void field(Article &article, const QString &name, const QString &text, QString &link,
                      QString &guid, std::optional<base::UtcTime> &updated)
    {
        const auto plain = [&](std::size_t most) { return plainText(text.toStdString(), most); };
        if (name == u"title" && article.title.empty()) {
            article.title = plain(400);
        } else if (name == u"link" && link.isEmpty()) {
            link = text;
        } else if (name == u"guid" || name == u"id") {
            guid = text;
        } else if (name == u"pubDate" || name == u"published" || name == u"issued" || name == u"date") {
            if (const auto read = feedDate(text.toStdString()); read && !article.published)
                article.published = read;
        } else if (name == u"updated" || name == u"modified") {
            updated = feedDate(text.toStdString());
        } else if (name == u"creator") {
            article.author = plain(200);
        } else if (name == u"category" || name == u"subject" || name == u"keywords") {
            addCategory(article, text);
        } else if (name == u"description" || name == u"encoded" || name == u"content" || name == u"summary") {
            std::string body = paragraphs(text.toStdString(), mostBody);
            if (body.size() > article.body.size()) // the fullest of them
                article.body = std::move(body);
        }
    }

    void keep(Article article, const QString &link, const QString &guid, bool whole)
    {
        if (!whole && article.body.empty() && link.isEmpty())
            return;
        const QUrl home(m_base.isEmpty() ? m_home : m_base);
        QUrl url(link);
        if (url.isRelative() && !link.isEmpty())
            url = home.resolved(url);
        const bool web = url.scheme() == u"http" || url.scheme() == u"https";
        if (web) // as it was written, unless that does not stand on its own
            article.url =
                base::sanitised((QUrl(link).isRelative() ? url.toString() : link).toStdString(), 2000);
        article.id = base::sanitised(guid.toStdString(), 500);
        if (article.id.empty() && (web || !article.title.empty()))
            article.id = base::sha256(web ? article.url : article.title + '\n' + article.body).substr(0, 16);
        if (article.title.empty() && article.body.empty())
            return;
        article.language = m_language;
        m_out.articles.push_back(std::move(article));
    }

    base::Result<Decoded> finished()
    {
        const bool broken = m_reader.hasError();
        if (!m_isFeed || (broken && m_out.articles.empty())) {
            const std::string why = broken ? m_reader.errorString().toStdString() : "there is no feed in it";
            return base::fail(ErrorCode::Malformed, why + ", line " + std::to_string(m_reader.lineNumber()),
                              "feed");
        }
        m_out.damaged = broken && !m_out.cut;
        for (Article &article : m_out.articles)
            if (article.source.empty())
                article.source = m_title;
        return std::move(m_out);
    }

    Entities m_entities;
    QXmlStreamReader m_reader;
    Decoded m_out;
    bool m_isFeed = false;
    std::string m_title, m_language;
    QString m_home, m_base;
};

} // namespace

base::Result<Decoded> decodeRss(int status, std::string_view body)
{
    if (status < 200 || status >= 300) {
        net::Response response;
        response.status = status;
        return tl::unexpected<base::Error>(net::errorOfStatus(response, {}));
    }
    if (base::trimmed(body.substr(0, 4096)).empty())
        return base::fail(ErrorCode::Malformed, "the feed is empty", "feed");
    const bool cut = body.size() > mostBytes;
    Feed feed(feedText(body.substr(0, mostBytes)));
    return feed.read(cut);
}

std::vector<Call> rssCalls(const Wanted &wanted)
{
    std::vector<Call> out;
    for (const std::string &feed : wanted.feeds) {
        const std::string url(base::trimmed(feed));
        if (url.empty())
            continue;
        const base::Milliseconds every = wanted.interval.count() > 0 ? wanted.interval : interval;
        out.push_back({url,
                       url,
                       {{"Accept", "application/rss+xml, application/atom+xml, application/xml;q=0.9"}},
                       every,
                       qint64(mostBytes)});
    }
    return out;
}

} // namespace context
