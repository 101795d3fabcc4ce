// Puts trades made elsewhere onto the candles of their time: what the market was like when each was entered,
// and how far it went on the way. Pure; any thread.
#pragma once

#include "brain/foreign_trade.h"
#include "exchange/file_exchange.h"

namespace engine {

struct Placed
{
    std::vector<domain::Experience> experiences; // by the time of their close
    std::vector<brain::Skipped> skipped;         // by row
};
/// A trade counts as known when the candle in which it ended had closed. Skipped and named: trades of another
/// market, outside the candles, too early for the studies, or at prices that this market did not have.
[[nodiscard]] Placed placed(const brain::ForeignTrades &trades, const exchange::CandleFile &file);

/// The state of the market at the last close up to `at`. Errors: BadData when no candle had closed by then.
[[nodiscard]] base::Result<domain::RawState> stateAt(const domain::CandleSeries &candles, base::UtcTime at);

} // namespace engine
