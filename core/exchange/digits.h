// Short decimal numbers, eight digits at a time: nearly all that venues send. Whatever is longer or written
// otherwise is left to the general readers. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace exchange {

inline constexpr std::uint64_t tens[] = {1,       10,        100,        1000,       10'000,
                                         100'000, 1'000'000, 10'000'000, 100'000'000};
inline constexpr double exactTens[] = {1,   1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7, 1e8,
                                       1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16};

/// The digits from `at` on, at most eight, taken off it; the value so far is shifted by them. At least eight
/// bytes behind `at` must be readable, and the machine little-endian, as all are that Qt 6 runs on here.
inline int takeDigits(const char *&at, std::uint64_t &value)
{
    constexpr std::uint64_t zeros = 0x3030303030303030, upper = 0xF0F0F0F0F0F0F0F0,
                            sixes = 0x0606060606060606;
    std::uint64_t text = 0;
    std::memcpy(&text, at, sizeof text);
    // Not zero in each byte that is no digit; carries only reach bytes behind such a one.
    const std::uint64_t other = ((text & upper) ^ zeros) | (((text + sixes) & upper) ^ zeros);
    const int count = other == 0 ? 8 : __builtin_ctzll(other) / 8;
    if (count == 0)
        return 0;
    std::uint64_t digits = (text - zeros) << (8 * (8 - count)); // zeros in front, the rest pushed out
    digits = digits * 10 + (digits >> 8);
    const std::uint64_t pairs = 0x000000FF000000FF;
    digits = ((digits & pairs) * 0x000F424000000064 + ((digits >> 16) & pairs) * 0x0000271000000001) >> 32;
    value = value * tens[count] + digits;
    at += count;
    return count;
}

/// A decimal as the quotient of two doubles that are exact, so that the quotient is the double nearest to it.
struct ShortDecimal
{
    double number, scale;
};

/// The number that begins at `at`, taken off it, as long as it has no exponent, at most nineteen digits, and
/// no more than 2^53 without its point.
inline bool takeShortDecimal(const char *&at, ShortDecimal &out)
{
    constexpr std::uint64_t exact = std::uint64_t(1) << 53;
    constexpr int most = 19; // digits that cannot overflow
    const bool negative = *at == '-';
    at += negative;
    std::uint64_t value = 0;
    int digits = takeDigits(at, value);
    if (digits == 8)
        digits += takeDigits(at, value);
    if (digits == 0)
        return false;
    int fraction = 0;
    if (*at == '.') {
        ++at;
        fraction = takeDigits(at, value);
        if (fraction == 8 && digits <= 3)
            fraction += takeDigits(at, value);
        if (fraction == 0 || digits + fraction > most)
            return false;
    }
    out.number = negative ? -double(value) : double(value);
    out.scale = exactTens[fraction];
    return value <= exact;
}

/// The same with or without quotes.
inline bool takeQuotedDecimal(const char *&at, ShortDecimal &out)
{
    const bool quoted = *at == '"';
    at += quoted;
    if (!takeShortDecimal(at, out) || (quoted && *at != '"'))
        return false;
    at += quoted;
    return true;
}

/// The first numbers of the list that begins at `at`, written without blanks. False says nothing: the list
/// may hold them in other writings.
template <std::size_t N>
inline bool takeRow(const char *at, std::array<double, N> &out)
{
    if (*at != '[')
        return false;
    double scales[N];
    for (std::size_t i = 0; i < N; ++i) {
        ++at; // the bracket or a comma
        ShortDecimal one;
        if (!takeQuotedDecimal(at, one) || (*at != ',' && (*at != ']' || i + 1 < N)))
            return false;
        out[i] = one.number;
        scales[i] = one.scale;
    }
    for (std::size_t i = 0; i < N; ++i) // all at once, because a division takes as long as the reading
        out[i] /= scales[i];
    return true;
}

} // namespace exchange
