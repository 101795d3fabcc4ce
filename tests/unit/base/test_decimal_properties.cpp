#include "test_decimal_properties.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include <rapidcheck.h>

#include "base/decimal.h"
#include "reference.h"

using base::Decimal;
using base::Rounding;
using reference::Whole;

namespace {

__extension__ using Wide = __int128;

constexpr std::array roundings = {Rounding::Down, Rounding::Up, Rounding::HalfEven, Rounding::Floor,
                                  Rounding::Ceiling};

/// A valid number of any length and scale; short and round numbers as often as long ones.
Decimal anyDecimal()
{
    const int digits = *rc::gen::inRange(0, 19);
    std::int64_t limit = 1;
    for (int i = 0; i < digits; ++i)
        limit *= 10;
    const std::int64_t coefficient = *rc::gen::inRange<std::int64_t>(-limit + 1, limit);
    return Decimal::of(coefficient, *rc::gen::inRange(-64, 65));
}

/// Numbers that meet: exponents close to each other, as prices and amounts have them.
Decimal nearDecimal()
{
    const Decimal any = anyDecimal();
    return Decimal::of(any.coefficient(), *rc::gen::inRange(-12, 4));
}

Whole aligned(const Decimal &value, int exponent)
{
    return reference::shifted(reference::whole(value.coefficient()), value.exponent() - exponent);
}

/// The exact result as a text, or "invalid" where the contract has no form for it.
std::string expected(const Whole &value, int exponent)
{
    const int digits = reference::significant(value);
    if (digits == 0)
        return "0";
    const int lowest = exponent + int(value.digits.size()) - digits; // of the last digit that is not 0
    const int highest = exponent + int(value.digits.size()) - 1;
    return digits > 18 || lowest < -64 || highest > 64 + 17 ? "invalid" : reference::plain(value, exponent);
}

/// The number without trailing zeros, computed apart from Decimal::trimmed().
std::string plainly(const Decimal &value)
{
    return value.valid() ? reference::plain(reference::whole(value.coefficient()), value.exponent())
                         : "invalid";
}

double anyDouble()
{
    const auto bits = *rc::gen::arbitrary<std::uint64_t>();
    const double wild = [&] {
        double out = 0;
        std::memcpy(&out, &bits, sizeof out);
        return out;
    }();
    const double tame = double(*rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000)) *
                        std::pow(10, *rc::gen::inRange(-14, 6));
    return *rc::gen::arbitrary<bool>() && std::isfinite(wild) ? wild : tame;
}

} // namespace

void TestDecimalProperties::printedTextReadsBack()
{
    QVERIFY(rc::check("parse(toString(x)) == x", [] {
        const Decimal value = anyDecimal();
        const base::Result<Decimal> back = Decimal::parse(value.toString());
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == value);
        RC_ASSERT(plainly(*back) == plainly(value));
    }));
    QVERIFY(rc::check("toString(parse(t)) == t for plain texts with digits after the point", [] {
        const auto coefficient =
            *rc::gen::inRange<std::int64_t>(-999'999'999'999'999'999, 1'000'000'000'000'000'000);
        const Decimal value = Decimal::of(coefficient, *rc::gen::inRange(-30, 1));
        const std::string text = value.toString();
        RC_ASSERT(Decimal::parse(text)->toString() == text);
        RC_ASSERT(Decimal::parse(text)->decimals() == value.decimals());
    }));
}

void TestDecimalProperties::sumsAreExactOrInvalid()
{
    const auto agrees = [](const Decimal &a, const Decimal &b) {
        const int exponent = std::min(a.exponent(), b.exponent());
        RC_ASSERT(plainly(a + b) ==
                  expected(reference::sum(aligned(a, exponent), aligned(b, exponent)), exponent));
        RC_ASSERT(plainly(a - b) ==
                  expected(reference::sum(aligned(a, exponent), aligned(-b, exponent)), exponent));
    };
    QVERIFY(rc::check("sums at any scale", [&] { agrees(anyDecimal(), anyDecimal()); }));
    QVERIFY(rc::check("sums of like scale", [&] { agrees(nearDecimal(), nearDecimal()); }));
}

