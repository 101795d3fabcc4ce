// Prices to reckon with in tests: two services, one with other prices from June on.
#pragma once

#include "base/time.h"
#include "llm/price_table.h"

namespace prices_of_tests {

inline base::UtcTime at(const char *text)
{
    return *base::parseTime(text);
}

inline constexpr const char *table = R"({"format":"signaldesk.model-prices/1",
"counting":[{"provider":"apart","cached_apart":true,"reasoning_apart":true}],
"prices":[
{"provider":"shop","models":["big"],"from":"2025-01-01","until":"2025-06-01","input":10,"output":40},
{"provider":"shop","models":["big"],"from":"2025-06-01","until":null,"input":2,"output":8,"cached_input":0.5,
 "reasoning":16,"image":0.01,"above":{"input_tokens":1000,"input":4,"output":16}},
{"provider":"shop","models":["free"],"from":"2025-01-01","input":0,"output":0},
{"provider":"shop","models":["half"],"from":"2025-01-01","input":1,"output":null},
{"provider":"apart","models":["big"],"from":"2025-01-01","input":2,"output":8,"cached_input":0.5}]})";

inline llm::PriceTable prices()
{
    return *llm::PriceTable::read(table);
}

inline domain::Usage used(long long in, long long out, std::optional<long long> cached = {},
                          std::optional<long long> reasoning = {})
{
    return {in, out, cached, reasoning};
}

} // namespace prices_of_tests
