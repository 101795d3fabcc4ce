// base::sanitised(): one pass over the characters; what is removed never joins its neighbours into a new
// token.
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace base {

namespace {

struct Character
{
    std::uint32_t code = 0;
    std::size_t size = 1; // bytes in the source
};

constexpr std::uint32_t replacement = 0xfffd;

/// The character at the front of a text that is not empty; U+FFFD for the longest part that cannot begin one.
Character decode(std::string_view text)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = byte(0);
    if (first < 0x80)
        return {first, 1};
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4)
        return {replacement, 1};
    // Second bytes that would write a character in too many bytes, a surrogate or a code beyond U+10FFFF.
    const unsigned least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const unsigned most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (byte(1) < least || byte(1) > most)
        return {replacement, 1};
    std::uint32_t code = first & (0x7fU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return {replacement, i};
        code = code << 6 | (byte(i) & 0x3f);
    }
    return {code, size};
}

struct Range
{
    std::uint32_t first, last;
};

// What has no shape of its own and can hide, reorder or smuggle text.
constexpr std::array removedRanges = {
    Range{0x00, 0x08},                          // control characters, but tab and newline
    Range{0x0b, 0x1f},       Range{0x7f, 0x9f}, // delete and the second control block
    Range{0xad, 0xad},                          // soft hyphen
    Range{0x34f, 0x34f},                        // grapheme joiner
    Range{0x61c, 0x61c},                        // Arabic letter mark
    Range{0x115f, 0x1160},                      // Hangul fillers
    Range{0x17b4, 0x17b5},                      // Khmer inherent vowels
    Range{0x180b, 0x180f},                      // Mongolian selectors and vowel separator
    Range{0x200b, 0x200f},                      // zero width, left-to-right and right-to-left marks
    Range{0x2028, 0x202e},   // line and paragraph separators, bidi embeddings and overrides
    Range{0x2060, 0x206f},   // word joiner, invisible operators, bidi isolates
    Range{0x3164, 0x3164},   // Hangul filler
    Range{0xfe00, 0xfe0f},   // variation selectors
    Range{0xfeff, 0xfeff},   // byte order mark
    Range{0xffa0, 0xffa0},   // half-width Hangul filler
    Range{0xfff0, 0xfffb},   // unassigned specials and interlinear marks
    Range{0x1d173, 0x1d17a}, // invisible musical marks
    Range{0xe0000, 0xe0fff}, // tags and more variation selectors
};

bool isRemoved(std::uint32_t code)
{
    if (code >= 0x20 && code < 0x7f) // nearly every character
        return false;
    return std::any_of(removedRanges.begin(), removedRanges.end(),
                       [&](const Range &range) { return code >= range.first && code <= range.last; });
}

constexpr std::size_t longestToken = 256;
constexpr std::string_view wideBar = "｜"; // U+FF5C, which DeepSeek's templates use for |

// Names of tags that a chat template, a model's thinking or a tool call may use; `*` at the end is any
// continuation.
constexpr std::string_view tagNames[] = {
    "s",        "bos",          "eos",        "unk",        "pad",          "mask",    "sep",
    "cls",      "start_of_*",   "end_of_*",   "begin_of_*", "im_*",         "think*",  "thought*",
    "reason*",  "scratchpad",   "reflection", "analysis",   "final",        "answer",  "system*",
    "user*",    "human*",       "assistant*", "developer",  "model",        "tool*",   "function*",
    "invoke*",  "parameter*",   "argument*",  "antml:*",    "instruction*", "prompt*", "message*",
    "channel*", "observation*", "execute*",   "result*"};

// Names in square brackets, as Llama 2 and Mistral write them.
constexpr std::string_view bracketNames[] = {"inst",         "system_prompt", "tool_calls", "available_tools",
                                             "tool_results", "tool_content",  "call_id",    "args",
                                             "think",        "prefix",        "suffix"};

constexpr std::string_view doubledNames[] = {"sys"}; // <<SYS>> of Llama 2

