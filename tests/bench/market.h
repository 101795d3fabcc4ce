// What the benchmarks that draw share: an application, and a made-up market. Main thread.
#pragma once

#include "base/random.h"
#include "domain/candle_series.h"

#include <QGuiApplication>

namespace bench {

/// Fonts need an application; the benchmark's main has none.
inline void needApplication()
{
    static int argc = 1;
    static char name[] = "bench", *argv[] = {name, nullptr};
    if (!QCoreApplication::instance()) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        static const QGuiApplication application(argc, argv);
    }
}

/// Minutes of a walk around 42,000.
inline domain::CandleSeries candles(std::size_t count, std::uint64_t seed = 11)
{
    base::Random random(seed);
    domain::CandleColumns columns;
    columns.reserve(count);
    double last = 42'000;
    for (std::size_t i = 0; i < count; ++i) {
        const double close = std::max(1'000.0, last + 60 * random.normal() + (42'000 - last) * 0.001);
        columns.add(static_cast<std::int64_t>(i) * 60'000, last,
                    std::max(last, close) + 40 * random.uniform(),
                    std::min(last, close) - 40 * random.uniform(), close, 100 + 900 * random.uniform());
        last = close;
    }
    return domain::CandleSeries::make(*domain::Timeframe::parse("1m"), std::move(columns), count).value();
}

} // namespace bench
