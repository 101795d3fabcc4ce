#!/usr/bin/env python3
"""Writes the reference vectors of the trend studies, from their definitions (see make_reference.py)."""

import math
from decimal import Decimal

from make_reference import (BARS, CLOSE, HIGH, LOW, TRUE_RANGE, ZERO, each, ema, mean, movement, wilder, window)
from reference_tools import write_studies


def directional_movement(sign, period):
    """Wilder's sum: of period - 1 movements first, then one part in `period` of it is dropped each bar."""
    moved = movement(sign)
    out = [None] * BARS
    if period - 1 < BARS:
        out[period - 1] = sum(moved[1:period])
    for bar in range(period, BARS):
        out[bar] = out[bar - 1] - out[bar - 1] / period + moved[bar]
    return [out]


def bars_since(values, bar, period, best):
    """How long ago the extreme of the window was, the newest of equals."""
    span = window(values, bar, period)
    return span[::-1].index(best(span))


def aroon(period):
    def score(values, best):
        return each(period, lambda b: Decimal(100 * (period - bars_since(values, b, period + 1, best))) / period)

    return [score(LOW, min), score(HIGH, max)]


def aroonosc(period):
    down, up = aroon(period)
    return [each(period, lambda b: up[b] - down[b])]


def supertrend(period, multiplier):
    atr = wilder(TRUE_RANGE, 1, period)
    line, above, below = [None] * BARS, [None] * BARS, [None] * BARS
    rising = upper = lower = None
    for bar in range(period, BARS):
        middle, reach = (HIGH[bar] + LOW[bar]) / 2, Decimal(multiplier) * atr[bar]
        if upper is None:
            rising, upper, lower = CLOSE[bar] >= middle, middle + reach, middle - reach
        before = CLOSE[bar - 1]
        upper = middle + reach if middle + reach < upper or before > upper else upper
        lower = middle - reach if middle - reach > lower or before < lower else lower
        rising = CLOSE[bar] > (lower if rising else upper)
        line[bar] = lower if rising else upper
        (below if rising else above)[bar] = line[bar]
    return [line, above, below]


def sarext(start, offset, long_first, long_step, long_most, short_first, short_step, short_most):
    """Wilder's stop, negative while short, with TA-Lib's first bars."""
    start, offset = Decimal(start), Decimal(offset)
    first, step, most = {}, {}, {}
    most[True], most[False] = Decimal(long_most), Decimal(short_most)
    first[True], first[False] = min(Decimal(long_first), most[True]), min(Decimal(short_first), most[False])
    step[True], step[False] = min(Decimal(long_step), most[True]), min(Decimal(short_step), most[False])
    out = [None] * BARS
    long = start > 0 if start != 0 else not (LOW[0] - LOW[1] > 0 and LOW[0] - LOW[1] > HIGH[1] - HIGH[0])
    extreme = HIGH[1] if long else LOW[1]
    stop = abs(start) if start != 0 else LOW[0] if long else HIGH[0]
    speed = first[long]
    for bar in range(1, BARS):
        high, low = HIGH[bar], LOW[bar]
        last_high, last_low = HIGH[max(bar - 1, 1)], LOW[max(bar - 1, 1)]
        if (low <= stop) if long else (high >= stop):
            shown = max(extreme, last_high, high) if long else min(extreme, last_low, low)
            shown += shown * offset * (1 if long else -1)
            out[bar] = -shown if long else shown
            long = not long
            speed, extreme = first[long], high if long else low
            stop = shown + speed * (extreme - shown)
        else:
            out[bar] = stop if long else -stop
            if (high > extreme) if long else (low < extreme):
                extreme, speed = high if long else low, min(speed + step[long], most[long])
            stop += speed * (extreme - stop)
        stop = min(stop, last_low, low) if long else max(stop, last_high, high)
    return [out]


def sar(step, most):
    return [[x and abs(x) for x in sarext(0, 0, step, step, most, step, step, most)[0]]]


def middle_of(bar, period):
    return (max(window(HIGH, bar, period)) + min(window(LOW, bar, period))) / 2


