#include "samples.h"

#include <cmath>

namespace samples {

using namespace domain;

namespace {

constexpr auto step = std::chrono::hours(4);

Timeframe fourHours()
{
    return Timeframe::parse("4h").value_or(Timeframe{});
}

base::Decimal decimal(double value)
{
    return base::Decimal::nearest(value, base::Decimal::of(1, -8), base::Rounding::HalfEven)
        .value_or(base::Decimal::invalid());
}

} // namespace

base::UtcTime at(const char *iso)
{
    return base::parseTime(iso).value_or(base::UtcTime{});
}

Money usdt(double amount)
{
    return {decimal(amount), "USDT"};
}

Price price(double value)
{
    return Price(decimal(value));
}

InstrumentPtr bitcoin()
{
    const auto out = std::make_shared<Instrument>();
    out->venue = "demo";
    out->symbol = {"BTC", "USDT"};
    out->tick.step = base::Decimal::of(1, -4);
    return out;
}

Trade trade(double net, double entry, double quantity)
{
    Trade out;
    out.instrument = bitcoin();
    out.timeframe = fourHours();
    out.quantity = Quantity(decimal(quantity));
    out.entryPrice = out.exitPrice = price(entry);
    out.net = usdt(net);
    out.fees = usdt(0.5);
    return out;
}

Trade tradeOn(const CandleSeries &series, std::size_t from, std::size_t to, PositionSide side, double stop,
              double target, ExitReason reason)
{
    const double sign = side == PositionSide::Long ? 1 : -1, entry = series.open()[from];
    Trade out = trade(sign * (series.open()[to] - entry), entry);
    out.side = side;
    out.opened = series.openTime(from);
    out.closed = series.openTime(to);
    out.stop = price(entry * (1 - sign * stop));
    out.target = price(entry * (1 + sign * target));
    out.reason = reason;
    return out;
}

std::vector<EquityPoint> daily(const std::vector<double> &equity)
{
    std::vector<EquityPoint> out;
    for (std::size_t i = 0; i < equity.size(); ++i)
        out.push_back({at("2024-01-01T12:00:00Z") + std::chrono::hours(24) * int(i), equity[i]});
    return out;
}

CandleSeries bars(const std::vector<Bar> &rows)
{
    CandleColumns columns;
    base::UtcTime time = at("2024-01-01");
    for (const Bar &bar : rows) {
        columns.add(base::toMs(time), bar.open, bar.high, bar.low, bar.close, 1e6);
        time += step;
    }
    const std::size_t count = columns.size();
    return CandleSeries::make(fourHours(), std::move(columns), count).value_or(CandleSeries());
}

CandleSeries walk(std::size_t count, std::uint64_t seed, double drift)
{
    base::Random random(seed);
    std::vector<Bar> rows;
    double last = 100;
    for (std::size_t i = 0; i < count; ++i) {
        const double close = last * std::exp(drift + 0.01 * random.normal());
        const double high = std::max(last, close) * (1 + 0.005 * random.uniform());
        rows.push_back({last, high, std::min(last, close) * (1 - 0.005 * random.uniform()), close});
        last = close;
    }
    return bars(rows);
}

const Statistic *find(const std::vector<Statistic> &all, const char *id)
{
    for (const Statistic &one : all)
        if (one.id == id)
            return &one;
    return nullptr;
}

bool near(std::optional<double> value, double wanted, double relative)
{
    return value &&
           (*value == wanted || std::abs(*value - wanted) <= relative * std::max(1.0, std::abs(wanted)));
}

} // namespace samples
