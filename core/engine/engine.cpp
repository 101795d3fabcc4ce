#include "engine/engine.h"

#include "base/log.h"
#include "base/text.h"
#include "engine/engine_impl.h"

#include <QCoroTimer>
#include <QMetaMethod>

namespace engine {
namespace {

constexpr auto rest = std::chrono::seconds(1); // a pause that is long enough for work that can wait

} // namespace

std::string_view name(Phase phase)
{
    constexpr std::string_view names[] = {"idle", "loading", "asking", "judging", "waiting", "failed"};
    return names[std::size_t(phase)];
}

Engine::Engine(Parts parts) : m_impl(std::make_unique<Impl>(*this, std::move(parts)))
{
    m_impl->wakeUp.setSingleShot(true);
    m_impl->wakeUp.setTimerType(Qt::PreciseTimer);
    m_impl->publishing.setSingleShot(true);
    m_impl->hearing.setSingleShot(true);
    connect(&m_impl->hearing, &QTimer::timeout, this, [this] { m_impl->showHeard(); });
    connect(&m_impl->publishing, &QTimer::timeout, this, [this] {
        if (m_impl->dirty)
            m_impl->publish(true);
    });
    m_impl->overhearing.setSingleShot(true);
    connect(&m_impl->overhearing, &QTimer::timeout, this, [this] { m_impl->tellOverheard(); });
}

Engine::~Engine() = default;

bool Engine::isRunning() const
{
    return m_impl->started && !m_impl->stopping;
}
bool Engine::isStopping() const
{
    return m_impl->started && m_impl->stopping;
}
const domain::Account &Engine::account() const
{
    return m_impl->books->account();
}
SnapshotPtr Engine::snapshot() const
{
    return m_impl->makeSnapshot();
}
void Engine::stopAfterCycles(int cycles)
{
    m_impl->cyclesLeft = cycles;
}

void Engine::stopAtEnd()
{
    m_impl->stopAtEnd = true;
}

base::Result<void> Engine::start()
{
    Impl &impl = *m_impl;
    impl.wanted = isSignalConnected(QMetaMethod::fromSignal(&Engine::snapshotPublished));
    impl.settings = std::make_shared<const Settings>(impl.parts.settings);
    impl.started = true;
    const base::Result<void> begun =
        impl.begin(impl.parts.makeMarket(impl.parts.settings, impl.parts.http.get(), {}));
    if (!begun)
        return begun;
    for (const risk::LintFinding &finding : risk::lint(impl.settings->risk))
        impl.log(QtWarningMsg, "risk", "a limit that does nothing: " + finding.key + ". " + finding.why);
    impl.publish(true);
    return {};
}

void Engine::stop()
{
    Impl &impl = *m_impl;
    if (impl.stopping)
        return;
    impl.stopping = true;
    impl.replayStopped->store(true);
    if (impl.cycle)
        impl.cycle->stop();
    if (impl.streams)
        impl.streams->stop();
    if (impl.parts.pages)
        impl.parts.pages->stop();
    if (impl.parts.http)
        impl.parts.http->stop(); // whoever waits for an answer sees Cancelled
    impl.wakeUp.start(0);
    impl.publish(true);
    if (impl.isOver())
        QTimer::singleShot(0, this, [this] { m_impl->finish(); });
}

base::Result<void> Engine::Impl::begin(base::Result<Market> made)
{
    base::Result<void> ready;
    if (made) {
        streams.reset(); // these look at the market that goes
        cycle.reset();
        orders.reset();
        market = std::move(*made);
        ready = build();
    } else {
        ready = base::fail(made);
    }
    if (ready)
        ready = recover();
    if (!ready) {
        cycle.reset();
        fatal(ready.error());
        return ready;
    }
    failure.reset();
    if (std::exchange(living, true))
        takeReplay({});
    else
        start(live());
    return {};
}

base::Result<void> Engine::Impl::build()
{
    journal = std::make_unique<store::Journal>(*parts.database, market.run);
    books = std::make_unique<Books>(journal.get());
    const base::Result<void> folded = books->recover();
    if (!folded)
        return folded;
    recovered = books->account().started();
    if (const base::Result<void> recalled = recall(); !recalled)
        return recalled;
    if (recovered && (market.jumping || market.synthetic)) {
        // The market's own clock goes on where the journal ends.
        auto again = parts.makeMarket(*settings, parts.http.get(), books->track().clock());
        if (!again)
            return base::fail(again);
        market = std::move(*again);
    }
    orders = std::make_unique<Orders>(*books, *market.exchange, *market.clock, settings->costs,
                                      market.run == "file");
    const CycleMode mode{market.run,         market.run,      market.synthetic,
                         parts.drawPictures, !market.jumping, false};
    cycle = std::make_unique<Cycle>(*books, *orders, *market.exchange, *market.clock,
                                    parts.random.stream("cycle"), mode);
    if (market.run == "live" && parts.gather && parts.http) {
        // Made-up and recorded markets live at another time: nothing is fetched for them.
        if (parts.news && !newsStore)
            newsStore = std::make_unique<store::NewsStore>(*parts.news);
        const context::Gatherer::Doors doors{parts.http.get(), parts.pages.get(), market.clock.get(),
                                             parts.contextUrls};
        if (!gatherer)
            gatherer = std::make_unique<context::Gatherer>(doors, newsStore.get());
        gatherer->setClock(market.clock.get()); // the one before went with its market
        for (const context::Source &source : context::sources())
            if (const auto key = keys.find(source.id); key != keys.end())
                gatherer->setKey(source.id, key->second);
        cycle->setGatherer(gatherer.get());
    }
    cycle->setObserver([this](const domain::Watch &watch, Phase phase, const Sight *sight) {
        for (WatchState &state : watches) {
            if (!(state.watch == watch))
                continue;
            state.phase = phase;
            if (sight && phase == Phase::Asking) {
                state.sight = *sight;
                state.seen = market.clock->now();
                redraw(state);
            }
        }
        publish();
    });
    cycle->setKeeper(parts.keeper);
    if (wanted)
        cycle->setListener(
            [this](const domain::Watch &watch, const llm::Piece &piece) { overhear(watch, piece); });
    books->setObserver([this](const domain::Event &event) { observe(event); });
    streams.reset();
    if (market.makeFeed)
        streams =
            std::make_unique<LiveDesk>(market.makeFeed, *market.exchange, *market.clock,
                                       LiveEars{[this](const std::string &instrument) { heard(instrument); },
                                                [this] {
                                                    if (isOver())
                                                        finish();
                                                    else if (!patches.empty())
                                                        wake();
                                                }});
    const auto asked = settings->watches();
    if (!asked)
        return base::fail(asked);
    pending.clear(); // of another market: turned down when its account is opened again
    const std::vector<WatchState> before = std::exchange(watches, {});
    for (const domain::Watch &watch : *asked) {
        const std::size_t place =
            watches.size(); // presses that wait are not lost with a change of the settings
        const int forced = place < before.size() ? before[place].forced : 0;
        watches.push_back({watch, Phase::Idle, forced, {}, {}, {}, {}, {}, {}});
    }
    trades = std::make_shared<std::vector<TradeView>>(); // the old list may be on show
    for (const domain::Trade &trade : books->account().trades())
        trades->push_back({trade, false});
    dropMinds();
    performance.reset();
    scoredTrades = std::size_t(-1);
    nextLook.reset();
    nextRefresh.reset();
    nextPruning.reset();
    nextClockCheck.reset();
    clockCheck.reset();
    return {};
}

base::Result<void> Engine::Impl::recover()
{
    paused = false;
    for (const domain::Halt &halt : books->account().halts())
        paused = paused || halt.kind == domain::HaltKind::Paused;
    if (books->account().started())
        return dismissForgotten();
    if (isAsking())
        return {};
    const auto capital =
        base::Decimal::nearest(settings->desk.capital, base::Decimal::of(1, -8), base::Rounding::HalfEven);
    if (!capital)
        return base::fail(capital.error().code, capital.error().detail, "desk.capital");
    const domain::RunStarted run{
        domain::Money(*capital, watches.front().watch.symbol.quote), market.run, market.synthetic, {}};
    return books->begin(run, market.clock->now());
}

QCoro::Task<void> Engine::Impl::live()
{
    co_await readKeys();
    takeReplay({});
    while (!stopping && !failure) {
        const base::Milliseconds wait = delay();
        if (wait >= rest) // nobody waits for the disk now: bursts of decisions then need not
            if (const base::Result<void> moved = parts.database->checkpoint(); !moved)
                log(QtWarningMsg, "store", moved.error().detail);
        wakeUp.start(int(std::min<std::int64_t>(wait.count(), 60'000)));
        co_await wakeUp;
        if (stopping || failure)
            break;
        co_await step();
    }
    living = false;
}

void Engine::Impl::prunePictures()
{
    const base::UtcTime now = market.clock->now();
    if (!hasAccount() || (nextPruning && now < *nextPruning))
        return;
    nextPruning = now + std::chrono::hours(24);
    const base::UtcTime before = now - std::chrono::hours(24) * settings->desk.keepHoldPicturesDays;
    base::Result<int> removed = journal->prunePictures(before, now);
    const auto runs = store::Journal::runs(*parts.database);
    for (const std::string &run :
         runs ? *runs : std::vector<std::string>()) // single analyses go by the same clock
        if (removed && market.run == "live" && run.starts_with("analysis:")) {
            const base::Result<int> more = store::Journal(*parts.database, run).prunePictures(before, now);
            removed = more ? base::Result<int>(*removed + *more) : more;
        }
    if (!removed)
        log(QtWarningMsg, "store", removed.error().detail);
    else if (*removed > 0)
        log(QtInfoMsg, "store", std::to_string(*removed) + " old pictures of holds were removed");
}

QCoro::Task<void> Engine::Impl::guarded(QCoro::Task<void> task)
{
    ++running;
    co_await task;
    --running;
    if (!patches.empty())
        wake();
    if (isOver())
        QTimer::singleShot(0, &self, [this] { finish(); });
}

void Engine::Impl::start(QCoro::Task<void> task)
{
    if (stopping)
        return;
    // Finished tasks leave the list when the next one comes.
    std::erase_if(tasks, [](const QCoro::Task<void> &one) { return one.isReady(); });
    tasks.push_back(guarded(std::move(task)));
}

void Engine::Impl::finish()
{
    if (!started)
        return;
    started = false;
    publish(true);
    tell("stopped", {{"cycles", books ? books->track().cycles() : 0}});
    Q_EMIT self.stopped();
}

void Engine::Impl::fatal(const base::Error &error)
{
    if (failure)
        return;
    failure = error;
    log(QtCriticalMsg, "engine", "the desk had to stop: " + error.detail + ' ' + error.field);
    tell("failed", {{"error", domain::toJson(error)}});
    publish(true);
    Q_EMIT self.failed(QStringLiteral("desk"), error);
}

void Engine::Impl::wake()
{
    wakeUp.start(0);
}

void Engine::Impl::log(QtMsgType level, const std::string &room, const std::string &text,
                       const std::string &capsule)
{
    Q_EMIT self.logged(
        {market.clock ? market.clock->now() : base::UtcTime{}, int(level), room, text, capsule});
}

void Engine::Impl::tell(const char *what, base::Json facts)
{
    facts["event"] = what;
    facts["time"] = market.clock ? base::Json(base::iso(market.clock->now())) : base::Json();
    facts["synthetic"] = market.synthetic;
    Q_EMIT self.happened(QByteArray::fromStdString(base::toText(facts)));
}

void Engine::Impl::observe(const domain::Event &event)
{
    if (const auto *closed = std::get_if<domain::TradeClosed>(&event.body)) {
        trades = std::make_shared<std::vector<TradeView>>(*trades);
        trades->push_back({closed->trade, false});
    }
    const std::string_view kind = domain::kindOf(event.body);
    if (kind == "equity" || kind == "clock" || kind == "cycle")
        return; // told with the cycle
    base::Json facts = domain::toJson(event.body);
    if (const auto *order = std::get_if<domain::OrderMoved>(&event.body))
        facts["status_event"] = domain::name(order->event);
    facts["capsule_id"] = event.capsuleId;
    log(QtInfoMsg, "ledger", std::string(kind) + ' ' + base::toText(facts), event.capsuleId);
    tell(std::string(kind).c_str(), std::move(facts));
}

} // namespace engine
