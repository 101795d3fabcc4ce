// The numbers that a question carries, from what the services said. Pure; any thread.
#pragma once

#include "domain/surroundings.h"

#include <string_view>

namespace context {

/// One kept answer of a service.
struct Answer
{
    std::string source, title, what; // "coingecko" "CoinGecko" "global"
    base::Json values;
    base::UtcTime asOf{};
    bool stale = false;
};

/// Adds the facts of an answer that concern `coin` ("BTC") or the whole market.
void addFacts(domain::Surroundings &to, const Answer &answer, std::string_view coin);

/// Whether an answer says anything: what is empty is never kept as news.
[[nodiscard]] bool saysAnything(const base::Json &values);

} // namespace context
