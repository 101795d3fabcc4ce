#include "app/commands.h"

#include "base/platform.h"
#include "exchange/kept_exchange.h"
#include "store/candle_store.h"

#include <QCoroTask>

namespace app {
namespace {

using base::Json;
using store::CandleGap;
using store::CandleStore;
using store::Stretch;

/// The candle file of a data folder and the series that the options name.
struct Shelf
{
    std::unique_ptr<store::Database> database;
    store::SeriesKey key;
    Stretch stretch; // what --since and --until say; the whole time if nothing
    domain::Watch watch;
};

base::Result<Shelf> openShelf(const Arguments &arguments, store::Access access)
{
    auto database = store::Database::open(store::candleDatabase(arguments.global.dataDir), access,
                                          store::Content::Candles);
    if (!database)
        return base::fail(database);
    auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    if (const auto taken = takeMarket(arguments, *settings); !taken)
        return base::fail(taken);
    const auto watches = settings->watches();
    const auto since = arguments.time("--since"), until = arguments.time("--until");
    if (!watches || !since || !until)
        return !watches ? base::fail(watches) : base::fail(since ? until : since);
    Shelf out;
    out.watch = watches->front();
    domain::Instrument named;
    named.venue = out.watch.venue;
    named.symbol = out.watch.symbol;
    named.kind = out.watch.kind;
    out.key = {named.key(), out.watch.timeframe};
    constexpr std::int64_t endOfTime = 253'402'300'799'000; // 9999
    out.stretch = {since->value_or(base::fromMs(0)), until->value_or(base::fromMs(endOfTime))};
    out.database = std::move(*database);
    return out;
}

Json written(const domain::Candle &bar)
{
    return {base::toMs(bar.time), bar.open, bar.high, bar.low, bar.close, bar.volume};
}

Json written(const CandleGap &gap)
{
    return {{"since", base::toMs(gap.stretch.since)},
            {"until", base::toMs(gap.stretch.until)},
            {"bars", gap.bars},
            {"why", store::name(gap.reason)}};
}

/// From the first to the last bar that is there, within what was asked for; empty when there is none.
base::Result<Stretch> covered(const Shelf &shelf)
{
    const auto bars = CandleStore(*shelf.database).read(shelf.key, shelf.stretch);
    if (!bars)
        return base::fail(bars);
    if (bars->isEmpty())
        return Stretch{};
    return Stretch{bars->openTime(0), bars->timeframe().closeOf(bars->openTime(bars->size() - 1))};
}

base::Result<Json> list(const Shelf &shelf)
{
    const auto series = CandleStore(*shelf.database).series();
    if (!series)
        return base::fail(series);
    Json rows = Json::array();
    for (const store::SeriesInfo &one : *series)
        rows.push_back({{"instrument", one.key.instrument},
                        {"timeframe", one.key.timeframe.name()},
                        {"bars", one.bars},
                        {"revisions", one.revisions},
                        {"first", base::toMs(one.first)},
                        {"last", base::toMs(one.last)}});
    return Json{{"series", rows}};
}

base::Result<std::vector<CandleGap>> gapsOf(const Shelf &shelf)
{
    const auto whole = covered(shelf);
    if (!whole)
        return base::fail(whole);
    return CandleStore(*shelf.database).gaps(shelf.key, *whole);
}

base::Result<Json> gaps(const Shelf &shelf)
{
    const auto found = gapsOf(shelf);
    if (!found)
        return base::fail(found);
    Json rows = Json::array();
    for (const CandleGap &gap : *found)
        rows.push_back(written(gap));
    return Json{
        {"instrument", shelf.key.instrument}, {"timeframe", shelf.key.timeframe.name()}, {"gaps", rows}};
}

base::Result<Json> revisions(const Shelf &shelf)
{
    const auto found = CandleStore(*shelf.database).revisions(shelf.key);
    if (!found)
        return base::fail(found);
    Json rows = Json::array();
    for (const store::CandleRevision &one : *found)
        rows.push_back(
            {{"before", written(one.before)}, {"after", written(one.after)}, {"seen", base::toMs(one.seen)}});
    return Json{{"revisions", rows}};
}

base::Result<Json> repaired(const Arguments &arguments, const Shelf &shelf)
{
    const auto holes = gapsOf(shelf);
    auto source = marketSource(arguments);
    if (!holes || !source)
        return holes ? base::fail(source) : base::fail(holes);
    const auto instrument =
        QCoro::waitFor(source->market.exchange->instrument(shelf.watch.symbol, shelf.watch.kind));
    if (!instrument)
        return base::fail(instrument);
    CandleStore candles(*shelf.database);
    std::size_t added = 0, revised = 0;
    for (const CandleGap &gap : *holes) {
        const exchange::CandleQuery query{*instrument, shelf.key.timeframe, gap.stretch.since, gap.bars};
        const auto answer = QCoro::waitFor(source->market.exchange->candles(query));
        if (!answer)
            return base::fail(answer);
        const std::size_t inside = answer->lowerBound(gap.stretch.until);
        const auto kept =
            candles.keep(shelf.key, answer->slice(0, inside), gap.stretch, source->market.clock->now());
        if (!kept)
            return base::fail(kept);
        added += kept->added;
        revised += kept->revised.size();
    }
    const auto left = gapsOf(shelf);
    if (!left)
        return base::fail(left);
    return Json{
        {"asked", holes->size()}, {"added", added}, {"revised", revised}, {"gaps_left", left->size()}};
}

base::Result<Json> exported(const Shelf &shelf, const QString &path)
{
    const auto bars = CandleStore(*shelf.database).read(shelf.key, shelf.stretch);
    if (!bars)
        return base::fail(bars);
    std::string text = "timestamp,open,high,low,close,volume\n";
    for (std::size_t i = 0; i < bars->size(); ++i) {
        const domain::Candle bar = bars->at(i);
        text += std::to_string(base::toMs(bar.time));
        for (const double value : {bar.open, bar.high, bar.low, bar.close, bar.volume})
            text += ',' + base::toText(base::number(value));
        text += '\n';
    }
    if (const base::Result<void> done = base::writeFileAtomically(path, QByteArray::fromStdString(text));
        !done)
        return base::fail(done);
    return Json{{"path", path.toStdString()}, {"rows", bars->size()}};
}

} // namespace

/// A file says nothing about what it leaves out: each run of bars is a stretch of its own.
base::Result<Json> keepCandleFile(store::Database &database, const store::SeriesKey &key,
                                  const exchange::CandleFile &file, base::UtcTime now)
{
    const domain::CandleSeries &bars = file.candles;
    if (bars.timeframe() != key.timeframe)
        return base::fail(base::ErrorCode::BadData,
                          "the file's candles are of " + std::string(bars.timeframe().name()), "--timeframe");
    CandleStore candles(database);
    std::size_t added = 0, known = 0, revised = 0, from = 0;
    for (std::size_t i = 1; i <= bars.size(); ++i) {
        if (i < bars.size() && bars.openTime(i) == bars.timeframe().closeOf(bars.openTime(i - 1)))
            continue;
        const Stretch run{bars.openTime(from), bars.timeframe().closeOf(bars.openTime(i - 1))};
        const auto kept = candles.keep(key, bars.slice(from, i - from), run, now);
        if (!kept)
            return base::fail(kept);
        added += kept->added;
        known += kept->known;
        revised += kept->revised.size();
        from = i;
    }
    return Json{{"added", added}, {"known", known}, {"revised", revised}};
}

base::Result<Printed> candlesCommand(const Arguments &arguments)
{
    const std::string what = arguments.words.size() > 1 ? arguments.words[1] : std::string();
    const bool writes = what == "repair" || what == "import";
    if (!writes && what != "list" && what != "gaps" && what != "revisions" && what != "export")
        return base::fail(base::ErrorCode::BadRequest, "list, gaps, revisions, repair, export or import?",
                          "candles " + what);
    const auto shelf = openShelf(arguments, writes ? store::Access::ReadWrite : store::Access::ReadOnly);
    if (!shelf && shelf.error().code == base::ErrorCode::NotFound && what == "list")
        return Printed{{{"series", Json::array()}}};
    if (!shelf)
        return base::fail(shelf);
    base::Result<Json> out = base::fail(base::ErrorCode::BadRequest, "a path is needed", "--out");
    if (what == "list")
        out = list(*shelf);
    else if (what == "gaps")
        out = gaps(*shelf);
    else if (what == "revisions")
        out = revisions(*shelf);
    else if (what == "repair")
        out = repaired(arguments, *shelf);
    else if (what == "import") {
        const auto file = candleFile(arguments);
        if (!file)
            return base::fail(file);
        out = keepCandleFile(*shelf->database, shelf->key, *file, base::SystemClock().now());
    } else if (const auto path = arguments.text("--out"))
        out = exported(*shelf, QString::fromStdString(*path));
    if (!out)
        return base::fail(out);
    return Printed{std::move(*out)};
}

} // namespace app
