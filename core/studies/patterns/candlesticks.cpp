#include "studies/patterns/candlesticks.h"

#include "studies/shared.h"

#include "studies/patterns/candles_one.h"
#include "studies/patterns/candles_three.h"
#include "studies/patterns/candles_two.h"

#include <bit>
#include <type_traits>

namespace studies {
namespace {

using Word = CandleMarks::Word;
using G = const Glance &;

template <class Function>
struct Shape;
template <std::size_t bars, unsigned needed>
struct Shape<int (*)(Bars<bars, needed>)>
{
    using View = Bars<bars, needed>;
    static constexpr std::size_t lookback = bars;
    static constexpr unsigned needs = needed;
};
template <std::size_t bars, unsigned needed>
struct Shape<int (*)(Bars<bars, needed>, double)> : Shape<int (*)(Bars<bars, needed>)>
{
};

/// The first bar of the chunk that has `lookback` bars before it.
std::size_t firstBar(const CandleChunk &chunk, std::size_t lookback)
{
    return chunk.from() >= lookback ? 0 : std::min(lookback - chunk.from(), chunk.bars());
}

/// The bars of a word that a rule lets through, of those from bar `first` of the chunk on.
Word candidates(CandleMarks &marks, const Candlestick &row, std::size_t word, std::size_t first)
{
    Word left = row.maybe(Glance(marks, word, row.lookback));
    const std::size_t from = 64 * word, bars = marks.chunk().bars();
    if (from < first)
        left &= ~Word(0) << (first - from);
    return from + 64 > bars ? left & ((Word(1) << (bars - from)) - 1) : left;
}

template <auto shape>
std::size_t scan(CandleMarks &marks, const Candlestick &row, double penetration, candles::Hikkake &,
                 CandleHit *hits)
{
    using View = typename Shape<decltype(shape)>::View;
    const CandleChunk &chunk = marks.chunk();
    const std::size_t first = firstBar(chunk, row.lookback);
    std::size_t found = 0;
    for (std::size_t word = first / 64; 64 * word < chunk.bars(); ++word)
        for (Word left = candidates(marks, row, word, first); left != 0; left &= left - 1) {
            const std::size_t i = 64 * word + static_cast<std::size_t>(std::countr_zero(left));
            int value = 0;
            if constexpr (std::is_invocable_v<decltype(shape), View>)
                value = shape(View(chunk, i));
            else
                value = shape(View(chunk, i), penetration);
            if (value != 0)
                hits[found++] = {i, value};
        }
    return found;
}

/// A hikkake is ±100 at the bar that leaves the inside bar, and ±200 at the first of the next three bars
/// whose close passes the inside bar's other end; a new one takes the place of one that waits. TA-Lib starts
/// to look three bars before its first value.
template <auto shape>
std::size_t scanHikkake(CandleMarks &marks, const Candlestick &, double, candles::Hikkake &waiting,
                        CandleHit *hits)
{
    using Of = Shape<decltype(shape)>;
    const CandleChunk &chunk = marks.chunk();
    std::size_t found = 0;
    for (std::size_t i = firstBar(chunk, Of::lookback); i < chunk.bars(); ++i) {
        const typename Of::View b(chunk, i);
        const std::size_t bar = chunk.from() + i;
        const int side = shape(b);
        int value = 0;
        if (side != 0) {
            waiting = {bar, side, side > 0 ? b.high(1) : b.low(1)};
            value = 100 * side;
        } else if (waiting.side != 0 && bar <= waiting.bar + 3 &&
                   (b.close(0) - waiting.level) * waiting.side > 0) {
            value = 200 * waiting.side;
            waiting.side = 0;
        }
        if (value != 0 && bar >= Of::lookback + 3)
            hits[found++] = {i, value};
    }
    return found;
}

/// The matches that the set has found for all rows at once.
void take(const Candlestick &row, const Input &input, CandleMatches &matches, std::span<double> out,
          const Walk &walk)
{
    matches.follow(input);
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(walk.from()), out.end(), 0.0);
    const std::span<const CandleHit> hits =
        matches.of(static_cast<std::size_t>(&row - candlesticks().data()));
    for (std::size_t hit = hits.size(); hit > 0 && hits[hit - 1].bar >= walk.from(); --hit)
        out[hits[hit - 1].bar] = hits[hit - 1].value;
    walk.blank(out, row.lookback);
}

void run(const Candlestick &row, const Input &input, double penetration, std::span<double> out, Walk &walk)
{
    if (walk.shared() && walk.shared()->manyCandlesticks && penetration == row.penetration)
        return take(row, input, walk.shared()->matches, out, walk);
    CandleChunk &chunk = walk.keep([] { return CandleChunk(); });
    CandleMarks &marks = walk.keep([&] { return CandleMarks(chunk); });
    candles::Hikkake &waiting = walk.keep([] { return candles::Hikkake(); });
    std::array<CandleHit, chunkBars> hits;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        chunk.next(input, from, bars, row.needs);
        marks.clear();
        std::fill_n(out.data() + from, bars, 0.0);
        const std::size_t found = row.scan(marks, row, penetration, waiting, hits.data());
        for (std::size_t hit = 0; hit < found; ++hit)
            out[from + hits[hit].bar] = hits[hit].value;
    });
    walk.blank(out, row.lookback);
}

