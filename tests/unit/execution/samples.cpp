#include "samples.h"

#include "risk/judge.h"

namespace samples {

using namespace domain;

namespace {

constexpr auto step = std::chrono::hours(4);

Timeframe fourHours()
{
    return Timeframe::parse("4h").value_or(Timeframe{});
}

} // namespace

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
base::UtcTime barTime(int i)
{
    return at("2024-03-01T12:00:00Z") + step * i;
}

InstrumentPtr instrument(const char *base, MarketKind kind)
{
    const auto out = std::make_shared<Instrument>();
    out->venue = "demo";
    out->symbol = {base, "USDT"};
    out->kind = kind;
    out->tick.step = decimal("0.01");
    out->lot = decimal("0.00001");
    return out;
}

Order order(Side side, const char *limit)
{
    OrderIntent out;
    out.cycleId = "cycle";
    out.instrument = instrument();
    out.side = side;
    out.quantity = quantity("0.5");
    out.timeframe = fourHours();
    out.decidedAt = at("2024-03-01T12:00:02Z");
    if (limit) {
        out.type = OrderType::Limit;
        out.limit = price(limit);
    }
    return Order(out);
}

Position position(PositionSide side, const char *stop, const char *target)
{
    Position out;
    out.id = "position";
    out.instrument = instrument();
    out.side = side;
    out.quantity = quantity("0.5");
    out.entryPrice = price("100");
    out.cost = usdt(side == PositionSide::Long ? "50" : "-50");
    out.timeframe = fourHours();
    out.opened = barTime(0);
    out.plan.since = barTime(0);
    out.plan.horizonEnds = barTime(10);
    if (*stop)
        out.plan.stop = price(stop);
    if (*target)
        out.plan.target = price(target);
    return out;
}

CandleSeries bars(const std::vector<Bar> &rows, const char *from)
{
    CandleColumns columns;
    std::int64_t time = base::toMs(at(from));
    for (const Bar &bar : rows) {
        columns.add(time, bar.open, bar.high, bar.low, bar.close, bar.volume);
        time += base::Milliseconds(step).count();
    }
    const std::size_t count = columns.size();
    return CandleSeries::make(fourHours(), std::move(columns), count).value_or(CandleSeries());
}

std::optional<ApprovedOrder> entry(const std::string &cycle, PositionSide side, double last,
                                   base::UtcTime now)
{
    risk::Proposal proposal;
    proposal.cycleId = cycle;
    proposal.instrument = instrument();
    proposal.timeframe = fourHours();
    proposal.side = side;
    proposal.entry = last;
    proposal.horizonBars = 5;
    proposal.confidence = 0.6;
    proposal.decidedAt = now;
    risk::State state;
    state.now = now;
    state.market.last = last;
    state.market.atr = last / 40;
    state.market.lastClosedOpen = now - step;
    state.account.equity = state.account.dayOpenEquity = state.account.highWater = 10'000;
    risk::Options options;
    options.allowShorts = true;
    const Verdict verdict = risk::judge(proposal, state, options);
    const auto *order = std::get_if<ApprovedOrder>(&verdict);
    return order ? std::optional(*order) : std::nullopt;
}

ApprovedOrder exitOf(const Position &held, ExitReason reason, base::UtcTime now)
{
    const std::string cycle = "exit:" + held.id;
    return std::get<ApprovedOrder>(risk::approveExit(held, reason, cycle, now));
}

std::string stateOf(const Account &account)
{
    base::Json out{
        {"ledger", toJson(account.ledger())}, {"source", account.source()}, {"events", account.eventCount()}};
    for (const auto &[id, held] : account.positions())
        out["positions"][id] = toJson(held);
    for (const auto &[id, open] : account.openOrders())
        out["orders"][id] = {{"intent", toJson(open.intent())}, {"status", name(open.status())}};
    for (const Trade &trade : account.trades())
        out["trades"].push_back(toJson(trade));
    return base::toText(out);
}

} // namespace samples
