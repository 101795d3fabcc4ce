#include "studies/patterns/candle_matches.h"

namespace studies {

void CandleMatches::follow(const Input &input)
{
    if (m_bars == input.size())
        return;
    if (!m_look)
        m_look = std::make_unique<Look>();
    const std::span<const Candlestick> rows = candlesticks();
    std::array<CandleHit, chunkBars> hits;
    eachChunk(m_bars, input.size(), [&](std::size_t from, std::size_t bars) {
        m_look->chunk.next(input, from, bars, candles::Everything);
        m_look->marks.clear();
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const std::size_t count = rows[row].scan(m_look->marks, rows[row], rows[row].penetration,
                                                     m_look->waiting[row], hits.data());
            for (std::size_t hit = 0; hit < count; ++hit)
                m_found[row].push_back({from + hits[hit].bar, hits[hit].value});
        }
    });
    m_bars = input.size();
}

void CandleMatches::restart()
{
    m_look.reset();
    for (std::vector<CandleHit> &found : m_found)
        found.clear();
    m_bars = 0;
}

} // namespace studies
