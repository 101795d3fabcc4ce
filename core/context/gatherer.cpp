#include "context/gatherer.h"

#include "base/text.h"
#include "context/calendar.h"
#include "context/clean.h"
#include "context/coins.h"
#include "context/html.h"
#include "context/relevance.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QUrl>

#include <algorithm>

namespace context {
namespace {

using base::ErrorCode;
using base::Result;
using base::UtcTime;
using domain::Article;
using domain::ScoredArticle;

constexpr int mostRedirects = 3;
constexpr std::size_t mostArticles = 4000;
constexpr auto keptFor = std::chrono::hours(24 * 7);    // in memory
constexpr auto longestPause = std::chrono::minutes(10); // after a failure
constexpr auto reachPause = std::chrono::minutes(1);    // after a host that could not be reached
constexpr std::size_t briefBody = 400, wholeBody = 16 << 10;
constexpr std::size_t pagesAtOnce = 4;
constexpr double leastScore = 1.5; // what scores less says nothing about the coin
constexpr std::size_t bytesPerToken = 4;

bool isOff(const Options &options, const Source &source)
{
    const auto &off = options.sourcesOff;
    if (std::find(off.begin(), off.end(), source.id) != off.end())
        return true;
    if (source.isNews)
        return !options.news;
    return std::string_view(source.id) == "alternative-me" ? !options.sentiment : !options.fundamentals;
}

} // namespace

base::Task<net::Response> follow(net::Http *first, net::Http *pages, net::Request request)
{
    net::Http *door = first;
    const base::Milliseconds deadline = request.deadline;
    QElapsedTimer taken; // how long this really took, whatever the market's clock shows
    taken.start();
    for (int hop = 0;; ++hop) {
        const net::Request sent = request;
        Result<net::Response> answer = co_await door->send(sent);
        if (!answer || answer->status < 300 || answer->status >= 400 || answer->status == 304)
            co_return answer;
        const std::string location = answer->header("location");
        if (location.empty() || hop >= mostRedirects || !pages)
            co_return base::fail(ErrorCode::Unsupported, "redirected too often, or nowhere",
                                 net::hostOf(request.url));
        const QUrl here = QUrl::fromEncoded(QByteArray::fromStdString(request.url));
        const QUrl there = here.resolved(QUrl::fromEncoded(QByteArray::fromStdString(location)));
        if (there.scheme() != u"https")
            co_return base::fail(ErrorCode::Forbidden, "redirected to an address without TLS",
                                 net::hostOf(request.url));
        if (there.host() != here.host()) // keys are for the host that they were given to
            std::erase_if(request.headers, [](const auto &header) { return header.first != "Accept"; });
        request.url = there.toEncoded(QUrl::RemoveFragment).toStdString();
        request.deadline = deadline - base::Milliseconds(taken.elapsed());
        if (request.deadline.count() <= 0)
            co_return base::fail(ErrorCode::Timeout, "redirected until the deadline",
                                 net::hostOf(request.url));
        door = pages;
    }
}

Gatherer::Gatherer(Doors doors, store::NewsStore *store) : m_doors(std::move(doors)), m_store(store)
{
    if (!m_store)
        return;
    const UtcTime now = m_doors.clock->now();
    auto known = m_store->read({now - keptFor, now, {}, mostArticles, false});
    if (known)
        m_articles = withoutDuplicates(std::move(*known));
}

Gatherer::~Gatherer()
{
    m_everybody.stop();
}

std::vector<std::string> Gatherer::due(const Options &options, const std::vector<std::string> &coins)
{
    const UtcTime now = m_doors.clock->now();
    std::vector<std::string> out;
    for (const Source &source : context::sources()) {
        if (isOff(options, source))
            continue;
        Wanted wanted;
        wanted.feeds = options.feeds;
        wanted.coins = coins;
        wanted.baseUrls = m_doors.baseUrls;
        if (const auto key = m_keys.find(source.id); key != m_keys.end())
            wanted.key = key->second;
        wanted.interval = std::chrono::minutes(source.isNews ? options.newsMinutes : options.factsMinutes);
        for (const Call &call : source.calls(wanted)) {
            const std::string key = std::string(source.id) + ' ' + call.what;
            Kept &kept = m_kept[key];
            kept.source = &source;
            kept.call = call;
            const base::Milliseconds pause = kept.trouble.empty()
                                                 ? call.interval
                                                 : std::min<base::Milliseconds>(call.interval, longestPause);
            if (!kept.asked || now - *kept.asked >= pause || now < *kept.asked)
                out.push_back(key);
        }
    }
    return out;
}

base::Task<int> Gatherer::refresh(Options options, std::vector<std::string> coins)
{
    const base::Milliseconds deadline = std::chrono::seconds(options.deadlineSeconds);
    QElapsedTimer taken;
    taken.start();
    while (m_busy) { // what the other one asked is not due any more afterwards
        net::Waiter turn(m_everybody, deadline - base::Milliseconds(taken.elapsed()));
        m_sleepers.push_back(&turn);
        const net::Waiter::End end = co_await turn;
        std::erase(m_sleepers, &turn);
        if (end != net::Waiter::End::Woken)
            co_return 0;
    }
    m_busy = true;
    std::vector<base::Task<int>> asked;
    const base::Milliseconds each = deadline - base::Milliseconds(taken.elapsed());
    for (const std::string &key : due(options, coins))
        asked.push_back(ask(key, std::max(each, base::Milliseconds(1))));
    int answers = 0;
    for (base::Task<int> &one : asked) {
        const Result<int> came = co_await one;
        answers += came.value_or(0);
    }
    const base::Milliseconds left = deadline - base::Milliseconds(taken.elapsed());
    if (options.wholeArticles && m_doors.pages && left.count() > 0) { // pages take what the lists left of it
        const Result<int> done = co_await complete(options, left);
        answers += done.value_or(0);
    }
    m_busy = false;
    for (net::Waiter *sleeper : m_sleepers)
        (void)sleeper->end(net::Waiter::End::Woken);
    co_return answers;
}

base::Task<int> Gatherer::ask(std::string key, base::Milliseconds deadline)
{
    net::Request request;
    {
        Kept &kept = m_kept[key];
        kept.asked = m_doors.clock->now();
        if (isOutOfReach(kept.call.url, *kept.asked)) {
            kept.trouble = base::name(ErrorCode::Network);
            co_return 0;
        }
        request.url = kept.call.url;
        request.headers = kept.call.headers;
        request.maxBytes = kept.call.maxBytes;
        if (!kept.etag.empty())
            request.headers.emplace_back("If-None-Match", kept.etag);
        if (!kept.modified.empty())
            request.headers.emplace_back("If-Modified-Since", kept.modified);
    }
    request.deadline = deadline;
    request.retries = 0; // the next look comes soon enough
    net::Http *const http = m_doors.http;
    net::Http *const pages = m_doors.pages;
    const Result<net::Response> answer = co_await follow(http, pages, request);
    Kept &kept = m_kept[key]; // looked up afresh: the map may have grown
    heard(kept, answer);
    co_return kept.trouble.empty() ? 1 : 0;
}

bool Gatherer::isOutOfReach(const std::string &url, UtcTime now) const
{
    const auto found = m_outOfReach.find(net::hostOf(url));
    return found != m_outOfReach.end() && now >= found->second && now - found->second < reachPause;
}

void Gatherer::heard(Kept &kept, const Result<net::Response> &answer)
{
    const UtcTime now = m_doors.clock->now();
    ++m_generation;
    const std::string host = net::hostOf(kept.call.url);
    if (!answer) {
        const ErrorCode code = answer.error().code;
        kept.trouble = base::name(code);
        if (code == ErrorCode::Network || code == ErrorCode::Timeout)
            m_outOfReach[host] = now;
        return;
    }
    m_outOfReach.erase(host);
    if (answer->status == 304 && kept.answered) {
        kept.answered = now;
        kept.trouble.clear();
        return;
    }
    auto decoded =
        kept.source->decode(answer->status, {answer->body.constData(), std::size_t(answer->body.size())});
    // What cannot be read, or says nothing, does not take the place of what could and did.
    if (!decoded) {
        kept.trouble = base::name(decoded.error().code);
        return;
    }
    if (decoded->isNews ? decoded->articles.empty() : !saysAnything(decoded->values)) {
        kept.trouble = "an empty answer";
        return;
    }
    kept.trouble.clear();
    kept.answered = now;
    kept.etag = answer->header("etag");
    kept.modified = answer->header("last-modified");
    kept.articles = int(decoded->articles.size());
    if (decoded->isNews)
        take(std::move(decoded->articles), now);
    else
        kept.values = std::move(decoded->values);
}

void Gatherer::take(std::vector<Article> articles, UtcTime now)
{
    std::vector<Article> fresh = cleaned(std::move(articles));
    std::vector<std::string> keys;
    for (Article &article : fresh) {
        if (!article.known)
            article.known = now;
        if (article.published &&
            *article.published > now) // a publisher's clock, or a lie: known now at the earliest
            article.published = now;
        keys.push_back(storyKey(article));
    }
    if (m_store)
        (void)m_store->keep(fresh, keys, now); // what cannot be kept is still known until the program ends
    m_articles.insert(m_articles.end(), std::make_move_iterator(fresh.begin()),
                      std::make_move_iterator(fresh.end()));
    m_articles = withoutDuplicates(std::move(m_articles));
    std::erase_if(m_articles,
                  [&](const Article &one) { return one.published.value_or(*one.known) < now - keptFor; });
    if (m_articles.size() > mostArticles)
        m_articles.erase(m_articles.begin(), m_articles.end() - std::ptrdiff_t(mostArticles));
    ++m_generation;
}

base::Task<int> Gatherer::complete(Options options, base::Milliseconds deadline)
{
    const UtcTime now = m_doors.clock->now();
    std::vector<std::string> wanted;
    for (const Article &article : m_articles)
        if (article.body.size() < briefBody && !article.url.empty() && !m_pagesTried[article.url] &&
            article.published.value_or(now) > now - std::chrono::hours(options.newsHours))
            wanted.push_back(article.url);
    if (wanted.size() > pagesAtOnce)
        wanted.erase(wanted.begin(), wanted.end() - std::ptrdiff_t(pagesAtOnce)); // the newest came last
    std::vector<base::Task<net::Response>> asked;
    for (const std::string &url : wanted) {
        net::Request request;
        request.url = url;
        request.deadline = deadline;
        request.maxBytes = 4 << 20;
        request.retries = 0;
        m_pagesTried[url] = true;
        asked.push_back(follow(m_doors.pages, m_doors.pages, request));
    }
    int came = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        base::Task<net::Response> &one = asked[i];
        const Result<net::Response> page = co_await one;
        if (!page || page->status != 200)
            continue;
        const auto found = std::find_if(m_articles.begin(), m_articles.end(),
                                        [&](const Article &article) { return article.url == wanted[i]; });
        if (found == m_articles.end())
            continue;
        Article whole = *found;
        whole.body = mainText({page->body.constData(), std::size_t(page->body.size())}, wholeBody);
        if (whole.body.size() > found->body.size() && rejection(whole.body).empty()) {
            whole.known = now;
            std::vector<Article> fuller{std::move(whole)};
            take(std::move(fuller), now);
            ++came;
        }
    }
    co_return came;
}

