// What venues charge by their price lists, as dated rows: what paper trades are charged where the venue's own
// answers do not tell the fee. Pure; any thread.
#pragma once

#include "domain/instrument.h"

#include <span>
#include <string_view>

namespace exchange {

/// The fee of the lowest tier without any discount, from a day on until the next row of the same venue and
/// kind.
struct FeeRule
{
    const char *venue;
    domain::MarketKind kind;
    int year, month, day; // valid from 00:00 UTC; of a first row: for as long as the desk can look back
    int maker, taker;     // millionths of the notional
    const char *source;   // the page that says so
};
/// By venue and kind, oldest first.
[[nodiscard]] std::span<const FeeRule> feeRules();

/// The rows of one market, oldest first, all assumed: a person's own tier may be another.
[[nodiscard]] std::vector<domain::FeeRow> feesOf(std::string_view venue, domain::MarketKind kind);

} // namespace exchange
