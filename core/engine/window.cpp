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

base::Result<domain::CandleSeries> joined(const domain::CandleSeries &older, const domain::CandleSeries &newer)
{
    if (older.isEmpty() || newer.isEmpty())
        return base::fail(base::ErrorCode::BadData, "nothing to join");
    const std::size_t kept = older.lowerBound(newer.openTime(0));
    const bool follows = kept == older.size() && older.closed() == kept &&
                         older.timeframe().closeOf(older.openTime(kept - 1)) == newer.openTime(0);
    if (kept == older.size() && !follows)
        return base::fail(base::ErrorCode::BadData, "the new bars do not meet the old ones");
    domain::CandleColumns columns;
    columns.reserve(kept + newer.size());
    const auto add = [&](const domain::CandleSeries &from, std::size_t i) {
        columns.add(from.time()[i], from.open()[i], from.high()[i], from.low()[i], from.close()[i], from.volume()[i]);
    };
    for (std::size_t i = 0; i < kept; ++i)
        add(older, i);
    for (std::size_t i = 0; i < newer.size(); ++i)
        add(newer, i);
    return domain::CandleSeries::make(older.timeframe(), std::move(columns), kept + newer.closed());
}

} // namespace engine
