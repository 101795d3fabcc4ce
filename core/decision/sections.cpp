#include "decision/sections.h"

namespace decision {
namespace {

constexpr Section table[] = {
    {"market", "Market", &writeMarket},
    {"studies", "Studies", &writeStudies},
    {"patterns", "Patterns", &writePatterns},
    {"outlook", "Wider view", &writeOutlook},
    {"book", "Order book and trades", &writeBook},
    {"funding", "Funding", &writeFunding},
    {"account", "Account", &writeAccount},
    {"position", "Open position", &writePosition},
    {"contract", "Your answer", &writeContract},
};

} // namespace

std::span<const Section> sections()
{
    return table;
}

} // namespace decision
