#include "exchange/demo_market.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace exchange {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t beginningMs = 1'577'836'800'000; // 2020-01-01
constexpr std::int64_t dayMs = 1440 * minuteMs;
constexpr double daysPerYear = 365;

/// The levels of the hierarchy: a bar of one is split into whole bars of the next.
struct Level
{
    std::int64_t minutes;
    std::size_t parts; // of the next level
};
constexpr std::array<Level, 6> levels{{{1440, 12}, {120, 2}, {60, 4}, {15, 3}, {5, 5}, {1, 0}}};
constexpr std::size_t minuteLevel = levels.size() - 1;

/// How lively two hours of the day are, from midnight UTC: quiet in the Asian night, busiest when New York
/// opens.
constexpr std::array<double, 12> liveliness{0.9, 0.75, 0.65, 0.7, 0.95, 1.05, 1.3, 1.6, 1.5, 1.15, 0.9, 0.8};

enum Purpose : std::uint64_t { forStretch = 1, forDay, forPath, forLevel = 16 };

std::uint64_t mixed(std::uint64_t value) // the finaliser of splitmix64
{
    value += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

std::uint64_t seedOfCoin(std::uint64_t seed, std::string_view base)
{
    for (const char c : base)
        seed = mixed(seed ^ std::uint64_t(static_cast<unsigned char>(c)));
    return seed;
}

/// How a regime moves: in units of the coin's daily standard deviation.
struct Habit
{
    double drift, noise, volume;
    int shortest, longest; // days
    double share;          // of stretches that are chosen freely
};
constexpr std::array<Habit, 5> habits{{{0.0, 0.75, 0.8, 6, 18, 0.46},  // range
                                       {0.42, 0.75, 1.1, 5, 16, 0.27}, // trend up
                                       {-0.38, 0.8, 1.1, 5, 14, 0.22}, // trend down
                                       {0.0, 1.5, 3.2, 1, 1, 0.05},    // crash
                                       {0.12, 1.7, 1.7, 3, 6, 0.0}}};  // aftershock: only after a crash
/// The bridge is kept within the whole bar's range, which takes away from its variance, most where the parts
/// are many.
constexpr double dayStretch = 1.6, stretch = 1.06;
constexpr double rangePull = 0.35;     // of the way back to the middle of a range, each day
constexpr double homePull = 1.0 / 300; // of the way back to the coin's usual price, each day
constexpr double weekendCalm = 0.7;

const Habit &habitOf(Regime regime)
{
    return habits[std::size_t(regime)];
}

bool isWeekend(std::int64_t day) // 2020-01-01 was a Wednesday
{
    const std::int64_t weekday = (day + 2) % 7;
    return weekday >= 5;
}

void join(DemoBar &bar, const DemoBar &next)
{
    bar.high = std::max(bar.high, next.high);
    bar.low = std::min(bar.low, next.low);
    bar.close = next.close;
    bar.volume += next.volume;
}

} // namespace

class Draw
{
public:
    explicit Draw(std::uint64_t seed) : m_random(seed) {}
    double normal() { return m_random.normal(); }
    double uniform() { return m_random.uniform(); }
    double between(double least, double most) { return least + (most - least) * m_random.uniform(); }
    /// The highest point above `a` and `b` of a Brownian bridge between them with this variance: its
    /// distribution is P(max > m) = exp(-2 (m - a)(m - b) / variance).
    double reach(double a, double b, double variance)
    {
        const double tail = -2 * variance * std::log(1 - m_random.uniform());
        return (a + b + std::sqrt((b - a) * (b - a) + tail)) / 2;
    }

private:
    base::Random m_random;
};

DemoMarket::DemoMarket(const DemoCoin &coin, std::uint64_t seed)
    : m_coin(coin), m_seed(seedOfCoin(seed, coin.base)), m_ticksPerUnit(std::pow(10.0, coin.priceDecimals)),
      m_lotsPerUnit(std::pow(10.0, coin.lotDecimals)),
      m_dailySigma(coin.yearlyVolatility / std::sqrt(daysPerYear)), m_home(std::log(coin.price)),
      m_log(m_home)
{
}

base::UtcTime DemoMarket::beginning()
{
    return base::fromMs(beginningMs);
}

std::uint64_t DemoMarket::seedOf(std::uint64_t purpose, std::int64_t place) const
{
    return mixed(mixed(m_seed ^ (purpose << 56)) ^ std::uint64_t(place));
}

