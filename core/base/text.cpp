#include "base/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace base {

namespace {

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

char raised(char c)
{
    return c >= 'a' && c <= 'z' ? char(c - ('a' - 'A')) : c;
}

/// std::from_chars over the whole text, with one leading plus allowed.
template <class T>
Result<T> wholeNumber(std::string_view text, const char *what)
{
    if (text.size() > 1 && text[0] == '+' && text[1] != '-')
        text.remove_prefix(1);
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return fail(ErrorCode::BadData, what);
    return value;
}

constexpr int exactPowers = 22; // 10^22 is the largest power of ten that a double holds exactly

constexpr auto powersOfTen = [] {
    std::array<double, exactPowers + 1> out{};
    out[0] = 1;
    for (std::size_t i = 1; i < out.size(); ++i)
        out[i] = out[i - 1] * 10;
    return out;
}();

double scaledBy(double value, int places)
{
    return places >= 0 ? value * powersOfTen[std::size_t(places)] : value / powersOfTen[std::size_t(-places)];
}

double throughText(double value)
{
    std::array<char, 40> text{};
    const auto written =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, 6);
    double out = 0;
    const auto read = std::from_chars(text.data(), written.ptr, out);
    // from_chars leaves the value alone where strtod gives infinity or a number below the normal ones.
    return read.ec == std::errc() ? out : std::strtod(text.data(), nullptr);
}

std::string written(double value, std::chars_format format, int precision)
{
    std::array<char, 64> text{};
    std::to_chars(text.data(), text.data() + text.size() - 1, value, format, precision);
    return text.data(); // ends at the first 0
}

/// Digits d₀d₁… with the point moved so that d₀ stands for 10^exponent; zeros at the end of a fraction
/// dropped.
std::string plain(std::string digits, int exponent)
{
    while (digits.size() > 1 && digits.back() == '0')
        digits.pop_back();
    if (exponent < 0)
        return "0." + std::string(std::size_t(-exponent - 1), '0') + digits;
    const auto whole = std::size_t(exponent) + 1;
    if (digits.size() <= whole)
        digits.resize(whole, '0');
    else
        digits.insert(whole, 1, '.');
    return digits;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
    parts.push_back(text);
    return parts;
}

std::string lower(std::string_view ascii)
{
    std::string out(ascii);
    std::transform(out.begin(), out.end(), out.begin(), lowered);
    return out;
}

std::string upper(std::string_view ascii)
{
    std::string out(ascii);
    std::transform(out.begin(), out.end(), out.begin(), raised);
    return out;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char left, char right) { return lowered(left) == lowered(right); });
}

Result<double> parseDouble(std::string_view text)
{
    const Result<double> value = wholeNumber<double>(text, "not a number");
    if (value && !std::isfinite(*value))
        return fail(ErrorCode::BadData, "not a finite number");
    return value;
}

Result<long long> parseInt(std::string_view text)
{
    return wholeNumber<long long>(text, "not a whole number");
}

std::string printed(double value, int significant)
{
    if (value == 0)
        return "0";
    significant = std::clamp(significant, 1, 17);
    std::string text = written(value, std::chars_format::scientific, significant - 1);
    const std::size_t e = text.find('e');
    const int exponent = e == std::string::npos ? 0 : int(std::strtol(text.c_str() + e + 1, nullptr, 10));
    if (e == std::string::npos || exponent < -12 || exponent >= 15)
        return written(value, std::chars_format::general, significant);
    text.resize(e);
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; }),
               text.end());
    std::string out = plain(std::move(text), exponent);
    if (value < 0)
        out.insert(out.begin(), '-');
    return out;
}

double asPrinted(double value)
{
    const double size = std::abs(value);
    if (!(size > 1e-15) || !(size < 1e22)) // zero, NaN, infinity and what no exact power of ten reaches
        return value == 0 || !std::isfinite(value) ? value : throughText(value);
    // log10(2) × the binary exponent, rounded down, is the decimal exponent or one less.
    const int binary = int(std::bit_cast<std::uint64_t>(size) >> 52) - 1023;
    int places = 6 - int(std::floor(binary * 0.30102999566398120));
    double scaled = scaledBy(size, places);
    if (scaled >= 1e7)
        scaled = scaledBy(size, --places);
    const auto below = std::int64_t(scaled);
    const double fraction = scaled - double(below);
    if (std::abs(fraction - 0.5) < 1e-6) // the error of scaling, below 1e-9, may decide
        return throughText(value);
    // Seven digits and the power of ten are exact, hence this one operation rounds as reading the text would.
    const double seven = double(below + (fraction > 0.5 ? 1 : 0));
    return std::copysign(scaledBy(seven, -places), value);
}

std::string shortened(std::string_view text, std::size_t maxBytes)
{
    if (text.size() <= maxBytes)
        return std::string(text);
    const std::string ellipsis = maxBytes >= 3 ? "…" : "";
    std::size_t end = maxBytes - ellipsis.size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    std::string out(text.substr(0, end));
    return out += ellipsis;
}

} // namespace base
