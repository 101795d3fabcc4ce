#!/usr/bin/env python3
"""Writes the reference vectors of the volume studies, from their definitions (see make_reference.py)."""

from decimal import Decimal

from make_reference import (BARS, CLOSE, HIGH, HOUR, LOW, TIME, TYPICAL, VOLUME, ZERO, each, ema, mean, obv, window)
from momentum_reference import change, from_first, rate
from reference_tools import simple, write_studies


def multiplier(bar):
    """Where the close stands in its bar, -1 … 1."""
    reach = HIGH[bar] - LOW[bar]
    return (2 * CLOSE[bar] - LOW[bar] - HIGH[bar]) / reach if reach > 0 else ZERO


FLOW = [multiplier(b) * VOLUME[b] for b in range(BARS)]


def running(values, first=0, start=ZERO):
    """The running total of a column from bar `first` on."""
    out, total = [None] * BARS, start
    for bar in range(first, BARS):
        total += values[bar]
        out[bar] = total
    return out


def adosc(fast, slow):
    line = running(FLOW)
    quick, calm = from_first(line, 0, fast), from_first(line, 0, slow)
    return [each(max(fast, slow) - 1, lambda b: quick[b] - calm[b])]


def cmf(period):
    def flow(bar):
        total = sum(window(VOLUME, bar, period))
        return sum(window(FLOW, bar, period)) / total if total > 0 else None

    return [each(period - 1, flow)]


def force(period):
    moves = change(CLOSE, 0, 1)
    return [ema(each(1, lambda b: moves[b] * VOLUME[b]), 1, period)]


def pvt():
    moved = rate(1)
    return [running([ZERO] + [moved[b] / 100 * VOLUME[b] for b in range(1, BARS)])]


def volume_index(sign):
    out = [Decimal(1000)]
    for bar in range(1, BARS):
        counts = sign * (VOLUME[bar] - VOLUME[bar - 1]) > 0
        out.append(out[-1] * CLOSE[bar] / CLOSE[bar - 1] if counts else out[-1])
    return [out]


def emv(period):
    middle = [(HIGH[b] + LOW[b]) / 2 for b in range(BARS)]
    ease = each(1, lambda b: 10_000 * (middle[b] - middle[b - 1]) * (HIGH[b] - LOW[b]) / VOLUME[b]
                if VOLUME[b] > 0 else ZERO)
    return [simple(ease, 1, period)]


def kvo(fast, slow, signal):
    reach = [HIGH[b] - LOW[b] for b in range(BARS)]
    # prices are compared as the program adds them up, in doubles
    summed = [float(HIGH[b]) + float(LOW[b]) + float(CLOSE[b]) for b in range(BARS)]
    trend = each(1, lambda b: 1 if summed[b] > summed[b - 1] else -1)
    measure, power = [ZERO] * BARS, [ZERO] * BARS
    for bar in range(2, BARS):
        measure[bar] = reach[bar] + (measure[bar - 1] if trend[bar] == trend[bar - 1] else reach[bar - 1])
        if reach[bar] == measure[bar] or VOLUME[bar] == 0:
            continue
        share = reach[bar] / measure[bar]
        power[bar] = VOLUME[bar] * (2 if reach[bar] == 0 else abs(2 * (share - 1))) * trend[bar] * 100
    quick, calm = ema(power, 2, fast), ema(power, 2, slow)
    first = max(fast, slow) + 1
    line = each(first, lambda b: quick[b] - calm[b])
    return [line, ema(line, first, signal)]


def vosc(fast, slow):
    quick, calm = simple(VOLUME, 0, fast), simple(VOLUME, 0, slow)
    return [each(max(fast, slow) - 1, lambda b: 100 * (quick[b] - calm[b]) / calm[b] if calm[b] > 0 else None)]


def pvo(fast, slow, signal):
    quick, calm, first = ema(VOLUME, 0, fast), ema(VOLUME, 0, slow), max(fast, slow) - 1
    line = each(first, lambda b: 100 * (quick[b] - calm[b]) / calm[b])
    mark = ema(line, first, signal)
    return [line, mark, each(first + signal - 1, lambda b: line[b] - mark[b])]


