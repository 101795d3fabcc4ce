#include "context/calendar.h"

#include "base/outside.h"
#include "base/text.h"

#include <algorithm>

namespace context {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;

sys_days dayOf(base::UtcTime time)
{
    return std::chrono::floor<days>(time);
}

/// The n-th (1 …) or, with 0, the last weekday of a month.
sys_days nth(std::chrono::year year, unsigned month, weekday day, unsigned n)
{
    if (n == 0)
        return sys_days(year / std::chrono::month(month) / day[std::chrono::last]);
    return sys_days(year / std::chrono::month(month) / day[n]);
}

/// Hours that New York is behind UTC.
std::chrono::hours behindUtc(base::UtcTime time)
{
    const auto year = std::chrono::year_month_day(dayOf(time)).year();
    const base::UtcTime begins = nth(year, 3, std::chrono::Sunday, 2) + 7h; // 02:00 standard
    const base::UtcTime ends = nth(year, 11, std::chrono::Sunday, 1) + 6h;  // 02:00 summer
    return time >= begins && time < ends ? 4h : 5h;
}

/// Hours that London is ahead of UTC.
std::chrono::hours aheadOfUtc(base::UtcTime time)
{
    const auto year = std::chrono::year_month_day(dayOf(time)).year();
    const base::UtcTime begins = nth(year, 3, std::chrono::Sunday, 0) + 1h;
    const base::UtcTime ends = nth(year, 10, std::chrono::Sunday, 0) + 1h;
    return time >= begins && time < ends ? 1h : 0h;
}

/// Whether a local time lies within the hours of a weekday.
bool isOpen(base::UtcTime local, base::Milliseconds from, base::Milliseconds until)
{
    const sys_days day = dayOf(local);
    const unsigned number = weekday(day).iso_encoding();
    const base::Milliseconds clock = local - base::UtcTime(day);
    return number < 6 && clock >= from && clock < until;
}

bool futuresRest(base::UtcTime now)
{
    const base::UtcTime chicago = now - behindUtc(now) - 1h;
    const sys_days day = dayOf(chicago);
    const unsigned number = weekday(day).iso_encoding();
    const base::Milliseconds clock = chicago - base::UtcTime(day);
    return number == 6 || (number == 5 && clock >= 16h) || (number == 7 && clock < 17h);
}

Expiry kindOf(sys_days friday)
{
    const std::chrono::year_month_day date(friday);
    if (std::chrono::year_month_day(friday + days(7)).month() == date.month())
        return Expiry::Weekly;
    return unsigned(date.month()) % 3 == 0 ? Expiry::Quarterly : Expiry::Monthly;
}

const char *name(Expiry expiry)
{
    switch (expiry) {
    case Expiry::Monthly:
        return "monthly";
    case Expiry::Quarterly:
        return "quarterly";
    default:
        return "weekly";
    }
}

std::string sessions(const CalendarFacts &facts)
{
    std::string out;
    for (const auto &[open, title] : {std::pair(facts.asia, "Tokyo"), std::pair(facts.europe, "London"),
                                      std::pair(facts.america, "New York")})
        if (open)
            out.append(out.empty() ? "" : ", ").append(title);
    return out;
}

} // namespace

CalendarFacts calendarAt(base::UtcTime now)
{
    CalendarFacts out;
    const sys_days today = dayOf(now);
    const unsigned number = weekday(today).iso_encoding(); // Monday is 1
    out.weekend = number > 5;
    out.asia = isOpen(now + 9h, 9h, 15h + 30min);
    out.europe = isOpen(now + aheadOfUtc(now), 8h, 16h + 30min);
    out.america = isOpen(now - behindUtc(now), 9h + 30min, 16h);
    out.futuresClosed = futuresRest(now);
    out.dailyClose = today + days(1);
    out.weeklyClose = today + days(8 - number);
    sys_days friday = today + days((5 + 7 - number) % 7);
    if (base::UtcTime(friday) + 8h <= now)
        friday += days(7);
    out.nextExpiry = base::UtcTime(friday) + 8h;
    out.expiry = kindOf(friday);
    return out;
}

std::string inWords(base::Milliseconds time)
{
    const long long minutes = std::max<long long>(1, time.count() / 60'000);
    const long long d = minutes / 1440, h = minutes / 60 % 24, m = minutes % 60;
    std::string out;
    const auto add = [&](long long count, const char *unit) {
        if (count > 0)
            out.append(out.empty() ? "" : " ").append(std::to_string(count)).append(unit);
    };
    add(d, " d");
    add(h, " h");
    if (d == 0)
        add(m, " min");
    return out;
}

base::Result<Event> parseEvent(const std::string &text)
{
    const std::string_view whole = base::trimmed(text);
    const std::size_t blank = whole.find(' ');
    const auto time = base::parseTime(whole.substr(0, blank));
    if (!time || blank == std::string_view::npos || base::trimmed(whole.substr(blank)).empty())
        return base::fail(base::ErrorCode::BadData,
                          "an event is a time and what happens: 2026-03-18T18:00Z Fed decision",
                          base::sanitised(whole, 80));
    return Event{*time, base::quotable(base::trimmed(whole.substr(blank)), 160)};
}

std::vector<std::string> calendarSentences(base::UtcTime now, std::optional<base::UtcTime> nextFunding)
{
    const CalendarFacts facts = calendarAt(now);
    std::vector<std::string> out;
    if (facts.weekend)
        out.emplace_back("It is the weekend: order books are thinner.");
    const std::string open = sessions(facts);
    out.push_back(open.empty() ? "No session of the great stock markets is open."
                               : "Open stock sessions: " + open + '.');
    if (facts.futuresClosed)
        out.emplace_back("CME futures are closed and may open with a gap.");
    if (nextFunding && *nextFunding > now)
        out.push_back("Next funding in " + inWords(*nextFunding - now) + '.');
    out.push_back("Daily close in " + inWords(facts.dailyClose - now) + ", weekly close in " +
                  inWords(facts.weeklyClose - now) + '.');
    out.push_back("Next options expiry (" + std::string(name(facts.expiry)) + ") in " +
                  inWords(facts.nextExpiry - now) + '.');
    return out;
}

std::vector<std::string> eventSentences(base::UtcTime now, const std::vector<std::string> &events)
{
    std::vector<Event> near;
    for (const std::string &text : events)
        if (const auto event = parseEvent(text);
            event && event->time > now - 24h && event->time < now + days(7))
            near.push_back(*event);
    std::stable_sort(near.begin(), near.end(),
                     [](const Event &a, const Event &b) { return a.time < b.time; });
    std::vector<std::string> out;
    for (const Event &event : near) {
        const bool past = event.time <= now;
        const std::string when = inWords(past ? now - event.time : event.time - now);
        std::string said(past ? "" : "in ");
        out.push_back(said.append(when).append(past ? " ago: " : ": ").append(event.what));
    }
    return out;
}

} // namespace context
