// The desk's closed lists in the user's language: actions, outcomes, rules, halts, senses, statistics. Pure;
// GUI thread.
#pragma once

#include "engine/snapshot.h"

#include <QString>

#include <span>

namespace ui {

[[nodiscard]] QString actionText(domain::Action action);       // "Open long"
[[nodiscard]] QString outcomeText(const std::string &outcome); // "denied"
/// What became of a decision, in two or three words: "approved, clamped", "denied", "nothing to sell".
/// Who decided; a fallback is never passed off as the mind that was chosen.
[[nodiscard]] QString mindText(const engine::DecisionView &view, const std::string &chosen);
/// How a provider is doing, as a sentence.
[[nodiscard]] QString lightText(const engine::ProviderView &view);
[[nodiscard]] QString resultText(const engine::DecisionView &view);
[[nodiscard]] QString ruleText(const std::string &id);     // "Reward to risk, net"
[[nodiscard]] QString exitText(domain::ExitReason reason); // "stop"
[[nodiscard]] QString sideText(domain::PositionSide side); // "long"
[[nodiscard]] QString phaseText(engine::Phase phase);      // "asking the model"
[[nodiscard]] QString providerText(const std::string &id, const std::string &model = {});
[[nodiscard]] QString statisticText(const std::string &id);      // "Win rate"
[[nodiscard]] QString baselineText(const std::string &id);       // "Buy and hold"
[[nodiscard]] QString guardText(const engine::GuardView &guard); // "Daily loss"
[[nodiscard]] QString venueText(const std::string &title);      // "Demo market (synthetic)"
[[nodiscard]] QString settingText(const std::string &english);   // titles and helps of options
/// Why risk did not take new levels: from the id of its rule, or its note.
[[nodiscard]] QString planRefusalText(const std::string &why);
/// All that settingText() is known to be asked for. settings_words.cpp
[[nodiscard]] std::span<const char *const> settingsWords();
/// One sentence: what is halted, why, until when.
[[nodiscard]] QString haltText(const domain::Halt &halt, base::UtcTime now);
/// Of the button that lifts it; empty for halts that end by themselves.
[[nodiscard]] QString haltButton(const domain::Halt &halt);
/// The value that a rule looked at: "2.10 ×", "→ 0.62 %" where it cut the size down.
[[nodiscard]] QString ruleValue(const domain::RuleResult &rule);
/// A figure of a rule with its unit, at a glance: "0.18 ATR", "2 bars", "1,999.81 USDT".
[[nodiscard]] QString ruleFigure(double value, const std::string &unit);
/// What a rule noted, where it is one of its own phrases.
[[nodiscard]] QString ruleNote(const std::string &note);
[[nodiscard]] QString answerText(const std::string &outcome); // of a model's call: "answered"
/// "agrees", "1 min 5 s ahead".
[[nodiscard]] QString clockWord(const engine::ClockView &clock);
/// The same as a sentence, and what it means.
[[nodiscard]] QString clockText(const engine::ClockView &clock);

} // namespace ui
