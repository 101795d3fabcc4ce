#include "context/clean.h"

#include "base/hash.h"
#include "base/text.h"

#include <QTextBoundaryFinder>
#include <QUrl>
#include <QUrlQuery>

namespace context {
namespace {

constexpr std::string_view trackers[] = {
    "gclid",    "fbclid",     "dclid",  "msclkid", "yclid",   "igshid", "_ga",  "ref",    "ref_src",
    "referrer", "cmpid",      "ncid",   "spm",     "feature", "amp",    "rss",  "cmp",    "s_cid",
    "share",    "outputtype", "output", "fromrss", "src",     "via",    "smid", "soc_src"};

bool isTracker(const QString &key)
{
    const std::string name = base::lower(key.toStdString());
    return name.starts_with("utm_") || name.starts_with("mc_") || name.starts_with("pk_") ||
           name.starts_with("hsa_") ||
           std::find(std::begin(trackers), std::end(trackers), name) != std::end(trackers);
}

QString bareHost(QString host)
{
    for (const char *prefix : {"www.", "m.", "mobile.", "amp.", "www."})
        if (host.startsWith(QLatin1String(prefix)) && host.count(u'.') > 1)
            host.remove(0, qsizetype(std::string_view(prefix).size()));
    return host;
}

QString barePath(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(u"/amp"))
        path.chop(4);
    else if (path.startsWith(u"/amp/"))
        path.remove(0, 4);
    if (path.endsWith(u".amp"))
        path.chop(4);
    if (path.endsWith(u".amp.html"))
        path.replace(path.size() - 9, 9, QStringLiteral(".html"));
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

struct Mark
{
    std::string_view words, why;
};
constexpr Mark walls[] = {
    {"subscribe to continue", "a paywall"},
    {"subscribe to read", "a paywall"},
    {"this content is for subscribers", "a paywall"},
    {"this article is for subscribers", "a paywall"},
    {"already a subscriber", "a paywall"},
    {"to continue reading, please", "a paywall"},
    {"create a free account to continue", "a paywall"},
    {"unlock this article", "a paywall"},
    {"we use cookies", "a cookie notice"},
    {"accept all cookies", "a cookie notice"},
    {"cookie preferences", "a cookie notice"},
    {"enable javascript", "a challenge page"},
    {"checking your browser", "a challenge page"},
    {"verify you are human", "a challenge page"},
    {"are you a robot", "a challenge page"},
    {"unusual traffic", "a challenge page"},
    {"access denied", "a challenge page"},
    {"ddos protection by", "a challenge page"},
    {"page not found", "an error page"},
    {"404 not found", "an error page"},
};
constexpr std::size_t shortBody = 900; // within so much a wall is the text, not a sentence of it

// From here on a text is furniture, when it stands in the last part of it.
constexpr std::string_view tails[] = {"the post ",          "appeared first on",
                                      "continue reading",   "read more:",
                                      "read the full",      "sign up for our newsletter",
                                      "subscribe to our",   "follow us on",
                                      "disclaimer:",        "related articles",
                                      "related reading",    "join our telegram",
                                      "click here to read", "this article was originally published"};

std::size_t afterBlanks(std::string_view text)
{
    return std::min(text.size(), text.find_first_not_of(" \t\n-–—:|"));
}

// --- near copies

constexpr std::size_t minima = 64, bands = 16, rows = minima / bands;
constexpr double nearly = 0.6;
constexpr std::size_t comparedBytes = 600;
constexpr auto sameTitleWithin = std::chrono::hours(72);

std::uint64_t mixed(std::uint64_t x) // splitmix64's finaliser
{
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9ULL;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebULL;
    return x ^ x >> 31;
}

std::vector<std::uint64_t> wordHashes(std::string_view text)
{
    std::vector<std::uint64_t> out;
    std::uint64_t hash = 0;
    bool inWord = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                            (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
        if (letter)
            hash = (hash ^ (byte >= 'A' && byte <= 'Z' ? byte + 32U : byte)) * 0x100000001b3ULL;
        else if (inWord)
            out.push_back(std::exchange(hash, 0));
        inWord = letter;
    }
    if (inWord)
        out.push_back(hash);
    return out;
}

using Sketch = std::array<std::uint32_t, minima>;

/// The minima of 64 hashes over the three-word shingles of title and beginning; none for a text of few words.
std::optional<Sketch> sketchOf(const domain::Article &article)
{
    const auto words = wordHashes(article.title + ' ' + article.body.substr(0, comparedBytes));
    if (words.size() < 6)
        return std::nullopt;
    Sketch out;
    out.fill(0xffffffffU);
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        const std::uint64_t shingle = mixed(words[i] * 3 + words[i + 1] * 5 + words[i + 2] * 7);
        const auto first = std::uint32_t(shingle), second = std::uint32_t(shingle >> 32) | 1U;
        for (std::uint32_t k = 0; k < minima; ++k) {
            // A multiplication after the sum keeps the family from being ordered alike.
            std::uint32_t h = first + k * second;
            h = (h ^ h >> 15) * 0x85ebca6bU;
            out[k] = std::min(out[k], h ^ h >> 13);
        }
    }
    return out;
}

double similarity(const Sketch &a, const Sketch &b)
{
    std::size_t same = 0;
    for (std::size_t k = 0; k < minima; ++k)
        same += a[k] == b[k];
    return double(same) / double(minima);
}

std::string titleKey(const domain::Article &article)
{
    std::string key;
    for (const std::uint64_t word : wordHashes(article.title))
        key.append(reinterpret_cast<const char *>(&word), sizeof(word));
    return key.size() >= 4 * sizeof(std::uint64_t) ? key : std::string(); // three words say nothing
}

bool sameDays(const domain::Article &a, const domain::Article &b)
{
    if (!a.published || !b.published)
        return true;
    const auto apart =
        *a.published > *b.published ? *a.published - *b.published : *b.published - *a.published;
    return apart <= sameTitleWithin;
}

void addMissing(std::vector<std::string> &to, const std::vector<std::string> &from)
{
    for (const std::string &one : from)
        if (std::find(to.begin(), to.end(), one) == to.end())
            to.push_back(one);
}

/// The fuller of two copies, with the earlier times.
void join(domain::Article &kept, domain::Article &&copy)
{
    if (copy.body.size() > kept.body.size())
        std::swap(kept, copy);
    addMissing(kept.categories, copy.categories);
    addMissing(kept.tags, copy.tags);
    for (const auto member : {&domain::Article::published, &domain::Article::known})
        if (copy.*member && (!(kept.*member) || *(copy.*member) < *(kept.*member)))
            kept.*member = copy.*member;
}

/// Finds the copy of an article among those that are kept.
class Copies
{
public:
    [[nodiscard]] std::optional<std::size_t> find(const domain::Article &article, const std::string &url,
                                                  const std::string &title,
                                                  const std::optional<Sketch> &sketch,
                                                  const std::vector<domain::Article> &kept) const
    {
        if (const auto found = m_urls.find(url); !url.empty() && found != m_urls.end())
            return found->second;
        if (const auto found = m_titles.find(title); !title.empty() && found != m_titles.end())
            if (sameDays(article, kept[found->second]))
                return found->second;
        for (std::size_t band = 0; sketch && band < bands; ++band) {
            const auto found = m_bands.find(bandKey(*sketch, band));
            if (found == m_bands.end())
                continue;
            for (const std::size_t one : found->second)
                if (m_sketches[one] && similarity(*sketch, *m_sketches[one]) >= nearly &&
                    sameDays(article, kept[one]))
                    return one;
        }
        return std::nullopt;
    }

