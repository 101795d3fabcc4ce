// The bytes of a feed as text: what its encoding really is, whatever it says. Pure; any thread.
#pragma once

#include <QString>

#include <string_view>

namespace context {

/// A byte order mark, else what the XML declaration says and the bytes allow: bytes that are valid UTF-8 with
/// more than ASCII in them are UTF-8, whatever was declared; invalid UTF-8 is read as Windows-1252, which is
/// also what ISO-8859-1 means on the web. Control characters that XML forbids are dropped, and an `&` that
/// begins no entity is written out, so that one careless headline does not cost the whole feed.
[[nodiscard]] QString feedText(std::string_view bytes);

} // namespace context
