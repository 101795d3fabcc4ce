#include "base/text.h"
#include "risk/case.h"

namespace risk {

namespace {

using domain::Halt;
using domain::HaltKind;

std::string against(double value, double bound, const char *unit)
{
    return base::printed(value, 4) + unit + " of at most " + base::printed(bound, 4) + unit;
}

std::optional<Halt> streak(const State &state, const Options &options)
{
    const AccountState &account = state.account;
    if (account.lossesInRow < options.lossStreak || !account.lastLoss)
        return std::nullopt;
    const auto pause = std::chrono::round<base::Milliseconds>(
        std::chrono::duration<double, std::ratio<3600>>(streakPauseHours(state, options)));
    const base::UtcTime until = *account.lastLoss + pause;
    if (state.now >= until)
        return std::nullopt;
    return Halt{HaltKind::LossStreak, state.now, until,
                std::to_string(account.lossesInRow) + " losses in a row"};
}

std::optional<Halt> day(const State &state, const Options &options)
{
    const auto lost = lossPercent(state.account.dayOpenEquity, state.account.equity);
    if (!lost || below(*lost, options.dailyLossPercent, "%").mark == domain::RuleResult::Mark::Pass)
        return std::nullopt;
    return Halt{HaltKind::DailyLoss, state.now, base::startOfDay(state.now) + std::chrono::hours(24),
                "lost " + against(*lost, options.dailyLossPercent, " %") + " of the day's opening equity"};
}

std::optional<Halt> fall(const State &state, const Options &options)
{
    const auto fallen = lossPercent(state.account.highWater, state.account.equity);
    if (!fallen || below(*fallen, options.maxDrawdownPercent, "%").mark == domain::RuleResult::Mark::Pass)
        return std::nullopt;
    return Halt{HaltKind::Drawdown, state.now, std::nullopt,
                "fell " + against(*fallen, options.maxDrawdownPercent, " %") + " from the high-water mark"};
}

std::optional<Halt> safety(const State &state, const Options &options)
{
    if (state.account.failedCyclesInRow < options.failedCycles)
        return std::nullopt;
    return Halt{HaltKind::SafeMode, state.now, std::nullopt,
                std::to_string(state.account.failedCyclesInRow) + " failed cycles in a row"};
}

} // namespace

std::vector<Halt> dueHalts(const State &state, const Options &options)
{
    std::vector<Halt> out;
    for (const auto due : {streak, day, fall, safety}) {
        std::optional<Halt> halt = due(state, options);
        if (halt && !inForce(state, halt->kind))
            out.push_back(std::move(*halt));
    }
    return out;
}

bool ended(const Halt &halt, base::UtcTime now)
{
    return halt.until && now >= *halt.until;
}

} // namespace risk