    void add(std::size_t index, const std::string &url, const std::string &title,
             const std::optional<Sketch> &sketch)
    {
        m_urls.emplace(url, index);
        m_titles.emplace(title, index);
        m_sketches.resize(std::max(m_sketches.size(), index + 1));
        m_sketches[index] = sketch;
        for (std::size_t band = 0; sketch && band < bands; ++band)
            if (auto &list = m_bands[bandKey(*sketch, band)]; list.size() < 32)
                list.push_back(index);
    }

private:
    static std::uint64_t bandKey(const Sketch &sketch, std::size_t band)
    {
        std::uint64_t key = band;
        for (std::size_t row = 0; row < rows; ++row)
            key = mixed(key ^ sketch[band * rows + row]);
        return key;
    }

    std::map<std::string, std::size_t> m_urls, m_titles;
    std::map<std::uint64_t, std::vector<std::size_t>> m_bands;
    std::vector<std::optional<Sketch>> m_sketches;
};

} // namespace

std::string normalisedUrl(std::string_view url)
{
    QUrl parsed = QUrl::fromEncoded(QByteArray(url.data(), qsizetype(url.size())), QUrl::TolerantMode);
    const bool web = parsed.scheme() == u"http" || parsed.scheme() == u"https";
    if (!web || parsed.host().isEmpty())
        return {};
    const int standard = parsed.scheme() == u"http" ? 80 : 443;
    if (parsed.port() == standard)
        parsed.setPort(-1);
    parsed.setScheme(QStringLiteral("https"));
    parsed.setUserInfo({});
    parsed.setFragment({});
    parsed.setHost(bareHost(parsed.host()));
    parsed.setPath(barePath(parsed.path()));
    QList<std::pair<QString, QString>> kept;
    for (const auto &item : QUrlQuery(parsed).queryItems(QUrl::FullyEncoded))
        if (!isTracker(item.first))
            kept.append({item.first, item.second});
    std::sort(kept.begin(), kept.end());
    QUrlQuery query;
    for (const auto &[key, value] : kept)
        query.addQueryItem(key, value);
    if (kept.isEmpty())
        parsed.setQuery(QString());
    else
        parsed.setQuery(query);
    return parsed.toEncoded().toStdString();
}

