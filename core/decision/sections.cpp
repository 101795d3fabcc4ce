#include "decision/sections.h"

namespace decision {
namespace {

constexpr Section table[] = {
    {"market", "Market", &writeMarket, 0, Matter::Frame},
    {"studies", "Studies", &writeStudies, 0, Matter::Numbers},
    {"patterns", "Patterns", &writePatterns, 5, Matter::Numbers},
    {"own_rules", "Own rules", &writeOwnRules, 0, Matter::Numbers},
    {"outlook", "Wider view", &writeOutlook, 2, Matter::Numbers},
    {"book", "Order book and trades", &writeBook, 4, Matter::Numbers},
    {"funding", "Funding", &writeFunding, 1, Matter::Numbers},
    {"news", "News", &writeNews, 6, Matter::News},
    {"sentiment", "Sentiment", &writeSentiment, 7, Matter::News},
    {"fundamentals", "Fundamentals", &writeFundamentals, 8, Matter::News},
    {"calendar", "Calendar", &writeCalendar, 3, Matter::Numbers},
    {"account", "Account", &writeAccount, 0, Matter::Numbers},
    {"position", "Open position", &writePosition, 0, Matter::Numbers},
    {"memory", "Similar trades", &writeMemory, 6, Matter::Brain},
    {"rules", "Learned rules", &writeRules, 4, Matter::Brain},
    {"calibration", "Calibration", &writeCalibration, 3, Matter::Brain},
    {"outcome", "Last closed trade", &writeOutcome, 2, Matter::Brain},
    {"contract", "Your answer", &writeContract, 0, Matter::Frame},
};

} // namespace

std::span<const Section> sections()
{
    return table;
}

} // namespace decision
