// Writes the question: one section a file and a row, every number under an evidence id. Pure; engine thread
// or pool.
#pragma once

#include "decision/briefing.h"
#include "llm/provider.h"

#include <span>
#include <string>

namespace decision {

class QuestionWriter
{
public:
    explicit QuestionWriter(std::string timeframe) : m_timeframe(std::move(timeframe)) {}
    void line(std::string_view text);
    void heading(std::string_view text);
    /// "title: 53.2 [rsi:14@4h]"; the value as printed with 7 significant digits is what the model can cite.
    void number(std::string_view title, const std::string &ref, double value, std::string_view unit = {});
    /// The same without a line of its own; returns "53.2 [rsi:14@4h]".
    [[nodiscard]] std::string cite(const std::string &ref, double value)
    {
        return cite(ref, value, m_timeframe);
    }
    /// A number of another timeframe or period than the decision's.
    [[nodiscard]] std::string cite(const std::string &ref, double value, std::string_view timeframe);
    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] const std::vector<domain::Reading> &readings() const { return m_readings; }

private:
    std::string m_timeframe, m_text;
    std::vector<domain::Reading> m_readings;
};

/// One row of the table of sections.
struct Section
{
    const char *id; // "market"
    const char *title;
    void (*write)(const Briefing &briefing, QuestionWriter &writer);
    /// What goes first when the question is too long: the highest. 0 never goes and cannot be switched off.
    int priority = 0;
    Matter matter = Matter::Numbers; // who reads it
};
[[nodiscard]] std::span<const Section> sections();

/// One part of a question as it was written, and about how much of it that is.
struct QuestionPart
{
    std::string id; // of the section, or "system" "schema"
    Matter matter = Matter::Frame;
    std::size_t bytes = 0;
    [[nodiscard]] int tokens() const { return int((bytes + 3) / 4); } // estimated
};

/// The whole question: system text from resources/prompts, the sections, the contract with the actions
/// possible now, the schema, and the readings that evidence may cite.
[[nodiscard]] llm::Question ask(const Briefing &briefing);
/// What became of one section.
struct SectionUse
{
    enum class State { Used, Empty, Off, LeftOut };
    std::string id, title;
    State state = State::Used;
    int tokens = 0; // estimated, of what it wrote or would have written
};
[[nodiscard]] std::string_view name(SectionUse::State state); // "used" "empty" "off" "left_out"

struct Composed
{
    llm::Question question;
    std::vector<SectionUse> sections; // in the order of the table
    std::vector<QuestionPart> parts;  // what was written, in order
};
/// The same question, and what each section took. Beyond `tokenBudget` articles go one by one, then whole sections by
/// their priority; the question says which.
[[nodiscard]] Composed compose(const Briefing &briefing);

/// [{"id":"studies","tokens":412}, …]
[[nodiscard]] base::Json toJson(const std::vector<QuestionPart> &parts);
/// Rough count for budgets: bytes ÷ 4.
[[nodiscard]] int estimatedTokens(const llm::Question &question);
/// resources/schema/decision.schema.json narrowed to the actions that are possible now.
[[nodiscard]] std::string schemaFor(const Briefing &briefing);

} // namespace decision
