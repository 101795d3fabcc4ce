// Which pages of candles to ask a venue for until a query is met, and what the pages make together. Pure: it
// says what to ask next and is given what came. Used by the REST client; engine thread.
#pragma once

#include "exchange/wire.h"

#include <optional>

namespace exchange {

/// How a venue hands out candles.
struct PageRules
{
    std::size_t size = 1000; // bars in one answer
    /// Both ends of a page are named: the venue takes a range instead of a start and a count.
    bool window = false;
    std::size_t kept = 0; // its newest bars that can be had; 0: all there were
};

/// One request for candles: at most `limit` bars that open at or after `from`, or the newest at or before
/// `until`, or simply the newest; between both where the venue pages by window.
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
                PageRules rules, base::UtcTime now);

    /// The next page to ask for; nothing when there is enough, or no more to be had.
    [[nodiscard]] std::optional<PageAsk> next() const;
    /// Takes the page that was asked for, oldest first. Errors: BadData for a series without volume.
    [[nodiscard]] base::Result<void> take(WireCandles page, const domain::Instrument &instrument);
    /// Whether nothing is missing in front of the first bar: the venue has none before it, or it is the first
    /// that was wanted.
    [[nodiscard]] bool reachedBeginning() const { return m_since ? !m_cut : m_reachedBeginning; }
    /// All bars. The last counts as closed when the venue says so, when another followed it, or 20 s after
    /// its close. Errors: those of the series.
    [[nodiscard]] base::Result<domain::CandleSeries> series() const;

private:
    [[nodiscard]] bool forward() const { return m_since.has_value(); }
    [[nodiscard]] base::UtcTime windowEnd() const;
    [[nodiscard]] std::size_t append(const domain::CandleColumns &page, std::int64_t after);
    void takeForward(const domain::CandleColumns &page, std::size_t asked);
    void takeWindow(const domain::CandleColumns &page);
    void takeBackward(const domain::CandleColumns &page, std::size_t asked);

    domain::Timeframe m_timeframe;
    std::optional<base::UtcTime> m_since;
    std::size_t m_limit;
    PageRules m_rules;
    base::UtcTime m_now;
    base::UtcTime m_from;                     // forwards: where the next page begins
    std::int64_t m_pages = 1;                 // forwards by window: pages in the next window
    bool m_narrowing = false;                 // forwards by window: a larger one was not empty
    std::optional<base::UtcTime> m_until;     // backwards: where the next page ends
    domain::CandleColumns m_columns;          // oldest first
    std::optional<std::int64_t> m_saidClosed; // opening time of the newest bar that the venue called closed
    bool m_done = false, m_reachedBeginning = false, m_followed = false;
    bool m_cut = false; // the venue does not keep all that is wanted
};

} // namespace exchange
