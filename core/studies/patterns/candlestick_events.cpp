#include "studies/patterns/candlesticks.h"
#include "studies/patterns/detectors.h"
#include "studies/patterns/market.h"

namespace studies {
namespace {

struct Found
{
    std::size_t bar, row; // of the series; of the table
    int value;
};

/// +1, −1 or 0: what a match says.
int sideOf(const Candlestick &row, int value)
{
    switch (row.lean) {
    case Lean::Sign:
        return value > 0 ? 1 : -1;
    case Lean::Bearish:
        return -1;
    case Lean::Neutral:
        break;
    }
    return 0;
}

struct Reach
{
    double high, low;
};

Reach reachOf(const Market &market, std::size_t bar, std::size_t candles)
{
    Reach reach{market.input.high[bar], market.input.low[bar]};
    for (std::size_t i = bar + 1 - candles; i < bar; ++i)
        reach = {std::max(reach.high, market.input.high[i]), std::min(reach.low, market.input.low[i])};
    return reach;
}

/// Whether the candles make the high or low of the last `stretch` bars on the side that the pattern turns
/// from, after a move worth the name; or, for one that goes on, whether the averages run its way.
bool placed(const Market &market, const Candlestick &row, std::size_t bar, int side, const Reach &reach)
{
    const double unit = market.unit[bar];
    const double run = market.highest[bar] - market.lowest[bar];
    if (row.place == Where::Carry)
        return (market.input.close[bar] - market.sma20[bar]) * side > unit &&
               (market.sma20[bar] - market.sma50[bar]) * side > 0 &&
               market.input.high[bar] - market.input.low[bar] >= 1.5 * unit;
    const bool low = reach.low <= market.lowest[bar], high = reach.high >= market.highest[bar];
    return run >= 4 * unit && (side > 0 ? low && !high : side < 0 ? high && !low : low != high);
}

/// Everything that TA-Lib finds, chunk by chunk, with all averages shared.
std::vector<Found> allMatches(const Input &input)
{
    const std::span<const Candlestick> rows = candlesticks();
    CandleChunk chunk;
    CandleMarks marks(chunk);
    std::vector<candles::Hikkake> waiting(rows.size());
    std::array<CandleHit, chunkBars> hits;
    std::vector<Found> found;
    eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        chunk.next(input, from, bars, candles::Everything);
        marks.clear();
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const std::size_t count =
                rows[row].scan(marks, rows[row], rows[row].penetration, waiting[row], hits.data());
            for (std::size_t hit = 0; hit < count; ++hit)
                found.push_back({from + hits[hit].bar, row, hits[hit].value});
        }
    });
    return found;
}

/// The highest rank that was found of each kin at each bar.
class Kinship
{
public:
    explicit Kinship(std::size_t bars) : m_best(bars * kins) {}
    [[nodiscard]] int &best(const Found &found, Kin kin)
    {
        return m_best[found.bar * kins + std::size_t(kin)];
    }

private:
    static constexpr std::size_t kins = 5;
    std::vector<int> m_best;
};

/// Whether a match is news.
bool fits(const Market &market, const Found &found)
{
    const Candlestick &row = candlesticks()[found.row];
    return placed(market, row, found.bar, sideOf(row, found.value), reachOf(market, found.bar, row.candles));
}

void announce(const Market &market, const Found &found, std::vector<PatternEvent> &events)
{
    const Candlestick &row = candlesticks()[found.row];
    const std::size_t bar = found.bar;
    const Reach reach = reachOf(market, bar, row.candles);
    const double strength = std::min(1.0, std::abs(found.value) / 100.0);
    const double usual = market.unit[bar] * std::sqrt(static_cast<double>(row.candles));
    const double size = share((reach.high - reach.low) / usual, 0.5, 2);
    publish(events, row.name, row.name, bar, directionOf(sideOf(row, found.value)),
            strength * (fits(market, found) + size + market.busy(bar)) / 3,
            {{"value", static_cast<double>(found.value)},
             {"first_bar", static_cast<double>(bar + 1 - row.candles)},
             {"high", reach.high},
             {"low", reach.low},
             {"close", market.input.close[bar]}});
}

} // namespace

/// Candlesticks as TA-Lib finds them (each one's definition stands in candles_*.h), once the ATR is there.
/// Those found in one bar of two hundred or more are events only where they mean something: one that turns a
/// move, at the high (low) of the last 12 bars, which must span four ATR; one that carries a move on, in a
/// bar of 1.5 ATR whose close is an ATR beyond the average of 20 closes, itself beyond that of 50; one
/// without a direction, at either end of such a span. Of several at one bar that are the same thing more or
/// less particular (a doji that is long-legged) only the most particular is an event. The columns cdl… have
/// every match.
///
/// The direction is that of TA-Lib's sign; a gravestone doji is bearish, and a candle whose sign is only its
/// colour is neutral. Confidence is TA-Lib's strength (1, or 0.8 for 80) times the mean of: whether it stands
/// where it means something, how large it is (its range against ATR · √candles, 0.5 to 2), and how busy the
/// last bar was. Details: TA-Lib's value, the first of its candles, their high and low, the last close.
void detectCandlesticks(const Market &market, std::vector<PatternEvent> &events)
{
    const std::span<const Candlestick> rows = candlesticks();
    std::vector<Found> found = allMatches(market.input);
    Kinship kinship(market.size());
    for (const Found &match : found) {
        int &best = kinship.best(match, rows[match.row].kin);
        best = std::max(best, rows[match.row].rank);
    }
    std::erase_if(found, [&](const Found &match) {
        const Candlestick &row = rows[match.row];
        const bool kin = row.kin == Kin::None || row.rank == kinship.best(match, row.kin);
        return !kin || !(market.unit[match.bar] > 0) || (row.common && !fits(market, match));
    });
    std::stable_sort(found.begin(), found.end(),
                     [](const Found &a, const Found &b) { return a.bar < b.bar; });
    for (const Found &match : found)
        announce(market, match, events);
}

} // namespace studies
