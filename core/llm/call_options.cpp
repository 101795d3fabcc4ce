#include "llm/call_options.h"

namespace llm {
namespace {

constexpr const char *unknownChoices[] = {"allow", "refuse"};

const base::Option<BudgetOptions> budgetTable[] = {
    {"per_call", "A call at most", "USD", "Estimated before the question is sent; 0: no limit.",
     &BudgetOptions::perCall, 0, 1000},
    {"per_day", "A day at most", "USD", "What was spent since 00:00 UTC and the estimate; 0: no limit.",
     &BudgetOptions::perDay, 0, 100000},
    {"per_month", "A month at most", "USD", "The same since the first of the month; 0: no limit.",
     &BudgetOptions::perMonth, 0, 1000000},
    {"unknown_prices", "Models without a known price", "",
     "Whether they are asked although nobody can say what it costs.", &BudgetOptions::unknownPrices, 0, 0,
     unknownChoices},
};

const base::Option<CallOptions> callTable[] = {
    {"chain_seconds", "Deadline of the whole chain", "s", "For all minds that are asked one after another.",
     &CallOptions::chainSeconds, 1, 7200},
    {"breaker_failures", "Failures in a row", "", "After so many a provider is left alone for a while.",
     &CallOptions::breakerFailures, 1, 100},
    {"breaker_seconds", "Left alone for", "s", "Then one call tries whether it works again.",
     &CallOptions::breakerSeconds, 1, 86400},
    {"audit_megabytes", "Audit file at most", "MB", "Then a new file is begun.", &CallOptions::auditMegabytes,
     1, 1000},
    {"audit_files", "Older audit files kept", "", "The oldest goes when a new one is begun.",
     &CallOptions::auditFiles, 1, 100},
};

} // namespace

std::span<const base::Option<BudgetOptions>> budgetOptionTable()
{
    return budgetTable;
}

std::span<const base::Option<CallOptions>> callOptionTable()
{
    return callTable;
}

} // namespace llm
