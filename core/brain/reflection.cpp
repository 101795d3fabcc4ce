#include "brain/reflection.h"

#include "base/kill_point.h"
#include "base/text.h"
#include "brain/evidence.h"

#include <algorithm>
#include <cmath>

namespace brain {
namespace {

using domain::Rule;
using domain::RuleKind;

constexpr double errorOfAll = 0.05; // chance that a desk without any edge ever gets a mandatory rule
constexpr std::size_t evenTests = 16;
constexpr double evenShare = 0.75; // of the error, for the first tests
constexpr double growth = 1.2;     // of a pattern's trades between two tests
constexpr std::size_t leastTested = 20;
constexpr std::size_t leastClaims = 10;
constexpr std::size_t winsNeeded = 5, lossesNeeded = 3;
constexpr double noticed = 0.10;   // p below which a pattern is worth a rule
constexpr double forgotten = 0.30; // p above which it is one no more
constexpr double stillMandatory = 0.01;
constexpr std::size_t tradesTold = 50;
constexpr double dayMs = 86'400'000;
constexpr double oneSided95 = 1.645;

std::string percent(double share)
{
    return base::printed(std::round(1000 * share) / 10, 4) + " %";
}

std::string idOf(std::size_t pattern, RuleKind kind)
{
    return std::string(domain::name(kind)) + ':' + patterns()[pattern].id;
}

std::string words(const Rule &rule, double claimed)
{
    const std::size_t losses = rule.share.n - rule.share.wins;
    const std::string count = std::to_string(rule.share.wins) + " wins and " + std::to_string(losses) +
                              " losses against a base rate of " +
                              percent(rule.base.n > 0 ? double(rule.base.wins) / double(rule.base.n) : 0);
    switch (rule.kind) {
    case RuleKind::Prefer:
        return "Trades have done better with " + rule.pattern + ": " + count + '.';
    case RuleKind::Avoid:
        return "AVOID " + rule.pattern + ": " + count + '.';
    case RuleKind::Overconfident:
        return "Claims were too high with " + rule.pattern + ": " + percent(claimed) + " was claimed, " +
               count + '.';
    }
    return {};
}

} // namespace

double spending(std::size_t test)
{
    if (test <= evenTests)
        return evenShare / double(evenTests);
    const double later = double(test - evenTests);
    return (1 - evenShare) / (later * (later + 1));
}

void Reflection::Counts::decayTo(base::UtcTime time, double halfLifeDays)
{
    if (time <= at)
        return;
    const double factor = std::exp2(-double((time - at).count()) / dayMs / halfLifeDays);
    weight *= factor;
    weightWins *= factor;
    weightSquares *= factor * factor;
    at = time;
}

void Reflection::add(const std::shared_ptr<const domain::Experience> &one)
{
    const bool won = one->won();
    m_last = std::max(m_last, one->closed);
    ++m_n;
    m_wins += won;
    m_sumPercent += one->netPercent;
    const double fresh = std::exp2(-double((m_last - one->closed).count()) / dayMs / m_options.halfLifeDays);
    const std::vector<std::uint16_t> places = patternsOf(*one);
    for (const std::uint16_t place : places) {
        Counts &counts = m_counts[place];
        counts.decayTo(m_last, m_options.halfLifeDays);
        ++counts.n;
        counts.wins += won;
        counts.weight += fresh;
        counts.weightWins += won ? fresh : 0;
        counts.weightSquares += fresh * fresh;
        if (one->confidence) {
            counts.claimed += *one->confidence;
            counts.claimedSpread += *one->confidence * (1 - *one->confidence);
            ++counts.claims;
            counts.claimWins += won;
        }
        counts.trades.push_back(one);
        if (counts.trades.size() > 4 * tradesTold)
            counts.trades.erase(counts.trades.begin(), counts.trades.end() - std::ptrdiff_t(tradesTold));
        for (auto &[id, kept] : m_rules)
            if (kept.pattern == place && won != (kept.rule.kind == RuleKind::Prefer))
                ++kept.rule.contradictions;
    }
    if (m_options.every > 0 && m_n % std::size_t(m_options.every) == 0)
        look();
}

double Reflection::chance(std::size_t pattern, RuleKind kind) const
{
    const Counts &counts = m_counts[pattern];
    return kind == RuleKind::Prefer ? atLeast(counts.wins, counts.n, m_wins, m_n)
                                    : atLeast(counts.n - counts.wins, counts.n, m_n - m_wins, m_n);
}

void Reflection::look()
{
    base::killPoint("reflection.begin");
    ++m_looks;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        Counts &counts = m_counts[i];
        if (counts.n == 0)
            continue;
        counts.decayTo(m_last, m_options.halfLifeDays);
        // A test that can spend: the pattern has grown since the last, so that few looks are tests.
        const bool due =
            counts.n >= leastTested && double(counts.n) >= growth * double(counts.testedAt) && counts.n < m_n;
        double allowance = 0;
        if (due) {
            counts.testedAt = counts.n;
            allowance = errorOfAll / 2 * patterns()[i].weight / weightOfAll() * spending(++counts.tests);
        }
        weigh(i, RuleKind::Prefer, due, allowance);
        weigh(i, RuleKind::Avoid, due, allowance);
        if (patterns()[i].claim)
            weighClaims(i);
    }
    for (auto &[id, kept] : m_rules)
        refresh(kept);
    base::killPoint("reflection.end");
}

