// What the memory may be told. A value; any thread.
#pragma once

#include "base/options.h"

#include <span>
#include <string>

namespace brain {

struct Options
{
    double halfLifeDays = 90;      // of recency and of evidence
    double similarityWeight = 0.7; // recency has the rest
    int similarTrades = 3;         // shown in a question
    int similarWide = 20;          // counted in its statistics
    int reflectEvery = 10;         // closed trades
    int rulesShown = 6;
    bool learn = true;
    bool inQuestion = true;
    bool counterfactuals = true;
    std::string postMortems = "template"; // or "model"
};
[[nodiscard]] std::span<const base::Option<Options>> optionTable();

} // namespace brain