// --- days

void DemoMarket::nextStretch()
{
    const bool wasCrash = m_stretch.number >= 0 && m_stretch.regime == Regime::Crash;
    Draw draw(seedOf(forStretch, ++m_stretch.number));
    double left = draw.uniform();
    m_stretch.regime = Regime::Range;
    for (std::size_t i = 0; i < habits.size() && left >= 0; ++i) {
        m_stretch.regime = Regime(i);
        left -= habits[i].share;
    }
    if (wasCrash || m_stretch.regime == Regime::Aftershock)
        m_stretch.regime = wasCrash ? Regime::Aftershock : Regime::Range;
    const Habit &habit = habitOf(m_stretch.regime);
    m_stretch.length = int(draw.between(habit.shortest, habit.longest + 1));
    m_stretch.age = 0;
    m_stretch.anchor = m_log;
}

/// The log return of the day that is about to be added.
double DemoMarket::nextReturn(Draw &draw, double sigma) const
{
    const Habit &habit = habitOf(m_stretch.regime);
    double out =
        habit.drift * m_dailySigma + habit.noise * sigma * draw.normal() - homePull * (m_log - m_home);
    if (m_stretch.regime == Regime::Range)
        out -= rangePull * (m_log - m_stretch.anchor);
    if (m_stretch.regime == Regime::Crash)
        out = std::log(1 - draw.between(0.16, 0.34));
    return std::clamp(out, -0.6, 0.5);
}

void DemoMarket::addDay()
{
    if (m_stretch.age >= m_stretch.length)
        nextStretch();
    const std::int64_t index = std::int64_t(m_days.size());
    Draw draw(seedOf(forDay, index));
    const Habit &habit = habitOf(m_stretch.regime);
    const double calm = isWeekend(index) ? weekendCalm : 1;
    const double sigma = m_dailySigma * calm * std::exp(0.25 * draw.normal());
    const double change = nextReturn(draw, sigma);
    const double variance = std::pow(habit.noise * sigma, 2);
    double top = draw.reach(0, change, variance);
    double bottom = -draw.reach(0, -change, variance);
    if (m_stretch.regime == Regime::Crash) { // panic goes deeper than where the day ends
        top = std::min(top, 0.3 * m_dailySigma);
        bottom = std::min(bottom, change - draw.between(0.03, 0.12));
    }
    Day day;
    day.regime = m_stretch.regime;
    DemoBar &bar = day.bar;
    const auto ticks = [&](double log) {
        return std::max<std::int64_t>(1, std::llround(std::exp(log) * m_ticksPerUnit));
    };
    bar.open = m_days.empty() ? ticks(m_log) : m_days.back().bar.close;
    bar.close = ticks(m_log + change);
    bar.high = std::max({ticks(m_log + top), bar.open, bar.close});
    bar.low = std::min({ticks(m_log + bottom), bar.open, bar.close});
    const double busy = habit.volume * calm * (0.5 + 0.5 * (top - bottom) / (1.6 * m_dailySigma));
    bar.volume = std::llround(m_coin.dailyVolume * m_lotsPerUnit * busy * std::exp(0.3 * draw.normal()));
    m_days.push_back(day);
    m_log += change;
    ++m_stretch.age;
}

const DemoMarket::Day &DemoMarket::day(std::int64_t index)
{
    while (std::int64_t(m_days.size()) <= index)
        addDay();
    return m_days[std::size_t(index)];
}

Regime DemoMarket::regimeAt(base::UtcTime time)
{
    return day(std::max<std::int64_t>(0, (base::toMs(time) - beginningMs) / dayMs)).regime;
}

// --- splitting

