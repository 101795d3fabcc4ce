#include "app/desk_control.h"

namespace app {

using base::Json;

Json statusOf(const engine::Snapshot &snapshot)
{
    Json watches = Json::array(), positions = Json::array(), halts = Json::array(), proposals = Json::array();
    for (const engine::ProposalView &view : snapshot.proposals)
        proposals.push_back({{"id", view.id},
                             {"watch", view.watch.text()},
                             {"what", view.what},
                             {"capsule_id", view.capsuleId},
                             {"expires", base::toMs(view.expires)}});
    for (const engine::WatchView &view : snapshot.watches)
        watches.push_back({{"watch", view.watch.text()},
                           {"phase", engine::name(view.phase)},
                           {"last", view.last ? base::number(*view.last) : Json()},
                           {"live", engine::name(view.live.state)},
                           {"next_close", base::toMs(view.nextClose)},
                           {"outcome", view.decision ? Json(view.decision->outcome) : Json()}});
    for (const engine::PositionView &view : snapshot.positions)
        positions.push_back(domain::toJson(view.position));
    Json budgets = Json::array();
    for (const engine::BudgetView &one : snapshot.budgets)
        budgets.push_back({{"host", one.host},
                           {"used", one.used ? base::number(*one.used) : Json()},
                           {"limit", one.limit ? base::number(*one.limit) : Json()},
                           {"until", one.until ? Json(base::toMs(*one.until)) : Json()},
                           {"paused_ms", one.paused.count()},
                           {"sent_last_minute", base::number(one.sent)}});
    Json clock;
    if (snapshot.clock)
        clock = {{"skew_ms", snapshot.clock->skew.count()},
                 {"checked", base::toMs(snapshot.clock->checked)},
                 {"ok", !snapshot.clock->wrong}};
    for (const domain::Halt &halt : snapshot.halts)
        halts.push_back({{"kind", domain::name(halt.kind)},
                         {"since", base::toMs(halt.since)},
                         {"until", halt.until ? Json(base::toMs(*halt.until)) : Json()},
                         {"reason", halt.reason}});
    return {{"running", snapshot.running},
            {"paused", snapshot.paused},
            {"source", snapshot.source},
            {"synthetic", snapshot.synthetic},
            {"time", base::toMs(snapshot.time)},
            {"equity", snapshot.equity.toString()},
            {"cash", snapshot.cash.toString()},
            {"currency", snapshot.capital.currency()},
            {"cycles", snapshot.cycles},
            {"failed_cycles", snapshot.failedCycles},
            {"trades", snapshot.trades ? snapshot.trades->size() : 0},
            {"balanced", snapshot.journalBalanced},
            {"watches", watches},
            {"positions", positions},
            {"proposals", proposals},
            {"clock", clock},
            {"budgets", budgets},
            {"halts", halts},
            {"failure", snapshot.failure ? domain::toJson(*snapshot.failure) : Json()}};
}

Json controlled(engine::Engine &engine, const Json &command)
{
    const auto what = base::textField(command, "command");
    if (!what)
        return {{"error", domain::toJson(what.error())}};
    if (*what == "analyze")
        engine.analyse();
    else if (*what == "pause")
        engine.pause();
    else if (*what == "resume")
        engine.resume();
    else if (*what == "kill")
        engine.kill();
    else if (*what != "status")
        return {{"error", domain::toJson(base::Error{base::ErrorCode::BadRequest, "unknown command", *what, {}})}};
    return statusOf(*engine.snapshot());
}

} // namespace app
