#include "domain/instrument.h"

#include "base/text.h"

#include <cmath>

namespace domain {

namespace {

/// floor(log10(value)) for a positive finite value, right at the powers of ten as well.
int decade(double value)
{
    int exponent = int(std::floor(std::log10(value)));
    if (std::pow(10.0, exponent) > value)
        --exponent;
    if (std::pow(10.0, exponent + 1) <= value)
        ++exponent;
    return exponent;
}

} // namespace

base::Decimal Instrument::tickAt(double value) const
{
    if (tick.significantFigures <= 0 || !std::isfinite(value) || value <= 0)
        return tick.step;
    const int exponent = decade(value) - tick.significantFigures + 1;
    const base::Decimal figures =
        base::Decimal::of(1, std::min(exponent, 0)); // whole numbers are always allowed
    return figures.valid() && figures > tick.step ? figures : tick.step;
}

base::Result<Price> Instrument::price(double value, base::Rounding rounding) const
{
    if (!std::isfinite(value) || value <= 0)
        return base::fail(base::ErrorCode::OutOfRange, "a price must be a positive number", "price");
    const base::Result<base::Decimal> near = base::Decimal::nearest(value, tickAt(value), rounding);
    if (!near)
        return base::fail(near);
    if (!near->isPositive())
        return base::fail(base::ErrorCode::OutOfRange,
                          base::printed(value) + " is below the smallest price of " + symbol.text(), "price");
    return Price(*near);
}

base::Result<Quantity> Instrument::quantity(double baseUnits) const
{
    if (!std::isfinite(baseUnits) || baseUnits < 0)
        return base::fail(base::ErrorCode::OutOfRange, "a quantity must be a number of at least zero",
                          "quantity");
    const base::Result<base::Decimal> near = base::Decimal::nearest(baseUnits, lot, base::Rounding::Down);
    if (!near)
        return base::fail(near);
    return Quantity(*near);
}

Money Instrument::notional(const Price &price, const Quantity &quantity) const
{
    return domain::notional(price, quantity, symbol.quote);
}

Quantity Instrument::fromContracts(const base::Decimal &contracts) const
{
    return Quantity((contracts * multiplier).trimmed());
}

FeeRow Instrument::feesAt(base::UtcTime time) const
{
    FeeRow found; // 0.10 %, assumed
    for (const FeeRow &row : fees)
        if (row.from <= time)
            found = row;
    return found;
}

std::string Instrument::belowMinimum(const Price &price, const Quantity &quantity) const
{
    const std::string unit = ' ' + symbol.base;
    if (quantity.decimal() < minQuantity || quantity.isZero())
        return quantity.toString() + unit + " is less than the smallest order of " +
               (minQuantity.isPositive() ? minQuantity : lot).toString() + unit;
    const Money worth = notional(price, quantity);
    if (worth.amount() < minNotional)
        return "an order worth " + worth.amount().trimmed().toString() + ' ' + symbol.quote +
               " is less than the smallest of " + minNotional.toString() + ' ' + symbol.quote;
    return {};
}

std::string Instrument::key() const
{
    return venue + ':' + symbol.text() + ':' + std::string(name(kind));
}

} // namespace domain
