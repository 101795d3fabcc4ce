#include "engine/shadows.h"

namespace engine {
namespace {

constexpr std::size_t most = 500;

} // namespace

void Shadows::add(evaluation::ShadowEntry entry)
{
    if (m_waiting.size() >= most)
        m_waiting.erase(m_waiting.begin());
    m_waiting.push_back(std::move(entry));
}

void Shadows::drop(const std::string &cycleId)
{
    std::erase_if(m_waiting, [&](const evaluation::ShadowEntry &entry) { return entry.cycleId == cycleId; });
}

std::vector<evaluation::ShadowOutcome> Shadows::follow(const std::string &instrument,
                                                       const domain::CandleSeries &closed,
                                                       const execution::CostOptions &costs)
{
    std::vector<evaluation::ShadowOutcome> out;
    if (closed.isEmpty())
        return out;
    std::erase_if(m_waiting, [&](const evaluation::ShadowEntry &entry) {
        if (entry.instrument->key() != instrument || entry.timeframe != closed.timeframe())
            return false;
        if (entry.timeframe.floor(entry.decidedAt) < closed.openTime(0))
            return true; // what came next is not among these bars any more
        const auto outcome = evaluation::followed(entry, closed, costs);
        if (!outcome)
            return true;
        if (!*outcome)
            return false;
        out.push_back(**outcome);
        return true;
    });
    return out;
}

} // namespace engine
