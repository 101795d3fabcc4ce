#!/usr/bin/env python3
"""Writes the reference vectors of the momentum studies, from their definitions (see make_reference.py)."""

from make_reference import (BARS, CLOSE, HIGH, LOW, OPEN, TRUE_HIGH, TRUE_LOW, TRUE_RANGE, TYPICAL, ZERO, each, ema,
                            mean, smoothed, wilder, window)
from decimal import Decimal
from reference_tools import delayed, simple, weighted, write_studies

MEDIAN = [(HIGH[b] + LOW[b]) / 2 for b in range(BARS)]


def change(values, first, period):
    return each(first + period, lambda b: values[b] - values[b - period])


def strength(values, first, period):
    """RSI of a column that begins at bar `first`."""
    moves = change(values, first, 1)
    gain = wilder([m is not None and max(m, ZERO) for m in moves], first + 1, period)
    loss = wilder([m is not None and max(-m, ZERO) for m in moves], first + 1, period)

    def index(bar):
        total = gain[bar] + loss[bar]
        return 100 * gain[bar] / total if total > 0 else ZERO

    return each(first + period, index)


def position(values, high, low, first, period, none=ZERO):
    """Where a value stands in its range, 0 … 100; 0 in a range of `none` or less."""

    def raw(bar):
        top, bottom = max(window(high, bar, period)), min(window(low, bar, period))
        return 100 * (values[bar] - bottom) / (top - bottom) if top - bottom > none else ZERO

    return each(first + period - 1, raw)


def stochf(fastk, fastd):
    k = position(CLOSE, HIGH, LOW, 0, fastk)
    first = fastk + fastd - 2
    return [each(first, lambda b: k[b]), simple(k, fastk - 1, fastd)]


def stochrsi(period, fastk, fastd):
    rsi = strength(CLOSE, 0, period)
    k = position(rsi, rsi, rsi, period, fastk, Decimal("1e-9"))
    first = period + fastk + fastd - 2
    return [each(first, lambda b: k[b]), simple(k, period + fastk - 1, fastd)]


def willr(period):
    place = position(CLOSE, HIGH, LOW, 0, period)

    def below(bar):
        flat = max(window(HIGH, bar, period)) == min(window(LOW, bar, period))
        return ZERO if flat else place[bar] - 100

    return [each(period - 1, below)]


def ratio(period):
    return each(period, lambda b: CLOSE[b] / CLOSE[b - period])


def rate(period):
    return each(period, lambda b: 100 * (CLOSE[b] / CLOSE[b - period] - 1))


def tsi(period, smooth, signal):
    moves = change(CLOSE, 0, 1)
    amounts = [m and abs(m) for m in moves]
    top = ema(ema(moves, 1, period), period, smooth)
    bottom = ema(ema(amounts, 1, period), period, smooth)
    first = period + smooth - 1
    line = each(first, lambda b: 100 * top[b] / bottom[b])
    return [line, ema(line, first, signal)]


def rmi(period, momentum):
    moves = change(CLOSE, 0, momentum)
    gain = wilder([m is not None and max(m, ZERO) for m in moves], momentum, period)
    loss = wilder([m is not None and max(-m, ZERO) for m in moves], momentum, period)
    return [each(period + momentum - 1, lambda b: 100 * gain[b] / (gain[b] + loss[b]))]


def average(kind, values, first, period):
    return (simple, ema, weighted)[kind](values, first, period)


def apo(fast, slow, kind=0):
    fast, slow = min(fast, slow), max(fast, slow)
    quick, calm = average(kind, CLOSE, 0, fast), average(kind, CLOSE, 0, slow)
    return [each(slow - 1, lambda b: quick[b] - calm[b])]


def ppo(fast, slow, kind=0):
    fast, slow = min(fast, slow), max(fast, slow)
    quick, calm = average(kind, CLOSE, 0, fast), average(kind, CLOSE, 0, slow)
    return [each(slow - 1, lambda b: 100 * (quick[b] - calm[b]) / calm[b])]


def macdext(fast, fast_kind, slow, slow_kind, signal, signal_kind):
    if slow < fast:
        fast, fast_kind, slow, slow_kind = slow, slow_kind, fast, fast_kind
    quick, calm = average(fast_kind, CLOSE, 0, fast), average(slow_kind, CLOSE, 0, slow)
    line = each(slow - 1, lambda b: quick[b] - calm[b])
    mark = average(signal_kind, line, slow - 1, signal)
    first = slow + signal - 2
    return [each(first, lambda b: line[b]), mark, each(first, lambda b: line[b] - mark[b])]


def macdfix(signal):
    quick = smoothed(CLOSE, 14, 12, Decimal("0.15"))
    calm = smoothed(CLOSE, 0, 26, Decimal("0.075"))
    line = each(25, lambda b: quick[b] - calm[b])
    mark = ema(line, 25, signal)
    first = 24 + signal
    return [each(first, lambda b: line[b]), mark, each(first, lambda b: line[b] - mark[b])]


