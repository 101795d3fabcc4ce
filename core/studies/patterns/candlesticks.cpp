#include "studies/patterns/candlesticks.h"

#include "studies/patterns/candles_one.h"
#include "studies/patterns/candles_three.h"
#include "studies/patterns/candles_two.h"

#include <type_traits>

namespace studies {
namespace {

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

template <auto shape>
std::size_t scan(const CandleChunk &chunk, double penetration, candles::Hikkake &, CandleHit *hits)
{
    using Of = Shape<decltype(shape)>;
    std::size_t found = 0;
    for (std::size_t i = firstBar(chunk, Of::lookback); i < chunk.bars(); ++i) {
        int value = 0;
        if constexpr (std::is_invocable_v<decltype(shape), typename Of::View>)
            value = shape(typename Of::View(chunk, i));
        else
            value = shape(typename Of::View(chunk, i), penetration);
        if (value != 0)
            hits[found++] = {i, value};
    }
    return found;
}

/// A hikkake is ±100 at the bar that leaves the inside bar, and ±200 at the first of the next three bars
/// whose close passes the inside bar's other end; a new one takes the place of one that waits. TA-Lib starts
/// to look three bars before its first value.
template <auto shape>
std::size_t scanHikkake(const CandleChunk &chunk, double, candles::Hikkake &waiting, CandleHit *hits)
{
    using Of = Shape<decltype(shape)>;
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

template <std::size_t lookback>
int warmup(std::span<const double>)
{
    return static_cast<int>(lookback);
}

template <auto scanner, unsigned needs, std::size_t lookback>
void compute(const Input &input, std::span<const double> parameters,
             std::span<const std::span<double>> outputs)
{
    CandleChunk chunk(input);
    candles::Hikkake waiting;
    std::array<CandleHit, chunkBars> hits;
    eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        chunk.next(from, bars, needs);
        double *const out = outputs[0].data() + from;
        std::fill_n(out, bars, 0.0);
        const double penetration = parameters.empty() ? 0 : parameters[0];
        const std::size_t found = scanner(chunk, penetration, waiting, hits.data());
        for (std::size_t hit = 0; hit < found; ++hit)
            out[hits[hit].bar] = hits[hit].value;
    });
    blank(outputs[0], lookback);
}

/// A row of the table; `c` is how many candles make the pattern.
template <auto shape>
constexpr Candlestick row(const char *name, const char *title, std::size_t c, Lean lean, Where place,
                          bool common = false, double penetration = 0, Kin kin = Kin::None, int rank = 0)
{
    using Of = Shape<decltype(shape)>;
    return {name,
            title,
            c,
            lean,
            place,
            common,
            penetration,
            Of::lookback,
            Of::needs,
            kin,
            rank,
            scan<shape>,
            compute<scan<shape>, Of::needs, Of::lookback>,
            warmup<Of::lookback>};
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
            scanHikkake<shape>,
            compute<scanHikkake<shape>, Of::needs, lookback>,
            warmup<lookback>};
}

constexpr Lean sign = Lean::Sign, neutral = Lean::Neutral;
constexpr Where turn = Where::Turn, carry = Where::Carry, anywhere = Where::Anywhere;
constexpr bool common = true, rare = false;

using namespace candles;

