#include "engine/cycle.h"

#include "base/hash.h"
#include "base/kill_point.h"
#include "chart/chart_painter.h"
#include "chart/png.h"
#include "decision/ask.h"
#include "engine/cycle_record.h"
#include "engine/learner.h"
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

void Cycle::setListener(std::function<void(const domain::Watch &, const llm::Piece &)> listener)
{
    m_listener = std::move(listener);
}

decision::Talk Cycle::talkOf(const Settings &settings) const
{
    decision::Talk out;
    if (!m_keeper)
        return out;
    out.clock = m_keeper->clock();
    out.limit = std::chrono::seconds(settings.calls.chainSeconds);
    out.heard = [keeper = m_keeper](const domain::ModelCall &call,
                                    const std::optional<base::Error> &unreadable) {
        keeper->heard(call, unreadable);
    };
    return out;
}

QCoro::Task<Prepared> Cycle::prepare(domain::Watch watch, Trigger trigger, std::vector<llm::Provider *> chain,
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
    auto gathering = gather(watch, settings); // meanwhile
    base::Result<Sight> sight = co_await m_senses.look(watch, patient, m_mode.lean);
    const base::Result<int> gathered = co_await gathering;
    QElapsedTimer own;
    own.start();
    if (!sight) {
        out.error = sight.error();
        out.sight.barClose = watch.timeframe.floor(m_clock.now());
        out.cycleId = cycleIdOf(watch, out.sight.barClose, trigger);
        co_return out;
    }
    out.sight = std::move(*sight);
    if (gathered && !m_mode.lean)
        lookAround(out, *settings);
    out.cycleId = cycleIdOf(watch, out.sight.barClose, trigger);
    m_books.setPrice(*out.sight.instrument, out.sight.last);
    if (trigger == Trigger::Close && m_books.track().lastClose(watch.text()) >= out.sight.barClose) {
        out.nothingNew = true;
        tell(Phase::Waiting);
        co_return out;
    }
    if (chain.empty()) {
        out.error = base::Error{base::ErrorCode::Unsupported, "no such model provider", watch.provider, {}};
        co_return out;
    }
    if (Learner *learner = m_books.learner()) // what has closed since is known by now
        if (const auto learned = learner->catchUp(m_books.account()); !learned) {
            out.error = learned.error();
            co_return out;
        }
    tell(Phase::Asking);
    if (m_mode.lean)
        out.quiet = quietly(out, *settings);
    if (out.quiet)
        co_return out;
    boardOf(watch, *settings).look(out.sight.window);
    if (!passesGate(out, *settings, *chain.front()))
        co_return out;
    brief(out, *settings, *chain.front());

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
    decision::Composed composed = decision::compose(out.briefing);
    out.question = std::move(composed.question);
    out.parts = std::move(composed.parts);
    if (wanted) {
        const Picture picture = co_await drawing;
        out.png = picture.png;
        out.pictureSha = picture.sha;
        out.pictureSize = pictureSize;
        if (out.briefing.picture)
            out.question.png = picture.png;
    }
    out.ownMilliseconds = double(own.nsecsElapsed()) / 1e6;
    if (!needsAnswer(out, *settings, *chain.front()))
        co_return out;
    const decision::Context context{out.sight.last, out.briefing.levelsByDesk};
    llm::Question question = out.question;
    question.cancel = m_cancel;
    if (m_listener)
        question.onPiece = [this, watch](const llm::Piece &piece) { m_listener(watch, piece); };
    const decision::Talk talk = talkOf(*settings);
    out.conversation = co_await answered(chain, std::move(question), context, talk, out.briefing);
    remember(out, *settings, *chain.front());
    tell(Phase::Judging);
    co_return out;
}

void Cycle::brief(Prepared &prepared, const Settings &settings, const llm::Provider &provider)
{
    const StudyBoard &board = m_boards[prepared.watch.text()];
    prepared.briefing = briefingOf(prepared.watch, prepared.sight, board, m_books, settings, m_clock.now());
    prepared.briefing.picture = provider.capabilities().vision && settings.desk.modelPicture &&
                                settings.model(provider.id()).sendPicture;
    prepared.briefing.pictureStudies = settings.desk.chartStudies;
    prepared.briefing.templates = settings.templates;
    if (m_rules.decides(prepared.watch.provider, settings)) {
        prepared.briefing.rules = m_rules.words();
        prepared.briefing.ruleValues = m_rules.readings(board);
    }
    prepared.briefing.fence = m_random.stream(prepared.cycleId).hex(6);
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
    Learner *const learner = m_books.learner();
    auto shadow = learner && keep
                      ? shadowOf(prepared, report, m_books, m_boards[prepared.watch.text()], *settings)
                      : std::nullopt;
    if (order && learner && !order->intent().reduceOnly)
        learner->entered(order->intent().clientId(),
                                   memoOf(prepared, *report.decision, order->intent()));
    if (order)
        posted = m_orders.submit(*order, report.capsuleId, std::move(events), shelf);
    else if (shadow)
        posted = learner->denied(std::move(*shadow), [&] { return m_books.post(std::move(events), shelf); });
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
    if (prepared.conversation.fellBack) // never passed off as the mind that was chosen
        report.done = report.mind + " in place of " + prepared.watch.provider + ": " + report.done;
    order = judgement.order;
    plan = judgement.plan;
    const domain::OrderIntent *const intent = order             ? &order->intent()
                                              : report.proposed ? &*report.proposed
                                                                : nullptr;
    if (intent)
        report.notional = intent->quantity.toDouble() * prepared.sight.last;
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
