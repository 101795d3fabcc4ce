// The framing of application/vnd.amazon.eventstream (AWS, "Event stream encoding"): frames with headers, a
// payload and two check sums, read in any pieces. Pure; any thread.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace llm {

struct EventFrame
{
    std::vector<std::pair<std::string, std::string>> headers; // texts only; other kinds are passed over
    std::string payload;
    [[nodiscard]] std::string header(std::string_view name) const; // ":event-type"
};

class EventStreamReader
{
public:
    /// The frames that these bytes complete; none after an error.
    [[nodiscard]] std::vector<EventFrame> add(std::string_view bytes);
    /// Malformed: a check sum or a length that does not hold. Nothing can be read after it.
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    /// Whether a frame has begun and not ended.
    [[nodiscard]] bool inFrame() const { return !m_held.empty(); }

private:
    std::string m_held;
    std::optional<base::Error> m_error;
};

/// A frame of these headers (as texts) and this payload: what a server sends, for tests and the local server.
[[nodiscard]] std::string eventFrame(const std::vector<std::pair<std::string, std::string>> &headers,
                                     std::string_view payload);
/// Whether a body begins like such a stream rather than like a text.
[[nodiscard]] bool looksLikeEventStream(std::string_view body);
/// CRC-32 as gzip and PNG have it (ISO 3309, reflected 0x04C11DB7).
[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

} // namespace llm
