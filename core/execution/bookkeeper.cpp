#include "execution/bookkeeper.h"

namespace execution {

namespace {

std::string rowName(std::int64_t seq)
{
    return "journal row " + std::to_string(seq);
}

/// The excursion over the bars before the exit, and the exit itself: of its bar no more than its price is
/// known.
Excursion excursionOf(const domain::Position &position, const domain::Trade &trade,
                      const domain::CandleSeries &bars)
{
    Excursion out = excursion(position, bars, trade.closed).value_or(Excursion{});
    const double entry = position.entryPrice.toDouble();
    if (!(entry > 0))
        return out;
    const double sign = position.side == domain::PositionSide::Long ? 1 : -1;
    const double move = 100 * sign * (trade.exitPrice.toDouble() / entry - 1);
    return {std::min(out.maePercent, move), std::max(out.mfePercent, move)};
}

domain::Event tradeEvent(domain::Trade trade, const std::string &cycleId, const std::string &capsuleId)
{
    // The outcome belongs to the capsule that opened the position.
    const std::string capsule = trade.entryCapsule.empty() ? capsuleId : trade.entryCapsule;
    const base::UtcTime time = trade.closed;
    std::string key = "trade:" + trade.id;
    return {time, std::move(key), cycleId, capsule, domain::TradeClosed{std::move(trade)}};
}

} // namespace

base::Result<void> Bookkeeper::recover()
{
    m_account = domain::Account();
    if (!m_journal)
        return {};
    const auto fold = [this](const store::JournalRow &row) -> base::Result<void> {
        if (const base::Result<void> applied = m_account.apply(row.event); !applied)
            return base::fail(applied.error().code,
                              rowName(row.seq) + " (" + row.event.key + "): " + applied.error().detail,
                              applied.error().field);
        if (m_listener)
            m_listener(row.event);
        return {};
    };
    if (const base::Result<void> read = m_journal->read(fold); !read)
        return read;
    // A fill and its trade are written together; should a journal end between them all the same, the trade
    // follows from the fills alone.
    std::vector<domain::Event> owed;
    for (const auto &[id, trade] : m_account.unclosed())
        owed.push_back(tradeEvent(trade, {}, trade.exitCapsule));
    return owed.empty() ? base::Result<void>() : post(std::move(owed));
}

base::Result<void> Bookkeeper::post(std::vector<domain::Event> events, const domain::SealedCapsule *capsule)
{
    for (const domain::Event &event : events)
        if (const base::Result<void> applied = m_account.apply(event); !applied)
            return base::fail(applied.error().code, event.key + ": " + applied.error().detail,
                              applied.error().field);
    if (m_journal)
        if (const base::Result<void> kept = m_journal->append(events, capsule); !kept)
            return kept;
    if (m_listener)
        for (const domain::Event &event : events)
            m_listener(event);
    return {};
}

domain::Event Bookkeeper::submitted(const domain::ApprovedOrder &order, const std::string &capsuleId,
                                    base::UtcTime time)
{
    domain::OrderIntent intent = order.intent();
    intent.capsuleId = capsuleId; // the position and its trade take it from here
    const std::string id = intent.clientId(), cycle = intent.cycleId;
    return {time, "order:" + id + ":submit", cycle, capsuleId,
            domain::OrderMoved{id, std::move(intent), domain::OrderEvent::Submit, {}}};
}

base::Result<std::vector<domain::Event>>
Bookkeeper::filled(const domain::Fill &fill, const std::string &cycleId, const std::string &capsuleId,
                   const domain::CandleSeries &bars, bool stopAndTargetInOneCandle) const
{
    base::Result<std::optional<domain::Trade>> trade = m_account.tradeAfter(fill);
    if (!trade)
        return base::fail(trade);
    std::vector<domain::Event> out{{fill.time, "fill:" + fill.id, cycleId, capsuleId, fill}};
    if (!*trade)
        return out;
    domain::Trade closed = std::move(**trade);
    const domain::Position *held = m_account.positionOn(fill.instrument->key());
    if (held) {
        const Excursion moved = excursionOf(*held, closed, bars);
        closed.maePercent = moved.maePercent;
        closed.mfePercent = moved.mfePercent;
    }
    closed.stopAndTargetInOneCandle = stopAndTargetInOneCandle;
    out.push_back(tradeEvent(std::move(closed), cycleId, capsuleId));
    return out;
}

} // namespace execution
