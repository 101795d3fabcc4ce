#include "studies/patterns/detectors.h"
#include "studies/patterns/market.h"
#include "studies/window.h"

namespace studies {

/// ATR (14) reaches one and a half times its own mean of the 14 bars before; news again when it has come back
/// to 1.2 times. Without a direction: volatility has none. Confidence: how far it goes beyond (0 at 1.3
/// times, 1 at 2.3). Details: ATR and its mean, in price units, and their ratio.
void detectAtrSpike(const Market &market, std::vector<PatternEvent> &events)
{
    constexpr std::size_t period = 14;
    if (market.size() < 2 * period + 2)
        return;
    std::vector<double> mean(market.size());
    Window(Fold::Sum, period, 1.0 / period).column(market.unit, mean);
    bool armed = true;
    for (std::size_t bar = 2 * period; bar < market.size(); ++bar) {
        const double ratio = market.unit[bar] / mean[bar - 1];
        if (armed && ratio >= 1.5) {
            publish(events, "atr_spike:14", "atr_spike", bar, Direction::Neutral, share(ratio, 1.3, 2.3),
                    {{"atr", market.unit[bar]}, {"mean", mean[bar - 1]}, {"ratio", ratio}});
            armed = false;
        }
        armed = armed || ratio <= 1.2;
    }
}

} // namespace studies
