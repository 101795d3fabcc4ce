#include "engine/engine_impl.h"
#include "engine/picture.h"
#include "engine/scoring.h"
#include "execution/taker_fee.h"

namespace engine {
namespace {

constexpr int publishEvery = 100; // ms: bursts of changes make one snapshot
constexpr std::size_t sparklineBars = 48;
constexpr std::size_t newsShown = 100;

/// The stream as one more of the senses, for who looks at them all.
SenseView senseOf(const LiveView &live)
{
    using From = LiveView::State;
    SenseView out{"stream", "Live stream", SenseView::State::Loading, live.heard, {}};
    if (live.state == From::Live)
        out.state = SenseView::State::Fresh;
    if (live.state == From::Polling)
        out.state = SenseView::State::Stale;
    out.error = live.state == From::Polling ? live.error : std::nullopt;
    return out;
}

WatchView viewOf(const WatchState &state, const Market &market, base::UtcTime nextClose, const LiveView &live)
{
    WatchView out;
    out.watch = state.watch;
    out.venueTitle = market.exchange ? market.exchange->title() : state.watch.venue;
    out.instrument = state.sight.instrument;
    out.phase = state.phase;
    out.error = state.error;
    out.nextClose = nextClose;
    out.chart = state.chart;
    out.decision = state.decision;
    out.senses = state.sight.views;
    out.live = live;
    if (live.state != LiveView::State::Off)
        out.senses.insert(out.senses.begin(), senseOf(live));
    if (!state.sight.instrument)
        return out;
    out.last = state.sight.last;
    out.priceTime = state.seen;
    if (state.sight.ticker)
        out.changePercent = state.sight.ticker->changePercent;
    const auto closes = state.sight.series.close();
    const std::size_t count = std::min(closes.size(), sparklineBars);
    out.sparkline.assign(closes.end() - std::ptrdiff_t(count), closes.end());
    const auto step = state.watch.timeframe.step();
    const auto back = std::size_t(std::chrono::hours(24) / step);
    if (!out.changePercent && back > 0 && closes.size() > back && closes[closes.size() - 1 - back] > 0)
        out.changePercent = 100 * (state.sight.last / closes[closes.size() - 1 - back] - 1);
    return out;
}

PositionView viewOf(const domain::Position &position, const Books &books, const Settings &settings,
                    const std::vector<WatchState> &watches, base::UtcTime now)
{
    PositionView out;
    out.position = position;
    out.nextLook = "1m";
    out.barsHeld = int((now - position.timeframe.floor(position.opened)) / position.timeframe.step());
    out.price = books.price(*position.instrument);
    for (const WatchState &state : watches) {
        if (!state.sight.instrument || state.sight.instrument->key() != position.instrument->key())
            continue;
        if (const auto moved = execution::excursion(position, state.sight.series, now)) {
            out.maePercent = moved->maePercent;
            out.mfePercent = moved->mfePercent;
        }
    }
    if (!out.price)
        return out;
    const auto price = position.instrument->price(*out.price);
    if (!price)
        return out;
    const domain::Money worth = position.valueAt(*price);
    const auto rate = base::Decimal::nearest(execution::takerFee(*position.instrument, now, settings.costs),
                                             base::Decimal::of(1, -10), base::Rounding::HalfEven);
    const domain::Money size = worth.isNegative() ? -worth : worth;
    const domain::Money closing = rate ? domain::share(size, *rate) : domain::Money::zero(worth.currency());
    out.net = position.unrealisedAt(*price) - position.fees + position.funding - closing;
    const double cost = std::abs(position.cost.toDouble());
    if (cost > 0)
        out.netPercent = 100 * out.net->toDouble() / cost;
    const double entry = position.entryPrice.toDouble();
    if (position.plan.target && position.plan.target->toDouble() != entry)
        out.progressPercent =
            100 * (*out.price - entry) / (position.plan.target->toDouble() - entry); // either side
    return out;
}

void fill(ProviderView &view, const llm::ProviderHealth &health)
{
    using State = ProviderView::State;
    view.error = health.error;
    view.since = health.since;
    view.wait = health.wait;
    view.state = health.state == llm::Breaker::State::Open       ? State::LeftAlone
                 : health.state == llm::Breaker::State::HalfOpen ? State::Trying
                 : health.error                                  ? State::Failed
                                                                 : State::Ready;
}

} // namespace

void Engine::Impl::lookAtNews(Snapshot &to) const
{
    if (!gatherer || market.run != "live" || watches.empty())
        return;
    if (!newsView || newsSerial != gatherer->generation()) {
        auto fresh = std::make_shared<NewsView>();
        fresh->symbol = watches.front().watch.symbol.text();
        fresh->articles = gatherer->ranked(fresh->symbol, market.clock->now(), settings->context, newsShown);
        fresh->sources = gatherer->sources();
        newsView = fresh;
        newsSerial = gatherer->generation();
    }
    to.news = newsView;
}

void Engine::Impl::addProviders(Snapshot &out) const
{
    const auto hasKey = [this](const llm::ProviderRow &row) { return isUsable(row, keysOf(row)); };
    for (const std::string &id : settings->chain(hasKey)) {
        const auto row = llm::findProvider(id);
        ProviderView view;
        view.id = id;
        view.first = out.providers.empty();
        if (row && !hasKey(**row))
            view.state = ProviderView::State::NoKey;
        if (parts.keeper && view.state != ProviderView::State::NoKey)
            fill(view, parts.keeper->health(id));
        out.providers.push_back(std::move(view));
    }
    if (!parts.keeper)
        return;
    out.modelScores = parts.keeper->scores();
    out.modelSpentToday = domain::Money(parts.keeper->spentToday(), "USD");
}

std::shared_ptr<const std::vector<TradeView>> Engine::Impl::shownTrades() const
{
    if (replayedTrades.empty())
        return trades;
    if (!bothTrades || bothMadeOf != trades) {
        auto both = std::make_shared<std::vector<TradeView>>();
        for (const domain::Trade &trade : replayedTrades)
            both->push_back({trade, true});
        both->insert(both->end(), trades->begin(), trades->end());
        bothTrades = std::move(both);
        bothMadeOf = trades;
    }
    return bothTrades;
}

SnapshotPtr Engine::Impl::makeSnapshot() const
{
    auto out = std::make_shared<Snapshot>();
    out->serial = serial;
    out->settings = settings;
    out->running = started && !stopping && !failure;
    out->stopping = stopping;
    out->paused = paused;
    out->recovered = recovered;
    out->synthetic = market.synthetic;
    out->source = market.run;
    out->failure = failure;
    out->progress = progress;
    out->trades = trades;
    out->memory = memoryView;
    out->performance = performance;
    out->replayedPerformance = replayedPerformance;
    out->cycleMilliseconds = ownMilliseconds;
    if (!market.clock || !books || !books->account().started())
        return out;
    const base::UtcTime now = market.clock->now();
    out->time = now;
    for (const WatchState &state : watches) {
        const bool known = streams && state.sight.instrument;
        out->watches.push_back(viewOf(state, market,
                                      state.watch.timeframe.floor(now) + state.watch.timeframe.step(),
                                      known ? streams->view(wishOf(state)) : LiveView()));
    }
    const domain::Account &account = books->account();
    for (const auto &[id, position] : account.positions())
        out->positions.push_back(viewOf(position, *books, *settings, watches, now));
    for (PositionView &view : out->positions)
        if (streams && streams->hears(view.position.instrument->key()))
            view.nextLook = "live";
    for (const Pending &one : pending)
        out->proposals.push_back(one.view);
    out->trades = shownTrades();
    lookAtNews(*out);
    out->halts = account.halts();
    out->clock = clockCheck;
    out->budgets = budgets();
    for (const SideChart &one : sideCharts)
        out->charts.push_back(one.view);
    out->equity = books->equity();
    out->cash = account.cash();
    out->capital = account.capital();
    const double capital = account.capital().toDouble(), equity = out->equity.toDouble();
    out->returnPercent = capital > 0 ? 100 * (equity / capital - 1) : 0;
    const auto today = base::Decimal::nearest(books->track().modelCostOn(base::startOfDay(now)),
                                              base::Decimal::of(1, -8), base::Rounding::HalfEven);
    if (today)
        out->modelCostToday = domain::Money(*today, account.capital().currency());
    addProviders(*out);
    out->cycles = books->track().cycles();
    out->failedCycles = books->track().failedCycles();
    out->journalBalanced = account.balanced();
    const Track &track = books->track();
    const double dayOpen = track.dayOpenEquity(), high = std::max(track.highWater(), equity);
    const risk::Options &limits = settings->risk;
    out->guards = {
        {"daily_loss", "Daily loss", "%", dayOpen > 0 ? std::min(0.0, 100 * (equity / dayOpen - 1)) : 0,
         -limits.dailyLossPercent},
        {"drawdown", "Drawdown", "%", high > 0 ? 100 * (equity / high - 1) : 0, -limits.maxDrawdownPercent},
        {"loss_streak", "Losses in a row", "", double(track.lossesInRow()), double(limits.lossStreak)},
    };
    return out;
}

std::shared_ptr<const DecisionView> Engine::Impl::lastDecision(const domain::Watch &watch) const
{
    constexpr int looked = 50;
    const auto rows = journal->newest({"cycle"}, looked);
    for (const store::JournalRow &row : rows ? *rows : std::vector<store::JournalRow>()) {
        const auto &ended = std::get<domain::CycleEnded>(row.event.body);
        if (ended.watch != watch.text())
            continue;
        const auto manifest = journal->manifest(row.event.capsuleId);
        if (!manifest)
            return nullptr;
        const base::Json opened =
            domain::opened(*manifest, [this](const std::string &sha) { return journal->blob(sha); });
        auto view = std::make_shared<DecisionView>();
        view->capsuleId = row.event.capsuleId;
        view->time = row.event.time;
        view->provider = watch.provider;
        view->model = watch.model;
        view->outcome = ended.outcome;
        view->code = ended.code;
        view->detail = ended.done;
        view->resolution = opened.value("resolution", std::string());
        if (const auto decision = domain::decisionFromJson(opened.value("decision", base::Json())))
            view->decision = *decision;
        if (const auto evidence = domain::evidenceCheckFromJson(opened.value("evidence", base::Json())))
            view->evidence = *evidence;
        if (const auto verdict = domain::rulesFromJson(opened.value("verdict", base::Json())))
            view->verdict = *verdict;
        if (opened.contains("user") && opened["user"].is_string())
            view->question = opened["user"].get<std::string>();
        view->asking = opened.value("asking", base::Json());
        view->calibrated = books->track().baseRate();
        return view;
    }
    return nullptr;
}

void Engine::Impl::publish(bool atOnce)
{
    if (!wanted)
        return;
    if (!atOnce) {
        dirty = true;
        if (!publishing.isActive())
            publishing.start(publishEvery);
        return;
    }
    dirty = false;
    ++serial;
    Q_EMIT self.snapshotPublished(makeSnapshot());
}

void Engine::Impl::redraw(WatchState &state)
{
    if (!wanted || !state.sight.instrument)
        return;
    const PictureInput input = pictureOf(state, state.sight.series, state.watch.timeframe);
    state.chart = std::make_shared<const chart::ChartSpec>(chartOf(input));
}

void Engine::Impl::rescore()
{
    if (!wanted)
        return;
    const domain::Account &account = books->account();
    // The curve moves with every mark; the statistics with their bootstrap only when a trade has closed.
    if (scoredTrades == account.trades().size() && performance) {
        performance = std::make_shared<const domain::Performance>(
            domain::Performance{performance->statistics, performance->baselines, books->track().equity(),
                                performance->randomPValue});
        return;
    }
    ScoreInput input;
    input.trades = account.trades();
    input.equity = books->track().equity();
    input.capital = account.capital().toDouble();
    input.modelCost = account.modelCost().toDouble();
    input.turnover = books->track().turnover();
    input.costs = settings->costs;
    const WatchState &first = watches.front();
    const domain::CandleSeries &bars = first.sight.series;
    if (first.sight.instrument && !input.equity.empty() && !bars.isEmpty()) {
        const base::UtcTime began = input.equity.front().time;
        input.instrument = first.sight.instrument;
        input.candles = bars.slice(bars.lowerBound(began), bars.size()).closedOnly();
        input.barsHeld = barsHeld(input.candles, stretchesOf(account));
        // An account older than these bars has no baseline among them: that would be of another stretch.
        input.baselines = bars.openTime(0) <= bars.timeframe().floor(began);
    }
    performance = std::make_shared<const domain::Performance>(scored(input, parts.random.stream("scores")));
    scoredTrades = account.trades().size();
}

} // namespace engine
