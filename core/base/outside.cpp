#include "base/outside.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace base {
namespace {

struct Look
{
    std::uint32_t code;
    char latin;
};

// Cyrillic and Greek letters that are drawn like Latin ones (Unicode's confusables, the part that spells
// tickers).
constexpr std::array looks = {
    Look{0x391, 'A'}, Look{0x392, 'B'}, Look{0x395, 'E'}, Look{0x396, 'Z'}, Look{0x397, 'H'},
    Look{0x399, 'I'}, Look{0x39a, 'K'}, Look{0x39c, 'M'}, Look{0x39d, 'N'}, Look{0x39f, 'O'},
    Look{0x3a1, 'P'}, Look{0x3a4, 'T'}, Look{0x3a5, 'Y'}, Look{0x3a7, 'X'}, Look{0x3b1, 'a'},
    Look{0x3b9, 'i'}, Look{0x3bd, 'v'}, Look{0x3bf, 'o'}, Look{0x3c1, 'p'}, Look{0x3c4, 't'},
    Look{0x3c5, 'u'}, Look{0x3c7, 'x'}, Look{0x405, 'S'}, Look{0x406, 'I'}, Look{0x408, 'J'},
    Look{0x410, 'A'}, Look{0x412, 'B'}, Look{0x415, 'E'}, Look{0x417, '3'}, Look{0x41a, 'K'},
    Look{0x41c, 'M'}, Look{0x41d, 'H'}, Look{0x41e, 'O'}, Look{0x420, 'P'}, Look{0x421, 'C'},
    Look{0x422, 'T'}, Look{0x423, 'Y'}, Look{0x425, 'X'}, Look{0x430, 'a'}, Look{0x435, 'e'},
    Look{0x43a, 'k'}, Look{0x43e, 'o'}, Look{0x440, 'p'}, Look{0x441, 'c'}, Look{0x442, 't'},
    Look{0x443, 'y'}, Look{0x445, 'x'}, Look{0x455, 's'}, Look{0x456, 'i'}, Look{0x458, 'j'},
    Look{0x461, 'w'}, Look{0x4bb, 'h'}, Look{0x501, 'd'}, Look{0x51b, 'q'}, Look{0x51d, 'w'},
    Look{0x131, 'i'}, Look{0x251, 'a'}, Look{0x261, 'g'}};

constexpr std::string_view tickers[] = {"BTC",  "ETH",  "SOL", "XRP",  "BNB",  "ADA", "TON", "DOT",
                                        "TRX",  "AVAX", "LTC", "BCH",  "ATOM", "APT", "SUI", "XMR",
                                        "HBAR", "OP",   "ARB", "PEPE", "NEAR", "USDT"};

struct Point
{
    std::uint32_t code = 0;
    std::size_t size = 1;
};

Point pointAt(std::string_view text) // of valid UTF-8: `sanitised` has made it so
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? std::uint32_t(static_cast<unsigned char>(text[i])) : 0U;
    };
    const std::uint32_t first = byte(0);
    if (first < 0x80)
        return {first, 1};
    const std::size_t size = std::min<std::size_t>(first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2, text.size());
    std::uint32_t code = first & (0xffU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i)
        code = code << 6 | (byte(i) & 0x3f);
    return {code, size};
}

/// The plain letter or sign of wide, circled and mathematical ones (Unicode's compatibility forms); 0 when it
/// is none.
char plainForm(std::uint32_t code)
{
    if (code >= 0xff01 && code <= 0xff5e)
        return char(code - 0xff01 + '!');
    if (code >= 0x1d400 && code < 0x1d6a4) // 13 alphabets of 52 letters
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[(code - 0x1d400) % 52];
    if (code >= 0x1d7ce && code < 0x1d800)
        return char('0' + (code - 0x1d7ce) % 10);
    if (code >= 0x24b6 && code <= 0x24cf)
        return char('A' + (code - 0x24b6));
    if (code >= 0x24d0 && code <= 0x24e9)
        return char('a' + (code - 0x24d0));
    if (code >= 0x1f130 && code <= 0x1f149)
        return char('A' + (code - 0x1f130));
    if (code >= 0x1f170 && code <= 0x1f189)
        return char('A' + (code - 0x1f170));
    return 0;
}

