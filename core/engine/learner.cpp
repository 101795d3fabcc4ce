#include "engine/learner.h"

#include "base/kill_point.h"
#include "base/text.h"
#include "brain/layout.h"
#include "brain/lesson.h"
#include "studies/derived/order_flow.h"

namespace engine {
namespace {

using domain::Experience;
using domain::Reading;

constexpr std::size_t reasoningKept = 2000;

void add(std::vector<Reading> &to, const char *ref, std::optional<double> value)
{
    if (value)
        to.push_back({ref, base::asPrinted(*value)});
}

std::optional<double> distancePercent(std::optional<double> level, double entry)
{
    if (!level || !(entry > 0))
        return std::nullopt;
    return 100 * std::abs(*level - entry) / entry;
}

std::optional<double> numberIn(const base::Json &object, const char *field)
{
    const auto value = base::optionalNumber(object, field);
    if (value && *value)
        return **value;
    const auto text = base::optionalText(object, field); // prices are written as texts
    const auto read = text && *text ? base::parseDouble(**text)
                                    : base::Result<double>(base::fail(base::ErrorCode::BadData, ""));
    return read ? std::optional(*read) : std::nullopt;
}

} // namespace

domain::RawState stateOf(const decision::Briefing &briefing)
{
    std::vector<Reading> out;
    if (!briefing.candles.isEmpty())
        add(out, "close", briefing.candles.close().back());
    for (const decision::StudyReading &study : briefing.studies)
        if (study.now)
            out.push_back({study.ref, base::asPrinted(*study.now)});
    if (briefing.book && !briefing.book->bids.empty() && !briefing.book->asks.empty()) {
        const studies::BookMetrics metrics = studies::bookMetrics(*briefing.book);
        for (std::size_t i = 0; i < metrics.within.size(); ++i)
            if (int(studies::BookMetrics::reaches[i]) == 25 && metrics.within[i])
                add(out, "book:imbalance_25bps", metrics.within[i]->imbalance());
    }
    if (const auto pressure = studies::tradeFlow(briefing.trades).pressure)
        add(out, "flow:buy_share", 50 * (1 + *pressure));
    for (const domain::Fact &fact : briefing.world.sentiment) // as it was known when the question was asked
        if (fact.ref == "sentiment:fear_greed" && !fact.stale)
            add(out, "sentiment:fear_greed", fact.value);
    if (briefing.funding && briefing.funding->rate)
        add(out, "funding:rate", 100 * *briefing.funding->rate);
    brain::addCalendar(out, briefing.barClose);
    return domain::rawState(std::move(out));
}

domain::RawState stateOf(const std::vector<Reading> &readings, std::string_view timeframe, base::UtcTime time)
{
    const std::string end = '@' + std::string(timeframe);
    std::vector<Reading> out;
    for (const Reading &one : readings)
        if (one.ref.ends_with(end) && one.ref.find(".before@") == std::string::npos)
            out.push_back({one.ref.substr(0, one.ref.size() - end.size()), one.value});
    brain::addCalendar(out, time);
    return domain::rawState(std::move(out));
}

Experience experienceOf(const domain::Trade &trade, const EntryMemo &memo)
{
    Experience out;
    out.id = trade.id;
    out.origin = "desk";
    out.venue = trade.instrument->venue;
    out.symbol = trade.instrument->symbol.text();
    out.timeframe = trade.timeframe;
    out.side = trade.side;
    out.opened = trade.opened;
    out.closed = trade.closed;
    // The bar in which it closed has to be over before it is known.
    out.known = trade.timeframe.closeOf(trade.timeframe.floor(trade.closed));
    out.reason = domain::name(trade.reason);
    out.net = trade.net;
    const double entry = trade.entryPrice.toDouble(), notional = entry * trade.quantity.toDouble();
    out.netPercent = notional > 0 ? 100 * trade.net.toDouble() / notional : 0;
    out.confidence = trade.confidence;
    out.calibrated = trade.calibrated;
    out.stopPercent = distancePercent(memo.stop, entry);
    out.targetPercent = distancePercent(memo.target, entry);
    out.maePercent = trade.maePercent;
    out.mfePercent = trade.mfePercent;
    out.rMultiple = trade.rMultiple;
    out.stopMoved = memo.stop && trade.stop && trade.stop->toDouble() != *memo.stop;
    out.factors = memo.factors;
    out.state = memo.state;
    out.reasoning = base::shortened(base::sanitised(memo.reasoning), reasoningKept);
    out.capsuleId = trade.entryCapsule;
    out.insight = brain::lessonOf(out);
    return out;
}

base::Result<void> Learner::apply(const store::MemoryItem &item)
{
    if (item.kind == "experience") {
        auto one = domain::experienceFromJson(item.body);
        if (!one)
            return base::fail(one.error().code, one.error().detail, item.key + ' ' + one.error().field);
        m_memory.learn(std::move(*one));
    } else if (item.kind == "word") {
        const auto word = domain::memoryWordFromJson(item.body);
        if (!word)
            return base::fail(word.error().code, word.error().detail, item.key + ' ' + word.error().field);
        m_memory.take(*word);
        ++m_words;
    } else if (item.kind == "lesson") {
        const auto trade = base::textField(item.body, "trade"), text = base::textField(item.body, "text");
        if (!trade || !text)
            return base::fail(base::ErrorCode::Schema, "a lesson without its trade or text", item.key);
        m_memory.teach(*trade, *text, item.known);
    } else if (item.kind == "counterfactual") {
        auto outcome = evaluation::shadowOutcomeFromJson(item.body);
        if (!outcome)
            return base::fail(outcome.error().code, outcome.error().detail,
                              item.key + ' ' + outcome.error().field);
        m_shadows.drop(outcome->cycleId);
        m_outcomes.push_back(std::move(*outcome));
    } else if (item.kind == "shadow") {
        auto entry = evaluation::shadowEntryFromJson(item.body);
        if (!entry)
            return base::fail(entry.error().code, entry.error().detail, item.key + ' ' + entry.error().field);
        m_shadows.add(std::move(*entry));
    }
    return {};
}

base::Result<void> Learner::recover(std::optional<base::UtcTime> until)
{
    if (!m_store)
        return {};
    return m_store->read([&](const store::MemoryItem &item) -> base::Result<void> {
        // What was poisoned stays out of the past as well.
        const bool rollback = item.kind == "word" && item.body.value("verb", base::Json()) == "rollback";
        return until && item.known > *until && !rollback ? base::Result<void>() : apply(item);
    });
}

base::Result<void> Learner::denied(evaluation::ShadowEntry entry,
                                   const std::function<base::Result<void>()> &post)
{
    const store::MemoryItem item{"shadow:" + entry.cycleId, "shadow", entry.decidedAt,
                                 evaluation::toJson(entry)};
    const base::Result<void> done = m_store ? m_store->together({item}, post) : post();
    if (done)
        m_shadows.add(std::move(entry));
    return done;
}

base::Result<bool> Learner::keepOne(const store::MemoryItem &item)
{
    const base::Result<int> added = m_store ? m_store->keep({item}) : base::Result<int>(1);
    if (!added)
        return base::fail(added);
    if (*added > 0)
        if (const base::Result<void> applied = apply(item); !applied)
            return base::fail(applied);
    return *added > 0;
}

void Learner::entered(const std::string &orderId, EntryMemo memo)
{
    m_entries[orderId] = std::move(memo);
}

/// From this session, else from the capsule that opened the position.
EntryMemo Learner::memoOf(const domain::Trade &trade) const
{
    if (const auto found = m_entries.find(trade.id); found != m_entries.end())
        return found->second;
    EntryMemo out;
    const auto manifest = m_journal && !trade.entryCapsule.empty()
                              ? m_journal->manifest(trade.entryCapsule)
                              : base::Result<base::Json>(base::fail(base::ErrorCode::NotFound, "no capsule"));
    if (!manifest)
        return out;
    if (const auto decision = domain::decisionFromJson(manifest->value("decision", base::Json()))) {
        out.factors = decision->factors.value_or(domain::Factors());
        out.reasoning = decision->reasoning;
    }
    const base::Json intent = manifest->value("intent", base::Json());
    if (intent.is_object()) {
        out.stop = numberIn(intent, "stop");
        out.target = numberIn(intent, "target");
    }
    const auto sha = base::optionalText(*manifest, "memory_sha256");
    const auto bytes = sha && *sha && !(*sha)->empty() ? m_journal->blob(**sha) : std::nullopt;
    const auto memory = bytes ? base::parseJson(*bytes) : base::Result<base::Json>(base::Json());
    if (memory && memory->is_object() && memory->contains("state"))
        if (auto state = domain::rawStateFromJson((*memory)["state"])) {
            out.state = std::move(*state);
            return out;
        }
    std::vector<Reading> readings;
    for (const base::Json &one : manifest->value("readings", base::Json::array()))
        if (one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_number())
            readings.push_back({one[0].get<std::string>(), one[1].get<double>()});
    const auto barClose = base::intField(*manifest, "bar_close");
    out.state = stateOf(readings, trade.timeframe.name(), barClose ? base::fromMs(*barClose) : trade.opened);
    return out;
}

base::Result<std::vector<std::shared_ptr<const Experience>>> Learner::catchUp(const domain::Account &account)
{
    std::vector<std::shared_ptr<const Experience>> learned;
    const std::vector<domain::Trade> &trades = account.trades();
    if (!m_memory.options().learn)
        return learned;
    std::vector<store::MemoryItem> items;
    std::vector<Experience> experiences;
    for (std::size_t i = std::min(m_looked, trades.size()); i < trades.size(); ++i) {
        if (m_memory.knows(trades[i].id))
            continue;
        experiences.push_back(experienceOf(trades[i], memoOf(trades[i])));
        if (m_store)
            items.push_back({"experience:" + trades[i].id, "experience", experiences.back().known,
                             domain::toJson(experiences.back())});
    }
    m_looked = trades.size();
    base::killPoint("learn.before");
    if (m_store)
        if (const base::Result<int> kept = m_store->keep(items); !kept)
            return base::fail(kept);
    base::killPoint("learn.kept");
    for (Experience &one : experiences) {
        const std::string id = one.id;
        m_entries.erase(id);
        if (m_memory.learn(std::move(one)))
            learned.push_back(m_memory.find(id));
    }
    base::killPoint("learn.after");
    return learned;
}

base::Result<bool> Learner::take(const domain::MemoryWord &word)
{
    // The clock may stand still between two words.
    const std::string key = "word:" + std::to_string(m_words) + ':' + word.verb + ':' + word.subject;
    return keepOne({key, "word", word.time, domain::toJson(word)});
}

base::Result<bool> Learner::teach(const std::string &tradeId, const std::string &lesson, base::UtcTime now)
{
    return keepOne({"lesson:" + tradeId, "lesson", now, {{"trade", tradeId}, {"text", lesson}}});
}

base::Result<int> Learner::import(const std::vector<Experience> &experiences)
{
    std::vector<store::MemoryItem> items;
    for (const Experience &one : experiences)
        items.push_back({"experience:" + one.id, "experience", one.known, domain::toJson(one)});
    if (m_store)
        if (const base::Result<int> kept = m_store->keep(items); !kept)
            return base::fail(kept);
    int added = 0;
    for (const Experience &one : experiences)
        added += m_memory.learn(one);
    return added;
}

base::Result<int> Learner::follow(const std::string &instrument, const domain::CandleSeries &closed,
                                  const execution::CostOptions &costs, base::UtcTime now)
{
    if (m_shadows.isEmpty())
        return 0;
    int kept = 0;
    for (const evaluation::ShadowOutcome &one : m_shadows.follow(instrument, closed, costs)) {
        const base::Result<bool> added =
            keepOne({"counterfactual:" + one.cycleId, "counterfactual", now, evaluation::toJson(one)});
        if (!added)
            return base::fail(added);
        kept += *added;
    }
    return kept;
}

} // namespace engine
