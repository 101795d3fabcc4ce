// When an open position is over, and how far the price went for and against it.
#include "execution/paper_broker.h"

#include <algorithm>
#include <cmath>

namespace execution {

namespace {

using domain::ExitReason;
using domain::Price;

/// What the market did at an instant, or while a bar lasted.
struct Move
{
    base::UtcTime time;
    double open, high, low;
};

/// The levels of one position, mirrored for a short, so that "worse" is always lower.
class Watch
{
public:
    explicit Watch(const domain::Position &position)
        : m_position(position), m_sign(position.side == domain::PositionSide::Long ? 1 : -1)
    {
        if (position.plan.stop)
            m_stop = m_sign * position.plan.stop->toDouble();
        if (position.plan.target)
            m_target = m_sign * position.plan.target->toDouble();
    }

    /// What the move calls for.
    std::optional<ExitHit> at(const Move &move) const
    {
        const double open = m_sign * move.open;
        const double worst = m_sign * (m_sign > 0 ? move.low : move.high);
        const double best = m_sign * (m_sign > 0 ? move.high : move.low);
        const base::UtcTime time = move.time, ends = m_position.plan.horizonEnds;
        const bool horizon = ends != base::UtcTime{} && time >= ends;
        const bool targetHit = m_target && best >= *m_target && !filledWithin(time, open);
        if (m_stop && open <= *m_stop)
            return ExitHit{ExitReason::Stop, time, priceOf(move.open), false};
        if (m_target && open >= *m_target && targetHit)
            return ExitHit{ExitReason::Target, time, *m_position.plan.target, false};
        if (horizon)
            return ExitHit{ExitReason::Horizon, time, priceOf(move.open), false};
        if (m_stop && worst <= *m_stop)
            return ExitHit{ExitReason::Stop, time, *m_position.plan.stop, targetHit};
        if (targetHit)
            return ExitHit{ExitReason::Target, time, *m_position.plan.target, false};
        return std::nullopt;
    }

private:
    /// Whether a resting limit was filled inside this bar: at a better price than its open. What the bar did
    /// before that is not known, so only its stop counts.
    bool filledWithin(base::UtcTime barOpen, double open) const
    {
        return barOpen == m_position.opened && m_sign * m_position.entryPrice.toDouble() < open;
    }
    Price priceOf(double open) const
    {
        const base::Result<Price> price = m_position.instrument->price(open);
        return price ? *price : Price(base::Decimal::invalid()); // refused at the fill's door
    }

    const domain::Position &m_position;
    double m_sign;
    std::optional<double> m_stop, m_target;
};

} // namespace

std::optional<ExitHit> firstExit(const domain::Position &position, const domain::CandleSeries &bars,
                                 base::UtcTime since)
{
    const Watch watch(position);
    for (std::size_t i = bars.lowerBound(since); i < bars.closed(); ++i)
        if (auto hit = watch.at({bars.openTime(i), bars.open()[i], bars.high()[i], bars.low()[i]}))
            return hit;
    return std::nullopt;
}

std::optional<ExitHit> firstExit(const domain::Position &position,
                                 std::span<const domain::PublicTrade> trades, base::UtcTime since)
{
    const Watch watch(position);
    for (const domain::PublicTrade &trade : trades)
        if (trade.time >= since)
            if (auto hit = watch.at({trade.time, trade.price, trade.price, trade.price}))
                return hit;
    return std::nullopt;
}

std::optional<Excursion> excursion(const domain::Position &position, const domain::CandleSeries &bars,
                                   base::UtcTime until)
{
    const std::size_t first = bars.lowerBound(position.opened), end = bars.lowerBound(until);
    const double entry = position.entryPrice.toDouble();
    if (first >= end || !(entry > 0))
        return std::nullopt;
    const auto count = std::ptrdiff_t(end - first);
    const auto low = bars.low().begin() + std::ptrdiff_t(first),
               high = bars.high().begin() + std::ptrdiff_t(first);
    const double down = 100 * (*std::min_element(low, low + count) / entry - 1);
    const double up = 100 * (*std::max_element(high, high + count) / entry - 1);
    const bool isLong = position.side == domain::PositionSide::Long;
    return Excursion{std::min(0.0, isLong ? down : -up), std::max(0.0, isLong ? up : -down)};
}

} // namespace execution
