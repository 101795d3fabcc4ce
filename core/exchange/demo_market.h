// The made-up market itself: prices as a pure function of (seed, coin, time). Days are a walk through
// regimes; each day is split into smaller and smaller bars that add up to it exactly, so that a bar of any
// step is found without walking through the minutes before it. Owned by the demo exchange; engine thread
// (days that were found are remembered).
#pragma once

#include "domain/candle_series.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace exchange {

class Draw; // draws of one place in time

/// A made-up coin. Prices are whole multiples of 10^-priceDecimals, volumes of 10^-lotDecimals.
struct DemoCoin
{
    const char *base;
    int priceDecimals;
    int lotDecimals;
    double price;            // around which it moves over the years
    double yearlyVolatility; // standard deviation of log returns over 365 days
    double dailyVolume;      // base units on a quiet day
    double spread;           // of the best quotes, as a fraction of the price
};

/// What a day belongs to; stretches of days, chosen at random.
enum class Regime { Range, TrendUp, TrendDown, Crash, Aftershock };

/// A bar in whole ticks and lots.
struct DemoBar
{
    std::int64_t open = 0, high = 0, low = 0, close = 0, volume = 0;
    bool operator==(const DemoBar &) const = default;
};

class DemoMarket
{
public:
    DemoMarket(const DemoCoin &coin, std::uint64_t seed);

    /// The first instant: 2020-01-01.
    [[nodiscard]] static base::UtcTime beginning();
    [[nodiscard]] const DemoCoin &coin() const { return m_coin; }

    /// At most `limit` bars that open in [from, now), the last one forming as far as it has come by `now`.
    /// Nothing is before the beginning. Errors: those of the series.
    [[nodiscard]] base::Result<domain::CandleSeries> candles(domain::Timeframe timeframe, base::UtcTime from,
                                                             std::size_t limit, base::UtcTime now);
    /// The price at an instant, in ticks; the beginning's price before that.
    [[nodiscard]] std::int64_t ticksAt(base::UtcTime time);
    /// The bar of the minute that holds `time`, whole.
    [[nodiscard]] DemoBar minuteOf(base::UtcTime time);
    [[nodiscard]] Regime regimeAt(base::UtcTime time);

    [[nodiscard]] double price(std::int64_t ticks) const { return double(ticks) / m_ticksPerUnit; }
    [[nodiscard]] double amount(std::int64_t lots) const { return double(lots) / m_lotsPerUnit; }
    [[nodiscard]] double lotsPerUnit() const { return m_lotsPerUnit; }
    /// The seed of a purpose and a place in time: everything drawn beside the bars starts from one of these.
    [[nodiscard]] std::uint64_t seedOf(std::uint64_t purpose, std::int64_t place) const;

private:
    struct Day
    {
        DemoBar bar;
        Regime regime = Regime::Range;
    };
    struct Stretch // of days in one regime
    {
        Regime regime = Regime::Range;
        int length = 0, age = 0;
        double anchor = 0; // log price at its beginning
        std::int64_t number = -1;
    };
    static constexpr std::size_t mostParts = 12;
    using Parts = std::array<DemoBar, mostParts>;
    class Collector;

    void nextStretch();
    void addDay();
    [[nodiscard]] double nextReturn(Draw &draw, double sigma) const;
    [[nodiscard]] const Day &day(std::int64_t index);
    /// The smaller bars that a bar of `level` is made of, in time order.
    void split(std::size_t level, std::int64_t index, const DemoBar &whole, Parts &parts) const;
    void splitVolume(Draw &draw, const DemoBar &whole, const std::array<double, mostParts> &activity,
                     std::size_t count, Parts &parts) const;
    /// What has come by `now` of a bar that holds it.
    [[nodiscard]] DemoBar begun(std::size_t level, std::int64_t index, const DemoBar &whole,
                                std::int64_t now) const;
    void collect(std::size_t level, std::int64_t index, const DemoBar &bar, std::size_t target,
                 Collector &collector) const;

    DemoCoin m_coin;
    std::uint64_t m_seed;
    double m_ticksPerUnit, m_lotsPerUnit, m_dailySigma, m_home; // m_home: log of the price it moves around
    std::vector<Day> m_days;                                    // from the beginning, as far as asked
    Stretch m_stretch;                                          // of the last day
    double m_log;                                               // log price at the end of the last day
    std::optional<std::int64_t> m_minuteIndex;                  // of m_minute
    DemoBar m_minute;
};

} // namespace exchange
