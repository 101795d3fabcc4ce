// Any bytes as a model's answer: a decision that keeps the contract, or an error with a word; never a crash
// or a hang. The first byte chooses what is known of the market.
#include "decision/understand.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// What may be traded on: the sides, the ranges, and that reading the record again changes nothing.
void checkDecision(const domain::Decision &decision, const decision::Context &context)
{
    const domain::DecisionRecord &record = decision.record();
    require(record.confidence >= 0 && record.confidence <= 1);
    require(record.horizonBars >= 1 && record.horizonBars <= 500);
    if (domain::opens(record.action) && !context.levelsByDesk) {
        require(record.stopLoss && record.takeProfit);
        require((*record.stopLoss < *record.takeProfit) == (record.action == domain::Action::OpenLong));
    }
    const auto again = decision::understand(record, context);
    require(again && again->record() == record);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    decision::Context context;
    if ((data[0] & 1) != 0)
        context.reference = 100;
    context.levelsByDesk = (data[0] & 2) != 0;
    const std::string_view answer(reinterpret_cast<const char *>(data) + 1, size - 1);
    const auto decision = decision::understand(answer, context);
    if (!decision) {
        require(!decision.error().detail.empty() && decision.error().field.size() < 4096);
        return 0;
    }
    checkDecision(*decision, context);
    (void)decision::checkEvidence(decision->record(), {{"rsi:14@4h", 53.2}}, answer.substr(0, 1000));
    return 0;
}
