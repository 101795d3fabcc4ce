#include "risk/sizing.h"

#include "base/text.h"

namespace risk {

std::optional<domain::Quantity> quantityOf(const Case &c)
{
    if (!c.entry)
        return std::nullopt;
    const base::Result<domain::Quantity> quantity = c.proposal.instrument->quantity(c.size / c.entryAt);
    return quantity ? std::optional(*quantity) : std::nullopt;
}

void settleSizes(const Case &c, std::vector<domain::RuleResult> &table)
{
    using Mark = domain::RuleResult::Mark;
    if (!c.quantity)
        return;
    const double size = c.quantity->toDouble() * c.entryAt;
    const std::span<const Rule> all = rules();
    for (std::size_t i = 0; i < table.size(); ++i) {
        domain::RuleResult &row = table[i];
        if (all[i].stage != Stage::Size || (row.mark != Mark::Pass && row.mark != Mark::Clamp))
            continue;
        if (row.mark == Mark::Clamp && row.note.empty())
            row.note = "lowered from " + base::printed(*row.value);
        row.value = size;
        row.slack = slackBelow(size, *row.bound);
    }
}

} // namespace risk
