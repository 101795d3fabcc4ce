// Exact decimal numbers for money. A value; any thread.
#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace base {

enum class Rounding { Down, Up, HalfEven, Floor, Ceiling }; // Down: towards zero, Up: away from zero

/// coefficient × 10^exponent, at most 18 significant digits, exponent within ±64. Sums and products are exact or
/// *invalid*; an invalid number makes every result it enters invalid, compares unequal to all (itself too), and is
/// refused at every door. Division and rounding name their step and rounding. Trailing zeros are kept as written, and
/// 1.0 == 1.00.
class Decimal
{
public:
    constexpr Decimal() = default;
    /// coefficient × 10^exponent; invalid beyond 18 digits or ±64.
    [[nodiscard]] static Decimal of(std::int64_t coefficient, int exponent = 0);
    /// Plain or scientific notation, at most 18 significant digits: "-12.50", "1e-7". Errors: BadData, OutOfRange.
    [[nodiscard]] static Result<Decimal> parse(std::string_view text);
    /// The multiple of `step` nearest to `value` by `rounding`. Errors: OutOfRange for NaN, infinity or too large;
    /// BadData for a step that is not positive.
    [[nodiscard]] static Result<Decimal> nearest(double value, const Decimal &step, Rounding rounding);
    [[nodiscard]] static Decimal invalid();

    [[nodiscard]] bool valid() const { return m_coefficient != invalidCoefficient; }
    [[nodiscard]] bool isZero() const { return m_coefficient == 0; }
    [[nodiscard]] bool isPositive() const { return valid() && m_coefficient > 0; }
    [[nodiscard]] bool isNegative() const { return valid() && m_coefficient < 0; }
    [[nodiscard]] std::int64_t coefficient() const { return m_coefficient; }
    [[nodiscard]] int exponent() const { return m_exponent; }
    /// Digits after the point as written: 2 for 12.50, 0 for 1e3.
    [[nodiscard]] int decimals() const { return m_exponent < 0 ? -m_exponent : 0; }

    /// The multiple of `step` (positive) next to this number by `rounding`; written with the step's decimals.
    [[nodiscard]] Decimal rounded(const Decimal &step, Rounding rounding) const;
    /// this ÷ divisor, rounded to a multiple of `step`; invalid for a zero divisor or a step that is not positive.
    [[nodiscard]] Decimal divided(const Decimal &divisor, const Decimal &step, Rounding rounding) const;
    /// Without trailing zeros after the point: 1.500 becomes 1.5.
    [[nodiscard]] Decimal trimmed() const;
    [[nodiscard]] Decimal abs() const { return isNegative() ? -*this : *this; }

    /// The nearest double; NaN if invalid.
    [[nodiscard]] double toDouble() const;
    /// Plain notation, never an exponent: "0.00000120"; "invalid" if invalid.
    [[nodiscard]] std::string toString() const;

    friend Decimal operator+(const Decimal &a, const Decimal &b);
    friend Decimal operator-(const Decimal &a, const Decimal &b);
    friend Decimal operator*(const Decimal &a, const Decimal &b);
    friend Decimal operator-(const Decimal &a);
    Decimal &operator+=(const Decimal &b) { return *this = *this + b; }
    Decimal &operator-=(const Decimal &b) { return *this = *this - b; }
    friend bool operator==(const Decimal &a, const Decimal &b);
    /// Unordered when either is invalid.
    friend std::partial_ordering operator<=>(const Decimal &a, const Decimal &b);

private:
    static constexpr std::int64_t invalidCoefficient = INT64_MIN;
    constexpr Decimal(std::int64_t coefficient, std::int8_t exponent)
        : m_coefficient(coefficient), m_exponent(exponent) {}

    std::int64_t m_coefficient = 0;
    std::int8_t m_exponent = 0;
};

} // namespace base
