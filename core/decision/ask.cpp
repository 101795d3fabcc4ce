#include "decision/ask.h"

#include "base/text.h"
#include "decision/resources.h"

#include <algorithm>
#include <iterator>

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

namespace {

using State = SectionUse::State;

/// One section as written, and what becomes of it.
struct Written
{
    const Section *section;
    std::string text;
    std::vector<domain::Reading> readings;
    State state = State::Used;
};

int tokensOf(const std::string &text)
{
    return int((text.size() + 3) / 4);
}

void write(Written &out, const Briefing &briefing)
{
    QuestionWriter writer{std::string(briefing.watch.timeframe.name())};
    out.section->write(briefing, writer);
    out.text = writer.text();
    out.readings = writer.readings();
    out.state = out.text.empty() ? State::Empty : State::Used;
}

bool isOff(const Briefing &briefing, const Section &section)
{
    const auto &off = briefing.sectionsOff;
    return section.priority > 0 && std::find(off.begin(), off.end(), section.id) != off.end();
}

int total(const std::vector<Written> &sections)
{
    int out = 0;
    for (const Written &one : sections)
        out += one.state == State::Used ? tokensOf(one.text) : 0;
    return out;
}

/// The section that goes next; null when only those are left that never go.
Written *leastNeeded(std::vector<Written> &sections)
{
    Written *out = nullptr;
    for (Written &one : sections)
        if (one.state == State::Used && one.section->priority > 0 &&
            (!out || one.section->priority > out->section->priority))
            out = &one;
    return out;
}

void fit(std::vector<Written> &sections, const Briefing &briefing, int budget)
{
    const auto news = std::find_if(sections.begin(), sections.end(), [](const Written &one) {
        return std::string_view(one.section->id) == "news";
    });
    std::optional<Briefing> fewer;
    while (total(sections) > budget) {
        Written *const next = leastNeeded(sections);
        if (!next)
            return;
        const bool isNews = news != sections.end() && next == &*news;
        if (isNews && !fewer)
            fewer = briefing;
        if (isNews && fewer->world.news.size() > 1) {
            fewer->world.news.pop_back(); // the least relevant first
            write(*next, *fewer);
            continue;
        }
        next->state = State::LeftOut;
    }
}

/// What the budget cost, in one line before the contract.
std::string leftOut(const std::vector<Written> &sections)
{
    std::string names;
    for (const Written &one : sections)
        if (one.state == State::LeftOut)
            names.append(names.empty() ? "" : ", ").append(base::lower(one.section->title));
    return names.empty() ? names : "\nLeft out to keep the question short: " + names + ".\n";
}

/// What the model is told once and for all, and who it is in a council.
std::string systemText(const Briefing &briefing)
{
    const auto text = [&](const std::string &name) { return templateText(briefing.templates, name); };
    std::string out(text("system"));
    const auto add = [&](const std::string &more) {
        if (!more.empty())
            out += (out.ends_with('\n') ? "\n" : "\n\n") + more;
    };
    if (briefing.role != Role::Generalist)
        add(std::string(text("role_" + std::string(name(briefing.role)))));
    if (briefing.temperament != Temperament::Plain)
        add(std::string(text("temperament_" + std::string(name(briefing.temperament)))));
    return out;
}

} // namespace

std::string_view name(SectionUse::State state)
{
    constexpr std::string_view names[] = {"used", "empty", "off", "left_out"};
    return names[std::size_t(state)];
}

Composed compose(const Briefing &briefing)
{
    std::vector<Written> written;
    written.reserve(sections().size());
    for (const Section &section : sections()) {
        Written &one = written.emplace_back(Written{&section, {}, {}, State::Off});
        if (!isOff(briefing, section) && reads(briefing.role, section.matter))
            write(one, briefing);
    }
    Composed out;
    llm::Question &question = out.question;
    question.system = systemText(briefing);
    out.parts.push_back({"system", Matter::Frame, question.system.size()});
    question.schema = schemaFor(briefing);
    if (briefing.tokenBudget > 0)
        fit(written, briefing, briefing.tokenBudget - tokensOf(question.system) - tokensOf(question.schema));
    for (Written &one : written) {
        const std::size_t before = question.user.size();
        out.sections.push_back({one.section->id, one.section->title, one.state, tokensOf(one.text)});
        if (&one == &written.back())
            question.user += leftOut(written);
        if (one.state != State::Used)
            continue;
        // A heading stands apart from what is before it.
        question.user += question.user.empty() || one.text.front() == '\n' ? one.text : '\n' + one.text;
        std::move(one.readings.begin(), one.readings.end(), std::back_inserter(question.readings));
        out.parts.push_back({one.section->id, one.section->matter, question.user.size() - before});
    }
    out.parts.push_back({"schema", Matter::Frame, question.schema.size()});
    question.timeframe = briefing.watch.timeframe.name();
    question.shortsAllowed = briefing.shortsAllowed;
    if (briefing.position) {
        question.positionOpen = true;
        question.positionIsLong = briefing.position->position.side == domain::PositionSide::Long;
    }
    return out;
}

llm::Question ask(const Briefing &briefing)
{
    return compose(briefing).question;
}

base::Json toJson(const std::vector<QuestionPart> &parts)
{
    base::Json out = base::Json::array();
    for (const QuestionPart &part : parts)
        out.push_back({{"id", part.id}, {"tokens", part.tokens()}});
    return out;
}

int estimatedTokens(const llm::Question &question)
{
    return int((question.system.size() + question.user.size() + question.schema.size() + 3) / 4);
}

} // namespace decision
