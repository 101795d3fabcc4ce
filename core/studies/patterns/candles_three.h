// Candlesticks of three candles, by TA-Lib's definitions. Each function answers for the candles that end with
// one bar: 0, or TA-Lib's ±100. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/patterns/candle_chunk.h"

namespace studies::candles {

/// After a long white body a black one gaps up, and another opens within it and closes within the first.
inline int twoCrows(Bars<12, Body> b)
{
    return b.gapUp(1, 2) && b.white(2) && b.black(1) && b.black(0) && b.open(0) < b.open(1) &&
                   b.open(0) > b.close(1) && b.close(0) > b.open(2) && b.close(0) < b.close(2) && b.isLong(2)
               ? -100
               : 0;
}
/// A harami, and a third candle that closes beyond the first one's open.
inline int threeInside(Bars<12, Body> b)
{
    const bool out = b.white(2) ? b.black(0) && b.close(0) < b.open(2) : b.white(0) && b.close(0) > b.open(2);
    return out && b.top(1) < b.top(2) && b.bottom(1) > b.bottom(2) && b.isLong(2) && b.notLong(1)
               ? -100 * b.color(2)
               : 0;
}
/// A strict engulfing, and a third close further in its direction.
inline int threeOutside(Bars<3> b)
{
    if (b.color(1) == b.color(2) || !(b.top(1) > b.top(2)) || !(b.bottom(1) < b.bottom(2)))
        return 0;
    return (b.white(1) ? b.close(0) > b.close(1) : b.close(0) < b.close(1)) ? 100 * b.color(1) : 0;
}
/// Three black candles that dwindle within each other's lows.
inline int threeStarsInSouth(Bars<12, Body | Range> b)
{
    return b.black(2) && b.black(1) && b.black(0) && b.high(0) < b.high(1) && b.low(0) > b.low(1) &&
                   b.body(1) < b.body(2) && b.open(1) > b.close(2) && b.open(1) <= b.high(2) &&
                   b.low(1) < b.close(2) && b.low(1) >= b.low(2) && b.longLower(2) && b.isLong(2) &&
                   b.lower(1) > b.veryShort(1) && b.isShort(0) && b.noLower(0) && b.noUpper(0)
               ? 100
               : 0;
}
/// Three white candles, each of which opens within or near the body before it and closes higher.
template <class View>
bool threeRising(const View &b)
{
    return b.white(2) && b.white(1) && b.white(0) && b.close(0) > b.close(1) && b.close(1) > b.close(2) &&
           b.open(1) > b.open(2) && b.open(1) <= b.close(2) + b.near(2);
}
template <class View>
bool thirdOpensNear(const View &b)
{
    return b.open(0) > b.open(1) && b.open(0) <= b.close(1) + b.near(1);
}
/// Three such candles without upper shadows, none far shorter than the one before, the last not short.
inline int threeWhiteSoldiers(Bars<12, Body | Range | Five> b)
{
    return threeRising(b) && thirdOpensNear(b) && b.noUpper(2) && b.noUpper(1) && b.noUpper(0) &&
                   b.body(1) > b.body(2) - b.far(2) && b.body(0) > b.body(1) - b.far(1) && b.isLong(0)
               ? 100
               : 0;
}
/// The rise slows: the second and third bodies shrink, or shadows grow above them.
inline bool slows(const Bars<12, Body | Shadow | Five> &b)
{
    if (b.body(1) < b.body(2) - b.far(2) && b.body(0) < b.body(1) + b.near(1))
        return true;
    if (b.body(0) < b.body(1) - b.far(1))
        return true;
    if (!(b.body(0) < b.body(1)))
        return false;
    const bool shadows = b.upper(0) > b.shortShadow(0) || b.upper(1) > b.shortShadow(1);
    return (b.body(1) < b.body(2) && shadows) || b.longUpper(0);
}
/// Three rising candles, the first long and without much of an upper shadow, whose rise slows.
inline int advanceBlock(Bars<12, Body | Shadow | Five> b)
{
    return threeRising(b) && thirdOpensNear(b) && b.isLong(2) && b.upper(2) < b.shortShadow(2) && slows(b)
               ? -100
               : 0;
}
/// Two long rising candles, and a small one on the shoulder of the second.
inline int stalledPattern(Bars<12, Body | Range | Five> b)
{
    return threeRising(b) && b.isLong(2) && b.isLong(1) && b.noUpper(1) && b.isShort(0) &&
                   b.open(0) >= b.close(1) - b.body(0) - b.near(1)
               ? -100
               : 0;
}
/// A doji (or a small body) that gaps away from a long one, and a turn back deep into the first body.
template <class View>
bool turnsBack(const View &b, double penetration)
{
    const double depth = b.body(2) * penetration;
    return b.white(2) ? b.black(0) && b.close(0) < b.close(2) - depth
                      : b.white(0) && b.close(0) > b.close(2) + depth;
}
/// … with clear gaps on both sides of a doji.
inline int abandonedBaby(Bars<12, Body | Range> b, double penetration)
{
    const bool alone =
        b.white(2) ? b.clearGapUp(1, 2) && b.clearGapDown(0, 1) : b.clearGapDown(1, 2) && b.clearGapUp(0, 1);
    return alone && turnsBack(b, penetration) && b.isLong(2) && b.isDoji(1) && b.isLong(0) ? 100 * b.color(0)
                                                                                           : 0;
}
inline int eveningDojiStar(Bars<12, Body | Range> b, double penetration)
{
    return b.gapUp(1, 2) && b.white(2) && turnsBack(b, penetration) && b.isLong(2) && b.isDoji(1) &&
                   b.isLong(0)
               ? -100
               : 0;
}
inline int eveningStar(Bars<12, Body> b, double penetration)
{
    return b.gapUp(1, 2) && b.white(2) && turnsBack(b, penetration) && b.isLong(2) && b.notLong(1) &&
                   b.isLong(0)
               ? -100
               : 0;
}
inline int morningDojiStar(Bars<12, Body | Range> b, double penetration)
{
    return b.gapDown(1, 2) && b.black(2) && turnsBack(b, penetration) && b.isLong(2) && b.isDoji(1) &&
                   b.isLong(0)
               ? 100
               : 0;
}
inline int morningStar(Bars<12, Body> b, double penetration)
{
    return b.gapDown(1, 2) && b.black(2) && turnsBack(b, penetration) && b.isLong(2) && b.notLong(1) &&
                   b.isLong(0)
               ? 100
               : 0;
}
/// Two white candles side by side, both beyond a gap from the one before.
inline int gapSideSideWhite(Bars<7, Five> b)
{
    const bool up = b.gapUp(1, 2) && b.gapUp(0, 2), down = b.gapDown(1, 2) && b.gapDown(0, 2);
    return (up || down) && b.white(1) && b.white(0) && b.body(0) >= b.body(1) - b.near(1) &&
                   b.body(0) <= b.body(1) + b.near(1) && b.open(0) >= b.open(1) - b.equal(1) &&
                   b.open(0) <= b.open(1) + b.equal(1)
               ? (up ? 100 : -100)
               : 0;
}
/// Three falling black candles without lower shadows, each of which opens at the close before it.
inline int identicalThreeCrows(Bars<12, Range | Five> b)
{
    return b.black(2) && b.black(1) && b.black(0) && b.close(2) > b.close(1) && b.close(1) > b.close(0) &&
                   b.noLower(2) && b.noLower(1) && b.noLower(0) && b.open(1) <= b.close(2) + b.equal(2) &&
                   b.open(1) >= b.close(2) - b.equal(2) && b.open(0) <= b.close(1) + b.equal(1) &&
                   b.open(0) >= b.close(1) - b.equal(1)
               ? -100
               : 0;
}
/// Two black candles with the same close, and a white one above that close between them.
inline int stickSandwich(Bars<7, Five> b)
{
    return b.black(2) && b.white(1) && b.black(0) && b.low(1) > b.close(2) &&
                   b.close(0) <= b.close(2) + b.equal(2) && b.close(0) >= b.close(2) - b.equal(2)
               ? 100
               : 0;
}
/// After a gap, a candle of about the same size opens within the last one and closes inside the gap.
inline int tasukiGap(Bars<7, Five> b)
{
    const bool up = b.gapUp(1, 2) && b.white(1) && b.black(0) && b.open(0) < b.close(1) &&
                    b.open(0) > b.open(1) && b.close(0) < b.open(1) && b.close(0) > b.top(2);
    const bool down = b.gapDown(1, 2) && b.black(1) && b.white(0) && b.open(0) < b.open(1) &&
                      b.open(0) > b.close(1) && b.close(0) > b.open(1) && b.close(0) < b.bottom(2);
    if (!up && !down)
        return 0;
    const double difference = b.body(1) - b.body(0);
    return (difference < 0 ? -difference : difference) < b.near(1) ? 100 * b.color(1) : 0;
}
/// Three doji (all against the average before the first), the middle one gapping away.
inline int tristar(Bars<12, Range> b)
{
    const double thin = b.veryShort(2);
    if (b.body(2) > thin || b.body(1) > thin || b.body(0) > thin)
        return 0;
    if (b.gapDown(1, 2) && b.bottom(0) > b.bottom(1))
        return 100;
    return b.gapUp(1, 2) && b.top(0) < b.top(1) ? -100 : 0;
}
/// A long black body, a black one within it with a lower low, and a short white one that holds that low.
inline int uniqueThreeRiver(Bars<12, Body> b)
{
    return b.black(2) && b.black(1) && b.white(0) && b.close(1) > b.close(2) && b.open(1) <= b.open(2) &&
                   b.low(1) < b.low(2) && b.open(0) > b.low(1) && b.isLong(2) && b.isShort(0)
               ? 100
               : 0;
}
/// After a long white body a short black one gaps up, and another covers it and closes above the first.
inline int upsideGapTwoCrows(Bars<12, Body> b)
{
    return b.gapUp(1, 2) && b.white(2) && b.black(1) && b.black(0) && b.open(0) > b.open(1) &&
                   b.close(0) < b.close(1) && b.close(0) > b.close(2) && b.isLong(2) && b.notLong(1)
               ? -100
               : 0;
}
/// Two candles of one colour with a gap between them, and an opposite one from within the second to within
/// the first.
inline int sideGapThreeMethods(Bars<2> b)
{
    return (b.white(2) ? b.gapUp(1, 2) : b.gapDown(1, 2)) && b.color(2) == b.color(1) &&
                   b.color(1) != b.color(0) && b.open(0) < b.top(1) && b.open(0) > b.bottom(1) &&
                   b.close(0) < b.top(2) && b.close(0) > b.bottom(2)
               ? 100 * b.color(2)
               : 0;
}

} // namespace studies::candles
