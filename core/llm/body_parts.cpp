#include "llm/body_parts.h"

#include "base/text.h"

#include <utility>

namespace llm {

namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF"; // of byte order, which some servers send
constexpr std::size_t enough = 6; // bytes that tell "retry:" and "event:" from everything else

void takeEvents(std::vector<SseEvent> events, std::vector<BodyPart> &out)
{
    for (SseEvent &event : events)
        out.push_back({BodyPart::Kind::Event, std::move(event)});
}

} // namespace

std::vector<BodyPart> BodyParts::add(std::string_view bytes)
{
    std::vector<BodyPart> out;
    if (m_shape != Shape::Unknown) {
        take(bytes, out);
        return out;
    }
    m_held += bytes;
    decide(false);
    if (m_shape != Shape::Unknown)
        take(std::exchange(m_held, {}), out);
    return out;
}

std::vector<BodyPart> BodyParts::end()
{
    std::vector<BodyPart> out;
    if (m_shape == Shape::Unknown) {
        decide(true);
        take(std::exchange(m_held, {}), out);
    }
    if (m_shape == Shape::Events)
        takeEvents(m_events.end(), out);
    else if (m_shape == Shape::Document)
        out.push_back({BodyPart::Kind::Document, {"", std::exchange(m_held, {})}});
    else if (!base::trimmed(m_held).empty())
        out.push_back({BodyPart::Kind::Broken, {"", std::exchange(m_held, {})}});
    return out;
}

void BodyParts::decide(bool ended)
{
    if (!ended && mark.starts_with(std::string_view(m_held).substr(0, mark.size())) &&
        m_held.size() < mark.size())
        return;
    if (m_held.starts_with(mark))
        m_held.erase(0, mark.size());
    const std::string_view start = base::trimmed(m_held);
    if (start.empty() && !ended)
        return;
    const bool json = !start.empty() && (start.front() == '{' || start.front() == '[');
    if (json) {
        m_shape = m_expect == Expect::Values ? Shape::Values : Shape::Document;
        return;
    }
    if (!ended && start.size() < enough && start.find('\n') == std::string_view::npos)
        return;
    m_shape = looksLikeSse(start) ? Shape::Events : Shape::Document;
}

void BodyParts::take(std::string_view bytes, std::vector<BodyPart> &out)
{
    if (m_shape == Shape::Events)
        takeEvents(m_events.add(bytes), out);
    else if (m_shape == Shape::Values)
        takeValues(bytes, out);
    else
        m_held += bytes;
}

void BodyParts::takeValues(std::string_view bytes, std::vector<BodyPart> &out)
{
    for (const char c : bytes) {
        const bool between = m_depth == 0;
        if (between && c != '{') // the list's own brackets and commas, white space
            continue;
        m_held += c;
        if (m_inText) {
            if (!std::exchange(m_escaped, !m_escaped && c == '\\') && c == '"')
                m_inText = false;
            continue;
        }
        m_inText = c == '"';
        if (c == '{' || c == '[')
            ++m_depth;
        else if ((c == '}' || c == ']') && --m_depth == 0)
            out.push_back({BodyPart::Kind::Value, {"", std::exchange(m_held, {})}});
    }
}

} // namespace llm
