#include "risk/rule.h"

namespace risk {

domain::RuleResult each::minimumSize(const Case &c)
{
    if (!c.entry || !c.quantity)
        return notApplicable();
    const domain::Instrument &instrument = *c.proposal.instrument;
    const std::string why = instrument.belowMinimum(*c.entry, *c.quantity);
    const double smallest = std::max(instrument.minNotional.toDouble(),
                                     std::max(instrument.minQuantity, instrument.lot).toDouble() * c.entryAt);
    domain::RuleResult out = atLeast(c.quantity->toDouble() * c.entryAt, smallest, "");
    out.unit = instrument.symbol.quote;
    out.mark = why.empty() ? domain::RuleResult::Mark::Pass : domain::RuleResult::Mark::Deny;
    out.note = why;
    return out;
}

} // namespace risk
