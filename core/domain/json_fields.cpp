#include "domain/json_fields.h"

#include <limits>

namespace domain {

namespace {

constexpr std::int64_t latestMs = 7'258'118'400'000; // the year 2200

const base::Json &nothing()
{
    static const base::Json null;
    return null;
}

const base::Json &emptyList()
{
    static const base::Json list = base::Json::array();
    return list;
}

} // namespace

base::Json toJson(const Money &money)
{
    return {{"amount", money.toString()}, {"currency", money.currency()}};
}

base::Result<Money> moneyFromJson(const base::Json &json)
{
    Fields fields(json);
    const base::Decimal amount = fields.decimal("amount");
    return fields.done(Money(amount, fields.text("currency")));
}

Fields::Fields(const base::Json &object, std::string place) : m_object(object), m_place(std::move(place))
{
    if (!object.is_object())
        refuse("not an object", {});
}

bool Fields::has(const char *field) const
{
    return !at(field).is_null();
}

const base::Json &Fields::at(const char *field) const
{
    if (!m_object.is_object())
        return nothing();
    const auto found = m_object.find(field);
    return found == m_object.end() ? nothing() : *found;
}

const base::Json &Fields::list(const char *field)
{
    const base::Json &found = at(field);
    if (found.is_array())
        return found;
    refuse("not a list", field);
    return emptyList();
}

std::size_t Fields::count(const char *field)
{
    const std::int64_t value = integer(field);
    if (value < 0)
        refuse("a negative count", field);
    return value < 0 ? 0 : std::size_t(value);
}

int Fields::small(const char *field)
{
    const std::int64_t value = integer(field);
    if (value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max())
        return int(value);
    refuse("too large", field);
    return 0;
}

base::UtcTime Fields::time(const char *field)
{
    const std::int64_t ms = integer(field);
    if (ms >= 0 && ms < latestMs)
        return base::fromMs(ms);
    refuse("not between 1970 and 2200", field);
    return {};
}

Quantity Fields::quantity(const char *field)
{
    const Quantity value(decimal(field));
    if (!value.valid())
        refuse("a negative quantity", field);
    return value;
}

std::optional<Price> Fields::optionalPrice(const char *field)
{
    return has(field) ? std::optional(price(field)) : std::nullopt;
}

std::optional<base::UtcTime> Fields::optionalTime(const char *field)
{
    return has(field) ? std::optional(time(field)) : std::nullopt;
}

void Fields::refuse(std::string detail, std::string field)
{
    keep(base::Error{base::ErrorCode::Schema, std::move(detail), std::move(field), std::nullopt});
}

void Fields::keep(const base::Error &error)
{
    if (m_error)
        return;
    m_error = error;
    if (!m_place.empty())
        m_error->field = error.field.empty() ? m_place : m_place + '.' + error.field;
}

tl::unexpected<base::Error> Fields::absent(const char *field)
{
    return base::fail(base::ErrorCode::Schema, "missing", field);
}

} // namespace domain
