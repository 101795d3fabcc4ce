#include "risk/rule.h"

#include <cmath>

namespace risk {

domain::RuleResult each::barVolume(const Case &c)
{
    const std::optional<double> volume = c.state.market.barQuoteVolume;
    if (!volume || !std::isfinite(*volume) || *volume <= 0)
        return notApplicable("the volume of the bar is not known");
    return cappedAt(c, c.options.maxBarVolumePercent / 100 * *volume);
}

} // namespace risk