/// A study has no other way to know its row.
template <auto shape>
const Candlestick &rowOf();

template <auto shape>
void compute(const Input &input, std::span<const double> parameters,
             std::span<const std::span<double>> outputs, Walk &walk)
{
    run(rowOf<shape>(), input, parameters.empty() ? 0 : parameters[0], outputs[0], walk);
}
template <std::size_t lookback>
int warmup(std::span<const double>)
{
    return static_cast<int>(lookback);
}

/// A row of the table: `c` is how many candles make the pattern; `maybe` is what they have at least to be.
template <auto shape>
constexpr Candlestick row(const char *name, const char *title, std::size_t c, Lean lean, Where place,
                          bool common, Word (*maybe)(G), double penetration = 0, Kin kin = Kin::None,
                          int rank = 0)
{
    using Of = Shape<decltype(shape)>;
    constexpr std::size_t lookback = Of::lookback;
    return {name,      title, c,    lean,  place,       common,         penetration,     lookback,
            Of::needs, kin,   rank, maybe, scan<shape>, compute<shape>, warmup<lookback>};
}
template <auto shape>
constexpr Candlestick hikkakeRow(const char *name, const char *title, std::size_t c)
{
    using Of = Shape<decltype(shape)>;
    constexpr std::size_t lookback = Of::lookback + 3;
    return {name,
            title,
            c,
            Lean::Sign,
            Where::Anywhere,
            true,
            0,
            lookback,
            Of::needs,
            Kin::None,
            0,
            nullptr,
            scanHikkake<shape>,
            compute<shape>,
            warmup<lookback>};
}

constexpr Lean sign = Lean::Sign, neutral = Lean::Neutral;
constexpr Where turn = Where::Turn, carry = Where::Carry, anywhere = Where::Anywhere;
constexpr bool common = true, rare = false;

using namespace candles;

