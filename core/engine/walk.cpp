#include "base/text.h"
#include "engine/council_maker.h"
#include "engine/cycle_record.h"
#include "engine/engine_impl.h"
#include "engine/window.h"

namespace engine {
namespace {

constexpr auto afterClose = std::chrono::seconds(2);
constexpr auto lookEvery = std::chrono::minutes(1);
constexpr auto refreshEvery = std::chrono::seconds(5);
constexpr auto refreshBeside = std::chrono::seconds(30); // streams that tell everything but the day's change
constexpr std::size_t refreshBars = 3;

/// What the claim is worth, or the base rate while that is not known.
std::optional<domain::Statistic> calibratedFor(const Learner &learner, const Books &books,
                                               const std::optional<domain::DecisionRecord> &decision)
{
    const auto known = decision ? learner.calibrated(decision->confidence) : std::nullopt;
    if (!known || known->map == "base_rate")
        return books.track().baseRate();
    return domain::Statistic{
        "calibrated", "", known->p, known->low95, known->high95, known->n, known->map + " calibration"};
}

} // namespace

base::UtcTime Engine::Impl::nextDue() const
{
    const base::UtcTime now = venueNow();
    const base::Milliseconds ahead = market.clock->now() - now;
    base::UtcTime due = base::UtcTime::max();
    for (const WatchState &state : watches) {
        const domain::Timeframe step = state.watch.timeframe;
        const base::UtcTime lastClosed = step.floor(now - afterClose);
        const base::UtcTime done = std::max(books->track().lastClose(state.watch.text()), state.attempted);
        due = std::min(due, (done < lastClosed ? lastClosed : lastClosed + step.step()) + afterClose);
    }
    return due == base::UtcTime::max() ? due : due + ahead;
}

bool Engine::Impl::ended() const
{
    return market.ends && market.clock->now() >= *market.ends + afterClose;
}

/// Whether a clock that only moves with the work has none: also while a person at a window is being asked.
bool Engine::Impl::standsStill() const
{
    return paused || ended() || (wanted && !pending.empty());
}

base::Milliseconds Engine::Impl::delay() const
{
    if (!patches.empty() && !isBusy())
        return base::Milliseconds(0);
    if (isAsking() || !hasAccount())
        return std::chrono::hours(1); // what is forced meanwhile waits for the account
    for (const WatchState &state : watches)
        if (state.forced > 0)
            return base::Milliseconds(0);
    if (market.jumping && standsStill())
        return std::chrono::hours(1);
    if (wanted && !nextRefresh)
        return base::Milliseconds(0); // the window has seen nothing yet
    // A paused desk takes up no close, and must not wait for one that is past.
    base::Milliseconds wait = paused ? std::chrono::hours(1) : market.clock->realDelay(nextDue());
    for (const Pending &one : pending)
        wait = std::min(wait, market.clock->realDelay(one.view.expires));
    if (nextClockCheck)
        wait = std::min(wait, market.clock->realDelay(*nextClockCheck));
    if (!market.jumping && nextLook)
        wait = std::min(wait, market.clock->realDelay(*nextLook));
    if (!market.jumping && wanted && nextRefresh)
        wait = std::min(wait, market.clock->realDelay(*nextRefresh));
    return std::max(wait, base::Milliseconds(0));
}

QCoro::Task<void> Engine::Impl::step()
{
    if (!isBusy()) {
        retired.clear();
        takePatches();
    }
    if (isAsking() || !hasAccount())
        co_return;
    inStep = true;
    checkClockIfDue(); // beside what is done now: the answer is there before the candles are
    std::vector<std::size_t> forced, due;
    for (std::size_t i = 0; i < watches.size(); ++i) {
        if (watches[i].forced > 0) {
            --watches[i].forced;
            forced.push_back(i);
        }
    }
    if (forced.empty() && market.jumping && !standsStill())
        market.clock->advanceTo(nextDue());
    const base::UtcTime now = market.clock->now();
    for (std::size_t i = 0; i < watches.size() && !paused; ++i) {
        const base::UtcTime lastClosed = watches[i].watch.timeframe.floor(venueNow() - afterClose);
        if (std::max(books->track().lastClose(watches[i].watch.text()), watches[i].attempted) >= lastClosed)
            continue;
        watches[i].attempted = lastClosed;
        due.push_back(i);
    }
    base::Result<int> done = 0;
    if (const base::Result<void> expired = dismiss({}, nullptr); !expired)
        done = base::fail(expired);
    const bool looking = market.jumping || !due.empty() || !nextLook || now >= *nextLook;
    if (done && looking) {
        done = co_await watchOver();
        nextLook = now + lookEvery;
    }
    if (done && !forced.empty())
        done = co_await cycles(forced, Trigger::Forced);
    if (done && !due.empty() && !stopping)
        done = co_await cycles(due, Trigger::Close);
    if (!done && done.error().code != base::ErrorCode::Cancelled)
        fatal(done.error());
    if (wanted && (!nextRefresh || (!market.jumping && now >= *nextRefresh))) {
        co_await refresh();
        nextRefresh = market.clock->now() + (allLive() ? refreshBeside : refreshEvery);
        askSideCharts();
        if (!performance)
            rescore();
    }
    if (forced.empty() && due.empty())
        prunePictures();
    inStep = false;
    listen();
    if (!patches.empty())
        wake();
    publish();
}

base::Task<int> Engine::Impl::watchOver()
{
    if (!books->account().openOrders().empty()) {
        const base::Result<int> settled = co_await orders->settle();
        if (!settled)
            co_return settled;
    }
    int exits = 0;
    if (!books->account().positions().empty()) {
        const base::Result<int> looked = co_await orders->look();
        if (!looked && looked.error().code == base::ErrorCode::Storage)
            co_return looked;
        if (!looked) // the venue does not answer: said, and tried again at the next look
            log(QtWarningMsg, "execution", "exits could not be watched: " + looked.error().detail);
        exits = looked ? *looked : 0;
    }
    // Also when nothing was held: an exit may have waited for its price.
    if (const base::Result<void> learned = learn(); !learned)
        co_return base::fail(learned);
    const base::Result<void> reviewed = books->reviewHalts(market.clock->now(), settings->risk);
    if (!reviewed)
        co_return base::fail(reviewed);
    co_return exits;
}

base::Result<void> Engine::Impl::takeStock()
{
    if (const base::Result<void> reviewed = books->reviewHalts(market.clock->now(), settings->risk);
        !reviewed)
        return reviewed;
    if (const base::Result<void> learned = learn(); !learned)
        return learned;
    rescore();
    for (WatchState &state : watches)
        redraw(state);
    return {};
}

void Engine::Impl::dropMinds()
{
    retired.push_back(std::exchange(providers, {}));
}

base::Result<std::unique_ptr<llm::Provider>>
Engine::Impl::makeMind(const std::string &id, const Settings &chosen, const std::vector<base::Secret> &typed)
{
    const auto one = [&](const std::string &member, const Settings &own) {
        const auto row = llm::findProvider(member);
        std::vector<base::Secret> used = row ? keysOf(**row) : std::vector<base::Secret>();
        for (std::size_t i = 0; i < used.size() && i < typed.size(); ++i)
            if (!typed[i].isEmpty())
                used[i] = typed[i];
        return parts.makeProvider(member, own, std::move(used), parts.http.get());
    };
    return id == "council" ? makeCouncil(chosen, one) : one(id, chosen);
}

llm::Provider *Engine::Impl::providerFor(const std::string &id)
{
    auto &known = providers[id];
    if (!known) {
        auto made = makeMind(id, *settings);
        if (!made) {
            log(QtWarningMsg, "llm", made.error().detail);
            return nullptr;
        }
        known = std::move(*made);
    }
    return known.get();
}

std::vector<llm::Provider *> Engine::Impl::chainFor(const domain::Watch &watch)
{
    Settings own = *settings;
    own.desk.provider = watch.provider;
    std::vector<llm::Provider *> out;
    for (const std::string &id :
         own.chain([this](const llm::ProviderRow &row) { return isUsable(row, keysOf(row)); }))
        if (llm::Provider *const one = providerFor(id))
            out.push_back(one);
    return out;
}

base::Task<int> Engine::Impl::cycles(std::vector<std::size_t> which, Trigger trigger)
{
    const SettingsPtr inForce = settings;
    asking = std::stop_source();
    cycle->setCancel(asking.get_token());
    std::vector<QCoro::Task<Prepared>> asked; // all at once
    std::vector<std::size_t> order;
    for (const std::size_t index : which) {
        const domain::Watch watch = watches[index].watch;
        asked.push_back(cycle->prepare(watch, trigger, chainFor(watch), inForce));
        order.push_back(index);
    }
    base::UtcTime close{};
    int count = 0;
    base::Result<int> done = 0;
    for (std::size_t i = 0; i < asked.size();
         ++i) { // judged in a stable order, whatever order the answers arrive in
        Prepared prepared = co_await asked[i]; // every one, also after a failure: none may outlive the desk
        if (stopping ||
            !done) // cut off, which is no failure of the model: the close is taken up at the next start
            continue;
        if (prepared.nothingNew) {
            watches[order[i]].phase = Phase::Waiting;
            continue;
        }
        const Prepared kept = prepared;
        const base::Result<CycleReport> report = co_await cycle->conclude(std::move(prepared), inForce);
        if (!report) {
            done = base::fail(report);
            continue;
        }
        concluded(watches[order[i]], kept, *report);
        const base::Result<void> replaced =
            report->waits ? dismiss("replaced", &kept.watch) : base::Result<void>();
        if (!replaced)
            done = base::fail(replaced);
        if (report->waits)
            propose(kept, *report);
        close = std::max(close, kept.sight.barClose);
        ++count;
    }
    if (stopping || !done || close == base::UtcTime{})
        co_return done;
    done = co_await afterwards(close, count);
    if (done && ended()) {
        log(QtInfoMsg, "engine", "the candle file has ended");
        tell("ended", base::Json::object());
        if (stopAtEnd)
            QTimer::singleShot(0, &self, [this] { self.stop(); });
    }
    co_return done;
}

base::Task<int> Engine::Impl::afterwards(base::UtcTime close, int count)
{
    const base::UtcTime now = market.clock->now();
    const WatchState &first = watches.front();
    const auto benchmark = first.sight.instrument ? books->price(*first.sight.instrument) : std::nullopt;
    const base::Result<void> marked = books->markEquity(now, benchmark, true);
    if (!marked)
        co_return base::fail(marked);
    if (market.jumping || market.synthetic) {
        const std::string key = "clock:" + std::to_string(base::toMs(now));
        const base::Result<void> moved =
            books->post({domain::Event{now, key, {}, {}, domain::ClockMoved{now}}});
        if (!moved)
            co_return base::fail(moved);
    }
    const base::Result<void> reviewed = books->reviewHalts(now, settings->risk);
    if (!reviewed)
        co_return base::fail(reviewed);
    if (!books->account().balanced())
        co_return base::fail(base::ErrorCode::Internal, "the ledger does not balance", base::iso(close));
    if (const base::Result<void> learned = learn(); !learned)
        co_return base::fail(learned);
    rescore();
    const bool counted = cyclesLeft > 0;
    cyclesLeft = std::max(0, cyclesLeft - count);
    if (counted && cyclesLeft == 0)
        QTimer::singleShot(0, &self, [this] { self.stop(); });
    co_return count;
}

void Engine::Impl::concluded(WatchState &state, const Prepared &prepared, const CycleReport &report)
{
    state.sight = prepared.sight.instrument ? prepared.sight : state.sight;
    state.error = report.outcome == "failed" ? report.error : std::nullopt;
    state.phase = report.outcome == "failed" ? Phase::Failed : Phase::Waiting;
    auto view = std::make_shared<DecisionView>();
    view->capsuleId = report.capsuleId;
    view->time = report.time;
    for (const domain::ModelCall &call : report.calls) {
        view->latency += call.latency;
        view->provider = call.provider;
        view->model = call.model;
    }
    view->cost = costOf(report.calls);
    if (!report.mind.empty())
        view->provider = report.mind;
    view->fellBack = report.fellBack;
    view->notes = report.notes;
    view->costBps = costInBps(report);
    view->decision = report.decision;
    view->evidence = report.evidence;
    view->verdict = report.verdict;
    view->resolution = report.resolution;
    view->outcome = report.outcome;
    view->code = report.code;
    view->detail = report.error ? report.error->detail : report.done;
    view->calibrated = calibratedFor(*learner, *books, report.decision);
    view->memory = std::make_shared<const domain::MemoryBrief>(prepared.briefing.memory);
    view->question = report.question;
    view->answer = report.answer;
    view->asking = report.asking;
    if (report.asking.is_object() &&
        report.asking.contains("council")) { // its members were asked at the same time
        view->latency = base::Milliseconds(0);
        for (const domain::ModelCall &call : report.calls)
            view->latency = std::max(view->latency, call.latency);
        view->provider = state.watch.provider;
        view->model = state.watch.model;
    }
    state.decision = view;
    ownMilliseconds = report.ownMilliseconds;
    redraw(state);
    log(report.outcome == "failed" ? QtWarningMsg : QtInfoMsg, "cycle",
        state.watch.text() + ": " + report.outcome + ", " + view->detail, report.capsuleId);
    tell("cycle",
         {{"watch", state.watch.text()},
          {"cycle_id", report.cycleId},
          {"capsule_id", report.capsuleId},
          {"outcome", report.outcome},
          {"code", report.code},
          {"action", report.decision ? base::Json(domain::name(report.decision->action)) : base::Json()},
          {"done", report.done},
          {"provider", report.mind.empty() ? base::Json() : base::Json(report.mind)},
          {"notes", report.notes},
          {"error", report.error ? domain::toJson(*report.error) : base::Json()},
          {"bar_close", base::iso(prepared.sight.barClose)},
          {"equity", books->equity().toString()},
          {"own_ms", report.ownMilliseconds}});
}

QCoro::Task<void> Engine::Impl::firstLook(std::size_t index)
{
    Senses senses(*market.exchange, *market.clock);
    const domain::Watch watch = watches[index].watch;
    const base::Result<Sight> sight = co_await senses.look(watch, false, false);
    WatchState &state = watches[index];
    if (!sight) {
        state.error = sight.error();
        co_return;
    }
    state.sight = *sight;
    state.seen = market.clock->now();
    books->setPrice(*sight->instrument, sight->last);
    if (!state.decision)
        state.decision = lastDecision(watch);
    redraw(state);
}

QCoro::Task<void> Engine::Impl::refresh()
{
    for (std::size_t i = 0; i < watches.size(); ++i) {
        if (!watches[i].sight.instrument && !stopping) {
            co_await firstLook(i);
            continue;
        }
        const domain::InstrumentPtr instrument = watches[i].sight.instrument;
        if (!instrument || stopping)
            continue;
        const domain::Timeframe step = watches[i].watch.timeframe;
        const exchange::CandleQuery query{instrument, step, std::nullopt, refreshBars};
        const base::Result<domain::CandleSeries> newest = co_await market.exchange->candles(query);
        const base::Result<domain::Ticker> ticker = co_await market.exchange->ticker(instrument);
        if (i >= watches.size() || watches[i].sight.instrument != instrument)
            co_return; // the settings changed meanwhile
        WatchState &state = watches[i];
        for (SenseView &view : state.sight.views) {
            const bool candles = view.id == "candles", price = view.id == "ticker";
            if (!candles && !price)
                continue;
            const bool good = candles ? newest.has_value() : ticker.has_value();
            view.state = good ? SenseView::State::Fresh : SenseView::State::Stale;
            view.error = good ? std::nullopt : std::optional(candles ? newest.error() : ticker.error());
            view.since = good ? std::optional(market.clock->now()) : view.since;
        }
        if (ticker && ticker->last && *ticker->last > 0) {
            state.sight.ticker = *ticker;
            state.sight.last = *ticker->last;
            state.seen = market.clock->now();
            books->setPrice(*instrument, *ticker->last);
        }
        const auto whole = newest ? joined(state.sight.series, *newest)
                                  : base::Result<domain::CandleSeries>(base::fail(newest));
        if (whole)
            state.sight.series = *whole;
        redraw(state);
    }
}

} // namespace engine
