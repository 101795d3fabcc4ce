// The coins that the desk knows by name: what they are called in the news, and where services keep them.
// Facts; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace context {

struct Coin
{
    std::string_view ticker;  // "NEAR"
    std::string_view names;   // "near protocol|near foundation": lower case, the first is its name
    std::string_view geckoId; // CoinGecko's id; empty: not known
    std::string_view chain;   // DefiLlama's name of the chain it is the coin of; empty: none
    bool isWord = false;      // the ticker is a word of English or of the trade: GAS, ONE, LINK
};

[[nodiscard]] std::span<const Coin> coins();
/// Null for a coin that is not in the table: its ticker alone is looked for then.
[[nodiscard]] const Coin *findCoin(std::string_view ticker);
/// The ticker without a venue's multiplier: "1000SHIB" and "KPEPE" are SHIB and PEPE.
[[nodiscard]] std::string_view bareTicker(std::string_view base);

} // namespace context
