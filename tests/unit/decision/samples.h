// Briefings, answers and records that the tests of this room share. Values; test thread.
#pragma once

#include "base/json.h"
#include "decision/ask.h"
#include "decision/understand.h"

#include <string>
#include <string_view>
#include <vector>

namespace samples {

/// A sound answer that opens a long at 100 with a stop at 95 and a target at 115.
[[nodiscard]] base::Json openLong();
/// The same as text with some fields replaced: sample({{"stop_loss", 120}}).
[[nodiscard]] std::string answer(const base::Json &changes = base::Json::object());
[[nodiscard]] domain::DecisionRecord openLongRecord();

/// The current price is 100; the model sets the levels.
[[nodiscard]] decision::Context context();

/// "schema stop_loss": the code and the field at fault; "open_long" and so on for an answer that is taken.
[[nodiscard]] std::string read(std::string_view answer,
                               const decision::Context &context = samples::context());

/// A made-up market at a fixed moment with every study that `technical` needs. Nothing is held.
[[nodiscard]] decision::Briefing briefing();
/// The same with a long held, a book, trades, a ticker, patterns, what was done before, and a missing sense.
[[nodiscard]] decision::Briefing fullBriefing();

} // namespace samples
