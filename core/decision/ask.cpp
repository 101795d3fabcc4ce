#include "decision/ask.h"

#include "base/text.h"
#include "decision/resources.h"

namespace decision {

void QuestionWriter::line(std::string_view text)
{
    m_text.append(text);
    m_text += '\n';
}

void QuestionWriter::heading(std::string_view text)
{
    m_text += m_text.empty() ? "## " : "\n## ";
    line(text);
}

std::string QuestionWriter::cite(const std::string &ref, double value, std::string_view timeframe)
{
    const std::string whole = ref + '@' + std::string(timeframe);
    m_readings.push_back({whole, base::asPrinted(value)});
    return base::printed(value) + " [" + whole + ']';
}

void QuestionWriter::number(std::string_view title, const std::string &ref, double value,
                            std::string_view unit)
{
    m_text.append(title);
    m_text += ": ";
    m_text += cite(ref, value);
    if (!unit.empty()) {
        m_text += ' ';
        m_text.append(unit);
    }
    m_text += '\n';
}

llm::Question ask(const Briefing &briefing)
{
    QuestionWriter writer{std::string(briefing.watch.timeframe.name())};
    for (const Section &section : sections())
        section.write(briefing, writer);
    llm::Question out;
    out.system = std::string(prompt("system"));
    out.user = writer.text();
    out.readings = writer.readings();
    out.schema = schemaFor(briefing);
    out.timeframe = briefing.watch.timeframe.name();
    out.shortsAllowed = briefing.shortsAllowed;
    if (briefing.position) {
        out.positionOpen = true;
        out.positionIsLong = briefing.position->position.side == domain::PositionSide::Long;
    }
    return out;
}

int estimatedTokens(const llm::Question &question)
{
    return int((question.system.size() + question.user.size() + question.schema.size() + 3) / 4);
}

} // namespace decision
