// Entries that were not made, followed until the candles tell what they would have come to. Owned by a
// learner; engine thread.
#pragma once

#include "evaluation/counterfactual.h"

#include <vector>

namespace engine {

class Shadows
{
public:
    /// At most 500 wait at once: the oldest go unfollowed first.
    void add(evaluation::ShadowEntry entry);
    /// One whose outcome is known already.
    void drop(const std::string &cycleId);
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }
    [[nodiscard]] std::size_t size() const { return m_waiting.size(); }
    /// Those on this instrument and timeframe whose outcome the closed bars tell; they wait no more. What
    /// cannot be followed (its bars are gone, its price does not fit) is dropped.
    [[nodiscard]] std::vector<evaluation::ShadowOutcome> follow(const std::string &instrument,
                                                                const domain::CandleSeries &closed,
                                                                const execution::CostOptions &costs);

private:
    std::vector<evaluation::ShadowEntry> m_waiting;
};

} // namespace engine
