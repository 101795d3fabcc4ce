#include "studies/pattern.h"

#include "studies/catalogue.h"

#include <algorithm>

namespace studies {

std::string_view name(Direction direction)
{
    switch (direction) {
    case Direction::Bullish:
        return "bullish";
    case Direction::Bearish:
        return "bearish";
    case Direction::Neutral:
        break;
    }
    return "neutral";
}

std::vector<PatternEvent> detectAll(const Input &input)
{
    std::vector<PatternEvent> events;
    for (const Pattern &pattern : patterns())
        for (PatternEvent &event : pattern.detect(input))
            events.push_back(std::move(event));
    std::stable_sort(events.begin(), events.end(),
                     [](const PatternEvent &a, const PatternEvent &b) { return a.bar < b.bar; });
    return events;
}

} // namespace studies