def pmo(period, smooth, signal):
    slow = smoothed(rate(1), 1, period, Decimal(2) / period)
    line = smoothed([s is not None and 10 * s for s in slow], period, smooth, Decimal(2) / smooth)
    first = period + smooth - 1
    return [line, ema(line, first, signal)]


def from_first(values, first, period):
    """An EMA that starts with its first value."""
    out = [None] * BARS
    for bar in range(first, BARS):
        out[bar] = values[bar] if bar == first else out[bar - 1] + (values[bar] - out[bar - 1]) * 2 / (period + 1)
    return out


def smi(period, smooth, again, signal):
    first = period - 1
    top = each(first, lambda b: max(window(HIGH, b, period)))
    bottom = each(first, lambda b: min(window(LOW, b, period)))
    away = each(first, lambda b: CLOSE[b] - (top[b] + bottom[b]) / 2)
    reach = each(first, lambda b: top[b] - bottom[b])
    above = from_first(from_first(away, first, smooth), first, again)
    below = from_first(from_first(reach, first, smooth), first, again)
    line = each(first, lambda b: 200 * above[b] / below[b])
    return [line, from_first(line, first, signal)]


def coppock(long, short, wma):
    far, near, first = rate(long), rate(short), max(long, short)
    return [weighted(each(first, lambda b: far[b] + near[b]), first, wma)]


def kst(*given):
    rates, periods, signal = given[0:4], given[4:8], given[8]
    parts = [simple(rate(r), r, p) for r, p in zip(rates, periods)]
    first = max(r + p - 1 for r, p in zip(rates, periods))
    line = each(first, lambda b: sum((i + 1) * part[b] for i, part in enumerate(parts)))
    return [line, simple(line, first, signal)]


def ultosc(*periods):
    short, middle, long = sorted(periods)
    pressure = each(1, lambda b: CLOSE[b] - TRUE_LOW[b])

    def share(bar, period):
        reach = sum(window(TRUE_RANGE, bar, period))
        return sum(window(pressure, bar, period)) / reach if reach > 0 else ZERO

    return [each(long, lambda b: 100 * (4 * share(b, short) + 2 * share(b, middle) + share(b, long)) / 7)]


def awesome(fast, slow):
    quick, calm = simple(MEDIAN, 0, fast), simple(MEDIAN, 0, slow)
    line = each(max(fast, slow) - 1, lambda b: quick[b] - calm[b])
    return [line, each(max(fast, slow) - 1, lambda b: 100 * line[b] / MEDIAN[b])]


def cmo(period):
    moves = change(CLOSE, 0, 1)
    gain = wilder([m and max(m, ZERO) for m in moves], 1, period)
    loss = wilder([m and max(-m, ZERO) for m in moves], 1, period)
    return [each(period, lambda b: 100 * (gain[b] - loss[b]) / (gain[b] + loss[b]))]


def dpo(period):
    middle, back = simple(CLOSE, 0, period), period // 2 + 1
    return [each(max(period - 1, back), lambda b: CLOSE[b - back] - middle[b])]


def fisher(period):
    value, lines = ZERO, []
    for bar in range(BARS):
        reach = MEDIAN[max(0, bar - period + 1) : bar + 1]
        top, bottom = max(reach), min(reach)
        if bar == 0:
            lines.append(ZERO)
            continue
        if top > bottom:
            value = Decimal("0.66") * ((MEDIAN[bar] - bottom) / (top - bottom) - Decimal("0.5")) + Decimal("0.67") * value
        else:
            value = ZERO
        value = Decimal("0.999") if value > Decimal("0.99") else value
        value = Decimal("-0.999") if value < Decimal("-0.99") else value
        lines.append(((1 + value) / (1 - value)).ln() / 2 + lines[-1] / 2)
    return [lines, each(1, lambda b: lines[b - 1])]


def trix(period):
    thrice = ema(ema(ema(CLOSE, 0, period), period - 1, period), 2 * (period - 1), period)
    return [each(3 * (period - 1) + 1, lambda b: 100 * (thrice[b] / thrice[b - 1] - 1))]


def qstick(period):
    return [simple([CLOSE[b] - OPEN[b] for b in range(BARS)], 0, period)]


def stc(cycle, fast, slow):
    fast, slow = min(fast, slow), max(fast, slow)
    quick, calm = ema(CLOSE, 0, fast), ema(CLOSE, 0, slow)
    line = each(slow - 1, lambda b: quick[b] - calm[b])
    return [simple(position(line, line, line, slow - 1, cycle), slow + cycle - 2, 3)]


def crsi(rsi, streak, rank):
    run = [ZERO]
    for bar in range(1, BARS):
        sign = (CLOSE[bar] > CLOSE[bar - 1]) - (CLOSE[bar] < CLOSE[bar - 1])
        run.append(Decimal(sign) if run[-1] * sign <= 0 else run[-1] + sign)
    price, lasting, gain = strength(CLOSE, 0, rsi), strength(run, 0, streak), rate(1)

    def below(bar):
        return Decimal(100 * sum(1 for g in gain[bar - rank : bar] if g is not None and g < gain[bar])) / rank

    return [each(max(rsi, streak, rank) + 1, lambda b: (price[b] + lasting[b] + below(b)) / 3)]


