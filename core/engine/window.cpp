#include "engine/window.h"

namespace engine {

base::UtcTime blockStart(domain::Timeframe timeframe, base::UtcTime open)
{
    const auto block = blockBars * timeframe.step();
    const auto since = open.time_since_epoch();
    return base::UtcTime(since - (since % block + block) % block);
}

domain::CandleSeries windowAt(const domain::CandleSeries &candles, std::size_t last)
{
    const base::UtcTime start = windowStart(candles.timeframe(), candles.openTime(last));
    const std::size_t first = candles.lowerBound(start);
    return candles.slice(first, last + 1 - first);
}

} // namespace engine
