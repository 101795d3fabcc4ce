#include "engine/senses.h"

#include "engine/window.h"

#include <QCoroTimer>

namespace engine {
namespace {

constexpr auto pollFor = std::chrono::seconds(20);
constexpr auto pollEvery = std::chrono::milliseconds(500);
constexpr int bookLevels = 50;
constexpr int tradeCount = 500;

/// Whether the venue has served the bar that should have closed by now.
bool servedTo(const domain::CandleSeries &series, base::UtcTime due)
{
    const std::size_t closed = series.closed();
    return closed > 0 && series.timeframe().closeOf(series.openTime(closed - 1)) >= due;
}

template <class T>
void note(Sight &sight, const char *id, const char *title, const base::Result<T> &answer, base::UtcTime now)
{
    SenseView view{id, title, SenseView::State::Fresh, now, {}};
    if (!answer) {
        const bool absent = answer.error().code == base::ErrorCode::Unsupported;
        view = {id, title, absent ? SenseView::State::Off : SenseView::State::Failed, {}, answer.error()};
        sight.missing.push_back(
            std::string(title) + ": " +
            (absent ? "not published here" : std::string(base::name(answer.error().code))));
    }
    sight.views.push_back(std::move(view));
}

} // namespace

base::Task<domain::CandleSeries> Senses::candles(domain::InstrumentPtr instrument,
                                                 domain::Timeframe timeframe, bool patient)
{
    const base::UtcTime due = timeframe.floor(m_clock.now());
    const base::UtcTime since = windowStart(timeframe, due - timeframe.step());
    const exchange::CandleQuery query{instrument, timeframe, since,
                                      std::size_t((due - since) / timeframe.step()) + 2};
    base::Result<domain::CandleSeries> series = co_await m_exchange.candles(query);
    while (patient && series && !servedTo(*series, due)) {
        if (m_stopping || m_clock.now() > due + pollFor)
            break; // a market that is closed, or a venue that is late: what there is, is used, and risk
                   // checks its age
        QTimer pause;
        pause.setSingleShot(true);
        pause.start(pollEvery);
        co_await pause;
        series = co_await m_exchange.candles(query);
    }
    co_return series;
}

base::Task<Sight> Senses::look(domain::Watch watch, bool patient, bool candlesOnly)
{
    Sight sight;
    const domain::Symbol symbol = watch.symbol;
    const base::Result<domain::InstrumentPtr> instrument = co_await m_exchange.instrument(symbol, watch.kind);
    if (!instrument)
        co_return base::fail(instrument);
    sight.instrument = *instrument;
    const base::Result<domain::CandleSeries> series =
        co_await candles(sight.instrument, watch.timeframe, patient);
    if (!series)
        co_return base::fail(series);
    if (series->closed() == 0)
        co_return base::fail(base::ErrorCode::BadData, "no closed candle yet", watch.symbol.text());
    const base::UtcTime now = m_clock.now();
    sight.series = *series;
    sight.window = windowAt(*series, series->closed() - 1);
    sight.barClose = watch.timeframe.closeOf(series->openTime(series->closed() - 1));
    sight.last = series->close().back();
    if (candlesOnly)
        co_return sight;
    note(sight, "candles", "Candles", series, now);
    // Asked for at once, awaited one after the other.
    auto bookAsked = m_exchange.book(sight.instrument, bookLevels);
    auto tradesAsked = m_exchange.trades(sight.instrument, tradeCount);
    auto tickerAsked = m_exchange.ticker(sight.instrument);
    auto outlookAsked = m_outlooks.look(sight.instrument, sight.window);
    const base::Result<domain::OrderBook> book = co_await bookAsked;
    const base::Result<std::vector<domain::PublicTrade>> trades = co_await tradesAsked;
    const base::Result<domain::Ticker> ticker = co_await tickerAsked;
    Outlooks::Seen wider = co_await outlookAsked;
    sight.outlook = std::move(wider.outlook);
    note(sight, "book", "Order book", book, m_clock.now());
    note(sight, "trades", "Recent trades", trades, m_clock.now());
    note(sight, "ticker", "Ticker", ticker, m_clock.now());
    note(sight, "outlook", "Wider view", wider.whole, m_clock.now());
    if (book) {
        domain::OrderBook &before = m_books[sight.instrument->key()];
        if (!before.bids.empty())
            sight.bookChange = studies::bookChange(before, *book);
        before = *book;
        sight.book = *book;
    }
    if (trades)
        sight.trades = *trades;
    if (ticker)
        sight.ticker = *ticker;
    if (ticker && ticker->last && *ticker->last > 0)
        sight.last = *ticker->last;
    if (sight.instrument->kind != domain::MarketKind::Perpetual)
        co_return sight;
    auto fundingAsked = m_exchange.funding(sight.instrument);
    auto interestAsked = m_exchange.openInterest(sight.instrument);
    const base::Result<domain::Funding> funding = co_await fundingAsked;
    const base::Result<exchange::OpenInterest> interest = co_await interestAsked;
    note(sight, "funding", "Funding", funding, m_clock.now());
    note(sight, "interest", "Open interest", interest, m_clock.now());
    if (funding)
        sight.funding = *funding;
    if (interest)
        sight.openInterest = interest->amount;
    co_return sight;
}

} // namespace engine
