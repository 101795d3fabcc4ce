#include "engine/cycle.h"

#include "base/hash.h"
#include "base/kill_point.h"
#include "chart/chart_painter.h"
#include "chart/png.h"
#include "decision/ask.h"
#include "engine/cycle_record.h"
#include "engine/picture.h"

#include <QCoroFuture>
#include <QElapsedTimer>
#include <QtConcurrent>

namespace engine {
namespace {

constexpr QSize pictureSize(1920, 1080);

struct Picture
{
    QByteArray png;
    std::string sha;
};

Picture draw(std::shared_ptr<const chart::ChartSpec> spec)
{
    const QImage image = chart::paintImage(*spec, chart::modelPalette(), pictureSize);
    QFuture<std::string> identity = QtConcurrent::run([&image] { return chart::pictureIdentity(image); });
    auto png = chart::encodePng(image);
    return {png ? std::move(*png) : QByteArray(), identity.result()};
}

} // namespace

Cycle::Cycle(Books &books, Orders &orders, exchange::Exchange &exchange, const base::Clock &clock,
             base::Random random, CycleMode mode)
    : m_books(books), m_orders(orders), m_senses(exchange, clock), m_clock(clock), m_random(random),
      m_mode(std::move(mode))
{
}

Cycle::~Cycle() = default;

void Cycle::setObserver(std::function<void(const domain::Watch &, Phase, const Sight *)> observer)
{
    m_observer = std::move(observer);
}

std::string Cycle::cycleIdOf(const domain::Watch &watch, base::UtcTime barClose, Trigger trigger)
{
    std::string text = m_mode.run + '|' + watch.text() + '|' + std::to_string(base::toMs(barClose));
    if (trigger == Trigger::Forced) // a person may ask about the same bar again
        text += "|forced|" + std::to_string(base::toMs(m_clock.now())) + '|' + m_random.hex(8);
    return base::sha256(text).substr(0, 32);
}

QCoro::Task<Prepared> Cycle::prepare(domain::Watch watch, Trigger trigger, llm::Provider *provider,
                                     SettingsPtr settings)
{
    Prepared out;
    out.watch = watch;
    out.trigger = trigger;
    const auto tell = [&](Phase phase) {
        if (m_observer)
            m_observer(watch, phase, out.sight.instrument ? &out.sight : nullptr);
    };
    tell(Phase::Loading);
    const bool patient = m_mode.patient && trigger == Trigger::Close;
    base::Result<Sight> sight = co_await m_senses.look(watch, patient, m_mode.lean);
    QElapsedTimer own;
    own.start();
    if (!sight) {
        out.error = sight.error();
        out.sight.barClose = watch.timeframe.floor(m_clock.now());
        out.cycleId = cycleIdOf(watch, out.sight.barClose, trigger);
        co_return out;
    }
    out.sight = std::move(*sight);
    out.cycleId = cycleIdOf(watch, out.sight.barClose, trigger);
    m_books.setPrice(*out.sight.instrument, out.sight.last);
    if (trigger == Trigger::Close && m_books.track().lastClose(watch.text()) >= out.sight.barClose) {
        out.nothingNew = true;
        tell(Phase::Waiting);
        co_return out;
    }
    if (!provider) {
        out.error = base::Error{base::ErrorCode::Unsupported, "no such model provider", watch.provider, {}};
        co_return out;
    }
    tell(Phase::Asking);
    if (m_mode.lean)
        out.quiet = quietly(out, *settings);
    if (out.quiet)
        co_return out;
    m_boards[watch.text()].look(out.sight.window);
    brief(out, *settings, *provider);

    QFuture<Picture> drawing;
    const bool wanted = m_mode.pictures || out.briefing.picture;
    if (wanted) {
        PictureInput input;
        input.candles = out.sight.window;
        input.watch = watch;
        input.venueTitle = out.briefing.venueTitle;
        input.instrument = out.sight.instrument;
        input.last = out.sight.last;
        input.bars = std::size_t(settings->desk.pictureBars);
        input.studies = settings->desk.chartStudies;
        auto spec = std::make_shared<const chart::ChartSpec>(chartOf(input));
        drawing = QtConcurrent::run([spec] { return draw(spec); });
    }
    out.question = decision::ask(out.briefing);
    out.question.sampling = samplingOf(settings->model);
    if (wanted) {
        const Picture picture = co_await drawing;
        out.png = picture.png;
        out.pictureSha = picture.sha;
        out.pictureSize = pictureSize;
        if (out.briefing.picture)
            out.question.png = picture.png;
    }
    out.ownMilliseconds = double(own.nsecsElapsed()) / 1e6;
    const decision::Context context{out.sight.last, out.briefing.levelsByDesk};
    const llm::Question question = out.question;
    out.conversation = co_await decision::converse(provider, question, context);
    tell(Phase::Judging);
    co_return out;
}

void Cycle::brief(Prepared &prepared, const Settings &settings, const llm::Provider &provider)
{
    const StudyBoard &board = m_boards[prepared.watch.text()];
    prepared.briefing = briefingOf(prepared.watch, prepared.sight, board, m_books, settings, m_clock.now());
    prepared.briefing.picture =
        provider.capabilities().vision && settings.desk.modelPicture && settings.model.sendPicture;
    prepared.briefing.pictureStudies = settings.desk.chartStudies;
    prepared.briefing.fence = m_random.stream(prepared.cycleId).hex(6);
}

llm::TechnicalView Cycle::viewOf(const domain::Watch &watch, const domain::Instrument &instrument,
                                 const Settings &settings)
{
    llm::TechnicalView view = m_boards[watch.text()].technicalView();
    const domain::Position *held = m_books.account().positionOn(instrument.key());
    view.positionOpen = held != nullptr;
    view.positionIsLong = !held || held->side == domain::PositionSide::Long;
    view.shortsAllowed = shortsAllowed(instrument, settings);
    view.timeframe = watch.timeframe.name();
    return view;
}

bool Cycle::holds(const domain::Watch &watch, const domain::Instrument &instrument,
                  const domain::CandleSeries &window, const Settings &settings)
{
    if (watch.provider != "technical")
        return false;
    m_boards[watch.text()].look(window, StudyBoard::Reach::Technical);
    return llm::technicalAction(viewOf(watch, instrument, settings)) == domain::Action::Hold;
}

/// The typed answer of `technical` and what comes of it; none where there is something to do or to say.
std::optional<Quiet> Cycle::quietly(const Prepared &prepared, const Settings &settings)
{
    const domain::Instrument &instrument = *prepared.sight.instrument;
    if (holds(prepared.watch, instrument, prepared.sight.window, settings))
        return Quiet{"held", {}};
    if (prepared.watch.provider != "technical")
        return std::nullopt;
    auto record = llm::technicalDecision(viewOf(prepared.watch, instrument, settings));
    if (!record)
        return std::nullopt;
    const decision::Context context{prepared.sight.last, settings.desk.levelsBy == "desk"};
    const auto decision = decision::understand(std::move(*record), context);
    if (!decision)
        return std::nullopt;
    const Judgement judgement = judged(prepared, decision->record(), settings);
    if (judgement.order || judgement.plan)
        return std::nullopt;
    return Quiet{judgement.outcome, judgement.code};
}

const domain::Blob &Cycle::settingsBlob(const SettingsPtr &settings)
{
    if (m_written != settings) {
        base::Json inForce = toJson(*settings);
        inForce.erase("window"); // how it looks does not change what is decided
        m_settingsBlob = domain::makeBlob("json", base::toText(inForce));
        m_written = settings;
    }
    return m_settingsBlob;
}

base::Task<CycleReport> Cycle::conclude(Prepared prepared, SettingsPtr settings)
{
    QElapsedTimer own;
    own.start();
    std::optional<domain::ApprovedOrder> order;
    std::optional<domain::PlanChanged> plan;
    CycleReport report;
    if (prepared.quiet) {
        report.outcome = prepared.quiet->outcome;
        report.code = prepared.quiet->code;
        report.cycleId = prepared.cycleId;
        report.time = m_clock.now();
        co_return report;
    }
    report = decide(prepared, *settings, order, plan);
    const bool keep = !m_mode.lean || order || plan;
    std::optional<domain::SealedCapsule> sealed;
    if (keep) {
        const domain::Capsule capsule =
            capsuleOf(prepared, report, order, m_mode, settingsBlob(settings), m_chunks);
        sealed = domain::seal(capsule);
        sealed->traded = order.has_value();
        report.capsuleId = sealed->id;
    }
    std::vector<domain::Event> events;
    if (keep)
        events = eventsOf(prepared, report, plan);
    report.ownMilliseconds = prepared.ownMilliseconds + double(own.nsecsElapsed()) / 1e6;
    const domain::SealedCapsule *const shelf = sealed ? &*sealed : nullptr;
    base::killPoint("cycle.before_post");
    base::Result<void> posted;
    if (order)
        posted = m_orders.submit(*order, report.capsuleId, std::move(events), shelf);
    else if (keep)
        posted = m_books.post(std::move(events), shelf);
    base::killPoint("cycle.after_post");
    if (!posted)
        co_return base::fail(posted);
    if (order) {
        const base::Result<int> settled = co_await m_orders.settle();
        if (!settled)
            co_return base::fail(settled);
    }
    co_return report;
}

CycleReport Cycle::decide(const Prepared &prepared, const Settings &settings,
                          std::optional<domain::ApprovedOrder> &order,
                          std::optional<domain::PlanChanged> &plan)
{
    CycleReport report = reportOf(prepared, m_clock.now());
    if (prepared.word)
        takeWord(report, prepared, *prepared.word);
    if (!report.decision || report.outcome == "rejected")
        return report;
    const Judgement judgement = judged(prepared, *report.decision, settings);
    report.resolution = decision::name(judgement.resolution);
    report.outcome = judgement.outcome;
    report.code = judgement.code;
    report.done = judgement.done;
    report.verdict = judgement.table;
    report.waits = judgement.waits;
    report.proposed = judgement.proposed;
    order = judgement.order;
    plan = judgement.plan;
    return report;
}

Judgement Cycle::judged(const Prepared &prepared, const domain::DecisionRecord &record,
                        const Settings &settings)
{
    const domain::Instrument &instrument = *prepared.sight.instrument;
    const domain::Position *held = m_books.account().positionOn(instrument.key());
    const auto side = held ? std::optional(held->side) : std::nullopt;
    const decision::Resolution what = decision::resolve(record, side, shortsAllowed(instrument, settings));
    return judge(what, prepared, record, m_books, settings, m_boards[prepared.watch.text()], m_clock.now());
}

} // namespace engine
