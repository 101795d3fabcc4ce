// Slow, plain arithmetic on digit texts that the tests hold Decimal against; it shares no code with it.
#pragma once

#include "base/decimal.h"

#include <string>

namespace reference {

/// A whole number of any size: a sign and decimal digits, the least significant first, no zeros at the high
/// end.
struct Whole
{
    bool negative = false;
    std::string digits;
};

Whole whole(std::int64_t value);
/// value × 10^places.
Whole shifted(const Whole &value, int places);
Whole sum(const Whole &a, const Whole &b);
Whole product(const Whole &a, const Whole &b);
/// −1, 0 or 1.
int compared(const Whole &a, const Whole &b);

/// whole × 10^exponent as a text like "-1.5" or "1500": no zeros at the end of a fraction, "0" for zero.
std::string plain(const Whole &value, int exponent);
/// The significant digits of a number: 2 for 1500 and for 0.015.
int significant(const Whole &value);

/// The multiple of `step` next to numerator ÷ denominator, counted up one step at a time from zero.
std::int64_t stepsTo(std::int64_t numerator, std::int64_t denominator, base::Rounding rounding);

} // namespace reference
