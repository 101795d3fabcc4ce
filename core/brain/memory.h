// The desk's memory: what it has lived through and what follows from it. A fold over experiences and over
// what a person has said about them, in the order in which they were kept: the same ones give the same
// memory. Owned by an engine or a replay; engine thread.
#pragma once

#include "brain/calibration.h"
#include "brain/evidence.h"
#include "brain/options.h"
#include "brain/reflection.h"
#include "brain/scaler.h"
#include "brain/state_index.h"
#include "brain/thresholds.h"

#include <set>

namespace brain {

/// What recall is asked for.
struct Query
{
    domain::RawState state;
    base::UtcTime at{};
    std::size_t count = 3;
    std::optional<Trend> trend; // filters: only experiences of such a regime …
    std::optional<Band> strength, volatility;
    std::optional<domain::PositionSide> side;
    std::optional<base::UtcTime> from, until; // … that closed in this window
};

class Memory
{
public:
    explicit Memory(Options options = {});
    /// Half-life, counts; what was learned stays.
    void setOptions(const Options &options);
    [[nodiscard]] const Options &options() const { return m_options; }

    /// False if it was known already: nothing is learned twice.
    bool learn(domain::Experience experience);
    /// A better insight for a trade that was learned, known from `known` on; nothing for one that was not.
    void teach(const std::string &id, const std::string &insight, base::UtcTime known = {});
    void take(const domain::MemoryWord &word);

    [[nodiscard]] std::size_t size() const { return m_all.size(); }
    [[nodiscard]] bool knows(const std::string &id) const { return m_places.count(id) > 0; }
    [[nodiscard]] std::shared_ptr<const domain::Experience> find(const std::string &id) const;
    /// Oldest first, in the order of learning; without what was rolled back.
    [[nodiscard]] const std::vector<std::shared_ptr<const domain::Experience>> &experiences() const
    {
        return m_counted;
    }

    /// The most similar trades that were known at `at`, with the table of what matches.
    [[nodiscard]] std::vector<domain::Recalled> recall(const Query &query) const;
    /// The memory as it was at `at`: what was known, taught and said by then. A rollback counts at every
    /// instant: what was poisoned stays out of the past as well.
    [[nodiscard]] Memory asOf(base::UtcTime at) const;
    /// What memory adds to a question asked at `at`: nothing of it was learned later.
    [[nodiscard]] domain::MemoryBrief brief(const domain::RawState &state, base::UtcTime at) const;
    /// Rules as a person wants them: deleted ones are gone, muted ones are marked, pinned ones come first.
    [[nodiscard]] std::vector<domain::Rule> rules() const;
    [[nodiscard]] std::vector<domain::Threshold> thresholds() const;
    [[nodiscard]] const Calibration &calibration() const { return m_calibration; }
    [[nodiscard]] const Reflection &reflection() const { return m_reflection; }
    [[nodiscard]] domain::Share all() const;
    /// Experiences whose reasoning, insight or regime holds every word of `text`; newest first.
    [[nodiscard]] std::vector<std::shared_ptr<const domain::Experience>>
    search(const std::string &text) const;

private:
    struct Word // on one rule
    {
        bool pinned = false, muted = false, deleted = false;
        std::string text;
    };
    void fold(const std::shared_ptr<const domain::Experience> &one);
    void rebuild();
    [[nodiscard]] bool rolledBack(const domain::Experience &one) const;
    /// With the insight that was known at `at`.
    [[nodiscard]] std::shared_ptr<const domain::Experience>
    asTaught(std::shared_ptr<const domain::Experience> one, base::UtcTime at) const;
    [[nodiscard]] std::vector<double> scaleAt(base::UtcTime at) const;
    [[nodiscard]] std::vector<Hit> hits(const Query &query, const Row &row,
                                        const std::vector<double> &scale) const;

    Options m_options;
    std::vector<std::shared_ptr<const domain::Experience>> m_all;     // as learned
    std::vector<std::shared_ptr<const domain::Experience>> m_counted; // as they count: rows of the index
    std::map<std::string, std::size_t> m_places;                      // id → in m_all
    std::vector<std::pair<base::UtcTime, base::UtcTime>> m_rollbacks; // [from, said)
    std::vector<domain::MemoryWord> m_said;                           // as they came
    std::map<std::string, Word> m_words;                              // by rule
    std::map<std::string, std::optional<double>> m_held;              // thresholds: frozen at, or reset
    StateIndex m_index;
    Scaler m_scaler;
    base::UtcTime m_lastKnown{}, m_lastSaid{};
    struct Taught
    {
        base::UtcTime known{};
        std::shared_ptr<const domain::Experience> before; // as it was until then
    };
    std::map<std::string, std::vector<Taught>> m_taught; // by experience, oldest first
    Tally m_tally;
    Calibration m_calibration;
    Reflection m_reflection;
    mutable std::vector<domain::Threshold> m_thresholds;  // as proposed …
    mutable std::size_t m_thresholdsAt = std::size_t(-1); // … after so many experiences
};

} // namespace brain
