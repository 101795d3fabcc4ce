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

} // namespace

std::optional<base::UtcTime> feedDate(std::string_view text)
{
    text = base::trimmed(text);
    if (text.size() > 64)
        return std::nullopt;
    if (const auto read = base::parseTime(text))
        return *read;
    std::vector<std::string> words = wordsOf(text);
    if (!words.empty() && !monthOf(words[0]) && words[0].find_first_of("0123456789") == std::string::npos)
        words.erase(words.begin()); // the day's name
    if (words.size() < 3)
        return std::nullopt;
    if (monthOf(words[0])) // "Sep 09 2026 21:30"
        std::swap(words[0], words[1]);
    const auto day = base::parseInt(words[0]);
    const auto month = monthOf(words[1]);
    const auto year = yearOf(words[2]);
    if (!day || !month || !year)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(unsigned(*month)),
                                           std::chrono::day(unsigned(std::clamp(*day, 0LL, 99LL)))};
    if (!date.ok() || *year < 1990 || *year > 2199)
        return std::nullopt;
    const auto clock = words.size() > 3 ? clockOf(words[3]) : std::optional(base::Milliseconds(0));
    const auto zone = words.size() > 4 ? zoneMinutes(words[4]) : std::optional(0);
    if (!clock || !zone)
        return std::nullopt;
    return base::UtcTime(std::chrono::sys_days(date)) + *clock - std::chrono::minutes(*zone);
}

} // namespace context
