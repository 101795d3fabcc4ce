#include "test_judge_property.h"

#include "scene.h"

#include "base/random.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

using namespace scene;
using base::Random;

namespace {

constexpr double slightly = 1 + 1e-7;

double between(Random &random, double low, double high)
{
    return low + (high - low) * random.uniform();
}

template <class T>
std::optional<T> perhaps(Random &random, T value, unsigned oneIn = 5)
{
    return random.below(oneIn) == 0 ? std::nullopt : std::optional(value);
}

domain::InstrumentPtr anyInstrument(Random &random)
{
    const auto out = std::make_shared<domain::Instrument>(
        *bitcoin(random.below(2) ? domain::MarketKind::Spot : domain::MarketKind::Perpetual));
    out->tick.step = base::Decimal::of(1, -int(random.below(5)));
    out->lot = base::Decimal::of(1, -int(random.below(7)));
    out->minNotional = base::Decimal::of(std::int64_t(random.below(20)));
    return out;
}

risk::Options anyOptions(Random &random)
{
    risk::Options out;
    out.allowShorts = random.below(4) > 0;
    if (random.below(2))
        return out;
    out.riskPercent = between(random, 0.05, 3);
    out.maxPositionPercent = between(random, 1, 40);
    out.maxExposurePercent = between(random, 10, 150);
    out.maxLeverage = between(random, 0.5, 8);
    out.maxBarVolumePercent = between(random, 0.1, 5);
    out.gapAllowancePercent = between(random, 0, 1);
    out.maxOpenPositions = 1 + int(random.below(8));
    out.rewardToRiskLeast = between(random, 0.5, 2);
    out.minPositionPercent = between(random, 0.1, 2);
    out.kellyShare = random.uniform();
    out.profile = random.below(2) ? "standard" : "cautious";
    return out;
}

/// Mostly proposals that could pass, so that many do.
Scene anyScene(std::uint64_t seed)
{
    Random random(seed);
    Scene s;
    s.options = anyOptions(random);
    s.proposal.instrument = anyInstrument(random);
    const bool isLong = random.below(3) > 0;
    s.proposal.side = isLong ? domain::PositionSide::Long : domain::PositionSide::Short;
    const double last = std::exp(between(random, std::log(2), std::log(90'000)));
    const double atr = last * between(random, 0.002, 0.07), sign = isLong ? 1 : -1;
    s.state.market.last = last;
    s.state.market.atr = perhaps(random, atr, 12);
    s.state.market.choppiness = perhaps(random, between(random, 20, 80));
    s.state.market.barQuoteVolume = perhaps(random, std::exp(between(random, 6, 18)));
    s.state.market.roundTripCost = between(random, 0, 0.006);
    s.state.market.lastClosedOpen = s.state.now - std::chrono::minutes(200 + random.below(300));
    s.proposal.limitEntry = random.below(3) == 0;
    s.proposal.entry = s.proposal.limitEntry ? last - atr * between(random, -0.6, 0.6) : last;
    s.proposal.stop = perhaps(random, s.proposal.entry - sign * atr * between(random, 0.2, 4.5));
    s.proposal.target = perhaps(random, s.proposal.entry + sign * atr * between(random, 0.2, 12));
    s.proposal.sizeFraction = perhaps(random, random.uniform(), 2);
    risk::AccountState &account = s.state.account;
    account.equity = std::exp(between(random, 5, 13));
    account.dayOpenEquity = account.equity * between(random, 0.98, 1.022);
    account.highWater = account.equity * between(random, 1, 1.112);
    account.exposure = account.equity * between(random, 0, 0.8);
    account.openPositions = int(random.below(6));
    account.lossesInRow = int(random.below(5));
    account.lastLoss = s.state.now - std::chrono::hours(random.below(60));
    account.lastEntry = perhaps(random, s.state.now - std::chrono::hours(random.below(40)), 3);
    account.failedCyclesInRow = int(random.below(4));
    account.instrumentHeld = random.below(15) == 0;
    account.orderPending = random.below(15) == 0;
    account.outcomes = int(random.below(60));
    account.winLow = perhaps(random, random.uniform());
    account.winLossRatio = perhaps(random, between(random, 0.3, 3));
    return s;
}

/// Every limit of the settings again, written down from what they mean. RC_ASSERT takes an expression apart and so
/// loses the short circuit of || and &&: what may only be read after its test stands in brackets of its own.
void checkLimits(const Scene &s, const domain::ApprovedOrder &order)
{
    const domain::OrderIntent &intent = order.intent();
    const risk::Options &o = s.options;
    const risk::AccountState &a = s.state.account;
    const risk::MarketState &m = s.state.market;
    const bool isLong = s.proposal.side == domain::PositionSide::Long;
    const double entry =
        intent.limit ? intent.limit->toDouble() : intent.instrument->price(m.last)->toDouble();
    const double stop = intent.stop->toDouble(), target = intent.target->toDouble();
    const double risked = (isLong ? entry - stop : stop - entry) / entry;
    const double won = (isLong ? target - entry : entry - target) / entry;
    const double cost = m.roundTripCost, atr = m.atr.value_or(std::nan(""));
    const double size = intent.quantity.toDouble() * entry;
    const bool perpetual = intent.instrument->kind == domain::MarketKind::Perpetual;

    RC_ASSERT(isLong || o.allowShorts);
    RC_ASSERT(risked > 0 && won > 0);
    RC_ASSERT(risked * entry >= 0.5 * atr / slightly && risked * entry <= 4 * atr * slightly);
    RC_ASSERT(risked >= 2 * cost / slightly && risked <= 0.25 * slightly && won >= 3 * cost / slightly);
    const double needed = m.choppiness && *m.choppiness > 61.8 ? 1.2 : o.rewardToRiskLeast;
    RC_ASSERT((won - cost) / (risked + cost) >= needed / slightly);
    RC_ASSERT(std::abs(entry - m.last) <= 0.5 * atr * slightly);
    RC_ASSERT(s.state.now - m.lastClosedOpen <= std::chrono::hours(8));
    RC_ASSERT((!a.lastEntry || s.state.now - *a.lastEntry >= std::chrono::hours(8)));
    RC_ASSERT((a.lossesInRow < 3 || s.state.now - *a.lastLoss >= std::chrono::hours(24)));
    RC_ASSERT(a.failedCyclesInRow < 3 && a.openPositions < o.maxOpenPositions);
    RC_ASSERT(!a.instrumentHeld && !a.orderPending);
    RC_ASSERT(a.dayOpenEquity - a.equity < 0.02 * a.dayOpenEquity &&
              a.highWater - a.equity < 0.1 * a.highWater);

    RC_ASSERT(size * (risked + cost + o.gapAllowancePercent / 100) <=
              o.riskPercent / 100 * a.equity * slightly);
    const double share = o.profile == "cautious" ? std::min(5.0, o.maxPositionPercent) : o.maxPositionPercent;
    RC_ASSERT(size <= share / 100 * a.equity * slightly);
    RC_ASSERT(size + a.exposure <= o.maxExposurePercent / 100 * a.equity * slightly);
    RC_ASSERT(size + a.exposure <=
              (perpetual ? o.maxLeverage : std::min(1.0, o.maxLeverage)) * a.equity * slightly);
    if (m.barQuoteVolume)
        RC_ASSERT(size <= o.maxBarVolumePercent / 100 * *m.barQuoteVolume * slightly);
    if (s.proposal.sizeFraction)
        RC_ASSERT(size <= *s.proposal.sizeFraction * a.equity * slightly);
    if (a.outcomes >= 30 && a.winLow && a.winLossRatio) {
        const double kelly = *a.winLow - (1 - *a.winLow) / *a.winLossRatio;
        const double most =
            std::max(0.0, o.kellyShare * kelly) * a.equity / (risked + cost + o.gapAllowancePercent / 100);
        RC_ASSERT(size <= std::max(most, o.minPositionPercent / 100 * a.equity) * slightly);
    }
    RC_ASSERT(intent.instrument
                  ->belowMinimum(domain::Price(intent.instrument->price(entry)->decimal()), intent.quantity)
                  .empty());
    if (order.liquidation())
        RC_ASSERT((isLong ? order.liquidation()->toDouble() < stop : order.liquidation()->toDouble() > stop));
}

} // namespace

void TestJudgeProperty::holds()
{
    int accepted = 0, asked = 0;
    QVERIFY(rc::check("no accepted order violates a limit", [&](std::uint64_t seed) {
        for (std::uint64_t i = 0; i < 100; ++i) {
            const Scene scene = anyScene(seed ^ (i * 0x9e3779b97f4a7c15U));
            const domain::Verdict verdict = scene.judged();
            RC_ASSERT(domain::table(verdict).size() == risk::ruleList().size());
            if (i % 10 == 0)
                RC_ASSERT(base::toText(domain::toJson(domain::table(verdict))) ==
                          base::toText(domain::toJson(domain::table(scene.judged()))));
            ++asked;
            const auto *order = std::get_if<domain::ApprovedOrder>(&verdict);
            if (!order)
                continue;
            ++accepted;
            checkLimits(scene, *order);
            for (const domain::RuleResult &row : order->table()) {
                RC_ASSERT(row.mark != domain::RuleResult::Mark::Deny);
                RC_ASSERT((!row.slack || *row.slack >= -1e-6));
            }
        }
    }));
    QVERIFY2(accepted > asked / 100, "too few proposals pass to prove anything");
}

void TestJudgeProperty::lowersOnly()
{
    QVERIFY(rc::check("asking for less never gets more", [](std::uint64_t seed) {
        for (std::uint64_t i = 0; i < 30; ++i) {
            Scene scene = anyScene(seed + i);
            scene.proposal.sizeFraction.reset();
            const double free = scene.size();
            scene.proposal.sizeFraction = 0.5 * double(i + 1) / 30;
            const double advised = scene.size();
            RC_ASSERT(advised <= free || free < 0);
            scene.state.account.exposure += 0.1 * scene.state.account.equity;
            RC_ASSERT(scene.size() <= advised || advised < 0);
        }
    }));
}