def ichimoku(tenkan, kijun, senkou):
    turn = each(tenkan - 1, lambda b: middle_of(b, tenkan))
    base = each(kijun - 1, lambda b: middle_of(b, kijun))
    return [turn, base,
            each(max(tenkan, kijun) - 1 + kijun, lambda b: (turn[b - kijun] + base[b - kijun]) / 2),
            each(senkou - 1 + kijun, lambda b: middle_of(b - kijun, senkou)),
            each(kijun, lambda b: CLOSE[b])]


def vortex(period):
    up = each(1, lambda b: abs(HIGH[b] - LOW[b - 1]))
    down = each(1, lambda b: abs(LOW[b] - HIGH[b - 1]))

    def share(moves):
        def value(bar):
            reach = sum(window(TRUE_RANGE, bar, period))
            return sum(window(moves, bar, period)) / reach if reach > 0 else None

        return each(period, value)

    return [share(up), share(down)]


def pfe(period, smooth):
    height = [100 * price.ln() for price in CLOSE]  # a bar is as wide as one per cent is high

    def efficiency(bar):
        way = sum(((height[b] - height[b - 1]) ** 2 + 1).sqrt() for b in range(bar - period + 1, bar + 1))
        rise = height[bar] - height[bar - period]
        return (100 if rise >= 0 else -100) * (rise * rise + period * period).sqrt() / way

    return [ema(each(period, efficiency), period, smooth)]


def td_sequential():
    setup, countdown = [None] * BARS, [None] * BARS
    count = done = 0
    side = 0  # of the countdown: -1 after nine falls, 1 after nine rises
    for bar in range(4, BARS):
        sign = (CLOSE[bar] > CLOSE[bar - 4]) - (CLOSE[bar] < CLOSE[bar - 4])
        count = 0 if sign == 0 else sign if count * sign <= 0 else count + sign
        if abs(count) == 9 and sign != side:
            side, done = sign, 0
        hit = side < 0 and CLOSE[bar] <= LOW[bar - 2] or side > 0 and CLOSE[bar] >= HIGH[bar - 2]
        done += hit
        setup[bar] = Decimal(max(-9, min(9, count)))
        countdown[bar] = Decimal(side * done)
        if done == 13:
            side = done = 0
    return [setup, countdown]


def vhf(period):
    def filtered(bar):
        span = window(CLOSE, bar, period)
        way = sum(abs(CLOSE[b] - CLOSE[b - 1]) for b in range(bar - period + 1, bar + 1))
        return (max(span) - min(span)) / way if way > 0 else None

    return [each(period, filtered)]


def line(bar, period):
    """Mean, slope per bar, population variance and its part left beside the line."""
    span = window(CLOSE, bar, period)
    middle, center = mean(span), Decimal(period - 1) / 2
    slope = sum((i - center) * y for i, y in enumerate(span)) / sum((i - center) ** 2 for i in range(period))
    variance = mean([(y - middle) ** 2 for y in span])
    rest = mean([(y - middle - slope * (i - center)) ** 2 for i, y in enumerate(span)])
    return middle, slope, variance, rest


def fit(period, value):
    return [each(period - 1, lambda b: value(b, *line(b, period)))]


def at(period, bars):
    """The line `bars` after the newest bar of the window."""
    return fit(period, lambda b, middle, slope, v, r: middle + slope * (Decimal(period - 1) / 2 + bars))


def linearreg_r2(period):
    return fit(period, lambda b, m, s, variance, rest: 1 - rest / variance if variance > 0 else None)


def linearreg_channel(period, deviations):
    middle, reach = at(period, 0)[0], fit(period, lambda b, m, s, v, rest: Decimal(deviations) * rest.sqrt())[0]
    first = period - 1
    return [each(first, lambda b: middle[b] + reach[b]), middle, each(first, lambda b: middle[b] - reach[b])]


def slope(period):
    half = Decimal(period - 1) / 2
    return (fit(period, lambda b, m, s, v, r: s) + fit(period, lambda b, m, s, v, r: m - s * (b + 1 - half))
            + fit(period, lambda b, m, s, v, r: v.sqrt()) + linearreg_r2(period) + at(period, 0))


