#include "engine/replay.h"

#include "base/hash.h"
#include "engine/analysis.h"
#include "engine/cycle.h"
#include "engine/learner.h"
#include "engine/scoring.h"
#include "engine/window.h"
#include "store/behind.h"

#include <QCoroTask>
#include <QElapsedTimer>

namespace engine {
namespace {

using base::Json;

constexpr std::size_t cyclesPerCommit = 250; // what whole capsules of so many write fits in the page cache
constexpr std::size_t cyclesPerWord = 100;   // how often it is told how far it is, and may be stopped
constexpr auto afterClose = std::chrono::seconds(2);

/// What makes two replays the same replay.
std::string runOf(const ReplayRequest &request, const llm::Provider &provider)
{
    Json settings = toJson(request.settings);
    settings.erase("window");
    settings.erase("desk"); // the request says which market, timeframe and mind
    const Json text{{"file", request.file.sha256},
                    {"watch", request.watch.text()},
                    {"from", request.from ? Json(base::toMs(*request.from)) : Json()},
                    {"to", request.to ? Json(base::toMs(*request.to)) : Json()},
                    {"seed", request.seed},
                    {"lean", request.lean},
                    {"provider", provider.id() + ' ' + provider.model()},
                    {"capital", request.settings.desk.capital},
                    {"levels_by", request.settings.desk.levelsBy},
                    {"settings", settings}};
    return request.label + ':' + base::sha256(base::toText(text)).substr(0, 24);
}

/// The bars to decide on: [first, last]. Without a wish, the first is one with the slowest study known.
base::Result<std::pair<std::size_t, std::size_t>> rangeOf(const ReplayRequest &request)
{
    const domain::CandleSeries &candles = request.file.candles;
    const auto step = candles.timeframe().step();
    const std::size_t size = candles.closed();
    const std::size_t standard = size > 400 ? 200 : size / 2;
    const std::size_t first = request.from ? candles.lowerBound(*request.from - step) : standard;
    std::size_t end = size;
    if (request.to)
        end = std::min(end, candles.lowerBound(*request.to - step + base::Milliseconds(1)));
    if (first >= end)
        return base::fail(base::ErrorCode::BadData, "no closed candle in this range", "from");
    return std::pair(first, end - 1);
}

/// One replay under way.
class Run
{
public:
    Run(ReplayRequest &request, llm::Provider &provider, store::Journal *journal, store::MemoryStore *memory)
        : m_request(request), m_provider(provider), m_journal(journal),
          m_clock(request.file.candles.openTime(0)), m_exchange(exchange::makeFileExchange(request.file, &m_clock)),
          m_books(journal), m_learner(request.settings.brain, memory, journal), m_orders(m_books, *m_exchange, m_clock, request.settings.costs, true),
          m_settings(std::make_shared<const Settings>(request.settings)),
          m_cycle(
              m_books, m_orders, *m_exchange, m_clock, base::Random(request.seed),
              CycleMode{"replay", "replay", request.file.instrument->synthetic, false, false, request.lean})
    {
        m_books.setLearner(&m_learner);
        m_cycle.setKeeper(request.keeper);
    }

    [[nodiscard]] base::Task<int> all(std::size_t first, std::size_t last, store::Behind *behind);
    [[nodiscard]] const Books &books() const { return m_books; }
    [[nodiscard]] std::vector<domain::Statistic> ruleValues() const
    {
        return evaluation::valueOfRules(m_learner.counterfactuals());
    }
    [[nodiscard]] const brain::Memory &memory() const { return m_learner.memory(); }
    ReplayResult result;
    std::size_t barsHeld = 0;

private:
    [[nodiscard]] base::Result<void> arrive(std::size_t index);
    [[nodiscard]] bool passes(std::size_t index);
    [[nodiscard]] base::Task<int> decide();
    void count(const Prepared &prepared);
    [[nodiscard]] base::Result<void> market(std::size_t index);
    [[nodiscard]] base::Result<void> halts(base::UtcTime now);

