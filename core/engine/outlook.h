// The wider view of a market: coarser timeframes, the last days and weeks, the long averages. An optional
// sense: what the venue does not tell is missing and said so. Owned by Senses; engine thread.
#pragma once

#include "decision/briefing.h"
#include "exchange/exchange.h"

#include <map>

namespace engine {

class Outlooks
{
public:
    Outlooks(exchange::Exchange &exchange, const base::Clock &clock) : m_exchange(exchange), m_clock(clock) {}

    struct Seen
    {
        decision::Outlook outlook;
        base::Result<void> whole; // the error of the first timeframe that the venue could not serve
    };
    /// The view from `own`, whose timeframe is the watch's. Coarser candles are asked for once until their
    /// next close.
    [[nodiscard]] QCoro::Task<Seen> look(domain::InstrumentPtr instrument, domain::CandleSeries own);

private:
    struct Kept
    {
        domain::CandleSeries candles;
        base::UtcTime until{}; // when there will be a bar more
        std::optional<studies::TimeframeSummary> summary;
        studies::MacroTrend macro;
    };
    [[nodiscard]] base::Task<const Kept *> candles(domain::InstrumentPtr instrument,
                                                   domain::Timeframe timeframe);

    exchange::Exchange &m_exchange;
    const base::Clock &m_clock;
    std::map<std::string, Kept> m_kept; // by instrument and timeframe
};

} // namespace engine
