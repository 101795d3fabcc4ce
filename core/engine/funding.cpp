#include "engine/funding.h"

#include "execution/paper_broker.h"

namespace engine {
namespace {

constexpr auto settledWithin = std::chrono::minutes(2); // of its stamp a rate is in the history
constexpr int historyRows = 200;                        // more than eight days of hourly stamps

domain::Timeframe hour()
{
    return *domain::Timeframe::parse("1h");
}

} // namespace

base::Task<double> FundingClerk::closeBefore(domain::InstrumentPtr instrument, base::UtcTime stamp)
{
    const domain::Timeframe step = hour();
    const exchange::CandleQuery query{instrument, step, step.floor(stamp) - step.step(), 1};
    const base::Result<domain::CandleSeries> bars = co_await m_exchange.candles(query);
    if (!bars)
        co_return base::fail(bars);
    if (bars->isEmpty() || bars->openTime(0) >= stamp)
        co_return base::fail(base::ErrorCode::BadData, "no price at the funding stamp", instrument->key());
    co_return bars->close()[0];
}

base::Result<void> FundingClerk::pay(const domain::Position &position, const domain::Funding &funding,
                                     double mark)
{
    const base::Result<domain::Price> price = position.instrument->price(mark);
    if (!price)
        return base::fail(price);
    const domain::Money amount = execution::fundingPayment(position, *funding.rate, *price);
    const std::string key = "funding:" + position.id + ':' + std::to_string(base::toMs(*funding.time));
    return m_books.post({{m_clock.now(),
                          key,
                          {},
                          position.capsuleId,
                          domain::FundingPaid{position.id, amount, *funding.rate, *funding.time}}});
}

base::Task<int> FundingClerk::settle(domain::Position position, base::UtcTime until)
{
    int paid = 0;
    const base::UtcTime due = hour().floor(until);
    if (position.instrument->kind != domain::MarketKind::Perpetual || due <= position.opened ||
        m_asked[position.id] >= due)
        co_return paid;
    const base::Result<std::vector<domain::Funding>> history =
        co_await m_exchange.fundingHistory(position.instrument, historyRows);
    if (!history)
        co_return base::fail(history);
    base::UtcTime after = position.lastFunding.value_or(position.opened);
    for (const domain::Funding &one : *history) {
        if (!one.rate || !one.time || *one.time <= after || *one.time > until)
            continue;
        std::optional<double> mark = one.markPrice;
        if (!mark) {
            const base::Result<double> close = co_await closeBefore(position.instrument, *one.time);
            if (!close)
                co_return base::fail(close);
            mark = *close;
        }
        if (!m_books.account().positions().count(position.id))
            co_return paid; // closed meanwhile, by a person or the kill switch
        const base::Result<void> done = pay(position, one, *mark);
        if (!done)
            co_return base::fail(done);
        after = *one.time;
        ++paid;
    }
    if (m_clock.now() > due + settledWithin)
        m_asked[position.id] = due;
    co_return paid;
}

} // namespace engine
