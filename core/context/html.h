// Plain text of what feeds and pages send as HTML: tags dropped, entities read, blanks joined, and everything
// that could hide or steer removed. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace context {

/// One line of plain text for titles, names and short fields. Bare "<" of a comparison stays.
[[nodiscard]] std::string plainText(std::string_view html, std::size_t maxBytes);
/// Paragraphs of plain text, a line each; scripts, styles and hidden parts dropped with what they hold.
[[nodiscard]] std::string paragraphs(std::string_view html, std::size_t maxBytes);
/// The article in a whole page: the text of `article` or `main` where there is one, else of the body, without
/// navigation, asides, forms, headers and footers.
[[nodiscard]] std::string mainText(std::string_view page, std::size_t maxBytes);

/// The UTF-8 of an entity's name without & and ; ("nbsp", "#8217", "#x2019"); empty for an unknown one.
[[nodiscard]] std::string entity(std::string_view name);
/// Entities replaced, nothing else.
[[nodiscard]] std::string withEntities(std::string_view text);

} // namespace context
