#!/usr/bin/env python3
"""Writes the reference vectors of the statistics and of the prices, from their definitions (see make_reference.py)."""

from decimal import Decimal
from math import log2

from make_reference import BARS, CLOSE, HIGH, LOW, OPEN, TYPICAL, VOLUME, ZERO, each, mean, window
from reference_tools import write_studies
from trend_reference import at

COLUMNS = [OPEN, HIGH, LOW, CLOSE, VOLUME]


def over(period, value, values=CLOSE):
    return [each(period - 1, lambda b: value(window(values, b, period)))]


def moment(values, power):
    middle = mean(values)
    return mean([(x - middle) ** power for x in values])


def deviation(values):
    return moment(values, 2).sqrt()


def skew(values):
    n, spread = Decimal(len(values)), moment(values, 2)
    if spread == 0:
        return None
    return (n * (n - 1)).sqrt() / (n - 2) * moment(values, 3) / (spread * spread.sqrt())


def kurtosis(values):
    n, spread = Decimal(len(values)), moment(values, 2)
    if spread == 0:
        return None
    excess = moment(values, 4) / (spread * spread) - 3
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6)


def zscore(values):
    spread = deviation(values)
    return (values[-1] - mean(values)) / spread if spread > 0 else None


def avgdev(values):
    middle = mean(values)
    return mean([abs(x - middle) for x in values])


def gains(first=1):
    return each(first, lambda b: CLOSE[b] / CLOSE[b - 1] - 1)


def entropy(period, bins):
    """Of the shares of the returns that fall into classes of equal width; 1 if all classes are equally full."""
    gain = gains()

    def disorder(bar):
        values = window(gain, bar, period)
        top, bottom = max(values), min(values)
        if top == bottom:
            return ZERO
        counts = [0] * bins
        for x in values:
            counts[min(bins - 1, int((x - bottom) / (top - bottom) * bins))] += 1
        return Decimal(-sum(c / period * log2(c / period) for c in counts if c) / log2(bins))

    return [each(period, disorder)]


def autocorr(period, lag):
    gain = gains()

    def correlation(bar):
        now, then = window(gain, bar, period), window(gain, bar - lag, period)
        return correlated(now, then)

    return [each(period + lag, correlation)]


def covariance(a, b):
    return mean([x * y for x, y in zip(a, b)]) - mean(a) * mean(b)


def correlated(a, b):
    spread = moment(a, 2) * moment(b, 2)
    return covariance(a, b) / spread.sqrt() if spread > 0 else None


def correl(period, x, y):
    def value(bar):
        found = correlated(window(COLUMNS[x], bar, period), window(COLUMNS[y], bar, period))
        return ZERO if found is None else found

    return [each(period - 1, value)]


def beta(period, x, y):
    def rates(values):
        return each(1, lambda b: values[b] / values[b - 1] - 1 if values[b - 1] != 0 else ZERO)

    first, second = rates(COLUMNS[x]), rates(COLUMNS[y])

    def value(bar):
        market = window(first, bar, period)
        spread = moment(market, 2)
        return covariance(market, window(second, bar, period)) / spread if spread > 0 else ZERO

    return [each(period, value)]


def index_of(sign, period):
    """As TA-Lib: a value as good as the best one replaces it, but when the best one leaves, the oldest of equals does."""
    out, best = [None] * BARS, None
    for bar in range(period - 1, BARS):
        span = range(bar - period + 1, bar + 1)
        if best is None or best < span[0]:
            best = max(span, key=lambda b: (sign * CLOSE[b], -b))
        elif sign * CLOSE[bar] >= sign * CLOSE[best]:
            best = bar
        out[bar] = Decimal(best)
    return out


def detrend(period):
    line = at(period, 0)[0]
    return [each(period - 1, lambda b: CLOSE[b] - line[b])]


def heikin_ashi():
    close = [(OPEN[b] + HIGH[b] + LOW[b] + CLOSE[b]) / 4 for b in range(BARS)]
    start = [(OPEN[0] + CLOSE[0]) / 2]
    for bar in range(1, BARS):
        start.append((start[-1] + close[bar - 1]) / 2)
    return [start, [max(HIGH[b], start[b], close[b]) for b in range(BARS)],
            [min(LOW[b], start[b], close[b]) for b in range(BARS)], close]


def whole(value):
    return lambda: [[value(b) for b in range(BARS)]]


STUDIES = {
    "var": (lambda p, n: over(p, lambda v: moment(v, 2)), None, [(5, 1), (20, 2)]),
    "stddev": (lambda p, n: over(p, lambda v: Decimal(n) * deviation(v)), None, [(20, 1), (5, 2.5)]),
    "stderr": (lambda p: over(p, lambda v: deviation(v) / Decimal(p).sqrt()), None, [(20,), (3,)]),
    "zscore": (lambda p: over(p, zscore), None, [(20,), (3,)]),
    "skew": (lambda p: over(p, skew), None, [(20,), (3,)]),
    "kurtosis": (lambda p: over(p, kurtosis), None, [(20,), (4,)]),
    "avgdev": (lambda p: over(p, avgdev), None, [(14,), (2,)]),
    "entropy": (entropy, None, [(50, 10), (7, 3)]),
    "autocorr": (autocorr, None, [(20, 1), (5, 3)]),
    "correl": (correl, None, [(30, 3, 4), (5, 1, 2)]),
    "beta": (beta, None, [(5, 1, 2), (20, 3, 4)]),
    "max": (lambda p: over(p, max), None, [(30,), (2,)]),
    "min": (lambda p: over(p, min), None, [(30,), (2,)]),
    "minmax": (lambda p: over(p, min) + over(p, max), ["min", "max"], [(30,), (2,)]),
    "maxindex": (lambda p: [index_of(1, p)], None, [(30,), (2,)]),
    "minindex": (lambda p: [index_of(-1, p)], None, [(30,), (2,)]),
    "minmaxindex": (lambda p: [index_of(-1, p), index_of(1, p)], ["min_idx", "max_idx"], [(30,), (2,)]),
    "sum": (lambda p: over(p, sum), None, [(30,), (2,)]),
    "detrend": (detrend, None, [(50,), (2,)]),
    "avgprice": (whole(lambda b: (OPEN[b] + HIGH[b] + LOW[b] + CLOSE[b]) / 4), None, [()]),
    "medprice": (whole(lambda b: (HIGH[b] + LOW[b]) / 2), None, [()]),
    "typprice": (whole(lambda b: TYPICAL[b]), None, [()]),
    "wclprice": (whole(lambda b: (HIGH[b] + LOW[b] + 2 * CLOSE[b]) / 4), None, [()]),
    "heikin_ashi": (heikin_ashi, ["open", "high", "low", "close"], [()]),
}

if __name__ == "__main__":
    write_studies(STUDIES)
