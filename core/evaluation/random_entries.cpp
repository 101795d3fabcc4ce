#include "evaluation/random_entries.h"

#include <algorithm>
#include <cmath>

namespace evaluation {

namespace {

constexpr int tries = 8;          // to find a stretch without another position
constexpr double nowhere = 1e300; // a level that is never reached

/// What is kept of one trade: everything but when it happened.
struct Shape
{
    double sign = 1;
    double fraction = 0;                     // notional at entry ÷ equity then
    double rootNotional = 0;                 // √notional, for the part of slippage that grows with it
    double stop = nowhere, target = nowhere; // distances as fractions of entry
    std::size_t bars = 1;                    // until the time exit
};

/// Prices and costs by bar, ready for the loop.
struct Market
{
    std::span<const double> open, high, low, close;
    std::vector<double> against; // half-spread and fixed slippage, as a fraction
    std::vector<double> impact;  // slippage of one quote unit, grows with its root
    std::vector<double> fee;
};

std::size_t barsHeld(const domain::Trade &trade, domain::Timeframe timeframe)
{
    const auto bars = (timeframe.floor(trade.closed) - timeframe.floor(trade.opened)) / timeframe.step();
    return std::size_t(std::max<std::int64_t>(1, bars));
}

/// Distance to the first stop: from the R multiple, which was measured with it; else the stop as it stood at
/// the exit, if it had not been moved past the entry.
double stopDistance(const domain::Trade &trade, double entry, double sign)
{
    const double quantity = trade.quantity.toDouble(), net = trade.net.toDouble();
    if (trade.rMultiple && *trade.rMultiple != 0 && quantity > 0) {
        const double distance = std::abs(net / *trade.rMultiple) / quantity / entry;
        if (std::isfinite(distance) && distance > 0)
            return distance;
    }
    const double distance = trade.stop ? sign * (entry - trade.stop->toDouble()) / entry : 0;
    return distance > 0 ? distance : nowhere;
}

bool leftByLevel(const domain::Trade &trade)
{
    return trade.reason == domain::ExitReason::Stop || trade.reason == domain::ExitReason::Target;
}

/// A trade that ended at a level could have lasted as long as the longest did; any other ended by the clock.
std::vector<Shape> shapesOf(const BaselineInput &input)
{
    const domain::Timeframe timeframe = input.candles.timeframe();
    std::size_t longest = 1;
    for (const domain::Trade &trade : input.trades)
        longest = std::max(longest, barsHeld(trade, timeframe));
    std::vector<Shape> out;
    double equity = input.capital;
    for (const domain::Trade &trade : input.trades) {
        const double entry = trade.entryPrice.toDouble(), notional = entry * trade.quantity.toDouble();
        if (notional > 0 && equity > 0) {
            Shape one;
            one.sign = trade.side == domain::PositionSide::Long ? 1 : -1;
            one.fraction = notional / equity;
            one.rootNotional = std::sqrt(notional);
            one.stop = stopDistance(trade, entry, one.sign);
            const double away = trade.target ? one.sign * (trade.target->toDouble() - entry) / entry : 0;
            one.target = away > 0 ? away : nowhere;
            one.bars = leftByLevel(trade) ? longest : barsHeld(trade, timeframe);
            out.push_back(one);
        }
        equity += trade.net.toDouble();
    }
    return out;
}

Market marketOf(const BaselineInput &input)
{
    const domain::CandleSeries &candles = input.candles;
    Market out{candles.open(), candles.high(), candles.low(), candles.close(), {}, {}, {}};
    for (std::size_t i = 0; i < candles.size(); ++i) {
        const double price = candles.open()[i], volume = candles.volume()[i] * candles.close()[i];
        const auto cost = [&](std::optional<double> traded) {
            return execution::costsOf(*input.instrument, price, 1, traded, {}, candles.openTime(i),
                                      input.costs);
        };
        const execution::Costs fixed = cost({});
        const double withVolume = volume > 0 ? cost(volume).slippage : fixed.slippage;
        out.against.push_back(fixed.halfSpread + fixed.slippage);
        out.impact.push_back(withVolume - fixed.slippage);
        out.fee.push_back(fixed.fee);
    }
    return out;
}

struct Outcome
{
    double part = 0;      // of the notional at entry, won or lost, after costs
    std::size_t last = 0; // bar of the exit
};

/// As the desk itself would: in at the open, out at the stop, the target or the open of the bar at the
/// horizon, gaps against us; a position that outlives the bars is valued at the last close.
Outcome walk(const Market &market, const Shape &shape, std::size_t first)
{
    const double sign = shape.sign;
    const auto moved = [&](std::size_t bar) {
        return market.against[bar] + market.impact[bar] * shape.rootNotional;
    };
    const double entry = market.open[first] * (1 + sign * moved(first));
    const double stop = sign * entry - shape.stop * entry, target = sign * entry + shape.target * entry;
    const auto leave = [&](std::size_t bar, double price, double against) {
        const double exit = price * (1 - sign * against);
        return Outcome{sign * (exit - entry) / entry - market.fee[first] - market.fee[bar] * exit / entry,
                       bar};
    };
    const std::size_t size = market.open.size(), horizon = first + shape.bars;
    for (std::size_t i = first; i < size; ++i) {
        const double open = sign * market.open[i];
        if (open <= stop)
            return leave(i, market.open[i], moved(i));
        if (open >= target)
            return leave(i, sign * target, 0);
        if (i >= horizon)
            return leave(i, market.open[i], moved(i));
        const double worst = sign > 0 ? market.low[i] : -market.high[i];
        if (worst <= stop)
            return leave(i, sign * stop, moved(i));
        const double best = sign > 0 ? market.high[i] : -market.low[i];
        if (best >= target)
            return leave(i, sign * target, 0);
    }
    return leave(size - 1, market.close[size - 1], 0);
}

/// One set: every shape once, at bars where no other position is where such can be found.
class Set
{
public:
    explicit Set(std::size_t bars) : m_taken(bars) {}

    double run(const Market &market, std::span<const Shape> shapes, base::Random &random)
    {
        std::fill(m_taken.begin(), m_taken.end(), std::uint8_t(0));
        double equity = 1;
        for (const Shape &shape : shapes)
            equity *= std::max(0.0, 1 + shape.fraction * place(market, shape, random));
        return equity;
    }

private:
    double place(const Market &market, const Shape &shape, base::Random &random)
    {
        for (int left = tries; left > 0; --left) {
            const std::size_t first = random.below(m_taken.size());
            if (m_taken[first] && left > 1)
                continue;
            const Outcome outcome = walk(market, shape, first);
            const auto from = m_taken.begin() + std::ptrdiff_t(first),
                       to = m_taken.begin() + std::ptrdiff_t(outcome.last) + 1;
            if (left > 1 && std::find(from, to, std::uint8_t(1)) != to)
                continue;
            std::fill(from, to, std::uint8_t(1));
            return outcome.part;
        }
        return 0;
    }

    std::vector<std::uint8_t> m_taken;
};

} // namespace

std::vector<double> randomReturns(const BaselineInput &input, const base::Random &random)
{
    std::vector<double> out;
    const std::vector<Shape> shapes = input.capital > 0 ? shapesOf(input) : std::vector<Shape>();
    if (shapes.empty() || input.candles.size() < 2 || !input.instrument)
        return out;
    const Market market = marketOf(input);
    base::Random stream = random.stream("random entries");
    Set set(input.candles.size());
    for (int i = 0; i < input.randomSets; ++i)
        out.push_back(100 * (set.run(market, shapes, stream) - 1));
    return out;
}

} // namespace evaluation
