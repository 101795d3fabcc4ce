// What the world outside the market says at one moment, as it goes into a question: news, sentiment,
// fundamentals and the calendar. Values; any thread.
#pragma once

#include "domain/news.h"

#include <optional>
#include <string>
#include <vector>

namespace domain {

/// One number of a service, under the id by which a question cites it.
struct Fact
{
    std::string ref;   // "market:btc_dominance"
    std::string title; // "Bitcoin's share"
    std::string unit;  // "%" "USD" ""
    double value = 0;
    base::UtcTime asOf{}; // when it was fetched
    bool stale = false;   // older than its interval allows: told, and still better than nothing
    std::string source;   // "CoinGecko"
};

/// How one source is doing.
struct SourceView
{
    std::string id, title;                 // "rss", "RSS and Atom feeds"
    std::optional<base::UtcTime> answered; // the last good answer
    std::string trouble;                   // "timeout" "an empty answer"; empty: none
    int articles = 0;
};

/// What was wanted and is not there is in `missing`, in words: "News: timeout".
struct Surroundings
{
    std::vector<ScoredArticle> news; // the best first; bodies are leads that end with a sentence
    std::vector<Fact> sentiment, fundamentals;
    std::string about;                 // the coin in a sentence or two, from outside
    std::vector<std::string> calendar; // sentences of the desk's own
    std::vector<std::string> events;   // what the user entered for these days
    std::vector<std::string> missing;
    [[nodiscard]] bool isEmpty() const
    {
        return news.empty() && sentiment.empty() && fundamentals.empty() && calendar.empty() &&
               missing.empty();
    }
};

/// {news,sentiment,fundamentals,about,calendar,events,missing}: what a capsule keeps and `context` prints.
[[nodiscard]] base::Json toJson(const Surroundings &surroundings);
[[nodiscard]] base::Json toJson(const std::vector<Fact> &facts);
[[nodiscard]] base::Json toJson(const ScoredArticle &article);

} // namespace domain
