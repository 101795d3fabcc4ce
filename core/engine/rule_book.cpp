#include "engine/rule_book.h"

#include "base/text.h"

namespace engine {
namespace {

void keep(std::vector<studies::Term> &terms, const studies::Term &term)
{
    const bool known = std::any_of(terms.begin(), terms.end(),
                                   [&](const studies::Term &one) { return one.ref == term.ref; });
    if (!known)
        terms.push_back(term);
}

} // namespace

void RuleBook::take(const Settings &settings)
{
    if (m_read && settings.rules == m_ruleTexts && settings.gate.condition == m_condition)
        return;
    m_read = true;
    m_ruleTexts = settings.rules;
    m_condition = settings.gate.condition;
    auto rules = llm::Ruleset::make(settings.rules);
    m_rules = rules ? std::move(*rules) : llm::Ruleset();
    auto gate = gateCondition(settings.gate);
    m_gate = gate ? std::move(*gate) : std::nullopt;
    m_terms.clear();
    if (m_rules.hasEntry()) // a desk without rules pays nothing for them
        for (const llm::Ruleset::Source &source : m_rules.sources())
            if (source.term)
                keep(m_terms, *source.term);
    if (m_gate)
        for (const studies::Term &term : m_gate->terms())
            keep(m_terms, term);
}

bool RuleBook::decides(const std::string &provider, const Settings &settings) const
{
    if (provider != "council" || !m_rules.hasEntry())
        return provider == "rules";
    const auto seats = councilSeats(settings.council);
    return seats && std::any_of(seats->begin(), seats->end(),
                                [](const decision::Seat &seat) { return seat.provider == "rules"; });
}

std::vector<double> RuleBook::gateValues(const StudyBoard &board) const
{
    std::vector<double> out;
    for (const studies::Leaf &leaf : m_gate->leaves())
        out.push_back(base::asPrinted(board.followed(m_gate->terms()[leaf.term].ref, leaf.back)));
    return out;
}

llm::RulesView RuleBook::rulesView(const StudyBoard &board, double last) const
{
    llm::RulesView out;
    out.values.reserve(m_rules.sources().size());
    for (const llm::Ruleset::Source &source : m_rules.sources())
        out.values.push_back(
            base::asPrinted(source.term ? board.followed(source.term->ref, source.back) : last));
    return out;
}

std::vector<decision::StudyReading> RuleBook::readings(const StudyBoard &board) const
{
    std::vector<decision::StudyReading> out;
    for (std::size_t i = 0; i < m_rules.sources().size(); ++i) {
        const llm::Ruleset::Source &source = m_rules.sources()[i];
        if (!source.term)
            continue;
        const double value = board.followed(source.term->ref, source.back);
        out.push_back({m_rules.refs()[i], m_rules.refs()[i],
                       std::isfinite(value) ? std::optional(value) : std::nullopt, std::nullopt});
    }
    return out;
}

std::vector<std::string> RuleBook::words() const
{
    std::vector<std::string> out;
    for (std::size_t which = 0; which < llm::Ruleset::count; ++which)
        if (const auto &rule = m_rules.rule(which))
            out.push_back(std::string(llm::Ruleset::key(which)) + ": " + base::sanitised(rule->text()));
    return out;
}

} // namespace engine
