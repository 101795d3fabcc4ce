#include "chart/ticks.h"

#include "chart/calendar.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace chart {

namespace {

double powerOfTen(int exponent)
{
    return std::pow(10.0, exponent);
}

void addLinear(ValueTicks &ticks, const ValueScale &scale, Step step)
{
    ticks.step = step.value();
    const double first = std::ceil(scale.low / ticks.step - 1e-9),
                 last = std::floor(scale.high / ticks.step + 1e-9);
    for (double i = first; i <= last && ticks.values.size() < 1000; ++i)
        ticks.values.push_back(step.times(i));
}

/// The value `gap` pixels above another.
double above(const ValueScale &scale, double value, double gap)
{
    return scale.value(scale.y(value) - gap);
}

/// From below upwards, each the next whole multiple of the step that its surroundings have room for: 8,000,
/// 10,000, 12,000, 15,000, 20,000, 25,000, 30,000, 40,000.
void addGrowing(ValueTicks &ticks, const ValueScale &scale, double gap)
{
    Step step = Step::atLeast(above(scale, scale.low, gap) - scale.low);
    double value = step.times(std::ceil(scale.low / step.value() - 1e-9));
    ticks.step = step.value();
    while (value <= scale.high && ticks.values.size() < 1000) {
        ticks.values.push_back(value);
        const double least = above(scale, value, gap);
        step = Step::atLeast(least - value);
        value = step.times(std::ceil(least / step.value() - 1e-9));
    }
}

/// Powers of ten first, then their fivefold, then their double, wherever there is room.
void addLogarithmic(ValueTicks &ticks, const ValueScale &scale, double gap)
{
    const int from = static_cast<int>(std::floor(std::log10(scale.low)));
    const int to = static_cast<int>(std::ceil(std::log10(scale.high)));
    for (const int mantissa : {1, 5, 2}) {
        for (int exponent = from; exponent <= to; ++exponent) {
            const double value = Step{mantissa, exponent}.value();
            const auto near = [&](double other) { return std::abs(scale.y(other) - scale.y(value)) < gap; };
            if (scale.holds(value) && std::none_of(ticks.values.begin(), ticks.values.end(), near))
                ticks.values.push_back(value);
        }
    }
    std::sort(ticks.values.begin(), ticks.values.end());
    ticks.step = ticks.values.empty() ? scale.high - scale.low : ticks.values.front();
}

/// Opening times of bars, also of those that are still to come.
class BarTimes
{
public:
    BarTimes(const domain::CandleSeries &candles, const Wording &wording)
        : m_times(candles.time()), m_step(candles.timeframe().step().count()),
          m_offset(wording.zoneOffsetSeconds * std::int64_t(1000))
    {
    }
    [[nodiscard]] LocalMs at(std::size_t bar) const
    {
        const std::size_t count = m_times.size();
        const std::int64_t beyond = bar < count ? 0 : static_cast<std::int64_t>(bar - count + 1) * m_step;
        return m_times[std::min(bar, count - 1)] + beyond + m_offset;
    }
    /// The first bar at or after `time`, none before `from`.
    [[nodiscard]] std::size_t firstAt(LocalMs time, std::size_t from) const
    {
        const std::size_t count = m_times.size();
        if (from < count && time <= at(count - 1)) {
            const auto begin = m_times.begin() + static_cast<std::ptrdiff_t>(from);
            return static_cast<std::size_t>(std::lower_bound(begin, m_times.end(), time - m_offset) -
                                            m_times.begin());
        }
        const std::int64_t past = time - at(count - 1);
        return std::max(from, count - 1 + static_cast<std::size_t>((past + m_step - 1) / m_step));
    }
    [[nodiscard]] std::int64_t step() const { return m_step; }

private:
    std::span<const std::int64_t> m_times;
    std::int64_t m_step, m_offset;
};

TimeTick::Rank rankOf(const LocalDate &date, const LocalDate &before)
{
    using Rank = TimeTick::Rank;
    if (date.year != before.year)
        return Rank::Year;
    if (date.month != before.month)
        return Rank::Month;
    return date.day != before.day ? Rank::Day : Rank::Time;
}

QString twoDigits(int number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

QString clockText(const LocalDate &date)
{
    return twoDigits(date.minuteOfDay / 60) + QLatin1Char(':') + twoDigits(date.minuteOfDay % 60);
}

QString dayText(const LocalDate &date, const Wording &wording)
{
    const QString day = QString::number(date.day), &month = wording.months[date.month - 1];
    return wording.dayFirst ? QString(day + QLatin1Char(' ') + month)
                            : QString(month + QLatin1Char(' ') + day);
}

QString labelOf(TimeTick::Rank rank, const LocalDate &date, CalendarUnit unit, const Wording &wording)
{
    using Rank = TimeTick::Rank;
    const bool byMonth =
        unit.field == CalendarUnit::Field::Months || unit.field == CalendarUnit::Field::Years;
    if (rank == Rank::Year)
        return QString::number(date.year);
    if (rank == Rank::Month && byMonth)
        return wording.months[date.month - 1];
    return rank == Rank::Time ? clockText(date) : dayText(date, wording);
}

/// Ticks of one unit under the visible bars; gives up (empty) beyond `most`, so that a coarser unit is tried.
std::vector<TimeTick> ticksOf(CalendarUnit unit, const BarTimes &times, const BarScale &bars,
                              const Wording &wording, std::size_t most)
{
    std::vector<TimeTick> ticks;
    const auto right = static_cast<std::size_t>(std::max(0.0, std::ceil(bars.bar(bars.left + bars.width))));
    std::size_t bar = bars.visible(right).from;
    while (bar < right) {
        const LocalMs time = times.at(bar), before = bar > 0 ? times.at(bar - 1) : time - times.step();
        if (unit.floor(time) > before) {
            const LocalDate date = LocalDate::of(time);
            const auto rank = rankOf(date, LocalDate::of(before));
            const bool exact = time - unit.floor(time) < times.step();
            ticks.push_back({bar, bars.column(bar), rank, labelOf(rank, date, unit, wording), 0, exact});
            if (ticks.size() > most)
                return {};
        }
        bar = std::max(bar + 1, times.firstAt(unit.next(time), bar + 1));
    }
    return ticks;
}

/// Greater ranks first, of these the exact ones, then from left to right: what keeps its distance stays.
std::vector<TimeTick> thinned(std::vector<TimeTick> ticks, double gap, double left, double right)
{
    std::stable_sort(ticks.begin(), ticks.end(), [](const auto &a, const auto &b) {
        return std::pair(a.rank, a.exact) > std::pair(b.rank, b.exact);
    });
    std::vector<TimeTick> kept;
    for (const TimeTick &tick : ticks) {
        const double half = tick.width / 2, x = tick.x + 0.5;
        const auto touches = [&](const TimeTick &other) {
            return std::abs(other.x - tick.x) < (other.width + tick.width) / 2 + gap;
        };
        if (x - half >= left && x + half <= right && std::none_of(kept.begin(), kept.end(), touches))
            kept.push_back(tick);
    }
    std::sort(kept.begin(), kept.end(), [](const auto &a, const auto &b) { return a.bar < b.bar; });
    return kept;
}

/// Where no boundary is in sight, the middle candle tells its whole date.
TimeTick soleTick(const domain::CandleSeries &candles, const BarScale &bars, const Wording &wording)
{
    const auto visible = bars.visible(candles.size());
    const std::size_t bar = visible.from + (visible.to - visible.from) / 2;
    return {bar, bars.column(bar), TimeTick::Rank::Time, fullTime(candles, bar, wording), 0};
}

} // namespace

Step Step::atLeast(double least)
{
    if (!(least > 0) || !std::isfinite(least))
        return {};
    const int exponent = static_cast<int>(std::floor(std::log10(least))) - 1;
    for (int e = exponent;; ++e) {
        for (const int mantissa : {1, 2, 5}) {
            if (const Step step{mantissa, e}; step.value() >= least * (1 - 1e-12))
                return step;
        }
    }
}

double Step::times(double count) const
{
    const double whole = count * mantissa;
    return exponent < 0 ? whole / powerOfTen(-exponent) : whole * powerOfTen(exponent);
}

ValueTicks ValueTicks::over(const ValueScale &scale, double gap, double leastStep)
{
    ValueTicks ticks;
    if (!(scale.high > scale.low) || !(scale.bottom > scale.top))
        return ticks;
    if (!scale.logarithmic) {
        const double perPixel = (scale.high - scale.low) / (scale.bottom - scale.top);
        addLinear(ticks, scale, Step::atLeast(std::max(perPixel * gap, leastStep)));
    } else if (above(scale, scale.low, gap) < 2 * scale.low) {
        addGrowing(ticks, scale, gap);
    } else {
        addLogarithmic(ticks, scale, gap);
    }
    return ticks;
}

std::vector<TimeTick> timeTicks(const domain::CandleSeries &candles, const BarScale &bars,
                                const Wording &wording, double spacing, double gap, double left, double right,
                                const TextWidth &width)
{
    if (candles.isEmpty() || bars.width <= 0)
        return {};
    const BarTimes times(candles, wording);
    const auto most = static_cast<std::size_t>(3.0 * bars.width / spacing) + 8;
    std::vector<TimeTick> ticks;
    for (const CalendarUnit &unit : CalendarUnit::ladder()) {
        const double pixels =
            static_cast<double>(unit.typicalMs()) / static_cast<double>(times.step()) * bars.perBar;
        if (pixels < spacing)
            continue;
        ticks = ticksOf(unit, times, bars, wording, most);
        if (!ticks.empty())
            break;
    }
    const auto placed = [&](std::vector<TimeTick> all) {
        for (TimeTick &tick : all)
            tick.width = width(tick.label);
        return thinned(std::move(all), gap, left, right);
    };
    ticks = placed(std::move(ticks));
    return ticks.empty() ? placed({soleTick(candles, bars, wording)}) : ticks;
}

QString fullTime(const domain::CandleSeries &candles, std::size_t bar, const Wording &wording)
{
    if (candles.isEmpty())
        return {};
    const BarTimes times(candles, wording);
    const LocalDate date = LocalDate::of(times.at(bar));
    const QString day = dayText(date, wording);
    const QString whole = wording.dayFirst ? QString(day + QLatin1Char(' ') + QString::number(date.year))
                                           : QString(QString::number(date.year) + QLatin1Char(' ') + day);
    return times.step() < 86'400'000 ? QString(whole + QLatin1Char(' ') + clockText(date)) : whole;
}

} // namespace chart