/// The parts meet: each opens where the one before closed. The points between them are a Brownian bridge kept
/// between the whole bar's high and low, whose variance is Parkinson's for that range; the part that reaches
/// furthest takes the whole bar's high, and likewise its low.
void DemoMarket::split(std::size_t level, std::int64_t index, const DemoBar &whole, Parts &parts) const
{
    const std::size_t count = levels[level].parts;
    Draw draw(seedOf(forLevel + level, index));
    std::array<double, mostParts> weight{};
    double total = 0;
    for (std::size_t i = 0; i < count; ++i)
        total += weight[i] = (level == 0 ? liveliness[i] : 1) * std::exp(0.45 * draw.normal());
    const double low = double(whole.low), high = double(whole.high);
    const double variance =
        (high - low) * (high - low) / (4 * std::numbers::ln2) / total * (level == 0 ? dayStretch : stretch);
    std::array<double, mostParts> activity{};
    std::size_t top = 0, bottom = 0;
    double highest = -1, lowest = high + 1, left = total;
    std::int64_t at = whole.open;
    for (std::size_t i = 0; i < count; ++i) {
        DemoBar &part = parts[i];
        part.open = at;
        const double middle = double(at) + double(whole.close - at) * weight[i] / left;
        double next =
            middle + std::sqrt(variance * weight[i] * std::max(0.0, left - weight[i]) / left) * draw.normal();
        next = next > high ? 2 * high - next : next < low ? 2 * low - next : next;
        part.close = i + 1 == count ? whole.close : std::llround(std::clamp(next, low, high));
        at = part.close;
        left -= weight[i];
        const double a = double(part.open), b = double(part.close);
        const double up = draw.reach(a, b, variance * weight[i]),
                     down = -draw.reach(-a, -b, variance * weight[i]);
        const double upFold = draw.uniform(), downFold = draw.uniform();
        const double upper = std::max(a, b), lower = std::min(a, b);
        part.high = std::llround(up <= high ? up : upper + upFold * (high - upper));
        part.low = std::llround(down >= low ? down : lower - downFold * (lower - low));
        if (up > highest)
            highest = up, top = i;
        if (down < lowest)
            lowest = down, bottom = i;
    }
    parts[top].high = whole.high;
    parts[bottom].low = whole.low;
    for (std::size_t i = 0; i < count; ++i)
        activity[i] = weight[i] * (0.3 + double(parts[i].high - parts[i].low) / std::max(1.0, high - low));
    splitVolume(draw, whole, activity, count, parts);
}

/// Whole lots by activity, adding up to the whole: each part gets the difference of two rounded running sums.
void DemoMarket::splitVolume(Draw &draw, const DemoBar &whole, const std::array<double, mostParts> &activity,
                             std::size_t count, Parts &parts) const
{
    std::array<double, mostParts> sums{};
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sums[i] = sum += activity[i] * std::exp(0.35 * draw.normal());
    std::int64_t given = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t until =
            i + 1 == count ? whole.volume : std::int64_t(double(whole.volume) * (sums[i] / sum));
        parts[i].volume = std::max<std::int64_t>(0, until - given);
        given += parts[i].volume;
    }
}

/// Within a minute the price runs straight from the open to one extreme, to the other, and to the close.
DemoBar DemoMarket::begun(std::size_t level, std::int64_t index, const DemoBar &whole, std::int64_t now) const
{
    const std::int64_t start = index * levels[level].minutes * minuteMs;
    if (level < minuteLevel) {
        Parts parts;
        split(level, index, whole, parts);
        const std::size_t count = levels[level].parts;
        const std::int64_t step = levels[level + 1].minutes * minuteMs;
        const std::size_t current = std::size_t((now - start) / step);
        DemoBar out =
            begun(level + 1, index * std::int64_t(count) + std::int64_t(current), parts[current], now);
        for (std::size_t i = current; i-- > 0;) {
            DemoBar before = parts[i];
            join(before, out);
            out = before;
        }
        return out;
    }
    Draw draw(seedOf(forPath, index));
    const double first = draw.between(0.1, 0.45), second = draw.between(0.55, 0.9);
    const bool lowFirst = draw.uniform() < (whole.close >= whole.open ? 0.7 : 0.3);
    const std::array<double, 4> when{0, first, second, 1};
    const std::array<std::int64_t, 4> where{whole.open, lowFirst ? whole.low : whole.high,
                                            lowFirst ? whole.high : whole.low, whole.close};
    const double part = double(now - start) / double(minuteMs);
    DemoBar out{whole.open, whole.open, whole.open, whole.open, std::int64_t(double(whole.volume) * part)};
    for (std::size_t i = 0; i + 1 < when.size() && part > when[i]; ++i) {
        const double along = std::min(1.0, (part - when[i]) / (when[i + 1] - when[i]));
        out.close = std::llround(double(where[i]) + double(where[i + 1] - where[i]) * along);
        out.high = std::max(out.high, out.close);
        out.low = std::min(out.low, out.close);
    }
    return out;
}

