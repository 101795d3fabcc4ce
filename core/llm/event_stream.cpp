#include "llm/event_stream.h"

#include <array>

namespace llm {

namespace {

constexpr std::size_t preludeBytes = 12, sumBytes = 4, smallestFrame = preludeBytes + sumBytes;
constexpr std::size_t largestFrame = 24U << 20; // 16 MiB of payload, 128 KiB of headers, and room

constexpr std::array<std::uint32_t, 256> crcTable()
{
    std::array<std::uint32_t, 256> out{};
    for (std::uint32_t i = 0; i < out.size(); ++i) {
        std::uint32_t c = i;
        for (int bit = 0; bit < 8; ++bit)
            c = (c >> 1) ^ ((c & 1U) != 0 ? 0xEDB88320U : 0U);
        out[i] = c;
    }
    return out;
}

std::uint32_t bigEndian(std::string_view bytes)
{
    std::uint32_t out = 0;
    for (const char byte : bytes)
        out = (out << 8) | static_cast<unsigned char>(byte);
    return out;
}

void putBigEndian(std::string &out, std::uint32_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out += static_cast<char>((value >> shift) & 255U);
}

/// Bytes of a header's value by its kind; texts and byte arrays tell theirs before it.
constexpr std::array<int, 10> valueBytes = {0, 0, 1, 2, 4, 8, -1, -1, 8, 16};
constexpr int textKind = 7;

/// Takes one header off the front. Whether there was a whole one.
bool takeHeader(std::string_view &bytes, EventFrame &frame)
{
    const std::size_t nameSize = static_cast<unsigned char>(bytes.front());
    if (bytes.size() < nameSize + 2)
        return false;
    const std::string name(bytes.substr(1, nameSize));
    const auto kind = static_cast<unsigned char>(bytes[nameSize + 1]);
    bytes.remove_prefix(nameSize + 2);
    if (kind >= valueBytes.size())
        return false;
    std::size_t size = valueBytes[kind] < 0 ? 0 : std::size_t(valueBytes[kind]);
    if (valueBytes[kind] < 0) {
        if (bytes.size() < 2)
            return false;
        size = bigEndian(bytes.substr(0, 2));
        bytes.remove_prefix(2);
    }
    if (bytes.size() < size)
        return false;
    if (kind == textKind)
        frame.headers.emplace_back(name, std::string(bytes.substr(0, size)));
    bytes.remove_prefix(size);
    return true;
}

bool takeHeaders(std::string_view bytes, EventFrame &frame)
{
    while (!bytes.empty()) {
        if (!takeHeader(bytes, frame))
            return false;
    }
    return true;
}

bool preludeHolds(std::string_view held)
{
    const std::size_t total = bigEndian(held.substr(0, 4)), headers = bigEndian(held.substr(4, 4));
    return bigEndian(held.substr(8, 4)) == crc32(held.substr(0, 8)) && total >= smallestFrame &&
           total <= largestFrame && headers <= total - smallestFrame;
}

} // namespace

std::uint32_t crc32(std::string_view bytes)
{
    static constexpr auto table = crcTable();
    std::uint32_t c = ~0U;
    for (const char byte : bytes)
        c = table[(c ^ static_cast<unsigned char>(byte)) & 255U] ^ (c >> 8);
    return ~c;
}

std::string EventFrame::header(std::string_view name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

std::vector<EventFrame> EventStreamReader::add(std::string_view bytes)
{
    std::vector<EventFrame> out;
    if (m_error)
        return out;
    m_held += bytes;
    std::string_view rest = m_held;
    const auto broken = [this](const char *what) {
        m_error = base::Error{base::ErrorCode::Malformed, what, "", std::nullopt};
    };
    while (!m_error && rest.size() >= preludeBytes) {
        if (!preludeHolds(rest)) {
            broken("the stream of events is damaged: a frame's beginning");
            break;
        }
        const std::size_t total = bigEndian(rest.substr(0, 4)), headers = bigEndian(rest.substr(4, 4));
        if (rest.size() < total)
            break;
        const std::string_view frame = rest.substr(0, total);
        EventFrame read;
        if (bigEndian(frame.substr(total - sumBytes)) != crc32(frame.substr(0, total - sumBytes)))
            broken("the stream of events is damaged: a frame's check sum");
        else if (!takeHeaders(frame.substr(preludeBytes, headers), read))
            broken("the stream of events is damaged: a frame's headers");
        else
            read.payload = frame.substr(preludeBytes + headers, total - smallestFrame - headers);
        rest.remove_prefix(total);
        if (!m_error)
            out.push_back(std::move(read));
    }
    m_held.erase(0, m_held.size() - rest.size());
    return out;
}

std::string eventFrame(const std::vector<std::pair<std::string, std::string>> &headers,
                       std::string_view payload)
{
    std::string block;
    for (const auto &[name, value] : headers) {
        putBigEndian(block, std::uint32_t(name.size()), 1);
        block += name;
        block += char(textKind);
        putBigEndian(block, std::uint32_t(value.size()), 2);
        block += value;
    }
    std::string out;
    putBigEndian(out, std::uint32_t(smallestFrame + block.size() + payload.size()), 4);
    putBigEndian(out, std::uint32_t(block.size()), 4);
    putBigEndian(out, crc32(out), 4);
    (out += block) += payload;
    putBigEndian(out, crc32(out), 4);
    return out;
}

bool looksLikeEventStream(std::string_view body)
{
    return body.size() >= preludeBytes && preludeHolds(body);
}

} // namespace llm
