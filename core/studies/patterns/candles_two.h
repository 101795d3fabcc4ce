// Candlesticks of two candles, by TA-Lib's definitions. Each function answers for the candles that end with
// one bar: 0, or TA-Lib's ±100 (±80 where TA-Lib calls the match a weak one). Inside `studies` only. Pure;
// any thread.
#pragma once

#include "studies/patterns/candle_chunk.h"

namespace studies::candles {

/// Two long candles of opposite colour with the same close.
inline int counterattack(Bars<11, Body | Five> b)
{
    if (b.color(0) == b.color(1) || !b.isLong(0) || !b.isLong(1))
        return 0;
    const double same = b.equal(1);
    return b.close(0) <= b.close(1) + same && b.close(0) >= b.close(1) - same ? 100 * b.color(0) : 0;
}
/// After a long white body a black one that opens above its high and closes well within it.
inline int darkCloudCover(Bars<11, Body> b, double penetration)
{
    return b.open(0) > b.high(1) && b.black(0) && b.white(1) && b.close(0) > b.open(1) &&
                   b.close(0) < b.close(1) - b.body(1) * penetration && b.isLong(1)
               ? -100
               : 0;
}
/// A doji that gaps away from a long body in its direction.
inline int dojiStar(Bars<11, Body | Range> b)
{
    return (b.white(1) ? b.gapUp(0, 1) : b.gapDown(0, 1)) && b.isDoji(0) && b.isLong(1) ? -100 * b.color(1)
                                                                                        : 0;
}
/// A body that covers one of the opposite colour; 80 where one end is the same.
inline int engulfing(Bars<2> b)
{
    if (b.color(0) == b.color(1) || b.top(0) < b.top(1) || b.bottom(0) > b.bottom(1))
        return 0;
    const bool sameTop = b.top(0) == b.top(1), sameBottom = b.bottom(0) == b.bottom(1);
    return sameTop && sameBottom ? 0 : (sameTop || sameBottom ? 80 : 100) * b.color(0);
}
/// What a small body inside a long one is worth: 80 where one end is the same.
template <class View>
int inside(const View &b)
{
    if (b.top(0) < b.top(1) && b.bottom(0) > b.bottom(1))
        return -100 * b.color(1);
    return b.top(0) <= b.top(1) && b.bottom(0) >= b.bottom(1) ? -80 * b.color(1) : 0;
}
/// A short body within a long one.
inline int harami(Bars<11, Body> b)
{
    return b.isLong(1) && b.notLong(0) ? inside(b) : 0;
}
/// A doji within a long body.
inline int haramiCross(Bars<11, Body | Range> b)
{
    return b.isLong(1) && b.isDoji(0) ? inside(b) : 0;
}
/// A short black body within a long black one.
inline int homingPigeon(Bars<11, Body> b)
{
    return b.black(0) && b.black(1) && b.open(0) < b.open(1) && b.close(0) > b.close(1) && b.isLong(1) &&
                   b.notLong(0)
               ? 100
               : 0;
}
/// A white candle opens below the low of a long black one; how far up it closes makes the next three.
template <class View>
bool belowLongBlack(const View &b)
{
    return b.open(0) < b.low(1) && b.white(0) && b.black(1) && b.isLong(1);
}
/// … at the black close or barely above it.
inline int inNeck(Bars<11, Body | Five> b)
{
    return belowLongBlack(b) && b.close(0) >= b.close(1) && b.close(0) <= b.close(1) + b.equal(1) ? -100 : 0;
}
/// … at the black low.
inline int onNeck(Bars<11, Body | Five> b)
{
    return belowLongBlack(b) && b.close(0) <= b.low(1) + b.equal(1) && b.close(0) >= b.low(1) - b.equal(1)
               ? -100
               : 0;
}
/// … into the black body, not above its middle.
inline int thrusting(Bars<11, Body | Five> b)
{
    return belowLongBlack(b) && b.close(0) > b.close(1) + b.equal(1) &&
                   b.close(0) <= b.close(1) + b.body(1) * 0.5
               ? -100
               : 0;
}
/// … above the middle of the black body, itself long, but not above the black open.
inline int piercing(Bars<11, Body> b)
{
    return belowLongBlack(b) && b.isLong(0) && b.close(0) < b.open(1) &&
                   b.close(0) > b.close(1) + b.body(1) * 0.5
               ? 100
               : 0;
}
/// Two marubozu of opposite colour with a clear gap between them, in the direction of the second.
inline bool kicks(Bars<11, Body | Range> b)
{
    const bool gap = b.black(1) ? b.clearGapUp(0, 1) && b.white(0) : b.clearGapDown(0, 1) && b.black(0);
    return gap && b.isLong(1) && b.noUpper(1) && b.noLower(1) && b.isLong(0) && b.noUpper(0) && b.noLower(0);
}
inline int kicking(Bars<11, Body | Range> b)
{
    return kicks(b) ? 100 * b.color(0) : 0;
}
/// Kicking with the sign of the longer candle.
inline int kickingByLength(Bars<11, Body | Range> b)
{
    return kicks(b) ? 100 * b.color(b.body(0) > b.body(1) ? 0 : 1) : 0;
}
/// Two black candles with the same close.
inline int matchingLow(Bars<6, Five> b)
{
    return b.black(0) && b.black(1) && b.close(0) <= b.close(1) + b.equal(1) &&
                   b.close(0) >= b.close(1) - b.equal(1)
               ? 100
               : 0;
}
/// A belt hold that opens where the opposite candle before it opened.
inline int separatingLines(Bars<11, Body | Range | Five> b)
{
    const double same = b.equal(1);
    if (b.color(0) == b.color(1) || b.open(0) > b.open(1) + same || b.open(0) < b.open(1) - same)
        return 0;
    return b.isLong(0) && (b.white(0) ? b.noLower(0) : b.noUpper(0)) ? 100 * b.color(0) : 0;
}

} // namespace studies::candles
