// The local work of a look at a hundred symbols: the studies of a question, every pattern and the picture, on
// one thread and on two. `efficiency` is the time of one thread over the time of two, halved: 1 when the
// second thread is worth as much as the first. The goal is 0.6 s on two cores, at 0.9 or better.
#include "chart/chart_painter.h"
#include "chart/png.h"
#include "studies/catalogue.h"
#include "studies/study_set.h"

#include "market.h"

#include <benchmark/benchmark.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <deque>
#include <thread>

using bench::needApplication;

namespace {

constexpr std::size_t symbols = 100, bars = 1'000, shownBars = 300;

domain::CandleSeries candles(std::uint64_t seed)
{
    return bench::candles(bars, seed);
}

std::vector<studies::Request> wanted()
{
    std::vector<studies::Request> all;
    for (const char *text :
         {"rsi:14", "stoch:14:3:3", "macd:12:26:9", "adx:14", "plus_di:14", "minus_di:14", "chop:14",
          "atr:14", "bbands:20:2", "ema:20", "sma:50", "sma:200", "vwap:20", "obv", "mfi:14"})
        all.push_back(studies::Request::parse(text).value());
    return all;
}

enum Shown : std::size_t { Rsi = 0, Macd = 2, Ema = 9, Sma = 10 };

/// What one thread keeps from symbol to symbol.
class Worker
{
public:
    void look(const domain::CandleSeries &series)
    {
        const studies::Input input = studies::inputOf(series);
        m_studies.restart();
        m_studies.follow(input);
        benchmark::DoNotOptimize(studies::detectAll(input));
        benchmark::DoNotOptimize(chart::encodePng(chart::paintImage(spec(series), m_palette, {1920, 1080})));
    }

private:
    [[nodiscard]] domain::Curve curve(const char *name, std::size_t request, std::size_t output = 0) const
    {
        const std::span<const double> column = m_studies.column(request, output);
        return {name, name, std::make_shared<const std::vector<double>>(column.begin(), column.end())};
    }
    [[nodiscard]] chart::ChartSpec spec(const domain::CandleSeries &series) const
    {
        chart::ChartSpec spec;
        spec.candles = series;
        spec.showVolume = true;
        spec.showLast(shownBars);
        spec.overlays = {curve("ema", Ema), curve("sma", Sma)};
        chart::Panel one, two;
        one.title = QStringLiteral("RSI 14");
        one.curves = {curve("rsi", Rsi)};
        two.title = QStringLiteral("MACD 12 26 9");
        two.curves = {curve("macd", Macd), curve("signal", Macd, 1)};
        two.histogram = curve("histogram", Macd, 2);
        spec.panels = {one, two};
        spec.wording.title = QStringLiteral("BTC/USDT · 4h · Binance spot");
        return spec;
    }

    studies::StudySet m_studies{wanted()};
    chart::Palette m_palette = chart::modelPalette();
};

/// What a look at all symbols took.
struct Took
{
    double wall = 1e9, cpu = 1e9; // s; cpu: of all threads together
};
Took less(const Took &a, const Took &b)
{
    return {std::min(a.wall, b.wall), std::min(a.cpu, b.cpu)};
}

/// Every thread takes the next symbol.
Took lookAtAll(const std::vector<domain::CandleSeries> &all, std::deque<Worker> &workers)
{
    std::atomic<std::size_t> next = 0;
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t before = std::clock();
    std::vector<std::thread> threads;
    for (Worker &worker : workers)
        threads.emplace_back([&all, &worker, &next] {
            for (std::size_t i = next++; i < all.size(); i = next++)
                worker.look(all[i]);
        });
    for (std::thread &thread : threads)
        thread.join();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
            static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC};
}

void hundredSymbols(benchmark::State &state)
{
    needApplication();
    std::vector<domain::CandleSeries> all;
    for (std::size_t i = 0; i < symbols; ++i)
        all.push_back(candles(i + 1));
    std::deque<Worker> one(1), two(2); // workers do not move
    lookAtAll(all, two);               // fonts and memory
    Took single, both;
    for (auto _ : state) {
        single = less(single, lookAtAll(all, one));
        both = less(both, lookAtAll(all, two));
        state.SetIterationTime(both.wall);
    }
    state.counters["one"] = single.wall;
    state.counters["two"] = both.wall;
    state.counters["efficiency"] = single.wall / both.wall / 2;
    // What is left of it on a machine that others use as well: the work itself does not grow.
    state.counters["one_cpu"] = single.cpu;
    state.counters["two_cpu"] = both.cpu;
}
BENCHMARK(hundredSymbols)->UseManualTime()->Iterations(3)->Unit(benchmark::kMillisecond);

} // namespace
