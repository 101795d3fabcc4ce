// What we hold: a fold over fills, never assigned. Values; engine thread.
#pragma once

#include "domain/order.h"

#include <optional>
#include <string>

namespace domain {

/// One execution. `id` = hash(order id, number within the order): applying it twice is an error, not a double
/// count.
struct Fill
{
    std::string id;
    std::string orderId;
    InstrumentPtr instrument;
    Side side = Side::Buy;
    Price price;       // what was paid, all costs of crossing included
    Quantity quantity; // base units
    Money notional;    // posted price × quantity
    Money fee;         // posted, ≥ 0
    base::UtcTime time{};
    Price reference; // the price before spread and slippage, for showing the cost
};

/// The protective plan of a position; stops may only tighten.
struct Plan
{
    std::optional<Price> stop, target;
    base::UtcTime horizonEnds{};
    base::UtcTime since{}; // when these levels came into force
};

/// A held amount of one instrument. `cost` is what it cost without fees: positive for a long, negative (the
/// proceeds) for a short, so that cash + cost is kept by an entry.
struct Position
{
    std::string id; // the id of the entry order
    InstrumentPtr instrument;
    PositionSide side = PositionSide::Long;
    Quantity quantity;
    Money cost;
    Money fees;       // paid so far
    Money funding;    // received minus paid so far
    Price entryPrice; // volume-weighted, rounded half-even to 1e-12; for showing
    Plan plan;
    std::optional<Price> firstStop; // as approved, for R multiples
    Timeframe timeframe;
    base::UtcTime opened{};
    std::string capsuleId;
    double confidence = 0;
    std::optional<double> calibrated;
    std::optional<std::string> invalidation;
    // What has happened to it so far: the parts that make up its trade.
    Quantity entryQuantity;                   // bought (sold, for a short) in all
    Money entryNotional;                      // and for how much; never negative
    Quantity exitQuantity;                    // given up again so far
    Money exitNotional;                       // and for how much; never negative
    Money realised;                           // gain of what was given up, without fees
    std::optional<base::UtcTime> lastFunding; // stamp of the last funding; stamps only move forward

    /// Worth at a price without fees, in the quote currency: positive for a long, negative for a short.
    [[nodiscard]] Money valueAt(const Price &price) const;
    /// Gain at a price before fees of closing: valueAt − cost.
    [[nodiscard]] Money unrealisedAt(const Price &price) const;
};

/// The side of an order that opens (adds to) a position of this side.
[[nodiscard]] constexpr Side entrySide(PositionSide side)
{
    return side == PositionSide::Long ? Side::Buy : Side::Sell;
}
/// notional ÷ quantity, half-even at the finest step that fits (1e-12 for prices below a million), without
/// trailing zeros; invalid for a quantity of zero.
[[nodiscard]] Price averagePrice(const Money &notional, const Quantity &quantity);

/// The position after a fill of its entry order; `before` is null for the first. The plan comes from the
/// intent.
[[nodiscard]] Position increased(const Position *before, const OrderIntent &intent, const Fill &fill);
/// The position after a fill on the other side of at most its quantity, which may leave nothing of it. The
/// cost of the part given up is pro rata, rounded half-even to 1e-8; the last part takes what is left.
[[nodiscard]] Position reduced(const Position &before, const Fill &fill);

/// A closed position.
struct Trade
{
    std::string id; // the position's
    InstrumentPtr instrument;
    PositionSide side = PositionSide::Long;
    Timeframe timeframe;
    Quantity quantity;
    Price entryPrice, exitPrice;
    base::UtcTime opened{}, closed{};
    Money gross, fees, funding, net; // net = gross − fees + funding
    ExitReason reason = ExitReason::Stop;
    bool stopAndTargetInOneCandle = false;        // the stop was taken
    std::optional<double> maePercent, mfePercent; // worst ≤ 0 and best ≥ 0 move from entry, in percent
    std::optional<double> rMultiple;              // net ÷ money at risk at entry
    std::string entryCapsule, exitCapsule;
    double confidence = 0;
    std::optional<double> calibrated;
    std::optional<Price> stop, target; // as they stood at the exit
};
/// The trade of a position of which `exit` gave up the rest. What only the caller can know (MAE, MFE, both
/// levels in one candle) is left empty. R = net ÷ (|entry − first stop| × quantity).
[[nodiscard]] Trade tradeOf(const Position &after, const OrderIntent &exit, base::UtcTime closed);

[[nodiscard]] base::Json toJson(const Fill &fill);
[[nodiscard]] base::Result<Fill> fillFromJson(const base::Json &json);
[[nodiscard]] base::Json toJson(const Position &position);
[[nodiscard]] base::Json toJson(const Trade &trade);
[[nodiscard]] base::Result<Trade> tradeFromJson(const base::Json &json);
[[nodiscard]] base::Json toJson(const Plan &plan);
[[nodiscard]] base::Result<Plan> planFromJson(const base::Json &json);
[[nodiscard]] base::Json toJson(const Instrument &instrument);
[[nodiscard]] base::Result<InstrumentPtr> instrumentFromJson(const base::Json &json);

} // namespace domain
