#include "studies/patterns/candle_marks.h"

namespace studies {
namespace {

using Word = CandleMarks::Word;

/// Asks for every bar of the chunk, and for the four before it as far as there are any.
template <class Test>
void ask(const CandleChunk &chunk, std::array<Word, CandleMarks::words + 1> &bits, Test test)
{
    bits[0] = 0;
    const int before = static_cast<int>(std::min<std::size_t>(4, chunk.from()));
    for (int k = 1; k <= before; ++k)
        bits[0] |= Word(test(-k)) << (64 - k);
    for (std::size_t w = 0; w < CandleMarks::words; ++w) {
        const auto first = static_cast<std::ptrdiff_t>(64 * w);
        const auto last = std::min<std::ptrdiff_t>(first + 64, static_cast<std::ptrdiff_t>(chunk.bars()));
        Word word = 0;
        for (std::ptrdiff_t i = first; i < last; ++i)
            word |= Word(test(i)) << (i - first);
        bits[w + 1] = word;
    }
}

} // namespace

void CandleMarks::fill(Mark mark, std::size_t lane, std::size_t slot)
{
    const CandleChunk &c = m_chunk;
    auto &bits = m_bits[slot];
    m_ready[slot] = true;
    // The first bar of the series has none before it; no pattern with such a mark looks there.
    const auto none = -static_cast<std::ptrdiff_t>(std::min<std::size_t>(5, c.from()));
    const auto veryShort = [&](std::ptrdiff_t i) { return 0.1 * (c.ranges.total(lane)[i] / 10); };
    switch (mark) {
    case White:
        return ask(c, bits, [&](std::ptrdiff_t i) { return c.close[i] >= c.open[i]; });
    case GapUp:
        return ask(c, bits, [&](std::ptrdiff_t i) { return i > none && c.bottom[i] > c.top[i - 1]; });
    case GapDown:
        return ask(c, bits, [&](std::ptrdiff_t i) { return i > none && c.top[i] < c.bottom[i - 1]; });
    case Covers:
        return ask(c, bits, [&](std::ptrdiff_t i) {
            return i > none && c.top[i] >= c.top[i - 1] && c.bottom[i] <= c.bottom[i - 1];
        });
    case Within:
        return ask(c, bits, [&](std::ptrdiff_t i) {
            return i > none && c.top[i] <= c.top[i - 1] && c.bottom[i] >= c.bottom[i - 1];
        });
    case BothShadows:
        return ask(c, bits,
                   [&](std::ptrdiff_t i) { return c.upper[i] > c.body[i] && c.lower[i] > c.body[i]; });
    case Plain:
        return ask(c, bits, [&](std::ptrdiff_t i) {
            const double brief = c.shadows.total(0)[i] / 10 / 2;
            return c.upper[i] < brief && c.lower[i] < brief;
        });
    case Long:
        return ask(c, bits, [&](std::ptrdiff_t i) { return c.body[i] > c.bodies.total(lane)[i] / 10; });
    case Doji:
        return ask(c, bits, [&](std::ptrdiff_t i) { return c.body[i] <= veryShort(i); });
    case NoUpper:
        return ask(c, bits, [&](std::ptrdiff_t i) { return c.upper[i] < veryShort(i); });
    case NoLower:
        return ask(c, bits, [&](std::ptrdiff_t i) { return c.lower[i] < veryShort(i); });
    case Marks:
        break;
    }
}

} // namespace studies
