// Which keys the sources of news and figures know of, for a dialog that asks for them. Pure; any thread.
#pragma once

#include <string>
#include <vector>

namespace engine {

struct SourceKey
{
    std::string id;       // what the key is kept under: the source's own id
    std::string title;    // "CoinGecko"
    std::string variable; // of the environment
    bool needed = false;  // without it the source is not asked at all
};
/// In the catalogue's order; sources that know no key are left out.
[[nodiscard]] std::vector<SourceKey> sourceKeys();

} // namespace engine
