// What a call to a model may cost, how long a chain of them may take, when a provider is left alone for a
// while, and how much is kept about the calls. A value; any thread.
#pragma once

#include "base/options.h"

#include <string>

namespace llm {

/// In US dollars; 0: no limit. Days and months are those of UTC.
struct BudgetOptions
{
    double perCall = 0.50;
    double perDay = 5;
    double perMonth = 50;
    std::string unknownPrices = "allow"; // or "refuse": models whose price nobody knows
};

struct CallOptions
{
    int chainSeconds = 300;  // for every provider of the chain together
    int breakerFailures = 3; // in a row, until a provider is left alone
    int breakerSeconds = 60; // for how long, before one call tries again
    int auditMegabytes = 10; // of one file of the audit log
    int auditFiles = 5;      // that are kept beside the current one
};

[[nodiscard]] std::span<const base::Option<BudgetOptions>> budgetOptionTable();
[[nodiscard]] std::span<const base::Option<CallOptions>> callOptionTable();

} // namespace llm
