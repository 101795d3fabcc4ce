#include "base/platform.h"
#include "engine/account_terms.h"
#include "engine/engine_impl.h"
#include "engine/exports.h"
#include "engine/replay.h"
#include "engine/scoring.h"
#include "engine/workbook.h"
#include "store/settings_file.h"

#include <QCoroFuture>
#include <QFile>
#include <QtConcurrent>

namespace engine {
namespace {

using base::Json;
using domain::HaltKind;

constexpr const char *replayLabel = "preplay";
constexpr auto overhearEvery = std::chrono::milliseconds(60);

/// The replay, on the thread that calls it.
std::shared_ptr<base::Result<ReplayResult>> replayAside(const QString &path, const ReplayRequest &request)
{
    const auto technical = llm::findProvider("technical");
    const std::unique_ptr<llm::Provider> mind = (*technical)->make(nullptr, nullptr, {});
    const auto opened = store::Database::open(path, store::Access::ReadWrite);
    if (!opened)
        return std::make_shared<base::Result<ReplayResult>>(base::fail(opened));
    return std::make_shared<base::Result<ReplayResult>>(replay(request, *mind, **opened));
}

/// Whether these settings look at another market, or at it through other eyes.
bool isElsewhere(const Settings &before, const Settings &next)
{
    const auto watched = before.watches(), wanted = next.watches();
    const DeskOptions &a = before.desk, &b = next.desk;
    return !watched || !wanted || *watched != *wanted || a.market != b.market ||
           a.venueOrder != b.venueOrder || a.candleFile != b.candleFile || a.demoSeed != b.demoSeed ||
           a.demoSpeed != b.demoSpeed || a.demoAtMaximum != b.demoAtMaximum;
}

} // namespace

void Engine::analyse(int watch)
{
    Impl &impl = *m_impl;
    if (watch < 0 || std::size_t(watch) >= impl.watches.size())
        return;
    ++impl.watches[std::size_t(watch)].forced;
    if (!impl.inStep)
        impl.wake();
    impl.publish();
}

void Engine::pause()
{
    Impl &impl = *m_impl;
    if (impl.paused || !impl.hasAccount())
        return;
    const base::UtcTime now = impl.market.clock->now();
    const base::Result<void> set =
        impl.books->setHalt(domain::Halt{HaltKind::Paused, now, {}, "paused by a person"}, now);
    if (!set)
        return impl.fatal(set.error());
    impl.paused = true;
    impl.publish(true);
}

void Engine::resume()
{
    Impl &impl = *m_impl;
    if (!impl.hasAccount())
        return;
    const base::UtcTime now = impl.market.clock->now();
    const std::vector<domain::Halt> halts = impl.books->account().halts();
    for (const domain::Halt &halt : halts) {
        if (halt.until)
            continue; // ends by itself
        const base::Result<void> lifted = impl.books->liftHalt(halt, now);
        if (!lifted)
            return impl.fatal(lifted.error());
    }
    impl.paused = false;
    impl.wake();
    impl.publish(true);
}

void Engine::kill()
{
    if (!m_impl->hasAccount())
        return;
    m_impl->start(m_impl->killAll());
}

QCoro::Task<void> Engine::Impl::killAll()
{
    const base::UtcTime now = market.clock->now();
    // The halt first: whatever else goes wrong, nothing new is opened; nor filled, if it waits for its price.
    const base::Result<void> set =
        books->setHalt(domain::Halt{HaltKind::KillSwitch, now, {}, "kill switch"}, now);
    base::Result<void> cancelled = set ? orders->cancelEntries("kill switch") : set;
    if (cancelled)
        cancelled = dismiss("kill_switch", nullptr);
    if (!cancelled) {
        fatal(cancelled.error());
        co_return;
    }
    std::vector<std::string> held;
    for (const auto &[id, position] : books->account().positions())
        held.push_back(id);
    for (const std::string &id : held) {
        const base::Result<bool> closed = co_await orders->close(id, domain::ExitReason::KillSwitch);
        closedByHand("kill", closed);
    }
    publish(true);
}

void Engine::Impl::closedByHand(const char *what, const base::Result<bool> &closed)
{
    if (closed) {
        if (const base::Result<void> taken = takeStock(); !taken)
            fatal(taken.error());
    } else if (closed.error().code == base::ErrorCode::Storage) {
        fatal(closed.error());
    } else {
        Q_EMIT self.failed(QString::fromLatin1(what), closed.error());
    }
}

void Engine::closePosition(const std::string &positionId)
{
    if (!m_impl->hasAccount())
        return;
    m_impl->start(m_impl->closeOne(positionId));
}

QCoro::Task<void> Engine::Impl::closeOne(std::string positionId)
{
    const base::Result<bool> closed = co_await orders->close(positionId, domain::ExitReason::Person);
    closedByHand("close", closed);
    publish(true);
}

void Engine::adjustPosition(const std::string &positionId, std::optional<double> stop,
                            std::optional<double> target)
{
    Impl &impl = *m_impl;
    if (!impl.hasAccount())
        return;
    const auto &positions = impl.books->account().positions();
    const auto found = positions.find(positionId);
    if (found == positions.end()) {
        Q_EMIT failed(QStringLiteral("adjust"),
                      {base::ErrorCode::NotFound, "no such open position", positionId, {}});
        return;
    }
    const domain::Position held = found->second;
    risk::State state;
    state.now = impl.market.clock->now();
    state.market.last = impl.books->price(*held.instrument).value_or(held.entryPrice.toDouble());
    const risk::PlanVerdict verdict = risk::judgePlan(held, stop, target, state, impl.settings->risk);
    if (!verdict.plan) {
        std::string why = "the levels stay as they are";
        for (const domain::RuleResult &row : verdict.table)
            if (row.mark == domain::RuleResult::Mark::Deny)
                why = row.note.empty() ? row.id : row.note;
        Q_EMIT failed(QStringLiteral("adjust"), {base::ErrorCode::OutOfRange, why, "stop", {}});
        return;
    }
    const std::string key =
        impl.books->uniqueKey("plan:" + positionId + ':' + std::to_string(base::toMs(state.now)));
    const base::Result<void> posted = impl.books->post(
        {domain::Event{state.now, key, {}, held.capsuleId, domain::PlanChanged{positionId, *verdict.plan}}});
    if (!posted)
        return impl.fatal(posted.error());
    for (WatchState &watch : impl.watches)
        impl.redraw(watch);
    impl.publish(true);
}

base::Result<Settings> Engine::Impl::patched(const Json &patch) const
{
    Settings out = *settings;
    for (const auto &group : patch.items()) {
        for (const auto &item : group.value().items()) {
            base::Result<Settings> next = changed(out, group.key() + '.' + item.key(), item.value());
            if (!next)
                return next;
            out = std::move(*next);
        }
    }
    return out;
}

void Engine::changeSettings(const Json &patch)
{
    Impl &impl = *m_impl;
    const base::Result<Settings> next = impl.patched(patch);
    if (!next) {
        Q_EMIT settingsRefused(QString::fromStdString(next.error().field), next.error());
        return;
    }
    impl.patches.push_back(patch);
    if (impl.isBusy())
        return; // a new value is taken up when nothing is under way
    impl.takePatches();
}

void Engine::Impl::takePatches()
{
    while (!patches.empty()) {
        const Json patch = patches.front();
        patches.erase(patches.begin());
        const base::Result<Settings> next = patched(patch);
        const base::Result<void> taken = next ? take(*next) : base::Result<void>(base::fail(next));
        if (!taken)
            Q_EMIT self.settingsRefused(QString::fromStdString(taken.error().field), taken.error());
    }
}

void Engine::Impl::keep(const Json &before, const Json &after)
{
    if (!parts.keepSettings || before == after)
        return;
    auto stored = store::readSettings(parts.dataDir); // other programs' keys are kept
    if (!stored) {
        Q_EMIT self.failed(QStringLiteral("settings"), stored.error());
        return;
    }
    for (const auto &group : after.items())
        for (const auto &item : group.value().items())
            (*stored)[group.key()][item.key()] = item.value();
    const base::Result<void> written = store::writeSettings(parts.dataDir, *stored);
    if (!written)
        Q_EMIT self.failed(QStringLiteral("settings"), written.error());
}

base::Result<void> Engine::Impl::take(const Settings &next)
{
    const base::Result<void> fits = fitsAccount(*settings, next, *parts.database);
    if (!fits)
        return fits;
    // A desk whose account has not begun yet, because the window was still asking, begins with these answers;
    // one that had to stop tries again with them.
    const bool reopens = failure || !hasAccount() || isElsewhere(*settings, next);
    base::Result<Market> fresh = Market();
    if (reopens)
        fresh = parts.makeMarket(next, parts.http.get(), std::nullopt);
    if (!fresh)
        return base::fail(fresh); // the desk stays where it is
    keep(toJson(*settings), toJson(next));
    settings = std::make_shared<const Settings>(next);
    dropMinds();
    if (reopens)
        (void)begin(std::move(*fresh)); // what goes wrong stops the desk, and is told so
    else if (orders)
        orders->setCosts(next.costs);
    for (WatchState &state : watches)
        redraw(state);
    if (learner)
        learner->setOptions(next.brain);
    remember();
    Q_EMIT self.settingsChanged();
    wake();
    publish(true);
    return {};
}

void Engine::cancelQuestions()
{
    m_impl->asking.request_stop();
}

void Engine::Impl::overhear(const domain::Watch &watch, const llm::Piece &piece)
{
    using Kind = Overheard::Kind;
    const Kind kind = piece.kind == llm::Piece::Kind::Restart    ? Kind::Begin
                      : piece.kind == llm::Piece::Kind::Thinking ? Kind::Thinking
                                                                 : Kind::Text;
    const std::string whose = watch.text();
    const bool more = !overheard.empty() && overheard.back().watch == whose && overheard.back().kind == kind;
    if (more)
        overheard.back().text += piece.text;
    else
        overheard.push_back({whose, kind, piece.text});
    if (!overhearing.isActive())
        overhearing.start(overhearEvery);
}

void Engine::Impl::tellOverheard()
{
    if (!overheard.empty())
        Q_EMIT self.overheard(std::exchange(overheard, {}));
}

void Engine::storeKey(const std::string &provider, base::Secret key, bool allowFile)
{
    m_impl->start(m_impl->keepKey(provider, std::move(key), allowFile));
}

QCoro::Task<void> Engine::Impl::keepKey(std::string provider, base::Secret key, bool allowFile)
{
    const base::Secret kept = key;
    const base::Result<store::SecretPlace> place = co_await parts.secrets->write(provider, key, allowFile);
    if (!place) {
        Q_EMIT self.failed(QStringLiteral("key"), place.error());
        Q_EMIT self.keyStored(QString::fromStdString(provider), QString());
        co_return;
    }
    keys[provider] = kept;
    dropMinds();
    if (gatherer && context::findSource(provider))
        gatherer->setKey(provider, kept);
    const std::string where(store::name(*place));
    Q_EMIT self.keyStored(QString::fromStdString(provider), QString::fromStdString(where));
}

QCoro::Task<void> Engine::Impl::readKeys()
{
    if (!parts.secrets)
        co_return;
    for (const llm::ProviderRow &row : llm::providers()) {
        const std::vector<std::string> names = keyNames(row);
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string id = secretId(row, i), variable = names[i];
            const base::Result<store::SecretStore::Found> found = co_await parts.secrets->read(id, variable);
            if (found && !found->secret.isEmpty())
                keys[id] = found->secret;
        }
    }
    for (const context::Source &source : context::sources()) {
        const std::string id = source.id, variable = source.keyVariable;
        if (variable.empty())
            continue;
        const base::Result<store::SecretStore::Found> found = co_await parts.secrets->read(id, variable);
        if (!found || found->secret.isEmpty())
            continue;
        keys[id] = found->secret; // also for a gatherer that is made later
        if (gatherer)
            gatherer->setKey(id, found->secret);
    }
}

