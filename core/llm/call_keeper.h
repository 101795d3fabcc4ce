// What stands around every call to a model: its price, its budget, its breaker, and what is kept of it. One a
// program, shared by all guarded providers; engine thread.
#pragma once

#include "base/clock.h"
#include "llm/breaker.h"
#include "llm/call_book.h"
#include "llm/price_table.h"
#include "llm/provider.h"

#include <memory>

namespace llm {

struct KeeperParts
{
    QString folder; // of the audit log; empty: nothing is kept
    PriceTable prices = PriceTable::builtIn();
    std::shared_ptr<const base::Clock>
        clock; // the real one: budgets and breakers do not follow a demo's clock
    BudgetOptions budget;
    CallOptions calls;
    bool gates = true; // false: answers come from a cassette, where nothing is spent and nobody left alone
};

/// Whether a call may be made, and what it may cost.
struct Gate
{
    std::optional<base::Error> refusal; // OverBudget (field "budget.per_day"), or Overloaded while left alone
    std::vector<domain::RuleResult> table; // every budget: value, bound, slack
    std::optional<domain::Money> estimate; // at most; none: the price is unknown
};

/// How a provider is doing now.
struct ProviderHealth
{
    std::string provider;
    Breaker::State state = Breaker::State::Closed;
    base::Milliseconds wait{0};         // until it is tried again
    std::optional<base::Error> error;   // of the last call
    std::optional<base::UtcTime> since; // of the last call
};

class CallKeeper
{
public:
    explicit CallKeeper(KeeperParts parts);

    void setOptions(const BudgetOptions &budget, const CallOptions &calls);
    [[nodiscard]] base::UtcTime now() const { return m_parts.clock->now(); }
    [[nodiscard]] const base::Clock *clock() const { return m_parts.clock.get(); }
    [[nodiscard]] const CallOptions &options() const { return m_parts.calls; }

    /// What a call may cost at most: everything that is sent, and the whole answer that is allowed.
    [[nodiscard]] std::optional<domain::Money> atMost(const std::string &provider, const std::string &model,
                                                      bool free, long long inputTokens,
                                                      long long outputTokens, bool picture) const;
    /// Tokens of an answer as this model writes them, thinking included: the mean so far, else a guess of
    /// 800.
    [[nodiscard]] long long usualAnswer(const std::string &provider, const std::string &model) const;
    /// Why an expense like this may not be made (the budgets of day and month), if it may not.
    [[nodiscard]] std::optional<base::Error> tooMuch(const std::optional<domain::Money> &cost);
    /// Asks breaker and budgets. What is let in is reserved until `done`.
    [[nodiscard]] Gate admit(const Provider &provider, const Question &question, long long maxTokens);
    /// Prices a call that was admitted (unless it says its cost itself), and keeps it.
    void done(const Gate &gate, const Provider &provider, const Question &question, domain::ModelCall &call);
    /// Gives back what was reserved for a call that nobody waits for any more.
    void drop(const Gate &gate, const Provider &provider);
    /// Keeps that a call was not made.
    void refused(const Gate &gate, const Provider &provider, const Question &question,
                 const domain::ModelCall &call);
    /// What became of an answer that was to be read as a decision; `unreadable`: why it could not be. Only the
    /// answers of providers that were admitted here are kept.
    void heard(const domain::ModelCall &call, const std::optional<base::Error> &unreadable);

    [[nodiscard]] ProviderHealth health(const std::string &provider) const;
    /// Shared until a call is added.
    [[nodiscard]] std::shared_ptr<const std::vector<domain::ModelScore>> scores();
    [[nodiscard]] base::Decimal spentToday();
    [[nodiscard]] const PriceTable &prices() const { return m_parts.prices; }

private:
    struct Known
    {
        Breaker breaker;
        std::optional<base::Error> error;
        std::optional<base::UtcTime> since;
    };
    [[nodiscard]] std::vector<domain::RuleResult> budgets(const std::optional<domain::Money> &estimate);
    [[nodiscard]] CallRecord recordOf(const Gate &gate, const Provider &provider, const Question &question,
                                      const domain::ModelCall &call) const;

    KeeperParts m_parts;
    CallBook m_book;
    std::shared_ptr<const std::vector<domain::ModelScore>> m_scores;
    std::uint64_t m_scoresOf = 0; // the book's revision
    base::Decimal m_reserved;             // US dollars, of the calls under way
    std::map<std::string, Known> m_known; // by provider
};

} // namespace llm