bool matches(std::string_view name, std::string_view pattern)
{
    if (!pattern.ends_with('*'))
        return equalsIgnoringCase(name, pattern);
    pattern.remove_suffix(1);
    return name.size() >= pattern.size() && equalsIgnoringCase(name.substr(0, pattern.size()), pattern);
}

bool isNamed(std::string_view name, std::span<const std::string_view> names)
{
    return std::any_of(names.begin(), names.end(), [&](std::string_view one) { return matches(name, one); });
}

/// The first word between the brackets, without blanks and slashes before it.
std::string_view nameIn(std::string_view inside)
{
    inside.remove_prefix(std::min(inside.size(), inside.find_first_not_of(" \t\n/")));
    return inside.substr(0, inside.find_first_of(" \t\n/="));
}

/// Whether the text between < and > is a token of a template or a tag of thinking and tools.
bool isAngleToken(std::string_view inside)
{
    const bool opens = inside.starts_with('|') || inside.starts_with(wideBar);
    const bool closes = inside.ends_with('|') || inside.ends_with(wideBar);
    return (opens && closes) || isNamed(nameIn(inside), tagNames);
}

/// The length of what stands at the end of `out` from `open` to `close`, if `isToken` says so of its inside;
/// else 0.
template <class IsToken>
std::size_t enclosedAtEnd(std::string_view out, std::string_view open, std::string_view close,
                          IsToken isToken)
{
    if (!out.ends_with(close))
        return 0;
    const std::string_view window = out.substr(out.size() - std::min(out.size(), longestToken));
    const std::string_view before = window.substr(0, window.size() - close.size());
    const std::size_t at = before.rfind(open);
    const bool found = at != std::string_view::npos && isToken(before.substr(at + open.size()));
    return found ? window.size() - at : 0;
}

/// The length of the token that `out` ends with; 0 when it ends with none.
std::size_t tokenAtEnd(std::string_view out)
{
    const auto isBracket = [](std::string_view inside) { return isNamed(nameIn(inside), bracketNames); };
    const auto isDoubled = [](std::string_view inside) { return isNamed(nameIn(inside), doubledNames); };
    if (out.ends_with(']'))
        return enclosedAtEnd(out, "[", "]", isBracket);
    if (!out.ends_with('>'))
        return 0;
    const std::size_t doubled = enclosedAtEnd(out, "<<", ">>", isDoubled);
    return doubled != 0 ? doubled : enclosedAtEnd(out, "<", ">", isAngleToken);
}

void append(std::string &out, std::uint32_t code, std::string_view source)
{
    if (code == replacement)
        out += "\xef\xbf\xbd";
    else
        out += source;
}

/// How many characters at the front stay as they are and close no token: nearly every text is nothing else.
std::size_t plainAtFront(std::string_view text)
{
    const auto plain = [](char c) {
        return (c >= 0x20 && c < 0x7f && c != '>' && c != ']') || c == '\n' || c == '\t';
    };
    return std::size_t(std::find_if_not(text.begin(), text.end(), plain) - text.begin());
}

} // namespace

std::string sanitised(std::string_view outside, std::size_t maxBytes)
{
    std::string out;
    out.reserve(std::min(outside.size(), maxBytes));
    while (!outside.empty() && out.size() <= maxBytes) {
        const std::size_t plain = plainAtFront(outside.substr(0, maxBytes + 1 - out.size()));
        out += outside.substr(0, plain);
        outside.remove_prefix(plain);
        if (plain > 0)
            continue;
        const Character next = decode(outside);
        if (!isRemoved(next.code)) {
            append(out, next.code, outside.substr(0, next.size));
            // A token is looked for whenever one may have closed, in what is kept: so a token that only
            // appears once another inside it, or an invisible character, is gone, is found as well.
            out.resize(out.size() - tokenAtEnd(out));
        }
        outside.remove_prefix(next.size);
    }
    std::size_t end = std::min(out.size(), maxBytes);
    while (end < out.size() && end > 0 && (static_cast<unsigned char>(out[end]) & 0xc0) == 0x80)
        --end;
    out.resize(end);
    return out;
}

} // namespace base
