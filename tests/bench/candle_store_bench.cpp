// What it costs to read candles back: a range of 1,000 bars out of ten million rows, beside reading the same
// bytes from a plain file. The folder is TMPDIR.

#include <benchmark/benchmark.h>

#include <memory>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include "base/random.h"
#include "store/candle_store.h"

namespace {

constexpr std::int64_t minute = 60'000, rows = 10'000'000, series = 10, perSeries = rows / series,
                       wanted = 1000;
constexpr std::int64_t start = 1'400'000'040'000; // on the grid of one minute

store::SeriesKey keyOf(std::int64_t number)
{
    return {"venue:COIN" + std::to_string(number) + "/USDT:spot", *domain::Timeframe::parse("1m")};
}

domain::CandleSeries batch(base::Random &random, std::int64_t from, std::int64_t count)
{
    domain::CandleColumns columns;
    columns.reserve(std::size_t(count));
    double price = 100;
    for (std::int64_t i = from; i < from + count; ++i) {
        const double next = price * (1 + 0.002 * (random.uniform() - 0.5));
        columns.add(start + i * minute, price, std::max(price, next), std::min(price, next), next,
                    random.uniform());
        price = next;
    }
    return *domain::CandleSeries::make(*domain::Timeframe::parse("1m"), std::move(columns),
                                       std::size_t(count));
}

base::UtcTime at(std::int64_t bar)
{
    return base::fromMs(start + bar * minute);
}

/// Ten million bars in ten series, written as a desk would, but in larger pieces.
struct Shelf
{
    QTemporaryDir dir;
    std::unique_ptr<store::Database> database;
    Shelf()
    {
        database = std::move(*store::Database::open(store::candleDatabase(dir.path()),
                                                    store::Access::ReadWrite, store::Content::Candles));
        database->setRepeatable(true);
        store::CandleStore candles(*database);
        base::Random random(1);
        constexpr std::int64_t piece = 100'000;
        for (std::int64_t from = 0; from < perSeries; from += piece)
            for (std::int64_t number = 0; number < series; ++number) {
                const auto kept = candles.keep(keyOf(number), batch(random, from, piece),
                                               {at(from), at(from + piece)}, at(perSeries));
                if (!kept)
                    qFatal("%s", kept.error().detail.c_str());
            }
        static_cast<void>(database->checkpoint());
    }
};

const Shelf &shelf()
{
    static const Shelf one;
    return one;
}

void readRange(benchmark::State &state)
{
    const store::CandleStore candles(*shelf().database);
    base::Random random(2);
    for (auto _ : state) {
        const auto from = std::int64_t(random.below(std::uint64_t(perSeries - wanted)));
        const auto bars = candles.read(keyOf(std::int64_t(random.below(std::uint64_t(series)))),
                                       {at(from), at(from + wanted)});
        if (!bars || bars->size() != std::size_t(wanted))
            state.SkipWithError("the bars are not there");
        benchmark::DoNotOptimize(bars);
    }
}
BENCHMARK(readRange)->Name("candles/read 1000 of 10M")->Unit(benchmark::kMillisecond)->Iterations(300);

void readFile(benchmark::State &state)
{
    QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("bars")));
    const QByteArray bytes(wanted * 6 * 8, 'x');
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        state.SkipWithError("the file cannot be written");
    file.close();
    for (auto _ : state) {
        QFile again(file.fileName());
        benchmark::DoNotOptimize(again.open(QIODevice::ReadOnly) ? again.readAll() : QByteArray());
    }
}
BENCHMARK(readFile)->Name("candles/the same bytes from a file")->Unit(benchmark::kMillisecond);

} // namespace
