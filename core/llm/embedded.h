// The texts that the build puts into this room; for its own sources only.
#pragma once

#include <string_view>

namespace llm {

extern const std::string_view modelPrices; // resources/tables/model_prices.json

} // namespace llm
