#include "llm/technical_provider.h"

#include "base/json.h"
#include "llm/technical.h"

namespace llm {

namespace {

using base::Json;
using domain::AnswerOutcome;
using domain::ModelCall;

constexpr const char *modelName = "technical-1";

Json orNull(const std::optional<double> &value)
{
    return value ? base::number(*value) : Json(nullptr);
}

Json factorsOf(const domain::Factors &factors)
{
    Json out = Json::object();
    const auto add = [&](const char *name, const std::optional<double> &value) {
        if (value)
            out[name] = base::number(*value);
    };
    add("trend_alignment", factors.trendAlignment);
    add("momentum", factors.momentum);
    add("volume_support", factors.volumeSupport);
    add("pattern_quality", factors.patternQuality);
    add("level_strength", factors.levelStrength);
    return out;
}

Json evidenceOf(const domain::DecisionRecord &decision)
{
    Json out = Json::array();
    for (const domain::EvidenceClaim &claim : decision.evidence)
        out.push_back({{"ref", claim.ref}, {"value", orNull(claim.value)}, {"note", claim.note}});
    return out;
}

ModelCall blankCall()
{
    ModelCall call;
    call.provider = "technical";
    call.model = modelName;
    call.finishReason = "stop";
    call.cost = domain::Money::zero("USD");
    return call;
}

QCoro::Task<ModelCall> ready(ModelCall call)
{
    co_return call;
}

base::Task<std::string> readyText(std::string text)
{
    co_return text;
}

class Technical final : public Provider
{
public:
    [[nodiscard]] std::string id() const override { return "technical"; }
    [[nodiscard]] std::string model() const override { return modelName; }
    [[nodiscard]] Capabilities capabilities() const override { return {false, true, true, true}; }

    QCoro::Task<ModelCall> complete(Question question) override
    {
        ModelCall call = blankCall();
        call.reask = question.reask;
        const auto decision = technicalDecision(technicalView(question));
        if (decision) {
            call.outcome = AnswerOutcome::Answered;
            call.text = answerText(*decision);
        } else {
            call.error = decision.error();
            call.finishReason.clear();
        }
        return ready(std::move(call));
    }

    base::Task<std::string> check() override { return readyText("built in"); }
};

} // namespace

std::string answerText(const domain::DecisionRecord &decision)
{
    Json out = {
        {"action", domain::name(decision.action)},
        {"confidence", base::number(decision.confidence)},
        {"entry",
         {{"type", decision.limitEntry ? "limit" : "market"}, {"price", orNull(decision.entryPrice)}}},
        {"stop_loss", orNull(decision.stopLoss)},
        {"take_profit", orNull(decision.takeProfit)},
        {"size_fraction", orNull(decision.sizeFraction)},
        {"horizon_bars", decision.horizonBars},
        {"key_levels", {{"support", decision.support}, {"resistance", decision.resistance}}},
        {"evidence", evidenceOf(decision)},
        {"reasoning", decision.reasoning}};
    if (decision.invalidation)
        out["invalidation"] = *decision.invalidation;
    if (decision.factors)
        out["factors"] = factorsOf(*decision.factors);
    if (decision.trendDirection && decision.trendAlignment)
        out["trend"] = {{"direction", *decision.trendDirection}, {"alignment", *decision.trendAlignment}};
    if (decision.riskLevel)
        out["risk_level"] = *decision.riskLevel;
    return base::toText(out);
}

std::unique_ptr<Provider> makeTechnical(net::Http *, const base::Clock *, ProviderOptions)
{
    return std::make_unique<Technical>();
}

ModelCall decodeTechnical(int, std::string_view body, bool)
{
    ModelCall call = blankCall();
    call.text = body;
    call.outcome = body.empty() ? AnswerOutcome::Refused : AnswerOutcome::Answered;
    return call;
}

} // namespace llm
