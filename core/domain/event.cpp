#include "domain/event.h"

#include "domain/json_fields.h"

#include <array>

namespace domain {

namespace {

base::Json toJson(const RunStarted &body)
{
    return {{"capital", written(body.capital)},
            {"source", body.source},
            {"synthetic", body.synthetic},
            {"note", body.note}};
}

base::Result<RunStarted> runFromJson(const base::Json &json)
{
    Fields fields(json);
    RunStarted out;
    out.capital = fields.money("capital");
    out.source = fields.text("source");
    out.synthetic = fields.flag("synthetic");
    out.note = fields.text("note");
    return fields.done(std::move(out));
}

base::Json toJson(const OrderMoved &body)
{
    return {{"order_id", body.orderId},
            {"event", name(body.event)},
            {"reason", body.reason},
            {"intent", body.intent ? toJson(*body.intent) : base::Json()}};
}

base::Result<OrderMoved> orderFromJson(const base::Json &json)
{
    Fields fields(json);
    OrderMoved out;
    out.orderId = fields.text("order_id");
    out.event = fields.one("event", OrderEvent::Reject);
    out.reason = fields.text("reason");
    out.intent = fields.optionalNested("intent", &intentFromJson);
    return fields.done(std::move(out));
}

base::Json toJson(const PlanChanged &body)
{
    return {{"position_id", body.positionId}, {"plan", toJson(body.plan)}};
}

base::Result<PlanChanged> planChangeFromJson(const base::Json &json)
{
    Fields fields(json);
    PlanChanged out;
    out.positionId = fields.text("position_id");
    out.plan = fields.nested("plan", &planFromJson);
    return fields.done(std::move(out));
}

base::Json toJson(const FundingPaid &body)
{
    return {{"position_id", body.positionId},
            {"amount", written(body.amount)},
            {"rate", written(body.rate)},
            {"stamp", written(body.stamp)}};
}

base::Result<FundingPaid> fundingFromJson(const base::Json &json)
{
    Fields fields(json);
    FundingPaid out;
    out.positionId = fields.text("position_id");
    out.amount = fields.money("amount");
    out.rate = fields.number("rate");
    out.stamp = fields.time("stamp");
    return fields.done(std::move(out));
}

base::Json toJson(const ModelCharged &body)
{
    return {{"amount", written(body.amount)}, {"provider", body.provider}, {"model", body.model}};
}

base::Result<ModelCharged> modelCostFromJson(const base::Json &json)
{
    Fields fields(json);
    ModelCharged out;
    out.amount = fields.money("amount");
    out.provider = fields.text("provider");
    out.model = fields.text("model");
    return fields.done(std::move(out));
}

base::Json toJson(const HaltChanged &body)
{
    return {{"kind", name(body.halt.kind)},
            {"since", written(body.halt.since)},
            {"until", written(body.halt.until)},
            {"reason", body.halt.reason},
            {"set", body.set}};
}

base::Result<HaltChanged> haltFromJson(const base::Json &json)
{
    Fields fields(json);
    HaltChanged out;
    out.halt.kind = fields.one("kind", HaltKind::KillSwitch);
    out.halt.since = fields.time("since");
    out.halt.until = fields.optionalTime("until");
    out.halt.reason = fields.text("reason");
    out.set = fields.flag("set");
    return fields.done(std::move(out));
}

base::Json toJson(const CycleEnded &body)
{
    base::Json out{{"watch", body.watch},
                   {"bar_close", written(body.barClose)},
                   {"forced", base::Json(body.forced)},
                   {"outcome", body.outcome},
                   {"action", body.action},
                   {"done", body.done},
                   {"code", body.code}};
    for (const MemberVote &vote : body.votes) // absent where nobody voted
        out["votes"].push_back(
            {{"member", vote.member}, {"action", vote.action}, {"confidence", written(vote.confidence)}});
    return out;
}

base::Result<MemberVote> voteFromJson(const base::Json &json)
{
    Fields fields(json);
    MemberVote out;
    out.member = fields.text("member");
    out.action = fields.text("action");
    out.confidence = fields.number("confidence");
    return fields.done(std::move(out));
}

base::Result<CycleEnded> cycleFromJson(const base::Json &json)
{
    Fields fields(json);
    CycleEnded out;
    out.watch = fields.text("watch");
    out.barClose = fields.time("bar_close");
    out.forced = fields.flag("forced");
    out.outcome = fields.text("outcome");
    out.action = fields.text("action");
    out.done = fields.text("done");
    out.code = fields.text("code");
    if (fields.has("votes"))
        for (const base::Json &vote : fields.list("votes"))
            out.votes.push_back(fields.take(voteFromJson(vote)));
    return fields.done(std::move(out));
}

base::Json toJson(const TradeClosed &body)
{
    return toJson(body.trade);
}

base::Result<TradeClosed> tradeClosedFromJson(const base::Json &json)
{
    base::Result<Trade> trade = tradeFromJson(json);
    if (!trade)
        return base::fail(trade);
    return TradeClosed{std::move(*trade)};
}

base::Json toJson(const EquityMarked &body)
{
    return {{"equity", written(body.equity)},
            {"cash", written(body.cash)},
            {"benchmark", written(body.benchmark)}};
}

base::Result<EquityMarked> equityFromJson(const base::Json &json)
{
    Fields fields(json);
    EquityMarked out;
    out.equity = fields.money("equity");
    out.cash = fields.money("cash");
    out.benchmark = fields.optionalNumber("benchmark");
    return fields.done(std::move(out));
}

base::Json toJson(const ClockMoved &body)
{
    return {{"to", written(body.to)}};
}

base::Result<ClockMoved> clockFromJson(const base::Json &json)
{
    Fields fields(json);
    return fields.done(ClockMoved{fields.time("to")});
}

template <auto Read>
base::Result<EventBody> bodyBy(const base::Json &json)
{
    auto body = Read(json);
    if (!body)
        return base::fail(body);
    return EventBody(std::move(*body));
}

struct Kind
{
    std::string_view name;
    base::Result<EventBody> (*read)(const base::Json &);
};
/// In the order of the variant.
constexpr std::array<Kind, std::variant_size_v<EventBody>> kinds{{{"run", &bodyBy<&runFromJson>},
                                                                  {"order", &bodyBy<&orderFromJson>},
                                                                  {"fill", &bodyBy<&fillFromJson>},
                                                                  {"plan", &bodyBy<&planChangeFromJson>},
                                                                  {"funding", &bodyBy<&fundingFromJson>},
                                                                  {"model_cost", &bodyBy<&modelCostFromJson>},
                                                                  {"halt", &bodyBy<&haltFromJson>},
                                                                  {"cycle", &bodyBy<&cycleFromJson>},
                                                                  {"trade", &bodyBy<&tradeClosedFromJson>},
                                                                  {"equity", &bodyBy<&equityFromJson>},
                                                                  {"clock", &bodyBy<&clockFromJson>}}};

} // namespace

std::string_view kindOf(const EventBody &body)
{
    return kinds[body.index()].name;
}

base::Json toJson(const EventBody &body)
{
    return std::visit([](const auto &one) { return toJson(one); }, body);
}

base::Result<EventBody> eventFromJson(std::string_view kind, const base::Json &json)
{
    for (const Kind &one : kinds)
        if (one.name == kind)
            return one.read(json);
    return base::fail(base::ErrorCode::Unsupported, "unknown kind of event '" + std::string(kind) + "'",
                      "kind");
}

} // namespace domain
