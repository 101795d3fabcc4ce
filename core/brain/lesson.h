// The lesson of one closed trade, from its numbers alone: what is there without any model. Pure; any thread.
#pragma once

#include "domain/experience.h"

#include <string>

namespace brain {

/// "Lost 1.2 % at the stop after 6 bars, long in bullish, strong trend: it had been 0.9 % ahead. …"
[[nodiscard]] std::string lessonOf(const domain::Experience &experience);

/// What a model is asked for a lesson of its own; outside texts are made harmless.
[[nodiscard]] std::string lessonQuestion(const domain::Experience &experience);
/// A model's answer as a lesson: plain text, harmless, at most 600 bytes; empty if nothing is left.
[[nodiscard]] std::string lessonAnswer(const std::string &answer);

} // namespace brain
