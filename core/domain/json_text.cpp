#include "domain/json_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/json.h"

namespace domain {

void JsonText::text(std::string_view value)
{
    const auto plain = [](char letter) {
        return letter >= 0x20 && letter < 0x7f && letter != '"' && letter != '\\';
    };
    if (!std::all_of(value.begin(), value.end(), plain)) {
        m_out += base::toText(base::Json(value));
        return;
    }
    m_out += '"';
    m_out += value;
    m_out += '"';
}

void JsonText::number(std::optional<double> value)
{
    if (!value || !std::isfinite(*value)) {
        m_out += "null";
        return;
    }
    std::array<char, 64> digits; // the longest is 24
    // What dump() writes a number with: std::to_chars is as short, but sets its exponents otherwise.
    const char *const end = nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), *value);
    m_out.append(digits.data(), std::size_t(end - digits.data()));
}

} // namespace domain
