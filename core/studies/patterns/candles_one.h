// Candlesticks of a single candle (some against the one before it), by TA-Lib's definitions. Each function
// answers for the candles that end with one bar: 0, or TA-Lib's ±100. Inside `studies` only. Pure; any
// thread.
#pragma once

#include "studies/patterns/candle_chunk.h"

namespace studies::candles {

/// Opens at its end and runs: a long body without a shadow where it began.
inline int beltHold(Bars<10, Body | Range> b)
{
    return b.isLong(0) && (b.white(0) ? b.noLower(0) : b.noUpper(0)) ? 100 * b.color(0) : 0;
}
/// A long body that closes at its very end.
inline int closingMarubozu(Bars<10, Body | Range> b)
{
    return b.isLong(0) && (b.white(0) ? b.noUpper(0) : b.noLower(0)) ? 100 * b.color(0) : 0;
}
/// A long body with hardly any shadow.
inline int marubozu(Bars<10, Body | Range> b)
{
    return b.isLong(0) && b.noUpper(0) && b.noLower(0) ? 100 * b.color(0) : 0;
}
/// A long body, both shadows short.
inline int longLine(Bars<10, Body | Shadow> b)
{
    const bool plain = b.upper(0) < b.shortShadow(0) && b.lower(0) < b.shortShadow(0);
    return plain && b.isLong(0) ? 100 * b.color(0) : 0;
}
/// A short body, both shadows short.
inline int shortLine(Bars<10, Body | Shadow> b)
{
    const bool plain = b.upper(0) < b.shortShadow(0) && b.lower(0) < b.shortShadow(0);
    return plain && b.isShort(0) ? 100 * b.color(0) : 0;
}
/// A short body between two shadows that are longer than it.
inline int spinningTop(Bars<10, Body> b)
{
    return b.longUpper(0) && b.longLower(0) && b.isShort(0) ? 100 * b.color(0) : 0;
}
/// A short body between two shadows more than twice as long.
inline int highWave(Bars<10, Body> b)
{
    const double twice = 2 * b.body(0);
    return b.upper(0) > twice && b.lower(0) > twice && b.isShort(0) ? 100 * b.color(0) : 0;
}
/// Opens and closes at the same price.
inline int doji(Bars<10, Range> b)
{
    return b.isDoji(0) ? 100 : 0;
}
/// A doji at the top of its range.
inline int dragonflyDoji(Bars<10, Range> b)
{
    return b.isDoji(0) && b.noUpper(0) && b.lower(0) > b.veryShort(0) ? 100 : 0;
}
/// A doji at the bottom of its range.
inline int gravestoneDoji(Bars<10, Range> b)
{
    return b.isDoji(0) && b.noLower(0) && b.upper(0) > b.veryShort(0) ? 100 : 0;
}
/// A doji with at least one shadow longer than its body.
inline int longLeggedDoji(Bars<10, Range> b)
{
    return b.isDoji(0) && (b.longLower(0) || b.longUpper(0)) ? 100 : 0;
}
/// A long-legged doji with its body near the middle of the range.
inline int rickshawMan(Bars<10, Range | Five> b)
{
    if (!b.isDoji(0) || !b.longLower(0) || !b.longUpper(0))
        return 0;
    const double middle = b.low(0) + (b.high(0) - b.low(0)) / 2;
    return b.bottom(0) <= middle + b.near(0) && b.top(0) >= middle - b.near(0) ? 100 : 0;
}
/// A dragonfly doji with a lower shadow more than twice its body.
inline int takuri(Bars<10, Range> b)
{
    return b.isDoji(0) && b.noUpper(0) && b.lower(0) > 2 * b.body(0) ? 100 : 0;
}

/// A short body above a long lower shadow, at or below the low before it.
inline int hammer(Bars<11, Body | Range | Five> b)
{
    return b.noUpper(0) && b.longLower(0) && b.isShort(0) && b.bottom(0) <= b.low(1) + b.near(1) ? 100 : 0;
}
/// The same at or above the high before it.
inline int hangingMan(Bars<11, Body | Range | Five> b)
{
    return b.noUpper(0) && b.longLower(0) && b.isShort(0) && b.bottom(0) >= b.high(1) - b.near(1) ? -100 : 0;
}
/// A short body below a long upper shadow, gapping down.
inline int invertedHammer(Bars<11, Body | Range> b)
{
    return b.gapDown(0, 1) && b.noLower(0) && b.longUpper(0) && b.isShort(0) ? 100 : 0;
}
/// The same gapping up.
inline int shootingStar(Bars<11, Body | Range> b)
{
    return b.gapUp(0, 1) && b.noLower(0) && b.longUpper(0) && b.isShort(0) ? -100 : 0;
}

} // namespace studies::candles
