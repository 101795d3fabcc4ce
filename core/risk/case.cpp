#include "risk/case.h"

#include "base/text.h"

#include <cmath>

namespace risk {

namespace {

using domain::RuleResult;
using Mark = RuleResult::Mark;

constexpr double tolerance = 1e-9; // of the bound
constexpr double msPerHour = 3'600'000;
constexpr double cautiousPercent = 5;
constexpr int streakBars = 3;

bool positive(double value)
{
    return std::isfinite(value) && value > 0;
}

std::optional<domain::Price> onTick(const Proposal &proposal, double level,
                                    base::Rounding rounding = base::Rounding::HalfEven)
{
    if (!proposal.instrument || !positive(level))
        return std::nullopt;
    const base::Result<domain::Price> price = proposal.instrument->price(level, rounding);
    return price ? std::optional(*price) : std::nullopt;
}

std::optional<double> known(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

RuleResult compared(bool holds, double value, double bound, std::optional<double> slack, const char *unit)
{
    RuleResult out;
    out.mark = holds ? Mark::Pass : Mark::Deny;
    out.value = known(value);
    out.bound = known(bound);
    out.slack = slack;
    out.unit = unit;
    return out;
}

void placeLevels(Case &c)
{
    const Proposal &proposal = c.proposal;
    std::optional<double> stop = proposal.stop, target = proposal.target;
    if (c.entry && (!stop || !target)) {
        const std::optional<Levels> desk = deskLevels(proposal.side, c.entryAt, c.state.market, c.options);
        c.stopByDesk = !stop && desk;
        c.targetByDesk = !target && desk;
        stop = c.stopByDesk ? std::optional(desk->stop) : stop;
        target = c.targetByDesk ? std::optional(desk->target) : target;
    }
    c.stop = stop ? onTick(proposal, *stop) : std::nullopt;
    c.target = target ? onTick(proposal, *target) : std::nullopt;
    c.stopAt = c.stop ? c.stop->toDouble() : 0;
    c.targetAt = c.target ? c.target->toDouble() : 0;
}

} // namespace

Case caseOf(const Proposal &proposal, const State &state, const Options &options)
{
    Case c{proposal, state, options, {}, {}, {}, 0, 0, 0, false, false, {}, {}, {}, 0, 0, 0, {}};
    // A limit never pays more, or asks less, than what was proposed.
    const auto rounding = !proposal.limitEntry ? base::Rounding::HalfEven
                          : c.isLong()         ? base::Rounding::Floor
                                               : base::Rounding::Ceiling;
    c.entry = onTick(proposal, proposal.entry, rounding);
    c.entryAt = c.entry ? c.entry->toDouble() : 0;
    if (state.market.atr && positive(*state.market.atr))
        c.atr = state.market.atr;
    c.cost = std::isfinite(state.market.roundTripCost) ? std::max(0.0, state.market.roundTripCost) : 0;
    c.equity = positive(state.account.equity) ? state.account.equity : 0;
    placeLevels(c);
    const double sign = c.isLong() ? 1 : -1;
    if (c.entry && c.stop && sign * (c.entryAt - c.stopAt) > 0)
        c.stopDistance = std::abs(c.entryAt - c.stopAt) / c.entryAt;
    if (c.entry && c.target && sign * (c.targetAt - c.entryAt) > 0)
        c.targetDistance = std::abs(c.targetAt - c.entryAt) / c.entryAt;
    c.size = c.equity;
    return c;
}

std::optional<double> Case::lossAtStop() const
{
    if (!stopDistance)
        return std::nullopt;
    return *stopDistance + cost + options.gapAllowancePercent / 100;
}

double Case::step() const
{
    return double(proposal.timeframe.step().count()) / msPerHour;
}

RuleResult passed(std::string note)
{
    return {{}, Mark::Pass, {}, {}, {}, {}, std::move(note)};
}

RuleResult denied(std::string note)
{
    return {{}, Mark::Deny, {}, {}, {}, {}, std::move(note)};
}

RuleResult notApplicable(std::string note)
{
    return {{}, Mark::NotApplicable, {}, {}, {}, {}, std::move(note)};
}

std::optional<double> slackBelow(double value, double bound)
{
    return bound == 0 ? std::nullopt : known((bound - value) / std::abs(bound));
}

RuleResult atMost(double value, double bound, const char *unit)
{
    const bool holds = value <= bound + tolerance * std::abs(bound);
    return compared(holds, value, bound, slackBelow(value, bound), unit);
}

RuleResult atLeast(double value, double bound, const char *unit)
{
    const bool holds = value >= bound - tolerance * std::abs(bound);
    const auto slack = slackBelow(value, bound);
    return compared(holds, value, bound, slack ? std::optional(-*slack) : slack, unit);
}

RuleResult below(double value, double bound, const char *unit)
{
    const bool holds = value < bound - tolerance * std::abs(bound);
    return compared(holds, value, bound, slackBelow(value, bound), unit);
}

RuleResult cappedAt(const Case &c, double bound, std::string note)
{
    RuleResult out = atMost(c.size, bound, "");
    out.note = std::move(note);
    out.unit = c.proposal.instrument ? c.proposal.instrument->symbol.quote : std::string();
    if (out.mark == Mark::Deny && bound > 0)
        out.mark = Mark::Clamp;
    else if (!(bound > 0))
        out.mark = Mark::Deny;
    return out;
}

const domain::Halt *inForce(const State &state, domain::HaltKind kind)
{
    for (const domain::Halt &halt : state.account.halts)
        if (halt.kind == kind && !ended(halt, state.now))
            return &halt;
    return nullptr;
}

RuleResult unlessHalted(const Case &c, domain::HaltKind kind)
{
    const domain::Halt *halt = inForce(c.state, kind);
    if (!halt)
        return passed();
    std::string note = halt->reason.empty() ? "entries are halted" : halt->reason;
    return denied(note + (halt->until ? "; until " + base::iso(*halt->until) : "; until a person resumes"));
}

double hoursBetween(base::UtcTime from, base::UtcTime to)
{
    return double((to - from).count()) / msPerHour;
}

double streakPauseHours(const State &state, const Options &options,
                        std::optional<domain::Timeframe> timeframe)
{
    double hours = options.lossStreakHours;
    for (const auto &step : {timeframe, state.account.lossTimeframe})
        if (step)
            hours = std::max(hours, streakBars * double(step->step().count()) / msPerHour);
    return hours;
}

std::optional<double> lossPercent(double before, double now)
{
    if (!positive(before) || !std::isfinite(now))
        return std::nullopt;
    return 100 * (before - now) / before;
}

double positionPercent(const Options &options)
{
    return options.profile == "cautious" ? std::min(cautiousPercent, options.maxPositionPercent)
                                         : options.maxPositionPercent;
}

} // namespace risk
