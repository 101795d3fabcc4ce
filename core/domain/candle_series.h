// Candles as frozen columns behind a shared pointer; a slice costs nothing. A value; any thread.
#pragma once

#include "domain/timeframe.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace domain {

struct CandleColumns
{
    std::vector<std::int64_t> time;                     // opening time, ms UTC
    std::vector<double> open, high, low, close, volume; // volume in base units

    void reserve(std::size_t count);
    void add(std::int64_t ms, double o, double h, double l, double c, double v);
    [[nodiscard]] std::size_t size() const { return time.size(); }
};

struct Candle
{
    base::UtcTime time;
    double open, high, low, close, volume;
};

/// Held at construction: equal lengths; strictly increasing times on the step's grid; all finite; prices > 0;
/// low ≤ open, close ≤ high; volume ≥ 0. Gaps are allowed, counted, and never filled. The bars from
/// `closed()` on are still forming (at most one at the end).
class CandleSeries
{
public:
    CandleSeries() = default; // empty, 1h
    /// Errors: BadData naming the row and the column ("row 12 high").
    [[nodiscard]] static base::Result<CandleSeries> make(Timeframe timeframe, CandleColumns columns,
                                                         std::size_t closed);

    [[nodiscard]] Timeframe timeframe() const { return m_timeframe; }
    [[nodiscard]] std::size_t size() const { return m_count; }
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] std::size_t closed() const { return m_closed; }
    [[nodiscard]] std::span<const std::int64_t> time() const { return column(&CandleColumns::time); }
    [[nodiscard]] std::span<const double> open() const { return column(&CandleColumns::open); }
    [[nodiscard]] std::span<const double> high() const { return column(&CandleColumns::high); }
    [[nodiscard]] std::span<const double> low() const { return column(&CandleColumns::low); }
    [[nodiscard]] std::span<const double> close() const { return column(&CandleColumns::close); }
    [[nodiscard]] std::span<const double> volume() const { return column(&CandleColumns::volume); }
    [[nodiscard]] Candle at(std::size_t index) const;
    [[nodiscard]] base::UtcTime openTime(std::size_t index) const { return base::fromMs(time()[index]); }

    /// `count` bars from `first`; clipped to what there is.
    [[nodiscard]] CandleSeries slice(std::size_t first, std::size_t count) const;
    [[nodiscard]] CandleSeries closedOnly() const { return slice(0, m_closed); }
    /// Index of the first bar that opens at or after `time`; size() if none.
    [[nodiscard]] std::size_t lowerBound(base::UtcTime time) const;
    /// Bars missing between the first and the last.
    [[nodiscard]] std::size_t missing() const;
    /// Runs of missing bars.
    [[nodiscard]] std::size_t gaps() const;
    /// Where this slice stands in its shared columns, and which columns those are: for caches.
    [[nodiscard]] const void *columnsId() const { return m_columns.get(); }
    [[nodiscard]] std::size_t offset() const { return m_first; }
    /// All columns, of which this series is a slice.
    [[nodiscard]] CandleSeries whole() const;

private:
    template <class T>
    [[nodiscard]] std::span<const T> column(std::vector<T> CandleColumns::*member) const
    {
        return m_columns ? std::span<const T>((*m_columns).*member).subspan(m_first, m_count)
                         : std::span<const T>();
    }

    Timeframe m_timeframe;
    std::shared_ptr<const CandleColumns> m_columns;
    std::size_t m_first = 0, m_count = 0, m_closed = 0, m_wholeClosed = 0;
};

} // namespace domain
