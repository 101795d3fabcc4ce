// What the rules need to remember, folded from the same events as the account: streaks, cool-downs, the day's opening
// equity, the high-water mark, the equity curve. Owned by the engine; engine thread.
#pragma once

#include "decision/council_count.h"
#include "domain/account.h"
#include "domain/statistics.h"
#include "risk/judge.h"

#include <map>
#include <string>
#include <vector>

namespace engine {

/// The cycle id under which a person's word on the cycle `id` is kept.
[[nodiscard]] inline std::string reviewOf(const std::string &id) { return id + ":review"; }

class Track
{
public:
    void apply(const domain::Event &event);
    /// Notes the equity at an instant without an event (a lean replay); apply() does it for EquityMarked.
    void mark(base::UtcTime time, double equity);

    [[nodiscard]] const std::vector<domain::EquityPoint> &equity() const { return m_equity; }
    [[nodiscard]] double dayOpenEquity() const { return m_dayOpen; }
    [[nodiscard]] double highWater() const { return m_highWater; }
    [[nodiscard]] int lossesInRow() const { return m_lossesInRow; }
    [[nodiscard]] int failedInRow() const { return m_failedInRow; }
    [[nodiscard]] std::uint64_t cycles() const { return m_cycles; }
    [[nodiscard]] std::uint64_t failedCycles() const { return m_failed; }
    /// Decisions that waited for a person when the journal ended, by cycle id.
    [[nodiscard]] const std::map<std::string, domain::Event> &proposals() const { return m_proposals; }
    [[nodiscard]] base::UtcTime clock() const { return m_clock; } // the furthest instant of the run
    [[nodiscard]] double turnover() const { return m_turnover; }
    /// What models cost on the UTC day of the last charge, and which day that was.
    [[nodiscard]] double modelCostOn(base::UtcTime day) const { return day == m_chargedDay ? m_charged : 0; }
    /// Bar close of the last finished regular cycle of a watch; the epoch if none.
    [[nodiscard]] base::UtcTime lastClose(const std::string &watch) const;
    /// What the members of councils claimed of entries that were made, and how these ended; oldest first.
    [[nodiscard]] const std::vector<decision::MemberOutcome> &memberOutcomes() const { return m_memberOutcomes; }
    /// Newest last; at most 8 for each watch.
    [[nodiscard]] std::vector<domain::Event> doneBy(const std::string &watch) const;

    /// Share of closed trades that ended with a gain, with its 95 % interval: what a claimed confidence is held against
    /// until there are enough outcomes to calibrate it. None without a closed trade.
    [[nodiscard]] std::optional<domain::Statistic> baseRate() const;

    /// The account as halts are judged by it: nothing of one instrument.
    [[nodiscard]] risk::AccountState stateFor(const domain::Account &account,
                                              const std::map<std::string, domain::Price> &prices) const;
    /// The rules' view of the account, for an entry on `instrument`.
    [[nodiscard]] risk::AccountState stateFor(const domain::Account &account, const domain::Instrument &instrument,
                                              const std::map<std::string, domain::Price> &prices) const;

private:
    void closed(const domain::Trade &trade);
    void counted(const domain::CycleEnded &cycle);
    std::vector<domain::EquityPoint> m_equity;
    double m_dayOpen = 0, m_highWater = 0, m_turnover = 0;
    base::UtcTime m_day{}, m_clock{};
    base::UtcTime m_chargedDay{};
    double m_charged = 0;
    int m_lossesInRow = 0, m_failedInRow = 0;
    std::optional<base::UtcTime> m_lastLoss;
    domain::Timeframe m_lossTimeframe;
    std::map<std::string, base::UtcTime> m_lastEntry; // by instrument key
    std::uint64_t m_cycles = 0, m_failed = 0;
    std::size_t m_wins = 0, m_outcomes = 0;
    double m_winSum = 0, m_lossSum = 0;
    std::map<std::string, base::UtcTime> m_lastClose;
    std::map<std::string, std::vector<domain::Event>> m_done;
    std::map<std::string, domain::Event> m_proposals;
    std::map<std::string, std::vector<domain::MemberVote>> m_votes; // for an entry, by its capsule
    std::vector<decision::MemberOutcome> m_memberOutcomes;
};

} // namespace engine
