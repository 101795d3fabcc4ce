// Candles as the venues told them, kept so that nothing is asked for twice and nothing is forgotten:
// append-only, with the time at which each bar was learnt, the stretches that were asked for, and every
// revision. Owned by composition; the database's thread.
#pragma once

#include "domain/candle_series.h"
#include "store/database.h"

namespace store {

/// Whose candles: `instrument` is Instrument::key(), "binance:BTC/USDT:spot".
struct SeriesKey
{
    std::string instrument;
    domain::Timeframe timeframe;
    bool operator==(const SeriesKey &) const = default;
};

/// Opening times [since, until).
struct Stretch
{
    base::UtcTime since{}, until{};
    bool operator==(const Stretch &) const = default;
};

/// Bars that are not there, and why.
struct CandleGap
{
    enum class Reason { NotAsked, NotServed }; // NotServed: the venue was asked and has none
    Stretch stretch;
    std::size_t bars = 0;
    Reason reason = Reason::NotAsked;
};
[[nodiscard]] std::string_view name(CandleGap::Reason reason); // "not asked" "not served"

/// A closed bar that the venue told differently later.
struct CandleRevision
{
    domain::Candle before, after;
    base::UtcTime seen{}; // when `after` was learnt
};

struct KeptCandles
{
    std::size_t added = 0, known = 0;
    std::vector<CandleRevision> revised;
};

struct SeriesInfo
{
    SeriesKey key;
    std::size_t bars = 0, revisions = 0;
    base::UtcTime first{}, last{}; // opening times
};

class CandleStore
{
public:
    explicit CandleStore(Database &database) : m_database(database) {}

    /// Takes in the closed bars of `candles`, which answer the whole of `asked` (a venue that gave less has
    /// less). Bars that differ from what was known become revisions. All or nothing. Errors: Storage.
    [[nodiscard]] base::Result<KeptCandles> keep(const SeriesKey &key, const domain::CandleSeries &candles,
                                                 Stretch asked, base::UtcTime seen);
    /// The bars that open in `stretch`, all closed, in their latest revision, or as they were known at
    /// `asOf`. Empty for a series that is not here. Errors: Storage, BadData when the file was tampered with.
    [[nodiscard]] base::Result<domain::CandleSeries> read(const SeriesKey &key, Stretch stretch,
                                                          std::optional<base::UtcTime> asOf = {}) const;
    /// What is missing in `stretch`, oldest first.
    [[nodiscard]] base::Result<std::vector<CandleGap>> gaps(const SeriesKey &key, Stretch stretch) const;
    /// The parts of `stretch` that no venue has been asked for yet.
    [[nodiscard]] base::Result<std::vector<Stretch>> unasked(const SeriesKey &key, Stretch stretch) const;
    [[nodiscard]] base::Result<std::vector<CandleRevision>> revisions(const SeriesKey &key) const;
    /// By instrument, then timeframe.
    [[nodiscard]] base::Result<std::vector<SeriesInfo>> series() const;

private:
    [[nodiscard]] base::Result<std::int64_t> find(const SeriesKey &key) const; // 0: not here
    [[nodiscard]] base::Result<std::int64_t> findOrAdd(const SeriesKey &key);
    [[nodiscard]] base::Result<KeptCandles> keepAll(const SeriesKey &key, const domain::CandleSeries &candles,
                                                    Stretch asked, base::UtcTime seen);
    [[nodiscard]] base::Result<std::vector<Stretch>> served(std::int64_t series) const;
    [[nodiscard]] base::Result<void> addServed(std::int64_t series, Stretch asked);

    Database &m_database;
};

} // namespace store
