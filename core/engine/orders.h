// Carries out what risk has signed: journals the order, fills it on paper at the first price there is, and
// watches open positions for their exits. Owned by an engine or a replay; engine thread.
#pragma once

#include "engine/funding.h"
#include "exchange/exchange.h"

namespace engine {

class Orders
{
public:
    /// `onBars`: fills come from later bars only, as in a replay or a candle file that is played; else from
    /// the venue's price now.
    Orders(Books &books, exchange::Exchange &exchange, const base::Clock &clock, execution::CostOptions costs,
           bool onBars)
        : m_books(books), m_exchange(exchange), m_clock(clock), m_funding(books, exchange, clock),
          m_costs(costs), m_onBars(onBars)
    {
    }
    void setCosts(const execution::CostOptions &costs) { m_costs = costs; }

    /// Journals an order with the events and the capsule that go with it; nothing is sent before that is
    /// durable.
    [[nodiscard]] base::Result<void> submit(const domain::ApprovedOrder &order, const std::string &capsuleId,
                                            std::vector<domain::Event> events,
                                            const domain::SealedCapsule *capsule);
    /// Fills every open market order at the venue's price now; limit orders, and all orders on venues that
    /// tell no price, are filled from bars. Entries at the market that are older than one bar of their
    /// timeframe expire, limits with their horizon.
    [[nodiscard]] base::Task<int> settle();
    /// Fills open orders on this instrument from closed bars: market orders at the open of the first bar
    /// after the decision (see execution::firstBar), limits when traded through; then expires what is too
    /// old.
    [[nodiscard]] base::Result<int> settleOnBars(domain::InstrumentPtr instrument,
                                                 const domain::CandleSeries &bars);
    /// Closes positions whose stop, target or horizon the bars have reached since the last look. `bars` must
    /// hold everything since then.
    [[nodiscard]] base::Result<int> exitOnBars(domain::InstrumentPtr instrument,
                                               const domain::CandleSeries &bars);
    /// Takes back every entry that is not filled yet.
    [[nodiscard]] base::Result<void> cancelEntries(const std::string &why);
    /// Looks at every open position with the venue's finest bars and its current price. Errors: those of a
    /// market that did not answer, after all others were looked at.
    [[nodiscard]] base::Task<int> look();
    /// Looks at the positions on one instrument at once, down to the single trades since the last whole
    /// minute: what a stream has heard is believed once the venue says so too. Errors as look().
    [[nodiscard]] base::Task<int> react(std::string instrument);
    /// Closes one position at the market. The order waits for the next bar where the venue tells no price.
    [[nodiscard]] base::Task<bool> close(std::string positionId, domain::ExitReason reason);

private:
    [[nodiscard]] execution::Costs costsFor(const domain::Order &order, double price,
                                            std::optional<double> barQuoteVolume,
                                            const std::optional<domain::OrderBook> &book) const;
    [[nodiscard]] base::Result<void> record(const domain::Fill &fill, const domain::CandleSeries &bars,
                                            bool bothInOneCandle);
    [[nodiscard]] base::Task<int> lookAll(std::vector<domain::Position> held, bool finer);
    [[nodiscard]] base::Task<int> lookAt(domain::Position position, bool finer);
    [[nodiscard]] base::Task<std::optional<execution::ExitHit>>
    finerExit(domain::Position position, domain::CandleSeries bars, base::UtcTime since);
    void looked(const domain::Position &position, const domain::CandleSeries &closed, base::UtcTime since);
    [[nodiscard]] base::Result<void> exitAt(const domain::Position &position, const execution::ExitHit &hit,
                                            const domain::CandleSeries &bars);
    [[nodiscard]] base::Result<void> cancelExits(const std::string &positionId, const std::string &but);
    /// How many it filled: none.
    [[nodiscard]] base::Result<int> expire(const domain::Order &order, const std::string &why);
    [[nodiscard]] base::Result<void> end(const domain::Order &order, domain::OrderEvent how,
                                         const std::string &why);
    [[nodiscard]] base::Task<int> fillNow(domain::Order order, double last);
    [[nodiscard]] bool tooOld(const domain::Order &order) const;
    [[nodiscard]] base::Task<domain::CandleSeries> barsSince(domain::InstrumentPtr instrument,
                                                             domain::Timeframe coarse, base::UtcTime since);

    Books &m_books;
    exchange::Exchange &m_exchange;
    const base::Clock &m_clock;
    FundingClerk m_funding;
    execution::CostOptions m_costs;
    bool m_onBars;
    std::map<std::string, base::UtcTime> m_looked; // position id -> up to where its bars were looked at
};

} // namespace engine