// --- series

/// Joins bars of one level into bars of a timeframe, between two instants.
class DemoMarket::Collector
{
public:
    Collector(domain::Timeframe timeframe, std::int64_t from, std::int64_t now, std::size_t limit)
        : m_timeframe(timeframe), m_from(from), m_now(now), m_limit(limit)
    {
    }
    [[nodiscard]] bool wants(std::int64_t start, std::int64_t end) const
    {
        return end > m_from && start < m_now && !m_full;
    }
    [[nodiscard]] std::int64_t now() const { return m_now; }
    [[nodiscard]] bool full() const { return m_full; }
    void add(std::int64_t start, const DemoBar &bar)
    {
        const std::int64_t open = base::toMs(m_timeframe.floor(base::fromMs(start)));
        if (!times.empty() && times.back() == open)
            return join(bars.back(), bar);
        if (open < m_from)
            return;
        m_full = times.size() == m_limit;
        if (m_full)
            return;
        times.push_back(open);
        bars.push_back(bar);
    }

    std::vector<std::int64_t> times;
    std::vector<DemoBar> bars;

private:
    domain::Timeframe m_timeframe;
    std::int64_t m_from, m_now;
    std::size_t m_limit;
    bool m_full = false;
};

void DemoMarket::collect(std::size_t level, std::int64_t index, const DemoBar &bar, std::size_t target,
                         Collector &collector) const
{
    const std::int64_t start = index * levels[level].minutes * minuteMs;
    const std::int64_t end = start + levels[level].minutes * minuteMs;
    if (!collector.wants(start, end))
        return;
    if (level == target)
        return collector.add(start, end <= collector.now() ? bar : begun(level, index, bar, collector.now()));
    Parts parts;
    split(level, index, bar, parts);
    const std::size_t count = levels[level].parts;
    for (std::size_t i = 0; i < count; ++i)
        collect(level + 1, index * std::int64_t(count) + std::int64_t(i), parts[i], target, collector);
}

base::Result<domain::CandleSeries> DemoMarket::candles(domain::Timeframe timeframe, base::UtcTime from,
                                                       std::size_t limit, base::UtcTime now)
{
    std::size_t target = 0; // the largest level that the step is made of
    while (timeframe.step().count() % (levels[target].minutes * minuteMs) != 0)
        ++target;
    const std::int64_t first = std::max(base::toMs(from), beginningMs);
    Collector collector(timeframe, first, base::toMs(now), limit);
    for (std::int64_t i = (first - beginningMs) / dayMs;
         beginningMs + i * dayMs < base::toMs(now) && !collector.full(); ++i)
        collect(0, beginningMs / dayMs + i, day(i).bar, target, collector);
    domain::CandleColumns columns;
    columns.reserve(collector.bars.size());
    for (std::size_t i = 0; i < collector.bars.size(); ++i) {
        const DemoBar &bar = collector.bars[i];
        columns.add(collector.times[i], price(bar.open), price(bar.high), price(bar.low), price(bar.close),
                    amount(bar.volume));
    }
    const std::size_t count = columns.size();
    const bool forming = count > 0 && timeframe.closeOf(base::fromMs(columns.time.back())) > now;
    return domain::CandleSeries::make(timeframe, std::move(columns), forming ? count - 1 : count);
}

DemoBar DemoMarket::minuteOf(base::UtcTime time)
{
    const std::int64_t minute = std::max(base::toMs(time), beginningMs) / minuteMs;
    if (m_minuteIndex == minute)
        return m_minute;
    std::int64_t index = minute * minuteMs / dayMs;
    DemoBar bar = day(index - beginningMs / dayMs).bar;
    for (std::size_t level = 0; level < minuteLevel; ++level) {
        Parts parts;
        split(level, index, bar, parts);
        const std::int64_t place =
            minute / levels[level + 1].minutes - index * std::int64_t(levels[level].parts);
        bar = parts[std::size_t(place)];
        index = minute / levels[level + 1].minutes;
    }
    m_minuteIndex = minute;
    m_minute = bar;
    return bar;
}

std::int64_t DemoMarket::ticksAt(base::UtcTime time)
{
    const std::int64_t ms = std::max(base::toMs(time), beginningMs);
    return begun(minuteLevel, ms / minuteMs, minuteOf(time), ms).close;
}

} // namespace exchange
