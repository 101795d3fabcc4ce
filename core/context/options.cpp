#include "context/options.h"

#include "base/text.h"
#include "context/calendar.h"
#include "context/source.h"

#include <QUrl>
#include <QUrlQuery>

namespace context {
namespace {

const base::Option<Options> table[] = {
    {"news", "News", "", "Reads news feeds before a decision.", &Options::news},
    {"sentiment", "Sentiment", "", "Reads the fear and greed index.", &Options::sentiment},
    {"fundamentals", "Fundamentals", "", "Reads market values, supply and DeFi figures.",
     &Options::fundamentals},
    {"calendar", "Calendar", "", "Tells sessions, closes, expiries and your events.", &Options::calendar},
    {"feeds", "News feeds", "", "Addresses of RSS and Atom feeds.", &Options::feeds},
    {"sources_off", "Sources left out", "", "Such as coingecko or defillama.", &Options::sourcesOff},
    {"news_minutes", "Look at feeds every", "min", "Feeds are not asked more often.", &Options::newsMinutes,
     1, 1440},
    {"facts_minutes", "Look at figures every", "min", "Services of figures are not asked more often.",
     &Options::factsMinutes, 1, 1440},
    {"deadline_seconds", "Wait for them at most", "s",
     "A slower source is told as missing; the decision goes on.", &Options::deadlineSeconds, 1, 60},
    {"articles", "Articles in a question", "", "The most relevant ones.", &Options::articles, 0, 50},
    {"article_tokens", "Length of an article", "tokens", "Cut at the end of a sentence.",
     &Options::articleTokens, 20, 4000},
    {"news_tokens", "Length of all articles", "tokens", "Further articles are left out.",
     &Options::newsTokens, 50, 50000},
    {"news_hours", "Oldest article", "h", "What is older is left out.", &Options::newsHours, 1, 720},
    {"whole_articles", "Fetch whole articles", "", "Where a feed gives only a line; public addresses only.",
     &Options::wholeArticles},
    {"events", "Your events", "", "A time and what happens: 2026-03-18T18:00Z Fed decision.",
     &Options::events},
    {"question_tokens", "Length of a question", "tokens",
     "Sections are left out by priority until it fits, and it says which; 0: no bound.",
     &Options::questionTokens, 0, 1000000},
    {"sections_off", "Sections left out", "", "Such as news, patterns or outlook.", &Options::sectionsOff},
};

bool holdsASecret(const QUrl &url)
{
    if (!url.userInfo().isEmpty())
        return true;
    for (const auto &item : QUrlQuery(url).queryItems()) {
        const std::string name = base::lower(item.first.toStdString());
        for (const char *word : {"key", "token", "secret", "password"})
            if (name.find(word) != std::string::npos)
                return true;
    }
    return false;
}

} // namespace

std::span<const base::Option<Options>> optionTable()
{
    return table;
}

base::Result<void> check(const Options &options)
{
    for (const std::string &feed : options.feeds) {
        const QUrl url =
            QUrl::fromEncoded(QByteArray::fromStdString(std::string(base::trimmed(feed))), QUrl::StrictMode);
        const bool web = url.scheme() == u"http" || url.scheme() == u"https";
        if (!url.isValid() || !web || url.host().isEmpty())
            return base::fail(base::ErrorCode::OutOfRange,
                              "not the address of a feed: " + base::sanitised(feed, 120), "context.feeds");
        if (holdsASecret(url))
            return base::fail(base::ErrorCode::OutOfRange,
                              "a name, a password or a key has no place in an address: settings are kept "
                              "with every decision",
                              "context.feeds");
    }
    for (const std::string &id : options.sourcesOff)
        if (const auto source = findSource(id); !source)
            return base::fail(base::ErrorCode::OutOfRange, source.error().detail, "context.sources_off");
    for (const std::string &text : options.events)
        if (const auto event = parseEvent(text); !event)
            return base::fail(base::ErrorCode::OutOfRange, event.error().detail, "context.events");
    return {};
}

} // namespace context
