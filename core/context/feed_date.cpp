#include "context/feed_date.h"

#include "base/text.h"

#include <array>
#include <cstdlib>

namespace context {
namespace {

constexpr std::array months = {"jan", "feb", "mar", "apr", "may", "jun",
                               "jul", "aug", "sep", "oct", "nov", "dec"};

struct Zone
{
    std::string_view name;
    int minutes;
};
constexpr std::array zones = {Zone{"UT", 0},     Zone{"GMT", 0},    Zone{"UTC", 0},    Zone{"Z", 0},
                              Zone{"EST", -300}, Zone{"EDT", -240}, Zone{"CST", -360}, Zone{"CDT", -300},
                              Zone{"MST", -420}, Zone{"MDT", -360}, Zone{"PST", -480}, Zone{"PDT", -420},
                              Zone{"CET", 60},   Zone{"CEST", 120}, Zone{"BST", 60}};

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> out;
    std::string word;
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != ',' && c != '\n' && c != '\r') {
            word += c;
            continue;
        }
        if (!word.empty())
            out.push_back(std::move(word));
        word.clear();
    }
    if (!word.empty())
        out.push_back(word);
    return out;
}

std::optional<int> monthOf(std::string_view word)
{
    const std::string name = base::lower(word).substr(0, 3);
    for (std::size_t i = 0; i < months.size(); ++i)
        if (name == months[i])
            return int(i) + 1;
    return std::nullopt;
}

std::optional<int> yearOf(const std::string &word)
{
    const auto year = base::parseInt(word);
    if (!year || word.size() > 4)
        return std::nullopt;
    if (word.size() <= 2)
        return int(*year) + (*year < 70 ? 2000 : 1900); // RFC 2822, 4.3, nearly
    return int(*year);
}

std::optional<int> zoneMinutes(std::string_view word)
{
    for (const std::string_view before : {"GMT", "UTC"}) // "GMT+0200"
        if (word.size() > 3 && base::equalsIgnoringCase(word.substr(0, 3), before))
            word.remove_prefix(3);
    if ((word.starts_with('+') || word.starts_with('-')) && word.size() >= 5) {
        std::string digits(word.substr(1));
        if (const std::size_t colon = digits.find(':'); colon != std::string::npos)
            digits.erase(colon, 1);
        const auto value = base::parseInt(digits);
        if (!value || digits.size() != 4 || *value % 100 > 59 || *value > 1500)
            return std::nullopt;
        const int minutes = int(*value / 100 * 60 + *value % 100);
        return word[0] == '-' ? -minutes : minutes;
    }
    for (const Zone &zone : zones)
        if (base::equalsIgnoringCase(word, zone.name))
            return zone.minutes;
    return std::nullopt;
}

/// "21:30:00" or "21:30" as milliseconds of the day.
std::optional<base::Milliseconds> clockOf(std::string_view word)
{
    const auto parts = base::split(word, ':');
    if (parts.size() < 2 || parts.size() > 3)
        return std::nullopt;
    long long total = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string_view part = i < parts.size() ? parts[i].substr(0, parts[i].find('.')) : "0";
        const auto value = base::parseInt(part);
        if (!value || *value < 0 || *value > (i == 0 ? 23 : 60))
            return std::nullopt;
        total = total * 60 + *value;
    }
    return base::Milliseconds(total * 1000);
}

/// "2026-09-08" as its day; empty for anything else.
std::optional<std::chrono::sys_days> isoDay(const std::string &word)
{
    if (word.size() != 10 || word[4] != '-' || word[7] != '-')
        return std::nullopt;
    const auto day = base::parseTime(word);
    return day ? std::optional(std::chrono::floor<std::chrono::days>(*day)) : std::nullopt;
}

/// A clock and a zone, both of which may be missing: [10:00:00] [PM] [+02:00].
std::optional<base::Milliseconds> timeOfDay(const std::vector<std::string> &words, std::size_t from)
{
    if (words.size() <= from)
        return base::Milliseconds(0);
    auto clock = clockOf(words[from]);
    std::size_t zone = from + 1;
    if (clock && words.size() > zone) {
        const std::string half = base::lower(words[zone]);
        const base::Milliseconds noon = std::chrono::hours(12), hour = std::chrono::hours(1);
        if (half == "am" || half == "pm") {
            if (*clock < hour || *clock >= noon + hour)
                return std::nullopt;
            *clock = *clock % noon + (half == "pm" ? noon : base::Milliseconds(0));
            ++zone;
        }
    }
    const auto minutes = words.size() > zone ? zoneMinutes(words[zone]) : std::optional(0);
    if (!clock || !minutes)
        return std::nullopt;
    return *clock - std::chrono::minutes(*minutes);
}

} // namespace

std::optional<base::UtcTime> feedDate(std::string_view text)
{
    text = base::trimmed(text);
    if (text.size() > 64)
        return std::nullopt;
    if (const auto read = base::parseTime(text))
        return *read;
    std::vector<std::string> words = wordsOf(text);
    std::erase(words, "-");                                                 // "September 08, 2026 - 10:00"
    if (const auto day = words.empty() ? std::nullopt : isoDay(words[0])) { // "2026-09-08 10:00:00 +0000"
        const auto time = timeOfDay(words, 1);
        return time ? std::optional(base::UtcTime(*day) + *time) : std::nullopt;
    }
    if (!words.empty() && !monthOf(words[0]) && words[0].find_first_of("0123456789") == std::string::npos)
        words.erase(words.begin()); // the day's name
    if (words.size() < 3)
        return std::nullopt;
    if (monthOf(words[0])) { // "Sep 09 2026 21:30", "Sep  9 21:30:00 UTC 2026"
        std::swap(words[0], words[1]);
        if (clockOf(words[2]) && yearOf(words.back()))
            std::rotate(words.begin() + 2, words.end() - 1, words.end());
    }
    const auto day = base::parseInt(words[0]);
    const auto month = monthOf(words[1]);
    const auto year = yearOf(words[2]);
    if (!day || !month || !year)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(unsigned(*month)),
                                           std::chrono::day(unsigned(std::clamp(*day, 0LL, 99LL)))};
    if (!date.ok() || *year < 1990 || *year > 2199)
        return std::nullopt;
    const auto time = timeOfDay(words, 3);
    return time ? std::optional(base::UtcTime(std::chrono::sys_days(date)) + *time) : std::nullopt;
}

} // namespace context
