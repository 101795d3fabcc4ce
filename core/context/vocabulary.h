// The words that relevance looks for, and one pass over a text that counts them. Internal to context; any
// thread.
#pragma once

#include "context/coins.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace context {

/// What one text says of a coin and of the trade.
struct Mentions
{
    int names = 0;      // "Bitcoin", "near protocol"
    int tickers = 0;    // "BTC"; of a ticker that is a word only where it is plainly meant: $NEAR, (NEAR),
                        // NEAR/USDT, NEAR token
    int doubtful = 0;   // NEAR in capitals with nothing that says the coin is meant
    bool leads = false; // among the first two words
    int others = 0;     // different other coins
    int important = 0, moves = 0, market = 0; // different words of each kind
    int paid = 0;                             // near the beginning
    int words = 0;
    [[nodiscard]] int sure() const { return names + tickers; }
};

class Vocabulary
{
public:
    /// `ticker` need not be in the table of coins; it is then taken for a word.
    explicit Vocabulary(std::string_view ticker);
    [[nodiscard]] Mentions count(std::string_view text) const;
    /// Whether a category or tag means the coin.
    [[nodiscard]] bool isCoin(std::string_view tag) const;

private:
    enum class Kind : std::uint8_t { Name, Ticker, Important, Move, Market, Paid };
    struct Entry
    {
        std::string phrase; // lower case; words separated by one blank
        Kind kind;
        std::int16_t coin; // an index of m_coins; -1: none
        std::int16_t next; // in the same bucket
    };
    struct Word
    {
        std::size_t at, end; // in the text
        std::uint32_t hash;
    };
    void add(std::string phrase, Kind kind, int coin);
    [[nodiscard]] const Entry *find(std::string_view text, const Word &word) const;
    void take(Mentions &out, std::string_view text, const Word &word, const Entry &entry,
              std::uint64_t (&seen)[4]) const;
    [[nodiscard]] bool isMeant(std::string_view text, std::size_t at, std::size_t end) const;

    std::vector<Coin> m_coins; // the wanted one first
    std::string m_ticker;
    std::vector<Entry> m_entries;
    std::array<std::int16_t, 2048> m_buckets;
};

} // namespace context
