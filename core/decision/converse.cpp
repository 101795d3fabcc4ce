#include "decision/converse.h"

namespace decision {
namespace {

/// What a model is told about an answer that could not be read.
std::string reaskText(const base::Error &error)
{
    std::string text = "Your last answer could not be read: ";
    if (!error.field.empty())
        text += "field `" + error.field + "`: ";
    text += error.detail + ". Answer again with exactly one JSON object of the contract, and nothing else.";
    return text;
}

} // namespace

QCoro::Task<Conversation> converse(llm::Provider *provider, llm::Question question, Context context)
{
    Conversation out;
    if (!provider->capabilities().vision)
        question.png.clear();
    for (int attempt = 0; attempt < 2; ++attempt) {
        const llm::Question asked = question;
        domain::ModelCall call = co_await provider->complete(asked);
        call.reask = question.reask;
        call.sawPicture = call.sawPicture && !question.png.isEmpty();
        const std::string answer = call.text;
        out.outcome = call.outcome;
        out.error = call.error;
        out.calls.push_back(std::move(call));
        if (out.outcome != domain::AnswerOutcome::Answered)
            co_return out;
        base::Result<domain::Decision> decision = understand(answer, context);
        if (decision) {
            out.decision.emplace(std::move(*decision));
            out.error.reset();
            co_return out;
        }
        out.outcome = domain::AnswerOutcome::Failed;
        out.error = decision.error();
        question.previousAnswer = answer;
        question.reask = reaskText(decision.error());
    }
    co_return out;
}

} // namespace decision