std::string storyKey(const domain::Article &article)
{
    const std::string url = normalisedUrl(article.url);
    return url.empty() ? base::lower(article.title) : url;
}

std::string_view rejection(std::string_view body)
{
    const std::string head = base::lower(body.substr(0, shortBody));
    for (const Mark &wall : walls) {
        const std::size_t at = head.find(wall.words);
        if (at != std::string::npos && (body.size() <= shortBody || at < 200))
            return wall.why;
    }
    return {};
}

std::string withoutFurniture(std::string_view body, std::string_view title)
{
    if (!title.empty() && body.size() > title.size() &&
        base::equalsIgnoringCase(body.substr(0, title.size()), title)) {
        body.remove_prefix(title.size());
        body.remove_prefix(afterBlanks(body));
    }
    const std::string low = base::lower(body);
    std::size_t end = body.size();
    for (const std::string_view tail : tails) {
        const std::size_t at = low.rfind(tail, end);
        const bool late = at != std::string::npos && at >= low.size() / 2;
        // "the post" is a word of many sentences: it is furniture only with what ends it.
        const bool whole =
            tail != "the post " || (late && low.find("appeared first on", at) != std::string::npos);
        if (late && whole)
            end = std::min(end, at);
    }
    return std::string(base::trimmed(body.substr(0, end)));
}

std::string lead(std::string_view body, std::size_t maxBytes)
{
    if (body.size() <= maxBytes)
        return std::string(body);
    const std::string head = base::shortened(body, maxBytes);
    const QString text = QString::fromUtf8(head.data(), qsizetype(head.size()));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, text);
    qsizetype end = 0;
    for (qsizetype next = finder.toNextBoundary(); next > 0 && next < text.size();
         next = finder.toNextBoundary()) {
        const QStringView sentence = QStringView(text).first(next).trimmed();
        if (sentence.endsWith(u'.') || sentence.endsWith(u'!') || sentence.endsWith(u'?') ||
            sentence.endsWith(u'…') || sentence.endsWith(u'”') || sentence.endsWith(u'"') ||
            sentence.endsWith(u'。'))
            end = next;
    }
    if (end > 0)
        return text.left(end).trimmed().toStdString();
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, text);
    words.setPosition(text.size() - 1);
    const qsizetype cut = words.toPreviousBoundary();
    return text.left(cut > text.size() / 2 ? cut : text.size()).trimmed().toStdString() + "…";
}

std::vector<domain::Article> withoutDuplicates(std::vector<domain::Article> articles)
{
    std::vector<domain::Article> kept;
    Copies copies;
    for (domain::Article &article : articles) {
        const std::string url = normalisedUrl(article.url), title = titleKey(article);
        const std::optional<Sketch> sketch = sketchOf(article);
        if (const auto found = copies.find(article, url, title, sketch, kept)) {
            join(kept[*found], std::move(article));
            copies.add(*found, url, title, sketch);
            continue;
        }
        copies.add(kept.size(), url, title, sketch);
        kept.push_back(std::move(article));
    }
    return kept;
}

std::vector<domain::Article> cleaned(std::vector<domain::Article> articles)
{
    for (domain::Article &article : articles) {
        article.body =
            rejection(article.body).empty() ? withoutFurniture(article.body, article.title) : std::string();
        if (article.id.empty())
            article.id =
                base::sha256(article.url.empty() ? article.title : normalisedUrl(article.url)).substr(0, 16);
    }
    return withoutDuplicates(std::move(articles));
}

} // namespace context
