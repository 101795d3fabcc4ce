#include "exchange/protobuf.h"

namespace exchange {

std::optional<std::uint64_t> ProtobufReader::varint()
{
    constexpr int longest = 10;
    std::uint64_t out = 0;
    for (int i = 0; i < longest && !m_rest.empty(); ++i) {
        const auto byte = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        out |= std::uint64_t(byte & 0x7F) << (7 * i);
        if ((byte & 0x80) == 0)
            return out;
    }
    return std::nullopt;
}

std::optional<std::string_view> ProtobufReader::take(std::uint64_t count)
{
    if (count > m_rest.size())
        return std::nullopt;
    const std::string_view out = m_rest.substr(0, std::size_t(count));
    m_rest.remove_prefix(std::size_t(count));
    return out;
}

std::optional<ProtobufReader::Field> ProtobufReader::fault()
{
    m_broken = true;
    m_rest = {};
    return std::nullopt;
}

std::optional<ProtobufReader::Field> ProtobufReader::next()
{
    enum Wire : std::uint64_t { number = 0, eight = 1, bytes = 2, four = 5 };
    if (m_rest.empty())
        return std::nullopt;
    const std::optional<std::uint64_t> key = varint();
    if (!key || *key >> 3 == 0 || *key >> 3 > UINT32_MAX)
        return fault();
    Field out;
    out.number = std::uint32_t(*key >> 3);
    const std::uint64_t wire = *key & 7;
    const std::optional<std::uint64_t> value =
        wire == number || wire == bytes ? varint() : std::optional<std::uint64_t>(0);
    if (!value)
        return fault();
    out.value = *value;
    if (wire == number)
        return out;
    const std::uint64_t count = wire == bytes ? *value : wire == eight ? 8 : wire == four ? 4 : UINT64_MAX;
    const std::optional<std::string_view> taken = take(count);
    if (!taken)
        return fault();
    out.bytes = *taken;
    return out;
}

} // namespace exchange
