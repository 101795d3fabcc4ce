// Finds rules in what was learned, every ten closed trades: patterns that won or lost more than the desk
// does. Whatever is found stands as wins and losses against the base rate; it becomes mandatory only where
// the error of every look at every pattern together stays within 5 %. A fold over experiences: the same ones
// in the same order give the same rules. Owned by a memory; a value; engine thread.
#pragma once

#include "brain/patterns.h"

#include <map>

namespace brain {

struct ReflectionOptions
{
    int every = 10;           // closed trades
    double halfLifeDays = 90; // of what a trade weighs as evidence
};

class Reflection
{
public:
    explicit Reflection(ReflectionOptions options = {}) : m_options(options)
    {
        m_counts.resize(patterns().size());
    }

    void add(const std::shared_ptr<const domain::Experience> &one);
    /// What was found, most certain first; those of a kind whose words a person gave keep them (Memory does
    /// that).
    [[nodiscard]] std::vector<domain::Rule> rules() const;
    [[nodiscard]] std::size_t looks() const { return m_looks; }
    /// Whether any rule was ever mandatory.
    [[nodiscard]] bool everMandatory() const { return m_everMandatory; }

private:
    struct Counts
    {
        std::size_t wins = 0, n = 0;
        double weight = 0, weightWins = 0, weightSquares = 0; // under decay, at `at`
        base::UtcTime at{};
        double claimed = 0, claimedSpread = 0; // Σ p, Σ p(1 − p)
        std::size_t claims = 0, claimWins = 0;
        std::size_t tests = 0, testedAt = 0;
        std::vector<std::shared_ptr<const domain::Experience>> trades;
        void decayTo(base::UtcTime time, double halfLifeDays);
    };
    struct Kept
    {
        domain::Rule rule;
        std::size_t pattern = 0;
    };
    void look();
    void weigh(std::size_t pattern, domain::RuleKind kind, bool tested, double allowance);
    void weighClaims(std::size_t pattern);
    [[nodiscard]] domain::Rule ruleOf(std::size_t pattern, domain::RuleKind kind) const;
    void refresh(Kept &kept) const;
    [[nodiscard]] double chance(std::size_t pattern, domain::RuleKind kind) const;

    ReflectionOptions m_options;
    std::vector<Counts> m_counts; // a pattern each
    std::size_t m_n = 0, m_wins = 0, m_looks = 0;
    double m_sumPercent = 0;
    base::UtcTime m_last{};
    std::map<std::string, Kept> m_rules; // by id
    bool m_everMandatory = false;
};

/// What the k-th test of one pattern in one direction may spend of its share: three quarters evenly over
/// the first sixteen, the rest over all that follow.
[[nodiscard]] double spending(std::size_t test);

} // namespace brain