void Reflection::weigh(std::size_t pattern, RuleKind kind, bool tested, double allowance)
{
    const Counts &counts = m_counts[pattern];
    const std::string id = idOf(pattern, kind);
    const double p = chance(pattern, kind);
    const bool proven = tested && p <= allowance;
    const auto found = m_rules.find(id);
    if (found == m_rules.end()) {
        const std::size_t losses = counts.n - counts.wins;
        const bool enough = kind == RuleKind::Prefer ? counts.wins >= winsNeeded : losses >= lossesNeeded;
        if (!enough || (p > noticed && !proven))
            return;
        Kept kept{ruleOf(pattern, kind), pattern};
        kept.rule.mandatory = proven;
        m_rules.emplace(id, std::move(kept));
    } else {
        Rule &rule = found->second.rule;
        rule.pValue = p;
        const double base = double(m_wins) / double(m_n);
        const double lately = counts.weight > 0 ? counts.weightWins / counts.weight : base;
        const bool holds = kind == RuleKind::Prefer ? lately > base : lately < base;
        rule.mandatory = proven || (rule.mandatory && p <= stillMandatory && holds);
        if (p > forgotten && !rule.mandatory)
            m_rules.erase(found);
    }
    m_everMandatory = m_everMandatory || proven;
}

/// Claims against outcomes: the number of wins is a sum of independent chances, near enough to normal.
void Reflection::weighClaims(std::size_t pattern)
{
    const Counts &counts = m_counts[pattern];
    const std::string id = idOf(pattern, RuleKind::Overconfident);
    const bool enough = counts.claims >= leastClaims && counts.n - counts.wins >= lossesNeeded;
    const double z = counts.claimedSpread > 0
                         ? (counts.claimed - double(counts.claimWins)) / std::sqrt(counts.claimedSpread)
                         : 0;
    if (!enough || z < oneSided95) {
        m_rules.erase(id);
        return;
    }
    auto found = m_rules.find(id);
    if (found == m_rules.end())
        found = m_rules.emplace(id, Kept{ruleOf(pattern, RuleKind::Overconfident), pattern}).first;
    found->second.rule.pValue = 0.5 * std::erfc(z / std::sqrt(2.0));
}

Rule Reflection::ruleOf(std::size_t pattern, RuleKind kind) const
{
    Rule out;
    out.id = idOf(pattern, kind);
    out.kind = kind;
    out.pattern = patterns()[pattern].title;
    out.since = m_last;
    out.pValue = chance(pattern, kind);
    return out;
}

void Reflection::refresh(Kept &kept) const
{
    const Counts &counts = m_counts[kept.pattern];
    Rule &rule = kept.rule;
    Tally inside;
    std::size_t surprised = 0;
    double surprise = 0;
    rule.trades.clear();
    for (const auto &one : counts.trades) {
        inside.add(*one);
        if (const auto amount = one->surprise()) {
            surprise += *amount;
            ++surprised;
        }
        rule.trades.push_back(one->id);
    }
    if (rule.trades.size() > tradesTold)
        rule.trades.erase(rule.trades.begin(), rule.trades.end() - std::ptrdiff_t(tradesTold));
    const double mean = inside.n > 0 ? inside.sumPercent / double(inside.n) : 0;
    rule.share = shareOf(counts.wins, counts.n, mean, 1);
    rule.base = shareOf(m_wins, m_n, m_sumPercent / double(m_n), 1);
    rule.effective = counts.weightSquares > 0 ? counts.weight * counts.weight / counts.weightSquares : 0;
    rule.decayedRate = counts.weight > 0 ? counts.weightWins / counts.weight : 0;
    rule.surprise = surprised > 0 ? std::optional(surprise / double(surprised)) : std::nullopt;
    rule.until = counts.trades.empty() ? rule.since : counts.trades.back()->closed;
    rule.text = words(rule, counts.claims > 0 ? counts.claimed / double(counts.claims) : 0);
}

std::vector<Rule> Reflection::rules() const
{
    std::vector<Rule> out;
    for (const auto &[id, kept] : m_rules)
        out.push_back(kept.rule);
    std::stable_sort(out.begin(), out.end(), [](const Rule &a, const Rule &b) {
        return a.mandatory != b.mandatory ? a.mandatory : a.pValue < b.pValue;
    });
    return out;
}

} // namespace brain
