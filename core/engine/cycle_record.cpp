#include "engine/cycle_record.h"

#include "base/text.h"
#include "context/calendar.h"
#include "domain/charge.h"
#include "execution/taker_fee.h"

namespace engine {
namespace {

using decision::Resolution;
using domain::PositionSide;

constexpr std::size_t patternBars = 60;
constexpr std::size_t doneShown = 5;

decision::OpenPosition openPosition(const domain::Position &position, const Sight &sight,
                                    const Settings &settings, base::UtcTime now)
{
    decision::OpenPosition out;
    out.position = position;
    out.last = sight.last;
    const double sign = position.side == PositionSide::Long ? 1 : -1;
    const double entry = position.entryPrice.toDouble();
    const double cost = std::abs(position.cost.toDouble());
    const auto price = position.instrument->price(sight.last);
    if (price && cost > 0) {
        const double fee = execution::takerFee(*position.instrument, now, settings.costs);
        const double closing = std::abs(position.valueAt(*price).toDouble()) * fee;
        const double net = position.unrealisedAt(*price).toDouble() - position.fees.toDouble() +
                           position.funding.toDouble() - closing;
        out.unrealisedPercent = 100 * net / cost;
    }
    if (position.plan.target && position.plan.target->toDouble() != entry)
        out.progressPercent =
            100 * sign * (sight.last - entry) / std::abs(position.plan.target->toDouble() - entry);
    const std::size_t since = sight.window.lowerBound(position.timeframe.floor(position.opened));
    out.barsHeld = int(sight.window.size() - since);
    if (const auto moved = execution::excursion(position, sight.window, sight.barClose)) {
        out.maePercent = moved->maePercent;
        out.mfePercent = moved->mfePercent;
    }
    return out;
}

std::string words(const domain::OrderIntent &intent, double price)
{
    return std::string(domain::name(intent.side)) + ' ' + intent.quantity.toString() + ' ' +
           intent.instrument->symbol.base + " near " + base::printed(price);
}

/// None below the evidence that a calibration needs.
std::optional<domain::Calibrated> calibratedBy(const Books &books, double confidence)
{
    const auto known = books.learner() ? books.learner()->calibrated(confidence) : std::nullopt;
    return known && known->n >= brain::Calibration::logisticFrom ? known : std::nullopt;
}

risk::Proposal proposalOf(const Prepared &prepared, const domain::DecisionRecord &record,
                          const Settings &settings, base::UtcTime now, const Books &books)
{
    risk::Proposal out;
    out.cycleId = prepared.cycleId;
    out.instrument = prepared.sight.instrument;
    out.timeframe = prepared.watch.timeframe;
    out.side = record.action == domain::Action::OpenShort ? PositionSide::Short : PositionSide::Long;
    out.limitEntry = record.limitEntry;
    out.entry = record.limitEntry && record.entryPrice ? *record.entryPrice : prepared.sight.last;
    const bool desk = settings.desk.levelsBy == "desk";
    out.stop = desk ? std::nullopt : record.stopLoss;
    out.target = desk ? std::nullopt : record.takeProfit;
    out.sizeFraction = record.sizeFraction;
    out.horizonBars = record.horizonBars;
    out.confidence = record.confidence;
    if (const auto known = calibratedBy(books, record.confidence))
        out.calibrated = known->p;
    out.invalidation = record.invalidation;
    out.decidedAt = now;
    return out;
}

void judgeEntry(Judgement &out, const Prepared &prepared, const domain::DecisionRecord &record,
                const risk::State &state, const Settings &settings, base::UtcTime now, const Books &books)
{
    const std::string &currency = books.account().capital().currency();
    const risk::Proposal proposal = proposalOf(prepared, record, settings, now, books);
    if (proposal.instrument->symbol.quote != currency) {
        out.outcome = "denied";
        out.code = "currency";
        out.done = "denied: the account is kept in " + currency;
        return;
    }
    const domain::Verdict verdict = risk::judge(proposal, state, settings.risk);
    out.table = domain::table(verdict);
    if (const auto *denial = std::get_if<domain::Denial>(&verdict)) {
        out.outcome = "denied";
        out.code = denial->code;
        out.done = "denied: " + denial->code + ". " + denial->reason;
        return;
    }
    out.order = std::get<domain::ApprovedOrder>(verdict);
    out.outcome = "traded";
    out.done = "opened " + std::string(domain::name(proposal.side)) + ": " +
               words(out.order->intent(), prepared.sight.last);
}

void judgeExit(Judgement &out, const Prepared &prepared, const domain::Position &held, base::UtcTime now)
{
    const domain::Verdict verdict = risk::approveExit(held, domain::ExitReason::Model, prepared.cycleId, now);
    out.table = domain::table(verdict);
    if (const auto *approved = std::get_if<domain::ApprovedOrder>(&verdict)) {
        out.order = *approved;
        out.outcome = "traded";
        out.done = "closed " + std::string(domain::name(held.side)) + ": " +
                   words(approved->intent(), prepared.sight.last);
        return;
    }
    out.outcome = "denied";
    out.code = std::get<domain::Denial>(verdict).code;
    out.done = "not closed: " + std::get<domain::Denial>(verdict).reason;
}

void judgeAdjust(Judgement &out, const domain::DecisionRecord &record, const domain::Position &held,
                 const risk::State &state, const Settings &settings)
{
    const risk::PlanVerdict verdict =
        risk::judgePlan(held, record.stopLoss, record.takeProfit, state, settings.risk);
    out.table = verdict.table;
    if (!verdict.plan) {
        out.outcome = "denied";
        out.code = "plan";
        out.done = "stop and target left as they were";
        return;
    }
    out.plan = domain::PlanChanged{held.id, *verdict.plan};
    out.outcome = "adjusted";
    out.done = "moved stop to " + (verdict.plan->stop ? verdict.plan->stop->toString() : "none") +
               " and target to " + (verdict.plan->target ? verdict.plan->target->toString() : "none");
}

/// Whether what risk has approved is carried out: at once, not at all, or when a person has said so.
void applyPolicy(Judgement &out, const std::string &policy)
{
    if (policy == "allow" || (!out.order && !out.plan))
        return;
    if (policy == "review") {
        out.waits = true;
        if (out.order)
            out.proposed = out.order->intent();
        out.outcome = "proposed";
        out.done = "waits for a person: " + out.done;
    } else {
        out.outcome = "denied";
        out.code = "policy";
        out.done = "denied: the policy is to place no orders";
    }
    out.order.reset();
    out.plan.reset();
}

} // namespace

bool shortsAllowed(const domain::Instrument &instrument, const Settings &settings)
{
    return settings.risk.allowShorts &&
           (instrument.kind == domain::MarketKind::Perpetual || settings.costs.paperMargin);
}

risk::MarketState marketState(const Sight &sight, const StudyBoard &board, const Settings &settings)
{
    const auto known = [](double value) {
        return std::isfinite(value) ? std::optional(value) : std::nullopt;
    };
    risk::MarketState out;
    out.last = sight.last;
    out.atr = known(board.value("atr:14"));
    out.choppiness = known(board.value("chop:14"));
    const std::size_t bar = sight.window.size() - 1;
    const double volume = sight.window.volume()[bar] * sight.window.close()[bar];
    out.barQuoteVolume = volume > 0 ? std::optional(volume) : std::nullopt;
    out.lastClosedOpen = sight.window.openTime(bar);
    // The size is not known yet: the part of slippage that grows with it is judged at 1 % of the bar.
    const double notional = volume > 0 ? volume * settings.risk.maxBarVolumePercent / 100 : 0;
    out.roundTripCost = execution::costsOf(*sight.instrument, sight.last, notional, out.barQuoteVolume,
                                           sight.book, out.lastClosedOpen, settings.costs)
                            .roundTrip();
    return out;
}

decision::Briefing briefingOf(const domain::Watch &watch, const Sight &sight, const StudyBoard &board,
                              const Books &books, const Settings &settings, base::UtcTime now)
{
    decision::Briefing out;
    out.watch = watch;
    out.instrument = sight.instrument;
    out.venueTitle = sight.instrument->venue;
    out.now = now;
    out.barClose = sight.barClose;
    out.nextClose = watch.timeframe.closeOf(sight.barClose);
    out.candles = sight.window;
    out.last = sight.last;
    out.studies = board.readings();
    out.patterns = board.patterns(patternBars);
    out.ticker = sight.ticker;
    out.book = sight.book;
    out.trades = sight.trades;
    out.bookChange = sight.bookChange;
    out.funding = sight.funding;
    out.openInterest = sight.openInterest;
    out.outlook = sight.outlook;
    out.world = sight.world;
    out.sectionsOff = settings.context.sectionsOff;
    out.tokenBudget = settings.context.questionTokens;
    out.missingSenses = sight.missing;
    const domain::Account &account = books.account();
    out.equity = books.equity().toDouble();
    out.cash = account.cash().toDouble();
    out.currency = account.capital().currency();
    out.openPositions = int(account.positions().size());
    if (const domain::Position *held = account.positionOn(sight.instrument->key()))
        out.position = openPosition(*held, sight, settings, now);
    for (const domain::Event &event : books.track().doneBy(watch.text()))
        out.done.push_back({event.time, std::get<domain::CycleEnded>(event.body).done});
    if (out.done.size() > doneShown)
        out.done.erase(out.done.begin(), out.done.end() - doneShown);
    out.shortsAllowed = shortsAllowed(*sight.instrument, settings);
    out.levelsByDesk = settings.desk.levelsBy == "desk";
    out.roundTripCostPercent = 100 * marketState(sight, board, settings).roundTripCost;
    if (const Learner *learner = books.learner()) {
        out.state = stateOf(out);
        if (settings.brain.inQuestion)
            out.memory = learner->memory().brief(out.state, now);
        out.memory.state = out.state;
    }
    return out;
}

domain::Surroundings worldOf(const context::Gatherer *gatherer, const domain::Watch &watch, base::UtcTime now,
                             const Settings &settings, std::optional<base::UtcTime> nextFunding)
{
    if (gatherer)
        return gatherer->view(watch.symbol.text(), now, settings.context, nextFunding);
    domain::Surroundings out;
    if (settings.context.calendar) {
        out.calendar = context::calendarSentences(now, nextFunding);
        out.events = context::eventSentences(now, settings.context.events);
    }
    return out;
}

void addWorldViews(Sight &sight, const std::vector<domain::SourceView> &sources,
                   const context::Options &options)
{
    struct Row
    {
        const char *id, *title;
        bool on;
        bool (*holds)(const domain::SourceView &source);
    };
    const Row rows[] = {
        {"news", "News", options.news,
         [](const domain::SourceView &one) {
             return one.id == "rss" || one.id == "coindesk" || one.id == "cryptocompare";
         }},
        {"sentiment", "Sentiment", options.sentiment,
         [](const domain::SourceView &one) { return one.id == "alternative-me"; }},
        {"fundamentals", "Fundamentals", options.fundamentals,
         [](const domain::SourceView &one) { return one.id == "coingecko" || one.id == "defillama"; }}};
    for (const Row &row : rows) {
        SenseView view{row.id, row.title, SenseView::State::Off, {}, {}};
        std::string trouble;
        for (const domain::SourceView &source : sources) {
            if (!row.on || !row.holds(source))
                continue;
            if (source.answered && (!view.since || *source.answered > *view.since))
                view.since = source.answered;
            trouble = source.trouble.empty() ? trouble : source.trouble;
        }
        if (view.since)
            view.state = trouble.empty() ? SenseView::State::Fresh : SenseView::State::Stale;
        else if (!trouble.empty())
            view.state = SenseView::State::Failed;
        if (!trouble.empty())
            view.error =
                base::Error{base::errorCode(trouble).value_or(base::ErrorCode::BadData), trouble, row.id, {}};
        sight.views.push_back(std::move(view));
    }
}

std::optional<domain::Money> costOf(const std::vector<domain::ModelCall> &calls)
{
    std::optional<domain::Money> out;
    for (const domain::ModelCall &call : calls)
        if (call.cost)
            out = out ? *out + *call.cost : *call.cost;
    return out;
}

std::optional<double> costInBps(const CycleReport &report)
{
    const auto cost = costOf(report.calls);
    if (!cost || !report.notional || *report.notional <= 0)
        return std::nullopt;
    return 10'000 * cost->toDouble() / *report.notional;
}

CycleReport reportOf(const Prepared &prepared, base::UtcTime now)
{
    CycleReport out;
    out.cycleId = prepared.cycleId;
    out.time = now;
    out.calls = prepared.conversation.calls;
    out.asking = askingJson(prepared);
    out.question = prepared.question.user;
    out.answer = out.calls.empty() ? std::string() : out.calls.back().text;
    out.notes = prepared.conversation.notes;
    out.mind = prepared.conversation.provider;
    out.fellBack = prepared.conversation.fellBack;
    out.error = prepared.error ? prepared.error : prepared.conversation.error;
    if (prepared.notAsked) {
        out.outcome = "not_asked";
        out.code = prepared.notAsked->code;
        out.done = prepared.notAsked->why;
        return out;
    }
    if (prepared.error || prepared.conversation.outcome != domain::AnswerOutcome::Answered ||
        !prepared.conversation.decision) {
        const bool refused =
            !prepared.error && prepared.conversation.outcome == domain::AnswerOutcome::Refused;
        out.outcome = refused ? "refused" : "failed";
        out.code = out.error ? base::name(out.error->code) : "internal";
        out.done = refused ? "nothing: the model refused" : "nothing: the cycle failed (" + out.code + ")";
        return out;
    }
    out.decision = prepared.conversation.decision->record();
    out.evidence = decision::checkEvidence(*out.decision, prepared.question.readings, prepared.question.user);
    return out;
}

void takeWord(CycleReport &report, const Prepared &prepared, const PersonsWord &word)
{
    domain::ModelCall call;
    call.provider = "person";
    call.model = word.verb;
    call.outcome = domain::AnswerOutcome::Answered;
    if (word.decision) {
        call.text = base::toText(domain::toJson(*word.decision));
        report.decision = word.decision;
        report.evidence =
            decision::checkEvidence(*report.decision, prepared.question.readings, prepared.question.user);
    } else {
        report.outcome = "rejected";
        report.code = word.verb;
        report.done = word.verb == "reject" ? "rejected by a person" : "rejected: " + word.verb;
    }
    report.calls.push_back(std::move(call));
}

Judgement judge(Resolution what, const Prepared &prepared, const domain::DecisionRecord &record,
                const Books &books, const Settings &settings, const StudyBoard &board, base::UtcTime now)
{
    const domain::Instrument &instrument = *prepared.sight.instrument;
    const domain::Position *held = books.account().positionOn(instrument.key());
    risk::State state;
    state.now = now;
    state.market = marketState(prepared.sight, board, settings);
    state.account = books.track().stateFor(books.account(), instrument, books.prices());
    if (const auto known = calibratedBy(books, record.confidence); known && known->map != "base_rate")
        state.account.winLow = known->low80; // of this claim, not of all trades
    Judgement out;
    out.resolution = what;
    switch (what) {
    case Resolution::OpenLong:
    case Resolution::OpenShort:
        judgeEntry(out, prepared, record, state, settings, now, books);
        break;
    case Resolution::Close:
        judgeExit(out, prepared, *held, now);
        break;
    case Resolution::Adjust:
        judgeAdjust(out, record, *held, state, settings);
        break;
    case Resolution::Hold:
        out.outcome = "held";
        out.done = held ? "held the open position" : "stayed out";
        break;
    case Resolution::NothingToSell:
    case Resolution::NothingToClose:
    case Resolution::NothingToAdjust:
        out.outcome = "nothing_to_do";
        out.code = decision::name(what);
        out.done = "nothing: " + out.code;
        break;
    }
    applyPolicy(out, prepared.word ? "allow" : settings.desk.policy);
    return out;
}

std::optional<evaluation::ShadowEntry> shadowOf(const Prepared &prepared, const CycleReport &report,
                                                const Books &books, const StudyBoard &board,
                                                const Settings &settings)
{
    const bool prevented = report.outcome == "denied" || report.outcome == "rejected";
    const auto &said = report.decision;
    if (!prevented || !said || !domain::opens(said->action) || !settings.brain.counterfactuals ||
        books.account().positionOn(prepared.sight.instrument->key()))
        return std::nullopt;
    evaluation::ShadowEntry out;
    out.cycleId = prepared.cycleId;
    out.capsuleId = report.capsuleId;
    out.cause = report.code;
    out.instrument = prepared.sight.instrument;
    out.timeframe = prepared.watch.timeframe;
    out.side = said->action == domain::Action::OpenShort ? PositionSide::Short : PositionSide::Long;
    out.limit = said->limitEntry ? said->entryPrice : std::nullopt;
    out.stop = said->stopLoss;
    out.target = said->takeProfit;
    out.horizonBars = said->horizonBars;
    out.decidedAt = report.time;
    const double entry = out.limit.value_or(prepared.sight.last), equity = books.equity().toDouble();
    if (!out.stop || settings.desk.levelsBy == "desk")
        if (const auto levels = risk::deskLevels(
                out.side, entry, marketState(prepared.sight, board, settings), settings.risk)) {
            out.stop = levels->stop;
            out.target = levels->target;
        }
    // As much as the risk of a trade allows, where the stop tells; never more than a position may be.
    const double most = settings.risk.maxPositionPercent / 100 * equity;
    const double apart = out.stop && entry > 0 ? std::abs(*out.stop - entry) / entry : 0;
    out.notional = apart > 0 ? std::min(most, settings.risk.riskPercent / 100 * equity / apart) : most;
    return out.notional > 0 && entry > 0 ? std::optional(std::move(out)) : std::nullopt;
}

EntryMemo memoOf(const Prepared &prepared, const domain::DecisionRecord &record,
                 const domain::OrderIntent &intent)
{
    EntryMemo out{
        prepared.briefing.state, record.factors.value_or(domain::Factors()), record.reasoning, {}, {}};
    if (intent.stop)
        out.stop = intent.stop->toDouble();
    if (intent.target)
        out.target = intent.target->toDouble();
    return out;
}

base::Json askingJson(const Prepared &prepared)
{
    base::Json out;
    if (prepared.gate)
        out["gate"] = toJson(*prepared.gate);
    if (prepared.notAsked)
        out["not_asked"] = {{"code", prepared.notAsked->code}, {"why", prepared.notAsked->why}};
    if (!prepared.reused.empty())
        out["reused_from"] = prepared.reused;
    if (!prepared.conversation.council.is_null())
        out["council"] = prepared.conversation.council;
    if (!prepared.parts.empty() && !prepared.conversation.calls.empty()) {
        out["parts"] = decision::toJson(prepared.parts);
        out["tokens"] = decision::estimatedTokens(prepared.question);
        const auto &counted = prepared.conversation.calls.front().usage.inputTokens;
        out["counted_tokens"] =
            counted ? base::Json(*counted) : base::Json(); // by the service, of the first call
    }
    if (prepared.briefing.templates && !prepared.briefing.templates->isEmpty())
        out["templates"] = prepared.briefing.templates->toJson();
    return out;
}

domain::Capsule capsuleOf(const Prepared &prepared, const CycleReport &report,
                          const std::optional<domain::ApprovedOrder> &order, const CycleMode &mode,
                          const domain::Blob &settings, ChunkCache &chunks)
{
    domain::Capsule out;
    out.cycleId = prepared.cycleId;
    out.watch = prepared.watch;
    out.source = mode.source;
    out.synthetic = mode.synthetic;
    out.time = report.time;
    out.barClose = prepared.sight.barClose;
    out.candles = chunks.describe(prepared.sight.window, out.blobs);
    out.missingSenses = prepared.sight.missing;
    for (const std::string &note : prepared.conversation.notes)
        out.missingSenses.push_back("model: " + note);
    if (prepared.sight.book) {
        out.blobs.push_back(domain::makeBlob("json", base::toText(bookJson(*prepared.sight.book))));
        out.bookSha = out.blobs.back().sha256;
    }
    if (!prepared.sight.trades.empty()) {
        out.blobs.push_back(domain::makeBlob("json", base::toText(tradesJson(prepared.sight.trades))));
        out.tradesSha = out.blobs.back().sha256;
    }
    if (!prepared.briefing.memory.state.empty()) {
        out.blobs.push_back(domain::makeBlob("json", base::toText(domain::toJson(prepared.briefing.memory))));
        out.memorySha = out.blobs.back().sha256;
    }
    if (!prepared.sight.world.isEmpty()) {
        out.blobs.push_back(domain::makeBlob("json", base::toText(domain::toJson(prepared.sight.world))));
        out.contextSha = out.blobs.back().sha256;
    }
    out.systemText = prepared.question.system;
    out.userText = prepared.question.user;
    out.readings = prepared.question.readings;
    if (!prepared.png.isEmpty()) {
        out.blobs.push_back(domain::makeBlob("png", prepared.png.toStdString()));
        out.pictureBlob = out.blobs.back().sha256;
        out.pictureSha = prepared.pictureSha;
        out.pictureWidth = prepared.pictureSize.width();
        out.pictureHeight = prepared.pictureSize.height();
    }
    out.calls = report.calls;
    out.decision = report.decision;
    out.evidence = report.evidence;
    out.resolution = report.resolution;
    out.verdict = report.verdict;
    if (order)
        out.intent = order->intent();
    out.asking = report.asking;
    out.blobs.insert(out.blobs.end(), prepared.conversation.blobs.begin(), prepared.conversation.blobs.end());
    out.outcome = report.outcome;
    out.code = report.code;
    out.blobs.push_back(settings);
    out.settingsSha = settings.sha256;
    return out;
}

std::vector<domain::Event> eventsOf(const Prepared &prepared, const CycleReport &report,
                                    const std::optional<domain::PlanChanged> &plan)
{
    std::vector<domain::Event> out;
    const std::string &cycle = prepared.cycleId;
    const domain::CycleEnded ended{prepared.watch.text(),
                                   prepared.sight.barClose,
                                   prepared.trigger == Trigger::Forced,
                                   report.outcome,
                                   report.decision ? std::string(domain::name(report.decision->action)) : "",
                                   report.done,
                                   report.code,
                                   prepared.conversation.votes};
    out.push_back({report.time, "cycle:" + cycle, cycle, report.capsuleId, ended});
    for (std::size_t i = 0; i < report.calls.size() && !prepared.word;
         ++i) { // a review was paid for by its cycle
        const domain::ModelCall &call = report.calls[i];
        // What the account cannot be charged stays in the capsule and in the sums of the calls.
        if (call.cost && !call.cost->amount().isZero() &&
            domain::canBear(prepared.watch.symbol.quote, *call.cost))
            out.push_back({report.time, "model:" + cycle + ':' + std::to_string(i), cycle, report.capsuleId,
                           domain::ModelCharged{*call.cost, call.provider, call.model}});
    }
    if (plan)
        out.push_back({report.time, "plan:" + cycle, cycle, report.capsuleId, *plan});
    return out;
}

base::Json bookJson(const domain::OrderBook &book)
{
    const auto side = [](const std::vector<domain::BookLevel> &levels) {
        base::Json out = base::Json::array();
        for (const domain::BookLevel &level : levels)
            out.push_back({level.price, level.amount});
        return out;
    };
    return {{"bids", side(book.bids)},
            {"asks", side(book.asks)},
            {"timestamp", book.time ? base::Json(base::toMs(*book.time)) : base::Json()}};
}

base::Json tradesJson(const std::vector<domain::PublicTrade> &trades)
{
    base::Json out = base::Json::array();
    for (const domain::PublicTrade &trade : trades)
        out.push_back({{"id", trade.id},
                       {"timestamp", base::toMs(trade.time)},
                       {"price", trade.price},
                       {"amount", trade.amount},
                       {"side", domain::name(trade.side)}});
    return {{"trades", out}};
}

} // namespace engine
