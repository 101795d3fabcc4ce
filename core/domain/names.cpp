// The written forms of the small enums: what the journal, the capsules and the command line say.
#include "domain/account.h"
#include "domain/capsule.h"

namespace domain {

namespace {

/// The name at the enum's place; "?" for a value that no enumerator has.
template <class E, std::size_t N>
constexpr std::string_view nameIn(const std::string_view (&names)[N], E value)
{
    const auto place = std::size_t(value);
    return place < N ? names[place] : std::string_view("?");
}

template <class E, std::size_t N>
constexpr std::optional<E> placeIn(const std::string_view (&names)[N], std::string_view text)
{
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == text)
            return E(i);
    return std::nullopt;
}

constexpr std::string_view marketKinds[] = {"spot", "perpetual"};
constexpr std::string_view orderTypes[] = {"market", "limit"};
constexpr std::string_view positionSides[] = {"long", "short"};
constexpr std::string_view exitReasons[] = {"stop",   "target",      "horizon", "model",
                                            "person", "kill_switch", "quit",    "liquidation"};
constexpr std::string_view orderStatuses[] = {"created",   "submitted", "partly_filled", "filled",
                                              "cancelled", "expired",   "rejected"};
constexpr std::string_view orderEvents[] = {"submit", "fill_part", "fill_all", "cancel", "expire", "reject"};
constexpr std::string_view haltKinds[] = {"paused",   "loss_streak", "daily_loss",
                                          "drawdown", "safe_mode",   "kill_switch"};
constexpr std::string_view actions[] = {"open_long", "open_short", "close", "adjust", "hold"};
constexpr std::string_view answerOutcomes[] = {"answered", "refused", "failed"};
constexpr std::string_view ruleMarks[] = {"pass", "clamp", "deny", "n/a"};
constexpr std::string_view evidenceMarks[] = {"verified", "wrong", "unknown"};
constexpr std::string_view ledgerAccounts[] = {"capital",  "cash",    "positions", "fees",
                                               "realised", "funding", "model_cost"};

} // namespace

std::string_view name(MarketKind kind)
{
    return nameIn(marketKinds, kind);
}

std::string_view name(OrderType type)
{
    return nameIn(orderTypes, type);
}

std::string_view name(PositionSide side)
{
    return nameIn(positionSides, side);
}

std::string_view name(ExitReason reason)
{
    return nameIn(exitReasons, reason);
}

std::string_view name(OrderStatus status)
{
    return nameIn(orderStatuses, status);
}

std::string_view name(OrderEvent event)
{
    return nameIn(orderEvents, event);
}

std::string_view name(HaltKind kind)
{
    return nameIn(haltKinds, kind);
}

std::optional<HaltKind> haltOf(std::string_view text)
{
    return placeIn<HaltKind>(haltKinds, text);
}

std::string_view name(Action action)
{
    return nameIn(actions, action);
}

std::optional<Action> actionOf(std::string_view text)
{
    return placeIn<Action>(actions, text);
}

std::string_view name(AnswerOutcome outcome)
{
    return nameIn(answerOutcomes, outcome);
}

std::string_view name(RuleResult::Mark mark)
{
    return nameIn(ruleMarks, mark);
}

std::string_view name(EvidenceCheck::Mark mark)
{
    return nameIn(evidenceMarks, mark);
}

std::string_view name(LedgerAccount account)
{
    return nameIn(ledgerAccounts, account);
}

std::string Watch::text() const
{
    std::string out = venue + ' ' + symbol.text() + ' ';
    if (kind != MarketKind::Spot)
        out += std::string(name(kind)) + ' ';
    out += std::string(timeframe.name()) + ' ' + provider;
    return model.empty() ? out : out + ':' + model;
}

} // namespace domain
