// A traded pair. A value; any thread.
#pragma once

#include "base/result.h"

#include <compare>
#include <string>
#include <string_view>

namespace domain {

/// Base and quote, verbatim: 1 to 24 of A-Z a-z 0-9 . _ - each ("BTC/USDT", "kPEPE/USDC"). Case tells symbols
/// apart.
struct Symbol
{
    std::string base;
    std::string quote;

    /// "BTC/USDT". Errors: BadSymbol naming the text. parse ∘ print is the identity.
    [[nodiscard]] static base::Result<Symbol> parse(std::string_view text);
    [[nodiscard]] std::string text() const { return base + '/' + quote; }

    auto operator<=>(const Symbol &) const = default;
};

} // namespace domain
