// Made-up candles for tests: a seeded walk through trends and ranges, always the same for the same seed.
#pragma once

#include "base/random.h"
#include "domain/candle_series.h"

#include <QByteArray>

namespace support {

struct WalkOptions
{
    std::uint64_t seed = 1;
    std::size_t bars = 1500;
    std::int64_t start = 1'600'041'600'000; // a Monday, 00:00 UTC
    std::int64_t step = 14'400'000;         // 4h
    double price = 10'000;
    double volatility = 0.012;              // of one bar
    double volume = 1000;
};

/// Trends of some 120 bars, up and down, with quiet stretches between them.
inline domain::CandleColumns walk(const WalkOptions &options)
{
    base::Random random(options.seed);
    domain::CandleColumns out;
    out.reserve(options.bars);
    double price = options.price;
    double drift = 0;
    for (std::size_t i = 0; i < options.bars; ++i) {
        if (i % 120 == 0)
            drift = (random.uniform() - 0.45) * options.volatility * 0.6;
        const double open = price;
        const double close = open * std::exp(drift + options.volatility * 0.5 * random.normal());
        const double high = std::max(open, close) * (1 + options.volatility * 0.3 * random.uniform());
        const double low = std::min(open, close) * (1 - options.volatility * 0.3 * random.uniform());
        const auto cut = [&](double value) { return std::round(value * 100) / 100; };
        const double top = std::max({cut(high), cut(open), cut(close)}), bottom = std::min({cut(low), cut(open), cut(close)});
        out.add(options.start + std::int64_t(i) * options.step, cut(open), top, bottom, cut(close),
                options.volume * (0.5 + random.uniform()));
        price = cut(close);
    }
    return out;
}

inline QByteArray csvOf(const domain::CandleColumns &columns)
{
    QByteArray out("timestamp,open,high,low,close,volume\n");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        out += QByteArray::number(qlonglong(columns.time[i]));
        for (const double value : {columns.open[i], columns.high[i], columns.low[i], columns.close[i], columns.volume[i]})
            out += ',' + QByteArray::number(value, 'f', 2);
        out += '\n';
    }
    return out;
}

} // namespace support
