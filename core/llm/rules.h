// A trader's own rules: when to enter, when to leave, where stop and target lie, as expressions over studies.
// They decide without a model, on the values as the question prints them. A value; pure; any thread.
#pragma once

#include "base/options.h"
#include "llm/provider.h"
#include "studies/expression.h"

#include <array>

namespace llm {

/// Each an expression; empty: there is no such rule. `side` is 1 for a long and -1 for a short, `last` the
/// current price.
struct RuleOptions
{
    std::string entryLong, entryShort; // conditions
    std::string exit;                  // a condition, of the open position
    std::string stop = "last - side * 2 * atr:14";
    std::string target = "last + side * 4 * atr:14";
    std::string horizon = "20"; // bars
    bool operator==(const RuleOptions &) const = default;
};
[[nodiscard]] std::span<const base::Option<RuleOptions>> ruleOptionTable();

/// The rules of a file over `defaults`: a JSON object, or lines `key = expression` with comments after # or
/// ;. Errors: BadData or Malformed naming the line, NotFound naming a key that there is not.
[[nodiscard]] base::Result<RuleOptions> rulesFromText(std::string_view text, RuleOptions defaults = {});

/// What a decision is made from, looked up by the caller.
struct RulesView
{
    std::vector<double> values; // as Ruleset::refs(), as printed; NaN: missing
    bool positionOpen = false, positionIsLong = true, shortsAllowed = false;
    std::string timeframe = {}; // "4h": what the refs of its evidence end with
};

class Ruleset
{
public:
    enum Rule : std::size_t { EntryLong, EntryShort, Exit, Stop, Target, Horizon };
    static constexpr std::size_t count = 6;

    /// Errors: as Expression::parse, the field being the key of the rule.
    [[nodiscard]] static base::Result<Ruleset> make(const RuleOptions &options);

    [[nodiscard]] bool hasEntry() const { return m_rules[EntryLong] || m_rules[EntryShort]; }
    /// Tells these rules from others: "rules-1f0c22ab".
    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] const std::optional<studies::Expression> &rule(std::size_t which) const
    {
        return m_rules[which];
    }
    [[nodiscard]] static const char *key(std::size_t which); // "entry_long"
    /// Every value that some rule reads, each once: "rsi:14" "close[1]" "last"; "side" is not among them.
    [[nodiscard]] const std::vector<std::string> &refs() const { return m_refs; }
    /// The column and the bars back behind each ref; none for "last".
    struct Source
    {
        std::optional<studies::Term> term;
        int back = 0;
    };
    [[nodiscard]] const std::vector<Source> &sources() const { return m_sources; }

    /// The values of one rule's leaves, with the side put in.
    [[nodiscard]] std::vector<double> valuesOf(std::size_t which, const RulesView &view, double side) const;

private:
    static constexpr std::size_t side = std::size_t(-1);
    std::array<std::optional<studies::Expression>, count> m_rules;
    std::array<std::vector<std::size_t>, count> m_leaves; // of refs(), or `side`
    std::vector<std::string> m_refs;
    std::vector<Source> m_sources;
    std::string m_id;
};

/// What the rules would do, without a text, so that a fast replay can pass over the bars that hold. Equal to
/// the action of rulesDecision.
[[nodiscard]] domain::Action rulesAction(const Ruleset &rules, const RulesView &view);
/// Held with the reason where no rule is met, where one cannot be told because a value is missing, and where
/// stop, target or horizon of an entry make no sense. It claims a confidence of 0.5: a rule knows no
/// probability. Errors: BadRequest when there is no entry rule at all.
[[nodiscard]] base::Result<domain::DecisionRecord> rulesDecision(const Ruleset &rules, const RulesView &view);
/// The values that a question carries.
[[nodiscard]] RulesView rulesView(const Ruleset &rules, const Question &question);

/// The provider: the rules behind the door that every model has. `options.rules` null: no entry rule.
[[nodiscard]] std::unique_ptr<Provider> makeRules(net::Http *http, const base::Clock *clock,
                                                  ProviderOptions options);
[[nodiscard]] domain::ModelCall decodeRules(int status, std::string_view body, bool stream);

} // namespace llm
