// What the desk may ask the outside world, and how much of it goes into a question. Values; any thread.
#pragma once

#include "base/options.h"

#include <string>
#include <vector>

namespace context {

struct Options
{
    bool news = true;
    bool sentiment = true;
    bool fundamentals = true;
    bool calendar = true;
    std::vector<std::string> feeds{"https://www.coindesk.com/arc/outboundfeeds/rss/",
                                   "https://cointelegraph.com/rss", "https://decrypt.co/feed",
                                   "https://cryptoslate.com/feed/"};
    std::vector<std::string> sourcesOff;  // ids of sources that are not asked
    int newsMinutes = 10;                 // between two looks at a feed
    int factsMinutes = 15;                // between two looks at a service of numbers
    int deadlineSeconds = 4;              // that a decision waits at most
    int articles = 6;                     // in a question
    int articleTokens = 180;              // of one article
    int newsTokens = 1200;                // of all of them
    int newsHours = 48;                   // older articles are left out
    bool wholeArticles = false;           // fetch the page where a feed gives only a line
    std::vector<std::string> events;      // "2026-03-18T18:00Z Fed decision"
    int questionTokens = 0;               // of the whole question; 0: no bound
    std::vector<std::string> sectionsOff; // ids of sections that are left out of it
};
[[nodiscard]] std::span<const base::Option<Options>> optionTable();
/// What the table cannot say: addresses without secrets, known sources, readable events. Errors: OutOfRange
/// naming the key.
[[nodiscard]] base::Result<void> check(const Options &options);

} // namespace context
