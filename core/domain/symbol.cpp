#include "domain/symbol.h"

#include "base/text.h"

namespace domain {

namespace {

constexpr std::size_t longest = 24;

constexpr bool allowed(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

bool isAsset(std::string_view text)
{
    if (text.empty() || text.size() > longest)
        return false;
    for (const char c : text)
        if (!allowed(c))
            return false;
    return true;
}

} // namespace

base::Result<Symbol> Symbol::parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const bool whole =
        slash != std::string_view::npos && isAsset(text.substr(0, slash)) && isAsset(text.substr(slash + 1));
    if (!whole) {
        const std::string shown = base::sanitised(text.substr(0, 64), 64);
        return base::fail(base::ErrorCode::BadSymbol, "'" + shown + "' is not a pair such as BTC/USDT",
                          "symbol");
    }
    return Symbol{std::string(text.substr(0, slash)), std::string(text.substr(slash + 1))};
}

} // namespace domain
