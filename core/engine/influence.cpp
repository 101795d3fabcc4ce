#include "engine/influence.h"

#include "decision/influence.h"

#include <QCoroTask>

namespace engine {
namespace {

using base::Json;

/// The last call that was answered; null if none was.
const Json *answered(const Json &manifest)
{
    const auto calls = manifest.find("calls");
    const Json *out = nullptr;
    if (calls != manifest.end() && calls->is_array())
        for (const Json &call : *calls)
            if (base::textField(call, "outcome") == "answered")
                out = &call;
    return out;
}

bool isCouncil(const Json &manifest)
{
    const auto asking = manifest.find("asking");
    return asking != manifest.end() && asking->is_object() && asking->contains("council");
}

Json whatCounts(const domain::DecisionRecord &record)
{
    return {{"action", domain::name(record.action)},
            {"confidence", record.confidence},
            {"stop_loss", record.stopLoss ? base::number(*record.stopLoss) : Json()},
            {"take_profit", record.takeProfit ? base::number(*record.takeProfit) : Json()}};
}

} // namespace

bool InfluenceView::changed() const
{
    return whole.decision && without.decision && whatCounts(*whole.decision) != whatCounts(*without.decision);
}

base::Result<llm::Question> keptQuestion(const Json &manifest)
{
    llm::Question out;
    const auto system = base::textField(manifest, "system");
    const auto user = base::textField(manifest, "user");
    if (!system || !user)
        return base::fail(base::ErrorCode::NotFound, "the capsule's texts were pruned", "capsule");
    out.system = *system;
    out.user = *user;
    for (const Json &one : manifest.value("readings", Json::array())) {
        if (one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_number())
            out.readings.push_back({one[0].get<std::string>(), one[1].get<double>()});
    }
    out.timeframe = manifest.value("watch", Json::object()).value("timeframe", std::string());
    return out;
}

decision::Context keptContext(const llm::Question &question, const Settings &settings)
{
    decision::Context out{0.0, settings.desk.levelsBy == "desk"};
    for (const domain::Reading &one : question.readings)
        if (one.ref == "last@" + question.timeframe)
            out.reference = one.value;
    return out;
}

InfluencePlan influencePlan(const Json &manifest)
{
    InfluencePlan out;
    const auto user = base::textField(manifest, "user");
    const Json *const call = answered(manifest);
    if (!user || !call)
        return out;
    out.articles = decision::articlesOf(*user);
    out.provider = base::textField(*call, "provider").value_or(std::string());
    out.model = base::textField(*call, "model").value_or(std::string());
    const auto row = llm::findProvider(out.provider);
    out.reads = row && hasOptions(**row) && !isCouncil(manifest);
    return out;
}

void priceOf(InfluencePlan &plan, const llm::Provider &mind, const llm::Question &question,
             llm::CallKeeper *keeper)
{
    plan.free = mind.capabilities().free;
    if (!keeper)
        return;
    const bool picture = !question.png.isEmpty() && mind.capabilities().vision;
    const long long tokens = llm::estimatedTokens(question.system.size() + question.user.size(), picture);
    plan.each = keeper->atMost(mind.id(), mind.model(), plan.free, tokens,
                               keeper->usualAnswer(mind.id(), mind.model()), picture);
    if (plan.each)
        plan.refusal =
            keeper->tooMuch(domain::Money(plan.each->amount() * base::Decimal::of(2), plan.each->currency()));
}

llm::Question without(llm::Question question, int article)
{
    question.user = decision::withoutArticle(question.user, article);
    return question;
}

QCoro::Task<AskedAgain> askAgain(std::vector<llm::Provider *> chain, llm::Question question,
                                 decision::Context context)
{
    const decision::Conversation heard = co_await decision::converse(chain, question, context);
    AskedAgain out;
    if (heard.decision)
        out.decision = heard.decision->record();
    else
        out.error = heard.error;
    for (const domain::ModelCall &call : heard.calls)
        if (call.cost)
            out.cost = out.cost ? *out.cost + *call.cost : *call.cost;
    co_return out;
}

Json toJson(const AskedAgain &answer)
{
    return {{"decision", answer.decision ? whatCounts(*answer.decision) : Json()},
            {"error", answer.error ? domain::toJson(*answer.error) : Json()}};
}

} // namespace engine