constexpr Candlestick table[] = {
    row<twoCrows>("cdl2crows", "Two crows", 3, sign, turn),
    row<threeBlackCrows>("cdl3blackcrows", "Three black crows", 4, sign, turn),
    row<threeInside>("cdl3inside", "Three inside", 3, sign, turn, common),
    row<threeLineStrike>("cdl3linestrike", "Three-line strike", 4, sign, carry),
    row<threeOutside>("cdl3outside", "Three outside", 3, sign, turn, common),
    row<threeStarsInSouth>("cdl3starsinsouth", "Three stars in the south", 3, sign, turn),
    row<threeWhiteSoldiers>("cdl3whitesoldiers", "Three white soldiers", 3, sign, turn),
    row<abandonedBaby>("cdlabandonedbaby", "Abandoned baby", 3, sign, turn, rare, 0.3),
    row<advanceBlock>("cdladvanceblock", "Advance block", 3, sign, turn),
    row<beltHold>("cdlbelthold", "Belt hold", 1, sign, turn, common, 0, Kin::Long, 2),
    row<breakaway>("cdlbreakaway", "Breakaway", 5, sign, turn),
    row<closingMarubozu>("cdlclosingmarubozu", "Closing marubozu", 1, sign, carry, common, 0, Kin::Long, 2),
    row<concealingBabySwallow>("cdlconcealbabyswall", "Concealing baby swallow", 4, sign, turn),
    row<counterattack>("cdlcounterattack", "Counterattack", 2, sign, turn),
    row<darkCloudCover>("cdldarkcloudcover", "Dark cloud cover", 2, sign, turn, rare, 0.5),
    row<doji>("cdldoji", "Doji", 1, neutral, anywhere, common, 0, Kin::Doji, 1),
    row<dojiStar>("cdldojistar", "Doji star", 2, sign, turn),
    row<dragonflyDoji>("cdldragonflydoji", "Dragonfly doji", 1, sign, turn, common, 0, Kin::Doji, 3),
    row<engulfing>("cdlengulfing", "Engulfing", 2, sign, turn, common),
    row<eveningDojiStar>("cdleveningdojistar", "Evening doji star", 3, sign, turn, rare, 0.3),
    row<eveningStar>("cdleveningstar", "Evening star", 3, sign, turn, rare, 0.3),
    row<gapSideSideWhite>("cdlgapsidesidewhite", "Gap with side-by-side white candles", 3, sign, carry),
    row<gravestoneDoji>("cdlgravestonedoji", "Gravestone doji", 1, Lean::Bearish, turn, common, 0, Kin::Doji,
                        3),
    row<hammer>("cdlhammer", "Hammer", 1, sign, turn, common),
    row<hangingMan>("cdlhangingman", "Hanging man", 1, sign, turn, common),
    row<harami>("cdlharami", "Harami", 2, sign, turn, common, 0, Kin::Harami, 1),
    row<haramiCross>("cdlharamicross", "Harami cross", 2, sign, turn, common, 0, Kin::Harami, 2),
    row<highWave>("cdlhighwave", "High wave", 1, neutral, anywhere, common, 0, Kin::Small, 3),
    hikkakeRow<hikkake>("cdlhikkake", "Hikkake", 3),
    hikkakeRow<modifiedHikkake>("cdlhikkakemod", "Modified hikkake", 4),
    row<homingPigeon>("cdlhomingpigeon", "Homing pigeon", 2, sign, turn, common),
    row<identicalThreeCrows>("cdlidentical3crows", "Identical three crows", 3, sign, turn),
    row<inNeck>("cdlinneck", "In-neck", 2, sign, carry),
    row<invertedHammer>("cdlinvertedhammer", "Inverted hammer", 1, sign, turn),
    row<kicking>("cdlkicking", "Kicking", 2, sign, turn),
    row<kickingByLength>("cdlkickingbylength", "Kicking, by the longer marubozu", 2, sign, turn),
    row<ladderBottom>("cdlladderbottom", "Ladder bottom", 5, sign, turn),
    row<longLeggedDoji>("cdllongleggeddoji", "Long-legged doji", 1, neutral, anywhere, common, 0, Kin::Doji,
                        2),
    row<longLine>("cdllongline", "Long line", 1, sign, carry, common, 0, Kin::Long, 1),
    row<marubozu>("cdlmarubozu", "Marubozu", 1, sign, carry, common, 0, Kin::Long, 3),
    row<matchingLow>("cdlmatchinglow", "Matching low", 2, sign, turn, common),
    row<matHold>("cdlmathold", "Mat hold", 5, sign, carry, rare, 0.5),
    row<morningDojiStar>("cdlmorningdojistar", "Morning doji star", 3, sign, turn, rare, 0.3),
    row<morningStar>("cdlmorningstar", "Morning star", 3, sign, turn, rare, 0.3),
    row<onNeck>("cdlonneck", "On-neck", 2, sign, carry),
    row<piercing>("cdlpiercing", "Piercing line", 2, sign, turn),
    row<rickshawMan>("cdlrickshawman", "Rickshaw man", 1, neutral, anywhere, common, 0, Kin::Doji, 3),
    row<riseFallThreeMethods>("cdlrisefall3methods", "Rising and falling three methods", 5, sign, carry),
    row<separatingLines>("cdlseparatinglines", "Separating lines", 2, sign, carry),
    row<shootingStar>("cdlshootingstar", "Shooting star", 1, sign, turn),
    row<shortLine>("cdlshortline", "Short line", 1, neutral, anywhere, common, 0, Kin::Small, 1),
    row<spinningTop>("cdlspinningtop", "Spinning top", 1, neutral, anywhere, common, 0, Kin::Small, 2),
    row<stalledPattern>("cdlstalledpattern", "Stalled pattern", 3, sign, turn),
    row<stickSandwich>("cdlsticksandwich", "Stick sandwich", 3, sign, turn),
    row<takuri>("cdltakuri", "Takuri", 1, sign, turn, common, 0, Kin::Doji, 4),
    row<tasukiGap>("cdltasukigap", "Tasuki gap", 3, sign, carry),
    row<thrusting>("cdlthrusting", "Thrusting", 2, sign, carry),
    row<tristar>("cdltristar", "Tristar", 3, sign, turn),
    row<uniqueThreeRiver>("cdlunique3river", "Unique three river", 3, sign, turn),
    row<upsideGapTwoCrows>("cdlupsidegap2crows", "Upside gap two crows", 3, sign, turn),
    row<sideGapThreeMethods>("cdlxsidegap3methods", "Side gap three methods", 3, sign, carry),
};

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
