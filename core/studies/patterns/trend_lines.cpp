#include "studies/patterns/detectors.h"
#include "studies/patterns/swings.h"

namespace studies {
namespace {

/// Two lines that the last four swings make, and what shape that is.
struct Waiting
{
    const char *kind = nullptr; // none
    TrendLine upper, lower;
    double height = 0; // where it begins
    double held = 0;   // 0–1: the share of bars that closed between the lines
    std::size_t first = 0, until = 0;
    std::array<Pivot, 4> point{}; // oldest first
};

/// How far each line runs over the shape, in heights of its beginning.
const char *kindOf(double upper, double lower)
{
    constexpr double flat = 0.15;
    const bool converging = lower - upper >= 0.3;
    if (converging && std::abs(upper) <= flat)
        return "ascending_triangle";
    if (converging && std::abs(lower) <= flat)
        return "descending_triangle";
    if (converging && upper < 0 && lower > 0)
        return "symmetric_triangle";
    if (converging)
        return upper > 0 ? "rising_wedge" : "falling_wedge";
    if (std::abs(upper - lower) > 0.25 || std::abs(upper + lower) < 0.8)
        return nullptr;
    return upper > 0 ? "rising_channel" : "falling_channel";
}

/// The share of closes between the lines, a tenth of the height being let through; 0 if any is further out.
double heldShare(const Market &market, const Waiting &shape, std::size_t bar)
{
    std::size_t within = 0;
    for (std::size_t i = shape.first; i <= bar; ++i) {
        const double close = market.input.close[i], loose = 0.1 * shape.height;
        const double above = close - shape.upper.at(i), below = shape.lower.at(i) - close;
        // The last five bars are those in which the last turn became known; they may already leave.
        if ((above > loose || below > loose) && i + Pivot::wing <= bar)
            return 0;
        within += above <= 0 && below <= 0;
    }
    return static_cast<double>(within) / static_cast<double>(bar - shape.first + 1);
}

Waiting shapeOf(const Market &market, const Swings &swings, std::size_t bar)
{
    Waiting shape;
    if (swings.size() < 4)
        return shape;
    for (std::size_t k = 0; k < 4; ++k)
        shape.point[3 - k] = swings.last(k);
    const auto &p = shape.point;
    const std::size_t width = p[3].bar - p[0].bar;
    shape.upper = p[3].high ? TrendLine::through(p[1], p[3]) : TrendLine::through(p[0], p[2]);
    shape.lower = p[3].high ? TrendLine::through(p[0], p[2]) : TrendLine::through(p[1], p[3]);
    shape.first = p[0].bar;
    shape.height = shape.upper.at(p[0].bar) - shape.lower.at(p[0].bar);
    if (!(shape.height >= 3 * market.unit[bar]) || width < 15 || width > 150)
        return shape;
    const auto run = static_cast<double>(width) / shape.height;
    const char *kind = kindOf(shape.upper.slope * run, shape.lower.slope * run);
    const double open = shape.upper.at(bar) - shape.lower.at(bar);
    if (kind == nullptr || open < 0.15 * shape.height)
        return shape;
    shape.held = heldShare(market, shape, bar);
    shape.until = p[3].bar + std::max<std::size_t>(width / 2, 12);
    shape.kind = shape.held >= 0.8 ? kind : nullptr;
    return shape;
}

void found(const Market &market, const Waiting &shape, std::size_t bar, int side, double beyond,
           std::vector<PatternEvent> &events)
{
    publish(events, "trend_lines", shape.kind, bar, directionOf(side),
            (share(shape.held, 0.8, 1) + share(beyond / market.unit[bar], 0, 1.5) + market.busy(bar)) / 3,
            {{"upper", shape.upper.at(bar)},
             {"lower", shape.lower.at(bar)},
             {"height", shape.height},
             {"close", market.input.close[bar]}});
    constexpr const char *names[] = {"first", "second", "third", "fourth"};
    for (std::size_t i = 0; i < shape.point.size(); ++i) {
        events.back().details.emplace_back(names[i], shape.point[i].price);
        events.back().details.emplace_back(std::string(names[i]) + "_bar",
                                           static_cast<double>(shape.point[i].bar));
    }
}

void advance(const Market &market, Waiting &shape, std::size_t bar, std::vector<PatternEvent> &events)
{
    if (shape.kind == nullptr)
        return;
    const double close = market.input.close[bar], margin = 0.1 * market.unit[bar];
    const double upper = shape.upper.at(bar), lower = shape.lower.at(bar);
    if (bar > shape.until || upper <= lower) {
        shape.kind = nullptr;
    } else if (close > upper + margin || close < lower - margin) {
        const bool up = close > upper;
        found(market, shape, bar, up ? 1 : -1, up ? close - upper : lower - close, events);
        shape.kind = nullptr;
    }
}

} // namespace

/// Shapes between two lines, through the last two highs and the last two lows of the swings (Swings),
/// published at the bar whose close breaks out of them by a tenth of an ATR, in that direction. Both turns
/// and breaks count from the bar at which the last turn is known.
///
/// Each line's run over the shape is measured in its height at the beginning (at least three ATR); the four
/// turns span 15 to 150 bars, at least four of five bars close between the lines, and none further out than a
/// tenth of the height, and when they are known 0.15 of it is still open. Triangles and wedges close by 0.3
/// or more: `ascending_triangle` with a flat upper line (0.15), `descending_triangle` with a flat lower one,
/// `symmetric_triangle` with lines that lean against each other, `rising_wedge` and `falling_wedge` with both
/// leaning the same way. Channels stay parallel (0.25) and rise or fall by 0.4 or more: `rising_channel`,
/// `falling_channel`. The wait ends after half the width, or where the lines meet.
///
/// Confidence is the mean of how well the lines held (0.8 to 1 of the closes), how far the close is out
/// (1: 1.5 ATR) and how busy the bar was. Details: both lines at the bar, the height, the close, and the four
/// turns with their bars.
void detectTrendLines(const Market &market, std::vector<PatternEvent> &events)
{
    Swings swings(market);
    Waiting shape;
    for (std::size_t bar = 0; bar < market.size(); ++bar) {
        if (swings.advance(bar)) {
            const Waiting newer = shapeOf(market, swings, bar);
            shape = newer.kind != nullptr ? newer : shape;
        }
        advance(market, shape, bar, events);
    }
}

} // namespace studies
