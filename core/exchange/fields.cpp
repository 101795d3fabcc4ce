#include "exchange/fields.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace exchange {

bool Fields::add(JsonReader &reader, std::string_view key, JsonReader::Value &value, bool &plain)
{
    using simdjson::ondemand::json_type;
    json_type type{};
    if (value.type().get(type))
        return reader.fault(key, "not a value", base::ErrorCode::Malformed);
    plain = type != json_type::object && type != json_type::array;
    if (!plain)
        return true;
    std::string_view text;
    if (type == json_type::string && value.get_string().get(text) == simdjson::SUCCESS) {
        m_values.emplace_back(std::string(key), base::sanitised(text, 1 << 12));
        return true;
    }
    text = base::trimmed(value.raw_json_token());
    const bool known = type == json_type::number || text == "true" || text == "false" || text == "null";
    if (!known)
        return reader.fault(key, "not a value", base::ErrorCode::Malformed);
    if (text != "null")
        m_values.emplace_back(std::string(key), std::string(text));
    return true;
}

bool Fields::read(JsonReader &reader, JsonReader::Value &object)
{
    return read(reader, object, [](std::string_view, JsonReader::Value &) { return true; });
}

const std::string *Fields::find(std::string_view key) const
{
    const auto found =
        std::find_if(m_values.begin(), m_values.end(), [&](const auto &one) { return one.first == key; });
    return found == m_values.end() ? nullptr : &found->second;
}

std::string Fields::text(std::string_view key) const
{
    const std::string *found = find(key);
    return found ? *found : std::string();
}

std::optional<double> Fields::number(std::string_view key) const
{
    const std::string *found = find(key);
    const base::Result<double> read = base::parseDouble(found ? *found : std::string());
    return read ? std::optional(*read) : std::nullopt;
}

std::optional<std::int64_t> Fields::integer(std::string_view key) const
{
    const std::string *found = find(key);
    const base::Result<long long> read = base::parseInt(found ? *found : std::string());
    return read ? std::optional<std::int64_t>(*read) : std::nullopt;
}

std::optional<base::UtcTime> Fields::time(std::string_view key, double unitMs) const
{
    constexpr double latest = 4'102'444'800'000; // the year 2100
    const std::optional<double> written = number(key);
    const double ms = written ? std::round(*written * unitMs) : 0;
    return ms > 0 && ms < latest ? std::optional(base::fromMs(std::int64_t(ms))) : std::nullopt;
}

} // namespace exchange
