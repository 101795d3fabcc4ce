// What risk says to a proposal: every rule with its value, bound and slack, and either a denial or an order
// that only `risk` can sign. Values; any thread.
#pragma once

#include "domain/order.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace risk {
class Pen;
}

namespace domain {

/// One row of the verdict table. `slack` is how much room is left as a share of the bound, negative when
/// broken.
struct RuleResult
{
    enum class Mark { Pass, Clamp, Deny, NotApplicable };
    std::string id; // "reward_to_risk"
    Mark mark = Mark::Pass;
    std::optional<double> value, bound, slack;
    std::string unit; // "%", "ATR", "x", …
    std::string note; // in words, only when there is something to say
};
[[nodiscard]] std::string_view name(RuleResult::Mark mark); // "pass" "clamp" "deny" "n/a"

/// A refusal. `code` is the id of the first rule that denied.
struct Denial
{
    std::string code;
    std::string reason;
    std::vector<RuleResult> table;
};

/// An order that may be sent. Only `risk` makes one; it is never stored and reloaded (recovery reloads
/// `Order`s).
class ApprovedOrder
{
public:
    [[nodiscard]] const OrderIntent &intent() const { return m_intent; }
    [[nodiscard]] const std::vector<RuleResult> &table() const { return m_table; }
    [[nodiscard]] std::optional<Price> liquidation() const { return m_liquidation; }

private:
    friend class risk::Pen;
    ApprovedOrder(OrderIntent intent, std::vector<RuleResult> table, std::optional<Price> liquidation)
        : m_intent(std::move(intent)), m_table(std::move(table)), m_liquidation(std::move(liquidation))
    {
    }
    OrderIntent m_intent;
    std::vector<RuleResult> m_table;
    std::optional<Price> m_liquidation;
};

using Verdict = std::variant<Denial, ApprovedOrder>;

[[nodiscard]] const std::vector<RuleResult> &table(const Verdict &verdict);
[[nodiscard]] base::Json toJson(const std::vector<RuleResult> &table);
[[nodiscard]] base::Result<std::vector<RuleResult>> rulesFromJson(const base::Json &json);

} // namespace domain