def bop():
    return [[(CLOSE[b] - OPEN[b]) / (HIGH[b] - LOW[b]) if HIGH[b] > LOW[b] else ZERO for b in range(BARS)]]


def imi(period):
    bodies = [CLOSE[b] - OPEN[b] for b in range(BARS)]

    def index(bar):
        span = window(bodies, bar, period)
        up, total = sum(x for x in span if x > 0), sum(abs(x) for x in span)
        return 100 * up / total if total > 0 else ZERO

    return [each(period - 1, index)]


def fosc(period):
    center = Decimal(period - 1) / 2

    def forecast(bar):
        span = window(CLOSE, bar, period)
        slope = sum((i - center) * x for i, x in enumerate(span)) / sum((i - center) ** 2 for i in range(period))
        return mean(span) + slope * (center + 1)

    return [each(period, lambda b: 100 * (CLOSE[b] - forecast(b - 1)) / CLOSE[b])]


def cci(period):
    middle = simple(TYPICAL, 0, period)

    def index(bar):
        away = mean([abs(x - middle[bar]) for x in window(TYPICAL, bar, period)])
        return (TYPICAL[bar] - middle[bar]) / (Decimal("0.015") * away) if away > Decimal("1e-30") else ZERO

    return [each(period - 1, index)]


def elder_ray(period):
    line, first = ema(CLOSE, 0, period), period - 1
    return [line, each(first, lambda b: HIGH[b] - line[b]), each(first, lambda b: LOW[b] - line[b])]


def roc_wb(period, smooth, deviation):
    line = rate(period)
    reach = each(period + deviation - 1,
                 lambda b: mean([x * x for x in window(line, b, deviation)]).sqrt())
    return [line, ema(line, period, smooth), reach, [r and -r for r in reach]]


STUDIES = {
    "stochf": (stochf, ["k", "d"], [(14, 3), (5, 1)]),
    "stochrsi": (stochrsi, ["k", "d"], [(14, 14, 3), (5, 4, 2)]),
    "willr": (willr, None, [(14,), (2,)]),
    "roc": (lambda p: [rate(p)], None, [(10,), (1,)]),
    "rocp": (lambda p: [each(p, lambda b: ratio(p)[b] - 1)], None, [(10,), (1,)]),
    "rocr": (lambda p: [ratio(p)], None, [(10,), (1,)]),
    "rocr100": (lambda p: [each(p, lambda b: 100 * ratio(p)[b])], None, [(10,), (1,)]),
    "mom": (lambda p: [change(CLOSE, 0, p)], None, [(10,), (1,)]),
    "tsi": (tsi, ["tsi", "signal"], [(25, 13, 7), (4, 3, 1)]),
    "rmi": (rmi, None, [(20, 5), (14, 1)]),
    "ppo": (ppo, None, [(12, 26, 0), (12, 26, 1), (9, 3, 2)]),
    "apo": (apo, None, [(12, 26, 0), (12, 26, 1), (9, 3, 2)]),
    "macdext": (macdext, ["macd", "signal", "histogram"], [(12, 0, 26, 0, 9, 0), (20, 2, 5, 1, 4, 2)]),
    "macdfix": (macdfix, ["macd", "signal", "histogram"], [(9,), (1,)]),
    "pmo": (pmo, ["pmo", "signal"], [(35, 20, 10), (5, 4, 3)]),
    "smi": (smi, ["smi", "signal"], [(13, 25, 2, 3), (5, 3, 3, 1)]),
    "coppock": (coppock, None, [(14, 11, 10), (3, 8, 2)]),
    "kst": (kst, ["kst", "signal"], [(10, 15, 20, 30, 10, 10, 10, 15, 9), (3, 2, 1, 4, 5, 6, 2, 1, 1)]),
    "ultosc": (ultosc, None, [(7, 14, 28), (9, 4, 2)]),
    "awesome": (awesome, ["oscillator", "normalized"], [(5, 34), (2, 9)]),
    "cmo": (cmo, None, [(14,), (2,)]),
    "dpo": (dpo, None, [(14,), (5,), (2,)]),
    "fisher": (fisher, ["fisher", "signal"], [(10,), (3,)]),
    "trix": (trix, None, [(15,), (2,)]),
    "qstick": (qstick, None, [(14,), (1,)]),
    "stc": (stc, None, [(10, 23, 50), (8, 12, 26)]),
    "crsi": (crsi, None, [(3, 2, 100), (5, 3, 20)]),
    "imi": (imi, None, [(14,), (2,)]),
    "fosc": (fosc, None, [(14,), (3,)]),
    "bop": (bop, None, [()]),
    "cci": (cci, None, [(20,), (5,)]),
    "elder_ray": (elder_ray, ["ema", "bull_power", "bear_power"], [(13,), (3,)]),
    "roc_wb": (roc_wb, ["roc", "roc_ema", "upper_band", "lower_band"], [(20, 5, 5), (3, 4, 2)]),
}

if __name__ == "__main__":
    write_studies(STUDIES)
