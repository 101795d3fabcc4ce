#include "scene.h"

namespace scene {

using namespace domain;

base::UtcTime at(const char *iso)
{
    return base::parseTime(iso).value_or(base::UtcTime{});
}

Timeframe step(const char *name)
{
    return Timeframe::parse(name).value_or(Timeframe{});
}

namespace {

base::Decimal decimal(const char *text)
{
    return base::Decimal::parse(text).value_or(base::Decimal::invalid());
}

} // namespace

Price price(const char *text)
{
    return Price(decimal(text));
}

Quantity quantity(const char *text)
{
    return Quantity(decimal(text));
}

InstrumentPtr bitcoin(MarketKind kind)
{
    const auto out = std::make_shared<Instrument>();
    out->venue = "demo";
    out->symbol = {"BTC", "USDT"};
    out->kind = kind;
    out->tick.step = decimal("0.01");
    out->lot = decimal("0.00001");
    out->minQuantity = decimal("0.00001");
    out->minNotional = decimal("5");
    return out;
}

Scene::Scene()
{
    proposal.cycleId = "cycle";
    proposal.instrument = bitcoin();
    proposal.timeframe = step("4h");
    proposal.entry = 100;
    proposal.stop = 96;
    proposal.target = 110;
    proposal.confidence = 0.6;
    proposal.calibrated = 0.55;
    proposal.invalidation = "a close below 96";
    proposal.decidedAt = at("2024-03-01T12:00:02Z");
    state.now = proposal.decidedAt;
    state.market.last = 100;
    state.market.atr = 2;
    state.market.choppiness = 45;
    state.market.barQuoteVolume = 5e6;
    state.market.lastClosedOpen = at("2024-03-01T08:00:00Z");
    state.market.roundTripCost = 0.003;
    state.account.equity = state.account.dayOpenEquity = state.account.highWater = 10'000;
}

void Scene::turnShort()
{
    options.allowShorts = true;
    proposal.side = PositionSide::Short;
    proposal.stop = 200 - *proposal.stop;
    proposal.target = 200 - *proposal.target;
}

std::string Scene::code() const
{
    const Verdict verdict = judged();
    const auto *denial = std::get_if<Denial>(&verdict);
    return denial ? denial->code : std::string();
}

RuleResult Scene::row(const std::string &id) const
{
    const Verdict verdict = judged();
    for (const RuleResult &one : domain::table(verdict))
        if (one.id == id)
            return one;
    return {};
}

double Scene::size() const
{
    const Verdict verdict = judged();
    const auto *order = std::get_if<ApprovedOrder>(&verdict);
    return order ? order->intent().quantity.toDouble() * proposal.entry : -1;
}

namespace {

Position held(PositionSide side, const char *stop, const char *target)
{
    Position out;
    out.id = "position";
    out.instrument = bitcoin();
    out.side = side;
    out.quantity = out.entryQuantity = quantity("0.5");
    out.entryPrice = price("100");
    out.timeframe = step("4h");
    out.opened = at("2024-03-01T12:00:00Z");
    out.plan = {price(stop), price(target), at("2024-03-04T20:00:00Z"), out.opened};
    return out;
}

} // namespace

Position heldLong()
{
    return held(PositionSide::Long, "96", "110");
}

Position heldShort()
{
    return held(PositionSide::Short, "104", "90");
}

} // namespace scene