constexpr Candlestick table[] = {
    row<twoCrows>("cdl2crows", "Two crows", 3, sign, turn, rare,
                  [](G g) { return g.gapUp(1) & g.white(2) & g.black(1) & g.black(0); }),
    row<threeBlackCrows>("cdl3blackcrows", "Three black crows", 4, sign, turn, rare,
                         [](G g) { return g.white(3) & g.black(2) & g.black(1) & g.black(0); }),
    row<threeInside>("cdl3inside", "Three inside", 3, sign, turn, common,
                     [](G g) { return g.opposite(2, 0) & g.within(1) & g.isLong(2); }),
    row<threeLineStrike>("cdl3linestrike", "Three-line strike", 4, sign, carry, rare,
                         [](G g) { return g.same(3, 2) & g.same(2, 1) & g.opposite(1, 0); }),
    row<threeOutside>("cdl3outside", "Three outside", 3, sign, turn, common,
                      [](G g) { return g.opposite(2, 1) & g.covers(1); }),
    row<threeStarsInSouth>("cdl3starsinsouth", "Three stars in the south", 3, sign, turn, rare,
                           [](G g) { return g.black(2) & g.black(1) & g.black(0) & g.isLong(2); }),
    row<threeWhiteSoldiers>("cdl3whitesoldiers", "Three white soldiers", 3, sign, turn, rare,
                            [](G g) { return g.white(2) & g.white(1) & g.white(0) & g.isLong(0); }),
    row<abandonedBaby>(
        "cdlabandonedbaby", "Abandoned baby", 3, sign, turn, rare,
        [](G g) { return g.opposite(2, 0) & g.isDoji(1) & g.isLong(2); }, 0.3),
    row<advanceBlock>("cdladvanceblock", "Advance block", 3, sign, turn, common,
                      [](G g) { return g.white(2) & g.white(1) & g.white(0) & g.isLong(2); }),
    row<beltHold>(
        "cdlbelthold", "Belt hold", 1, sign, turn, common, [](G g) { return g.isLong(0) & g.cleanOpen(0); },
        0, Kin::Long, 2),
    row<breakaway>("cdlbreakaway", "Breakaway", 5, sign, turn, rare,
                   [](G g) { return g.same(4, 3) & g.same(3, 1) & g.opposite(1, 0) & g.isLong(4); }),
    row<closingMarubozu>(
        "cdlclosingmarubozu", "Closing marubozu", 1, sign, carry, common,
        [](G g) { return g.isLong(0) & g.cleanClose(0); }, 0, Kin::Long, 2),
    row<concealingBabySwallow>(
        "cdlconcealbabyswall", "Concealing baby swallow", 4, sign, turn, rare,
        [](G g) { return g.black(3) & g.black(2) & g.black(1) & g.black(0) & g.gapDown(1); }),
    row<counterattack>("cdlcounterattack", "Counterattack", 2, sign, turn, rare,
                       [](G g) { return g.opposite(1, 0) & g.isLong(1) & g.isLong(0); }),
    row<darkCloudCover>(
        "cdldarkcloudcover", "Dark cloud cover", 2, sign, turn, rare,
        [](G g) { return g.white(1) & g.black(0) & g.isLong(1); }, 0.5),
    row<doji>(
        "cdldoji", "Doji", 1, neutral, anywhere, common, [](G g) { return g.isDoji(0); }, 0, Kin::Doji, 1),
    row<dojiStar>("cdldojistar", "Doji star", 2, sign, turn, common,
                  [](G g) { return g.gap(0) & g.isDoji(0) & g.isLong(1); }),
    row<dragonflyDoji>(
        "cdldragonflydoji", "Dragonfly doji", 1, sign, turn, common,
        [](G g) { return g.isDoji(0) & g.noUpper(0); }, 0, Kin::Doji, 3),
    row<engulfing>("cdlengulfing", "Engulfing", 2, sign, turn, common,
                   [](G g) { return g.opposite(1, 0) & g.covers(0); }),
    row<eveningDojiStar>(
        "cdleveningdojistar", "Evening doji star", 3, sign, turn, rare,
        [](G g) { return g.gapUp(1) & g.white(2) & g.black(0); }, 0.3),
    row<eveningStar>(
        "cdleveningstar", "Evening star", 3, sign, turn, rare,
        [](G g) { return g.gapUp(1) & g.white(2) & g.black(0); }, 0.3),
    row<gapSideSideWhite>("cdlgapsidesidewhite", "Gap with side-by-side white candles", 3, sign, carry,
                          common, [](G g) { return g.gap(1) & g.white(1) & g.white(0); }),
    row<gravestoneDoji>(
        "cdlgravestonedoji", "Gravestone doji", 1, Lean::Bearish, turn, common,
        [](G g) { return g.isDoji(0) & g.noLower(0); }, 0, Kin::Doji, 3),
    row<hammer>("cdlhammer", "Hammer", 1, sign, turn, common,
                [](G g) { return g.noUpper(0) & ~g.isLong(0); }),
    row<hangingMan>("cdlhangingman", "Hanging man", 1, sign, turn, common,
                    [](G g) { return g.noUpper(0) & ~g.isLong(0); }),
    row<harami>(
        "cdlharami", "Harami", 2, sign, turn, common, [](G g) { return g.isLong(1) & g.within(0); }, 0,
        Kin::Harami, 1),
    row<haramiCross>(
        "cdlharamicross", "Harami cross", 2, sign, turn, common,
        [](G g) { return g.isLong(1) & g.within(0) & g.isDoji(0); }, 0, Kin::Harami, 2),
    row<highWave>(
        "cdlhighwave", "High wave", 1, neutral, anywhere, common,
        [](G g) { return g.bothShadows(0) & ~g.isLong(0); }, 0, Kin::Small, 3),
    hikkakeRow<hikkake>("cdlhikkake", "Hikkake", 3),
    hikkakeRow<modifiedHikkake>("cdlhikkakemod", "Modified hikkake", 4),
    row<homingPigeon>("cdlhomingpigeon", "Homing pigeon", 2, sign, turn, common,
                      [](G g) { return g.black(1) & g.black(0) & g.isLong(1) & g.within(0); }),
    row<identicalThreeCrows>("cdlidentical3crows", "Identical three crows", 3, sign, turn, rare,
                             [](G g) {
                                 return g.black(2) & g.black(1) & g.black(0) & g.noLower(2) & g.noLower(1) &
                                        g.noLower(0);
                             }),
    row<inNeck>("cdlinneck", "In-neck", 2, sign, carry, rare,
                [](G g) { return g.black(1) & g.white(0) & g.isLong(1); }),
    row<invertedHammer>("cdlinvertedhammer", "Inverted hammer", 1, sign, turn, rare,
                        [](G g) { return g.gapDown(0) & g.noLower(0); }),
    row<kicking>(
        "cdlkicking", "Kicking", 2, sign, turn, rare,
        [](G g) { return g.opposite(1, 0) & g.isLong(1) & g.isLong(0) & g.noUpper(0) & g.noLower(0); }),
    row<kickingByLength>(
        "cdlkickingbylength", "Kicking, by the longer marubozu", 2, sign, turn, rare,
        [](G g) { return g.opposite(1, 0) & g.isLong(1) & g.isLong(0) & g.noUpper(0) & g.noLower(0); }),
    row<ladderBottom>("cdlladderbottom", "Ladder bottom", 5, sign, turn, rare,
                      [](G g) { return g.black(4) & g.black(3) & g.black(2) & g.black(1) & g.white(0); }),
    row<longLeggedDoji>(
        "cdllongleggeddoji", "Long-legged doji", 1, neutral, anywhere, common,
        [](G g) { return g.isDoji(0); }, 0, Kin::Doji, 2),
    row<longLine>(
        "cdllongline", "Long line", 1, sign, carry, common, [](G g) { return g.plain(0) & g.isLong(0); }, 0,
        Kin::Long, 1),
    row<marubozu>(
        "cdlmarubozu", "Marubozu", 1, sign, carry, common,
        [](G g) { return g.isLong(0) & g.noUpper(0) & g.noLower(0); }, 0, Kin::Long, 3),
    row<matchingLow>("cdlmatchinglow", "Matching low", 2, sign, turn, common,
                     [](G g) { return g.black(1) & g.black(0); }),
    row<matHold>(
        "cdlmathold", "Mat hold", 5, sign, carry, rare,
        [](G g) { return g.gapUp(3) & g.white(4) & g.black(3) & g.white(0); }, 0.5),
    row<morningDojiStar>(
        "cdlmorningdojistar", "Morning doji star", 3, sign, turn, rare,
        [](G g) { return g.gapDown(1) & g.black(2) & g.white(0); }, 0.3),
    row<morningStar>(
        "cdlmorningstar", "Morning star", 3, sign, turn, rare,
        [](G g) { return g.gapDown(1) & g.black(2) & g.white(0); }, 0.3),
    row<onNeck>("cdlonneck", "On-neck", 2, sign, carry, rare,
                [](G g) { return g.black(1) & g.white(0) & g.isLong(1); }),
    row<piercing>("cdlpiercing", "Piercing line", 2, sign, turn, rare,
                  [](G g) { return g.black(1) & g.white(0) & g.isLong(1) & g.isLong(0); }),
    row<rickshawMan>(
        "cdlrickshawman", "Rickshaw man", 1, neutral, anywhere, common,
        [](G g) { return g.isDoji(0) & g.bothShadows(0); }, 0, Kin::Doji, 3),
    row<riseFallThreeMethods>("cdlrisefall3methods", "Rising and falling three methods", 5, sign, carry, rare,
                              [](G g) {
                                  return g.opposite(4, 3) & g.same(3, 2) & g.same(2, 1) & g.opposite(1, 0) &
                                         g.isLong(4) & g.isLong(0);
                              }),
    row<separatingLines>("cdlseparatinglines", "Separating lines", 2, sign, carry, common,
                         [](G g) { return g.opposite(1, 0) & g.isLong(0) & g.cleanOpen(0); }),
    row<shootingStar>("cdlshootingstar", "Shooting star", 1, sign, turn, rare,
                      [](G g) { return g.gapUp(0) & g.noLower(0); }),
    row<shortLine>(
        "cdlshortline", "Short line", 1, neutral, anywhere, common,
        [](G g) { return g.plain(0) & ~g.isLong(0); }, 0, Kin::Small, 1),
    row<spinningTop>(
        "cdlspinningtop", "Spinning top", 1, neutral, anywhere, common,
        [](G g) { return g.bothShadows(0) & ~g.isLong(0); }, 0, Kin::Small, 2),
    row<stalledPattern>("cdlstalledpattern", "Stalled pattern", 3, sign, turn, rare,
                        [](G g) { return g.white(2) & g.white(1) & g.white(0) & g.isLong(2) & g.isLong(1); }),
    row<stickSandwich>("cdlsticksandwich", "Stick sandwich", 3, sign, turn, rare,
                       [](G g) { return g.black(2) & g.white(1) & g.black(0); }),
    row<takuri>(
        "cdltakuri", "Takuri", 1, sign, turn, common, [](G g) { return g.isDoji(0) & g.noUpper(0); }, 0,
        Kin::Doji, 4),
    row<tasukiGap>("cdltasukigap", "Tasuki gap", 3, sign, carry, rare,
                   [](G g) { return g.gap(1) & g.opposite(1, 0); }),
    row<thrusting>("cdlthrusting", "Thrusting", 2, sign, carry, rare,
                   [](G g) { return g.black(1) & g.white(0) & g.isLong(1); }),
    row<tristar>("cdltristar", "Tristar", 3, sign, turn, common, [](G g) { return g.gap(1) & g.isDoji(2); }),
    row<uniqueThreeRiver>("cdlunique3river", "Unique three river", 3, sign, turn, rare,
                          [](G g) { return g.black(2) & g.black(1) & g.white(0) & g.isLong(2); }),
    row<upsideGapTwoCrows>("cdlupsidegap2crows", "Upside gap two crows", 3, sign, turn, rare,
                           [](G g) { return g.gapUp(1) & g.white(2) & g.black(1) & g.black(0); }),
    row<sideGapThreeMethods>("cdlxsidegap3methods", "Side gap three methods", 3, sign, carry, common,
                             [](G g) { return g.gap(1) & g.same(2, 1) & g.opposite(1, 0); }),
};

