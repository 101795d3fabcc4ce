#include "engine/analysis.h"

#include "chart/chart_painter.h"
#include "chart/png.h"
#include "decision/ask.h"
#include "engine/cycle.h"
#include "engine/cycle_record.h"
#include "engine/learner.h"
#include "engine/picture.h"

namespace engine {
namespace {

using base::Json;

Json verdictJson(const CycleReport &report)
{
    return report.verdict.empty() ? Json() : domain::toJson(report.verdict);
}

Json orNull(const std::optional<double> &value)
{
    return value ? base::number(*value) : Json();
}

Json printed(const CycleReport &report)
{
    Json usage = Json::array();
    std::int64_t latency = 0;
    for (const domain::ModelCall &call : report.calls) {
        usage.push_back(domain::toJson(call.usage));
        latency += call.latency.count();
    }
    const std::optional<domain::Money> cost = costOf(report.calls);
    return {{"capsule_id", report.capsuleId},
            {"outcome", report.outcome},
            {"code", report.code},
            {"resolution", report.resolution},
            {"done", report.done},
            {"decision", report.decision ? domain::toJson(*report.decision) : Json()},
            {"evidence_check", report.evidence ? domain::toJson(*report.evidence) : Json()},
            {"verdict", verdictJson(report)},
            {"usage", usage},
            {"latency_ms", latency},
            {"cost", cost ? Json(cost->toString()) : Json()},
            {"provider", report.mind.empty() ? Json() : Json(report.mind)},
            {"fell_back", report.fellBack},
            {"notes", report.notes},
            {"cost_bps", orNull(costInBps(report))},
            {"error", report.error ? domain::toJson(*report.error) : Json()},
            {"asking", report.asking}};
}

base::Result<void> begun(Books &books, const Settings &settings, const domain::Symbol &symbol, bool synthetic,
                         base::UtcTime now)
{
    const base::Result<void> recovered = books.recover();
    if (!recovered || books.account().started())
        return recovered;
    const auto capital =
        base::Decimal::nearest(settings.desk.capital, base::Decimal::of(1, -8), base::Rounding::HalfEven);
    if (!capital)
        return base::fail(capital);
    return books.begin({domain::Money(*capital, symbol.quote), "analysis", synthetic, {}}, now);
}

/// The memory as it was at `now`, for one question: it learns nothing and keeps nothing.
base::Result<std::unique_ptr<Learner>> remembering(const AnalysisRequest &request, base::UtcTime now)
{
    brain::Options options = request.settings.brain;
    options.learn = false;
    auto out = std::make_unique<Learner>(options, request.memory, nullptr);
    const base::Result<void> read = out->recover(now);
    if (!read)
        return base::fail(read);
    out->onlyLook();
    return out;
}

} // namespace

base::Task<Json> questionOf(AnalysisRequest request)
{
    Senses senses(*request.exchange, *request.clock);
    const domain::Watch watch = request.watch;
    base::Result<Sight> sight = co_await senses.look(watch, false, false);
    if (!sight)
        co_return base::fail(sight);
    if (request.gatherer) {
        const context::Options options = request.settings.context;
        const std::vector<std::string> coins{watch.symbol.base};
        const base::Result<int> came = co_await request.gatherer->refresh(options, coins);
        if (!came)
            co_return base::fail(came);
    }
    const auto funding = sight->funding ? sight->funding->next : std::nullopt;
    sight->world = worldOf(request.gatherer, watch, request.clock->now(), request.settings, funding);
    sight->missing.insert(sight->missing.end(), sight->world.missing.begin(), sight->world.missing.end());
    Books books(nullptr);
    const base::Result<void> ready =
        begun(books, request.settings, watch.symbol, request.exchange->synthetic(), request.clock->now());
    if (!ready)
        co_return base::fail(ready);
    const base::UtcTime now = request.clock->now();
    const auto learner = remembering(request, now);
    if (!learner)
        co_return base::fail(learner);
    books.setLearner(learner->get());
    if (!request.memoryTrouble.empty())
        sight->missing.push_back("memory: " + request.memoryTrouble);
    StudyBoard board;
    board.look(sight->window);
    decision::Briefing briefing = briefingOf(watch, *sight, board, books, request.settings, now);
    briefing.picture = request.picture;
    briefing.fence = request.random.stream("fence").hex(6);
    briefing.templates = request.settings.templates;
    const decision::Composed composed = decision::compose(briefing);
    const llm::Question &question = composed.question;
    Json sections = Json::array();
    for (const decision::SectionUse &one : composed.sections)
        sections.push_back({{"id", one.id}, {"state", decision::name(one.state)}, {"tokens", one.tokens}});
    Json evidence = Json::object();
    for (const domain::Reading &reading : question.readings)
        evidence[reading.ref] = base::number(reading.value);
    Json picture;
    if (request.picture) {
        PictureInput input;
        input.candles = sight->window;
        input.watch = watch;
        input.venueTitle = sight->instrument->venue;
        input.instrument = sight->instrument;
        input.last = sight->last;
        input.bars = std::size_t(request.settings.desk.pictureBars);
        input.studies = request.settings.desk.chartStudies;
        const QImage image = chart::paintImage(chartOf(input), chart::modelPalette(), QSize(1920, 1080));
        picture = chart::pictureIdentity(image);
    }
    co_return Json{{"system", question.system},
                   {"user", question.user},
                   {"image_sha256", picture},
                   {"evidence", evidence},
                   {"sections", sections},
                   {"tokens", decision::estimatedTokens(question)},
                   {"memory", domain::toJson(briefing.memory)},
                   {"parts", decision::toJson(composed.parts)},
                   {"templates", briefing.templates ? briefing.templates->toJson() : Json::object()}};
}

base::Task<Json> analysisOf(AnalysisRequest request, std::vector<llm::Provider *> chain,
                            store::Journal *journal, bool trade)
{
    Settings inForce = request.settings;
    if (!trade)
        inForce.desk.policy = "deny"; // an analysis places nothing
    const SettingsPtr settings = std::make_shared<const Settings>(inForce);
    Books books(journal);
    const base::UtcTime now = request.clock->now();
    const base::Result<void> ready =
        begun(books, inForce, request.watch.symbol, request.exchange->synthetic(), now);
    if (!ready)
        co_return base::fail(ready);
    const auto learner = remembering(request, now);
    if (!learner)
        co_return base::fail(learner);
    books.setLearner(learner->get());
    Orders orders(books, *request.exchange, *request.clock, inForce.costs, request.exchange->id() == "file");
    const CycleMode mode{
        "analysis", request.exchange->id(), request.exchange->synthetic(), request.picture, false, false};
    Cycle cycle(books, orders, *request.exchange, *request.clock, request.random, mode);
    cycle.setGatherer(request.gatherer);
    cycle.setKeeper(request.keeper);
    if (request.listen)
        cycle.setListener(
            [listen = request.listen](const domain::Watch &, const llm::Piece &piece) { listen(piece); });
    const domain::Watch watch = request.watch;
    Prepared prepared = co_await cycle.prepare(watch, Trigger::Forced, chain, settings);
    const base::Result<CycleReport> report = co_await cycle.conclude(std::move(prepared), settings);
    if (!report)
        co_return base::fail(report);
    co_return printed(*report);
}

} // namespace engine
