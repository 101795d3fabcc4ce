#include "random_values.h"

#include <array>
#include <cmath>

namespace samples {

using namespace domain;

std::string Maker::text()
{
    constexpr std::array<const char *, 10> parts{"a", "BTC", " ", "\"", "\\", "ü", "“", "\n", "0.1", "😀"};
    std::string out;
    for (auto left = m_random.below(6); left > 0; --left)
        out += parts[m_random.below(parts.size())];
    return out;
}

double Maker::number()
{
    return (m_random.uniform() - 0.5) * std::pow(10.0, double(m_random.below(24)) - 12);
}

base::Decimal Maker::decimal()
{
    const auto size = std::int64_t(m_random.below(999'999'999'999'999'999));
    const std::int64_t coefficient = flag() ? size : size % 100'000;
    return base::Decimal::of(flag() ? coefficient : -coefficient, int(m_random.below(24)) - 18);
}

Timeframe Maker::timeframe()
{
    return Timeframe::all()[m_random.below(Timeframe::all().size())];
}

InstrumentPtr Maker::instrument()
{
    const auto out = std::make_shared<Instrument>();
    out->venue = text();
    out->symbol = {flag() ? "BTC" : "kPEPE", flag() ? "USDT" : "x.y_z-1"};
    out->kind = one(MarketKind::Perpetual);
    out->venueId = text();
    if (flag())
        out->aliases = {text(), text()};
    out->tick = {base::Decimal::of(std::int64_t(m_random.below(99)) + 1, -int(m_random.below(9))),
                 int(m_random.below(6))};
    out->lot = base::Decimal::of(1, -int(m_random.below(9)));
    out->minQuantity = decimal().abs();
    out->minNotional = decimal().abs();
    out->multiplier = base::Decimal::of(1, int(m_random.below(4)));
    for (auto left = m_random.below(3); left > 0; --left)
        out->fees.push_back({time(), decimal(), decimal(), flag()});
    out->active = flag();
    out->synthetic = flag();
    return out;
}

OrderIntent Maker::intent()
{
    OrderIntent out;
    out.cycleId = text();
    out.capsuleId = text();
    out.instrument = instrument();
    out.side = one(Side::Sell);
    out.type = one(OrderType::Limit);
    out.quantity = quantity();
    out.limit = maybe(price());
    out.reduceOnly = flag();
    out.stop = maybe(price());
    out.target = maybe(price());
    out.horizonBars = int(m_random.below(500));
    out.timeframe = timeframe();
    out.confidence = number();
    out.calibrated = maybe(number());
    out.invalidation = maybe(text());
    out.exitReason = maybe(one(ExitReason::Liquidation));
    out.positionId = text();
    out.decidedAt = time();
    return out;
}

Fill Maker::fill()
{
    return {text(),     text(),  instrument(), one(Side::Sell), price(),
            quantity(), money(), money(),      time(),          price()};
}

Plan Maker::plan()
{
    return {maybe(price()), maybe(price()), time(), time()};
}

Trade Maker::trade()
{
    Trade out;
    out.id = text();
    out.instrument = instrument();
    out.side = one(PositionSide::Short);
    out.timeframe = timeframe();
    out.quantity = quantity();
    out.entryPrice = price();
    out.exitPrice = price();
    out.opened = time();
    out.closed = time();
    out.gross = money();
    out.fees = money();
    out.funding = money();
    out.net = money();
    out.reason = one(ExitReason::Liquidation);
    out.stopAndTargetInOneCandle = flag();
    out.maePercent = maybe(number());
    out.mfePercent = maybe(number());
    out.rMultiple = maybe(number());
    out.entryCapsule = text();
    out.exitCapsule = text();
    out.confidence = number();
    out.calibrated = maybe(number());
    out.stop = maybe(price());
    out.target = maybe(price());
    return out;
}

EventBody Maker::body(std::size_t kind)
{
    switch (kind) {
    case 0:
        return RunStarted{money(), text(), flag(), text()};
    case 1:
        return OrderMoved{text(), maybe(intent()), one(OrderEvent::Reject), text()};
    case 2:
        return fill();
    case 3:
        return PlanChanged{text(), plan()};
    case 4:
        return FundingPaid{text(), money(), number(), time()};
    case 5:
        return ModelCharged{money(), text(), text()};
    case 6:
        return HaltChanged{Halt{one(HaltKind::KillSwitch), time(), maybe(time()), text()}, flag()};
    case 7:
        return CycleEnded{text(), time(), flag(), text(), text(), text(), text()};
    case 8:
        return TradeClosed{trade()};
    case 9:
        return EquityMarked{money(), money(), maybe(number())};
    default:
        return ClockMoved{time()};
    }
}

} // namespace samples
