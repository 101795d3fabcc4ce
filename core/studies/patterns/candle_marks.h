// Plain properties of the candles of one chunk as bits, 64 bars to a word: most bars are ruled out for most
// candlesticks before a price is looked at. Inside `studies` only; a value of one call, one thread.
#pragma once

#include "studies/patterns/candle_chunk.h"

namespace studies {

/// Each property is worked out when it is first asked for in a chunk. Bit i of word w is bar 64 w + i.
class CandleMarks
{
public:
    using Word = std::uint64_t;
    static constexpr std::size_t words = chunkBars / 64;

    explicit CandleMarks(const CandleChunk &chunk) : m_chunk(chunk) {}
    /// The chunk has moved on.
    void clear() { m_ready.fill(false); }
    [[nodiscard]] const CandleChunk &chunk() const { return m_chunk; }

    enum Mark {
        White,
        GapUp,
        GapDown,
        Covers,
        Within,
        BothShadows,
        Plain,
        Long,
        Doji = Long + 5,
        NoUpper = Doji + 5,
        NoLower = NoUpper + 5,
        Marks = NoLower + 5
    };
    /// Of the bars that lie k before those of word w; `lane` is of the running totals (RunningTotals).
    [[nodiscard]] Word of(Mark mark, std::size_t lane, std::size_t w, int k)
    {
        const std::size_t slot = static_cast<std::size_t>(mark) + lane;
        if (!m_ready[slot])
            fill(mark, lane, slot);
        const auto &bits = m_bits[slot];
        return k == 0 ? bits[w + 1] : bits[w + 1] << k | bits[w] >> (64 - k);
    }

private:
    void fill(Mark mark, std::size_t lane, std::size_t slot);

    const CandleChunk &m_chunk;
    std::array<bool, Marks> m_ready{};
    std::array<std::array<Word, words + 1>, Marks> m_bits; // the first word holds the four bars before
};

/// What a rule of a candlestick sees of one word: k is how many bars back.
class Glance
{
public:
    using Word = CandleMarks::Word;
    Glance(CandleMarks &marks, std::size_t word, std::size_t lookback)
        : m(marks), m_word(word), m_lookback(lookback)
    {
    }

    [[nodiscard]] Word white(int k) const { return m.of(CandleMarks::White, 0, m_word, k); }
    [[nodiscard]] Word black(int k) const { return ~white(k); }
    [[nodiscard]] Word same(int k, int l) const { return ~(white(k) ^ white(l)); }
    [[nodiscard]] Word opposite(int k, int l) const { return white(k) ^ white(l); }
    /// Against the body of the bar before: above, below, over all of it, inside it (ends may be the same).
    [[nodiscard]] Word gapUp(int k) const { return m.of(CandleMarks::GapUp, 0, m_word, k); }
    [[nodiscard]] Word gapDown(int k) const { return m.of(CandleMarks::GapDown, 0, m_word, k); }
    [[nodiscard]] Word gap(int k) const { return gapUp(k) | gapDown(k); }
    [[nodiscard]] Word covers(int k) const { return m.of(CandleMarks::Covers, 0, m_word, k); }
    [[nodiscard]] Word within(int k) const { return m.of(CandleMarks::Within, 0, m_word, k); }
    /// Both shadows longer than the body.
    [[nodiscard]] Word bothShadows(int k) const { return m.of(CandleMarks::BothShadows, 0, m_word, k); }
    /// Both shadows short; for patterns with a lookback of 10.
    [[nodiscard]] Word plain(int k) const { return m.of(CandleMarks::Plain, 0, m_word, k); }
    [[nodiscard]] Word isLong(int k) const { return m.of(CandleMarks::Long, lane(k), m_word, k); }
    [[nodiscard]] Word isDoji(int k) const { return m.of(CandleMarks::Doji, lane(k), m_word, k); }
    [[nodiscard]] Word noUpper(int k) const { return m.of(CandleMarks::NoUpper, lane(k), m_word, k); }
    [[nodiscard]] Word noLower(int k) const { return m.of(CandleMarks::NoLower, lane(k), m_word, k); }
    /// No shadow where the body began, or where it ended.
    [[nodiscard]] Word cleanOpen(int k) const { return (white(k) & noLower(k)) | (black(k) & noUpper(k)); }
    [[nodiscard]] Word cleanClose(int k) const { return (white(k) & noUpper(k)) | (black(k) & noLower(k)); }

private:
    [[nodiscard]] std::size_t lane(int k) const { return m_lookback - 10 - static_cast<std::size_t>(k); }

    CandleMarks &m;
    std::size_t m_word, m_lookback;
};

} // namespace studies
