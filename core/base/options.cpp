#include "base/options.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace base {

namespace {

using Kind = OptionInfo::Kind;

bool hasKind(const Json &value, Kind kind)
{
    switch (kind) {
    case Kind::Bool:
        return value.is_boolean();
    case Kind::Int:
        return value.is_number_integer();
    case Kind::Double:
        return value.is_number();
    case Kind::Text:
        return value.is_string();
    case Kind::TextList:
        return value.is_array() &&
               std::all_of(value.begin(), value.end(), [](const Json &one) { return one.is_string(); });
    }
    return false;
}

const char *nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Bool:
        return "true or false";
    case Kind::Int:
        return "a whole number";
    case Kind::Double:
        return "a number";
    case Kind::Text:
        return "text";
    case Kind::TextList:
        return "a list of texts";
    }
    return "a value";
}

Result<void> checkNumber(double value, double least, double most, const char *key)
{
    if (std::isfinite(value) && value >= least && value <= most)
        return {};
    return fail(ErrorCode::OutOfRange, "must be from " + printed(least) + " to " + printed(most), key);
}

Result<void> checkChoice(const Json &value, std::span<const char *const> choices, const char *key)
{
    const std::string &text = value.get_ref<const std::string &>();
    if (choices.empty() || std::find(choices.begin(), choices.end(), text) != choices.end())
        return {};
    std::string all;
    for (const char *choice : choices)
        all += (all.empty() ? "" : ", ") + std::string(choice);
    return fail(ErrorCode::OutOfRange, "must be one of " + all, key);
}

} // namespace

Result<void> checkOption(const Json &value, Kind kind, double least, double most,
                         std::span<const char *const> choices, const char *key)
{
    if (!hasKind(value, kind))
        return fail(ErrorCode::Schema, std::string("expected ") + nameOf(kind), key);
    if (kind == Kind::Double)
        return checkNumber(value.get<double>(), least, most, key);
    if (kind == Kind::Int) // no wider than the int it is stored in
        return checkNumber(value.get<double>(), std::max(least, double(INT32_MIN)),
                           std::min(most, double(INT32_MAX)), key);
    if (kind == Kind::Text)
        return checkChoice(value, choices, key);
    if (kind != Kind::TextList)
        return {};
    for (const Json &one : value) {
        const Result<void> checked = checkChoice(one, choices, key);
        if (!checked)
            return checked;
    }
    return {};
}

} // namespace base
