#include "base/time.h"

#include "base/text.h"

#include <array>
#include <cstdio>

namespace base {

namespace {

using namespace std::chrono;

/// Reads a fixed layout from the front of a text; `ok` is false for ever after the first mismatch.
class Reader
{
public:
    explicit Reader(std::string_view text) : m_text(text) {}
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_text.empty(); }
    bool next(char c)
    {
        if (m_text.empty() || m_text.front() != c)
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    void expect(char c) { m_ok = next(c) && m_ok; }
    bool atDigit() const { return !m_text.empty() && m_text.front() >= '0' && m_text.front() <= '9'; }
    int digit()
    {
        if (!atDigit()) {
            m_ok = false;
            return 0;
        }
        const int value = m_text.front() - '0';
        m_text.remove_prefix(1);
        return value;
    }
    int number(int digits, int least, int most)
    {
        int value = 0;
        for (int i = 0; i < digits; ++i)
            value = value * 10 + digit();
        m_ok = m_ok && value >= least && value <= most;
        return value;
    }

private:
    std::string_view m_text;
    bool m_ok = true;
};

/// The digits after the point of a second, cut to milliseconds.
int fraction(Reader &reader)
{
    int value = 0;
    int digits = 0;
    do {
        const int digit = reader.digit();
        if (digits < 3)
            value = value * 10 + digit;
    } while (++digits < 9 && reader.atDigit());
    for (; digits < 3; ++digits)
        value *= 10;
    return value;
}

Milliseconds timeOfDay(Reader &reader)
{
    const hours hour(reader.number(2, 0, 23));
    reader.expect(':');
    Milliseconds time = hour + minutes(reader.number(2, 0, 59));
    if (reader.next(':')) {
        time += seconds(reader.number(2, 0, 59));
        if (reader.next('.') || reader.next(','))
            time += Milliseconds(fraction(reader));
    }
    return time;
}

/// Z, +hh, +hhmm, +hh:mm and the same with a minus; nothing is UTC.
Milliseconds zone(Reader &reader)
{
    if (reader.atEnd() || reader.next('Z') || reader.next('z'))
        return Milliseconds(0);
    const bool minus = reader.next('-');
    if (!minus)
        reader.expect('+');
    Milliseconds offset = hours(reader.number(2, 0, 23));
    if (reader.next(':') || !reader.atEnd())
        offset += minutes(reader.number(2, 0, 59));
    return minus ? -offset : offset;
}

tl::unexpected<Error> notATime()
{
    return fail(ErrorCode::BadData, "not a time: write 2024-03-01T12:00:00Z or milliseconds since 1970");
}

Result<UtcTime> withinYears(UtcTime time)
{
    constexpr UtcTime end = sys_days(year(2201) / January / 1);
    if (time < UtcTime() || time >= end)
        return fail(ErrorCode::BadData, "a time outside the years 1970 to 2200");
    return time;
}

Result<UtcTime> parseCount(std::string_view digits)
{
    const Result<long long> count = parseInt(digits);
    if (!count || digits.size() < 9 || digits.size() > 14)
        return notATime();
    return withinYears(digits.size() < 12 ? UtcTime(seconds(*count)) : fromMs(*count));
}

} // namespace

std::string iso(UtcTime time)
{
    const sys_days day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss<Milliseconds> clock(time - day);
    std::array<char, 48> text{};
    int size = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()),
                             unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
                             int(clock.minutes().count()), int(clock.seconds().count()));
    std::string out(text.data(), std::size_t(size));
    if (clock.subseconds().count() != 0) {
        size = std::snprintf(text.data(), text.size(), ".%03d", int(clock.subseconds().count()));
        out.append(text.data(), std::size_t(size));
    }
    return out + "Z";
}

Result<UtcTime> parseTime(std::string_view text)
{
    if (!text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos)
        return parseCount(text);
    Reader reader(text);
    const year y(reader.number(4, 1969, 2201)); // a zone may carry the edge years inside
    reader.expect('-');
    const month m(unsigned(reader.number(2, 1, 12)));
    reader.expect('-');
    const day d(unsigned(reader.number(2, 1, 31)));
    const year_month_day date(y, m, d);
    if (!reader.ok() || !date.ok())
        return notATime();
    UtcTime time = sys_days(date);
    if (!reader.atEnd()) {
        if (!reader.next('T') && !reader.next('t'))
            reader.expect(' ');
        time += timeOfDay(reader);
        time -= zone(reader);
    }
    if (!reader.ok() || !reader.atEnd())
        return notATime();
    return withinYears(time);
}

UtcTime startOfDay(UtcTime time)
{
    return floor<days>(time);
}

} // namespace base
