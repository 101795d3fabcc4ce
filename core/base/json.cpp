#include "base/json.h"

#include "base/text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace base {

namespace {

constexpr int maxDepth = 64;

/// Whether brackets outside strings nest deeper than allowed. Looked at before parsing, so that hostile depth
/// costs neither stack nor memory.
bool tooDeep(std::string_view text)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString && c == '\\')
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (!inString && (c == '{' || c == '['))
            ++depth;
        else if (!inString && (c == '}' || c == ']'))
            --depth;
        if (depth > maxDepth)
            return true;
    }
    return false;
}

tl::unexpected<Error> wrong(const char *field, const char *expected)
{
    return fail(ErrorCode::Schema, std::string("expected ") + expected, field);
}

/// The field's value; null when it is missing or null. Errors: Schema when there is no object.
Result<const Json *> find(const Json &object, const char *field)
{
    if (!object.is_object())
        return wrong(field, "an object around this field");
    const auto found = object.find(field);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

Result<const Json *> need(const Json &object, const char *field)
{
    Result<const Json *> found = find(object, field);
    if (found && *found == nullptr)
        return fail(ErrorCode::Schema, "the field is missing", field);
    return found;
}

Result<double> asNumber(const Json &value, const char *field)
{
    if (!value.is_number() || !std::isfinite(value.get<double>()))
        return wrong(field, "a finite number");
    return value.get<double>();
}

} // namespace

Result<Json> parseJson(std::string_view text, std::size_t maxBytes)
{
    if (text.size() > maxBytes)
        return fail(ErrorCode::BadData, "JSON of more than " + std::to_string(maxBytes) + " bytes");
    if (tooDeep(text))
        return fail(ErrorCode::BadData, "JSON of more than " + std::to_string(maxDepth) + " levels");
    try {
        return Json::parse(text.begin(), text.end());
    } catch (const Json::parse_error &error) {
        return fail(ErrorCode::Malformed, "not JSON at byte " + std::to_string(error.byte));
    } catch (const Json::exception &) { // a number beyond the range of double
        return fail(ErrorCode::Malformed, "JSON with a number out of range");
    }
}

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Result<std::optional<double>> optionalNumber(const Json &object, const char *field)
{
    const Result<const Json *> found = find(object, field);
    if (!found)
        return fail(found);
    if (*found == nullptr)
        return std::optional<double>();
    const Result<double> value = asNumber(**found, field);
    if (!value)
        return fail(value);
    return std::optional(*value);
}

Result<std::optional<std::string>> optionalText(const Json &object, const char *field)
{
    const Result<const Json *> found = find(object, field);
    if (!found)
        return fail(found);
    if (*found == nullptr)
        return std::optional<std::string>();
    if (!(*found)->is_string())
        return wrong(field, "text");
    return std::optional((*found)->get<std::string>());
}

Result<double> numberField(const Json &object, const char *field)
{
    const Result<const Json *> found = need(object, field);
    if (!found)
        return fail(found);
    return asNumber(**found, field);
}

Result<std::int64_t> intField(const Json &object, const char *field)
{
    const Result<const Json *> found = need(object, field);
    if (!found)
        return fail(found);
    const Json &value = **found;
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t(INT64_MAX))
        return wrong(field, "a whole number below 2^63");
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    // Some writers put 3.0 for 3.
    const double real = value.is_number() ? value.get<double>() : 0.5;
    if (std::trunc(real) != real || std::abs(real) > 0x1p53)
        return wrong(field, "a whole number");
    return std::int64_t(real);
}

Result<bool> boolField(const Json &object, const char *field)
{
    const Result<const Json *> found = need(object, field);
    if (!found)
        return fail(found);
    if (!(*found)->is_boolean())
        return wrong(field, "true or false");
    return (*found)->get<bool>();
}

Result<std::string> textField(const Json &object, const char *field)
{
    const Result<const Json *> found = need(object, field);
    if (!found)
        return fail(found);
    if (!(*found)->is_string())
        return wrong(field, "text");
    return (*found)->get<std::string>();
}

Result<Decimal> decimalField(const Json &object, const char *field)
{
    const Result<const Json *> found = need(object, field);
    if (!found)
        return fail(found);
    if (!(*found)->is_string() && !(*found)->is_number())
        return wrong(field, "a decimal number");
    const Result<Decimal> value =
        Decimal::parse((*found)->is_string() ? (*found)->get_ref<const std::string &>() : toText(**found));
    if (!value)
        return fail(ErrorCode::Schema, value.error().detail, field);
    return value;
}

} // namespace base
