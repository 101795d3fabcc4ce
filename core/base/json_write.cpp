// base::toText(): byte for byte what dump() writes. Texts that need no escape, which nearly all are, are
// taken over in one go, where dump() looks at every byte of them.
#include "base/json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace base {

namespace {

void write(std::string &out, const Json &value);

void writeText(std::string &out, const std::string &text)
{
    const auto plain = [](char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; };
    if (!std::all_of(text.begin(), text.end(), plain)) {
        out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

void writeFloat(std::string &out, double value)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    std::array<char, 64> digits; // the longest is 24
    const char *const end = nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), std::size_t(end - digits.data()));
}

void writeObject(std::string &out, const Json &object)
{
    char before = '{';
    for (auto member = object.begin(); member != object.end(); ++member) {
        out += std::exchange(before, ',');
        writeText(out, member.key());
        out += ':';
        write(out, *member);
    }
    out += object.empty() ? "{}" : "}";
}

void writeArray(std::string &out, const Json &array)
{
    char before = '[';
    for (const Json &one : array) {
        out += std::exchange(before, ',');
        write(out, one);
    }
    out += array.empty() ? "[]" : "]";
}

void write(std::string &out, const Json &value)
{
    if (value.is_object())
        writeObject(out, value);
    else if (value.is_array())
        writeArray(out, value);
    else if (value.is_string())
        writeText(out, value.get_ref<const std::string &>());
    else if (value.is_number_float())
        writeFloat(out, value.get<double>());
    else if (value.is_number_unsigned())
        out += std::to_string(value.get<std::uint64_t>());
    else if (value.is_number_integer())
        out += std::to_string(value.get<std::int64_t>());
    else if (value.is_boolean())
        out += value.get<bool>() ? "true" : "false";
    else
        out += "null";
}

} // namespace

std::string toText(const Json &value)
{
    std::string out;
    write(out, value);
    return out;
}

} // namespace base
