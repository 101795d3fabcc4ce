// How a decision came to be asked for, in words: the parts of the question and their share, the votes of a
// council, an answer that was taken again. Pure; GUI thread.
#pragma once

#include "base/json.h"

#include <QString>

namespace ui {

/// "about 2,310 tokens (2,401 counted): studies 31 %, contract 24 % …"; empty where nothing was asked.
[[nodiscard]] QString partsText(const base::Json &asking);
/// A line a member with its vote, its claim and its reason, under a line that says what the votes came to;
/// empty where no council was asked.
[[nodiscard]] QString councilText(const base::Json &asking);
/// That the answer is that of an earlier cycle; empty if it is not.
[[nodiscard]] QString reusedText(const base::Json &asking);
/// What a member of a council is, "chart reader".
[[nodiscard]] QString roleText(const std::string &role);

} // namespace ui
