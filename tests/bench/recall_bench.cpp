// Exact hybrid recall against the time it takes to read the same bytes, and against FAISS's flat index where
// it is installed; what learning one experience costs; the bytes that are looked at first, with their recall.
#include "brain/memory.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <numeric>
#include <set>

#ifdef WITH_FAISS
#include <faiss/IndexFlat.h>
#endif

namespace {

using brain::Metric;
using brain::Probe;
using brain::StateIndex;

constexpr std::size_t hits = 10;

base::UtcTime day(double days)
{
    return base::fromMs(1'704'067'200'000 + std::int64_t(days * 86'400'000));
}

/// Rows with structure: 24 hidden numbers, and noise.
std::vector<float> rows(std::size_t count, std::size_t width, std::uint64_t seed)
{
    constexpr std::size_t hidden = 24;
    base::Random random(seed), shape(1);
    std::vector<float> mix(width * hidden);
    for (float &x : mix)
        x = float(shape.normal());
    std::vector<float> out(count * width);
    for (std::size_t row = 0; row < count; ++row) {
        float z[hidden];
        for (float &x : z)
            x = float(random.normal());
        for (std::size_t i = 0; i < width; ++i) {
            float sum = 0.5f * float(random.uniform() - 0.5);
            for (std::size_t k = 0; k < hidden; ++k)
                sum += mix[i * hidden + k] * z[k];
            out[row * width + i] = sum / 5;
        }
    }
    return out;
}

struct World
{
    /// `days`: over how much time the experiences are spread. Within one day none is too old to be read.
    World(std::size_t count, std::size_t width, Metric metric, double days = 1)
        : n(count), d(width), data(rows(count, width, 2)), queries(rows(64, width, 3)), index(width, metric),
          scale(width, 0.25)
    {
        for (std::size_t i = 0; i < n; ++i)
            index.add(std::span(data).subspan(i * d, d),
                      {day(1000 - days + days * double(i) / double(n)),
                       day(1000 - days + days * double(i) / double(n)),
                       std::uint64_t(1) << (i % 9), std::uint8_t(1 + i % 2)});
        probe.at = day(1001);
        probe.count = hits;
    }
    [[nodiscard]] std::span<const float> query(std::size_t number) const
    {
        return std::span(queries).subspan(number % 64 * d, d);
    }
    std::size_t n, d;
    std::vector<float> data, queries;
    StateIndex index;
    std::vector<double> scale;
    Probe probe;
};

void rates(benchmark::State &state, std::size_t bytes)
{
    state.SetBytesProcessed(std::int64_t(state.iterations()) * std::int64_t(bytes));
}

/// Every byte read once, with the widest registers there are.
__attribute__((target_clones("avx512f", "avx2", "default"))) float sumOf(const float *from, std::size_t count)
{
    using Lanes = float __attribute__((vector_size(64)));
    Lanes sums[8] = {};
    for (std::size_t i = 0; i + 128 <= count; i += 128)
        for (int k = 0; k < 8; ++k) {
            Lanes part;
            __builtin_memcpy(&part, from + i + 16 * k, sizeof part);
            sums[k] += part;
        }
    float out = 0;
    for (const Lanes &lanes : sums)
        for (int k = 0; k < 16; ++k)
            out += lanes[k];
    return out;
}

/// The bound: N·d·4 bytes.
void readBound(benchmark::State &state)
{
    const std::size_t n = std::size_t(state.range(0)), d = std::size_t(state.range(1));
    const std::vector<float> data = rows(n, d, 2);
    for (auto _ : state)
        benchmark::DoNotOptimize(sumOf(data.data(), data.size()));
    rates(state, n * d * 4);
}

template <Metric M>
void recall(benchmark::State &state)
{
    const World world(std::size_t(state.range(0)), std::size_t(state.range(1)), M);
    std::size_t number = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(world.index.search(world.query(number++), world.scale, world.probe));
    rates(state, world.n * world.d * 4);
    state.SetLabel(brain::scanTarget());
}

/// A history of 1,000 days, as desks have them: what is too old to be among the best is not read.
template <Metric M>
void recallOfYears(benchmark::State &state)
{
    const World world(std::size_t(state.range(0)), std::size_t(state.range(1)), M, 1000);
    std::size_t number = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(world.index.search(world.query(number++), world.scale, world.probe));
    rates(state, world.n * world.d * 4);
}

/// As of the middle of the history, one regime in nine, one side.
void recallFiltered(benchmark::State &state)
{
    World world(std::size_t(state.range(0)), std::size_t(state.range(1)), Metric::State, 1000);
    world.probe.at = day(500);
    world.probe.regimes = 1 << 4;
    world.probe.kinds = 1;
    std::size_t number = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(world.index.search(world.query(number++), world.scale, world.probe));
    rates(state, world.n * world.d * 4);
}

void recallBytesFirst(benchmark::State &state)
{
    const World world(std::size_t(state.range(0)), std::size_t(state.range(1)), Metric::State, 1000);
    constexpr std::size_t kept = 2000;
    double found = 0, wanted = 0;
    for (std::size_t i = 0; i < 64; ++i) {
        std::set<std::size_t> best;
        for (const brain::Hit &hit : world.index.search(world.query(i), world.scale, world.probe))
            best.insert(hit.index);
        for (const brain::Hit &hit : world.index.searchCoarse(world.query(i), world.scale, world.probe, kept))
            found += double(best.count(hit.index));
        wanted += double(best.size());
    }
    std::size_t number = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            world.index.searchCoarse(world.query(number++), world.scale, world.probe, kept));
    state.counters["recall"] = found / wanted;
    rates(state, world.n * world.d);
}