bool Gatherer::isStale(const Kept &kept, UtcTime now) const
{
    return kept.answered && now - *kept.answered > 2 * kept.call.interval + std::chrono::minutes(1);
}

std::vector<ScoredArticle> Gatherer::ranked(const std::string &symbol, UtcTime now, const Options &options,
                                            std::size_t most) const
{
    std::vector<Article> recent;
    for (const Article &article : m_articles)
        if (article.published.value_or(article.known.value_or(now)) >=
                now - std::chrono::hours(options.newsHours) &&
            !article.imported)
            recent.push_back(article);
    std::vector<ScoredArticle> out = rank(recent, symbol, now);
    if (out.size() > most)
        out.resize(most);
    return out;
}

void Gatherer::addFactsAt(domain::Surroundings &to, const std::string &coin, UtcTime now,
                          const Options &options) const
{
    std::map<std::string, std::string> missing; // by title of the source
    for (const auto &[key, kept] : m_kept) {
        if (!kept.source || isOff(options, *kept.source))
            continue;
        if (kept.call.what.starts_with("coin:") && kept.call.what != "coin:" + coin)
            continue;
        if (!kept.answered) {
            if (!kept.trouble.empty())
                missing[kept.source->title] = kept.trouble;
            continue;
        }
        if (!kept.source->isNews)
            addFacts(to,
                     {kept.source->id, kept.source->title, kept.call.what, kept.values, *kept.answered,
                      isStale(kept, now)},
                     coin);
    }
    for (const auto &[title, trouble] : missing)
        to.missing.push_back(title + ": " + trouble);
}

