// The judge: every rule in one ordered table, and the only pen that can sign an order. Pure; any thread.
#pragma once

#include "domain/decision.h"
#include "domain/halt.h"
#include "domain/position.h"
#include "domain/verdict.h"
#include "risk/options.h"

#include <optional>
#include <string>
#include <vector>

namespace risk {

/// What is asked for: an entry, as resolved from a decision.
struct Proposal
{
    std::string cycleId;
    domain::InstrumentPtr instrument;
    domain::Timeframe timeframe;
    domain::PositionSide side = domain::PositionSide::Long;
    bool limitEntry = false;
    double entry = 0;                   // the limit, or the last price for a market entry
    std::optional<double> stop, target; // none: the desk places them
    std::optional<double> sizeFraction; // advisory: can only lower the size
    int horizonBars = 20;
    double confidence = 0;
    std::optional<double> calibrated;
    std::optional<std::string> invalidation;
    base::UtcTime decidedAt{};
};

/// The market around the proposal; fractions are of price.
struct MarketState
{
    double last = 0;           // price
    std::optional<double> atr; // ATR(14) of the decision timeframe, in price
    std::optional<double> choppiness;
    std::optional<double> barQuoteVolume; // of the last closed bar; none or 0: unknown (FX)
    base::UtcTime lastClosedOpen{};       // opening time of the last closed candle
    double roundTripCost = 0.003;         // both fees, spreads and slippages, as a fraction
};

/// The account around the proposal, marked to market.
struct AccountState
{
    double equity = 0, dayOpenEquity = 0, highWater = 0;
    double exposure = 0;        // |worth| of all positions, in quote
    std::optional<double> cash; // in quote; none: what exposure leaves of equity
    int openPositions = 0;
    bool instrumentHeld = false;
    bool orderPending = false; // an entry order on this instrument is open
    int lossesInRow = 0;
    std::optional<base::UtcTime> lastLoss;
    std::optional<domain::Timeframe>
        lossTimeframe; // of the last loss: a streak pauses for three of its bars at least
    std::optional<base::UtcTime> lastEntry; // on this instrument
    int failedCyclesInRow = 0;
    std::vector<domain::Halt> halts; // in force
    // Kelly: closed trades with a calibrated probability
    int outcomes = 0;
    std::optional<double> winLow;       // lower 80 % bound of the calibrated p
    std::optional<double> winLossRatio; // realised mean net win ÷ mean net loss
};

struct State
{
    base::UtcTime now{};
    MarketState market;
    AccountState account;
};

/// Size is only ever clamped, and only down; everything else passes or is denied.
[[nodiscard]] domain::Verdict judge(const Proposal &proposal, const State &state, const Options &options);

/// Exits can only reduce: `quantity` at most what is held, on the other side. Everything else is denied.
[[nodiscard]] domain::Verdict approveExit(const domain::Position &position, domain::ExitReason reason,
                                          const std::string &cycleId, base::UtcTime now,
                                          std::optional<domain::Quantity> part = {});

/// A change of a position's stop or target: the stop may tighten, after 25/20/15/10 % of the way to the
/// target by timeframe, and never widen or pass the price. Levels that are refused stay as they are, with
/// their rule's row.
struct PlanVerdict
{
    std::optional<domain::Plan> plan; // none: nothing may change
    std::vector<domain::RuleResult> table;
};
[[nodiscard]] PlanVerdict judgePlan(const domain::Position &position, std::optional<double> stop,
                                    std::optional<double> target, const State &state, const Options &options);

/// Stop and target by regime: 1.5/3, 2/4 or 2.5/5 × ATR. None without an ATR.
struct Levels
{
    double stop = 0, target = 0;
};
[[nodiscard]] std::optional<Levels> deskLevels(domain::PositionSide side, double entry,
                                               const MarketState &market, const Options &options);

/// Halts that this state calls for and that are not in force yet. A loss streak, the daily loss, the drawdown
/// and safe mode; the kill switch and the pause come from people.
[[nodiscard]] std::vector<domain::Halt> dueHalts(const State &state, const Options &options);
/// Whether a halt in force ends by itself at `now`.
[[nodiscard]] bool ended(const domain::Halt &halt, base::UtcTime now);

/// The rules in their order, for lists and tests.
struct RuleInfo
{
    const char *id;
    const char *title; // "Reward to risk"
};
[[nodiscard]] std::vector<RuleInfo> ruleList();

} // namespace risk