    ReplayRequest &m_request;
    llm::Provider &m_provider;
    store::Journal *m_journal;
    base::ManualClock m_clock;
    std::unique_ptr<exchange::Exchange> m_exchange;
    Books m_books;
    Learner m_learner;
    Orders m_orders;
    SettingsPtr m_settings;
    Cycle m_cycle;
};

base::Task<int> Run::all(std::size_t first, std::size_t last, store::Behind *behind)
{
    const domain::CandleSeries &candles = m_request.file.candles;
    const domain::Instrument &instrument = *m_request.file.instrument;
    const base::UtcTime start = candles.timeframe().closeOf(candles.openTime(first));
    const auto capital = base::Decimal::nearest(m_request.settings.desk.capital, base::Decimal::of(1, -8),
                                                base::Rounding::HalfEven);
    if (!capital)
        co_return base::fail(capital);
    const domain::RunStarted started{domain::Money(*capital, instrument.symbol.quote), "replay",
                                     instrument.synthetic,
                                     m_request.watch.text() + " of " + m_request.file.sha256};
    const base::Result<void> begun = m_books.begin(started, start);
    if (!begun)
        co_return base::fail(begun);
    for (std::size_t index = first; index <= last; ++index) {
        const base::Result<void> arrived = arrive(index);
        if (!arrived)
            co_return base::fail(arrived);
        ++result.cycles;
        if (!passes(index)) {
            const base::Result<int> done = co_await decide();
            if (!done)
                co_return done;
        }
        const std::size_t count = index - first + 1;
        if (count % cyclesPerWord == 0 && m_request.progress &&
            !m_request.progress(double(count) / double(last - first + 1)))
            co_return base::fail(base::ErrorCode::Cancelled, "the replay was stopped");
        if (!behind || count % cyclesPerCommit != 0)
            continue;
        const base::Result<void> committed = behind->commit();
        if (!committed)
            co_return base::fail(committed);
    }
    co_return int(last - first + 1);
}

base::Result<void> Run::market(std::size_t index)
{
    const domain::CandleSeries &candles = m_request.file.candles;
    const domain::InstrumentPtr instrument = m_request.file.instrument;
    if (!m_request.lean) { // long enough for any horizon
        const std::size_t from = index > 1000 ? index - 1000 : 0;
        const base::Result<int> followed = m_learner.follow(
            instrument->key(), candles.slice(from, index - from + 1), m_settings->costs, m_clock.now());
        if (!followed)
            return base::fail(followed);
    }
    const domain::Position *held = m_books.account().positionOn(instrument->key());
    const bool pending = !m_books.account().openOrders().empty();
    if (held || pending) {
        std::size_t first = index;
        if (held)
            first = std::min(index, candles.lowerBound(candles.timeframe().floor(held->opened)));
        const domain::CandleSeries bars = candles.slice(first, index - first + 1);
        const base::Result<int> settled = m_orders.settleOnBars(instrument, bars);
        if (!settled)
            return base::fail(settled);
        const base::Result<int> exits = m_orders.exitOnBars(instrument, bars);
        if (!exits)
            return base::fail(exits);
        ++barsHeld;
    }
    if (!m_books.account().positions().empty())
        m_books.setPrice(*instrument, candles.close()[index]);
    return {};
}

base::Result<void> Run::halts(base::UtcTime now)
{
    const base::Result<void> reviewed = m_books.reviewHalts(now, m_settings->risk);
    if (!reviewed)
        return reviewed;
    const std::vector<domain::Halt> inForce = m_books.account().halts();
    for (const domain::Halt &halt : inForce) {
        const double days = double((now - halt.since).count()) / 86'400'000.0;
        if (halt.until || days < m_settings->risk.drawdownResumeDays)
            continue;
        const base::Result<void> lifted = m_books.liftHalt(halt, now); // nobody is there to do it
        if (!lifted)
            return lifted;
        ++result.drawdownResumes;
    }
    return {};
}

/// Up to the close of a bar: the clock, the orders and exits that it fills, the equity, the halts.
base::Result<void> Run::arrive(std::size_t index)
{
    const domain::CandleSeries &candles = m_request.file.candles;
    const base::UtcTime close = candles.timeframe().closeOf(candles.openTime(index));
    m_clock.advanceTo(close + afterClose);
    const std::size_t tradesBefore = m_books.account().trades().size();
    const base::Result<void> moved = market(index);
    if (!moved)
        return moved;
    const base::Result<void> marked = m_books.markEquity(close, candles.close()[index], !m_request.lean);
    if (!marked)
        return marked;
    const domain::Account &account = m_books.account();
    if (account.trades().size() != tradesBefore)
        if (const auto learned = m_learner.catchUp(account); !learned)
            return base::fail(learned);
    const bool risky = !account.positions().empty() || !account.halts().empty() ||
                       account.trades().size() != tradesBefore || result.failed > 0;
    return risky ? halts(close + afterClose) : base::Result<void>();
}

/// Lean: whether the cycle at this bar would do nothing, which is most of them.
bool Run::passes(std::size_t index)
{
    const exchange::CandleFile &file = m_request.file;
    if (!m_request.lean ||
        !m_cycle.holds(m_request.watch, *file.instrument, windowAt(file.candles, index), *m_settings))
        return false;
    ++result.outcomes["held"];
    return true;
}

/// What the model said at this bar.
void Run::count(const Prepared &prepared)
{
    ModelTally &tally = result.tally;
    for (const domain::ModelCall &call : prepared.conversation.calls) {
        const bool answered = call.outcome == domain::AnswerOutcome::Answered;
        ++tally.calls;
        tally.refused += call.outcome == domain::AnswerOutcome::Refused;
        tally.failed += call.outcome == domain::AnswerOutcome::Failed;
        if (call.outcome != domain::AnswerOutcome::Failed)
            tally.latencies.push_back(call.latency.count());
        if (call.cost)
            tally.cost += *call.cost;
        else
            tally.unknownCosts += call.outcome != domain::AnswerOutcome::Failed;
        const bool read = answered && prepared.conversation.decision && &call == &prepared.conversation.calls.back();
        tally.malformed += answered && !read;
        tally.inputTokens += call.usage.inputTokens.value_or(0);
        tally.outputTokens += call.usage.outputTokens.value_or(0);
    }
    const auto &decision = prepared.conversation.decision;
    tally.actions[prepared.sight.barClose] =
        decision ? std::string(domain::name(decision->record().action)) : std::string(domain::name(prepared.conversation.outcome));
}

base::Task<int> Run::decide()
{
    const domain::Watch watch = m_request.watch;
    const SettingsPtr settings = m_settings;
    const std::vector<llm::Provider *> chain{&m_provider};
    Prepared prepared = co_await m_cycle.prepare(watch, Trigger::Close, chain, settings);
    count(prepared);
    base::Result<CycleReport> report = co_await m_cycle.conclude(std::move(prepared), settings);
    if (!report)
        co_return base::fail(report);
    ++result.outcomes[report->outcome];
    result.failed += report->outcome == "failed";
    if (report->outcome == "denied") {
        ++result.denied;
        ++result.denials[report->code];
    }
    co_return 1;
}

ReplayResult finished(Run &run, const ReplayRequest &request, std::size_t first, std::size_t last)
{
    ReplayResult out = std::move(run.result);
    const Books &books = run.books();
    out.trades = books.account().trades();
    out.experiences = run.memory().size();
    out.rules = run.memory().rules().size();
    out.ruleValues = run.ruleValues();
    out.balanced = books.account().balanced();
    out.synthetic = request.file.instrument->synthetic;
    ScoreInput score;
    score.candles = request.file.candles.slice(first, last - first + 1);
    score.instrument = request.file.instrument;
    score.trades = out.trades;
    score.equity = books.track().equity();
    score.capital = request.settings.desk.capital;
    score.modelCost = books.account().modelCost().toDouble();
    score.turnover = books.track().turnover();
    score.barsHeld = run.barsHeld;
    score.costs = request.settings.costs;
    score.baselines = request.baselines;
    out.performance = scored(score, base::Random(request.seed));
    return out;
}

base::Result<ReplayResult> replayOnce(ReplayRequest &request, llm::Provider &provider,
                                      store::Database *database)
{
    const auto range = rangeOf(request);
    if (!range)
        return base::fail(range);
    const std::string id = runOf(request, provider);
    QElapsedTimer own;
    own.start();
    std::unique_ptr<store::Behind> behind;
    std::optional<store::Journal> journal;
    std::optional<store::MemoryStore> memory;
    if (database) {
        database->setRepeatable(true);
        if (const auto discarded = store::Journal(*database, id).discardRun(); !discarded)
            return base::fail(discarded);
        own.restart(); // to forget an earlier run is no part of this one
        auto opened = store::Behind::open(database->path(), id);
        if (!opened)
            return base::fail(opened);
        behind = std::move(*opened);
        journal.emplace(*database, id, behind.get());
        memory.emplace(*database, id, behind.get());
    }
    Run run(request, provider, journal ? &*journal : nullptr, memory ? &*memory : nullptr);
    const base::Result<int> cycles = QCoro::waitFor(run.all(range->first, range->second, behind.get()));
    if (!cycles)
        return base::fail(cycles);
    if (behind)
        if (const base::Result<void> kept = behind->finish(); !kept)
            return base::fail(kept);
    run.result.seconds = double(own.nsecsElapsed()) / 1e9;
    ReplayResult out = finished(run, request, range->first, range->second);
    out.run = id;
    if (!journal)
        return out;
    const auto journalSha = journal->journalSha256();
    const auto capsulesSha = journal->capsulesSha256();
    if (!journalSha)
        return base::fail(journalSha);
    if (!capsulesSha)
        return base::fail(capsulesSha);
    out.journalSha256 = *journalSha;
    const auto memorySha = memory->sha256();
    if (!memorySha)
        return base::fail(memorySha);
    out.capsulesSha256 = *capsulesSha;
    out.memorySha256 = *memorySha;
    return out;
}

/// The same stretch decided by a mind that is part of the desk: the baseline that every model must beat.
std::optional<domain::Baseline> builtInBaseline(ReplayRequest request, const std::string &id)
{
    const auto row = llm::findProvider(id);
    if (!row)
        return std::nullopt;
    llm::ProviderOptions options;
    if (auto rules = llm::Ruleset::make(request.settings.rules); rules && id == "rules") {
        if (!rules->hasEntry())
            return std::nullopt;
        options.rules = std::make_shared<const llm::Ruleset>(std::move(*rules));
    }
    const auto mind = (*row)->make(nullptr, nullptr, std::move(options));
    request.watch.provider = id;
    request.watch.model = request.settings.mindOf(id);
    request.lean = true;
    request.baselines = false;
    request.progress = {};
    const base::Result<ReplayResult> ran = replayOnce(request, *mind, nullptr);
    if (!ran || ran->performance.equity.empty())
        return std::nullopt;
    domain::Baseline out;
    out.id = id;
    out.equity = ran->performance.equity;
    out.returnPercent = 100 * (out.equity.back().equity / request.settings.desk.capital - 1);
    return out;
}

} // namespace

base::Result<KeptRun> keptRun(store::Database &database, const std::string &run)
{
    store::Journal journal(database, run);
    Books books(&journal);
    const base::Result<void> recovered = books.recover();
    if (!recovered)
        return base::fail(recovered);
    return KeptRun{books.account().trades(), books.track().equity(), books.account().capital().toDouble()};
}

base::Result<ReplayResult> replay(ReplayRequest request, llm::Provider &provider, store::Database &database)
{
    request.watch.venue = "file";
    request.watch.symbol = request.file.instrument->symbol;
    request.watch.kind = request.file.instrument->kind;
    request.watch.timeframe = request.file.candles.timeframe();
    request.watch.provider = provider.id();
    request.settings.desk.policy =
        "allow"; // nobody is there to be asked, and to watch only would show nothing
    base::Result<ReplayResult> out = replayOnce(request, provider, &database);
    if (!out || !request.baselines)
        return out;
    for (const char *id : {"technical", "rules"})
        if (provider.id() != id)
            if (auto baseline = builtInBaseline(request, id))
                out->performance.baselines.push_back(std::move(*baseline));
    return out;
}

base::Result<Forecast> forecast(const ReplayRequest &request, const llm::Provider &provider,
                                const llm::CallKeeper &keeper)
{
    const auto range = rangeOf(request);
    if (!range)
        return base::fail(range);
    const domain::CandleSeries &candles = request.file.candles;
    base::ManualClock clock(candles.timeframe().closeOf(candles.openTime(range->second)) + afterClose);
    const auto market = exchange::makeFileExchange(request.file, &clock);
    AnalysisRequest question;
    question.watch = request.watch;
    question.watch.venue = "file";
    question.watch.symbol = request.file.instrument->symbol;
    question.watch.kind = request.file.instrument->kind;
    question.watch.timeframe = candles.timeframe();
    question.settings = request.settings;
    question.exchange = market.get();
    question.clock = &clock;
    question.picture = false;
    const base::Result<Json> asked = QCoro::waitFor(questionOf(question));
    if (!asked)
        return base::fail(asked);
    const bool picture = provider.capabilities().vision && request.settings.desk.modelPicture;
    Forecast out;
    out.questions = range->second - range->first + 1;
    out.inputTokens = (*asked)["tokens"].get<long long>() + llm::estimatedTokens(0, picture);
    out.outputTokens = keeper.usualAnswer(provider.id(), provider.model());
    const auto one = keeper.atMost(provider.id(), provider.model(), provider.capabilities().free, out.inputTokens,
                                   out.outputTokens, picture);
    if (one)
        out.cost = domain::Money(one->amount() * base::Decimal::of(std::int64_t(out.questions)), one->currency());
    return out;
}

namespace {

Json tallyJson(const ModelTally &tally)
{
    domain::ModelScore score; // for its percentiles
    score.latencies = tally.latencies;
    const auto ms = [&](double percentile) {
        const auto value = score.latency(percentile);
        return value ? Json(*value) : Json();
    };
    const bool unknown = tally.unknownCosts > 0 && tally.cost.amount().isZero(); // which is not nothing
    return {{"calls", tally.calls},
            {"malformed", tally.malformed},
            {"refused", tally.refused},
            {"failed", tally.failed},
            {"latency_ms", {{"p50", ms(50)}, {"p90", ms(90)}, {"p99", ms(99)}}},
            {"input_tokens", tally.inputTokens},
            {"output_tokens", tally.outputTokens},
            {"cost", unknown ? Json() : Json(tally.cost.toString())},
            {"currency", tally.cost.currency()},
            {"unknown_costs", tally.unknownCosts}};
}

} // namespace

Json toJson(const ReplayResult &result)
{
    Json trades = Json::array(), equity = Json::array(), stats = Json::object(), baselines = Json::array();
    for (const domain::Trade &trade : result.trades) {
        Json one = domain::toJson(trade);
        one["capsule_id"] = trade.entryCapsule;
        trades.push_back(std::move(one));
    }
    for (const domain::EquityPoint &point : result.performance.equity)
        equity.push_back({base::toMs(point.time), base::number(point.equity)});
    for (const domain::Statistic &statistic : result.performance.statistics)
        stats[statistic.id] = domain::toJson(statistic);
    for (const domain::Baseline &baseline : result.performance.baselines)
        baselines.push_back(domain::toJson(baseline, false));
    const auto &pValue = result.performance.randomPValue;
    Json values = Json::object();
    for (const domain::Statistic &one : result.ruleValues)
        values[one.id] = domain::toJson(one);
    return {{"run", result.run},
            {"trades", trades},
            {"equity", equity},
            {"stats", stats},
            {"baselines", baselines},
            {"random_p_value", pValue ? Json(*pValue) : Json()},
            {"balanced", result.balanced},
            {"cycles", result.cycles},
            {"outcomes", result.outcomes},
            {"denials", result.denials},
            {"drawdown_resumes", result.drawdownResumes},
            {"synthetic", result.synthetic},
            {"seconds", result.seconds},
            {"model", tallyJson(result.tally)},
            {"journal_sha256", result.journalSha256},
            {"capsules_sha256", result.capsulesSha256},
            {"memory_sha256", result.memorySha256},
            {"experiences", result.experiences},
            {"rules", result.rules},
            {"rule_values", values}};
}

} // namespace engine
