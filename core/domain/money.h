// Prices, quantities and money: strong types over Decimal, so that what cannot be added does not compile.
// Values; any thread.
#pragma once

#include "base/decimal.h"

#include <compare>
#include <string>

namespace domain {

/// Quote units for one base unit. May be invalid (see base::Decimal); doors refuse that.
class Price
{
public:
    Price() = default;
    explicit Price(base::Decimal value) : m_value(value) {}
    [[nodiscard]] const base::Decimal &decimal() const { return m_value; }
    [[nodiscard]] double toDouble() const { return m_value.toDouble(); }
    [[nodiscard]] std::string toString() const { return m_value.toString(); }
    [[nodiscard]] bool valid() const { return m_value.isPositive(); }
    friend Price operator-(const Price &a, const Price &b) { return Price(a.m_value - b.m_value); }
    friend Price operator+(const Price &a, const Price &b) { return Price(a.m_value + b.m_value); }
    friend bool operator==(const Price &, const Price &) = default;
    friend std::partial_ordering operator<=>(const Price &a, const Price &b)
    {
        return a.m_value <=> b.m_value;
    }

private:
    base::Decimal m_value;
};

/// An amount of the base unit; never negative.
class Quantity
{
public:
    Quantity() = default;
    explicit Quantity(base::Decimal value) : m_value(value.isNegative() ? base::Decimal::invalid() : value) {}
    [[nodiscard]] const base::Decimal &decimal() const { return m_value; }
    [[nodiscard]] double toDouble() const { return m_value.toDouble(); }
    [[nodiscard]] std::string toString() const { return m_value.toString(); }
    [[nodiscard]] bool valid() const { return m_value.valid(); }
    [[nodiscard]] bool isZero() const { return m_value.isZero(); }
    friend Quantity operator+(const Quantity &a, const Quantity &b)
    {
        return Quantity(a.m_value + b.m_value);
    }
    friend Quantity operator-(const Quantity &a, const Quantity &b)
    {
        return Quantity(a.m_value - b.m_value);
    }
    friend bool operator==(const Quantity &, const Quantity &) = default;
    friend std::partial_ordering operator<=>(const Quantity &a, const Quantity &b)
    {
        return a.m_value <=> b.m_value;
    }

private:
    base::Decimal m_value;
};

/// An amount of one currency. Sums of different currencies are invalid. `posted()` rounds half-even to 1e-8,
/// which every amount in the ledger is.
class Money
{
public:
    Money() = default;
    Money(base::Decimal amount, std::string currency) : m_amount(amount), m_currency(std::move(currency)) {}
    [[nodiscard]] static Money zero(std::string currency) { return {base::Decimal(), std::move(currency)}; }
    [[nodiscard]] const base::Decimal &amount() const { return m_amount; }
    [[nodiscard]] const std::string &currency() const { return m_currency; }
    [[nodiscard]] double toDouble() const { return m_amount.toDouble(); }
    [[nodiscard]] std::string toString() const { return m_amount.toString(); } // the amount alone
    [[nodiscard]] bool valid() const { return m_amount.valid(); }
    [[nodiscard]] bool isNegative() const { return m_amount.isNegative(); }
    [[nodiscard]] Money posted() const;
    [[nodiscard]] bool isPosted() const { return valid() && m_amount == posted().m_amount; }
    friend Money operator+(const Money &a, const Money &b);
    friend Money operator-(const Money &a, const Money &b);
    friend Money operator-(const Money &a) { return {-a.m_amount, a.m_currency}; }
    Money &operator+=(const Money &b) { return *this = *this + b; }
    Money &operator-=(const Money &b) { return *this = *this - b; }
    friend bool operator==(const Money &a, const Money &b)
    {
        return a.m_currency == b.m_currency && a.m_amount == b.m_amount;
    }

private:
    base::Decimal m_amount;
    std::string m_currency;
};

/// price × quantity in `currency`, posted.
[[nodiscard]] Money notional(const Price &price, const Quantity &quantity, const std::string &currency);
/// amount × rate, posted: a fee or a funding payment.
[[nodiscard]] Money share(const Money &amount, const base::Decimal &rate);
/// amount × part ÷ whole, posted; invalid for a whole of zero.
[[nodiscard]] Money proRata(const Money &amount, const Quantity &part, const Quantity &whole);

} // namespace domain
