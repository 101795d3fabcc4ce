// Learns from trades as they close, once each: from what was seen at entry, which the capsule keeps, so that
// a desk that was cut off learns what it owes at its next start. Owned by whoever owns the books; engine
// thread.
#pragma once

#include "brain/memory.h"
#include "decision/briefing.h"
#include "domain/account.h"
#include "engine/shadows.h"
#include "store/journal.h"
#include "store/memory_store.h"

#include <functional>

namespace engine {

/// What memory compares: the question's raw readings under their ids, without timeframe, as printed.
[[nodiscard]] domain::RawState stateOf(const decision::Briefing &briefing);
/// The same from the readings of an older capsule, which kept no state of its own.
[[nodiscard]] domain::RawState stateOf(const std::vector<domain::Reading> &readings,
                                       std::string_view timeframe, base::UtcTime time);

/// What is known of a position when it is entered, beyond its trade.
struct EntryMemo
{
    domain::RawState state;
    domain::Factors factors;
    std::string reasoning;
    std::optional<double> stop, target; // as approved
};

class Learner
{
public:
    /// Both may be null: nothing is kept, and nothing is found of earlier entries.
    Learner(const brain::Options &options, store::MemoryStore *store, const store::Journal *journal)
        : m_memory(options), m_store(store), m_journal(journal)
    {
    }

    /// Reads what was kept: experiences, words, lessons, and the entries that were not made and wait for what
    /// they would have come to. With `until` only what was known by then. Errors: Storage, BadData naming the
    /// item.
    [[nodiscard]] base::Result<void> recover(std::optional<base::UtcTime> until = {});
    /// Keeps nothing from now on: what a single question learns ends with it.
    void onlyLook() { m_store = nullptr; }
    void setOptions(const brain::Options &options) { m_memory.setOptions(options); }
    [[nodiscard]] const brain::Memory &memory() const { return m_memory; }
    [[nodiscard]] const std::vector<evaluation::ShadowOutcome> &counterfactuals() const { return m_outcomes; }

    /// Remembers how a position was entered, by the id of its entry order.
    void entered(const std::string &orderId, EntryMemo memo);
    /// Learns every closed trade that was not learned yet; the new ones, oldest first. Errors: Storage.
    [[nodiscard]] base::Result<std::vector<std::shared_ptr<const domain::Experience>>>
    catchUp(const domain::Account &account);
    /// Keeps and applies a person's word, a better lesson, an experience made elsewhere, or what a decision
    /// that was not carried out would have come to; false if the same was kept before. Errors: Storage.
    [[nodiscard]] base::Result<bool> take(const domain::MemoryWord &word);
    [[nodiscard]] base::Result<bool> teach(const std::string &tradeId, const std::string &lesson,
                                           base::UtcTime now);
    [[nodiscard]] base::Result<int> import(const std::vector<domain::Experience> &experiences);
    /// An entry that was not made is followed from now on, also after a restart: it is kept together with
    /// what `post` writes of its cycle, both or neither. Errors: Storage, those of `post`.
    [[nodiscard]] base::Result<void> denied(evaluation::ShadowEntry entry,
                                            const std::function<base::Result<void>()> &post);
    /// How many of them wait.
    [[nodiscard]] std::size_t following() const { return m_shadows.size(); }
    /// Looks at the closed bars of a market for what such entries would have come to. Errors: Storage.
    [[nodiscard]] base::Result<int> follow(const std::string &instrument, const domain::CandleSeries &closed,
                                           const execution::CostOptions &costs, base::UtcTime now);

    /// None while there is nothing to go by.
    [[nodiscard]] std::optional<domain::Calibrated> calibrated(double confidence) const
    {
        return m_memory.calibration().at(confidence);
    }

private:
    [[nodiscard]] EntryMemo memoOf(const domain::Trade &trade) const;
    [[nodiscard]] base::Result<void> apply(const store::MemoryItem &item);
    [[nodiscard]] base::Result<bool> keepOne(const store::MemoryItem &item);

    brain::Memory m_memory;
    store::MemoryStore *m_store;
    const store::Journal *m_journal;
    std::map<std::string, EntryMemo> m_entries; // of open positions
    Shadows m_shadows;
    std::vector<evaluation::ShadowOutcome> m_outcomes;
    std::size_t m_words = 0;
    std::size_t m_looked = 0; // trades of the account that were looked at
};

/// The experience that a trade and its entry make.
[[nodiscard]] domain::Experience experienceOf(const domain::Trade &trade, const EntryMemo &memo);

} // namespace engine
