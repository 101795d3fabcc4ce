// Server-sent events (WHATWG HTML, "Server-sent events"), read in any pieces: a line may be cut inside a
// character, and the last event may lack its blank line. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llm {

struct SseEvent
{
    std::string name; // of an "event:" line; empty for the usual kind
    std::string data; // its "data:" lines, joined by a newline
};

class SseReader
{
public:
    /// The events that these bytes complete.
    [[nodiscard]] std::vector<SseEvent> add(std::string_view bytes);
    /// What was begun when the bytes ended, as one more event; empty when nothing was.
    [[nodiscard]] std::vector<SseEvent> end();

private:
    void takeLine(std::string_view line, std::vector<SseEvent> &out);
    void takeEvent(std::vector<SseEvent> &out);

    std::string m_line; // the line that is not complete yet
    SseEvent m_event;
    bool m_hasData = false;
    bool m_afterReturn = false; // the last byte was a carriage return: a newline after it ends nothing
};

/// Whether a body is such a stream rather than a document.
[[nodiscard]] bool looksLikeSse(std::string_view body);

} // namespace llm
