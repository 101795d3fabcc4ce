// What a cycle costs beside the model and the network: one decision on 1,000 candles with its capsule, with and without
// the picture; and a lean replay, candle by candle.
#include "engine/cycle.h"
#include "engine/replay.h"
#include "support/candles.h"

#include <benchmark/benchmark.h>

#include <QCoroTask>
#include <QGuiApplication>
#include <QTemporaryDir>

namespace {

void needGui()
{
    static int argc = 1;
    static char name[] = "bench", *argv[] = {name, nullptr};
    if (!QCoreApplication::instance()) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        static const QGuiApplication application(argc, argv);
    }
}

exchange::CandleFile fileOf(std::size_t bars)
{
    support::WalkOptions options;
    options.bars = bars;
    const QByteArray csv = support::csvOf(support::walk(options));
    return *exchange::parseCandleFile(csv.toStdString(), "walk.csv", domain::Symbol{"BTC", "USDT"}, std::nullopt);
}

void oneCycle(benchmark::State &state)
{
    needGui();
    const bool pictures = state.range(0) != 0;
    const exchange::CandleFile file = fileOf(1000);
    const auto step = file.candles.timeframe();
    base::ManualClock clock(step.closeOf(file.candles.openTime(999)) + std::chrono::seconds(2));
    const auto venue = exchange::makeFileExchange(file, &clock);
    engine::Books books(nullptr);
    (void)books.begin({domain::Money(base::Decimal::of(10'000), "USDT"), "file", false, {}}, clock.now());
    engine::Orders orders(books, *venue, clock, {}, true);
    engine::Cycle cycle(books, orders, *venue, clock, base::Random(1), {"bench", "file", false, pictures, false, false});
    const auto mind = (*llm::findProvider("technical"))->make(nullptr, &clock, {});
    const std::vector<llm::Provider *> chain{mind.get()};
    const auto settings = std::make_shared<const engine::Settings>();
    const domain::Watch watch{"file", file.instrument->symbol, file.instrument->kind, step, "technical", {}};
    for (auto _ : state) {
        engine::Prepared prepared =
            QCoro::waitFor(cycle.prepare(watch, engine::Trigger::Forced, chain, settings));
        auto report = QCoro::waitFor(cycle.conclude(std::move(prepared), settings));
        benchmark::DoNotOptimize(report);
    }
}
BENCHMARK(oneCycle)->ArgName("picture")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void replayed(benchmark::State &state)
{
    needGui();
    const bool lean = state.range(0) != 0;
    const std::size_t bars = lean ? 50'000 : 3'000;
    const exchange::CandleFile file = fileOf(bars);
    const QTemporaryDir folder;
    const auto database =
        store::Database::open(store::replayDatabase(folder.path()), store::Access::ReadWrite);
    const auto mind = (*llm::findProvider("technical"))->make(nullptr, nullptr, {});
    for (auto _ : state) {
        engine::ReplayRequest request;
        request.file = file;
        request.lean = lean;
        request.baselines = false;
        const auto result = engine::replay(request, *mind, **database);
        if (!result)
            state.SkipWithError(result.error().detail.c_str());
    }
    state.SetItemsProcessed(state.iterations() * std::int64_t(bars));
}
BENCHMARK(replayed)->ArgName("lean")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond);

} // namespace