std::vector<base::Secret> Engine::Impl::keysOf(const llm::ProviderRow &row) const
{
    std::vector<base::Secret> out(keyNames(row).size());
    for (std::size_t i = 0; i < out.size(); ++i)
        if (const auto found = keys.find(secretId(row, i)); found != keys.end())
            out[i] = found->second;
    return out;
}

void Engine::testProvider(const Json &patch, std::vector<base::Secret> typed)
{
    Impl &impl = *m_impl;
    const base::Result<Settings> read = impl.patched(patch);
    if (!read) {
        Q_EMIT providerTested(QString::fromStdString(read.error().detail), false);
        return;
    }
    const Settings &trial = *read;
    const std::string &id = trial.desk.provider;
    auto made = impl.makeMind(id, trial, typed);
    if (!made) {
        Q_EMIT providerTested(QString::fromStdString(made.error().detail), false);
        return;
    }
    impl.start(impl.testOne(std::move(*made)));
}

QCoro::Task<void> Engine::Impl::testOne(std::unique_ptr<llm::Provider> provider)
{
    const base::Result<std::string> checked = co_await provider->check();
    const std::string text = checked ? *checked : checked.error().detail + ' ' + checked.error().field;
    Q_EMIT self.providerTested(QString::fromStdString(text), checked.has_value());
}

