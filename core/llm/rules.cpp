#include "llm/rules.h"

#include "base/hash.h"
#include "base/text.h"

#include <cmath>
#include <limits>

namespace llm {
namespace {

using base::ErrorCode;
using domain::Action;
using domain::DecisionRecord;
using studies::Expression;
using studies::Truth;

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view given[] = {"side", "last"};

const base::Option<RuleOptions> table[] = {
    {"entry_long", "Enter long when", "",
     "A condition over studies, such as rsi:14 < 30 and volume > sma:volume:20.", &RuleOptions::entryLong},
    {"entry_short", "Enter short when", "", "The same for shorts, where they are possible.",
     &RuleOptions::entryShort},
    {"exit", "Leave when", "", "A condition of the open position; its stop, target and horizon hold besides.",
     &RuleOptions::exit},
    {"stop", "Stop at", "", "A price; side is 1 for a long and -1 for a short, last is the current price.",
     &RuleOptions::stop},
    {"target", "Target at", "", "A price, with the same words as the stop.", &RuleOptions::target},
    {"horizon", "Horizon", "bars", "After so many candles the position is closed; 1 to 500.",
     &RuleOptions::horizon},
};

std::string RuleOptions::*const texts[] = {&RuleOptions::entryLong, &RuleOptions::entryShort,
                                           &RuleOptions::exit,      &RuleOptions::stop,
                                           &RuleOptions::target,    &RuleOptions::horizon};

/// What the rules come to, in numbers alone.
struct Ruling
{
    enum class Why {
        Met,
        NotMet,
        Missing,
        Both,
        NoShorts,
        NoLevel,
        WrongSide,
        BadHorizon,
        NoExit
    } why = Why::NotMet;
    Action action = Action::Hold;
    std::size_t rule = Ruleset::EntryLong; // the one that decided
    double side = 1;
    double stop = none, target = none;
    int horizon = 20;
};

Truth truthOf(const Ruleset &rules, std::size_t which, const RulesView &view, double side)
{
    const auto &rule = rules.rule(which);
    return rule ? rule->truth(rules.valuesOf(which, view, side)) : Truth::No;
}

double numberOf(const Ruleset &rules, std::size_t which, const RulesView &view, double side)
{
    const auto &rule = rules.rule(which);
    return rule ? base::asPrinted(rule->number(rules.valuesOf(which, view, side))) : none;
}

double lastOf(const Ruleset &rules, const RulesView &view)
{
    for (std::size_t i = 0; i < rules.refs().size(); ++i)
        if (rules.refs()[i] == "last")
            return view.values[i];
    return none;
}

/// Stop, target and horizon of an entry; it is held instead where one of them cannot be told or makes no
/// sense.
Ruling entered(const Ruleset &rules, const RulesView &view, Ruling ruling)
{
    using Why = Ruling::Why;
    const auto hold = [&](Why why, std::size_t rule) {
        ruling.action = Action::Hold;
        ruling.why = why;
        ruling.rule = rule;
        return ruling;
    };
    const double last = lastOf(rules, view);
    ruling.stop = numberOf(rules, Ruleset::Stop, view, ruling.side);
    ruling.target = numberOf(rules, Ruleset::Target, view, ruling.side);
    for (const std::size_t which : {std::size_t(Ruleset::Stop), std::size_t(Ruleset::Target)}) {
        if (!rules.rule(which))
            continue; // the desk's own levels
        const double price = which == Ruleset::Stop ? ruling.stop : ruling.target;
        const double beyond = (which == Ruleset::Stop ? -1 : 1) * ruling.side * (price - last);
        if (std::isnan(price))
            return hold(Why::NoLevel, which);
        if (!(price > 0) || !(beyond > 0))
            return hold(Why::WrongSide, which);
    }
    if (rules.rule(Ruleset::Horizon)) {
        const double bars = std::round(numberOf(rules, Ruleset::Horizon, view, ruling.side));
        if (!(bars >= 1 && bars <= 500))
            return hold(Why::BadHorizon, Ruleset::Horizon);
        ruling.horizon = int(bars);
    }
    return ruling;
}

Ruling rulingOn(const Ruleset &rules, const RulesView &view)
{
    using Why = Ruling::Why;
    if (view.positionOpen) {
        const double side = view.positionIsLong ? 1 : -1;
        if (!rules.rule(Ruleset::Exit))
            return {Why::NoExit, Action::Hold, Ruleset::Exit, side};
        const Truth leave = truthOf(rules, Ruleset::Exit, view, side);
        const Why why = leave == Truth::Yes ? Why::Met : leave == Truth::No ? Why::NotMet : Why::Missing;
        return {why, leave == Truth::Yes ? Action::Close : Action::Hold, Ruleset::Exit, side};
    }
    const Truth up = truthOf(rules, Ruleset::EntryLong, view, 1);
    const Truth down = truthOf(rules, Ruleset::EntryShort, view, -1);
    if (up == Truth::Yes && down == Truth::Yes)
        return {Why::Both, Action::Hold, Ruleset::EntryLong};
    if (up == Truth::Yes)
        return entered(rules, view, {Why::Met, Action::OpenLong, Ruleset::EntryLong, 1});
    if (down == Truth::Yes && !view.shortsAllowed)
        return {Why::NoShorts, Action::Hold, Ruleset::EntryShort, -1};
    if (down == Truth::Yes)
        return entered(rules, view, {Why::Met, Action::OpenShort, Ruleset::EntryShort, -1});
    if (up == Truth::Missing || down == Truth::Missing)
        return {Why::Missing, Action::Hold, up == Truth::Missing ? Ruleset::EntryLong : Ruleset::EntryShort,
                up == Truth::Missing ? 1.0 : -1.0};
    return {Why::NotMet, Action::Hold,
            rules.rule(Ruleset::EntryLong) ? Ruleset::EntryLong : Ruleset::EntryShort};
}

std::string quoted(const Ruleset &rules, std::size_t which)
{
    const auto &rule = rules.rule(which);
    return std::string(Ruleset::key(which)) +
           (rule ? " (" + base::sanitised(rule->text()) + ')' : std::string());
}

std::string missingText(const Ruleset &rules, const Ruling &ruling, const RulesView &view)
{
    std::string out;
    for (const std::string &ref :
         rules.rule(ruling.rule)->missing(rules.valuesOf(ruling.rule, view, ruling.side)))
        out += (out.empty() ? "" : ", ") + ref;
    return out.empty() ? "a division by zero" : out;
}

std::string reasonOf(const Ruleset &rules, const Ruling &ruling, const RulesView &view)
{
    using Why = Ruling::Why;
    switch (ruling.why) {
    case Why::Met:
        return "The rule " + quoted(rules, ruling.rule) + " is met.";
    case Why::NotMet:
        return view.positionOpen ? "Hold: the rule " + quoted(rules, ruling.rule) + " is not met."
                                 : "Hold: no entry rule is met.";
    case Why::Missing:
    case Why::NoLevel:
        return "Hold: " + quoted(rules, ruling.rule) +
               " cannot be told; missing: " + missingText(rules, ruling, view) + '.';
    case Why::Both:
        return "Hold: both entry rules are met at once, and they contradict each other.";
    case Why::NoShorts:
        return "Hold: the rule for a short is met, and shorts are not possible here.";
    case Why::WrongSide:
        return "Hold: " + quoted(rules, ruling.rule) + " lies on the wrong side of the current price.";
    case Why::BadHorizon:
        return "Hold: " + quoted(rules, ruling.rule) + " is not from 1 to 500 candles.";
    case Why::NoExit:
        break;
    }
    return "Hold: there is no rule to leave; stop, target and horizon hold.";
}

void addEvidence(DecisionRecord &out, const Ruleset &rules, const Ruling &ruling, const RulesView &view)
{
    std::vector<std::size_t> cited{ruling.rule};
    if (domain::opens(ruling.action))
        cited.insert(cited.end(), {Ruleset::Stop, Ruleset::Target, Ruleset::Horizon});
    if (ruling.why == Ruling::Why::NotMet && !view.positionOpen)
        cited = {Ruleset::EntryLong, Ruleset::EntryShort};
    for (const std::size_t which : cited) {
        const auto &rule = rules.rule(which);
        if (!rule)
            continue;
        const std::vector<double> values = rules.valuesOf(which, view, ruling.side);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::string ref = rule->ref(rule->leaves()[i]);
            const std::string whole = ref + '@' + view.timeframe;
            const bool known =
                std::any_of(out.evidence.begin(), out.evidence.end(),
                            [&](const domain::EvidenceClaim &one) { return one.ref == whole; });
            if (!known && ref != "side" && std::isfinite(values[i]))
                out.evidence.push_back({whole, values[i], Ruleset::key(which)});
        }
    }
}

} // namespace

