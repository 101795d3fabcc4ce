#include "studies/patterns/detectors.h"
#include "studies/patterns/swings.h"

namespace studies {
namespace {

/// A shape that waits for its neckline to break. Prices are turned over (times −1) for bottoms, so that
/// everything reads as a top.
struct Waiting
{
    const char *kind = nullptr; // none
    int side = 1;               // 1: a top, −1: a bottom
    TrendLine neck;
    double limit = 0;    // a close beyond it ends the wait
    double height = 0;   // of the shape
    double evenness = 0; // 0–1
    std::size_t until = 0;
    std::size_t points = 0;
    std::array<Pivot, 5> point{}; // oldest first, prices as they are
};

/// The last swings as a top sees them: s(0) is the newest.
class Top
{
public:
    Top(const Swings &swings, int side) : m_swings(swings), m_side(side) {}
    [[nodiscard]] double operator()(std::size_t k) const { return m_side * m_swings.last(k).price; }
    [[nodiscard]] std::size_t bar(std::size_t k) const { return m_swings.last(k).bar; }
    [[nodiscard]] Pivot turned(std::size_t k) const
    {
        Pivot pivot = m_swings.last(k);
        pivot.price *= m_side;
        return pivot;
    }
    [[nodiscard]] std::size_t size() const { return m_swings.size(); }

private:
    const Swings &m_swings;
    int m_side;
};

void take(Waiting &shape, const Swings &swings, std::size_t points)
{
    shape.points = points;
    for (std::size_t k = 0; k < points; ++k)
        shape.point[points - 1 - k] = swings.last(k);
}

TrendLine level(double price)
{
    return {0, price, 0};
}

bool doubleTop(const Top &s, double unit, Waiting &shape)
{
    if (s.size() < 4)
        return false;
    const double height = std::min(s(0), s(2)) - s(1), apart = std::abs(s(0) - s(2));
    const std::size_t width = s.bar(0) - s.bar(2);
    if (!(height >= 3 * unit) || apart > 0.15 * height || s(3) > s(1) - 0.3 * height || width < 8 ||
        width > 120)
        return false;
    shape.kind = "double_top";
    shape.neck = level(s(1));
    shape.limit = std::max(s(0), s(2)) + 0.1 * height;
    shape.height = height;
    shape.evenness = 1 - apart / (0.15 * height);
    shape.until = s.bar(0) + std::max<std::size_t>(width, 15);
    return true;
}

bool tripleTop(const Top &s, double unit, Waiting &shape)
{
    if (s.size() < 6)
        return false;
    const double tops = std::max({s(0), s(2), s(4)}), lowest = std::min({s(0), s(2), s(4)});
    const double neck = std::min(s(1), s(3)), height = lowest - neck;
    const std::size_t width = s.bar(0) - s.bar(4);
    if (!(height >= 3 * unit) || tops - lowest > 0.2 * height || std::abs(s(1) - s(3)) > 0.4 * height ||
        s(5) > neck || width < 16 || width > 200)
        return false;
    shape.kind = "triple_top";
    shape.neck = level(neck);
    shape.limit = tops + 0.1 * height;
    shape.height = height;
    shape.evenness = 1 - (tops - lowest) / (0.2 * height);
    shape.until = s.bar(0) + std::max<std::size_t>(width / 2, 15);
    return true;
}

bool headAndShoulders(const Top &s, double unit, Waiting &shape)
{
    if (s.size() < 6)
        return false;
    const double neck = (s(1) + s(3)) / 2, height = s(2) - neck;
    const double shoulder = std::max(s(0), s(4)), uneven = std::abs(s(0) - s(4));
    const auto left = static_cast<double>(s.bar(2) - s.bar(4)),
               right = static_cast<double>(s.bar(0) - s.bar(2));
    const bool timed = left <= 3 * right && right <= 3 * left && left + right <= 200;
    if (!(height >= 4 * unit) || s(2) - shoulder < 0.2 * height || uneven > 0.35 * height ||
        std::abs(s(1) - s(3)) > 0.35 * height || std::min(s(0), s(4)) < neck + 0.2 * height ||
        s(5) > std::min(s(1), s(3)) || !timed)
        return false;
    shape.kind = "head_and_shoulders";
    shape.neck = TrendLine::through(s.turned(3), s.turned(1));
    shape.limit = s(0) + 0.2 * height;
    shape.height = height;
    shape.evenness = (2 - uneven / (0.35 * height) - std::abs(s(1) - s(3)) / (0.35 * height)) / 2;
    shape.until = s.bar(0) + static_cast<std::size_t>(std::max(left, right));
    return true;
}

/// The most particular shape that the last swings make.
Waiting shapeOf(const Swings &swings, int side, double unit)
{
    Waiting shape;
    shape.side = side;
    const Top top(swings, side);
    if (swings.size() == 0 || swings.last(0).high != (side > 0))
        return shape;
    if (headAndShoulders(top, unit, shape) || tripleTop(top, unit, shape))
        take(shape, swings, 5);
    else if (doubleTop(top, unit, shape))
        take(shape, swings, 3);
    return shape;
}

const char *kindOf(const Waiting &shape)
{
    const std::string_view kind = shape.kind;
    if (shape.side > 0)
        return shape.kind;
    return kind == "double_top"   ? "double_bottom"
           : kind == "triple_top" ? "triple_bottom"
                                  : "inverse_head_and_shoulders";
}

void found(const Market &market, const Waiting &shape, std::size_t bar, std::vector<PatternEvent> &events)
{
    const double neck = shape.neck.at(bar) * shape.side, tall = shape.height / market.unit[bar];
    publish(events, "reversal", kindOf(shape), bar, directionOf(-shape.side),
            (shape.evenness + share(tall, 3, 10) + market.busy(bar)) / 3,
            {{"neckline", neck},
             {"target", neck - shape.side * shape.height},
             {"close", market.input.close[bar]}});
    auto &details = events.back().details;
    constexpr const char *three[] = {"first", "between", "second"};
    constexpr const char *five[] = {"first", "first_between", "second", "second_between", "third"};
    for (std::size_t i = 0; i < shape.points; ++i) {
        const std::string name = shape.points == 3 ? three[i] : five[i];
        details.emplace_back(name, shape.point[i].price);
        details.emplace_back(name + "_bar", static_cast<double>(shape.point[i].bar));
    }
}

/// One shape of a side waits at a time; a newer one takes its place.
void advance(const Market &market, Waiting &shape, std::size_t bar, std::vector<PatternEvent> &events)
{
    if (shape.kind == nullptr)
        return;
    const double close = market.input.close[bar] * shape.side;
    if (close > shape.limit || bar > shape.until)
        shape.kind = nullptr;
    else if (close < shape.neck.at(bar) && market.unit[bar] > 0) {
        found(market, shape, bar, events);
        shape.kind = nullptr;
    }
}

} // namespace

/// Tops and bottoms, from the swings of the market (Swings): published at the bar whose close breaks the
/// neckline, or at which the last turn is known if it broke before. Shapes are described as tops; bottoms are
/// their mirrors.
///
/// `double_top`: two highs that differ by at most 0.15 of the height (from the lower one to the low between
/// them, at least three ATR), 8 to 120 bars apart, after a rise from 0.3 of the height below that low.
/// `triple_top`: three highs within 0.2 of the height, the lows between them within 0.4, 16 to 200 bars wide,
/// after a rise from below both lows. `head_and_shoulders`: the middle high of three stands out by 0.2 of the
/// height (from it to the mean of the lows between, at least four ATR); shoulders and lows are even to 0.35
/// of it; neither half is more than three times as long as the other. A close above the tops by 0.1 of the
/// height (above the right shoulder by 0.2) ends the wait, as does time: the width, half the width, the
/// longer half.
///
/// Confidence is the mean of the evenness (1: equal tops, or equal shoulders and lows), the height (3 to 10
/// ATR) and how busy the bar was. Details: the neckline at the bar, the target (the height beyond it), the
/// close, and every turn with its bar.
void detectReversal(const Market &market, std::vector<PatternEvent> &events)
{
    Swings swings(market);
    Waiting top, bottom;
    for (std::size_t bar = 0; bar < market.size(); ++bar) {
        if (swings.advance(bar)) {
            const Waiting newTop = shapeOf(swings, 1, market.unit[bar]);
            const Waiting newBottom = shapeOf(swings, -1, market.unit[bar]);
            top = newTop.kind != nullptr ? newTop : top;
            bottom = newBottom.kind != nullptr ? newBottom : bottom;
        }
        advance(market, top, bar, events);
        advance(market, bottom, bar, events);
    }
}

} // namespace studies
