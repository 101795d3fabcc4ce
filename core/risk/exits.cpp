// Orders and changes that can only make a position smaller or safer.
#include "risk/case.h"
#include "risk/pen.h"

#include <cmath>

namespace risk {

namespace {

using domain::PositionSide;
using domain::Price;
using domain::RuleResult;

RuleResult named(const char *id, RuleResult row)
{
    row.id = id;
    return row;
}

RuleResult reduces(const domain::Position &position, const domain::Quantity &quantity)
{
    const bool some = quantity.valid() && quantity.decimal().isPositive();
    RuleResult row = atMost(quantity.toDouble(), position.quantity.toDouble(), "");
    row.unit = position.instrument ? position.instrument->symbol.base : std::string();
    const bool holds = position.instrument && some && quantity <= position.quantity;
    row.mark = holds ? RuleResult::Mark::Pass : RuleResult::Mark::Deny;
    if (!holds)
        row.note = !position.instrument ? "the position has no instrument"
                   : some               ? "more than is held"
                                        : "nothing to give up";
    return named("reduces", std::move(row));
}

/// What is to be given up: all of it, or a part on the lot.
domain::Quantity amountOf(const domain::Position &position, const std::optional<domain::Quantity> &part)
{
    if (!part || !position.instrument || *part == position.quantity)
        return position.quantity;
    return domain::Quantity(part->decimal().rounded(position.instrument->lot, base::Rounding::Down));
}

/// A level that is asked for, on the tick; none where it is not a price or no other than before.
struct Wish
{
    std::optional<Price> level;
    RuleResult row;
};

Wish wishOf(const domain::Position &position, const std::optional<double> &asked,
            const std::optional<Price> &now)
{
    if (!asked)
        return {std::nullopt, notApplicable()};
    if (!std::isfinite(*asked) || *asked <= 0 || !position.instrument)
        return {std::nullopt, denied("not a price")};
    const base::Result<Price> level = position.instrument->price(*asked);
    if (!level)
        return {std::nullopt, denied("not a price")};
    if (now && *level == *now)
        return {std::nullopt, notApplicable("as it is")};
    return {*level, passed()};
}

/// Progress from entry to target that must be made before a stop may follow: the slower the bars, the less.
double progressNeeded(domain::Timeframe timeframe)
{
    using std::chrono::hours;
    if (timeframe.step() < hours(1))
        return 25;
    if (timeframe.step() < hours(4))
        return 20;
    return timeframe.step() < hours(24) ? 15 : 10;
}

class PlanJudge
{
public:
    PlanJudge(const domain::Position &position, double last)
        : m_position(position), m_last(last), m_sign(position.side == PositionSide::Long ? 1 : -1)
    {
    }

    RuleResult tightens(const std::optional<Price> &stop) const
    {
        if (!stop || !m_position.plan.stop)
            return notApplicable();
        const double move = m_sign * (stop->toDouble() - m_position.plan.stop->toDouble());
        return move > 0 ? passed() : denied("a stop may only tighten");
    }
    RuleResult stopClear(const std::optional<Price> &stop) const
    {
        if (!stop)
            return notApplicable();
        return m_sign * (m_last - stop->toDouble()) > 0 ? passed() : denied("the price is past this stop");
    }
    RuleResult progress(const std::optional<Price> &stop) const
    {
        if (!stop || !m_position.plan.stop)
            return notApplicable();
        if (!m_position.plan.target)
            return denied("without a target there is no progress to measure");
        const double entry = m_position.entryPrice.toDouble();
        const double way = m_sign * (m_position.plan.target->toDouble() - entry);
        if (!(way > 0))
            return denied("the target is not on the winning side");
        return atLeast(100 * m_sign * (m_last - entry) / way, progressNeeded(m_position.timeframe), "%");
    }
    RuleResult targetClear(const std::optional<Price> &target) const
    {
        if (!target)
            return notApplicable();
        return m_sign * (target->toDouble() - m_last) > 0 ? passed()
                                                          : denied("the price is past this target");
    }

private:
    const domain::Position &m_position;
    double m_last, m_sign;
};

bool refused(const RuleResult &row)
{
    return row.mark == RuleResult::Mark::Deny;
}

} // namespace

domain::Verdict approveExit(const domain::Position &position, domain::ExitReason reason,
                            const std::string &cycleId, base::UtcTime now,
                            std::optional<domain::Quantity> part)
{
    const domain::Quantity quantity = amountOf(position, part);
    std::vector<RuleResult> table{reduces(position, quantity)};
    if (refused(table.front()))
        return domain::Denial{table.front().id, table.front().note, std::move(table)};
    domain::OrderIntent out;
    out.cycleId = cycleId;
    out.instrument = position.instrument;
    out.side = position.side == PositionSide::Long ? domain::Side::Sell : domain::Side::Buy;
    out.quantity = quantity;
    out.reduceOnly = true;
    out.timeframe = position.timeframe;
    out.exitReason = reason;
    out.positionId = position.id;
    out.decidedAt = now;
    return Pen::sign(std::move(out), std::move(table));
}

PlanVerdict judgePlan(const domain::Position &position, std::optional<double> stop,
                      std::optional<double> target, const State &state, const Options &)
{
    const double last = state.market.last;
    const Wish newStop = wishOf(position, stop, position.plan.stop);
    const Wish newTarget = wishOf(position, target, position.plan.target);
    const PlanJudge judge(position, last);
    PlanVerdict out;
    const bool priced = std::isfinite(last) && last > 0;
    out.table = {named("market", priced ? passed() : denied("no last price")),
                 named("plan_stop", newStop.row),
                 named("plan_stop_tightens", judge.tightens(newStop.level)),
                 named("plan_stop_side", judge.stopClear(newStop.level)),
                 named("plan_stop_progress", judge.progress(newStop.level)),
                 named("plan_target", newTarget.row),
                 named("plan_target_side", judge.targetClear(newTarget.level))};
    const auto clear = [&](std::size_t from, std::size_t to) {
        return std::none_of(out.table.begin() + std::ptrdiff_t(from), out.table.begin() + std::ptrdiff_t(to),
                            refused);
    };
    const bool moveStop = priced && newStop.level && clear(1, 5);
    const bool moveTarget = priced && newTarget.level && clear(5, 7);
    if (!moveStop && !moveTarget)
        return out;
    domain::Plan plan = position.plan;
    plan.stop = moveStop ? newStop.level : plan.stop;
    plan.target = moveTarget ? newTarget.level : plan.target;
    // From the start of this minute, the finest bar that exits are looked for in: a bar in which the plan
    // changed is watched with the tighter levels rather than not at all.
    plan.since = std::chrono::floor<std::chrono::minutes>(state.now);
    out.plan = plan;
    return out;
}

} // namespace risk