std::span<const base::Option<RuleOptions>> ruleOptionTable()
{
    return table;
}

const char *Ruleset::key(std::size_t which)
{
    return table[which].key;
}

base::Result<Ruleset> Ruleset::make(const RuleOptions &options)
{
    Ruleset out;
    std::string identity;
    for (std::size_t which = 0; which < count; ++which) {
        const std::string &text = options.*texts[which];
        identity += text + '\n';
        if (base::trimmed(text).empty())
            continue;
        const auto type = which <= Exit ? Expression::Type::Truth : Expression::Type::Number;
        auto rule = Expression::parse(text, type, given);
        if (!rule)
            return base::fail(rule.error().code, rule.error().detail, key(which));
        for (const studies::Leaf &leaf : rule->leaves()) {
            const std::string ref = rule->ref(leaf);
            const studies::Term &term = rule->terms()[leaf.term];
            if (ref == "side") {
                out.m_leaves[which].push_back(side);
                continue;
            }
            const auto known = std::find(out.m_refs.begin(), out.m_refs.end(), ref);
            out.m_leaves[which].push_back(std::size_t(known - out.m_refs.begin()));
            if (known != out.m_refs.end())
                continue;
            out.m_refs.push_back(ref);
            const bool isGiven = term.kind == studies::Term::Kind::Given;
            out.m_sources.push_back({isGiven ? std::nullopt : std::optional(term), leaf.back});
        }
        out.m_rules[which] = std::move(*rule);
    }
    if (std::find(out.m_refs.begin(), out.m_refs.end(), "last") ==
        out.m_refs.end()) { // levels are held against it
        out.m_refs.emplace_back("last");
        out.m_sources.emplace_back();
    }
    out.m_id = "rules-" + base::sha256(identity).substr(0, 8);
    return out;
}

