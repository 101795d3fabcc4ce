// What is traded where, and on which grid: the only doors from analysis (double) to money. A value, shared as
// shared_ptr<const Instrument>; any thread.
#pragma once

#include "base/time.h"
#include "domain/money.h"
#include "domain/symbol.h"

#include <memory>
#include <vector>

namespace domain {

enum class MarketKind { Spot, Perpetual };
[[nodiscard]] std::string_view name(MarketKind kind); // "spot" "perpetual"

/// Either a fixed step, or significant figures (then `step` is the smallest step there is).
struct TickRule
{
    base::Decimal step = base::Decimal::of(1, -8);
    int significantFigures = 0; // 0: the step alone
};

/// Fees in force from an instant. `assumed`: the venue did not say so, the desk's table does.
struct FeeRow
{
    base::UtcTime from{};
    base::Decimal maker = base::Decimal::of(10, -4);
    base::Decimal taker = base::Decimal::of(10, -4);
    bool assumed = true;
};

struct Instrument
{
    std::string venue;
    Symbol symbol;
    MarketKind kind = MarketKind::Spot;
    std::string venueId;              // "BTCUSDT"
    std::vector<std::string> aliases; // "XBT/USDT"
    TickRule tick;
    base::Decimal lot = base::Decimal::of(1, -8);
    base::Decimal minQuantity;
    base::Decimal minNotional;
    base::Decimal multiplier = base::Decimal::of(1); // base units in one contract
    std::vector<FeeRow> fees;                        // oldest first; empty: 0.10 % assumed
    bool active = true;
    bool synthetic = false; // a made-up market; shown wherever it appears

    /// The tick next to `value`. Errors: OutOfRange for NaN, infinity, not positive, or beyond Decimal.
    [[nodiscard]] base::Result<Price> price(double value,
                                            base::Rounding rounding = base::Rounding::HalfEven) const;
    /// Base units rounded *down* to the lot; may be zero. Errors: OutOfRange for NaN, infinity, negative.
    [[nodiscard]] base::Result<Quantity> quantity(double baseUnits) const;
    /// The step of prices near `value`.
    [[nodiscard]] base::Decimal tickAt(double value) const;
    /// Digits after the point that prices near `value` are written with.
    [[nodiscard]] int priceDecimals(double value) const { return tickAt(value).decimals(); }
    /// price × quantity in the quote currency, posted.
    [[nodiscard]] Money notional(const Price &price, const Quantity &quantity) const;
    [[nodiscard]] Quantity fromContracts(const base::Decimal &contracts) const;
    [[nodiscard]] FeeRow feesAt(base::UtcTime time) const;
    /// Why an order of this size is too small for the venue, or nothing.
    [[nodiscard]] std::string belowMinimum(const Price &price, const Quantity &quantity) const;
    /// "binance:BTC/USDT:spot": unique over venues and kinds.
    [[nodiscard]] std::string key() const;
};

using InstrumentPtr = std::shared_ptr<const Instrument>;

} // namespace domain