void Engine::testExchange(const std::string &exchange)
{
    Impl &impl = *m_impl;
    Settings trial = *impl.settings;
    trial.desk.exchange = exchange;
    auto made = impl.parts.makeMarket(trial, impl.parts.http.get(), std::nullopt);
    if (!made) {
        Q_EMIT exchangeTested(QString::fromStdString(exchange), false,
                              QString::fromStdString(made.error().detail));
        return;
    }
    impl.start(impl.testMarket(std::make_shared<Market>(std::move(*made)), exchange));
}

QCoro::Task<void> Engine::Impl::testMarket(std::shared_ptr<Market> tried, std::string id)
{
    const base::Result<base::UtcTime> time = co_await tried->exchange->serverTime();
    const std::string text = time ? std::string() : time.error().detail;
    Q_EMIT self.exchangeTested(QString::fromStdString(id), time.has_value(), QString::fromStdString(text));
}

void Engine::openCapsule(const std::string &id)
{
    Impl &impl = *m_impl;
    auto view = std::make_shared<CapsuleView>();
    view->id = id;
    const base::Result<Json> manifest = impl.keptManifest(id, view->replayed);
    if (!manifest) {
        Q_EMIT failed(QStringLiteral("capsule"), manifest.error());
        return;
    }
    view->manifest = *manifest;
    const store::Journal replayed(impl.replays ? *impl.replays : *impl.parts.database, "replay");
    const store::Journal *const shelf = view->replayed ? &replayed : impl.journal.get();
    const auto picture = manifest->find("picture");
    if (picture != manifest->end() && picture->is_object())
        if (const auto bytes = shelf->blob(picture->value("png_sha256", std::string())))
            view->picture = QByteArray::fromStdString(*bytes);
    const auto rows = impl.journal->ofCapsule(id);
    for (const store::JournalRow &row : rows ? *rows : std::vector<store::JournalRow>()) {
        if (const auto *fill = std::get_if<domain::Fill>(&row.event.body))
            view->fills.push_back(*fill);
        if (const auto *closed = std::get_if<domain::TradeClosed>(&row.event.body))
            view->trade = closed->trade;
    }
    if (!rows)
        Q_EMIT failed(QStringLiteral("capsule"), rows.error());
    for (const domain::Trade &trade : impl.replayedTrades)
        if (trade.entryCapsule == id || trade.exitCapsule == id)
            view->trade = trade;
    Q_EMIT capsuleOpened(view);
    if (const auto plan = impl.planFor(id, *manifest))
        Q_EMIT influencePlanned(plan);
}

