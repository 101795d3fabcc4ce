// What it costs to keep a decision: a durable row against one raw append and fsync of the same bytes in the
// same run, and the pace of a replay. The folder is TMPDIR; on a RAM disk the ratio says nothing.

#include <benchmark/benchmark.h>

#include <memory>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <unistd.h>

#include "base/hash.h"
#include "base/random.h"
#include "store/journal.h"

namespace {

constexpr std::int64_t start = 1709294400000;

std::string randomBytes(base::Random &random, std::size_t size)
{
    std::string out;
    while (out.size() < size) {
        const std::uint64_t word = random.next();
        out.append(reinterpret_cast<const char *>(&word), sizeof word);
    }
    out.resize(size);
    return out;
}

std::string text(base::Random &random, std::size_t size)
{
    return random.hex(int(size / 2));
}

/// What one cycle leaves behind: 16 kB of question, 4 kB of answer, a picture of 60 kB, and what all cycles
/// share.
domain::Capsule decision(base::Random &random, int number, std::string picture)
{
    domain::Capsule out;
    out.cycleId = "cycle-" + std::to_string(number);
    out.watch.symbol = {"BTC", "USDT"};
    out.time = base::fromMs(start + number * 60'000LL);
    out.systemText = std::string(6000, 's');
    out.userText = text(random, 16'000);
    out.outcome = "held";
    domain::ModelCall call;
    call.text = text(random, 4'000);
    out.calls.push_back(call);
    domain::Blob png = domain::makeBlob("png", std::move(picture));
    out.pictureBlob = png.sha256;
    out.blobs.push_back(std::move(png));
    for (int chunk = 0; chunk < 8; ++chunk) {
        domain::Blob candles = domain::makeBlob("candles", std::string(4000, char('a' + chunk)));
        out.candles.chunks.push_back(candles.sha256);
        out.blobs.push_back(std::move(candles));
    }
    return out;
}

domain::Event mark(int number)
{
    const domain::Money equity(base::Decimal::of(10'000), "USDT");
    return {base::fromMs(start + number * 60'000LL), "equity-" + std::to_string(number),
            "cycle-" + std::to_string(number), "", domain::EquityMarked{equity, equity, 50'000.5}};
}

domain::Event ended(int number, const std::string &capsuleId)
{
    domain::CycleEnded body;
    body.watch = "demo BTC/USDT 4h technical";
    body.outcome = "held";
    body.action = "hold";
    return {base::fromMs(start + number * 60'000LL), "cycle-" + std::to_string(number),
            "cycle-" + std::to_string(number), capsuleId, body};
}

/// A folder with a database, and the application that Qt's drivers ask for.
struct Bench
{
    int argc = 1;
    char name[12] = "store_bench";
    char *argv[2] = {name, nullptr};
    std::unique_ptr<QCoreApplication> app =
        QCoreApplication::instance() == nullptr ? std::make_unique<QCoreApplication>(argc, argv) : nullptr;
    QTemporaryDir folder;
    std::unique_ptr<store::Database> database =
        store::Database::open(store::deskDatabase(folder.path()), store::Access::ReadWrite).value_or(nullptr);
};

/// The limit: the bytes that a decision adds to the disk, appended to a file and flushed.
void rawAppend(benchmark::State &state)
{
    const Bench bench;
    base::Random random(1);
    const std::string bytes = randomBytes(random, std::size_t(state.range(0)));
    QFile file(bench.folder.filePath(QStringLiteral("raw")));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return state.SkipWithError("no file");
    for ([[maybe_unused]] auto _ : state)
        if (file.write(bytes.data(), qint64(bytes.size())) < 0 || ::fsync(file.handle()) != 0)
            return state.SkipWithError("not written");
    state.SetBytesProcessed(std::int64_t(state.iterations()) * state.range(0));
}
BENCHMARK(rawAppend)->Arg(84'000)->Unit(benchmark::kMicrosecond)->Iterations(2000)->UseRealTime();

/// A decision with its picture, hashed, sealed and kept. The argument: 1 with sealing in the measured time.
void durableDecision(benchmark::State &state)
{
    const Bench bench;
    if (!bench.database)
        return state.SkipWithError("no database");
    bench.database->setRepeatable(state.range(1) == 0);
    store::Journal journal(*bench.database, "live");
    base::Random random(1);
    int number = 0;
    for ([[maybe_unused]] auto _ : state) {
        state.PauseTiming();
        if (number % 100 == 99 && !bench.database->checkpoint()) // as the desk does when it rests
            return state.SkipWithError("no checkpoint");
        domain::Capsule capsule = decision(random, ++number, randomBytes(random, 60'000));
        domain::SealedCapsule sealed;
        if (state.range(0) == 0)
            sealed = domain::seal(capsule);
        state.ResumeTiming();
        if (state.range(0) == 1) {
            capsule.blobs.front() = domain::makeBlob("png", *capsule.blobs.front().bytes);
            sealed = domain::seal(capsule);
        }
        if (!journal.append({ended(number, sealed.id)}, &sealed))
            return state.SkipWithError("not kept");
    }
}
BENCHMARK(durableDecision)
    ->ArgNames({"seal", "durable"})
    ->Args({0, 1})
    ->Args({1, 1})
    ->Args({0, 0})
    ->Unit(benchmark::kMicrosecond)
    ->Iterations(2000)
    ->UseRealTime();

/// Orders, fills and marks alone.
void durableEvent(benchmark::State &state)
{
    const Bench bench;
    if (!bench.database)
        return state.SkipWithError("no database");
    store::Journal journal(*bench.database, "live");
    int number = 0;
    for ([[maybe_unused]] auto _ : state)
        if (!journal.append({mark(++number)}))
            return state.SkipWithError("not kept");
}
BENCHMARK(durableEvent)->Unit(benchmark::kMicrosecond)->Iterations(3000)->UseRealTime();

/// A replay's bracket: small appends within one transaction.
void replayedEvents(benchmark::State &state)
{
    const Bench bench;
    if (!bench.database || !bench.database->begin())
        return state.SkipWithError("no database");
    bench.database->setRepeatable(true);
    store::Journal journal(*bench.database, "replay-1");
    int number = 0;
    for ([[maybe_unused]] auto _ : state)
        if (!journal.append({mark(++number)}))
            return state.SkipWithError("not kept");
    state.SetItemsProcessed(std::int64_t(state.iterations()));
}
BENCHMARK(replayedEvents)->Unit(benchmark::kMicrosecond);

/// The list that a window shows: rows of 1,000 capsules, and the cycles with what was done.
void listDecisions(benchmark::State &state)
{
    const Bench bench;
    if (!bench.database || !bench.database->begin())
        return state.SkipWithError("no database");
    store::Journal journal(*bench.database, "live");
    base::Random random(1);
    for (int i = 1; i <= 3000; ++i) {
        const domain::SealedCapsule sealed = domain::seal(decision(random, i, randomBytes(random, 20'000)));
        if (!journal.append({ended(i, sealed.id)}, &sealed))
            return state.SkipWithError("not kept");
    }
    if (!bench.database->commit())
        return state.SkipWithError("not kept");
    for ([[maybe_unused]] auto _ : state)
        if (state.range(0) == 0)
            benchmark::DoNotOptimize(journal.capsulePage(1000));
        else
            benchmark::DoNotOptimize(journal.newest({"cycle"}, 1000));
}
BENCHMARK(listDecisions)->ArgName("events")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

} // namespace
