#include "engine/orders.h"

#include "base/kill_point.h"
#include "execution/first_bar.h"

namespace engine {
namespace {

using domain::InstrumentPtr;

std::optional<double> quoteVolume(const domain::CandleSeries &bars, std::size_t index)
{
    const double volume = index < bars.size() ? bars.volume()[index] * bars.close()[index] : 0;
    return volume > 0 ? std::optional(volume) : std::nullopt;
}

std::vector<domain::Order> ordersOn(const domain::Account &account, const std::string &instrument)
{
    std::vector<domain::Order> out;
    for (const auto &[id, order] : account.openOrders())
        if (instrument.empty() || order.intent().instrument->key() == instrument)
            out.push_back(order);
    return out;
}

} // namespace

base::Result<void> Orders::submit(const domain::ApprovedOrder &order, const std::string &capsuleId,
                                  std::vector<domain::Event> events, const domain::SealedCapsule *capsule)
{
    events.push_back(execution::Bookkeeper::submitted(order, capsuleId, m_clock.now()));
    base::killPoint("order.before_submit");
    const base::Result<void> posted = m_books.post(std::move(events), capsule);
    base::killPoint("order.after_submit");
    return posted;
}

execution::Costs Orders::costsFor(const domain::Order &order, double price,
                                  std::optional<double> barQuoteVolume,
                                  const std::optional<domain::OrderBook> &book) const
{
    const domain::OrderIntent &intent = order.intent();
    return execution::costsOf(*intent.instrument, price, price * intent.quantity.toDouble(), barQuoteVolume,
                              book, m_clock.now(), m_costs);
}

base::Result<void> Orders::record(const domain::Fill &fill, const domain::CandleSeries &bars,
                                  bool bothInOneCandle)
{
    const auto &orders = m_books.account().openOrders();
    const auto found = orders.find(fill.orderId);
    if (found == orders.end())
        return base::fail(base::ErrorCode::Internal, "a fill for an order that is not open", fill.orderId);
    const domain::OrderIntent intent = found->second.intent();
    auto events = m_books.keeper().filled(fill, intent.cycleId, intent.capsuleId, bars, bothInOneCandle);
    if (!events)
        return base::fail(events);
    base::killPoint("order.before_fill");
    const base::Result<void> posted = m_books.post(std::move(*events));
    base::killPoint("order.after_fill");
    if (posted && !intent.positionId.empty() && !m_books.account().positions().count(intent.positionId)) {
        m_looked.erase(intent.positionId);
        m_funding.forget(intent.positionId);
    }
    return posted;
}

bool Orders::tooOld(const domain::Order &order) const
{
    const domain::OrderIntent &intent = order.intent();
    const auto step = intent.timeframe.step();
    const auto bars = intent.type == domain::OrderType::Limit ? intent.horizonBars : 1;
    // An exit is never given up: what reduces risk stays open until it is filled.
    return !intent.reduceOnly && m_clock.now() > intent.timeframe.floor(intent.decidedAt) + step * (bars + 1);
}

base::Result<int> Orders::expire(const domain::Order &order, const std::string &why)
{
    const base::Result<void> ended = end(order, domain::OrderEvent::Expire, why);
    return ended ? base::Result<int>(0) : base::fail(ended);
}

base::Result<void> Orders::end(const domain::Order &order, domain::OrderEvent how, const std::string &why)
{
    const domain::OrderIntent &intent = order.intent();
    const std::string key = "order:" + order.id() + ':' + std::string(domain::name(how));
    domain::OrderMoved moved{order.id(), {}, how, why};
    return m_books.post({domain::Event{m_clock.now(), key, intent.cycleId, intent.capsuleId, moved}});
}

base::Task<int> Orders::settle()
{
    int filled = 0;
    const std::vector<domain::Order> orders = ordersOn(m_books.account(), {});
    for (const domain::Order &order : orders) {
        const InstrumentPtr instrument = order.intent().instrument;
        base::Result<domain::Ticker> ticker =
            base::fail(base::ErrorCode::Unsupported, "a limit waits for bars");
        if (order.intent().type == domain::OrderType::Market && !m_onBars)
            ticker = co_await m_exchange.ticker(instrument);
        if (!ticker && ticker.error().code != base::ErrorCode::Unsupported)
            continue; // the venue does not answer: the order waits for the next look
        if (ticker && ticker->last) {
            const double last = *ticker->last;
            base::Result<int> done = 0;
            if (tooOld(order))
                done = expire(order, "not filled within its bar");
            else if (instrument->price(last)) // what is no price fills nothing: the order waits for one
                done = co_await fillNow(order, last);
            if (!done)
                co_return done;
            filled += *done;
            continue;
        }
        const domain::Timeframe coarse = order.intent().timeframe;
        const base::UtcTime since = coarse.floor(order.intent().decidedAt);
        const base::Result<domain::CandleSeries> bars = co_await barsSince(instrument, coarse, since);
        if (!bars)
            continue;
        const base::Result<int> done = settleOnBars(instrument, *bars);
        if (!done)
            co_return done;
        filled += *done;
    }
    co_return filled;
}

base::Task<int> Orders::fillNow(domain::Order order, double last)
{
    const InstrumentPtr instrument = order.intent().instrument;
    const base::Result<domain::OrderBook> book = co_await m_exchange.book(instrument, 20);
    const std::optional<domain::OrderBook> known = book ? std::optional(*book) : std::nullopt;
    domain::CandleSeries bars;
    const domain::Position *held = m_books.account().positionOn(instrument->key());
    if (order.intent().reduceOnly && held) {
        const domain::Timeframe coarse = held->timeframe;
        const base::UtcTime opened = held->opened;
        const base::Result<domain::CandleSeries> since = co_await barsSince(instrument, coarse, opened);
        if (since)
            bars = since->closedOnly();
    }
    if (!m_books.account().openOrders().count(order.id()))
        co_return 0; // cancelled meanwhile
    const auto reference = instrument->price(last);
    if (!reference)
        co_return base::fail(reference);
    const execution::Costs costs = costsFor(order, last, std::nullopt, known);
    const auto fill = execution::fillAtMarket(order, *reference, costs, m_clock.now());
    if (!fill)
        co_return base::fail(fill);
    const base::Result<void> recorded = record(*fill, bars, false);
    if (!recorded)
        co_return base::fail(recorded);
    m_books.setPrice(*instrument, last);
    co_return 1;
}

base::Result<int> Orders::settleOnBars(InstrumentPtr instrument, const domain::CandleSeries &bars)
{
    int filled = 0;
    const domain::CandleSeries closed = bars.closedOnly();
    for (const domain::Order &order : ordersOn(m_books.account(), instrument->key())) {
        const domain::OrderIntent &intent = order.intent();
        const base::UtcTime since = execution::firstBar(closed.timeframe(), intent.decidedAt);
        const std::size_t next = closed.lowerBound(since);
        std::optional<domain::Fill> fill;
        if (next < closed.size() && intent.type == domain::OrderType::Market) {
            const auto reference = instrument->price(closed.open()[next]);
            if (!reference)
                return base::fail(reference);
            const execution::Costs costs =
                costsFor(order, reference->toDouble(), quoteVolume(closed, next), std::nullopt);
            const auto made = execution::fillAtMarket(order, *reference, costs, closed.openTime(next));
            if (!made)
                return base::fail(made);
            fill = *made;
        } else if (next < closed.size()) {
            const double limit = intent.limit ? intent.limit->toDouble() : closed.close().back();
            const execution::Costs costs = costsFor(order, limit, quoteVolume(closed, next), std::nullopt);
            const auto made = execution::fillLimit(order, closed, since, costs);
            if (!made)
                return base::fail(made);
            fill = *made;
        }
        if (!fill && !tooOld(order))
            continue;
        if (!fill) {
            if (const base::Result<int> expired = expire(order, "not filled within its horizon"); !expired)
                return expired;
            continue;
        }
        if (const base::Result<void> done = record(*fill, closed, false); !done)
            return base::fail(done);
        ++filled;
    }
    return filled;
}

base::Result<void> Orders::cancelExits(const std::string &positionId, const std::string &but)
{
    for (const domain::Order &order : ordersOn(m_books.account(), {})) {
        const domain::OrderIntent &intent = order.intent();
        if (!intent.reduceOnly || intent.positionId != positionId || order.id() == but)
            continue;
        const base::Result<void> cancelled =
            end(order, domain::OrderEvent::Cancel, "another exit came first");
        if (!cancelled)
            return cancelled;
    }
    return {};
}

base::Result<void> Orders::cancelEntries(const std::string &why)
{
    for (const domain::Order &order : ordersOn(m_books.account(), {})) {
        if (order.intent().reduceOnly)
            continue;
        if (const base::Result<void> cancelled = end(order, domain::OrderEvent::Cancel, why); !cancelled)
            return cancelled;
    }
    return {};
}

base::Result<void> Orders::exitAt(const domain::Position &position, const execution::ExitHit &hit,
                                  const domain::CandleSeries &bars)
{
    const std::string cycle = "exit:" + position.id + ':' + std::string(domain::name(hit.reason));
    const domain::Verdict verdict = risk::approveExit(position, hit.reason, cycle, hit.time);
    const auto *approved = std::get_if<domain::ApprovedOrder>(&verdict);
    if (!approved)
        return base::fail(base::ErrorCode::Internal, std::get<domain::Denial>(verdict).reason, position.id);
    const domain::Order order(approved->intent());
    const base::Result<void> cancelled = cancelExits(position.id, order.id());
    if (!cancelled)
        return cancelled;
    if (!m_books.account().knowsOrder(order.id())) {
        const base::Result<void> sent = submit(*approved, position.capsuleId, {}, nullptr);
        if (!sent)
            return sent;
    }
    const std::size_t bar = bars.lowerBound(bars.timeframe().floor(hit.time));
    execution::Costs costs = costsFor(order, hit.reference.toDouble(), quoteVolume(bars, bar), std::nullopt);
    if (hit.reason == domain::ExitReason::Target)
        costs.halfSpread = costs.slippage = 0; // a resting limit that was traded through
    const auto fill = execution::fillAtMarket(order, hit.reference, costs, hit.time);
    return fill ? record(*fill, bars, hit.stopAndTargetInOneCandle) : base::fail(fill);
}

void Orders::looked(const domain::Position &position, const domain::CandleSeries &closed, base::UtcTime since)
{
    if (!closed.isEmpty())
        m_looked[position.id] =
            std::max(since, closed.timeframe().closeOf(closed.openTime(closed.size() - 1)));
}

base::Result<int> Orders::exitOnBars(InstrumentPtr instrument, const domain::CandleSeries &bars)
{
    const domain::Position *held = m_books.account().positionOn(instrument->key());
    if (!held)
        return 0;
    const domain::Position position = *held;
    const domain::CandleSeries closed = bars.closedOnly();
    const base::UtcTime since = std::max(position.plan.since, m_looked[position.id]);
    const auto hit = execution::firstExit(position, closed, since);
    if (!hit) {
        looked(position, closed, since);
        return 0;
    }
    const base::Result<void> left = exitAt(position, *hit, closed);
    if (!left)
        return base::fail(left);
    return 1;
}

base::Task<bool> Orders::close(std::string positionId, domain::ExitReason reason)
{
    const auto &positions = m_books.account().positions();
    const auto found = positions.find(positionId);
    if (found == positions.end())
        co_return base::fail(base::ErrorCode::NotFound, "no such open position", positionId);
    const base::UtcTime now = m_clock.now();
    const std::string cycle = "close:" + positionId + ':' + std::string(domain::name(reason));
    const domain::Verdict verdict = risk::approveExit(found->second, reason, cycle, now);
    const auto *approved = std::get_if<domain::ApprovedOrder>(&verdict);
    if (!approved)
        co_return base::fail(base::ErrorCode::Internal, std::get<domain::Denial>(verdict).reason, positionId);
    const std::string id = approved->intent().clientId();
    if (!m_books.account().knowsOrder(id)) {
        const base::Result<void> sent = submit(*approved, found->second.capsuleId, {}, nullptr);
        if (!sent)
            co_return base::fail(sent);
    }
    const base::Result<int> settled = co_await settle();
    if (!settled)
        co_return base::fail(settled);
    co_return m_books.account().positions().count(positionId) == 0;
}

} // namespace engine
