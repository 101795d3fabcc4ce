#include "exchange/naming.h"

#include <algorithm>

namespace exchange {

namespace {

std::string deskAsset(const VenueTable &table, const std::string &asset)
{
    const auto found = std::find_if(table.renamed.begin(), table.renamed.end(),
                                    [&](const Renamed &one) { return asset == one.venue; });
    return found == table.renamed.end() ? asset : found->desk;
}

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

} // namespace

domain::Symbol deskSymbol(const VenueTable &table, const domain::Symbol &symbol)
{
    return {deskAsset(table, symbol.base), deskAsset(table, symbol.quote)};
}

std::string singleAsset(std::string_view asset)
{
    constexpr std::string_view multiples[] = {"1000000", "10000", "1000", "k"};
    for (const std::string_view multiple : multiples) {
        const bool begins = asset.substr(0, multiple.size()) == multiple && asset.size() > multiple.size();
        if (begins && isCapital(asset[multiple.size()]))
            return std::string(asset.substr(multiple.size()));
    }
    return asset == "1MBABYDOGE" ? "BABYDOGE" : std::string(); // 1MIL is a name
}

std::vector<std::string> aliasesOf(const domain::Symbol &venues, const domain::Symbol &desks)
{
    std::vector<std::string> out;
    if (venues != desks)
        out.push_back(venues.text());
    if (const std::string single = singleAsset(desks.base); !single.empty())
        out.push_back(single + '/' + desks.quote);
    return out;
}

} // namespace exchange
