// Which pages of candles to ask a venue for until a query is met, and what the pages make together. Pure: it
// says what to ask next and is given what came. Used by the REST client; engine thread.
#pragma once

#include "exchange/wire.h"

#include <optional>

namespace exchange {

/// One request for candles: at most `limit` bars that open at or after `from`, or the newest at or before
/// `until`, or simply the newest.
struct PageAsk
{
    std::optional<base::UtcTime> from, until;
    std::size_t limit = 0;
};

class CandlePager
{
public:
    /// `since` empty: the newest `limit` bars. `now`: bars that open later are not taken.
    CandlePager(domain::Timeframe timeframe, std::optional<base::UtcTime> since, std::size_t limit,
                std::size_t pageSize, base::UtcTime now);

    /// The next page to ask for; nothing when there is enough, or no more to be had.
    [[nodiscard]] std::optional<PageAsk> next() const;
    /// Takes the page that was asked for, oldest first. Errors: BadData for a series without volume.
    [[nodiscard]] base::Result<void> take(WireCandles page, const domain::Instrument &instrument);
    /// Whether the venue has no bars before those that came.
    [[nodiscard]] bool reachedBeginning() const { return m_reachedBeginning; }
    /// All bars. The last counts as closed when another followed it, or 20 s after its close. Errors: those
    /// of the series.
    [[nodiscard]] base::Result<domain::CandleSeries> series() const;

private:
    [[nodiscard]] bool forward() const { return m_since.has_value(); }
    [[nodiscard]] std::size_t append(const domain::CandleColumns &page, std::int64_t after);

    domain::Timeframe m_timeframe;
    std::optional<base::UtcTime> m_since;
    std::size_t m_limit, m_pageSize;
    base::UtcTime m_now;
    std::optional<base::UtcTime> m_until; // backwards: where the next page ends
    domain::CandleColumns m_columns;      // oldest first
    bool m_done = false, m_reachedBeginning = false, m_followed = false;
};

} // namespace exchange