void TestDecimalProperties::productsAreExactOrInvalid()
{
    const auto agrees = [](const Decimal &a, const Decimal &b) {
        const Whole exact =
            reference::product(reference::whole(a.coefficient()), reference::whole(b.coefficient()));
        RC_ASSERT(plainly(a * b) == expected(exact, a.exponent() + b.exponent()));
    };
    QVERIFY(rc::check("products at any scale", [&] { agrees(anyDecimal(), anyDecimal()); }));
    QVERIFY(rc::check("products of like scale", [&] { agrees(nearDecimal(), nearDecimal()); }));
}

void TestDecimalProperties::smallNumbersAgreeWithWideIntegers()
{
    QVERIFY(rc::check("coefficients of like exponent add and multiply as integers", [] {
        const auto a = *rc::gen::inRange<std::int64_t>(-999'999'999, 1'000'000'000);
        const auto b = *rc::gen::inRange<std::int64_t>(-999'999'999, 1'000'000'000);
        const int exponent = *rc::gen::inRange(-30, 31);
        const Decimal x = Decimal::of(a, exponent);
        const Decimal y = Decimal::of(b, exponent);
        RC_ASSERT(Wide((x + y).coefficient()) == Wide(a) + b);
        RC_ASSERT(Wide((x - y).coefficient()) == Wide(a) - b);
        RC_ASSERT(Wide((x * y).coefficient()) == Wide(a) * b);
        RC_ASSERT((x + y).exponent() == exponent && (x * y).exponent() == 2 * exponent);
    }));
}

void TestDecimalProperties::comparisonIsTotal()
{
    const auto agrees = [](const Decimal &a, const Decimal &b) {
        const int exponent = std::min(a.exponent(), b.exponent());
        const int order = reference::compared(aligned(a, exponent), aligned(b, exponent));
        RC_ASSERT((a < b) == (order < 0));
        RC_ASSERT((a == b) == (order == 0));
        RC_ASSERT((a > b) == (order > 0));
        RC_ASSERT((b < a) == (order > 0));
    };
    QVERIFY(rc::check("order at any scale", [&] { agrees(anyDecimal(), anyDecimal()); }));
    QVERIFY(rc::check("order of like scale", [&] { agrees(nearDecimal(), nearDecimal()); }));
    QVERIFY(rc::check("a number equals itself written otherwise", [] {
        const Decimal a =
            Decimal::of(*rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000), *rc::gen::inRange(-50, 50));
        RC_ASSERT(a == Decimal::of(a.coefficient() * 1000, a.exponent() - 3));
    }));
}

void TestDecimalProperties::invalidSpreads()
{
    QVERIFY(rc::check("invalid is sticky and equals nothing", [] {
        const Decimal a = anyDecimal();
        const Decimal bad = Decimal::invalid();
        RC_ASSERT(!(a + bad).valid() && !(bad + a).valid() && !(a - bad).valid() && !(a * bad).valid());
        RC_ASSERT(!(a == bad) && !(a < bad) && !(a > bad) && a != bad);
    }));
}

void TestDecimalProperties::roundingAgreesWithCounting()
{
    QVERIFY(rc::check("rounded() counts steps", [] {
        const auto value = *rc::gen::inRange<std::int64_t>(-5000, 5001);
        const auto step = *rc::gen::inRange<std::int64_t>(1, 60);
        const int exponent = *rc::gen::inRange(-20, 21);
        for (const Rounding rounding : roundings) {
            const Decimal found = Decimal::of(value, exponent).rounded(Decimal::of(step, exponent), rounding);
            RC_ASSERT(found.coefficient() == reference::stepsTo(value, step, rounding) * step);
            RC_ASSERT(found.exponent() == exponent);
        }
    }));
    QVERIFY(rc::check("rounded() counts finer and coarser steps", [] {
        const auto value = *rc::gen::inRange<std::int64_t>(-5000, 5001);
        const auto step = *rc::gen::inRange<std::int64_t>(1, 60);
        for (const Rounding rounding : roundings) {
            const Decimal coarse = Decimal::of(value, -2).rounded(Decimal::of(step, -1), rounding);
            RC_ASSERT(coarse == Decimal::of(reference::stepsTo(value, step * 10, rounding) * step, -1));
            const Decimal fine = Decimal::of(value, -1).rounded(Decimal::of(step, -2), rounding);
            RC_ASSERT(fine == Decimal::of(reference::stepsTo(value * 10, step, rounding) * step, -2));
        }
    }));
}

void TestDecimalProperties::divisionAgreesWithCounting()
{
    QVERIFY(rc::check("divided() counts steps", [] {
        const auto number = *rc::gen::inRange<std::int64_t>(-5000, 5001);
        const auto divisor = *rc::gen::nonZero<std::int64_t>() % 50;
        RC_PRE(divisor != 0);
        const auto step = *rc::gen::inRange<std::int64_t>(1, 30);
        const int exponent = *rc::gen::inRange(-20, 21);
        for (const Rounding rounding : roundings) {
            const Decimal found =
                Decimal::of(number, exponent)
                    .divided(Decimal::of(divisor, exponent), Decimal::of(step, -1), rounding);
            RC_ASSERT(found ==
                      Decimal::of(reference::stepsTo(number * 10, divisor * step, rounding) * step, -1));
        }
    }));
}

void TestDecimalProperties::roundingKeepsItsPromiseAtEveryScale()
{
    QVERIFY(rc::check("between floor and ceiling, less than one step away, a multiple", [] {
        const Decimal value = nearDecimal();
        const Decimal step = nearDecimal().abs();
        RC_PRE(step.isPositive());
        const Decimal low = value.rounded(step, Rounding::Floor);
        const Decimal high = value.rounded(step, Rounding::Ceiling);
        RC_PRE(low.valid() && high.valid());
        RC_ASSERT(low <= value && value <= high);
        const Decimal apart = high - low;
        RC_ASSERT(apart.isZero() || !apart.valid() || apart == step);
        RC_ASSERT(low.rounded(step, Rounding::Up) == low);
        RC_ASSERT(high.rounded(step, Rounding::Down) == high);
        const Decimal near = value.rounded(step, Rounding::HalfEven);
        RC_ASSERT(near == low || near == high);
    }));
}

void TestDecimalProperties::nearestAgreesWithItsText()
{
    QVERIFY(rc::check("nearest(x) is the rounded shortest text of x", [] {
        const double value = anyDouble();
        std::array<char, 40> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
        const base::Result<Decimal> exact =
            Decimal::parse(std::string_view(text.data(), std::size_t(end.ptr - text.data())));
        RC_PRE(exact.has_value());
        const Decimal step = Decimal::of(*rc::gen::inRange<std::int64_t>(1, 1000), *rc::gen::inRange(-8, 3));
        for (const Rounding rounding : roundings) {
            const base::Result<Decimal> found = Decimal::nearest(value, step, rounding);
            const Decimal wanted = exact->rounded(step, rounding);
            RC_ASSERT(found.has_value() == wanted.valid());
            RC_ASSERT((!found || *found == wanted));
        }
    }));
}

void TestDecimalProperties::toDoubleReadsAsItsText()
{
    QVERIFY(rc::check("toDouble() is strtod of the text", [] {
        const Decimal value = *rc::gen::arbitrary<bool>() ? anyDecimal() : nearDecimal();
        RC_ASSERT(value.toDouble() == std::strtod(value.toString().c_str(), nullptr));
    }));
}
