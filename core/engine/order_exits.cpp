// How open positions are watched: with the venue's finest bars at every look, and down to single trades when
// a stream has heard that a level was reached.
#include "engine/orders.h"

namespace engine {
namespace {

using domain::InstrumentPtr;

constexpr int finestTrades = 1'000; // that venues hand out at once

/// The same bars, as if none were forming: what the newest has done so far is done.
domain::CandleSeries allAsClosed(const domain::CandleSeries &bars)
{
    if (bars.closed() == bars.size())
        return bars;
    domain::CandleColumns columns;
    columns.reserve(bars.size());
    for (std::size_t i = 0; i < bars.size(); ++i)
        columns.add(bars.time()[i], bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i],
                    bars.volume()[i]);
    const std::size_t count = columns.size();
    return domain::CandleSeries::make(bars.timeframe(), std::move(columns), count)
        .value_or(bars.closedOnly());
}

} // namespace

base::Task<domain::CandleSeries> Orders::barsSince(InstrumentPtr instrument, domain::Timeframe coarse,
                                                   base::UtcTime since)
{
    constexpr std::int64_t mostFine = 20'000; // two weeks of minutes
    const auto minute = domain::Timeframe::ofStep(std::chrono::minutes(1));
    const auto span = m_clock.now() - since;
    const bool fine = minute && span / minute->step() < mostFine;
    const domain::Timeframe step = fine ? *minute : coarse;
    exchange::CandleQuery query{instrument, step, step.floor(since), std::size_t(span / step.step()) + 2};
    base::Result<domain::CandleSeries> bars = co_await m_exchange.candles(query);
    if (bars || !fine || bars.error().code != base::ErrorCode::Unsupported)
        co_return bars;
    // A venue that has no minutes, such as a candle file: its own bars are the finest there are.
    query =
        exchange::CandleQuery{instrument, coarse, coarse.floor(since), std::size_t(span / coarse.step()) + 2};
    bars = co_await m_exchange.candles(query);
    co_return bars;
}

base::Task<int> Orders::look()
{
    std::vector<domain::Position> held;
    for (const auto &[id, position] : m_books.account().positions())
        held.push_back(position);
    const base::Result<int> exits = co_await lookAll(held, false);
    co_return exits;
}

base::Task<int> Orders::react(std::string instrument)
{
    std::vector<domain::Position> held;
    for (const auto &[id, position] : m_books.account().positions())
        if (position.instrument->key() == instrument)
            held.push_back(position);
    const base::Result<int> exits = co_await lookAll(held, true);
    co_return exits;
}

base::Task<int> Orders::lookAll(std::vector<domain::Position> held, bool finer)
{
    int exits = 0;
    std::optional<base::Error> unanswered; // one silent market does not keep the others from being watched
    for (const domain::Position &position : held) {
        const base::Result<int> looked = co_await lookAt(position, finer);
        if (!looked && looked.error().code == base::ErrorCode::Storage)
            co_return base::fail(looked);
        if (!looked)
            unanswered = looked.error();
        exits += looked.value_or(0);
    }
    if (unanswered)
        co_return tl::unexpected<base::Error>(*unanswered);
    co_return exits;
}

/// The trades since the bars ended tell more than the bar that forms: in which order, and from the very fill
/// on. Where they do not reach back so far, the forming bar says the rest.
base::Task<std::optional<execution::ExitHit>>
Orders::finerExit(domain::Position position, domain::CandleSeries bars, base::UtcTime since)
{
    const domain::CandleSeries closed = bars.closedOnly();
    base::UtcTime from = since;
    if (!closed.isEmpty())
        from = std::max(from, closed.timeframe().closeOf(closed.openTime(closed.size() - 1)));
    const base::Result<std::vector<domain::PublicTrade>> trades =
        co_await m_exchange.trades(position.instrument, finestTrades);
    std::optional<execution::ExitHit> hit;
    const bool whole = trades && !trades->empty() && trades->front().time <= from;
    if (!whole)
        hit = execution::firstExit(position, allAsClosed(bars), from);
    if (!hit && trades)
        hit = execution::firstExit(position, *trades, from);
    co_return hit;
}

base::Task<int> Orders::lookAt(domain::Position position, bool finer)
{
    const InstrumentPtr instrument = position.instrument;
    const domain::Timeframe coarse = position.timeframe;
    const base::UtcTime since = std::max(position.plan.since, m_looked[position.id]);
    base::Result<domain::CandleSeries> bars = co_await barsSince(instrument, coarse, since);
    if (!bars)
        co_return base::fail(bars);
    if (!bars->isEmpty())
        m_books.setPrice(*instrument, bars->close().back());
    const domain::CandleSeries closed = bars->closedOnly();
    std::optional<execution::ExitHit> hit = execution::firstExit(position, closed, since);
    if (!hit && finer) {
        const domain::CandleSeries all = *bars;
        const base::Result<std::optional<execution::ExitHit>> found =
            co_await finerExit(position, all, since);
        hit = found ? *found : hit;
    }
    const base::UtcTime heldUntil = hit ? hit->time : m_clock.now();
    const base::Result<int> funded = co_await m_funding.settle(position, heldUntil);
    if (!funded && funded.error().code == base::ErrorCode::Storage)
        co_return base::fail(funded);
    const auto &positions = m_books.account().positions();
    const auto still = positions.find(position.id);
    if (still == positions.end())
        co_return 0; // closed meanwhile, by a person, the kill switch or another look
    if (!hit) {
        if (still->second.plan.since == position.plan.since)
            looked(position, closed, since);
        if (!funded)
            co_return base::fail(funded);
        co_return 0;
    }
    const base::UtcTime opened = position.opened;
    bars = co_await barsSince(instrument, coarse, opened);
    if (!m_books.account().positions().count(position.id))
        co_return 0;
    const domain::CandleSeries whole = !bars ? closed : finer ? allAsClosed(*bars) : bars->closedOnly();
    const base::Result<void> left = exitAt(position, *hit, whole);
    if (!left)
        co_return base::fail(left);
    if (!funded)
        co_return base::fail(funded);
    co_return 1;
}

} // namespace engine
