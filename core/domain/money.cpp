#include "domain/money.h"

namespace domain {

namespace {

__extension__ typedef __int128 Wide; // products of two 18-digit coefficients fit

constexpr int postedExponent = -8;
constexpr Wide largest = 999'999'999'999'999'999; // 18 digits

/// numerator ÷ divisor (positive), half to even.
Wide quotient(Wide numerator, Wide divisor)
{
    const Wide whole = numerator / divisor;
    const Wide rest = numerator % divisor;
    const Wide size = rest < 0 ? -rest : rest;
    const Wide other = divisor - size;
    const bool away = size > other || (size == other && whole % 2 != 0);
    return away ? whole + (numerator < 0 ? -1 : 1) : whole;
}

/// value × 10^digits; false when it does not fit.
bool scale(Wide &value, int digits)
{
    for (int i = 0; i < digits && value != 0; ++i)
        if (__builtin_mul_overflow(value, Wide(10), &value))
            return false;
    return true;
}

base::Decimal asPosted(Wide coefficient)
{
    if (coefficient > largest || coefficient < -largest)
        return base::Decimal::invalid();
    return base::Decimal::of(std::int64_t(coefficient), postedExponent);
}

/// coefficient × 10^exponent rounded half-even to 1e-8.
base::Decimal atPostedStep(Wide coefficient, int exponent)
{
    if (exponent >= postedExponent)
        return scale(coefficient, exponent - postedExponent) ? asPosted(coefficient)
                                                             : base::Decimal::invalid();
    Wide divisor = 1;
    if (!scale(divisor, postedExponent - exponent))
        return base::Decimal::of(0, postedExponent); // far below half of 1e-8
    return asPosted(quotient(coefficient, divisor));
}

/// The posted product, rounded once: Decimal's own product must be exact, which a price times a size often is
/// not.
base::Decimal postedProduct(const base::Decimal &a, const base::Decimal &b)
{
    if (!a.valid() || !b.valid())
        return base::Decimal::invalid();
    return atPostedStep(Wide(a.coefficient()) * b.coefficient(), a.exponent() + b.exponent());
}

} // namespace

Money Money::posted() const
{
    if (!m_amount.valid())
        return *this;
    return {atPostedStep(m_amount.coefficient(), m_amount.exponent()), m_currency};
}

Money operator+(const Money &a, const Money &b)
{
    if (a.m_currency != b.m_currency)
        return {base::Decimal::invalid(), a.m_currency};
    return {a.m_amount + b.m_amount, a.m_currency};
}

Money operator-(const Money &a, const Money &b)
{
    return a + -b;
}

Money notional(const Price &price, const Quantity &quantity, const std::string &currency)
{
    return {postedProduct(price.decimal(), quantity.decimal()), currency};
}

Money share(const Money &amount, const base::Decimal &rate)
{
    return {postedProduct(amount.amount(), rate), amount.currency()};
}

Money proRata(const Money &amount, const Quantity &part, const Quantity &whole)
{
    const Money invalid{base::Decimal::invalid(), amount.currency()};
    const Money posted = amount.posted();
    if (!posted.valid() || !part.valid() || !whole.decimal().isPositive())
        return invalid;
    Wide above = part.decimal().coefficient(), below = whole.decimal().coefficient();
    const int shift = part.decimal().exponent() - whole.decimal().exponent();
    Wide product = 0;
    if (!scale(above, shift) || !scale(below, -shift) ||
        __builtin_mul_overflow(above, Wide(posted.amount().coefficient()), &product))
        return invalid;
    return {asPosted(quotient(product, below)), amount.currency()};
}

} // namespace domain
