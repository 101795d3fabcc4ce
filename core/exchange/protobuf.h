// Reads the wire format of Protocol Buffers, field by field, for the few messages that the desk hears so.
// Source: "Encoding", protobuf.dev/programming-guides/encoding. A reader is for one message; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace exchange {

class ProtobufReader
{
public:
    struct Field
    {
        std::uint32_t number = 0;
        std::uint64_t value = 0; // of a number
        std::string_view bytes;  // of a text or an inner message
    };

    explicit ProtobufReader(std::string_view message) : m_rest(message) {}
    /// The next field; nothing at the end, or at a fault (see `broken`).
    [[nodiscard]] std::optional<Field> next();
    [[nodiscard]] bool broken() const { return m_broken; }

private:
    [[nodiscard]] std::optional<std::uint64_t> varint();
    [[nodiscard]] std::optional<std::string_view> take(std::uint64_t count);
    [[nodiscard]] std::optional<Field> fault();

    std::string_view m_rest;
    bool m_broken = false;
};

} // namespace exchange
