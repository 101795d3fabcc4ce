// Any bytes as a trade history of another program, or as its settings and keys: sound trades, or a reason.
#include "brain/reference_bot.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto trades = brain::readTrades(text);
    if (trades)
        for (const brain::ForeignTrade &one : trades->trades)
            if (!(one.entry > 0 && one.exit > 0 && std::isfinite(one.feesPercent) && one.closed >= one.opened))
                std::abort();
    if (trades)
        for (const brain::Skipped &one : trades->skipped)
            if (one.why.empty() || one.row == 0)
                std::abort();
    for (const brain::IniEntry &one : brain::iniEntries(text))
        if (one.key.find('.') == std::string::npos || one.line == 0)
            std::abort();
    for (const brain::EnvEntry &one : brain::envEntries(text))
        if (one.name.empty())
            std::abort();
    return 0;
}
