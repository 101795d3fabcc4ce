// Keeps the account and its journal in step: what is applied is journalled in the same breath. Owned by the
// engine; engine thread.
#pragma once

#include "domain/account.h"
#include "domain/capsule.h"
#include "domain/verdict.h"
#include "execution/paper_broker.h"
#include "store/journal.h"

#include <functional>

namespace execution {

class Bookkeeper
{
public:
    /// `journal` may be null: nothing is kept (a rehearsal).
    explicit Bookkeeper(store::Journal *journal) : m_journal(journal) {}
    /// Rebuilds the account from the journal, and writes the trade of a last fill should only the fill have
    /// been kept. Errors: what the fold or the store said, naming the row.
    [[nodiscard]] base::Result<void> recover();
    /// Called with every event that was applied and kept, at recovery and later: for folds beside the
    /// account.
    void setListener(std::function<void(const domain::Event &)> listener)
    {
        m_listener = std::move(listener);
    }
    /// Applies the events in order and journals them in one transaction with the capsule. On any error the
    /// desk must stop: the account in memory is no longer to be trusted.
    [[nodiscard]] base::Result<void> post(std::vector<domain::Event> events,
                                          const domain::SealedCapsule *capsule = nullptr);
    [[nodiscard]] const domain::Account &account() const { return m_account; }

    /// The submit event of an approved order, whose intent now names the capsule. Journalled *before* the
    /// order is sent.
    [[nodiscard]] static domain::Event submitted(const domain::ApprovedOrder &order,
                                                 const std::string &capsuleId, base::UtcTime time);
    /// The fill event, and the trade event when it closes a position (with its excursion over `bars` and to
    /// the exit; the trade is journalled under the capsule that opened the position). Errors: what the fold
    /// says to the fill.
    [[nodiscard]] base::Result<std::vector<domain::Event>>
    filled(const domain::Fill &fill, const std::string &cycleId, const std::string &capsuleId,
           const domain::CandleSeries &bars, bool stopAndTargetInOneCandle = false) const;

private:
    store::Journal *m_journal;
    domain::Account m_account;
    std::function<void(const domain::Event &)> m_listener;
};

} // namespace execution
