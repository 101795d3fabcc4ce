#include "decision/sections.h"

namespace decision {
namespace {

constexpr Section table[] = {
    {"market", "Market", &writeMarket, 0},
    {"studies", "Studies", &writeStudies, 0},
    {"patterns", "Patterns", &writePatterns, 5},
    {"outlook", "Wider view", &writeOutlook, 2},
    {"book", "Order book and trades", &writeBook, 4},
    {"funding", "Funding", &writeFunding, 1},
    {"news", "News", &writeNews, 6},
    {"sentiment", "Sentiment", &writeSentiment, 7},
    {"fundamentals", "Fundamentals", &writeFundamentals, 8},
    {"calendar", "Calendar", &writeCalendar, 3},
    {"account", "Account", &writeAccount, 0},
    {"position", "Open position", &writePosition, 0},
    {"memory", "Similar trades", &writeMemory, 6},
    {"rules", "Learned rules", &writeRules, 4},
    {"calibration", "Calibration", &writeCalibration, 3},
    {"outcome", "Last closed trade", &writeOutcome, 2},
    {"contract", "Your answer", &writeContract, 0},
};

} // namespace

std::span<const Section> sections()
{
    return table;
}

} // namespace decision
