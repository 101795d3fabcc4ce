#include "decision/council.h"
#include "engine/cycle.h"

namespace engine {

/// A council is given the whole briefing and the weights that its members have earned; anybody else the
/// question.
QCoro::Task<decision::Conversation> Cycle::answered(std::vector<llm::Provider *> chain,
                                                    llm::Question question, decision::Context context,
                                                    decision::Talk talk, decision::Briefing briefing)
{
    if (auto *council = dynamic_cast<decision::Council *>(chain.front())) {
        std::map<std::string, double> weights;
        for (const auto &[member, weight] : decision::memberWeights(m_books.track().memberOutcomes()))
            weights[member] = weight;
        council->setWeights(std::move(weights));
        decision::Conversation deliberated =
            co_await council->deliberate(std::move(briefing), std::move(question), context, talk);
        co_return deliberated;
    }
    decision::Conversation talked =
        co_await decision::converse(std::move(chain), std::move(question), context, talk);
    co_return talked;
}

} // namespace engine
