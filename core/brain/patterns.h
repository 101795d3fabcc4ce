// The patterns that reflection looks for: what a trade's state, side and claim have in common with others,
// one family a row of the table in patterns.cpp. Each pattern has its share of the error that all of them
// together may make. Pure; any thread.
#pragma once

#include "domain/memory.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace brain {

struct Pattern
{
    std::string id;     // "trend=bullish"
    std::string title;  // "bullish trend"
    double weight = 1;  // share of the error, before it is divided by the sum of all
    bool claim = false; // about the claimed confidence: an overconfident mind shows here
};
/// Every pattern there is, in a fixed order.
[[nodiscard]] const std::vector<Pattern> &patterns();
[[nodiscard]] double weightOfAll();

/// Places in patterns() that this trade belongs to, ascending.
[[nodiscard]] std::vector<std::uint16_t> patternsOf(const domain::Experience &experience);

} // namespace brain
