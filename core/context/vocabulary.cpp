#include "context/vocabulary.h"

#include "base/text.h"

#include <algorithm>

namespace context {
namespace {

constexpr std::string_view importantWords[] = {
    "etf",        "etfs",        "sec",           "hack",         "hacked",     "hacker",   "hackers",
    "exploit",    "exploited",   "lawsuit",       "sues",         "halving",    "upgrade",  "hard fork",
    "fork",       "listing",     "lists",         "delists",      "delisting",  "ban",      "bans",
    "approval",   "approves",    "approved",      "rejects",      "outage",     "halts",    "inflows",
    "outflows",   "partnership", "partners",      "mainnet",      "unlock",     "unlocks",  "regulator",
    "regulators", "court",       "judge",         "bankruptcy",   "treasury",   "whale",    "whales",
    "burn",       "breach",      "depeg",         "stolen",       "drained",    "acquires", "acquisition",
    "reserve",    "reserves",    "validators",    "staking",      "launches",   "options",  "futures",
    "custody",    "sanctions",   "investigation", "liquidations", "liquidated", "congress", "senate"};
constexpr std::string_view moveWords[] = {
    "price",      "rally",    "rallies",    "surges",  "surge",   "jumps",    "soars",
    "falls",      "drops",    "slides",     "slips",   "plunges", "dips",     "support",
    "resistance", "breakout", "bullish",    "bearish", "gains",   "rebounds", "record",
    "volatility", "selloff",  "correction", "traders", "volume",  "momentum"};
constexpr std::string_view marketWords[] = {"crypto",
                                            "cryptocurrency",
                                            "cryptocurrencies",
                                            "altcoins",
                                            "altcoin",
                                            "fed",
                                            "fomc",
                                            "cpi",
                                            "inflation",
                                            "powell",
                                            "tariffs",
                                            "stablecoin",
                                            "stablecoins",
                                            "defi",
                                            "digital assets",
                                            "macro",
                                            "treasuries"};
constexpr std::string_view paidWords[] = {"sponsored",
                                          "press release",
                                          "press releases",
                                          "presale",
                                          "pre sale",
                                          "advertorial",
                                          "partner content",
                                          "giveaway",
                                          "casino",
                                          "promo code",
                                          "bonus",
                                          "100x",
                                          "1000x",
                                          "next big",
                                          "paid post",
                                          "sponsored stories",
                                          "price prediction",
                                          "could explode",
                                          "best crypto",
                                          "top meme"};
// What follows a ticker that is meant as one.
constexpr std::string_view afterTicker[] = {
    "price",   "token",     "tokens",  "coin",     "coins",   "protocol",   "network",    "blockchain",
    "holders", "ecosystem", "staking", "whales",   "etf",     "futures",    "foundation", "chain",
    "rallies", "rally",     "surges",  "jumps",    "falls",   "drops",      "soars",      "slides",
    "plunges", "gains",     "bulls",   "bears",    "options", "validators", "usd",        "usdt",
    "traders", "slips",     "dips",    "rebounds", "trades",  "treasury",   "burn",       "supply",
    "unlock",  "unlocks",   "dex",     "wallet"};

constexpr std::size_t paidWithin = 300; // an advertisement says so early

constexpr std::uint32_t seed = 2166136261U;

constexpr unsigned char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + 32) : static_cast<unsigned char>(c);
}

constexpr std::array<bool, 256> wordBytes = [] {
    std::array<bool, 256> out{};
    for (unsigned i = 0; i < 256; ++i)
        out[i] = (i >= '0' && i <= '9') || (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z');
    return out;
}();

bool isWordByte(char c)
{
    return wordBytes[static_cast<unsigned char>(c)];
}

std::uint32_t hashed(std::uint32_t hash, char c)
{
    return (hash ^ lowered(c)) * 16777619U; // FNV-1a
}

bool isUpper(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Whether a coin's name is a word that small letters use otherwise.
bool isWordName(std::string_view name)
{
    constexpr std::string_view words[] = {"avalanche", "stellar",  "maker",     "optimism", "polygon",
                                          "stacks",    "cosmos",   "ripple",    "mantle",   "jupiter",
                                          "celestia",  "wormhole", "immutable", "tether"};
    return std::find(std::begin(words), std::end(words), name) != std::end(words);
}

/// More capitals than small letters: a title that shouts, in which capitals mean nothing.
bool shouts(std::string_view text)
{
    int small = 0, capitals = 0;
    for (const char c : text.substr(0, 200)) {
        small += c >= 'a' && c <= 'z';
        capitals += c >= 'A' && c <= 'Z';
    }
    return capitals > small;
}

/// How many bytes of `text` are `phrase` (lower case, single blanks), with any run of blanks or hyphens for a
/// blank and a word's end behind it; 0 when they are not.
std::size_t matches(std::string_view text, std::string_view phrase)
{
    std::size_t at = 0;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        if (phrase[i] != ' ') {
            if (at >= text.size() || lowered(text[at]) != static_cast<unsigned char>(phrase[i]))
                return 0;
            ++at;
            continue;
        }
        const std::size_t before = at;
        while (at < text.size() && (text[at] == ' ' || text[at] == '-' || text[at] == '\n') &&
               at - before < 3)
            ++at;
        if (at == before)
            return 0;
    }
    return at < text.size() && isWordByte(text[at]) ? 0 : at;
}

} // namespace

