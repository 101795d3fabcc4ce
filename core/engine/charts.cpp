#include "engine/charts.h"

#include "engine/engine_impl.h"
#include "engine/picture.h"
#include "engine/window.h"
#include "studies/catalogue.h"

namespace engine {
namespace {

constexpr std::size_t chartBars = 600, newestBars = 3;
constexpr std::size_t patternBars = 400; // the last ones are looked through

using domain::CandleSeries;

/// The bars with the current price in the one that forms.
CandleSeries withPrice(const CandleSeries &bars, double price, base::UtcTime now)
{
    const bool forms =
        bars.closed() < bars.size() && bars.timeframe().floor(now) == bars.openTime(bars.size() - 1);
    if (!forms || !(price > 0))
        return bars;
    domain::CandleColumns columns;
    columns.reserve(bars.size());
    for (std::size_t i = 0; i < bars.size(); ++i)
        columns.add(bars.time()[i], bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i],
                    bars.volume()[i]);
    columns.high.back() = std::max(columns.high.back(), price);
    columns.low.back() = std::min(columns.low.back(), price);
    columns.close.back() = price;
    return CandleSeries::make(bars.timeframe(), std::move(columns), bars.closed()).value_or(bars);
}

} // namespace

std::vector<StudyInfo> studyCatalogue()
{
    std::vector<StudyInfo> out;
    for (const studies::Study &study : studies::catalogue()) {
        const base::Result<studies::Request> standard = studies::Request::parse(study.name);
        StudyInfo one{study.name,
                      study.title,
                      standard ? standard->id() : study.name,
                      {},
                      study.kind == studies::Kind::Overlay};
        for (const studies::Parameter &parameter : study.parameters)
            one.parameters.emplace_back(parameter.name);
        out.push_back(std::move(one));
    }
    return out;
}

base::Result<std::string> checkedStudy(const std::string &text)
{
    const base::Result<studies::Request> request = studies::Request::parse(text);
    if (!request)
        return base::fail(request);
    return request->id();
}

void Engine::wantCharts(const ChartsWanted &charts)
{
    Impl &impl = *m_impl;
    if (impl.charts == charts)
        return;
    impl.charts = charts;
    std::vector<SideChart> kept;
    for (const ChartWish &wish : charts.more) {
        const auto known = std::find_if(impl.sideCharts.begin(), impl.sideCharts.end(),
                                        [&](const SideChart &one) { return one.view.wish == wish; });
        SideChart next;
        next.view.wish = wish;
        kept.push_back(known == impl.sideCharts.end() ? std::move(next) : *known);
    }
    impl.sideCharts = std::move(kept);
    if (!impl.hasAccount())
        return;
    for (WatchState &state : impl.watches)
        impl.redraw(state);
    impl.drawSideCharts();
    impl.askSideCharts();
    impl.publish(true);
}

const WatchState *Engine::Impl::watchOf(const ChartWish &wish) const
{
    for (const WatchState &state : watches)
        if (state.watch.symbol == wish.symbol && state.sight.instrument)
            return &state;
    return nullptr;
}

PictureInput Engine::Impl::pictureOf(const WatchState &state, const CandleSeries &bars,
                                     domain::Timeframe timeframe) const
{
    PictureInput input;
    input.candles = bars;
    input.watch = state.watch;
    input.watch.timeframe = timeframe;
    input.venueTitle = market.exchange->title();
    input.instrument = state.sight.instrument;
    const std::string key = state.sight.instrument->key();
    const auto add = [&](const domain::Trade &trade) { // what ended before the first candle cannot be seen
        if (!bars.isEmpty() && trade.closed >= bars.openTime(0) && trade.instrument->key() == key)
            input.trades.push_back(trade);
    };
    for (const domain::Trade &trade : replayedTrades)
        add(trade);
    for (const TradeView &trade : *trades)
        add(trade.trade);
    if (const domain::Position *held = books->account().positionOn(key))
        input.position = *held;
    input.last = state.sight.last;
    input.studies = charts ? charts->studies : settings->desk.chartStudies;
    input.profile = charts && charts->profile;
    if (charts && charts->patterns && bars.closed() > 0)
        input.patterns = patternsOf(bars, key);
    return input;
}

