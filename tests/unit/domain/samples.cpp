#include "samples.h"

namespace samples {

using namespace domain;

base::Decimal decimal(const char *text)
{
    return base::Decimal::parse(text).value_or(base::Decimal::invalid());
}

Price price(const char *text)
{
    return Price(decimal(text));
}

Quantity quantity(const char *text)
{
    return Quantity(decimal(text));
}

Money usdt(const char *text)
{
    return {decimal(text), "USDT"};
}

base::UtcTime at(const char *iso)
{
    return base::parseTime(iso).value_or(base::UtcTime{});
}

namespace {

InstrumentPtr perpetual(const char *base)
{
    const auto out = std::make_shared<Instrument>();
    out->venue = "demo";
    out->symbol = {base, "USDT"};
    out->kind = MarketKind::Perpetual;
    out->venueId = std::string(base) + "USDT";
    out->tick.step = decimal("0.01");
    out->lot = decimal("0.001");
    out->minQuantity = decimal("0.001");
    out->minNotional = decimal("5");
    out->synthetic = true;
    return out;
}

} // namespace

InstrumentPtr bitcoin()
{
    return perpetual("BTC");
}

InstrumentPtr ether()
{
    return perpetual("ETH");
}

OrderIntent entry(const std::string &cycle, PositionSide side, const char *size, InstrumentPtr instrument)
{
    const bool isLong = side == PositionSide::Long;
    OrderIntent out;
    out.cycleId = cycle;
    out.capsuleId = "capsule of " + cycle;
    out.instrument = std::move(instrument);
    out.side = entrySide(side);
    out.quantity = quantity(size);
    out.stop = price(isLong ? "95" : "105");
    out.target = price(isLong ? "110" : "90");
    out.horizonBars = 10;
    out.timeframe = Timeframe::parse("4h").value();
    out.confidence = 0.62;
    out.calibrated = 0.55;
    out.invalidation = "a close on the other side of the stop";
    out.decidedAt = at("2024-03-01T12:00:02Z");
    return out;
}

OrderIntent exitOf(const Position &position, const std::string &cycle, const char *size)
{
    OrderIntent out;
    out.cycleId = cycle;
    out.instrument = position.instrument;
    out.side = position.side == PositionSide::Long ? Side::Sell : Side::Buy;
    out.quantity = quantity(size);
    out.reduceOnly = true;
    out.exitReason = ExitReason::Target;
    out.positionId = position.id;
    out.timeframe = position.timeframe;
    out.decidedAt = at("2024-03-02T12:00:02Z");
    return out;
}

Event eventOf(EventBody body)
{
    Event out;
    out.time = at("2024-03-01T12:00:03Z");
    out.body = std::move(body);
    return out;
}

Event start(const char *capital)
{
    return eventOf(RunStarted{usdt(capital), "demo", true, "seed 7"});
}

Event submit(const OrderIntent &intent)
{
    return eventOf(OrderMoved{intent.clientId(), intent, OrderEvent::Submit, {}});
}

Event moved(const OrderIntent &intent, OrderEvent how)
{
    return eventOf(OrderMoved{intent.clientId(), std::nullopt, how, "by the test"});
}

Fill fill(const OrderIntent &intent, int n, const char *paid, const char *size)
{
    return fillOf(intent, n, price(paid), quantity(size));
}

Fill fillOf(const OrderIntent &intent, int n, const Price &paid, const Quantity &size)
{
    Fill out;
    out.orderId = intent.clientId();
    out.id = out.orderId + '/' + std::to_string(n);
    out.instrument = intent.instrument;
    out.side = intent.side;
    out.price = paid;
    out.quantity = size;
    out.notional = intent.instrument->notional(paid, size);
    out.fee = share(out.notional, decimal("0.001"));
    out.time = intent.decidedAt + base::Milliseconds(1000 + n);
    out.reference = paid;
    return out;
}

std::string stateOf(const Account &account)
{
    base::Json out{{"ledger", toJson(account.ledger())},
                   {"capital", account.capital().toString()},
                   {"source", account.source()},
                   {"synthetic", account.synthetic()},
                   {"events", account.eventCount()}};
    for (const auto &[id, position] : account.positions())
        out["positions"][id] = toJson(position);
    for (const auto &[id, order] : account.openOrders())
        out["orders"][id] = {{"status", name(order.status())},
                             {"intent", toJson(order.intent())},
                             {"filled", account.filled(id).toString()}};
    for (const Trade &trade : account.trades())
        out["trades"].push_back(toJson(trade));
    for (const auto &[id, trade] : account.unclosed())
        out["unclosed"][id] = toJson(trade);
    for (const Halt &halt : account.halts())
        out["halts"].push_back(toJson(EventBody(HaltChanged{halt, true})));
    return base::toText(out);
}

DecisionRecord decision()
{
    DecisionRecord out;
    out.action = Action::OpenLong;
    out.confidence = 0.6;
    out.limitEntry = true;
    out.entryPrice = 99.5;
    out.stopLoss = 95;
    out.takeProfit = 110;
    out.sizeFraction = 0.1;
    out.invalidation = "a close below 95";
    out.horizonBars = 12;
    out.factors = Factors{70, 60, 50, 40, std::nullopt};
    out.trendDirection = "bullish";
    out.trendAlignment = "aligned";
    out.support = {95, 90.5};
    out.resistance = {110};
    out.evidence = {{"rsi:14@4h", 55.1, "not stretched"}, {"adx:14@4h", std::nullopt, ""}};
    out.riskLevel = "medium";
    out.reasoning = "The trend holds — “up”.";
    return out;
}

Capsule capsule()
{
    Capsule out;
    out.cycleId = "cycle-1";
    out.watch = {"demo", {"BTC", "USDT"}, MarketKind::Perpetual, Timeframe::parse("4h").value(), "ollama",
                 "m"};
    out.source = "demo";
    out.time = at("2024-03-01T12:00:02Z");
    out.barClose = at("2024-03-01T12:00:00Z");
    out.candles = {at("2024-01-01"), at("2024-03-01T08:00:00Z"), 363, 363, 200, 1, {"c1", "c2"}};
    out.missingSenses = {"book: timeout"};
    out.systemText = "You judge.";
    out.userText = "rsi:14@4h 55.1";
    out.readings = {{"rsi:14@4h", 55.1}, {"adx:14@4h", 21.0}};
    out.pictureSha = "pixels";
    out.pictureBlob = "png";
    out.pictureWidth = 1920;
    out.pictureHeight = 1080;
    ModelCall call;
    call.provider = "ollama";
    call.model = "m";
    call.outcome = AnswerOutcome::Answered;
    call.text = "{\"action\":\"open_long\"}";
    call.thinking = "Hm.";
    call.finishReason = "stop";
    call.requestId = "r-1";
    call.usage = {1200, 80, std::nullopt, 12};
    call.latency = base::Milliseconds(1500);
    call.cost = Money(decimal("0.00042"), "USD");
    out.calls = {call};
    out.decision = decision();
    out.evidence = EvidenceCheck{{{{"rsi:14@4h", 55.1, ""}, EvidenceCheck::Mark::Verified, 55.1}}, {"42"}};
    out.resolution = "open_long";
    out.verdict = {{"reward_to_risk", RuleResult::Mark::Pass, 2.5, 1.5, 0.66, "x", ""}};
    out.intent = entry("cycle-1", PositionSide::Long, "0.5");
    out.outcome = "traded";
    out.settingsSha = "settings";
    return out;
}

} // namespace samples
