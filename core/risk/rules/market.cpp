#include "risk/rule.h"

#include <cmath>

namespace risk {

domain::RuleResult each::market(const Case &c)
{
    const MarketState &market = c.state.market;
    if (!std::isfinite(market.last) || market.last <= 0)
        return denied("no last price");
    if (!std::isfinite(market.roundTripCost) || market.roundTripCost < 0)
        return denied("the cost of a round trip is not known");
    return passed();
}

} // namespace risk
