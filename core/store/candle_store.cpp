#include "store/candle_store.h"

#include <algorithm>
#include <optional>

#include <QSqlQuery>

#include "base/kill_point.h"
#include "store/sql.h"

namespace store {

namespace {

using domain::Candle;
using domain::CandleColumns;
using domain::CandleSeries;

constexpr char selectBars[] =
    "SELECT time, open, high, low, close, volume, seen FROM candles"
    " WHERE series = ? AND time >= ? AND time < ? AND seen <= ? ORDER BY time, revision";
constexpr char insertBar[] = "INSERT INTO candles(series, time, revision, open, high, low, close, volume, "
                             "seen) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// The latest word on a bar, and how often it was told differently before.
struct KnownBar
{
    Candle bar;
    int revision = 0;
};

Candle candleOf(const QSqlQuery &row)
{
    return {base::fromMs(row.value(0).toLongLong()),
            row.value(1).toDouble(),
            row.value(2).toDouble(),
            row.value(3).toDouble(),
            row.value(4).toDouble(),
            row.value(5).toDouble()};
}

bool sameBar(const Candle &a, const Candle &b)
{
    return a.open == b.open && a.high == b.high && a.low == b.low && a.close == b.close &&
           a.volume == b.volume;
}

/// Calls `take(candle, seen)` for every row of the stretch, revisions of a bar one after the other.
template <class Take>
base::Result<void> eachRow(Database &database, std::int64_t series, Stretch stretch,
                           std::optional<base::UtcTime> asOf, Take take)
{
    const base::Result<QSqlQuery *> query = database.statement(selectBars);
    if (!query)
        return base::fail(query);
    (*query)->addBindValue(qlonglong(series));
    (*query)->addBindValue(qlonglong(base::toMs(stretch.since)));
    (*query)->addBindValue(qlonglong(base::toMs(stretch.until)));
    (*query)->addBindValue(asOf ? qlonglong(base::toMs(*asOf)) : std::numeric_limits<qlonglong>::max());
    if (base::Result<void> done = sql::run(**query, database.path()); !done)
        return done;
    while ((*query)->next())
        take(candleOf(**query), (*query)->value(6));
    (*query)->finish();
    return {};
}

base::Result<void> insert(Database &database, std::int64_t series, const KnownBar &known, base::UtcTime seen)
{
    const base::Result<QSqlQuery *> query = database.statement(insertBar);
    if (!query)
        return base::fail(query);
    (*query)->addBindValue(qlonglong(series));
    const Candle &bar = known.bar;
    (*query)->addBindValue(qlonglong(base::toMs(bar.time)));
    (*query)->addBindValue(known.revision);
    for (const double value : {bar.open, bar.high, bar.low, bar.close, bar.volume})
        (*query)->addBindValue(value);
    (*query)->addBindValue(qlonglong(base::toMs(seen)));
    return sql::run(**query, database.path());
}

/// What `stretch` has beyond the sorted, disjoint `taken`.
std::vector<Stretch> rest(Stretch stretch, const std::vector<Stretch> &taken)
{
    std::vector<Stretch> out;
    base::UtcTime from = stretch.since;
    for (const Stretch &one : taken) {
        if (one.since > from && from < stretch.until)
            out.push_back({from, std::min(one.since, stretch.until)});
        from = std::max(from, one.until);
    }
    if (from < stretch.until)
        out.push_back({from, stretch.until});
    return out;
}

void addGap(std::vector<CandleGap> &out, Stretch stretch, CandleGap::Reason reason,
            domain::Timeframe timeframe)
{
    const base::UtcTime first = timeframe.floor(stretch.since) < stretch.since
                                    ? timeframe.floor(stretch.since) + timeframe.step()
                                    : stretch.since;
    if (first >= stretch.until)
        return;
    const auto bars =
        std::size_t((stretch.until - first + timeframe.step() - base::Milliseconds(1)) / timeframe.step());
    out.push_back({stretch, bars, reason});
}

} // namespace

std::string_view name(CandleGap::Reason reason)
{
    return reason == CandleGap::Reason::NotAsked ? "not asked" : "not served";
}

base::Result<std::int64_t> CandleStore::find(const SeriesKey &key) const
{
    const base::Result<QSqlQuery *> query = m_database.statement(
        "SELECT id FROM series WHERE instrument = CAST(? AS TEXT) AND timeframe = CAST(? AS TEXT)");
    if (!query)
        return base::fail(query);
    (*query)->addBindValue(sql::bytes(key.instrument));
    (*query)->addBindValue(sql::bytes(key.timeframe.name()));
    if (const base::Result<void> done = sql::run(**query, m_database.path()); !done)
        return base::fail(done);
    const std::int64_t id = (*query)->next() ? (*query)->value(0).toLongLong() : 0;
    (*query)->finish();
    return id;
}

base::Result<std::int64_t> CandleStore::findOrAdd(const SeriesKey &key)
{
    base::Result<std::int64_t> known = find(key);
    if (!known || *known != 0)
        return known;
    const base::Result<QSqlQuery *> query = m_database.statement(
        "INSERT INTO series(instrument, timeframe) VALUES(CAST(? AS TEXT), CAST(? AS TEXT))");
    if (!query)
        return base::fail(query);
    (*query)->addBindValue(sql::bytes(key.instrument));
    (*query)->addBindValue(sql::bytes(key.timeframe.name()));
    if (const base::Result<void> done = sql::run(**query, m_database.path()); !done)
        return base::fail(done);
    return (*query)->lastInsertId().toLongLong();
}

base::Result<KeptCandles> CandleStore::keep(const SeriesKey &key, const CandleSeries &candles, Stretch asked,
                                            base::UtcTime seen)
{
    if (const base::Result<void> begun = m_database.begin(); !begun)
        return base::fail(begun);
    base::Result<KeptCandles> kept = keepAll(key, candles, asked, seen);
    if (!kept) {
        m_database.rollback();
        return kept;
    }
    base::killPoint("candles.before_commit");
    if (const base::Result<void> done = m_database.commit(); !done)
        return base::fail(done);
    return kept;
}

base::Result<KeptCandles> CandleStore::keepAll(const SeriesKey &key, const CandleSeries &candles,
                                               Stretch asked, base::UtcTime seen)
{
    const base::Result<std::int64_t> series = findOrAdd(key);
    if (!series)
        return base::fail(series);
    const CandleSeries closed = candles.closedOnly();
    KeptCandles out;
    std::vector<KnownBar> known; // oldest first
    if (!closed.isEmpty()) {
        const Stretch span{closed.openTime(0), closed.openTime(closed.size() - 1) + base::Milliseconds(1)};
        const auto take = [&known](const Candle &bar, const QVariant &) {
            if (!known.empty() && known.back().bar.time == bar.time)
                known.back() = {bar, known.back().revision + 1};
            else
                known.push_back({bar});
        };
        if (const base::Result<void> read = eachRow(m_database, *series, span, {}, take); !read)
            return base::fail(read);
    }
    std::size_t next = 0;
    for (std::size_t i = 0; i < closed.size(); ++i) {
        const Candle bar = closed.at(i);
        while (next < known.size() && known[next].bar.time < bar.time)
            ++next;
        const bool there = next < known.size() && known[next].bar.time == bar.time;
        if (there && sameBar(known[next].bar, bar)) {
            ++out.known;
            continue;
        }
        const int revision = there ? known[next].revision + 1 : 0;
        if (const base::Result<void> done = insert(m_database, *series, {bar, revision}, seen); !done)
            return base::fail(done);
        if (there)
            out.revised.push_back({known[next].bar, bar, seen});
        else
            ++out.added;
    }
    const base::Result<void> noted = addServed(*series, asked);
    return noted ? base::Result<KeptCandles>(std::move(out)) : base::fail(noted);
}

base::Result<CandleSeries> CandleStore::read(const SeriesKey &key, Stretch stretch,
                                             std::optional<base::UtcTime> asOf) const
{
    const base::Result<std::int64_t> series = find(key);
    if (!series)
        return base::fail(series);
    CandleColumns columns;
    const auto take = [&columns](const Candle &bar, const QVariant &) {
        if (!columns.time.empty() && columns.time.back() == base::toMs(bar.time)) {
            columns.time.pop_back();
            for (auto *column : {&columns.open, &columns.high, &columns.low, &columns.close, &columns.volume})
                column->pop_back();
        }
        columns.add(base::toMs(bar.time), bar.open, bar.high, bar.low, bar.close, bar.volume);
    };
    if (const base::Result<void> done = eachRow(m_database, *series, stretch, asOf, take); !done)
        return base::fail(done);
    const std::size_t count = columns.size();
    return CandleSeries::make(key.timeframe, std::move(columns), count);
}

base::Result<std::vector<Stretch>> CandleStore::served(std::int64_t series) const
{
    const base::Result<QSqlQuery *> query =
        m_database.statement("SELECT since, until FROM served WHERE series = ? ORDER BY since");
    if (!query)
        return base::fail(query);
    (*query)->addBindValue(qlonglong(series));
    if (const base::Result<void> done = sql::run(**query, m_database.path()); !done)
        return base::fail(done);
    std::vector<Stretch> out;
    while ((*query)->next()) {
        const Stretch one{base::fromMs((*query)->value(0).toLongLong()),
                          base::fromMs((*query)->value(1).toLongLong())};
        if (!out.empty() && one.since <= out.back().until)
            out.back().until = std::max(out.back().until, one.until);
        else
            out.push_back(one);
    }
    (*query)->finish();
    return out;
}

base::Result<void> CandleStore::addServed(std::int64_t series, Stretch asked)
{
    if (asked.since >= asked.until)
        return {};
    // Stretches that touch the new one become one with it, or a desk that runs for a year has a row for every
    // bar.
    const base::Result<QSqlQuery *> touching = m_database.statement(
        "SELECT min(since), max(until) FROM served WHERE series = ? AND since <= ? AND until >= ?");
    if (!touching)
        return base::fail(touching);
    (*touching)->addBindValue(qlonglong(series));
    (*touching)->addBindValue(qlonglong(base::toMs(asked.until)));
    (*touching)->addBindValue(qlonglong(base::toMs(asked.since)));
    if (base::Result<void> done = sql::run(**touching, m_database.path()); !done)
        return done;
    Stretch joined = asked;
    if ((*touching)->next() && !(*touching)->isNull(0))
        joined = {std::min(asked.since, base::fromMs((*touching)->value(0).toLongLong())),
                  std::max(asked.until, base::fromMs((*touching)->value(1).toLongLong()))};
    (*touching)->finish();
    for (const char *text : {"DELETE FROM served WHERE series = ? AND since >= ? AND until <= ?",
                             "INSERT INTO served(series, since, until) VALUES(?, ?, ?)"}) {
        const base::Result<QSqlQuery *> query = m_database.statement(text);
        if (!query)
            return base::fail(query);
        (*query)->addBindValue(qlonglong(series));
        (*query)->addBindValue(qlonglong(base::toMs(joined.since)));
        (*query)->addBindValue(qlonglong(base::toMs(joined.until)));
        if (base::Result<void> done = sql::run(**query, m_database.path()); !done)
            return done;
    }
    return {};
}

base::Result<std::vector<Stretch>> CandleStore::unasked(const SeriesKey &key, Stretch stretch) const
{
    const base::Result<std::int64_t> series = find(key);
    if (!series)
        return base::fail(series);
    const base::Result<std::vector<Stretch>> asked = served(*series);
    if (!asked)
        return base::fail(asked);
    return rest(stretch, *asked);
}

base::Result<std::vector<CandleGap>> CandleStore::gaps(const SeriesKey &key, Stretch stretch) const
{
    const base::Result<CandleSeries> bars = read(key, stretch);
    const base::Result<std::vector<Stretch>> open = unasked(key, stretch);
    if (!bars || !open)
        return bars ? base::fail(open) : base::fail(bars);
    std::vector<Stretch> there;
    for (std::size_t i = 0; i < bars->size(); ++i) {
        const base::UtcTime from = bars->openTime(i), to = key.timeframe.closeOf(from);
        if (!there.empty() && there.back().until == from)
            there.back().until = to;
        else
            there.push_back({from, to});
    }
    std::vector<CandleGap> out;
    for (const Stretch &hole : rest(stretch, there)) {
        std::vector<Stretch> never;
        for (const Stretch &one : *open)
            if (one.since < hole.until && one.until > hole.since)
                never.push_back({std::max(one.since, hole.since), std::min(one.until, hole.until)});
        for (const Stretch &one : never)
            addGap(out, one, CandleGap::Reason::NotAsked, key.timeframe);
        for (const Stretch &one : rest(hole, never))
            addGap(out, one, CandleGap::Reason::NotServed, key.timeframe);
    }
    std::sort(out.begin(), out.end(),
              [](const CandleGap &a, const CandleGap &b) { return a.stretch.since < b.stretch.since; });
    return out;
}

base::Result<std::vector<CandleRevision>> CandleStore::revisions(const SeriesKey &key) const
{
    const base::Result<std::int64_t> series = find(key);
    if (!series)
        return base::fail(series);
    std::vector<CandleRevision> out;
    std::optional<Candle> before;
    const auto take = [&](const Candle &bar, const QVariant &seen) {
        if (before && before->time == bar.time)
            out.push_back({*before, bar, base::fromMs(seen.toLongLong())});
        before = bar;
    };
    const Stretch all{base::fromMs(std::numeric_limits<std::int64_t>::min()),
                      base::fromMs(std::numeric_limits<std::int64_t>::max())};
    if (const base::Result<void> done = eachRow(m_database, *series, all, {}, take); !done)
        return base::fail(done);
    return out;
}

base::Result<std::vector<SeriesInfo>> CandleStore::series() const
{
    const base::Result<QSqlQuery *> query = m_database.statement(
        "SELECT CAST(instrument AS BLOB), CAST(timeframe AS BLOB), sum(revision = 0), sum(revision > 0), "
        "min(time),"
        " max(time) FROM candles JOIN series ON series.id = candles.series GROUP BY series.id"
        " ORDER BY instrument, timeframe");
    if (!query)
        return base::fail(query);
    if (const base::Result<void> done = sql::run(**query, m_database.path()); !done)
        return base::fail(done);
    std::vector<SeriesInfo> out;
    while ((*query)->next()) {
        const base::Result<domain::Timeframe> timeframe = domain::Timeframe::parse(sql::text(**query, 1));
        if (!timeframe)
            return base::fail(timeframe);
        out.push_back({{sql::text(**query, 0), *timeframe},
                       std::size_t((*query)->value(2).toLongLong()),
                       std::size_t((*query)->value(3).toLongLong()),
                       base::fromMs((*query)->value(4).toLongLong()),
                       base::fromMs((*query)->value(5).toLongLong())});
    }
    (*query)->finish();
    return out;
}

} // namespace store