void Engine::searchNews(const std::string &words)
{
    Impl &impl = *m_impl;
    auto view = std::make_shared<NewsView>();
    base::Result<std::vector<domain::Article>> found =
        base::fail(base::ErrorCode::Unsupported, "nothing is gathered for this market", "news");
    if (impl.gatherer && impl.market.run == "live")
        found = impl.gatherer->search(words, impl.market.clock->now());
    if (!found) {
        Q_EMIT failed(QStringLiteral("news"), found.error());
        return;
    }
    for (const domain::Article &article : *found)
        view->articles.push_back({article, 0, {}});
    Q_EMIT newsFound(QString::fromStdString(words), view);
}

void Engine::exportTrades(const QString &path, const QString &format)
{
    const std::vector<domain::Trade> trades =
        m_impl->books ? account().trades() : std::vector<domain::Trade>();
    base::Result<QByteArray> bytes = format == QLatin1String("json") ? tradesJson(trades) : tradesCsv(trades);
    if (format == QLatin1String("xlsx"))
        bytes = workbook(*bytes, "trades");
    const base::Result<void> written =
        bytes ? base::writeFileAtomically(path, *bytes) : base::Result<void>(base::fail(bytes));
    if (written)
        Q_EMIT exported(path, int(trades.size()));
    else
        Q_EMIT failed(QStringLiteral("export"), written.error());
}

