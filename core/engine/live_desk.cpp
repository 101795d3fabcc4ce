#include "engine/live_desk.h"

#include <algorithm>

namespace engine {
namespace {

using State = exchange::Stream::State;

LiveView::State stateOf(const exchange::LiveFeed &feed)
{
    switch (feed.stream().state()) {
    case State::Live:
        return LiveView::State::Live;
    case State::Connecting:
        return feed.stream().trouble() ? LiveView::State::Polling : LiveView::State::Connecting;
    case State::Waiting:
    case State::Stopped:
        break;
    }
    return LiveView::State::Polling;
}

} // namespace

LiveDesk::LiveDesk(FeedMaker make, exchange::Exchange &exchange, const base::Clock &clock, LiveEars ears)
    : m_make(std::move(make)), m_exchange(exchange), m_clock(clock), m_ears(std::move(ears))
{
}

LiveDesk::Key LiveDesk::keyOf(const Wish &wish)
{
    return {wish.instrument->key(), wish.timeframe.step()};
}

void LiveDesk::follow(const std::vector<Wish> &wishes)
{
    std::map<Key, Line> kept;
    for (const Wish &wish : wishes)
        if (const auto known = m_lines.find(keyOf(wish)); known != m_lines.end() && !kept.count(known->first))
            kept[known->first] = std::move(known->second);
    for (auto &[key, line] : m_lines)
        if (line.feed)
            retire(std::move(line.feed));
    m_lines = std::move(kept);
    for (const Wish &wish : wishes)
        if (!m_lines.count(keyOf(wish)))
            open(wish);
}

void LiveDesk::open(const Wish &wish)
{
    const Key key = keyOf(wish);
    Line &line = m_lines[key];
    line.feed = m_make ? m_make(m_exchange, wish.instrument, wish.timeframe) : nullptr;
    if (!line.feed)
        return;
    exchange::LiveFeed *const feed = line.feed.get();
    QObject::connect(feed, &exchange::LiveFeed::changed, feed, [this, key] {
        const auto known = m_lines.find(key);
        if (known == m_lines.end())
            return;
        known->second.heard = m_clock.now();
        m_ears.heard(key.first);
    });
    QObject::connect(
        feed, &exchange::LiveFeed::idle, feed, [this] { settle(); }, Qt::QueuedConnection);
    feed->start();
}

void LiveDesk::retire(std::unique_ptr<exchange::LiveFeed> feed)
{
    QObject::disconnect(feed.get(), &exchange::LiveFeed::changed, nullptr, nullptr);
    feed->stop();
    if (feed->busy())
        m_retired.push_back(std::move(feed));
}

void LiveDesk::stop()
{
    follow({});
}

bool LiveDesk::busy() const
{
    const auto isBusy = [](const auto &feed) { return feed && feed->busy(); };
    return std::any_of(m_retired.begin(), m_retired.end(), isBusy) ||
           std::any_of(m_lines.begin(), m_lines.end(),
                       [&](const auto &line) { return isBusy(line.second.feed); });
}

void LiveDesk::settle()
{
    std::vector<std::unique_ptr<exchange::LiveFeed>> over;
    for (auto &feed : m_retired)
        if (!feed->busy())
            over.push_back(std::move(feed));
    std::erase_if(m_retired, [](const auto &feed) { return !feed; });
    for (auto &feed : over)
        feed.release()->deleteLater(); // this is its own call
    if (!busy())
        m_ears.idle();
}

const exchange::LiveFeed *LiveDesk::feed(const Wish &wish) const
{
    const auto known = m_lines.find(keyOf(wish));
    return known == m_lines.end() ? nullptr : known->second.feed.get();
}

LiveView LiveDesk::view(const Wish &wish) const
{
    LiveView out;
    const exchange::LiveFeed *const known = feed(wish);
    if (!known)
        return out;
    out.state = stateOf(*known);
    out.heard = m_lines.at(keyOf(wish)).heard;
    out.confirmed = known->confirmedAt();
    out.error = known->stream().trouble();
    if (known->stream().state() == State::Waiting)
        out.retryAt = known->stream().retryAt();
    if (out.state != LiveView::State::Live || !known->top())
        return out;
    if (known->top()->bid)
        out.bid = known->top()->bid->price;
    if (known->top()->ask)
        out.ask = known->top()->ask->price;
    return out;
}

std::vector<domain::PublicTrade> LiveDesk::tradesSince(const std::string &instrument,
                                                       base::UtcTime since) const
{
    std::vector<domain::PublicTrade> out;
    for (const auto &[key, line] : m_lines) {
        if (key.first != instrument || !line.feed || line.feed->stream().state() != State::Live)
            continue;
        const auto &trades = line.feed->trades();
        const auto first =
            std::lower_bound(trades.begin(), trades.end(), since,
                             [](const auto &one, base::UtcTime time) { return one.time < time; });
        return {first, trades.end()}; // every line of an instrument hears the same trades
    }
    return out;
}

bool LiveDesk::hears(const std::string &instrument) const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [&](const auto &line) {
        return line.first.first == instrument && line.second.feed &&
               line.second.feed->stream().state() == State::Live;
    });
}

std::string_view name(LiveView::State state)
{
    constexpr std::string_view names[] = {"off", "connecting", "live", "polling"};
    return names[std::size_t(state)];
}

std::optional<double> lastPrice(const exchange::LiveFeed &feed)
{
    if (!feed.trades().empty())
        return feed.trades().back().price;
    if (const auto bar = feed.forming())
        return bar->close;
    return std::nullopt;
}

} // namespace engine
