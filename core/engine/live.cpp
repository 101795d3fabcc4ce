#include "engine/engine_impl.h"
#include "engine/window.h"

namespace engine {
namespace {

constexpr int showEvery = 100;                        // ms: figures that change faster cannot be read
constexpr auto polledEvery = std::chrono::seconds(5); // the pause between two looks over REST
constexpr auto calm = std::chrono::seconds(5);        // after a trade that the venue does not know of

using domain::CandleSeries;

base::Result<CandleSeries> seriesOf(domain::Timeframe timeframe, const domain::Candle &forming)
{
    domain::CandleColumns columns;
    columns.add(base::toMs(forming.time), forming.open, forming.high, forming.low, forming.close,
                forming.volume);
    return CandleSeries::make(timeframe, std::move(columns), 0);
}

} // namespace

void Engine::Impl::listen()
{
    if (!streams || stopping)
        return;
    std::vector<LiveDesk::Wish> wishes;
    if (settings->desk.liveStreams && hasAccount() && !isAsking()) {
        for (const WatchState &state : watches)
            if (state.sight.instrument)
                wishes.push_back(wishOf(state));
        const std::size_t watched = wishes.size();
        for (const auto &[id, position] : books->account().positions()) {
            const std::string key = position.instrument->key();
            const bool known = std::any_of(wishes.begin(), wishes.begin() + std::ptrdiff_t(watched),
                                           [&](const auto &one) { return one.instrument->key() == key; });
            if (!known) // held since the desk watched other markets
                wishes.push_back({position.instrument, position.timeframe});
        }
    }
    streams->follow(wishes);
}

bool Engine::Impl::allLive() const
{
    return streams && std::all_of(watches.begin(), watches.end(), [this](const WatchState &state) {
               return state.sight.instrument && streams->view(wishOf(state)).state == LiveView::State::Live;
           });
}

void Engine::Impl::heard(const std::string &instrument)
{
    if (stopping || failure || !hasAccount())
        return;
    watchLevels(instrument);
    if (!hearing.isActive())
        hearing.start(showEvery);
}

void Engine::Impl::watchLevels(const std::string &instrument)
{
    const domain::Position *const held = books->account().positionOn(instrument);
    if (!held || reacting.count(instrument) || market.clock->now() < calmed[instrument])
        return;
    const std::vector<domain::PublicTrade> heardTrades = streams->tradesSince(instrument, held->plan.since);
    if (!execution::firstExit(*held, heardTrades, held->plan.since))
        return;
    reacting.insert(instrument);
    start(reactTo(instrument));
}

/// A stream can garble, repeat and invent; what it heard only decides when the venue is asked. So the books
/// end as they would have without it, but sooner.
QCoro::Task<void> Engine::Impl::reactTo(std::string instrument)
{
    const base::Result<int> left = co_await orders->react(instrument);
    reacting.erase(instrument);
    calmed[instrument] = market.clock->now() + calm;
    base::Result<void> taken;
    if (left && *left > 0)
        taken = takeStock();
    if (!taken || (!left && left.error().code == base::ErrorCode::Storage)) {
        fatal(taken ? left.error() : taken.error());
        co_return;
    }
    if (!left && left.error().code != base::ErrorCode::Cancelled)
        log(QtWarningMsg, "execution",
            "a level was heard live, but the venue did not answer: " + left.error().detail);
    if (!left || *left == 0)
        co_return;
    log(QtInfoMsg, "execution", "a level of " + instrument + " was heard live and confirmed by the venue");
    publish(true);
}

void Engine::Impl::take(WatchState &state, const exchange::LiveFeed &feed)
{
    const base::UtcTime now = market.clock->now();
    if (const std::optional<double> last = lastPrice(feed)) {
        state.sight.last = *last;
        state.seen = now;
        books->setPrice(*state.sight.instrument, *last);
        if (state.sight.ticker)
            state.sight.ticker->last = *last;
    }
    for (SenseView &view : state.sight.views)
        if (view.id == "candles" || view.id == "ticker") {
            view.state = SenseView::State::Fresh;
            view.since = now;
            view.error.reset();
        }
    const std::optional<domain::Candle> forming = feed.forming();
    const auto bar = forming ? seriesOf(state.watch.timeframe, *forming)
                             : base::Result<CandleSeries>(base::fail(base::ErrorCode::NotFound, "no bar"));
    const auto whole = bar ? joined(state.sight.series, *bar) : bar;
    if (whole)
        state.sight.series = *whole;
    else if (bar && !state.sight.series.isEmpty() &&
             bar->openTime(0) > state.sight.series.openTime(state.sight.series.size() - 1))
        nextRefresh =
            std::min(nextRefresh.value_or(now), now); // a bar has closed: REST has the last word on it
    redraw(state);
}

void Engine::Impl::showHeard()
{
    if (!streams || stopping || failure)
        return;
    const std::optional<base::UtcTime> before = nextRefresh;
    for (WatchState &state : watches) {
        const exchange::LiveFeed *const feed =
            state.sight.instrument ? streams->feed(wishOf(state)) : nullptr;
        if (feed && feed->stream().state() == exchange::Stream::State::Live)
            take(state, *feed);
    }
    drawSideCharts();
    const base::UtcTime now = market.clock->now();
    if (!allLive() && nextRefresh)
        nextRefresh =
            std::min(*nextRefresh, now + polledEvery); // what streams no longer tell is asked for again
    if (nextRefresh != before && !inStep)
        wake();
    publish(true);
}

} // namespace engine
