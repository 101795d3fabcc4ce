// What all candlesticks find in a series, with all averages shared. Inside `studies` only; a value of one
// owner, one thread.
#pragma once

#include "studies/patterns/candlesticks.h"

#include <optional>

namespace studies {

/// Every match of every row of the table with its default penetration; follows the series as it grows.
class CandleMatches
{
public:
    /// Takes in the bars that it has not seen.
    void follow(const Input &input);
    void restart();
    /// The matches of a row of candlesticks(), oldest first; their bars are bars of the series.
    [[nodiscard]] std::span<const CandleHit> of(std::size_t row) const { return m_found[row]; }

private:
    struct Look
    {
        CandleChunk chunk;
        CandleMarks marks{chunk};
        std::vector<candles::Hikkake> waiting = std::vector<candles::Hikkake>(candlestickNames.size());
    };
    std::unique_ptr<Look> m_look;
    std::array<std::vector<CandleHit>, candlestickNames.size()> m_found;
    std::size_t m_bars = 0;
};

} // namespace studies
