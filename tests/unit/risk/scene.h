// A proposal that every rule passes, the market and the account around it, and short ways to judge and read
// it.
#pragma once

#include "risk/judge.h"

#include <string>

namespace scene {

[[nodiscard]] base::UtcTime at(const char *iso);
[[nodiscard]] domain::Timeframe step(const char *name);
[[nodiscard]] domain::Price price(const char *text);
[[nodiscard]] domain::Quantity quantity(const char *text);
/// "demo:BTC/USDT:spot" (or perpetual), tick 0.01, lot 0.00001, smallest order 5 USDT.
[[nodiscard]] domain::InstrumentPtr bitcoin(domain::MarketKind kind = domain::MarketKind::Spot);

/// 4h, a long at 100 with its stop at 96 and its target at 110; ATR 2, round trip 0.3 %; 10,000 of equity,
/// all cash.
struct Scene
{
    Scene();
    risk::Proposal proposal;
    risk::State state;
    risk::Options options;

    void turnShort(); // mirrored around 100, and allowed
    [[nodiscard]] domain::Verdict judged() const { return risk::judge(proposal, state, options); }
    /// The id of the first rule that denied; empty if it was approved.
    [[nodiscard]] std::string code() const;
    [[nodiscard]] domain::RuleResult row(const std::string &id) const;
    /// Quantity × entry of the approved order; −1 if it was denied.
    [[nodiscard]] double size() const;
};

/// A long of 0.5 at 100, stop 96, target 110, 4h, opened at noon of 2024-03-01.
[[nodiscard]] domain::Position heldLong();
[[nodiscard]] domain::Position heldShort(); // stop 104, target 90

} // namespace scene