Vocabulary::Vocabulary(std::string_view ticker) : m_ticker(base::upper(bareTicker(ticker)))
{
    m_buckets.fill(-1);
    const Coin *known = findCoin(m_ticker);
    Coin wanted;
    wanted.ticker = m_ticker;
    wanted.isWord = true;
    m_coins.push_back(known ? *known : wanted);
    for (const Coin &coin : coins())
        if (coin.ticker != m_ticker)
            m_coins.push_back(coin);
    for (std::size_t i = 0; i < m_coins.size(); ++i) {
        for (const std::string_view name : base::split(m_coins[i].names, '|'))
            if (!name.empty())
                add(std::string(name), Kind::Name, int(i));
        if (i == 0 || !m_coins[i].isWord) // of others, words that may mean something else are left alone
            add(base::lower(m_coins[i].ticker), Kind::Ticker, int(i));
    }
    const auto all = [&](std::span<const std::string_view> words, Kind kind) {
        for (const std::string_view word : words)
            add(std::string(word), kind, -1);
    };
    all(importantWords, Kind::Important);
    all(moveWords, Kind::Move);
    all(marketWords, Kind::Market);
    all(paidWords, Kind::Paid);
}

void Vocabulary::add(std::string phrase, Kind kind, int coin)
{
    std::uint32_t hash = seed;
    for (const char c : phrase) {
        if (!isWordByte(c))
            break;
        hash = hashed(hash, c);
    }
    std::int16_t *slot = &m_buckets[hash % m_buckets.size()];
    // Longer phrases first: Bitcoin Cash is not Bitcoin.
    while (*slot >= 0 && m_entries[std::size_t(*slot)].phrase.size() >= phrase.size())
        slot = &m_entries[std::size_t(*slot)].next;
    const std::int16_t next = *slot;
    *slot = std::int16_t(m_entries.size());
    m_entries.push_back({std::move(phrase), kind, std::int16_t(coin), next});
}

const Vocabulary::Entry *Vocabulary::find(std::string_view text, const Word &word) const
{
    const std::string_view rest = text.substr(word.at);
    for (std::int16_t i = m_buckets[word.hash % m_buckets.size()]; i >= 0; i = m_entries[std::size_t(i)].next)
        if (matches(rest, m_entries[std::size_t(i)].phrase) != 0)
            return &m_entries[std::size_t(i)];
    return nullptr;
}

bool Vocabulary::isMeant(std::string_view text, std::size_t at, std::size_t end) const
{
    const char before = at > 0 ? text[at - 1] : ' ';
    const char after = end < text.size() ? text[end] : ' ';
    if (before == '$' || (before == '(' && after == ')'))
        return true;
    if (after == '/')
        return true;
    if (after != ' ' && after != '-' && after != '\'')
        return false;
    std::size_t next = end + 1;
    if (after == '\'' && next < text.size() && text[next] == 's')
        next += 2;
    const std::string_view rest = text.substr(std::min(next, text.size()));
    return std::any_of(std::begin(afterTicker), std::end(afterTicker),
                       [&](std::string_view word) { return matches(rest, word) != 0; });
}

void Vocabulary::take(Mentions &out, std::string_view text, const Word &word, const Entry &entry,
                      std::uint64_t (&seen)[4]) const
{
    const auto fresh = [&](std::uint64_t &bits, std::size_t index) {
        const std::uint64_t bit = 1ULL << index % 64;
        const bool was = (bits & bit) != 0;
        bits |= bit;
        return !was;
    };
    const auto index = std::size_t(&entry - m_entries.data());
    const std::string_view said = text.substr(word.at, word.end - word.at);
    switch (entry.kind) {
    case Kind::Name:
        if (said[0] >= 'a' && said[0] <= 'z' && isWordName(entry.phrase))
            return; // "an avalanche of selling"
        if (entry.coin == 0) {
            ++out.names;
            out.leads = out.leads || out.words <= 2;
        } else {
            out.others += fresh(seen[0], std::size_t(entry.coin));
        }
        return;
    case Kind::Ticker: {
        const bool cash = word.at > 0 && text[word.at - 1] == '$';
        if (!isUpper(said) && !cash)
            return;
        const bool meant = !m_coins[std::size_t(entry.coin)].isWord || isMeant(text, word.at, word.end);
        if (entry.coin != 0) {
            out.others += fresh(seen[0], std::size_t(entry.coin));
        } else if (meant) {
            ++out.tickers;
            out.leads = out.leads || out.words <= 2;
        } else {
            ++out.doubtful;
        }
        return;
    }
    case Kind::Important:
        out.important += fresh(seen[1], index);
        return;
    case Kind::Move:
        out.moves += fresh(seen[2], index);
        return;
    case Kind::Market:
        out.market += fresh(seen[3], index);
        return;
    case Kind::Paid:
        out.paid += word.at < paidWithin;
        return;
    }
}

Mentions Vocabulary::count(std::string_view text) const
{
    Mentions out;
    std::uint64_t seen[4] = {};
    const bool loud = shouts(text);
    std::size_t i = 0;
    while (i < text.size()) {
        if (!isWordByte(text[i])) {
            ++i;
            continue;
        }
        Word word{i, i, seed};
        for (; i < text.size() && isWordByte(text[i]); ++i)
            word.hash = hashed(word.hash, text[i]);
        word.end = i;
        ++out.words;
        if (m_buckets[word.hash % m_buckets.size()] < 0)
            continue;
        const Entry *entry = find(text, word);
        if (!entry)
            continue;
        take(out, text, word, *entry, seen);
        if (entry->phrase.find(' ') != std::string::npos) // the rest of the phrase is not counted again
            i = std::max(i, word.at + matches(text.substr(word.at), entry->phrase));
    }
    if (loud)
        out.doubtful = 0;
    return out;
}

bool Vocabulary::isCoin(std::string_view tag) const
{
    if (base::equalsIgnoringCase(tag, m_ticker))
        return true;
    for (const std::string_view name : base::split(m_coins[0].names, '|'))
        if (!name.empty() && base::equalsIgnoringCase(tag, name))
            return true;
    return false;
}

} // namespace context
