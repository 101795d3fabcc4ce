// What the journal holds: one append-only list of events from which orders, positions and the account are
// rebuilt. Values; engine thread.
#pragma once

#include "domain/halt.h"
#include "domain/position.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace domain {

/// The first event of a run: whose money, on what kind of market.
struct RunStarted
{
    Money capital;
    std::string source; // "live" "demo" "file" "replay"
    bool synthetic = false;
    std::string note; // seed, file, provider: what tells runs apart
};
struct OrderMoved
{
    std::string orderId;
    std::optional<OrderIntent> intent; // with Submit only
    OrderEvent event = OrderEvent::Submit;
    std::string reason;
};
struct PlanChanged
{
    std::string positionId;
    Plan plan;
};
struct FundingPaid
{
    std::string positionId;
    Money amount; // received > 0, paid < 0
    double rate = 0;
    base::UtcTime stamp{};
};
struct ModelCharged
{
    Money amount;
    std::string provider, model;
};
struct HaltChanged
{
    Halt halt;
    bool set = true; // false: lifted
};
/// What one member of a council said: what its record is kept from.
struct MemberVote
{
    std::string member; // "technician google/gemini-2.5-pro": role and model
    std::string action; // "open_long" …
    double confidence = 0;
    bool operator==(const MemberVote &) const = default;
};
/// The end of one cycle of one watch.
struct CycleEnded
{
    std::string watch;        // "binance BTC/USDT 4h technical"
    base::UtcTime barClose{}; // close of the bar that was decided on
    bool forced = false;      // by a person, beside the schedule
    std::string outcome; // "traded" "adjusted" "held" "denied" "nothing_to_do" "refused" "failed" "not_asked"
    std::string action;  // what was said
    std::string done;    // what was done, in words: the only form fed back to a model
    std::string code;    // denial or error code
    std::vector<MemberVote> votes = {}; // of a council
};
struct TradeClosed
{
    Trade trade;
};
/// Equity as marked to market at an instant; for the curve and the day's opening equity.
struct EquityMarked
{
    Money equity;
    Money cash;
    std::optional<double> benchmark; // last price of the first watch, for buy-and-hold
};
/// How far a virtual clock has come.
struct ClockMoved
{
    base::UtcTime to{};
};

using EventBody = std::variant<RunStarted, OrderMoved, Fill, PlanChanged, FundingPaid, ModelCharged,
                               HaltChanged, CycleEnded, TradeClosed, EquityMarked, ClockMoved>;

/// One journal row. `key` is unique within a run: appending the same event again changes nothing.
struct Event
{
    base::UtcTime time{};
    std::string key;
    std::string cycleId;
    std::string capsuleId;
    EventBody body;
};

/// "run" "order" "fill" "plan" "funding" "model_cost" "halt" "cycle" "trade" "equity" "clock"
[[nodiscard]] std::string_view kindOf(const EventBody &body);
[[nodiscard]] base::Json toJson(const EventBody &body);
/// Errors: Schema naming the field; Unsupported for an unknown kind.
[[nodiscard]] base::Result<EventBody> eventFromJson(std::string_view kind, const base::Json &json);

} // namespace domain