char lookOf(std::uint32_t code)
{
    if (code < 0x131) // the first of them: nearly every character
        return 0;
    const auto found =
        std::find_if(looks.begin(), looks.end(), [&](const Look &one) { return one.code == code; });
    return found == looks.end() ? char(0) : found->latin;
}

bool isAsciiLetter(std::uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

/// One word, and what it reads as when its look-alikes are taken for what they look like.
struct Word
{
    std::string as, latin;
    bool hasLatin = false, hasLooks = false, allKnown = true;

    void take(std::uint32_t code, std::string_view bytes)
    {
        as += bytes;
        const char look = lookOf(code);
        hasLatin = hasLatin || isAsciiLetter(code);
        hasLooks = hasLooks || look != 0;
        if (look != 0)
            latin += look;
        else if (code < 0x80)
            latin += char(code);
        else
            allKnown = false, latin += bytes;
    }
    [[nodiscard]] const std::string &read() const
    {
        const bool ticker =
            allKnown && std::find(std::begin(tickers), std::end(tickers), latin) != std::end(tickers);
        return hasLooks && (hasLatin || ticker) ? latin : as;
    }
};

bool isWordPart(std::uint32_t code)
{
    return isAsciiLetter(code) || (code >= '0' && code <= '9') || (code >= 0x100 && code < 0x600) ||
           lookOf(code) != 0;
}

/// Tags dropped; a `<` that begins none stays.
std::string withoutTags(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t open = text.find('<');
        out += text.substr(0, open);
        if (open == std::string_view::npos)
            break;
        text.remove_prefix(open);
        const char next = text.size() > 1 ? text[1] : ' ';
        const bool begins =
            isAsciiLetter(static_cast<unsigned char>(next)) || next == '/' || next == '!' || next == '?';
        const std::size_t close = begins ? text.substr(0, 400).find('>') : std::string_view::npos;
        if (close == std::string_view::npos) {
            out += '<';
            text.remove_prefix(1);
        } else {
            out += ' ';
            text.remove_prefix(close + 1);
        }
    }
    return out;
}

/// A sign that gives text its shape, as it may stand: brackets are round, drawing signs are blanks.
char harmless(char c)
{
    switch (c) {
    case '<':
    case '[':
    case '{':
        return '(';
    case '>':
    case ']':
    case '}':
        return ')';
    case '`':
    case '|':
    case '#':
    case '*':
    case '~':
    case '^':
    case '\\':
    case '_':
    case '=':
    case '\n':
    case '\r':
    case '\t':
        return ' ';
    case '@':
        return ' '; // evidence ids end with "@4h"
    default:
        return c;
    }
}

} // namespace

std::string withoutHomoglyphs(std::string_view text)
{
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(text.begin(), text.end(), isAscii)) // nothing in it looks like anything else
        return std::string(text);
    std::string out;
    out.reserve(text.size());
    Word word;
    for (std::size_t i = 0; i < text.size();) {
        Point point = pointAt(text.substr(i));
        std::string_view bytes = text.substr(i, point.size);
        const char plain = plainForm(point.code);
        i += point.size;
        if (plain != 0)
            point.code = static_cast<unsigned char>(plain), bytes = {&plain, 1};
        if (isWordPart(point.code)) {
            word.take(point.code, bytes);
            continue;
        }
        out += word.read();
        word = {};
        out += bytes;
    }
    return out += word.read();
}

std::string quotable(std::string_view outside, std::size_t maxBytes)
{
    // Wide brackets and letters become plain first, so that what they spelled is seen; each pass may reveal a
    // token.
    std::string text = sanitised(withoutHomoglyphs(sanitised(outside, 2 * maxBytes)), 2 * maxBytes);
    text = sanitised(withoutTags(text), 2 * maxBytes);
    std::string out;
    out.reserve(text.size());
    char before = ' ';
    int dashes = 0;
    for (const char raw : text) {
        const char c = harmless(raw);
        if (c == ' ' && before == ' ')
            continue;
        dashes = c == '-' ? dashes + 1 : 0;
        if (dashes > 2) // a rule
            continue;
        out += c;
        before = c;
    }
    out = std::string(trimmed(out));
    return out.size() > maxBytes ? shortened(out, maxBytes) : out;
}

} // namespace base
