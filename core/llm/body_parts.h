// The body of an answer, taken apart as it comes: events of a stream, JSON values one after another (lines,
// or the elements of a list), or one document. Told by its shape. Any cut of the bytes gives the same parts.
// Pure; any thread.
#pragma once

#include "llm/sse.h"

namespace llm {

struct BodyPart
{
    enum class Kind {
        Event,    // of a server-sent stream
        Value,    // one JSON value of several
        Document, // the whole body: JSON or anything else
        Broken    // a JSON value of several that ended in the middle
    };
    Kind kind = Kind::Document;
    SseEvent event; // its data is the part
};

class BodyParts
{
public:
    enum class Expect {
        Document, // a body is one document, unless it looks like a stream of events
        Events,   // the same, of who asked for a stream: a page instead of it is a document
        Values    // JSON values one after another, in a list or not; events are told as well
    };
    explicit BodyParts(Expect expect) : m_expect(expect) {}

    /// The parts that these bytes complete.
    [[nodiscard]] std::vector<BodyPart> add(std::string_view bytes);
    /// The rest, when no more will come; a Document, maybe an empty one, when the body is one.
    [[nodiscard]] std::vector<BodyPart> end();

private:
    enum class Shape { Unknown, Events, Values, Document };
    void decide(bool ended);
    void take(std::string_view bytes, std::vector<BodyPart> &out);
    void takeValues(std::string_view bytes, std::vector<BodyPart> &out);

    Expect m_expect;
    Shape m_shape = Shape::Unknown;
    SseReader m_events;
    std::string m_held; // undecided bytes, the document, or the value that is not complete yet
    int m_depth = 0;    // of brackets inside the value
    bool m_inText = false, m_escaped = false;
};

} // namespace llm
