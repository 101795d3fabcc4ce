"""What the families of reference studies have in common (see make_reference.py)."""

from make_reference import BARS, each, mean, window, write


def simple(values, first, period):
    """The plain mean of the last `period` values of a column that begins at bar `first`."""
    return each(first + period - 1, lambda b: mean(window(values, b, period)))


def weighted(values, first, period):
    """The mean in which the newest value counts `period` times, the oldest once."""

    def average(bar):
        newest_last = window(values, bar, period)
        return sum((i + 1) * x for i, x in enumerate(newest_last)) * 2 / (period * (period + 1))

    return each(first + period - 1, average)


def delayed(values, bars):
    return [None] * min(bars, BARS) + values[: max(0, BARS - bars)]


def write_studies(studies):
    for name, (compute, outputs, requests) in studies.items():
        header, columns = [], []
        for request in requests:
            title = ":".join([name] + [f"{value:g}" for value in request])
            columns += compute(*request)
            header += [f"{title} {output}" for output in outputs] if outputs else [title]
        rows = [["" if column[bar] is None else f"{column[bar]:.17g}" for column in columns] for bar in range(BARS)]
        write(name + ".csv", header, rows)
