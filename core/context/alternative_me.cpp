#include "context/readers.h"

#include "base/text.h"
#include "context/values.h"

namespace context {
namespace {

using base::ErrorCode;
using base::Json;

constexpr auto interval = std::chrono::hours(1); // the index itself changes once a day
constexpr int days = 8;                          // today and a week

/// Seconds, or a date as the parameter date_format asks for it: us 02-26-2026, cn 2026/02/26, kr 2026.02.26,
/// world 26-02-2026.
std::optional<base::UtcTime> dayOf(const Json &value, bool world)
{
    if (const auto time = timeIn(value))
        return time;
    if (!value.is_string())
        return std::nullopt;
    std::string text = value.get<std::string>();
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '/' || c == '.'; }, '-');
    const auto parts = base::split(text, '-');
    if (parts.size() != 3)
        return std::nullopt;
    const auto two = [](std::string_view part) {
        std::string out(part.size() < 2 ? 1 : 0, '0');
        return out.append(part);
    };
    if (parts[0].size() == 4)
        return timeIn(std::string(parts[0]) + '-' + two(parts[1]) + '-' + two(parts[2]));
    return timeIn(std::string(parts[2]) + '-' + two(parts[world ? 1 : 0]) + '-' + two(parts[world ? 0 : 1]));
}

/// How far apart the days of a list are when they are read this way; none where one of them is no date then.
std::optional<base::Milliseconds> spanOf(const Json &rows, bool world)
{
    std::optional<base::UtcTime> first, last;
    for (const Json &row : rows) {
        const auto day = dayOf(at(row, "timestamp"), world);
        if (!day)
            return std::nullopt;
        first = std::min(first.value_or(*day), *day);
        last = std::max(last.value_or(*day), *day);
    }
    return first ? std::optional(*last - *first) : std::nullopt;
}

/// Whether the day comes before the month: told from the whole list, whose days follow each other.
bool isWorld(const Json &rows)
{
    const auto us = spanOf(rows, false), world = spanOf(rows, true);
    return world && (!us || *world < *us);
}

/// The index's own five words, from its documented bounds, where none was sent.
const char *wordOf(double value)
{
    return value < 25   ? "Extreme Fear"
           : value < 46 ? "Fear"
           : value < 55 ? "Neutral"
           : value < 76 ? "Greed"
                        : "Extreme Greed";
}

} // namespace

base::Result<Decoded> decodeAlternativeMe(int status, std::string_view body)
{
    const auto document = documentOf(status, body);
    if (!document)
        return base::fail(document);
    const Json &error = at(at(*document, "metadata"), "error");
    if (!error.is_null() && error != Json(""))
        return tl::unexpected<base::Error>(
            refusal(error.is_string() ? error.get<std::string>() : error.dump(), ErrorCode::BadRequest));
    const Json &rows = at(*document, "data");
    if (!rows.is_array())
        return base::fail(ErrorCode::Schema, "no list of days", "data");
    Decoded out;
    const bool world = isWorld(rows);
    Json history = Json::array(), latest;
    std::int64_t newest = 0;
    for (const Json &row : rows) {
        const auto value = numberIn(at(row, "value"));
        const auto when = dayOf(at(row, "timestamp"), world);
        if (!value || !when || *value < 0 || *value > 100)
            return base::fail(ErrorCode::Schema, "a day without a value from 0 to 100 and a time", "data");
        const std::int64_t ms = base::toMs(*when);
        history.push_back({ms, *value});
        if (latest.is_null() || ms > newest) {
            newest = ms;
            std::string word = textIn(at(row, "value_classification"), 60);
            latest = {{"value", *value},
                      {"classification", word.empty() ? wordOf(*value) : word},
                      {"timestamp_ms", ms}};
        }
    }
    out.values = {{"latest", std::move(latest)}, {"history", std::move(history)}};
    return out;
}

std::vector<Call> alternativeMeCalls(const Wanted &wanted)
{
    const std::string host = baseOf(wanted, "alternative-me", "api", "https://api.alternative.me");
    return {{"fear_greed",
             host + "/fng/?limit=" + std::to_string(days) + "&format=json",
             {},
             wanted.interval.count() > 0 ? wanted.interval : base::Milliseconds(interval),
             1 << 20}};
}

} // namespace context