/// Looked for once for every bar that closes.
std::vector<studies::PatternEvent> Engine::Impl::patternsOf(const CandleSeries &bars,
                                                            const std::string &instrument) const
{
    const std::size_t first = bars.closed() > patternBars ? bars.closed() - patternBars : 0;
    FoundPatterns &found = patternsFound[{instrument, bars.timeframe().step()}];
    const base::UtcTime from = bars.openTime(first), until = bars.openTime(bars.closed() - 1);
    if (found.from != from || found.until != until) {
        const CandleSeries looked = bars.slice(first, bars.closed() - first);
        found = {from, until, studies::detectAll(studies::inputOf(looked))};
    }
    std::vector<studies::PatternEvent> out = found.events;
    for (studies::PatternEvent &event : out) {
        event.bar += first;
        for (auto &[name, value] : event.details)
            value += name.ends_with("_bar") ? double(first) : 0;
    }
    return out;
}

void Engine::Impl::drawSideCharts()
{
    for (SideChart &one : sideCharts) {
        const WatchState *const state = watchOf(one.view.wish);
        one.view.instrument = state ? state->sight.instrument : nullptr;
        one.view.venueTitle = market.exchange ? market.exchange->title() : std::string();
        one.view.chart = nullptr;
        if (!state)
            continue;
        const domain::Timeframe step = one.view.wish.timeframe;
        const bool same = step == state->watch.timeframe;
        const base::UtcTime now = market.clock->now();
        if (same) {
            one.view.chart = state->chart;
            one.view.seen = state->seen;
        } else if (!one.bars.isEmpty() && one.instrument == state->sight.instrument->key()) {
            const CandleSeries bars = withPrice(one.bars, state->sight.last, now);
            one.view.chart = std::make_shared<const chart::ChartSpec>(chartOf(pictureOf(*state, bars, step)));
        }
    }
}

void Engine::Impl::askSideCharts()
{
    if (asksCharts || stopping || sideCharts.empty())
        return;
    start(refreshSideCharts());
}

QCoro::Task<void> Engine::Impl::refreshSideCharts()
{
    asksCharts = true;
    for (std::size_t i = 0; i < sideCharts.size() && !stopping; ++i) {
        const ChartWish wish = sideCharts[i].view.wish;
        const WatchState *const state = watchOf(wish);
        if (!state || state->watch.timeframe == wish.timeframe)
            continue;
        const domain::InstrumentPtr instrument = state->sight.instrument;
        const bool known = sideCharts[i].instrument == instrument->key() && !sideCharts[i].bars.isEmpty();
        const exchange::CandleQuery query{instrument, wish.timeframe, std::nullopt,
                                          known ? newestBars : chartBars};
        const base::Result<CandleSeries> bars = co_await market.exchange->candles(query);
        if (i >= sideCharts.size() || !(sideCharts[i].view.wish == wish))
            break; // other charts are wanted now
        takeBars(sideCharts[i], *instrument, bars);
    }
    asksCharts = false;
    drawSideCharts();
    publish();
}

void Engine::Impl::takeBars(SideChart &one, const domain::Instrument &instrument,
                            const base::Result<CandleSeries> &bars)
{
    one.view.error = bars ? std::nullopt : std::optional(bars.error());
    if (!bars || bars->isEmpty())
        return;
    const bool known = one.instrument == instrument.key() && !one.bars.isEmpty();
    const base::Result<CandleSeries> whole = known ? joined(one.bars, *bars) : bars;
    // Where bars are missing between the two, all are asked for again.
    one.bars = whole ? *whole : CandleSeries();
    one.instrument = instrument.key();
    one.view.seen = market.clock->now();
}

} // namespace engine
