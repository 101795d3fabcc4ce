// Pays and receives the funding of open perpetuals: for every stamp at which a position was held, at the rate
// that the venue settled, on the notional at the mark. Owned by the engine's orders; engine thread.
#pragma once

#include "engine/books.h"
#include "exchange/exchange.h"

namespace engine {

class FundingClerk
{
public:
    FundingClerk(Books &books, exchange::Exchange &exchange, const base::Clock &clock)
        : m_books(books), m_exchange(exchange), m_clock(clock)
    {
    }

    /// Journals every stamp after the position was opened (or last paid) and not after `until`, oldest first,
    /// and answers how many. The venue is asked once an hour at most: no interval is shorter. A stamp is paid
    /// once, whatever happens in between. Errors: the venue's; those of the journal.
    [[nodiscard]] base::Task<int> settle(domain::Position position, base::UtcTime until);
    /// Of a position that is closed.
    void forget(const std::string &positionId) { m_asked.erase(positionId); }

private:
    /// The price at a stamp for which the venue told no mark: the last close before it.
    [[nodiscard]] base::Task<double> closeBefore(domain::InstrumentPtr instrument, base::UtcTime stamp);
    [[nodiscard]] base::Result<void> pay(const domain::Position &position, const domain::Funding &funding,
                                         double mark);

    Books &m_books;
    exchange::Exchange &m_exchange;
    const base::Clock &m_clock;
    std::map<std::string, base::UtcTime> m_asked; // position id -> the hour up to which the venue was asked
};

} // namespace engine
