#include "domain/charge.h"

#include <algorithm>
#include <array>

namespace domain {

bool canBear(const std::string &currency, const Money &cost)
{
    constexpr std::array<std::string_view, 7> dollars{"USDT", "USDC", "USD", "FDUSD", "BUSD", "DAI", "TUSD"};
    return cost.currency() == currency ||
           (cost.currency() == "USD" && std::find(dollars.begin(), dollars.end(), currency) != dollars.end());
}

} // namespace domain
