#include "risk/judge.h"

#include "base/text.h"
#include "risk/pen.h"
#include "risk/sizing.h"

namespace risk {

namespace {

using domain::RuleResult;
using Mark = RuleResult::Mark;

/// Asks every rule, whatever the others said: the table is always whole.
std::vector<RuleResult> askAll(Case &c)
{
    const std::span<const Rule> all = rules();
    std::vector<RuleResult> table;
    table.reserve(all.size());
    for (const Rule &rule : all) {
        if (rule.stage == Stage::Final && !c.quantity)
            c.quantity = quantityOf(c);
        RuleResult row = rule.check(c);
        row.id = rule.id;
        if (row.mark == Mark::Clamp)
            c.size = std::min(c.size, *row.bound);
        table.push_back(std::move(row));
    }
    settleSizes(c, table);
    return table;
}

std::string reasonOf(const RuleResult &row, const char *title)
{
    std::string out = title;
    if (!row.note.empty())
        out += ": " + row.note;
    if (row.value && row.bound)
        out += ": " + base::printed(*row.value, 4) + " where the bound is " + base::printed(*row.bound, 4);
    else if (!row.value && row.bound)
        out += ": not a number where the bound is " + base::printed(*row.bound, 4);
    return row.bound && !row.unit.empty() ? out + ' ' + row.unit : out;
}

domain::OrderIntent intentOf(const Case &c)
{
    const Proposal &asked = c.proposal;
    domain::OrderIntent out;
    out.cycleId = asked.cycleId;
    out.instrument = asked.instrument;
    out.side = domain::entrySide(asked.side);
    out.type = asked.limitEntry ? domain::OrderType::Limit : domain::OrderType::Market;
    out.quantity = *c.quantity;
    if (asked.limitEntry)
        out.limit = c.entry;
    out.stop = c.stop;
    out.target = c.target;
    out.horizonBars = asked.horizonBars;
    out.timeframe = asked.timeframe;
    out.confidence = asked.confidence;
    out.calibrated = asked.calibrated;
    out.invalidation = asked.invalidation;
    out.decidedAt = asked.decidedAt;
    return out;
}

} // namespace

domain::Verdict judge(const Proposal &proposal, const State &state, const Options &options)
{
    Case c = caseOf(proposal, state, options);
    std::vector<RuleResult> table = askAll(c);
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].mark == Mark::Deny) {
            std::string reason = reasonOf(table[i], rules()[i].title);
            return domain::Denial{table[i].id, std::move(reason), std::move(table)};
        }
    if (!c.quantity || !c.quantity->decimal().isPositive() || !c.stop ||
        !c.target) // no rule may let this through
        return domain::Denial{"proposal", "the order has no size or no levels", std::move(table)};
    domain::OrderIntent intent = intentOf(c);
    return Pen::sign(std::move(intent), std::move(table), liquidationPrice(c));
}

} // namespace risk
