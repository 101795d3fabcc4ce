#include "llm/sse.h"

#include "base/text.h"

#include <utility>

namespace llm {

std::vector<SseEvent> SseReader::add(std::string_view bytes)
{
    std::vector<SseEvent> out;
    for (const char c : bytes) {
        const bool second = std::exchange(m_afterReturn, c == '\r') && c == '\n';
        if (second)
            continue;
        if (c != '\n' && c != '\r') {
            m_line += c;
            continue;
        }
        takeLine(m_line, out);
        m_line.clear();
    }
    return out;
}

std::vector<SseEvent> SseReader::end()
{
    std::vector<SseEvent> out;
    takeLine(std::exchange(m_line, {}), out);
    takeEvent(out);
    return out;
}

void SseReader::takeLine(std::string_view line, std::vector<SseEvent> &out)
{
    if (line.starts_with("\xEF\xBB\xBF"))
        line.remove_prefix(3);
    if (line.empty())
        return takeEvent(out);
    if (line.front() == ':')
        return;                // a comment that keeps the connection alive
    if (line.front() == '{') { // some servers break off with a bare error document
        takeEvent(out);
        out.push_back({"error", std::string(line)});
        return;
    }
    const std::size_t colon = line.find(':');
    const std::string_view field = line.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' '))
        value.remove_prefix(1);
    if (field == "data") {
        if (std::exchange(m_hasData, true))
            m_event.data += '\n';
        m_event.data += value;
    } else if (field == "event") {
        m_event.name = value;
    }
}

void SseReader::takeEvent(std::vector<SseEvent> &out)
{
    if (std::exchange(m_hasData, false))
        out.push_back(std::move(m_event));
    m_event = {};
}

bool looksLikeSse(std::string_view body)
{
    if (body.starts_with("\xEF\xBB\xBF"))
        body.remove_prefix(3);
    body = base::trimmed(body);
    return body.starts_with("data:") || body.starts_with("event:") || body.starts_with(":") ||
           body.starts_with("id:") || body.starts_with("retry:");
}

} // namespace llm
