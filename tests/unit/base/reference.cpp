#include "reference.h"

#include <algorithm>
#include <cstdlib>

namespace reference {

namespace {

Whole tidy(Whole value)
{
    while (!value.digits.empty() && value.digits.back() == '0')
        value.digits.pop_back();
    value.negative = value.negative && !value.digits.empty();
    return value;
}

int digitAt(const std::string &digits, std::size_t i)
{
    return i < digits.size() ? digits[i] - '0' : 0;
}

int comparedDigits(const std::string &a, const std::string &b)
{
    for (std::size_t i = std::max(a.size(), b.size()); i-- > 0;) {
        if (digitAt(a, i) != digitAt(b, i))
            return digitAt(a, i) < digitAt(b, i) ? -1 : 1;
    }
    return 0;
}

/// a + sign × b digit by digit, for sign −1 only with a ≥ b.
std::string combined(const std::string &a, const std::string &b, int sign)
{
    std::string out;
    int carry = 0;
    for (std::size_t i = 0; i <= std::max(a.size(), b.size()); ++i) {
        const int digit = digitAt(a, i) + sign * digitAt(b, i) + carry;
        carry = digit < 0 ? -1 : digit / 10;
        out += char('0' + (digit + 10) % 10);
    }
    return out;
}

} // namespace

Whole whole(std::int64_t value)
{
    std::string text = std::to_string(value);
    const bool negative = text.front() == '-';
    text.erase(0, negative ? 1 : 0);
    std::reverse(text.begin(), text.end());
    return tidy({negative, text});
}

Whole shifted(const Whole &value, int places)
{
    return tidy({value.negative, std::string(std::size_t(places), '0') + value.digits});
}

Whole sum(const Whole &a, const Whole &b)
{
    if (a.negative == b.negative)
        return tidy({a.negative, combined(a.digits, b.digits, 1)});
    if (comparedDigits(a.digits, b.digits) >= 0)
        return tidy({a.negative, combined(a.digits, b.digits, -1)});
    return tidy({b.negative, combined(b.digits, a.digits, -1)});
}

Whole product(const Whole &a, const Whole &b)
{
    Whole out;
    for (std::size_t i = 0; i < b.digits.size(); ++i) {
        for (int times = 0; times < b.digits[i] - '0'; ++times)
            out = sum(out, shifted({false, a.digits}, int(i)));
    }
    out.negative = a.negative != b.negative;
    return tidy(out);
}

int compared(const Whole &a, const Whole &b)
{
    if (a.negative != b.negative)
        return a.negative ? -1 : 1;
    return a.negative ? -comparedDigits(a.digits, b.digits) : comparedDigits(a.digits, b.digits);
}

std::string plain(const Whole &value, int exponent)
{
    if (value.digits.empty())
        return "0";
    Whole out = exponent > 0 ? shifted(value, exponent) : value;
    const auto after = std::size_t(std::max(0, -exponent));
    while (out.digits.size() <= after)
        out.digits += '0';
    std::string text(out.digits.rbegin(), out.digits.rend());
    if (after > 0) {
        text.insert(text.size() - after, 1, '.');
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return out.negative ? "-" + text : text;
}

int significant(const Whole &value)
{
    const std::size_t zeros = value.digits.find_first_not_of('0');
    return zeros == std::string::npos ? 0 : int(value.digits.size() - zeros);
}

std::int64_t stepsTo(std::int64_t numerator, std::int64_t denominator, base::Rounding rounding)
{
    const bool negative = (numerator < 0) != (denominator < 0);
    std::int64_t left = std::llabs(numerator);
    const std::int64_t size = std::llabs(denominator);
    std::int64_t steps = 0;
    for (; left >= size; left -= size)
        ++steps;
    bool further = false;
    if (rounding == base::Rounding::Up)
        further = left != 0;
    else if (rounding == base::Rounding::Floor)
        further = left != 0 && negative;
    else if (rounding == base::Rounding::Ceiling)
        further = left != 0 && !negative;
    else if (rounding == base::Rounding::HalfEven)
        further = left + left > size || (left + left == size && steps % 2 == 1);
    steps += further ? 1 : 0;
    return negative ? -steps : steps;
}

} // namespace reference
