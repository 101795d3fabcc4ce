#include "llm/rules.h"
#include "llm/technical_provider.h"

namespace llm {
namespace {

using domain::AnswerOutcome;
using domain::ModelCall;

ModelCall blankCall(std::string model)
{
    ModelCall call;
    call.provider = "rules";
    call.model = std::move(model);
    call.cost = domain::Money::zero("USD");
    return call;
}

QCoro::Task<ModelCall> ready(ModelCall call)
{
    co_return call;
}

base::Task<std::string> readyText(base::Result<std::string> text)
{
    co_return text;
}

Capabilities builtIn()
{
    Capabilities out;
    out.schema = out.free = out.offline = true;
    return out;
}

class Rules final : public Provider
{
public:
    explicit Rules(std::shared_ptr<const Ruleset> rules) : m_rules(std::move(rules)) {}
    [[nodiscard]] std::string id() const override { return "rules"; }
    [[nodiscard]] std::string model() const override { return m_rules ? m_rules->id() : "rules"; }
    [[nodiscard]] Capabilities capabilities() const override { return builtIn(); }

    QCoro::Task<ModelCall> complete(Question question) override
    {
        ModelCall call = blankCall(model());
        call.reask = question.reask;
        const auto decision = decided(question);
        if (decision) {
            call.outcome = AnswerOutcome::Answered;
            call.finishReason = "stop";
            call.text = answerText(*decision);
        } else {
            call.error = decision.error();
        }
        return ready(std::move(call));
    }

    base::Task<std::string> check() override
    {
        if (m_rules && m_rules->hasEntry())
            return readyText(std::string("built in"));
        return readyText(
            base::fail(base::ErrorCode::BadRequest, "no rule says when to enter", "rules.entry_long"));
    }

private:
    [[nodiscard]] base::Result<domain::DecisionRecord> decided(const Question &question) const
    {
        if (!m_rules)
            return base::fail(base::ErrorCode::BadRequest, "no rule says when to enter", "rules.entry_long");
        return rulesDecision(*m_rules, rulesView(*m_rules, question));
    }

    std::shared_ptr<const Ruleset> m_rules;
};

} // namespace

std::unique_ptr<Provider> makeRules(net::Http *, const base::Clock *, ProviderOptions options)
{
    return std::make_unique<Rules>(std::move(options.rules));
}

ModelCall decodeRules(int, std::string_view body, bool)
{
    ModelCall call = blankCall("rules");
    call.text = body;
    call.finishReason = "stop";
    call.outcome = body.empty() ? AnswerOutcome::Refused : AnswerOutcome::Answered;
    return call;
}

} // namespace llm
