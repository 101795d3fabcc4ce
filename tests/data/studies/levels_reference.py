#!/usr/bin/env python3
"""Writes the reference vectors of the levels, from their definitions (see make_reference.py)."""

from datetime import datetime, timezone
from decimal import Decimal

from make_reference import BARS, CLOSE, HIGH, LOW, OPEN, TIME, each, window
from reference_tools import write_studies

CLASSIC, CAMARILLA, DEMARK, FIBONACCI, WOODIE = range(5)
DAY = 86_400_000


def pivot(kind, start, high, low, close):
    """pp, s1 … s4, r1 … r4."""
    reach, pp = high - low, (high + low + close) / 3
    if kind == CAMARILLA:
        steps = [Decimal("1.1") / part * reach for part in (12, 6, 4, 2)]
        return [close] + [close - step for step in steps] + [close + step for step in steps]
    if kind == FIBONACCI:
        steps = [Decimal(share) * reach for share in ("0.382", "0.618", "1")]
        return [pp] + [pp - step for step in steps] + [None] + [pp + step for step in steps] + [None]
    if kind == DEMARK:
        x = high + 2 * low + close if close < start else 2 * high + low + close if close > start else high + low + 2 * close
        return [x / 4, x / 2 - high, None, None, None, x / 2 - low, None, None, None]
    if kind == WOODIE:
        pp = (high + low + 2 * start) / 4
    return [pp, 2 * pp - high, pp - reach, low - 2 * (high - pp), None,
            2 * pp - low, pp + reach, high + 2 * (pp - low), None]


def session(bar, days):
    if days == 30:
        moment = datetime.fromtimestamp(TIME[bar] / 1000, timezone.utc)
        return moment.year * 12 + moment.month
    return (TIME[bar] // DAY + 3) // days  # 1970-01-01 was a Thursday; weeks begin on Monday


def calendar(kind, days):
    """The levels of the session before."""

    def levels(bar):
        now = session(bar, days)
        earlier = [b for b in range(bar) if session(b, days) != now]
        if not earlier:
            return [None] * 9
        last = [b for b in earlier if session(b, days) == session(earlier[-1], days)]
        opened = earlier[-1] + 1 if kind == WOODIE else last[0]
        return pivot(kind, OPEN[opened], max(HIGH[b] for b in last), min(LOW[b] for b in last), CLOSE[last[-1]])

    rows = [levels(b) for b in range(BARS)]
    columns = [[row[i] for row in rows] for i in range(9)]
    return [column for i, column in enumerate(columns) if pivot(kind, *[Decimal(1)] * 4)[i] is not None]


def rolling_pivots(period, offset, kind):
    def levels(bar):
        last = bar - offset - 1
        return pivot(kind, OPEN[bar], max(window(HIGH, last, period)), min(window(LOW, last, period)), CLOSE[last])

    rows = [levels(b) if b >= period + offset else [None] * 9 for b in range(BARS)]
    return [[row[i] for row in rows] for i in range(9)]


def swings(values, left, right, sign):
    """The price of the swing that is known since this bar, that is, whose right side is just complete."""

    def found(bar):
        here = bar - right
        others = values[here - left : here] + values[here + 1 : bar + 1]
        return values[here] if all(sign * values[here] > sign * x for x in others) else None

    return each(left + right, found)


def pivots(left, right):
    return [swings(HIGH, left, right, 1), swings(LOW, left, right, -1)]


def held(values):
    out = []
    for value in values:
        out.append(out[-1] if value is None and out else value)
    return out


def swing_points(left, right):
    return [held(column) for column in pivots(left, right)]


def fib_retracement(left, right):
    highs, lows = pivots(left, right)
    high = low = None
    rows = []
    for bar in range(BARS):
        high = (highs[bar], bar) if highs[bar] is not None else high
        low = (lows[bar], bar) if lows[bar] is not None else low
        if high is None or low is None or high[0] <= low[0]:
            rows.append([None] * 7)
            continue
        start, end = (low[0], high[0]) if high[1] >= low[1] else (high[0], low[0])
        rows.append([start, end] + [end - Decimal(share) * (end - start)
                                    for share in ("0.236", "0.382", "0.5", "0.618", "0.786")])
    return [[row[i] for row in rows] for i in range(7)]


def support_resistance(period, span):
    highs, lows = pivots(span, span)

    def known(bar):
        """Swings that lie within the window themselves."""
        return [column[b] for column in (highs, lows) for b in range(max(0, bar - period + 1 + span), bar + 1)
                if column[b] is not None]

    below = [max([x for x in known(b) if x < CLOSE[b]], default=None) for b in range(BARS)]
    above = [min([x for x in known(b) if x > CLOSE[b]], default=None) for b in range(BARS)]
    return [below, above]


THREE = ["pp", "s1", "s2", "s3", "r1", "r2", "r3"]
NINE = ["pp", "s1", "s2", "s3", "s4", "r1", "r2", "r3", "r4"]
SPANS = [(1,), (7,), (30,)]
STUDIES = {
    "pivots_classic": (lambda d: calendar(CLASSIC, d), THREE, SPANS),
    "pivots_camarilla": (lambda d: calendar(CAMARILLA, d), NINE, SPANS),
    "pivots_demark": (lambda d: calendar(DEMARK, d), ["pp", "s1", "r1"], SPANS),
    "pivots_fibonacci": (lambda d: calendar(FIBONACCI, d), THREE, SPANS),
    "pivots_woodie": (lambda d: calendar(WOODIE, d), THREE, SPANS),
    "rolling_pivots": (rolling_pivots, NINE, [(20, 0, 0), (3, 2, 1), (3, 0, 2), (5, 1, 3), (4, 0, 4)]),
    "pivots": (pivots, ["high_point", "low_point"], [(2, 2), (3, 1)]),
    "fractal": (lambda span: pivots(span, span), ["fractal_bear", "fractal_bull"], [(2,), (4,)]),
    "swing_points": (swing_points, ["high", "low"], [(5, 5), (2, 1)]),
    "fib_retracement": (fib_retracement,
                        ["start", "end", "level_236", "level_382", "level_500", "level_618", "level_786"],
                        [(5, 5), (2, 1)]),
    "support_resistance": (support_resistance, ["support", "resistance"], [(100, 3), (20, 1)]),
}

if __name__ == "__main__":
    write_studies(STUDIES)
