// Any bytes as the answer of any source of context: read, or refused with a word; never a crash or a hang.
// The first byte chooses the source, the second the status.
#include "context/source.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const auto sources = context::sources();
    const context::Source &source = sources[data[0] % sources.size()];
    const int status = data[1] < 16 ? 400 + data[1] : 200;
    const std::string_view body(reinterpret_cast<const char *>(data) + 2, size - 2);
    const auto decoded = source.decode(status, body);
    if (decoded ? !context::toJson(*decoded).is_object() : decoded.error().detail.empty())
        std::abort();
    return 0;
}