def wad():
    def gain(bar):
        now, last = CLOSE[bar], CLOSE[bar - 1]
        return now - min(last, LOW[bar]) if now > last else now - max(last, HIGH[bar]) if now < last else ZERO

    return [running([None] + [gain(b) for b in range(1, BARS)], 1)]


def twap(period):
    def bars(bar):
        if period > 0:
            return range(bar - period + 1, bar + 1)
        return [b for b in range(bar + 1) if TIME[b] // (24 * HOUR) == TIME[bar] // (24 * HOUR)]

    return [each(max(0, period - 1), lambda bar: mean([TYPICAL[b] for b in bars(bar)]))]


def obv_slope(period):
    total, center = obv()[0], Decimal(period - 1) / 2
    spread = sum((i - center) ** 2 for i in range(period))

    def slope(bar):
        usual = mean(window(VOLUME, bar, period))
        rise = sum((i - center) * x for i, x in enumerate(window(total, bar, period))) / spread
        return rise / usual if usual > 0 else ZERO

    return [each(period - 1, slope)]


def volume_profile(period, bins, share):
    def levels(bar):
        """Every bar's volume lies evenly over its range; the fullest bin, and the bins around it."""
        span = range(bar - period + 1, bar + 1)
        top, bottom = max(HIGH[b] for b in span), min(LOW[b] for b in span)
        if top == bottom:
            return top, top, top
        width = (top - bottom) / bins
        filled = [ZERO] * bins
        for b in span:
            for i in range(bins):
                low, high = bottom + i * width, bottom + (i + 1) * width
                if HIGH[b] > LOW[b]:
                    filled[i] += VOLUME[b] * max(ZERO, min(high, HIGH[b]) - max(low, LOW[b])) / (HIGH[b] - LOW[b])
                elif low <= LOW[b] < high or i == bins - 1 and LOW[b] >= high:
                    filled[i] += VOLUME[b]
        total = sum(filled)
        if total == 0:
            return None
        same = total * Decimal("1e-9")  # bins that the same bars cover are equal, whatever rounding says
        most = next(i for i in range(bins) if filled[i] >= max(filled) - same)
        first = last = most
        held = filled[most]
        while held < total * Decimal(share) / 100 - same and (first > 0 or last < bins - 1):
            above = filled[last + 1] if last < bins - 1 else -1 - total
            below = filled[first - 1] if first > 0 else -1 - total
            if above >= below - same:
                last, held = last + 1, held + above
            else:
                first, held = first - 1, held + below
        return bottom + (most + Decimal("0.5")) * width, bottom + (last + 1) * width, bottom + first * width

    found = each(period - 1, levels)
    return [[f and f[i] for f in found] for i in range(3)]


STUDIES = {
    "ad": (lambda: [running(FLOW)], None, [()]),
    "adosc": (adosc, None, [(3, 10), (9, 2)]),
    "cmf": (cmf, None, [(20,), (3,)]),
    "force": (force, None, [(13,), (2,)]),
    "pvt": (pvt, None, [()]),
    "nvi": (lambda: volume_index(-1), None, [()]),
    "pvi": (lambda: volume_index(1), None, [()]),
    "emv": (emv, None, [(1,), (14,)]),
    "kvo": (kvo, ["oscillator", "signal"], [(34, 55, 13), (3, 7, 2)]),
    "vosc": (vosc, None, [(5, 20), (2, 3)]),
    "pvo": (pvo, ["pvo", "signal", "histogram"], [(12, 26, 9), (3, 5, 2)]),
    "marketfi": (lambda: [[(HIGH[b] - LOW[b]) / VOLUME[b] if VOLUME[b] > 0 else None for b in range(BARS)]], None, [()]),
    "wad": (wad, None, [()]),
    "twap": (twap, None, [(0,), (20,)]),
    "obv_slope": (obv_slope, None, [(10,), (2,)]),
    "volume_profile": (volume_profile, ["point_of_control", "value_area_high", "value_area_low"],
                       [(100, 24, 70), (7, 5, 50)]),
}

if __name__ == "__main__":
    write_studies(STUDIES)
