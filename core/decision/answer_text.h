// Finds the one decision in a model's text: past thinking, fences and prose. For this room's sources only.
// Pure; any thread.
#pragma once

#include "decision/answer_object.h"

#include <functional>

namespace decision {

/// The dialect that an object speaks, by its discriminating key.
/// Mixed: it speaks two of them at once.
enum class Dialect { None, Own, Analysis, Decision, Intent, Mixed };
[[nodiscard]] Dialect dialectOf(const Value &object);

/// Every object of a known dialect outside of thinking sections, in order. Errors: OutOfRange for a text that
/// is too large; Ambiguous for very many; Malformed for none; and what is wrong with the first one that is
/// broken, naming the field.
[[nodiscard]] base::Result<std::vector<Value>> decisionObjects(std::string_view text);

} // namespace decision
