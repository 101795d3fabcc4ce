#!/usr/bin/env python3
"""Writes candles.csv and the reference vector of every study beside this script.

The studies are written down here once more, straight from their definitions, in 50-digit decimals, window by window
and without any of the program's tricks: slow, and independent of it. Missing values are empty fields.
"""

import random
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 50
HERE = Path(__file__).resolve().parent
HOUR = 3_600_000
BARS = 220
ZERO = Decimal(0)


def candles():
    """An hourly market with gaps, bars without volume, and twenty-five bars without any movement."""
    dice = random.Random(20240229)
    rows, time, price = [], 1_709_197_200_000, 41.37
    for bar in range(BARS):
        time += HOUR * (dice.choice([2, 3, 9]) if dice.random() < 0.06 else 1)
        if 120 <= bar < 145:
            rows.append((time, price, price, price, price, 0.0 if bar < 140 else 12.5))
            continue
        start, price = price, round(price * (1 + dice.gauss(0, 0.012)), 2)
        high = round(max(start, price) + abs(dice.gauss(0, 0.2)), 2)
        low = round(min(start, price) - abs(dice.gauss(0, 0.2)), 2)
        volume = 0.0 if dice.random() < 0.05 else round(dice.uniform(1, 900), 3)
        rows.append((time, start, high, low, price, volume))
    return rows


ROWS = candles()
TIME = [row[0] for row in ROWS]
OPEN, HIGH, LOW, CLOSE, VOLUME = ([Decimal(row[i]) for row in ROWS] for i in range(1, 6))


def each(first, value):
    return [value(bar) if bar >= first else None for bar in range(BARS)]


def window(values, bar, period):
    return values[bar - period + 1 : bar + 1]


def mean(values):
    return sum(values) / len(values)


def smoothed(values, first, period, share):
    """Seeded with the plain mean of `period` values from bar `first` on."""
    out = [None] * BARS
    seed = first + period - 1
    if seed < BARS:
        out[seed] = mean(values[first : seed + 1])
    for bar in range(seed + 1, BARS):
        out[bar] = out[bar - 1] + share * (values[bar] - out[bar - 1])
    return out


def ema(values, first, period):
    return smoothed(values, first, period, Decimal(2) / (period + 1))


def wilder(values, first, period):
    return smoothed(values, first, period, Decimal(1) / period)


TRUE_HIGH = each(1, lambda b: max(HIGH[b], CLOSE[b - 1]))
TRUE_LOW = each(1, lambda b: min(LOW[b], CLOSE[b - 1]))
TRUE_RANGE = each(1, lambda b: TRUE_HIGH[b] - TRUE_LOW[b])
CHANGE = each(1, lambda b: CLOSE[b] - CLOSE[b - 1])
TYPICAL = [(HIGH[b] + LOW[b] + CLOSE[b]) / 3 for b in range(BARS)]


def sma(period):
    return [each(period - 1, lambda b: mean(window(CLOSE, b, period)))]


def rsi(period):
    gain = wilder([c and max(c, ZERO) for c in CHANGE], 1, period)
    loss = wilder([c and max(-c, ZERO) for c in CHANGE], 1, period)
    return [each(period, lambda b: 100 * gain[b] / (gain[b] + loss[b]))]


def macd(fast, slow, signal):
    fast, slow = min(fast, slow), max(fast, slow)
    quick, calm = ema(CLOSE, slow - fast, fast), ema(CLOSE, 0, slow)
    line = each(slow - 1, lambda b: quick[b] - calm[b])
    average = ema(line, slow - 1, signal)
    first = slow + signal - 2
    return [each(first, lambda b: line[b]), average, each(first, lambda b: line[b] - average[b])]


def bbands(period, up, down):
    middle = sma(period)[0]

    def deviation(bar):
        return mean([(x - middle[bar]) ** 2 for x in window(CLOSE, bar, period)]).sqrt()

    return [
        each(period - 1, lambda b: middle[b] + Decimal(up) * deviation(b)),
        middle,
        each(period - 1, lambda b: middle[b] - Decimal(down) * deviation(b)),
    ]


def movement(sign):
    def moved(bar):
        rise, fall = HIGH[bar] - HIGH[bar - 1], LOW[bar - 1] - LOW[bar]
        this, other = (rise, fall) if sign > 0 else (fall, rise)
        return this if this > 0 and this > other else ZERO

    return each(1, moved)


def wilder_sum(values, period):
    """The sum of period - 1 values, then one part in `period` of it is dropped each bar."""
    out = [None] * BARS
    total = sum(values[1:period])
    for bar in range(period, BARS):
        total = total - total / period + values[bar]
        out[bar] = total
    return out


def indicator(sign, period):
    moved, ranged = wilder_sum(movement(sign), period), wilder_sum(TRUE_RANGE, period)
    return [each(period, lambda b: 100 * moved[b] / ranged[b])]