std::vector<double> Ruleset::valuesOf(std::size_t which, const RulesView &view, double sideSign) const
{
    std::vector<double> out;
    out.reserve(m_leaves[which].size());
    for (const std::size_t leaf : m_leaves[which])
        out.push_back(leaf == side ? sideSign : leaf < view.values.size() ? view.values[leaf] : none);
    return out;
}

Action rulesAction(const Ruleset &rules, const RulesView &view)
{
    return rulingOn(rules, view).action;
}

base::Result<DecisionRecord> rulesDecision(const Ruleset &rules, const RulesView &view)
{
    if (!rules.hasEntry())
        return base::fail(ErrorCode::BadRequest, "no rule says when to enter", "rules.entry_long");
    const Ruling ruling = rulingOn(rules, view);
    DecisionRecord out;
    out.action = ruling.action;
    out.confidence = 0.5;
    out.reasoning = reasonOf(rules, ruling, view);
    addEvidence(out, rules, ruling, view);
    if (!domain::opens(ruling.action))
        return out;
    const auto known = [](double value) { return std::isnan(value) ? std::nullopt : std::optional(value); };
    out.stopLoss = known(ruling.stop);
    out.takeProfit = known(ruling.target);
    out.horizonBars = ruling.horizon;
    out.invalidation = rules.rule(Ruleset::Exit) ? "The rule " + quoted(rules, Ruleset::Exit) + " is met."
                                                 : "The price is beyond the stop.";
    return out;
}

RulesView rulesView(const Ruleset &rules, const Question &question)
{
    RulesView view;
    view.positionOpen = question.positionOpen;
    view.positionIsLong = question.positionIsLong;
    view.shortsAllowed = question.shortsAllowed;
    view.timeframe = question.timeframe;
    for (const std::string &ref : rules.refs()) {
        const std::string whole = ref + '@' + question.timeframe;
        const auto found = std::find_if(question.readings.begin(), question.readings.end(),
                                        [&](const domain::Reading &one) { return one.ref == whole; });
        view.values.push_back(found == question.readings.end() ? none : found->value);
    }
    return view;
}

} // namespace llm
