#include "exchange/chosen_exchange.h"

#include <algorithm>

namespace exchange {

namespace {

bool passedOver(base::ErrorCode code)
{
    return code == base::ErrorCode::BadSymbol || code == base::ErrorCode::Unsupported ||
           code == base::ErrorCode::Forbidden;
}

class ChosenExchange final : public Exchange
{
public:
    explicit ChosenExchange(std::vector<std::unique_ptr<Exchange>> venues) : m_venues(std::move(venues)) {}
    [[nodiscard]] std::string id() const override { return "auto"; }
    [[nodiscard]] std::string title() const override { return "First venue that lists it"; }
    [[nodiscard]] base::Task<std::vector<domain::InstrumentPtr>> instruments() override;
    [[nodiscard]] base::Task<domain::InstrumentPtr> instrument(domain::Symbol symbol,
                                                               domain::MarketKind kind) override;
    /// Of the first venue that was chosen.
    [[nodiscard]] base::Task<base::UtcTime> serverTime() override
    {
        for (const auto &venue : m_venues)
            for (const auto &[key, chosen] : m_chosen)
                if (chosen == venue.get())
                    return venue->serverTime();
        return m_venues.front()->serverTime();
    }
    [[nodiscard]] base::Task<domain::CandleSeries> candles(CandleQuery query) override
    {
        return of(*query.instrument).candles(query);
    }
    [[nodiscard]] base::Task<domain::Ticker> ticker(domain::InstrumentPtr instrument) override
    {
        return of(*instrument).ticker(instrument);
    }
    [[nodiscard]] base::Task<domain::OrderBook> book(domain::InstrumentPtr instrument, int levels) override
    {
        return of(*instrument).book(instrument, levels);
    }
    [[nodiscard]] base::Task<std::vector<domain::PublicTrade>> trades(domain::InstrumentPtr instrument,
                                                                      int limit) override
    {
        return of(*instrument).trades(instrument, limit);
    }
    [[nodiscard]] base::Task<domain::Funding> funding(domain::InstrumentPtr instrument) override
    {
        return of(*instrument).funding(instrument);
    }
    [[nodiscard]] base::Task<std::vector<domain::Funding>> fundingHistory(domain::InstrumentPtr instrument,
                                                                          int limit) override
    {
        return of(*instrument).fundingHistory(instrument, limit);
    }
    [[nodiscard]] base::Task<OpenInterest> openInterest(domain::InstrumentPtr instrument) override
    {
        return of(*instrument).openInterest(instrument);
    }

private:
    /// The venue that the instrument names; they are all made here, so it is one of them.
    [[nodiscard]] Exchange &of(const domain::Instrument &instrument) const
    {
        const auto found = std::find_if(m_venues.begin(), m_venues.end(),
                                        [&](const auto &venue) { return venue->id() == instrument.venue; });
        return found != m_venues.end() ? **found : *m_venues.front();
    }

    std::vector<std::unique_ptr<Exchange>> m_venues;
    std::map<std::string, Exchange *> m_chosen; // by symbol and kind
};

/// Of all venues, best first; a market that several list is that of the first.
base::Task<std::vector<domain::InstrumentPtr>> ChosenExchange::instruments()
{
    std::vector<base::Task<std::vector<domain::InstrumentPtr>>> asked;
    for (const auto &venue : m_venues)
        asked.push_back(venue->instruments());
    std::vector<domain::InstrumentPtr> out;
    std::map<std::string, bool> there;
    for (auto &one : asked) {
        const base::Result<std::vector<domain::InstrumentPtr>> list = co_await one;
        if (!list && !passedOver(list.error().code))
            co_return base::fail(list);
        if (!list)
            continue;
        for (const domain::InstrumentPtr &instrument : *list)
            if (there
                    .emplace(instrument->symbol.text() + ':' + std::string(domain::name(instrument->kind)),
                             true)
                    .second)
                out.push_back(instrument);
    }
    co_return out;
}

base::Task<domain::InstrumentPtr> ChosenExchange::instrument(domain::Symbol symbol, domain::MarketKind kind)
{
    const std::string key = symbol.text() + ':' + std::string(domain::name(kind));
    if (const auto known = m_chosen.find(key); known != m_chosen.end()) {
        const base::Result<domain::InstrumentPtr> again = co_await known->second->instrument(symbol, kind);
        co_return again;
    }
    std::string asked;
    for (const auto &venue : m_venues) {
        const base::Result<domain::InstrumentPtr> listed = co_await venue->instrument(symbol, kind);
        if (listed) {
            m_chosen[key] = venue.get();
            co_return listed;
        }
        if (!passedOver(listed.error().code))
            co_return listed;
        asked += (asked.empty() ? "" : ", ") + venue->id();
    }
    co_return base::fail(base::ErrorCode::BadSymbol, "none of " + asked + " lists it", symbol.text());
}

} // namespace

std::unique_ptr<Exchange> makeChosenExchange(std::vector<std::unique_ptr<Exchange>> venues)
{
    return std::make_unique<ChosenExchange>(std::move(venues));
}

} // namespace exchange
