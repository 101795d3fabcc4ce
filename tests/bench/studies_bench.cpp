// What studies cost per bar, beside the bound of merely copying the column they read. Outputs go into buffers
// that are used again, and every iteration takes another series: one series over and over would teach the
// branch predictor its turns.
//   build/bench/tests/bench/studies_bench --benchmark_filter=/1000$
#include "studies/catalogue.h"

#include "base/random.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstring>

namespace {

struct Series
{
    std::vector<std::int64_t> time;
    std::vector<double> open, high, low, close, volume;
    [[nodiscard]] studies::Input input() const { return {time, open, high, low, close, volume}; }
};

Series series(std::size_t bars, std::uint64_t seed)
{
    base::Random random(seed);
    Series out;
    double last = 42'000;
    for (std::size_t i = 0; i < bars; ++i) {
        const double close = std::max(1'000.0, last + 60 * random.normal() + (42'000 - last) * 0.001);
        out.time.push_back(static_cast<std::int64_t>(i) * 60'000);
        out.open.push_back(last);
        out.high.push_back(std::max(last, close) + 40 * random.uniform());
        out.low.push_back(std::min(last, close) - 40 * random.uniform());
        out.close.push_back(close);
        out.volume.push_back(1 + 100 * random.uniform());
        last = close;
    }
    return out;
}

/// As many different series as keep the whole within a few hundred megabytes.
const std::vector<Series> &pool(std::size_t bars)
{
    static std::map<std::size_t, std::vector<Series>> pools;
    std::vector<Series> &made = pools[bars];
    for (std::size_t count = bars <= 1'000 ? 64 : bars <= 100'000 ? 8 : 2; made.size() < count;)
        made.push_back(series(bars, 7 * bars + made.size()));
    return made;
}

void perBar(benchmark::State &state, std::size_t bars)
{
    const auto all = static_cast<double>(state.iterations()) * static_cast<double>(bars);
    state.counters["bar"] = benchmark::Counter(all, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void copyBound(benchmark::State &state)
{
    const auto bars = static_cast<std::size_t>(state.range(0));
    const std::vector<Series> &given = pool(bars);
    std::vector<double> out(bars);
    std::size_t turn = 0;
    for (auto _ : state) {
        std::memcpy(out.data(), given[turn++ % given.size()].close.data(), bars * sizeof(double));
        benchmark::ClobberMemory();
    }
    perBar(state, bars);
}
BENCHMARK(copyBound)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);

/// The requests of `texts`, one after the other, over each series.
void computed(benchmark::State &state, const std::vector<studies::Request> &wanted, std::size_t bars)
{
    const std::vector<Series> &given = pool(bars);
    std::vector<std::vector<double>> buffers(12, std::vector<double>(bars));
    std::size_t turn = 0;
    for (auto _ : state) {
        const studies::Input input = given[turn++ % given.size()].input();
        for (const studies::Request &one : wanted) {
            std::array<std::span<double>, 12> outputs;
            std::copy_n(buffers.begin(), one.study->outputs.size(), outputs.begin());
            studies::runInto(one, input, std::span(outputs).first(one.study->outputs.size()));
        }
        benchmark::ClobberMemory();
    }
    perBar(state, bars);
}

/// The studies whose cost is compared with other libraries'; a name that the catalogue lacks is left out.
constexpr const char *compared[] = {"sma:20",        "wma:20",       "ema:20", "rsi:14", "macd:12:26:9",
                                    "bbands:20:2:2", "stddev:20",    "atr:14", "adx:14", "stoch:14:3:3",
                                    "obv",           "mfi:14",       "cci:20", "sar",    "supertrend",
                                    "willr:14",      "linearreg:14", "max:20", "min:20", "midprice:14"};

std::vector<studies::Request> everything()
{
    std::vector<studies::Request> all;
    for (const studies::Study &study : studies::catalogue())
        all.push_back(studies::Request::parse(study.name).value());
    return all;
}

const bool registered = [] {
    for (const char *text : compared) {
        const auto wanted = studies::Request::parse(text);
        for (const int bars : {1'000, 100'000, 1'000'000})
            if (wanted)
                benchmark::RegisterBenchmark((std::string(text) + "/" + std::to_string(bars)).c_str(),
                                             [one = std::vector{*wanted}, bars](benchmark::State &state) {
                                                 computed(state, one, static_cast<std::size_t>(bars));
                                             });
    }
    for (const studies::Study &study : studies::catalogue())
        benchmark::RegisterBenchmark(
            (std::string("each/") + study.name).c_str(), [&study](benchmark::State &state) {
                computed(state, {studies::Request::parse(study.name).value()}, 1'000);
            });
    benchmark::RegisterBenchmark("everything/1000", [](benchmark::State &state) {
        computed(state, everything(), 1'000);
    })->Unit(benchmark::kMillisecond);
    return true;
}();

} // namespace