domain::Surroundings Gatherer::view(const std::string &symbol, UtcTime now, const Options &options,
                                    std::optional<UtcTime> nextFunding) const
{
    domain::Surroundings out;
    const std::string coin(bareTicker(base::split(symbol, '/').front()));
    addFactsAt(out, coin, now, options);
    std::size_t left = std::size_t(options.newsTokens) * bytesPerToken;
    if (options.news)
        for (ScoredArticle &one : ranked(symbol, now, options, std::size_t(options.articles))) {
            if (one.score < leastScore)
                break;
            one.article.body = lead(one.article.body, std::size_t(options.articleTokens) * bytesPerToken);
            const std::size_t size = one.article.title.size() + one.article.body.size() + 60;
            if (size > left)
                break;
            left -= size;
            out.news.push_back(std::move(one));
        }
    if (options.calendar) {
        out.calendar = calendarSentences(now, nextFunding);
        out.events = eventSentences(now, options.events);
    }
    return out;
}

std::vector<domain::SourceView> Gatherer::sources() const
{
    std::vector<domain::SourceView> out;
    for (const auto &[key, kept] : m_kept) {
        if (!kept.source)
            continue;
        std::string title = kept.source->title;
        title += kept.source->isNews && std::string_view(kept.source->id) == "rss"
                     ? ": " + net::hostOf(kept.call.url)
                     : ": " + kept.call.what;
        out.push_back({kept.source->id, std::move(title), kept.answered, kept.trouble, kept.articles});
    }
    return out;
}

Result<std::vector<Article>> Gatherer::search(const std::string &words, UtcTime at) const
{
    if (!m_store)
        return base::fail(ErrorCode::Unsupported, "nothing is kept here", "news");
    return m_store->read({UtcTime{}, at, words, 200, true});
}

} // namespace context