def dx(period):
    up, down = indicator(1, period)[0], indicator(-1, period)[0]
    return [each(period, lambda b: 100 * abs(up[b] - down[b]) / (up[b] + down[b]))]


def adx(period):
    return [wilder(dx(period)[0], period, period)]


def adxr(period):
    rating = adx(period)[0]
    return [each(3 * period - 2, lambda b: (rating[b] + rating[b - period + 1]) / 2)]


def stoch(fastk, slowk, slowd):
    def raw(bar):
        high, low = max(window(HIGH, bar, fastk)), min(window(LOW, bar, fastk))
        return 100 * (CLOSE[bar] - low) / (high - low) if high > low else ZERO

    position = each(fastk - 1, raw)
    k = each(fastk + slowk - 2, lambda b: mean(window(position, b, slowk)))
    first = fastk + slowk + slowd - 3
    return [each(first, lambda b: k[b]), each(first, lambda b: mean(window(k, b, slowd)))]


def mfi(period):
    """Typical prices are compared as TA-Lib computes them, in doubles: equal ones may differ in the last bit."""
    computed = [(row[2] + row[3] + row[4]) / 3 for row in ROWS]

    def flow(sign):
        return each(1, lambda b: TYPICAL[b] * VOLUME[b] if sign * (computed[b] - computed[b - 1]) > 0 else ZERO)

    into, out = flow(1), flow(-1)

    def index(bar):
        total_in, total_out = sum(window(into, bar, period)), sum(window(out, bar, period))
        return 100 * total_in / (total_in + total_out) if total_in + total_out > 0 else ZERO

    return [each(period, index)]


def obv():
    total, out = VOLUME[0], [VOLUME[0]]
    for bar in range(1, BARS):
        total += VOLUME[bar] * ((CHANGE[bar] > 0) - (CHANGE[bar] < 0))
        out.append(total)
    return [out]


def vwap(period):
    def bars(bar):
        if period > 0:
            return range(bar - period + 1, bar + 1)
        return [b for b in range(bar + 1) if TIME[b] // (24 * HOUR) == TIME[bar] // (24 * HOUR)]

    def price(bar):
        volume = sum(VOLUME[b] for b in bars(bar))
        return sum(TYPICAL[b] * VOLUME[b] for b in bars(bar)) / volume if volume > 0 else None

    return [each(max(0, period - 1), price)]


def chop(period):
    def index(bar):
        reach = max(window(TRUE_HIGH, bar, period)) - min(window(TRUE_LOW, bar, period))
        total = sum(window(TRUE_RANGE, bar, period))
        return 100 * (total / reach).ln() / Decimal(period).ln() if reach > 0 else None

    return [each(period, index)]


BANDS, LINES, KD = ["upper", "middle", "lower"], ["macd", "signal", "histogram"], ["k", "d"]
STUDIES = {
    "sma": (sma, None, [(1,), (20,), (50,)]),
    "ema": (lambda p: [ema(CLOSE, 0, p)], None, [(1,), (20,), (50,)]),
    "bbands": (bbands, BANDS, [(20, 2, 2), (7, 1.5, 2.5)]),
    "vwap": (vwap, None, [(0,), (20,)]),
    "rsi": (rsi, None, [(14,), (2,)]),
    "macd": (macd, LINES, [(12, 26, 9), (3, 10, 1)]),
    "stoch": (stoch, KD, [(14, 3, 3), (5, 1, 4)]),
    "mfi": (mfi, None, [(14,), (5,)]),
    "adx": (adx, None, [(14,), (2,)]),
    "adxr": (adxr, None, [(14,), (2,)]),
    "dx": (dx, None, [(14,), (2,)]),
    "plus_di": (lambda p: indicator(1, p), None, [(14,), (2,)]),
    "minus_di": (lambda p: indicator(-1, p), None, [(14,), (2,)]),
    "atr": (lambda p: [wilder(TRUE_RANGE, 1, p)], None, [(14,), (1,)]),
    "chop": (chop, None, [(14,), (3,)]),
    "obv": (obv, None, [()]),
}


def write(name, header, rows):
    lines = [",".join(header)] + [",".join(row) for row in rows]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="ascii")


def main():
    write("candles.csv", ["timestamp", "open", "high", "low", "close", "volume"],
          [[str(row[0])] + [repr(value) for value in row[1:]] for row in ROWS])
    for name, (compute, outputs, requests) in STUDIES.items():
        header, columns = [], []
        for request in requests:
            title = ":".join([name] + [f"{value:g}" for value in request])
            columns += compute(*request)
            header += [f"{title} {output}" for output in outputs] if outputs else [title]
        rows = [["" if column[bar] is None else f"{column[bar]:.17g}" for column in columns] for bar in range(BARS)]
        write(name + ".csv", header, rows)


if __name__ == "__main__":
    main()
