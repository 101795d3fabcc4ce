// What we want done at a venue, and how far it has come. An order moves only through one transition table.
// Values; engine thread.
#pragma once

#include "base/json.h"
#include "base/time.h"
#include "domain/instrument.h"
#include "domain/market.h"
#include "domain/timeframe.h"

#include <optional>
#include <string>

namespace domain {

enum class OrderType { Market, Limit };
enum class PositionSide { Long, Short };
[[nodiscard]] std::string_view name(OrderType type);
[[nodiscard]] std::string_view name(PositionSide side); // "long" "short"

/// Why a position was closed.
enum class ExitReason { Stop, Target, Horizon, Model, Person, KillSwitch, Quit, Liquidation };
[[nodiscard]] std::string_view name(ExitReason reason);

enum class OrderStatus { Created, Submitted, PartlyFilled, Filled, Cancelled, Expired, Rejected };
[[nodiscard]] std::string_view name(OrderStatus status);
[[nodiscard]] bool isFinal(OrderStatus status);

enum class OrderEvent { Submit, FillPart, FillAll, Cancel, Expire, Reject };
[[nodiscard]] std::string_view name(OrderEvent event);
/// The table. Errors: Internal naming both when the event cannot happen in that status.
[[nodiscard]] base::Result<OrderStatus> transition(OrderStatus status, OrderEvent event);

/// What is to be done, whole: enough to send it, to recognise it again, and to know why.
struct OrderIntent
{
    std::string cycleId;   // the cycle or the exit that asked
    std::string capsuleId; // the capsule that shows why; empty for exits of the monitor
    InstrumentPtr instrument;
    Side side = Side::Buy;
    OrderType type = OrderType::Market;
    Quantity quantity; // base units
    std::optional<Price> limit;
    bool reduceOnly = false;
    // for entries: the plan of the position
    std::optional<Price> stop, target;
    int horizonBars = 20;
    Timeframe timeframe;
    double confidence = 0;            // claimed
    std::optional<double> calibrated; // none below the evidence needed
    std::optional<std::string> invalidation;
    // for exits
    std::optional<ExitReason> exitReason;
    std::string positionId;
    base::UtcTime decidedAt{};

    /// hash(cycle id, what is to be done): the same intent of the same cycle has the same id, always.
    [[nodiscard]] std::string clientId() const;
};

class Order
{
public:
    Order() = default;
    explicit Order(OrderIntent intent) : m_intent(std::move(intent)), m_id(m_intent.clientId()) {}
    [[nodiscard]] const OrderIntent &intent() const { return m_intent; }
    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] OrderStatus status() const { return m_status; }
    [[nodiscard]] base::Result<void> apply(OrderEvent event);

private:
    OrderIntent m_intent;
    std::string m_id;
    OrderStatus m_status = OrderStatus::Created;
};

[[nodiscard]] base::Json
toJson(const OrderIntent &intent); // money as decimal strings; the instrument by its facts
[[nodiscard]] base::Result<OrderIntent> intentFromJson(const base::Json &json);

} // namespace domain
