// Canonical JSON written straight into a text: byte for byte what base::toText writes of the same value,
// without a document in between. For long lists of what a cycle saw. Values; any thread.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

class JsonText
{
public:
    /// A text in quotes, escaped; invalid UTF-8 replaced.
    void text(std::string_view value);
    /// The shortest digits that read back as the same number; null when there is none or it is not finite.
    void number(std::optional<double> value);
    /// JSON that is written already, or punctuation.
    void raw(std::string_view json) { m_out += json; }
    void reserve(std::size_t bytes) { m_out.reserve(bytes); }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    std::string m_out;
};

} // namespace domain
