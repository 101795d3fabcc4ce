// Any bytes as server-sent events, and as a body taken apart: whole, cut in two anywhere and byte by byte
// they give the same parts. The first byte says what is expected, the second where the cut is.
#include "llm/body_parts.h"
#include "llm/provider_error.h"

#include <cstdint>
#include <cstdlib>

namespace {

template <class Reader, class Said>
std::string readWith(Reader reader, std::string_view bytes, std::size_t piece, Said said)
{
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        out += said(reader.add(bytes.substr(at, piece)));
    return out + said(reader.end());
}

std::string saidEvents(const std::vector<llm::SseEvent> &events)
{
    std::string out;
    for (const llm::SseEvent &event : events)
        out += '<' + event.name + '|' + event.data + '>';
    return out;
}

std::string saidParts(const std::vector<llm::BodyPart> &parts)
{
    std::string out;
    for (const llm::BodyPart &part : parts)
        out += std::to_string(int(part.kind)) + saidEvents({part.event});
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 2, size - 2);
    const auto expect = llm::BodyParts::Expect(data[0] % 3);
    const std::string events = readWith(llm::SseReader(), bytes, size, &saidEvents);
    const std::string parts = readWith(llm::BodyParts(expect), bytes, size, &saidParts);
    for (const std::size_t piece : {std::size_t(1), std::size_t(data[1]) + 1}) {
        if (readWith(llm::SseReader(), bytes, piece, &saidEvents) != events ||
            readWith(llm::BodyParts(expect), bytes, piece, &saidParts) != parts)
            std::abort();
    }
    const auto wait = llm::waitOf(bytes);
    if (wait && (wait->count() < 0 || wait->count() > 86'400'000))
        std::abort();
    return 0;
}
