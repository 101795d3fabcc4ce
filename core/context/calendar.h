// What the calendar says at a moment: the weekend, the sessions of the great markets, the closes, the
// expiries, and what the user entered. Pure; any thread.
#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace context {

enum class Expiry { None, Weekly, Monthly, Quarterly };

struct CalendarFacts
{
    bool weekend = false;                               // Saturday or Sunday, UTC
    bool asia = false, europe = false, america = false; // Tokyo, London, New York trade stocks now
    bool futuresClosed = false;   // CME's futures rest from Friday 16:00 to Sunday 17:00 in Chicago
    base::UtcTime dailyClose{};   // the next 00:00 UTC
    base::UtcTime weeklyClose{};  // the next Monday 00:00 UTC
    base::UtcTime nextExpiry{};   // the next Friday 08:00 UTC, when options expire
    Expiry expiry = Expiry::None; // what kind the next one is
};
/// Holidays are not known; summer time follows the rules of the United States since 2007 and of Europe since
/// 1996.
[[nodiscard]] CalendarFacts calendarAt(base::UtcTime now);

/// An event that the user entered: "2026-03-18T18:00Z Fed decision". Errors: BadData naming the text.
struct Event
{
    base::UtcTime time{};
    std::string what;
};
[[nodiscard]] base::Result<Event> parseEvent(const std::string &text);

/// Sentences for the question, the nearest first.
[[nodiscard]] std::vector<std::string> calendarSentences(base::UtcTime now,
                                                         std::optional<base::UtcTime> nextFunding);
/// The events from a day ago to a week ahead: "in 5 h 20 min: Fed decision".
[[nodiscard]] std::vector<std::string> eventSentences(base::UtcTime now,
                                                      const std::vector<std::string> &events);
/// "3 d 4 h", "2 h 5 min", "40 min"; at least a minute.
[[nodiscard]] std::string inWords(base::Milliseconds time);

} // namespace context
