// Any bytes as text, page and address from outside: made plain, cut and quoted without a crash, a hang or a sign that
// could pass for the question's own.
#include "base/outside.h"
#include "context/clean.h"
#include "context/html.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const std::string quoted = base::quotable(text, 1000);
    if (quoted.size() > 1000 || quoted.find_first_of("<>[]{}`\n") != std::string::npos)
        std::abort();
    if (context::mainText(text, 1000).size() > 1000 || context::plainText(text, 1000).size() > 1000)
        std::abort();
    const std::string url = context::normalisedUrl(text.substr(0, 2000));
    if (!url.empty() && !url.starts_with("https://"))
        std::abort();
    if (context::lead(context::paragraphs(text, 4000), 200).size() > 203)
        std::abort();
    return 0;
}
