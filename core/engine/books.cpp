#include "engine/books.h"

namespace engine {
namespace {

std::string stamp(base::UtcTime time) { return std::to_string(base::toMs(time)); }

} // namespace

std::string Books::uniqueKey(const std::string &what) const
{
    return what + ':' + std::to_string(account().eventCount());
}

domain::Event Books::haltEvent(const domain::Halt &halt, bool set, base::UtcTime now) const
{
    const std::string what = "halt:" + std::string(domain::name(halt.kind)) + ':' + stamp(halt.since) +
                             (set ? ":set" : ":lifted");
    return {now, uniqueKey(what), {}, {}, domain::HaltChanged{halt, set}};
}

Books::Books(store::Journal *journal) : m_keeper(journal)
{
    m_keeper.setListener([this](const domain::Event &event) {
        m_track.apply(event);
        if (m_observer)
            m_observer(event);
    });
}

base::Result<void> Books::begin(const domain::RunStarted &run, base::UtcTime time)
{
    return post({domain::Event{time, "run", {}, {}, run}});
}

void Books::setPrice(const domain::Instrument &instrument, double price)
{
    const base::Result<domain::Price> known = instrument.price(price);
    if (known)
        m_prices[instrument.key()] = *known;
}

std::optional<double> Books::price(const domain::Instrument &instrument) const
{
    const auto found = m_prices.find(instrument.key());
    return found == m_prices.end() ? std::nullopt : std::optional(found->second.toDouble());
}

base::Result<void> Books::markEquity(base::UtcTime time, std::optional<double> benchmark, bool kept)
{
    const domain::Money worth = equity();
    if (!kept) {
        m_track.mark(time, worth.toDouble());
        return {};
    }
    return post({domain::Event{time, uniqueKey("equity:" + stamp(time)), {}, {},
                               domain::EquityMarked{worth, account().cash(), benchmark}}});
}

base::Result<void> Books::reviewHalts(base::UtcTime now, const risk::Options &options)
{
    std::vector<domain::Event> events;
    for (const domain::Halt &halt : account().halts())
        if (risk::ended(halt, now))
            events.push_back(haltEvent(halt, false, now));
    if (!events.empty()) {
        const base::Result<void> lifted = post(std::move(events));
        if (!lifted)
            return lifted;
        events.clear();
    }
    risk::State state;
    state.now = now;
    state.account = m_track.stateFor(account(), m_prices);
    for (const domain::Halt &halt : risk::dueHalts(state, options))
        events.push_back(haltEvent(halt, true, now));
    return events.empty() ? base::Result<void>() : post(std::move(events));
}

base::Result<void> Books::setHalt(const domain::Halt &halt, base::UtcTime now)
{
    return post({haltEvent(halt, true, now)});
}

base::Result<void> Books::liftHalt(const domain::Halt &halt, base::UtcTime now)
{
    return post({haltEvent(halt, false, now)});
}

} // namespace engine