def hurst(period):
    """Rescaled range of the returns, in halves, quarters and so on of no less than eight bars."""
    gain = each(1, lambda b: float(CLOSE[b] / CLOSE[b - 1] - 1))

    def rescaled(values):
        middle = math.fsum(values) / len(values)
        total, reach = 0.0, []
        for x in values:
            total += x - middle
            reach.append(total)
        spread = math.sqrt(math.fsum((x - middle) ** 2 for x in values) / len(values))
        return (max(reach) - min(reach)) / spread if spread > 0 else 0.0

    def exponent(bar):
        values, points, parts = window(gain, bar, period), [], 1
        while period // parts >= 8:
            size = period // parts
            skip = period - size * parts
            ratios = [rescaled(values[skip + i * size : skip + (i + 1) * size]) for i in range(parts)]
            points.append((math.log10(size), math.fsum(ratios) / parts))
            parts *= 2
        if any(ratio <= 0 for _, ratio in points):
            return None
        xs, ys = [p[0] for p in points], [math.log10(p[1]) for p in points]
        mx, my = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
        return math.fsum((x - mx) * (y - my) for x, y in zip(xs, ys)) / math.fsum((x - mx) ** 2 for x in xs)

    return [each(period, exponent)]


def zigzag(percent):
    """The last turning point and what it is, from the bar on at which the price had come back far enough."""
    share = Decimal(percent) / 100
    high = low = extreme = CLOSE[0]
    rising = None
    points, sides = [None] * BARS, [None] * BARS
    for bar in range(BARS):
        price = CLOSE[bar]
        if rising is None:
            high, low = max(high, price), min(low, price)
            if price >= low * (1 + share) or price <= high * (1 - share):
                rising = price >= low * (1 + share)
                points[bar], sides[bar] = (low, Decimal(-1)) if rising else (high, Decimal(1))
                extreme = price
            continue
        points[bar], sides[bar] = points[bar - 1], sides[bar - 1]
        if rising and price <= extreme * (1 - share) or not rising and price >= extreme * (1 + share):
            points[bar], sides[bar] = extreme, Decimal(1 if rising else -1)
            rising, extreme = not rising, price
        else:
            extreme = max(extreme, price) if rising else min(extreme, price)
    return [points, sides]


FIT = [(14,), (2,), (37,)]
STUDIES = {
    "plus_dm": (lambda p: directional_movement(1, p), None, [(14,), (2,)]),
    "minus_dm": (lambda p: directional_movement(-1, p), None, [(14,), (2,)]),
    "aroon": (aroon, ["down", "up"], [(25,), (2,)]),
    "aroonosc": (aroonosc, None, [(25,), (2,)]),
    "supertrend": (supertrend, ["super_trend", "upper_band", "lower_band"], [(10, 3), (3, 0.7)]),
    "sar": (sar, None, [(0.02, 0.2), (0.1, 0.3)]),
    "sarext": (sarext, None, [(0, 0, 0.02, 0.02, 0.2, 0.02, 0.02, 0.2), (-50, 0.01, 0.02, 0.05, 0.3, 0.01, 0.02, 0.2)]),
    "ichimoku": (ichimoku, ["tenkan", "kijun", "span_a", "span_b", "chikou"], [(9, 26, 52), (7, 4, 12)]),
    "vortex": (vortex, ["pvi", "nvi"], [(14,), (2,)]),
    "pfe": (pfe, None, [(10, 5), (2, 3)]),
    "td_sequential": (td_sequential, ["setup", "countdown"], [()]),
    "vhf": (vhf, None, [(28,), (2,)]),
    "linearreg": (lambda p: at(p, 0), None, FIT),
    "linearreg_slope": (lambda p: fit(p, lambda b, m, s, v, r: s), None, FIT),
    "linearreg_angle": (lambda p: fit(p, lambda b, m, s, v, r: Decimal(math.degrees(math.atan(s)))), None, FIT),
    "linearreg_intercept": (lambda p: at(p, 1 - p), None, FIT),
    "tsf": (lambda p: at(p, 1), None, FIT),
    "linearreg_r2": (linearreg_r2, None, [(14,), (3,)]),
    "linearreg_channel": (linearreg_channel, ["upper", "middle", "lower"], [(100, 2), (5, 1.5)]),
    "slope": (slope, ["slope", "intercept", "std_dev", "r_squared", "line"], [(14,), (3,)]),
    "hurst": (hurst, None, [(100,), (17,)]),
    "zigzag": (zigzag, ["zig_zag", "point_type"], [(5,), (1.5,)]),
}

if __name__ == "__main__":
    write_studies(STUDIES)