#ifdef WITH_FAISS
void faissFlat(benchmark::State &state)
{
    const World world(std::size_t(state.range(0)), std::size_t(state.range(1)), Metric::Cosine);
    faiss::IndexFlatIP index{faiss::Index::idx_t(world.d)};
    index.add(faiss::Index::idx_t(world.n), world.data.data());
    std::vector<float> scores(hits);
    std::vector<faiss::Index::idx_t> found(hits);
    std::size_t number = 0;
    for (auto _ : state) {
        index.search(1, world.query(number++).data(), hits, scores.data(), found.data());
        benchmark::DoNotOptimize(found.data());
    }
    rates(state, world.n * world.d * 4);
}
BENCHMARK(faissFlat)->Args({10'000, 64})->Args({10'000, 128})->Args({10'000, 384})->Args({100'000, 384});
#endif

domain::Experience experience(base::Random &random, int number)
{
    domain::Experience one;
    one.id = std::to_string(number);
    one.opened = day(number * 0.3);
    one.closed = day(number * 0.3 + 0.2);
    one.known = day(number * 0.3 + 0.25);
    one.confidence = 0.5 + 0.4 * random.uniform();
    one.netPercent = random.normal();
    one.targetPercent = 2;
    std::vector<domain::Reading> state;
    for (const char *ref :
         {"close", "atr:14", "plus_di:14", "minus_di:14", "adx:14", "rsi:14", "volume_ratio:20",
          "macd:12:26:9.histogram", "bbands:20:2.lower", "bbands:20:2.upper", "chop:14", "mfi:14",
          "stoch:14:3:3.k", "ema:20", "sma:50", "sma:200", "vwap:20", "weekend"})
        state.push_back({ref, 10 + 80 * random.uniform()});
    one.state = domain::rawState(std::move(state));
    return one;
}

/// In memory: the row, the scaler, the patterns, the calibration, and a reflection every ten.
void learning(benchmark::State &state)
{
    base::Random random(4);
    std::vector<domain::Experience> all;
    for (int i = 0; i < 2000; ++i)
        all.push_back(experience(random, i));
    for (auto _ : state) {
        brain::Memory memory;
        for (const domain::Experience &one : all)
            memory.learn(one);
        benchmark::DoNotOptimize(memory.size());
    }
    state.SetItemsProcessed(std::int64_t(state.iterations()) * std::int64_t(all.size()));
}

/// All that a question asks of the memory.
void brief(benchmark::State &state)
{
    base::Random random(5);
    brain::Memory memory;
    for (int i = 0; i < state.range(0); ++i)
        memory.learn(experience(random, i));
    const domain::RawState now = experience(random, 0).state;
    for (auto _ : state)
        benchmark::DoNotOptimize(memory.brief(now, day(1e5)));
}

BENCHMARK(readBound)->Args({10'000, 64})->Args({10'000, 128})->Args({10'000, 384})->Args({100'000, 384});
BENCHMARK(recall<Metric::State>)
    ->Args({10'000, 64})
    ->Args({10'000, 128})
    ->Args({10'000, 384})
    ->Args({100'000, 384});
BENCHMARK(recall<Metric::Cosine>)
    ->Args({10'000, 64})
    ->Args({10'000, 128})
    ->Args({10'000, 384})
    ->Args({100'000, 384});
BENCHMARK(recallOfYears<Metric::State>)->Args({10'000, 64})->Args({10'000, 384})->Args({100'000, 384});
BENCHMARK(recallOfYears<Metric::Cosine>)->Args({10'000, 64})->Args({10'000, 384})->Args({100'000, 384});
BENCHMARK(recallFiltered)->Args({10'000, 64})->Args({100'000, 384});
BENCHMARK(recallBytesFirst)->Args({200'000, 64})->Args({100'000, 384})->Unit(benchmark::kMicrosecond);
BENCHMARK(learning)->Unit(benchmark::kMillisecond);
BENCHMARK(brief)->Arg(1000)->Arg(10'000)->Unit(benchmark::kMicrosecond);

} // namespace