void Engine::preplay(int days)
{
    if (!m_impl->hasAccount() || !m_impl->progress.empty())
        return;
    m_impl->start(m_impl->playBack(days));
}

QCoro::Task<void> Engine::Impl::playBack(int days)
{
    progress = "replay";
    publish(true);
    const domain::Watch watch = watches.front().watch;
    const domain::Symbol symbol = watch.symbol;
    const base::Result<domain::InstrumentPtr> instrument =
        co_await market.exchange->instrument(symbol, watch.kind);
    base::Result<domain::CandleSeries> candles = base::fail(base::ErrorCode::BadSymbol, "no such market");
    const base::UtcTime now = market.clock->now();
    const auto step = watch.timeframe.step();
    if (instrument) {
        const base::UtcTime since = watch.timeframe.floor(now - std::chrono::hours(24) * days) - 400 * step;
        const exchange::CandleQuery query{*instrument, watch.timeframe, since,
                                          std::size_t((now - since) / step) + 2};
        candles = co_await market.exchange->candles(query);
    }
    if (candles && !stopping) {
        ReplayRequest request;
        request.file.candles = candles->closedOnly();
        request.file.instrument = *instrument;
        request.file.sha256 = watch.venue + ' ' + base::iso(now); // not a file: the venue's own history
        request.watch = watch;
        request.settings = *settings;
        request.from = now - std::chrono::hours(24) * days;
        request.label = replayLabel;
        request.progress = [this](double share) {
            const std::string text = "replay " + std::to_string(int(100 * share)) + " %";
            QMetaObject::invokeMethod(&self, [this, text] {
                progress = text;
                publish();
            });
            return !replayStopped->load();
        };
        replayStopped->store(false);
        // On a thread and a connection of its own: positions are watched meanwhile, and the desk can be
        // stopped.
        const QString path = store::replayDatabase(parts.dataDir);
        const QFuture<std::shared_ptr<base::Result<ReplayResult>>> playing =
            QtConcurrent::run(&background, [path, request] { return replayAside(path, request); });
        const std::shared_ptr<base::Result<ReplayResult>> done = co_await playing;
        if (*done)
            takeReplay((*done)->run);
        else if (!stopping)
            Q_EMIT self.failed(QStringLiteral("replay"), done->error());
    } else if (!candles) {
        Q_EMIT self.failed(QStringLiteral("replay"), instrument ? candles.error() : instrument.error());
    }
    progress.clear();
    publish(true);
}

void Engine::Impl::takeReplay(const std::string &run)
{
    replayedTrades.clear();
    bothTrades.reset();
    replayedPerformance.reset();
    if (!replays && (wanted || !run.empty()) && QFile::exists(store::replayDatabase(parts.dataDir))) {
        auto opened = store::Database::open(store::replayDatabase(parts.dataDir), store::Access::ReadWrite);
        if (opened)
            replays = std::move(*opened);
    }
    if (!replays)
        return;
    std::string chosen = run;
    if (chosen.empty()) {
        const auto runs = store::Journal::runs(*replays);
        for (const std::string &one : runs ? *runs : std::vector<std::string>())
            if (one.starts_with(replayLabel))
                chosen = one;
    }
    const auto kept = chosen.empty()
                          ? base::Result<KeptRun>(base::fail(base::ErrorCode::NotFound, "no pre-play"))
                          : keptRun(*replays, chosen);
    if (!kept || kept->trades.empty() ||
        kept->trades.front().instrument->venue != watches.front().watch.venue ||
        kept->trades.front().instrument->symbol != watches.front().watch.symbol)
        return; // of another market
    replayedTrades = kept->trades;
    ScoreInput input;
    input.trades = kept->trades;
    input.equity = kept->equity;
    input.capital = kept->capital;
    input.costs = settings->costs;
    input.instrument = kept->trades.front().instrument;
    input.baselines = false;
    replayedPerformance =
        std::make_shared<const domain::Performance>(scored(input, parts.random.stream("scores")));
    for (WatchState &state : watches)
        redraw(state);
}

} // namespace engine
