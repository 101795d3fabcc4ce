// What studies cost per bar, beside the bound of merely copying the column they read. Outputs go into buffers
// that are used again, and every iteration takes another series: one series over and over would teach the
// branch predictor its turns.
//   build/bench/tests/bench/studies_bench --benchmark_filter=/1000$
#include "studies/catalogue.h"
#include "studies/study_set.h"

#include "base/random.h"

#include <benchmark/benchmark.h>

#include <chrono>
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

/// As many different series as fit the caches of their size: what a study costs, not what memory does.
const std::vector<Series> &pool(std::size_t bars)
{
    static std::map<std::size_t, std::vector<Series>> pools;
    std::vector<Series> &made = pools[bars];
    for (std::size_t count = bars <= 1'000 ? 64 : bars <= 100'000 ? 3 : 2; made.size() < count;)
        made.push_back(series(bars, 7 * bars + made.size()));
    return made;
}

void perBar(benchmark::State &state, std::size_t bars)
{
    const auto all = static_cast<double>(state.iterations()) * static_cast<double>(bars);
    state.counters["bar"] =
        benchmark::Counter(all, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// Seconds per bar of copying a column, the best of many, now: the machine may be busier in a minute.
double copying(std::size_t bars)
{
    const std::vector<Series> &given = pool(bars);
    std::vector<double> out(bars);
    double best = 1;
    const std::size_t turns = std::max<std::size_t>(8, 2'000'000 / bars);
    for (std::size_t turn = 0; turn < turns; ++turn) {
        const auto begin = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < given.size(); ++i) {
            std::memcpy(out.data(), given[i].close.data(), bars * sizeof(double));
            benchmark::ClobberMemory();
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count() / static_cast<double>(bars * given.size()));
    }
    return best;
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

/// A serial average, written as everybody would: what other libraries' figures on another machine are worth
/// here.
void plainAverage(benchmark::State &state)
{
    const auto bars = static_cast<std::size_t>(state.range(0));
    const std::vector<Series> &given = pool(bars);
    std::vector<double> out(bars);
    std::size_t turn = 0;
    for (auto _ : state) {
        double average = 42'000;
        const std::vector<double> &close = given[turn++ % given.size()].close;
        for (std::size_t i = 0; i < bars; ++i)
            out[i] = average = (close[i] - average) * (2.0 / 21) + average;
        benchmark::ClobberMemory();
    }
    perBar(state, bars);
    state.counters["there"] = 1.82; // ns, where the figures below were measured
}
BENCHMARK(plainAverage)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);

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

/// The studies whose cost is compared with other libraries', with the best published figure of five of them
/// (ns per bar at 1k, 100k and 1M bars, on a machine where plainAverage takes 1.82); 0: none.
struct Compared
{
    const char *text;
    double best[3];
};
constexpr Compared compared[] = {{"sma:20", {0.350, 0.373, 0.386}},    {"wma:20", {0.903, 0.912, 0.906}},
                                 {"ema:20", {0.934, 0.906, 0.930}},    {"rsi:14", {1.10, 1.06, 1.08}},
                                 {"macd:12:26:9", {1.29, 1.23, 1.23}}, {"bbands:20:2:2", {1.08, 1.03, 1.05}},
                                 {"stddev:20", {0.637, 0.595, 0.590}}, {"atr:14", {1.02, 1.01, 1.03}},
                                 {"adx:14", {1.63, 3.15, 3.23}},       {"stoch:14:3:3", {2.39, 7.47, 7.87}},
                                 {"obv", {0.516, 0.919, 0.932}},       {"mfi:14", {1.19, 1.17, 1.20}},
                                 {"cci:20", {6.02, 6.14, 6.13}},       {"sar", {1.45, 3.09, 3.94}},
                                 {"supertrend", {3.50, 3.67, 3.85}},   {"willr:14", {1.63, 3.19, 3.24}},
                                 {"linearreg:14", {1.04, 1.03, 1.03}}, {"max:20", {0.781, 2.77, 3.06}},
                                 {"min:20", {0.781, 2.77, 3.06}},      {"midprice:14", {0, 0, 0}}};

/// The 82 series of a rich question.
constexpr const char *question[] = {"rsi:14",
                                    "macd",
                                    "stoch",
                                    "stochrsi",
                                    "willr",
                                    "roc",
                                    "mom",
                                    "tsi",
                                    "rmi",
                                    "ppo",
                                    "coppock",
                                    "kst",
                                    "ultosc",
                                    "awesome",
                                    "cmo",
                                    "atr:14",
                                    "natr",
                                    "bbands",
                                    "bbands_width",
                                    "keltner",
                                    "donchian",
                                    "chandelier",
                                    "chop",
                                    "ulcer",
                                    "parkinson",
                                    "garman_klass",
                                    "adx:14",
                                    "plus_di:14",
                                    "minus_di:14",
                                    "aroon",
                                    "supertrend",
                                    "sar",
                                    "ichimoku",
                                    "vortex",
                                    "pfe",
                                    "td_sequential",
                                    "linearreg_slope",
                                    "linearreg_r2",
                                    "sma:20",
                                    "sma:50",
                                    "sma:100",
                                    "sma:200",
                                    "ema:12",
                                    "ema:26",
                                    "wma:20",
                                    "kama",
                                    "hma:20",
                                    "vwma:20",
                                    "vwap:20",
                                    "twap:20",
                                    "obv",
                                    "mfi:14",
                                    "cmf",
                                    "ad",
                                    "adosc",
                                    "force",
                                    "cci",
                                    "pvt",
                                    "zscore:20"};

std::vector<studies::Request> everything()
{
    std::vector<studies::Request> all;
    for (const studies::Study &study : studies::catalogue())
        all.push_back(studies::Request::parse(study.name).value());
    return all;
}

std::vector<studies::Request> asked()
{
    std::vector<studies::Request> all;
    for (const char *text : question)
        all.push_back(studies::Request::parse(text).value());
    return all;
}

std::size_t outputsOf(const std::vector<studies::Request> &requests)
{
    std::size_t outputs = 0;
    for (const studies::Request &one : requests)
        outputs += one.study->outputs.size();
    return outputs;
}

/// A whole set over one series after the other.
void together(benchmark::State &state, const std::vector<studies::Request> &wanted)
{
    const std::vector<Series> &given = pool(1'000);
    studies::StudySet set(wanted);
    std::size_t turn = 0;
    for (auto _ : state) {
        set.restart();
        set.follow(given[turn++ % given.size()].input());
        benchmark::ClobberMemory();
    }
    state.counters["series"] = static_cast<double>(outputsOf(wanted));
}

/// One bar more for a whole set.
void oneBar(benchmark::State &state, const std::vector<studies::Request> &wanted)
{
    const Series &whole = pool(100'000).front();
    constexpr std::size_t before = 1'000;
    const studies::Input all = whole.input();
    const auto first = [&all](std::size_t bars) {
        return studies::Input{all.time.first(bars), all.open.first(bars),  all.high.first(bars),
                              all.low.first(bars),  all.close.first(bars), all.volume.first(bars)};
    };
    studies::StudySet set(wanted);
    set.follow(first(before));
    for (auto _ : state) {
        if (set.bars() == all.size()) {
            state.PauseTiming();
            set.restart();
            set.follow(first(before));
            state.ResumeTiming();
        }
        set.follow(first(set.bars() + 1));
    }
    state.counters["series"] = static_cast<double>(outputsOf(wanted));
}

const bool registered = [] {
    for (const Compared &one : compared) {
        const auto wanted = studies::Request::parse(one.text);
        for (const std::size_t size : {0, 1, 2})
            if (wanted) {
                constexpr std::size_t sizes[] = {1'000, 100'000, 1'000'000};
                const std::size_t bars = sizes[size];
                benchmark::RegisterBenchmark(
                    (std::string(one.text) + "/" + std::to_string(bars)).c_str(),
                    [request = std::vector{*wanted}, bars, best = one.best[size]](benchmark::State &state) {
                        computed(state, request, bars);
                        state.counters["best"] = best;
                        state.counters["copy"] = 1e9 * copying(bars);
                    });
            }
    }
    for (const auto &[name, requests] :
         {std::pair("everything", everything()), std::pair("question", asked())}) {
        benchmark::RegisterBenchmark((std::string(name) + "/together").c_str(), [all = requests](
                                                                                    benchmark::State &state) {
            together(state, all);
        })->Unit(benchmark::kMicrosecond);
        benchmark::RegisterBenchmark((std::string(name) + "/oneBar").c_str(), [all = requests](
                                                                                  benchmark::State &state) {
            oneBar(state, all);
        })->Unit(benchmark::kMicrosecond);
    }
    for (const studies::Study &study : studies::catalogue())
        benchmark::RegisterBenchmark((std::string("bar/") + study.name).c_str(),
                                     [&study](benchmark::State &state) {
                                         oneBar(state, {studies::Request::parse(study.name).value()});
                                     });
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
