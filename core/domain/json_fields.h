// How the words of this room are written to JSON and read back: small writers, and a reader that keeps the
// first thing that is wrong. For the sources of domain and for whoever keeps domain values beside its own.
// Values; any thread.
#pragma once

#include "base/json.h"
#include "base/time.h"
#include "domain/money.h"
#include "domain/timeframe.h"

#include <optional>
#include <string>

namespace domain {

/// {"amount":"12.50","currency":"USDT"}
[[nodiscard]] base::Json toJson(const Money &money);
/// Errors: Schema naming the field; BadData for an amount that is not a decimal.
[[nodiscard]] base::Result<Money> moneyFromJson(const base::Json &json);

/// Milliseconds since 1970.
[[nodiscard]] inline base::Json written(base::UtcTime time)
{
    return base::toMs(time);
}
[[nodiscard]] inline base::Json written(double value)
{
    return base::number(value);
}
[[nodiscard]] inline base::Json written(const std::string &text)
{
    return text;
}
[[nodiscard]] inline base::Json written(const Price &price)
{
    return price.toString();
}
[[nodiscard]] inline base::Json written(const Quantity &quantity)
{
    return quantity.toString();
}
[[nodiscard]] inline base::Json written(const Money &money)
{
    return toJson(money);
}
[[nodiscard]] inline base::Json written(long long value)
{
    return value;
}
/// Null when there is none.
template <class T>
[[nodiscard]] base::Json written(const std::optional<T> &value)
{
    return value ? written(*value) : base::Json();
}

/// The value of an enum whose values run from 0 to `last` and whose name(E) is `text`; empty if none.
template <class E>
[[nodiscard]] std::optional<E> named(std::string_view text, E last)
{
    for (int i = 0; i <= int(last); ++i)
        if (name(E(i)) == text)
            return E(i);
    return std::nullopt;
}

/// Reads the fields of one object. Every getter returns an empty value once something was wrong; `done()`
/// says what.
class Fields
{
public:
    /// `object` must outlive the reader. `place` is where it stands ("entry"), for the names in errors.
    explicit Fields(const base::Json &object, std::string place = {});

    [[nodiscard]] bool has(const char *field) const;
    /// The field as it stands; null if it is absent.
    [[nodiscard]] const base::Json &at(const char *field) const;
    /// The field, which must be an array; an empty array and an error otherwise.
    [[nodiscard]] const base::Json &list(const char *field);

    std::string text(const char *field) { return take(base::textField(m_object, field)); }
    double number(const char *field) { return take(base::numberField(m_object, field)); }
    bool flag(const char *field) { return take(base::boolField(m_object, field)); }
    std::int64_t integer(const char *field) { return take(base::intField(m_object, field)); }
    std::size_t count(const char *field);
    int small(const char *field);
    base::UtcTime time(const char *field);
    base::Decimal decimal(const char *field) { return take(base::decimalField(m_object, field)); }
    Price price(const char *field) { return Price(decimal(field)); }
    Quantity quantity(const char *field);
    Money money(const char *field) { return nested(field, &moneyFromJson); }
    Timeframe timeframe(const char *field) { return take(Timeframe::parse(text(field))); }

    std::optional<std::string> optionalText(const char *field)
    {
        return take(base::optionalText(m_object, field));
    }
    std::optional<double> optionalNumber(const char *field)
    {
        return take(base::optionalNumber(m_object, field));
    }
    std::optional<Price> optionalPrice(const char *field);
    std::optional<base::UtcTime> optionalTime(const char *field);

    /// An enum by its name.
    template <class E>
    E one(const char *field, E last)
    {
        const std::string written = text(field);
        const std::optional<E> found = named(written, last);
        if (!found)
            refuse("unknown value '" + written + "'", field);
        return found.value_or(E{});
    }
    /// A value with a reader of its own; its error names this field too ("intent.side").
    template <class T>
    T nested(const char *field, base::Result<T> (*read)(const base::Json &))
    {
        return has(field) ? take(inside(field, read(at(field)))) : take(base::Result<T>(absent(field)));
    }
    template <class T>
    std::optional<T> optionalNested(const char *field, base::Result<T> (*read)(const base::Json &))
    {
        return has(field) ? std::optional<T>(nested(field, read)) : std::nullopt;
    }

    /// Keeps the first failure.
    void refuse(std::string detail, std::string field);
    template <class T>
    T take(base::Result<T> result)
    {
        if (result)
            return std::move(*result);
        keep(result.error());
        return T{};
    }
    /// `value`, or the first failure.
    template <class T>
    [[nodiscard]] base::Result<T> done(T value) const
    {
        if (m_error)
            return tl::unexpected<base::Error>(*m_error);
        return value;
    }

private:
    void keep(const base::Error &error);
    [[nodiscard]] static tl::unexpected<base::Error> absent(const char *field);
    template <class T>
    [[nodiscard]] static base::Result<T> inside(const char *field, base::Result<T> result)
    {
        if (!result)
            result.error().field =
                std::string(field) + (result.error().field.empty() ? "" : ".") + result.error().field;
        return result;
    }

    const base::Json &m_object;
    std::string m_place;
    std::optional<base::Error> m_error;
};

} // namespace domain
