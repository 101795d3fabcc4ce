#include "studies/patterns/quality.h"

#include "studies/catalogue.h"

namespace studies {
namespace {

/// What one row of the table has to say.
struct Source
{
    double strongest = 0, confidence = 0, age = 0; // of its strongest event
    double bullish = 0, bearish = 0;               // weights
    bool heard = false;

    void hear(const PatternEvent &event, double freshness)
    {
        const double weight = event.confidence * freshness;
        if (!heard || weight > strongest) {
            strongest = weight;
            confidence = event.confidence;
            age = freshness;
        }
        heard = true;
        bullish += event.direction == Direction::Bullish ? weight : 0;
        bearish += event.direction == Direction::Bearish ? weight : 0;
    }
    /// Its weight, above 0 if it is bullish.
    [[nodiscard]] double vote() const
    {
        return bullish > bearish ? strongest : bullish < bearish ? -strongest : 0;
    }
};

double clamped(double value, double none, double full)
{
    return std::clamp((value - none) / (full - none), 0.0, 1.0);
}

std::vector<Source> listen(std::span<const PatternEvent> events, const QualityView &view, Quality &out)
{
    std::vector<Source> sources(patterns().size());
    for (const PatternEvent &event : events) {
        const Pattern *row = patternOf(event.kind);
        if (row == nullptr) {
            out.unknown.push_back(event.kind);
            continue;
        }
        if (event.bar > view.bar || view.bar - event.bar >= view.bars)
            continue;
        const double age = static_cast<double>(view.bar - event.bar) / static_cast<double>(view.bars);
        sources[static_cast<std::size_t>(row - patterns().data())].hear(event, 1 - age);
        ++out.events;
    }
    std::erase_if(sources, [](const Source &source) { return !source.heard; });
    return sources;
}

void agree(const std::vector<Source> &sources, Quality &out)
{
    double up = 0, down = 0, weight = 0, fresh = 0;
    std::size_t voices = 0;
    for (const Source &source : sources) {
        const double vote = source.vote();
        up += std::max(vote, 0.0);
        down += std::max(-vote, 0.0);
        voices += vote != 0;
        weight += source.confidence;
        fresh += source.confidence * source.age;
    }
    out.recency = weight > 0 ? 100 * fresh / weight : 0;
    if (up == down)
        return;
    out.direction = up > down ? Direction::Bullish : Direction::Bearish;
    const double alone = std::sqrt(1 - 1 / static_cast<double>(voices + 1));
    out.confirmation = 100 * clamped(std::max(up, down) / (up + down), 0.5, 1) * alone;
}

double alignment(Direction direction, const QualityView &view)
{
    const double side = direction == Direction::Bullish ? 1 : direction == Direction::Bearish ? -1 : 0;
    double sum = 0;
    int count = 0;
    const auto take = [&](double part) {
        sum += part;
        ++count;
    };
    if (view.trend)
        take(*view.trend * side > 0 ? 1 : 0);
    if (view.adx)
        take(clamped(*view.adx, 15, 40));
    if (view.rsi)
        take(clamped(side > 0 ? *view.rsi : 100 - *view.rsi, 80, 50));
    return side != 0 && count > 0 ? 100 * sum / count : 0;
}

} // namespace

const Pattern *patternOf(std::string_view kind)
{
    for (const Pattern &pattern : patterns())
        for (const char *known : pattern.kinds)
            if (kind == known)
                return &pattern;
    return nullptr;
}

Quality quality(std::span<const PatternEvent> events, const QualityView &view)
{
    Quality out;
    const std::vector<Source> sources = listen(events, view, out);
    out.sources = sources.size();
    if (sources.empty())
        return out;
    out.quantity = 100 * (1 - std::pow(0.65, static_cast<double>(sources.size())));
    agree(sources, out);
    out.alignment = alignment(out.direction, view);
    out.overall = 0.3 * out.quantity + 0.3 * out.confirmation + 0.2 * out.recency + 0.2 * out.alignment;
    return out;
}

} // namespace studies
