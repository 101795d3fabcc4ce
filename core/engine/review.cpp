#include "engine/engine_impl.h"

namespace engine {

using domain::CycleEnded;

void Engine::review(const std::string &id, const std::string &verb,
                    std::optional<domain::DecisionRecord> edited)
{
    Impl &impl = *m_impl;
    const auto found = std::find_if(impl.pending.begin(), impl.pending.end(),
                                    [&](const Pending &one) { return one.view.id == id; });
    if (found == impl.pending.end()) {
        Q_EMIT failed(QStringLiteral("proposal"),
                      {base::ErrorCode::NotFound, "it does not wait any more", "proposal", {}});
        return;
    }
    PersonsWord word{verb, std::nullopt};
    if (verb == "approve")
        word.decision = found->view.decision;
    if (verb == "edit" && edited) {
        // The same checks as for a model's own answer; what is wrong can be mended as long as it waits.
        const decision::Context context{found->prepared.sight.last, found->prepared.briefing.levelsByDesk};
        const base::Result<domain::Decision> read = decision::understand(*edited, context);
        if (!read) {
            Q_EMIT failed(QStringLiteral("proposal"), read.error());
            return;
        }
        word.decision = read->record();
    }
    impl.start(impl.reviewed(id, word));
}

void Engine::Impl::propose(const Prepared &prepared, const CycleReport &report)
{
    const domain::Timeframe step = prepared.watch.timeframe;
    ProposalView view{prepared.cycleId, prepared.watch, prepared.sight.instrument,
                      report.capsuleId, report.time,    step.floor(report.time) + step.step(),
                      *report.decision, report.verdict, report.proposed,
                      report.done};
    pending.push_back({prepared, std::move(view)});
    publish(true);
}

QCoro::Task<void> Engine::Impl::reviewed(std::string id, PersonsWord word)
{
    const auto found =
        std::find_if(pending.begin(), pending.end(), [&](const Pending &one) { return one.view.id == id; });
    if (found == pending.end())
        co_return; // pressed twice
    Prepared prepared = std::move(found->prepared);
    pending.erase(found);
    publish(true);
    if (word.decision) {
        const domain::InstrumentPtr instrument = prepared.sight.instrument;
        const base::Result<domain::Ticker> now = co_await market.exchange->ticker(instrument);
        if (stopping)
            co_return; // told at the next start that nobody answered
        if (now && now->last && *now->last > 0)
            prepared.sight.last =
                *now->last; // risk judges at the price of now, not of when the model was asked
        books->setPrice(*instrument, prepared.sight.last);
    }
    prepared.cycleId = reviewOf(id);
    prepared.trigger = Trigger::Forced;
    prepared.word = std::move(word);
    const Prepared kept = prepared;
    const SettingsPtr inForce = settings;
    const base::Result<CycleReport> report = co_await cycle->conclude(std::move(prepared), inForce);
    if (!report) {
        fatal(report.error());
        co_return;
    }
    for (WatchState &state : watches)
        if (state.watch == kept.watch)
            concluded(state, kept, *report);
    if (const base::Result<void> taken = takeStock(); !taken)
        fatal(taken.error());
    publish(true);
}

base::Result<void> Engine::Impl::dismiss(const std::string &reason, const domain::Watch *watch)
{
    const base::UtcTime now = market.clock->now();
    std::vector<domain::Event> events;
    for (const Pending &one : pending) {
        const std::string why = !reason.empty() ? reason : "expired";
        const bool meant = !watch || one.view.watch == *watch;
        if (!meant || (reason.empty() && now < one.view.expires))
            continue;
        const std::string cycleId = reviewOf(one.view.id);
        const CycleEnded ended{one.view.watch.text(),
                               one.prepared.sight.barClose,
                               true,
                               "rejected",
                               std::string(domain::name(one.view.decision.action)),
                               "rejected: " + why,
                               why};
        events.push_back({now, "cycle:" + cycleId, cycleId, one.view.capsuleId, ended});
    }
    if (events.empty())
        return {};
    std::erase_if(pending, [&](const Pending &one) {
        return std::any_of(events.begin(), events.end(), [&](const domain::Event &event) {
            return event.cycleId == reviewOf(one.view.id);
        });
    });
    for (const domain::Event &event : events)
        log(QtInfoMsg, "review", std::get<CycleEnded>(event.body).done, event.capsuleId);
    publish();
    return books->post(std::move(events));
}

base::Result<void> Engine::Impl::dismissForgotten()
{
    // What a person was asked when the desk was closed is not asked again: the market has moved on.
    std::vector<domain::Event> events;
    const base::UtcTime now = market.clock->now();
    for (const auto &[id, proposal] : books->track().proposals()) {
        CycleEnded ended = std::get<CycleEnded>(proposal.body);
        ended.forced = true;
        ended.outcome = "rejected";
        ended.done = "rejected: the desk was closed";
        ended.code = "closed";
        events.push_back({now, "cycle:" + reviewOf(id), reviewOf(id), proposal.capsuleId, ended});
    }
    return events.empty() ? base::Result<void>() : books->post(std::move(events));
}

} // namespace engine
