// The expressions of the settings, read once: the trader's rules and the gate's condition, and which columns
// they need. Owned by a cycle; engine thread.
#pragma once

#include "engine/settings.h"
#include "engine/study_board.h"
#include "llm/rules.h"

namespace engine {

class RuleBook
{
public:
    /// Reads what has changed since the last time. What cannot be read counts as not there: settings were
    /// checked before they came here.
    void take(const Settings &settings);

    [[nodiscard]] const llm::Ruleset &rules() const { return m_rules; }
    [[nodiscard]] const std::optional<studies::Expression> &gate() const { return m_gate; }
    /// Whether the rules are a mind of this provider: itself, or a member of the council.
    [[nodiscard]] bool decides(const std::string &provider, const Settings &settings) const;
    /// The columns of all of them, each once.
    [[nodiscard]] const std::vector<studies::Term> &terms() const { return m_terms; }

    /// The values of the gate's leaves at the bar that the board looks at, as printed.
    [[nodiscard]] std::vector<double> gateValues(const StudyBoard &board) const;
    /// What the rules read there; `last` is the current price.
    [[nodiscard]] llm::RulesView rulesView(const StudyBoard &board, double last) const;
    /// The same as the question shows it, and the rules themselves in words.
    [[nodiscard]] std::vector<decision::StudyReading> readings(const StudyBoard &board) const;
    [[nodiscard]] std::vector<std::string> words() const;

private:
    llm::RuleOptions m_ruleTexts;
    std::string m_condition;
    bool m_read = false;
    llm::Ruleset m_rules;
    std::optional<studies::Expression> m_gate;
    std::vector<studies::Term> m_terms;
};

} // namespace engine
