#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace base {

namespace {

__extension__ using Wide = __int128;

constexpr Wide maxCoefficient = 999'999'999'999'999'999; // 18 digits
constexpr int maxExponent = 64;
constexpr int maxShift = 20; // 18 digits shifted by 20 places still fit a Wide
constexpr std::size_t maxText = 400;

constexpr auto powers = [] {
    std::array<Wide, 39> out{};
    out[0] = 1;
    for (std::size_t i = 1; i < out.size(); ++i)
        out[i] = out[i - 1] * 10;
    return out;
}();

constexpr Wide maxWide = powers[38];

Wide power(int exponent)
{
    return powers[std::size_t(exponent)];
}

Wide magnitude(Wide value)
{
    return value < 0 ? -value : value;
}

/// The number if it has a form within 18 digits and ±64, else invalid. Digits are kept as they stand where
/// possible.
Decimal fitted(Wide coefficient, int exponent)
{
    if (coefficient == 0)
        return Decimal::of(0, std::clamp(exponent, -maxExponent, maxExponent));
    while ((magnitude(coefficient) > maxCoefficient || exponent < -maxExponent) && coefficient % 10 == 0) {
        coefficient /= 10;
        ++exponent;
    }
    while (exponent > maxExponent && magnitude(coefficient) <= maxCoefficient / 10) {
        coefficient *= 10;
        --exponent;
    }
    if (magnitude(coefficient) > maxCoefficient)
        return Decimal::invalid();
    return Decimal::of(std::int64_t(coefficient), exponent);
}

Decimal withoutZeros(const Decimal &value)
{
    std::int64_t coefficient = value.coefficient();
    int exponent = value.exponent();
    while (coefficient != 0 && coefficient % 10 == 0 && exponent < maxExponent) {
        coefficient /= 10;
        ++exponent;
    }
    return Decimal::of(coefficient, exponent);
}

/// high + low, where high has the greater or the same exponent; both valid.
Decimal sum(const Decimal &high, Decimal low)
{
    if (high.isZero() || (low.isZero() && high.exponent() - low.exponent() > maxShift))
        return high.isZero() ? low : high;
    if (high.exponent() - low.exponent() > maxShift)
        low = withoutZeros(low);
    const int shift = high.exponent() - low.exponent();
    if (shift > maxShift) // the last digit of `low` is not 0, so that the sum has more than 18 digits
        return Decimal::invalid();
    if (shift < 0)
        return fitted(high.coefficient() + low.coefficient() * power(-shift), high.exponent());
    return fitted(high.coefficient() * power(shift) + low.coefficient(), low.exponent());
}

/// quotient × 10^zeros of two magnitudes, and how the rest compares: 0 none, 1 below half, 2 half, 3 above.
struct Quotient
{
    Wide whole = 0;
    int zeros = 0;
    int rest = 0;
};

int restOf(Wide rest, Wide divisor)
{
    if (rest == 0)
        return 0;
    const Wide other = divisor - rest;
    return rest < other ? 1 : rest == other ? 2 : 3;
}

/// number × 10^shift ÷ divisor, for 0 ≤ number < 10^18 and 0 < divisor < 10^36. Empty when the whole part has
/// more than 37 digits and a rest remains.
std::optional<Quotient> divide(Wide number, int shift, Wide divisor)
{
    if (number == 0)
        return Quotient{};
    if (shift < 0) {
        if (-shift > 37 ||
            divisor > maxWide / power(-shift)) // then the divisor is more than 10^19 times the number
            return Quotient{0, 0, 1};
        divisor *= power(-shift);
        shift = 0;
    }
    const int first = std::min(shift, maxShift);
    number *= power(first);
    Wide whole = number / divisor;
    Wide rest = number % divisor;
    int left = shift - first;
    for (; left > 0 && rest != 0; --left) {
        if (whole > maxWide / 100)
            return std::nullopt;
        rest *= 10;
        whole = whole * 10 + rest / divisor;
        rest %= divisor;
    }
    return Quotient{whole, left, restOf(rest, divisor)};
}

bool awayFromZero(const Quotient &quotient, bool negative, Rounding rounding)
{
    if (quotient.rest == 0)
        return false;
    switch (rounding) {
    case Rounding::Down:
        return false;
    case Rounding::Up:
        return true;
    case Rounding::HalfEven:
        return quotient.rest == 3 || (quotient.rest == 2 && quotient.whole % 2 != 0);
    case Rounding::Floor:
        return negative;
    case Rounding::Ceiling:
        return !negative;
    }
    return false;
}

/// The multiple of `step` next to number × 10^shift steps ÷ divisor.
Decimal multipleOf(const Decimal &step, Wide number, int shift, Wide divisor, Rounding rounding)
{
    const bool negative = (number < 0) != (divisor < 0);
    std::optional<Quotient> quotient = divide(magnitude(number), shift, magnitude(divisor));
    if (!quotient)
        return Decimal::invalid();
    if (awayFromZero(*quotient, negative, rounding))
        ++quotient->whole;
    Wide whole = quotient->whole;
    int exponent = step.exponent() + quotient->zeros;
    for (; whole > maxWide / step.coefficient() && whole % 10 == 0; ++exponent)
        whole /= 10;
    if (whole > maxWide / step.coefficient())
        return Decimal::invalid();
    Wide product = whole * step.coefficient();
    for (; exponent > step.exponent() && product <= maxCoefficient / 10; --exponent)
        product *= 10; // written with the step's decimals, as far as the digits reach
    return fitted(negative ? -product : product, exponent);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Digits gathered from text. Zeros wait until a digit other than 0 follows, so that trailing ones may become
/// exponent.
class Digits
{
public:
    /// False when there would be more than 18 significant digits.
    bool add(char digit, bool afterPoint)
    {
        m_seen = true;
        m_exponent -= afterPoint ? 1 : 0;
        ++m_waiting;
        if (digit == '0')
            return true;
        const bool first = m_coefficient == 0;
        if (!first && (m_waiting > 18 || m_coefficient > maxCoefficient / power(m_waiting)))
            return false;
        m_coefficient = (first ? 0 : m_coefficient * power(m_waiting)) + (digit - '0');
        m_waiting = 0;
        return m_coefficient <= maxCoefficient;
    }
    bool seen() const { return m_seen; }
    Decimal value(bool negative, int exponent) const
    {
        if (m_coefficient == 0)
            return fitted(0, exponent + m_exponent);
        Wide coefficient = m_coefficient;
        int waiting = m_waiting;
        for (; waiting > 0 && coefficient <= maxCoefficient / 10; --waiting)
            coefficient *= 10;
        return fitted(negative ? -coefficient : coefficient, exponent + m_exponent + waiting);
    }

private:
    Wide m_coefficient = 0;
    int m_waiting = 0;
    int m_exponent = 0;
    bool m_seen = false;
};

/// The exponent after e or E; empty if it is not one.
std::optional<int> exponentIn(std::string_view text)
{
    if (!text.empty() && text.front() == '+' && text.size() > 1 && isDigit(text[1]))
        text.remove_prefix(1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (error != std::errc() || end != text.data() + text.size() || std::abs(exponent) > 9999)
        return std::nullopt;
    return exponent;
}

tl::unexpected<Error> notANumber()
{
    return fail(ErrorCode::BadData, "not a decimal number");
}

} // namespace

Decimal Decimal::of(std::int64_t coefficient, int exponent)
{
    const bool fits = coefficient >= -maxCoefficient && coefficient <= maxCoefficient;
    if (!fits || exponent < -maxExponent || exponent > maxExponent)
        return invalid();
    return Decimal(coefficient, std::int8_t(exponent));
}

Decimal Decimal::invalid()
{
    return Decimal(invalidCoefficient, 0);
}

Result<Decimal> Decimal::parse(std::string_view text)
{
    if (text.empty() || text.size() > maxText)
        return notANumber();
    const bool negative = text.front() == '-';
    std::size_t at = negative || text.front() == '+' ? 1 : 0;
    Digits digits;
    for (bool afterPoint = false; at < text.size(); ++at) {
        if (text[at] == '.' && !afterPoint)
            afterPoint = true;
        else if (!isDigit(text[at]))
            break;
        else if (!digits.add(text[at], afterPoint))
            return fail(ErrorCode::OutOfRange, "more than 18 significant digits");
    }
    std::optional<int> exponent = 0;
    if (at < text.size())
        exponent = text[at] == 'e' || text[at] == 'E' ? exponentIn(text.substr(at + 1)) : std::nullopt;
    if (!digits.seen() || !exponent)
        return notANumber();
    const Decimal value = digits.value(negative, *exponent);
    if (!value.valid())
        return fail(ErrorCode::OutOfRange, "a decimal number beyond 18 digits or an exponent of 64");
    return value;
}

Result<Decimal> Decimal::nearest(double value, const Decimal &step, Rounding rounding)
{
    if (!step.isPositive())
        return fail(ErrorCode::BadData, "the step is not positive");
    if (!std::isfinite(value))
        return fail(ErrorCode::OutOfRange, "not a finite number");
    // The shortest digits that read back as this double are what was meant: 0.1 is a multiple of 0.1.
    std::array<char, 40> text{};
    const auto written =
        std::to_chars(text.data(), text.data() + text.size(), std::abs(value), std::chars_format::scientific);
    Wide digits = 0;
    int exponent = 0;
    const char *at = text.data();
    for (bool afterPoint = false; *at != 'e'; ++at) {
        if (*at == '.') {
            afterPoint = true;
            continue;
        }
        digits = digits * 10 + (*at - '0');
        exponent -= afterPoint ? 1 : 0;
    }
    exponent += exponentIn(std::string_view(at + 1, std::size_t(written.ptr - at - 1))).value_or(0);
    const Decimal found = multipleOf(step, std::signbit(value) ? -digits : digits, exponent - step.exponent(),
                                     step.coefficient(), rounding);
    if (!found.valid())
        return fail(ErrorCode::OutOfRange, "the number has too many digits for its step");
    return found;
}

Decimal Decimal::rounded(const Decimal &step, Rounding rounding) const
{
    if (!valid() || !step.isPositive())
        return invalid();
    return multipleOf(step, m_coefficient, m_exponent - step.m_exponent, step.m_coefficient, rounding);
}

Decimal Decimal::divided(const Decimal &divisor, const Decimal &step, Rounding rounding) const
{
    if (!valid() || !divisor.valid() || divisor.isZero() || !step.isPositive())
        return invalid();
    const int shift = m_exponent - divisor.m_exponent - step.m_exponent;
    return multipleOf(step, m_coefficient, shift, Wide(divisor.m_coefficient) * step.m_coefficient, rounding);
}

Decimal Decimal::trimmed() const
{
    if (!valid())
        return *this;
    std::int64_t coefficient = m_coefficient;
    int exponent = coefficient == 0 ? 0 : m_exponent;
    for (; exponent < 0 && coefficient % 10 == 0; ++exponent)
        coefficient /= 10;
    return of(coefficient, exponent);
}

double Decimal::toDouble() const
{
    if (!valid())
        return std::numeric_limits<double>::quiet_NaN();
    constexpr std::int64_t exactInteger = 1LL << 53;
    if (m_coefficient > -exactInteger && m_coefficient < exactInteger && m_exponent <= 0 &&
        m_exponent >= -22) {
        // Both operands are exact doubles, hence one division rounds correctly.
        return double(m_coefficient) / double(power(-m_exponent));
    }
    const std::string text = std::to_string(m_coefficient) + "e" + std::to_string(m_exponent);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string Decimal::toString() const
{
    if (!valid())
        return "invalid";
    std::string digits = std::to_string(m_coefficient < 0 ? -m_coefficient : m_coefficient);
    if (m_exponent > 0 && m_coefficient != 0)
        digits.append(std::size_t(m_exponent), '0');
    if (m_exponent < 0) {
        const auto after = std::size_t(-m_exponent);
        if (digits.size() <= after)
            digits.insert(0, after + 1 - digits.size(), '0');
        digits.insert(digits.size() - after, 1, '.');
    }
    return m_coefficient < 0 ? "-" + digits : digits;
}

Decimal operator+(const Decimal &a, const Decimal &b)
{
    if (!a.valid() || !b.valid())
        return Decimal::invalid();
    return a.m_exponent >= b.m_exponent ? sum(a, b) : sum(b, a);
}

Decimal operator-(const Decimal &a, const Decimal &b)
{
    return a + -b;
}

Decimal operator*(const Decimal &a, const Decimal &b)
{
    if (!a.valid() || !b.valid())
        return Decimal::invalid();
    return fitted(Wide(a.m_coefficient) * b.m_coefficient, a.m_exponent + b.m_exponent);
}

Decimal operator-(const Decimal &a)
{
    return a.valid() ? Decimal(-a.m_coefficient, a.m_exponent) : a;
}

bool operator==(const Decimal &a, const Decimal &b)
{
    return (a <=> b) == std::partial_ordering::equivalent;
}

std::partial_ordering operator<=>(const Decimal &a, const Decimal &b)
{
    if (!a.valid() || !b.valid())
        return std::partial_ordering::unordered;
    const int shift = a.m_exponent - b.m_exponent;
    Wide left = a.m_coefficient;
    Wide right = b.m_coefficient;
    // Beyond 20 places a number that is not 0 outweighs any 18 digits; a larger shift cannot change the
    // order.
    if (shift > 0)
        left *= power(std::min(shift, maxShift));
    else
        right *= power(std::min(-shift, maxShift));
    if (left == right)
        return std::partial_ordering::equivalent;
    return left < right ? std::partial_ordering::less : std::partial_ordering::greater;
}

} // namespace base
