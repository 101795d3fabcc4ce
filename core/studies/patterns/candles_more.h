// Candlesticks of four and five candles, by TA-Lib's definitions. Each function answers for the candles that
// end with one bar: 0, or TA-Lib's ±100. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/patterns/candle_chunk.h"

namespace studies::candles {

/// Three falling black candles without lower shadows, each opening within the one before, after a white one.
inline int threeBlackCrows(Bars<13, Range> b)
{
    return b.white(3) && b.black(2) && b.black(1) && b.black(0) && b.open(1) < b.open(2) &&
                   b.open(1) > b.close(2) && b.open(0) < b.open(1) && b.open(0) > b.close(1) &&
                   b.high(3) > b.close(2) && b.close(2) > b.close(1) && b.close(1) > b.close(0) &&
                   b.noLower(2) && b.noLower(1) && b.noLower(0)
               ? -100
               : 0;
}
/// Candle k opens within or near the body before it.
template <class View>
bool opensNear(const View &b, int k)
{
    return b.open(k) >= b.bottom(k + 1) - b.near(k + 1) && b.open(k) <= b.top(k + 1) + b.near(k + 1);
}
/// Three candles of one colour, each closing further, and one that takes it all back.
inline int threeLineStrike(Bars<8, Five> b)
{
    if (b.color(3) != b.color(2) || b.color(2) != b.color(1) || b.color(0) == b.color(1))
        return 0;
    const bool strike = b.white(1) ? b.close(1) > b.close(2) && b.close(2) > b.close(3) &&
                                         b.open(0) > b.close(1) && b.close(0) < b.open(3)
                                   : b.close(1) < b.close(2) && b.close(2) < b.close(3) &&
                                         b.open(0) < b.close(1) && b.close(0) > b.open(3);
    return strike && opensNear(b, 2) && opensNear(b, 1) ? 100 * b.color(1) : 0;
}
/// Two black marubozu, a third that gaps down but reaches back up, and a fourth that covers all of it.
inline int concealingBabySwallow(Bars<13, Range> b)
{
    return b.gapDown(1, 2) && b.black(3) && b.black(2) && b.black(1) && b.black(0) &&
                   b.high(1) > b.close(2) && b.high(0) > b.high(1) && b.low(0) < b.low(1) && b.noLower(3) &&
                   b.noUpper(3) && b.noLower(2) && b.noUpper(2) && b.upper(1) > b.veryShort(1)
               ? 100
               : 0;
}

/// After a long candle and a gap two more in its direction, and one that closes inside the gap.
inline int breakaway(Bars<14, Body> b)
{
    if (b.color(4) != b.color(3) || b.color(3) != b.color(1) || b.color(1) == b.color(0))
        return 0;
    const bool shape = b.black(4) ? b.gapDown(3, 4) && b.high(2) < b.high(3) && b.low(2) < b.low(3) &&
                                        b.high(1) < b.high(2) && b.low(1) < b.low(2) &&
                                        b.close(0) > b.open(3) && b.close(0) < b.close(4)
                                  : b.gapUp(3, 4) && b.high(2) > b.high(3) && b.low(2) > b.low(3) &&
                                        b.high(1) > b.high(2) && b.low(1) > b.low(2) &&
                                        b.close(0) < b.open(3) && b.close(0) > b.close(4);
    return shape && b.isLong(4) ? 100 * b.color(0) : 0;
}
/// Three black candles with lower opens and closes, a fourth with an upper shadow, and a white one that opens
/// above its body and closes above its high.
inline int ladderBottom(Bars<14, Range> b)
{
    return b.black(4) && b.black(3) && b.black(2) && b.black(1) && b.white(0) && b.open(0) > b.open(1) &&
                   b.close(0) > b.high(1) && b.open(4) > b.open(3) && b.open(3) > b.open(2) &&
                   b.close(4) > b.close(3) && b.close(3) > b.close(2) && b.upper(1) > b.veryShort(1)
               ? 100
               : 0;
}
/// A long white body, a small black one that gaps up, two more that sink without giving much back, and a
/// white one above them all.
inline int matHold(Bars<14, Body> b, double penetration)
{
    if (!b.gapUp(3, 4) || !b.white(4) || !b.black(3) || !b.white(0))
        return 0;
    const double floor = b.close(4) - b.body(4) * penetration;
    return b.bottom(2) < b.close(4) && b.bottom(1) < b.close(4) && b.bottom(2) > floor &&
                   b.bottom(1) > floor && b.top(2) < b.open(3) && b.top(1) < b.top(2) &&
                   b.open(0) > b.close(1) && b.close(0) > std::max({b.high(3), b.high(2), b.high(1)}) &&
                   b.isLong(4) && b.isShort(3) && b.isShort(2) && b.isShort(1)
               ? 100
               : 0;
}
/// Candle k overlaps the range of the first of the five.
inline bool holdsWithin(const Bars<14, Body> &b, int k)
{
    return b.bottom(k) < b.high(4) && b.top(k) > b.low(4);
}
/// A long candle, three small opposite ones within its range, and a long one that goes on.
inline int riseFallThreeMethods(Bars<14, Body> b)
{
    const int d = b.color(4);
    if (b.color(3) == d || b.color(2) == d || b.color(1) == d || b.color(0) != d)
        return 0;
    return b.close(2) * d < b.close(3) * d && b.close(1) * d < b.close(2) * d &&
                   b.open(0) * d > b.close(1) * d && b.close(0) * d > b.close(4) * d && holdsWithin(b, 3) &&
                   holdsWithin(b, 2) && holdsWithin(b, 1) && b.isLong(4) && b.isShort(3) && b.isShort(2) &&
                   b.isShort(1) && b.isLong(0)
               ? 100 * d
               : 0;
}

/// What the hikkakes remember of their last match until it is confirmed.
struct Hikkake
{
    std::size_t bar = 0; // of the match
    int side = 0;        // 1, −1; 0: nothing waits
    double level = 0;    // the close has to pass it
};

/// An inside bar, and a bar that leaves it with both ends downwards (a trap, so bullish: 1) or upwards (−1).
template <class View>
int falseBreak(const View &b)
{
    if (!(b.high(1) < b.high(2)) || !(b.low(1) > b.low(2)))
        return 0;
    if (b.high(0) < b.high(1) && b.low(0) < b.low(1))
        return 1;
    return b.high(0) > b.high(1) && b.low(0) > b.low(1) ? -1 : 0;
}
inline int hikkake(Bars<2> b)
{
    return falseBreak(b);
}
/// With another inside bar in front, whose close is near the end of its range that the break will leave.
inline int modifiedHikkake(Bars<7, Five> b)
{
    const int side = falseBreak(b);
    if (side == 0 || !(b.high(2) < b.high(3)) || !(b.low(2) > b.low(3)))
        return 0;
    const bool near = side > 0 ? b.close(2) <= b.low(2) + b.near(2) : b.close(2) >= b.high(2) - b.near(2);
    return near ? side : 0;
}

} // namespace studies::candles
