// The words of an expression: what a name means. For this room's sources only. Pure; any thread.
#pragma once

#include "studies/expression.h"

namespace studies {

[[nodiscard]] std::optional<Field> fieldOf(std::string_view name);
/// Whether a study's values depend on nothing but the closes, so that another column can take their place.
[[nodiscard]] bool readsClosesOnly(const Request &request);
/// What a word such as "bbands:20:2.lower" is. Errors: NotFound, BadData, OutOfRange; the detail says why.
[[nodiscard]] base::Result<Term> termOf(std::string_view word, std::span<const std::string_view> given);
/// A number that is a condition too: found or not.
[[nodiscard]] bool isCandlestick(const Term &term);

} // namespace studies
