#include "studies/derived/periods.h"

#include <algorithm>
#include <cmath>

namespace studies {
namespace {

constexpr std::int64_t dayMs = 86'400'000;

std::optional<double> known(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

double percent(double now, double before)
{
    return 100 * (now / before - 1);
}

double volumeOf(const domain::CandleSeries &candles, std::size_t from, std::size_t to)
{
    double sum = 0;
    for (std::size_t i = from; i < to; ++i)
        sum += candles.volume()[i];
    return sum;
}

/// Standard deviation (n − 1) of the log returns of the bars from … to − 1, each against the bar before.
std::optional<double> returnDeviation(const domain::CandleSeries &candles, std::size_t from, std::size_t to)
{
    const std::size_t first = std::max<std::size_t>(from, 1);
    if (to < first + 2)
        return std::nullopt;
    const auto close = candles.close();
    const double count = double(to - first);
    const double mean = std::log(close[to - 1] / close[first - 1]) / count;
    double squares = 0;
    for (std::size_t i = first; i < to; ++i) {
        const double off = std::log(close[i] / close[i - 1]) - mean;
        squares += off * off;
    }
    return std::sqrt(squares / (count - 1));
}

std::optional<PeriodMetrics> periodOf(const domain::CandleSeries &closed, int days)
{
    const std::int64_t end = base::toMs(closed.timeframe().closeOf(closed.openTime(closed.size() - 1)));
    const std::int64_t start = end - days * dayMs;
    if (closed.time().front() > start || closed.timeframe().step().count() * 2 > days * dayMs)
        return std::nullopt;
    const std::size_t from = closed.lowerBound(base::fromMs(start)), to = closed.size();
    if (to < from + 2)
        return std::nullopt;
    PeriodMetrics out;
    out.days = days;
    out.bars = to - from;
    const double last = closed.close().back();
    if (from > 0)
        out.changePercent = percent(last, closed.close()[from - 1]);
    const auto highs = closed.high().subspan(from), lows = closed.low().subspan(from);
    out.high = *std::max_element(highs.begin(), highs.end());
    out.low = *std::min_element(lows.begin(), lows.end());
    if (*out.high > *out.low)
        out.placePercent = 100 * (last - *out.low) / (*out.high - *out.low);
    const double volume = volumeOf(closed, from, to);
    out.volumePerDay = volume / days;
    if (closed.time().front() <= start - days * dayMs) {
        const double before = volumeOf(closed, closed.lowerBound(base::fromMs(start - days * dayMs)), from);
        if (before > 0)
            out.volumeChange = percent(volume, before);
    }
    if (const auto deviation = returnDeviation(closed, from, to))
        out.volatilityPercent =
            100 * *deviation * std::sqrt(double(dayMs) / double(closed.timeframe().step().count()));
    return out;
}

std::vector<double> column(const char *request, const domain::CandleSeries &closed, std::size_t output = 0)
{
    return run(*Request::parse(request), inputOf(closed))
        .outputs[output]; // a row of the catalogue, always there
}

std::optional<double> latest(const char *request, const domain::CandleSeries &closed, std::size_t output = 0)
{
    return known(column(request, closed, output).back());
}

MacroTrend::Average averageOf(int period, const std::vector<double> &values, double close)
{
    MacroTrend::Average out;
    out.period = period;
    out.value = known(values.back());
    if (!out.value)
        return out;
    out.distancePercent = percent(close, *out.value);
    if (values.size() > 5)
        if (const auto before = known(values[values.size() - 6]))
            out.slopePercent = percent(*out.value, *before);
    return out;
}

std::optional<MacroTrend::Cross> lastCross(const std::vector<double> &fast, const std::vector<double> &slow,
                                           const domain::CandleSeries &closed)
{
    for (std::size_t i = closed.size(); i-- > 1;) {
        if (!std::isfinite(slow[i - 1]) || !std::isfinite(fast[i - 1]))
            return std::nullopt;
        const bool above = fast[i] > slow[i], before = fast[i - 1] > slow[i - 1];
        if (above != before)
            return MacroTrend::Cross{above, closed.size() - 1 - i,
                                     closed.timeframe().closeOf(closed.openTime(i))};
    }
    return std::nullopt;
}

std::optional<Direction> alignmentOf(const std::array<MacroTrend::Average, 4> &averages)
{
    bool falling = true, rising = true;
    std::optional<double> before;
    int count = 0;
    for (const MacroTrend::Average &average : averages) {
        if (!average.value)
            break;
        falling = falling && (!before || *average.value < *before);
        rising = rising && (!before || *average.value > *before);
        before = average.value;
        ++count;
    }
    if (count < 2)
        return std::nullopt;
    return falling ? Direction::Bullish : rising ? Direction::Bearish : Direction::Neutral;
}

} // namespace

std::array<std::optional<PeriodMetrics>, 5> periodMetrics(const domain::CandleSeries &candles)
{
    std::array<std::optional<PeriodMetrics>, 5> out;
    const domain::CandleSeries closed = candles.closedOnly();
    if (!closed.isEmpty())
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = periodOf(closed, periodDays[i]);
    return out;
}

std::optional<TimeframeSummary> summarise(const domain::CandleSeries &candles)
{
    const domain::CandleSeries closed = candles.closedOnly();
    if (closed.isEmpty())
        return std::nullopt;
    TimeframeSummary out;
    out.timeframe = closed.timeframe();
    out.barClose = closed.timeframe().closeOf(closed.openTime(closed.size() - 1));
    out.close = closed.close().back();
    if (closed.size() > 1)
        out.changePercent = percent(out.close, closed.close()[closed.size() - 2]);
    out.rsi = latest("rsi:14", closed);
    out.adx = latest("adx:14", closed);
    out.macdHistogram = latest("macd:12:26:9", closed, 2);
    if (const auto average = latest("sma:20", closed))
        out.toSma20Percent = percent(out.close, *average);
    if (const auto average = latest("sma:50", closed))
        out.toSma50Percent = percent(out.close, *average);
    if (!out.toSma20Percent || !out.toSma50Percent || !out.macdHistogram)
        return out;
    const bool over = *out.toSma20Percent > 0 && *out.toSma50Percent > 0 && *out.macdHistogram >= 0;
    const bool under = *out.toSma20Percent < 0 && *out.toSma50Percent < 0 && *out.macdHistogram <= 0;
    out.leaning = over ? Direction::Bullish : under ? Direction::Bearish : Direction::Neutral;
    return out;
}

MacroTrend macroTrend(const domain::CandleSeries &candles)
{
    MacroTrend out;
    constexpr std::array<const char *, 4> requests{"sma:20", "sma:50", "sma:100", "sma:200"};
    constexpr std::array<int, 4> periods{20, 50, 100, 200};
    const domain::CandleSeries closed = candles.closedOnly();
    if (closed.isEmpty())
        return out;
    std::array<std::vector<double>, 4> values;
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = column(requests[i], closed);
        out.averages[i] = averageOf(periods[i], values[i], closed.close().back());
    }
    out.cross = lastCross(values[1], values[3], closed);
    out.alignment = alignmentOf(out.averages);
    return out;
}

} // namespace studies
