// The account with everything that is folded beside it, and the last prices it is valued at. Owned by an engine or a
// replay; engine thread.
#pragma once

#include "engine/track.h"
#include "execution/bookkeeper.h"

namespace engine {

class Learner;

class Books
{
public:
    /// `journal` may be null: nothing is kept.
    explicit Books(store::Journal *journal);
    Books(const Books &) = delete;
    Books &operator=(const Books &) = delete;

    /// The memory that goes with this account; null where nothing is learned.
    void setLearner(Learner *learner) { m_learner = learner; }
    [[nodiscard]] Learner *learner() const { return m_learner; }
    /// Called after the track with every event, also while recovering.
    void setObserver(std::function<void(const domain::Event &)> observer) { m_observer = std::move(observer); }
    [[nodiscard]] base::Result<void> recover() { return m_keeper.recover(); }
    /// Starts a run that has no event yet.
    [[nodiscard]] base::Result<void> begin(const domain::RunStarted &run, base::UtcTime time);
    [[nodiscard]] base::Result<void> post(std::vector<domain::Event> events,
                                          const domain::SealedCapsule *capsule = nullptr)
    {
        return m_keeper.post(std::move(events), capsule);
    }

    [[nodiscard]] const domain::Account &account() const { return m_keeper.account(); }
    [[nodiscard]] const execution::Bookkeeper &keeper() const { return m_keeper; }
    [[nodiscard]] const Track &track() const { return m_track; }

    void setPrice(const domain::Instrument &instrument, double price);
    [[nodiscard]] const std::map<std::string, domain::Price> &prices() const { return m_prices; }
    [[nodiscard]] std::optional<double> price(const domain::Instrument &instrument) const;
    [[nodiscard]] domain::Money equity() const { return account().equity(m_prices); }

    /// Notes the equity at `time`: as an event, or (`kept` false) in memory only.
    [[nodiscard]] base::Result<void> markEquity(base::UtcTime time, std::optional<double> benchmark, bool kept);
    /// Sets the halts that are due and lifts those that have ended.
    [[nodiscard]] base::Result<void> reviewHalts(base::UtcTime now, const risk::Options &options);
    [[nodiscard]] base::Result<void> setHalt(const domain::Halt &halt, base::UtcTime now);
    [[nodiscard]] base::Result<void> liftHalt(const domain::Halt &halt, base::UtcTime now);
    /// A journal key for what may happen twice at one instant: a clock that only moves with the work stands still
    /// while a person presses buttons.
    [[nodiscard]] std::string uniqueKey(const std::string &what) const;

private:
    [[nodiscard]] domain::Event haltEvent(const domain::Halt &halt, bool set, base::UtcTime now) const;
    execution::Bookkeeper m_keeper;
    Track m_track;
    std::map<std::string, domain::Price> m_prices;
    Learner *m_learner = nullptr;
    std::function<void(const domain::Event &)> m_observer;
};

} // namespace engine
