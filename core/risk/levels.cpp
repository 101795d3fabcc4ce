#include <cmath>

#include "risk/judge.h"

namespace risk {

namespace {

constexpr double wildPercent = 4;    // ATR as a share of price from which a market is wild
constexpr double quietPercent = 1.5; // and below which a ranging market is quiet

/// How far the stop is, in ATR; the target is twice as far.
double stopAtr(double atrPercent, const MarketState &market, const Options &options)
{
    if (atrPercent >= wildPercent)
        return 2.5;
    const bool ranging = market.choppiness && *market.choppiness > options.rangingChoppiness;
    return ranging && atrPercent < quietPercent ? 1.5 : 2;
}

} // namespace

std::optional<Levels> deskLevels(domain::PositionSide side, double entry, const MarketState &market,
                                 const Options &options)
{
    const double atr = market.atr.value_or(0);
    if (!std::isfinite(entry) || entry <= 0 || !std::isfinite(atr) || atr <= 0)
        return std::nullopt;
    const double sign = side == domain::PositionSide::Long ? 1 : -1;
    const double distance = stopAtr(100 * atr / entry, market, options) * atr;
    const Levels out{entry - sign * distance, entry + sign * 2 * distance};
    const bool usable =
        std::isfinite(out.stop) && std::isfinite(out.target) && out.stop > 0 && out.target > 0;
    return usable ? std::optional(out) : std::nullopt;
}

} // namespace risk
