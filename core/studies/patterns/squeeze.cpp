#include "studies/patterns/detectors.h"
#include "studies/patterns/market.h"
#include "studies/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

constexpr std::size_t memory = 120;  // bars in which the bands were never closer
constexpr std::size_t settled = 10;  // bars that a squeeze lasts before it is one
constexpr double keltnerWidth = 1.5; // ATR

/// The width of the bands as a share of the price.
std::vector<double> widths(const Market &market)
{
    std::vector<double> width(market.size());
    for (std::size_t bar = 0; bar < width.size(); ++bar)
        width[bar] = (market.upperBand[bar] - market.lowerBand[bar]) / market.sma20[bar];
    return width;
}

void detectBands(const Market &market, std::vector<PatternEvent> &events)
{
    const std::vector<double> width = widths(market);
    if (width.size() < 19 + memory)
        return;
    std::vector<double> narrowest(width.size()), widest(width.size());
    Window(Fold::Min, memory).column(width, narrowest);
    Window(Fold::Max, memory).column(width, widest);
    bool armed = true;
    for (std::size_t bar = 18 + memory; bar < width.size(); ++bar) {
        const double span = widest[bar] - narrowest[bar];
        if (armed && width[bar] <= narrowest[bar] && width[bar] <= widest[bar] / 2 && market.unit[bar] > 0) {
            publish(events, "squeeze:bollinger:20:2", "bb_squeeze", bar, Direction::Neutral,
                    (share(width[bar] / widest[bar], 0.5, 0) +
                     share(market.volume20[bar] / market.volume50[bar], 1, 0.5)) /
                        2,
                    {{"width", width[bar]},
                     {"widest", widest[bar]},
                     {"upper", market.upperBand[bar]},
                     {"lower", market.lowerBand[bar]}});
            armed = false;
        }
        armed = armed || width[bar] >= narrowest[bar] + span / 4;
    }
}

/// EMA and ATR of 20 bars, and the middle of their range.
struct Keltner
{
    std::vector<double> middle, atr, top, bottom;
    explicit Keltner(const Market &market)
        : middle(market.size()), atr(market.size()), top(market.size()), bottom(market.size())
    {
        constexpr double period[] = {20};
        const std::span<double> middles[] = {middle}, ranges[] = {atr};
        compute(computeEma, market.input, period, middles);
        compute(computeAtr, market.input, period, ranges);
        Window(Fold::Max, 20).column(market.input.high, top);
        Window(Fold::Min, 20).column(market.input.low, bottom);
    }
};

void released(const Market &market, const Keltner &keltner, std::size_t bar, std::size_t lasted,
              std::vector<PatternEvent> &events)
{
    const double middle = ((keltner.top[bar] + keltner.bottom[bar]) / 2 + market.sma20[bar]) / 2;
    const double momentum = (market.input.close[bar] - middle) / market.unit[bar];
    publish(events, "squeeze:ttm:20:2:1.5", "ttm_release", bar, directionOf(momentum),
            (share(static_cast<double>(lasted), settled, 30) + share(std::abs(momentum), 0, 3) +
             market.busy(bar)) /
                3,
            {{"momentum", momentum * market.unit[bar]},
             {"bars", static_cast<double>(lasted)},
             {"close", market.input.close[bar]},
             {"upper", market.upperBand[bar]},
             {"lower", market.lowerBand[bar]}});
}

void detectTtm(const Market &market, std::vector<PatternEvent> &events)
{
    const Keltner keltner(market);
    std::size_t inside = 0; // bars in a row
    for (std::size_t bar = 20; bar < market.size(); ++bar) {
        const double reach = keltnerWidth * keltner.atr[bar];
        const bool on = market.unit[bar] > 0 && market.upperBand[bar] < keltner.middle[bar] + reach &&
                        market.lowerBand[bar] > keltner.middle[bar] - reach;
        if (!on && inside >= settled && market.unit[bar] > 0)
            released(market, keltner, bar, inside, events);
        inside = on ? inside + 1 : 0;
        if (inside == settled)
            publish(events, "squeeze:ttm:20:2:1.5", "ttm_squeeze", bar, Direction::Neutral,
                    share((market.upperBand[bar] - market.lowerBand[bar]) / (2 * reach), 1, 0.5),
                    {{"upper", market.upperBand[bar]},
                     {"lower", market.lowerBand[bar]},
                     {"keltner_upper", keltner.middle[bar] + reach},
                     {"keltner_lower", keltner.middle[bar] - reach}});
    }
}

} // namespace

/// The market holds its breath. `bb_squeeze`: Bollinger's bands (20, 2) are closer together, against the
/// price, than in the 120 bars up to here, and at most half as far apart as their furthest; news again when
/// they have widened by a quarter of what they vary. `ttm_squeeze`: the bands have been inside Keltner's
/// channel (EMA 20 ± 1.5 ATR 20) for ten bars (John Carter, Mastering the Trade); `ttm_release`: they come
/// out after at least ten, in the direction of the momentum, which is the close less the mean of the middle
/// of the 20-bar range and the average of 20 closes.
///
/// Confidence: of bb_squeeze the mean of how narrow the bands are against their widest (0 at a half, 1 at
/// nothing) and how volume dries up (mean of 20 bars against 50: 1 at a half); of ttm_squeeze how narrow they
/// are against the channel (1: half as wide); of ttm_release the mean of how long it lasted (10 to 30 bars),
/// the momentum (1: three ATR) and how busy the bar was.
void detectSqueeze(const Market &market, std::vector<PatternEvent> &events)
{
    detectBands(market, events);
    detectTtm(market, events);
}

} // namespace studies
