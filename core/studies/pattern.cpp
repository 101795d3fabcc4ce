#include "studies/pattern.h"

#include "studies/catalogue.h"
#include "studies/patterns/market.h"

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

std::vector<PatternEvent> detect(const Pattern &pattern, const Input &input)
{
    std::vector<PatternEvent> events;
    pattern.detect(Market(input), events);
    return events;
}

std::vector<PatternEvent> detectAll(const Input &input)
{
    const Market market(input);
    std::vector<PatternEvent> found;
    found.reserve(input.size() / 2); // about what markets have
    for (const Pattern &pattern : patterns())
        pattern.detect(market, found);
    // Events are large: their places are sorted, and each is moved once.
    std::vector<std::pair<std::size_t, std::size_t>> places;
    places.reserve(found.size());
    for (const PatternEvent &event : found)
        places.emplace_back(event.bar, places.size());
    std::sort(places.begin(), places.end());
    std::vector<PatternEvent> events;
    events.reserve(found.size());
    for (const auto &[bar, place] : places)
        events.push_back(std::move(found[place]));
    return events;
}

} // namespace studies