template <auto shape>
const Candlestick &rowOf()
{
    return *std::find_if(std::begin(table), std::end(table),
                         [](const Candlestick &one) { return one.compute == compute<shape>; });
}

// TA-Lib bounds the share of the first body only below.
constexpr Parameter shallow[] = {{"penetration", 0.3, 0, 1000, false}};
constexpr Parameter deep[] = {{"penetration", 0.5, 0, 1000, false}};

constexpr Study studyOf(const Candlestick &candlestick)
{
    std::span<const Parameter> parameters;
    if (candlestick.penetration > 0)
        parameters = candlestick.penetration < 0.4 ? std::span(shallow) : std::span(deep);
    return {candlestick.name,
            candlestick.title,
            Kind::Oscillator,
            parameters,
            std::span<const char *const>(&candlestick.name, 1),
            candlestick.compute,
            candlestick.warmup};
}
template <std::size_t... i>
constexpr std::array<Study, sizeof...(i)> studiesOf(std::index_sequence<i...>)
{
    return {studyOf(table[i])...};
}
template <std::size_t... i>
constexpr std::array<const char *, sizeof...(i)> namesOf(std::index_sequence<i...>)
{
    return {table[i].name...};
}
constexpr auto studyTable = studiesOf(std::make_index_sequence<std::size(table)>());

} // namespace

constinit const std::array<const char *, 61> candlestickNames =
    namesOf(std::make_index_sequence<std::size(table)>());

std::span<const Candlestick> candlesticks()
{
    return table;
}

std::span<const Study> candlestickStudies()
{
    return studyTable;
}

} // namespace studies
