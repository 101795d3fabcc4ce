#include "decision/field_reader.h"

#include "base/decimal.h"
#include "base/text.h"

namespace decision {
namespace {

using base::ErrorCode;

constexpr std::string_view currencySigns[] = {"$", "€",    "£",    "¥",   "₹",   "₩",   "₽",
                                              "₺", "USDT", "USDC", "USD", "EUR", "GBP", "JPY"};

/// A price without one currency sign, if it has one.
std::string_view withoutSign(std::string_view text)
{
    text = base::trimmed(text);
    for (const std::string_view sign : currencySigns) {
        if (text.starts_with(sign))
            return base::trimmed(text.substr(sign.size()));
        if (text.ends_with(sign))
            return base::trimmed(text.substr(0, text.size() - sign.size()));
    }
    return text;
}

/// "$42,318.40" without its sign and its thousands commas; nothing where a comma could be a decimal one:
/// "42,318".
std::optional<std::string> barePrice(std::string_view text)
{
    text = withoutSign(text);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::vector<std::string_view> groups = base::split(text.substr(0, point), ',');
    if (groups.size() == 1)
        return text.find(',') == std::string_view::npos ? std::optional<std::string>(text) : std::nullopt;
    const bool certain = point < text.size() || groups.size() > 2;
    if (!certain || groups[0].empty() || groups[0].size() > 3 || groups[0][0] == '0')
        return std::nullopt;
    std::string out(groups[0]);
    for (std::size_t i = 1; i < groups.size(); ++i) {
        if (groups[i].size() != 3)
            return std::nullopt;
        out += groups[i];
    }
    out += text.substr(point);
    return out.find(',') == std::string::npos ? std::optional(out) : std::nullopt;
}

} // namespace

void FieldReader::refuse(ErrorCode code, std::string detail, const std::string &field)
{
    if (!m_error)
        m_error = base::Error{code, std::move(detail), field, {}};
}

void FieldReader::require(bool given, const char *field)
{
    if (!given)
        refuse(ErrorCode::Schema, "the field is needed here", name(field));
}

void FieldReader::take(const FieldReader &inner)
{
    if (inner.m_error && !m_error)
        m_error = inner.m_error;
}

std::optional<double> FieldReader::number(const char *field, double least, double most)
{
    const Value *const value = find(field);
    if (!value)
        return std::nullopt;
    if (value->is(Value::Kind::Text) && value->text.find('%') != std::string::npos) {
        refuse(ErrorCode::Ambiguous, "a percent sign where a plain number was expected", name(field));
        return std::nullopt;
    }
    if (!value->is(Value::Kind::Number)) {
        refuse(ErrorCode::Schema, "a number was expected", name(field));
        return std::nullopt;
    }
    if (!(value->number >= least && value->number <= most)) {
        const std::string bound =
            value->number < least ? " is below " + base::printed(least) : " is above " + base::printed(most);
        refuse(ErrorCode::OutOfRange, value->text + bound, name(field));
        return std::nullopt;
    }
    return value->number;
}

std::optional<double> FieldReader::price(const char *field, bool asText)
{
    const Value *const value = find(field);
    if (!value)
        return std::nullopt;
    std::string digits = value->text;
    if (asText && value->is(Value::Kind::Text)) {
        const std::optional<std::string> bare = barePrice(value->text);
        if (!bare) {
            refuse(ErrorCode::Ambiguous, "this price can be read in two ways", name(field));
            return std::nullopt;
        }
        digits = *bare;
    } else if (!value->is(Value::Kind::Number)) {
        refuse(ErrorCode::Schema, "a price was expected", name(field));
        return std::nullopt;
    }
    const auto read = base::parseDouble(digits);
    if (!read) {
        refuse(ErrorCode::Schema, "a price was expected", name(field));
        return std::nullopt;
    }
    const auto exact = base::Decimal::parse(digits);
    const bool tooLong =
        !exact && digits.size() > 18 && *read > 0; // more digits than money has: a float as printed
    if (*read <= 0 || (!exact && !tooLong) || *read > 1e15 || *read < 1e-15) {
        refuse(ErrorCode::OutOfRange, base::shortened(digits, 40) + " is not a price", name(field));
        return std::nullopt;
    }
    return *read;
}

std::optional<std::string> FieldReader::text(const char *field)
{
    const Value *const value = find(field);
    if (!value)
        return std::nullopt;
    if (!value->is(Value::Kind::Text)) {
        refuse(ErrorCode::Schema, "a text was expected", name(field));
        return std::nullopt;
    }
    return base::sanitised(value->text);
}

std::optional<std::string> FieldReader::choice(const char *field, std::span<const std::string_view> choices)
{
    const Value *const value = find(field);
    if (!value)
        return std::nullopt;
    if (value->is(Value::Kind::Text))
        for (const std::string_view one : choices)
            if (base::equalsIgnoringCase(base::trimmed(value->text), one))
                return std::string(one);
    refuse(ErrorCode::Schema, "not one of the values it can have", name(field));
    return std::nullopt;
}

const Value *FieldReader::object(const char *field)
{
    const Value *const value = find(field);
    if (value && !value->is(Value::Kind::Object))
        refuse(ErrorCode::Schema, "an object was expected", name(field));
    return value && value->is(Value::Kind::Object) ? value : nullptr;
}

const Value *FieldReader::list(const char *field)
{
    const Value *const value = find(field);
    if (value && !value->is(Value::Kind::Array))
        refuse(ErrorCode::Schema, "a list was expected", name(field));
    return value && value->is(Value::Kind::Array) ? value : nullptr;
}

std::vector<double> priceList(FieldReader &reader, const char *field)
{
    constexpr std::size_t most = 50;
    std::vector<double> out;
    const Value *const list = reader.list(field);
    for (std::size_t i = 0; list && i < std::min(list->items.size(), most); ++i) {
        Value holder;
        holder.kind = Value::Kind::Object;
        holder.members.emplace_back("price", list->items[i]);
        FieldReader one(holder, {});
        const auto price = one.price("price");
        if (price)
            out.push_back(*price);
        else
            reader.refuse(one.error() ? one.error()->code : ErrorCode::Schema,
                          one.error() ? one.error()->detail : "a price was expected",
                          reader.name(field) + '[' + std::to_string(i) + ']');
    }
    return out;
}

} // namespace decision
