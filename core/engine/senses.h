// What a watch sees of its market: candles, which it cannot do without, and whatever else the venue tells.
// Owned by a cycle; engine thread.
#pragma once

#include "engine/outlook.h"
#include "engine/snapshot.h"
#include "exchange/exchange.h"

#include <optional>
#include <string>
#include <vector>

namespace engine {

/// One look at a market.
struct Sight
{
    domain::InstrumentPtr instrument;
    domain::CandleSeries series; // all that was fetched; may end with a forming bar
    domain::CandleSeries window; // closed bars of the decision, see windowAt()
    base::UtcTime barClose{};    // of the last closed bar
    double last = 0;             // current price
    std::optional<domain::Ticker> ticker;
    std::optional<domain::OrderBook> book;
    std::vector<domain::PublicTrade> trades;
    std::optional<studies::BookChange> bookChange; // against the look before
    std::optional<domain::Funding> funding;        // of a perpetual
    std::optional<double> openInterest;            // base units, of a perpetual
    decision::Outlook outlook;
    domain::Surroundings world;
    std::vector<std::string> missing; // "order book: timeout"
    std::vector<SenseView> views;
};

class Senses
{
public:
    Senses(exchange::Exchange &exchange, const base::Clock &clock)
        : m_exchange(exchange), m_clock(clock), m_outlooks(exchange, clock)
    {
    }

    /// `patient`: a close that is due but not served yet is polled for, up to 20 s after it. `candlesOnly`:
    /// nothing but the required sense. Errors: those of the candles, and BadData when there is no closed bar
    /// at all.
    [[nodiscard]] base::Task<Sight> look(domain::Watch watch, bool patient, bool candlesOnly);

    /// Ends the waiting for a late close; the looks under way go on with what there is.
    void stop() { m_stopping = true; }

private:
    [[nodiscard]] base::Task<domain::CandleSeries> candles(domain::InstrumentPtr instrument,
                                                           domain::Timeframe timeframe, bool patient);
    exchange::Exchange &m_exchange;
    const base::Clock &m_clock;
    Outlooks m_outlooks;
    std::map<std::string, domain::OrderBook> m_books; // of the look before, by instrument
    bool m_stopping = false;
};

} // namespace engine
