#include "decision/tolerant_reader.h"

#include "base/text.h"

#include <charconv>
#include <cmath>

namespace decision {
namespace {

using base::ErrorCode;
using base::Result;

/// A piece of punctuation as it may be written, and what it stands for.
struct Written
{
    std::string_view bytes;
    char meaning;
};
constexpr Written wide[] = {{"｛", '{'}, {"｝", '}'}, {"［", '['}, {"］", ']'}, {"：", ':'}, {"，", ','}};

/// Quotation marks, with what closes each.
struct Quote
{
    std::string_view open, close, otherClose;
};
constexpr Quote quotes[] = {
    {"\"", "\"", "\""}, {"'", "'", "'"}, {"“", "”", "“"}, {"‘", "’", "‘"}, {"＂", "＂", "＂"}};

class Reader
{
public:
    Reader(std::string_view text, std::size_t at, ReaderEvents &events, ReaderLimits limits)
        : m_text(text), m_at(at), m_events(events), m_limits(limits)
    {
    }

    Result<void> object(int depth);
    [[nodiscard]] std::size_t at() const { return m_at; }

private:
    static tl::unexpected<base::Error> broken(const char *why)
    {
        return base::fail(ErrorCode::Malformed, why);
    }
    [[nodiscard]] bool spend(std::size_t bytes);
    Result<void> blanks();
    [[nodiscard]] bool ended() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool atEnd() const;
    [[nodiscard]] char punctuation() const;
    void skipPunctuation();
    Result<std::string> quoted();
    Result<void> escape(std::string &out);
    Result<unsigned> hex4();
    Result<void> array(int depth);
    Result<void> value(int depth);
    Result<void> number();
    Result<void> word();
    [[nodiscard]] const Quote *quote() const;

    std::string_view m_text;
    std::size_t m_at;
    ReaderEvents &m_events;
    ReaderLimits m_limits;
    bool m_lastWasNumber = false;
};

bool Reader::spend(std::size_t bytes)
{
    if (!m_limits.work)
        return true;
    const bool enough = *m_limits.work >= bytes;
    *m_limits.work -= enough ? bytes : *m_limits.work;
    return enough;
}

Result<void> Reader::blanks()
{
    const std::size_t before = m_at;
    for (;;) {
        while (!ended() &&
               (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t'))
            ++m_at;
        const std::string_view rest = m_text.substr(m_at);
        if (rest.starts_with("\xC2\xA0") || rest.starts_with("\xE3\x80\x80")) {
            m_at += rest[0] == '\xC2' ? 2 : 3; // no-break and ideographic blanks
        } else if (rest.starts_with("//") || rest.starts_with('#')) {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        } else if (rest.starts_with("/*")) {
            const std::size_t end = m_text.find("*/", m_at + 2);
            if (end == std::string_view::npos) {
                (void)spend(m_text.size() - m_at); // the search for its end went through all of it
                return broken("a comment does not end");
            }
            m_at = end + 2;
        } else {
            break;
        }
    }
    return spend(m_at - before + 1) ? Result<void>() : broken("too many broken objects");
}

/// Whether nothing follows but the fence that the object stands in.
bool Reader::atEnd() const
{
    std::string_view rest = base::trimmed(m_text.substr(m_at));
    if (rest.starts_with("```"))
        rest.remove_prefix(3);
    return rest.empty();
}

char Reader::punctuation() const
{
    if (ended())
        return 0;
    const char c = m_text[m_at];
    if (c == '{' || c == '}' || c == '[' || c == ']' || c == ':' || c == ',')
        return c;
    for (const Written &one : wide)
        if (m_text.substr(m_at).starts_with(one.bytes))
            return one.meaning;
    return 0;
}

void Reader::skipPunctuation()
{
    m_at += static_cast<unsigned char>(m_text[m_at]) < 0x80 ? 1 : 3;
}

const Quote *Reader::quote() const
{
    for (const Quote &one : quotes)
        if (m_text.substr(m_at).starts_with(one.open))
            return &one;
    return nullptr;
}

Result<unsigned> Reader::hex4()
{
    unsigned value = 0;
    const std::string_view digits = m_text.substr(m_at, 4);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() < 4 || error != std::errc() || end != digits.data() + 4)
        return broken("a broken \\u escape");
    m_at += 4;
    return value;
}

void appendUtf8(std::string &out, unsigned code)
{
    if (code < 0x80) {
        out += char(code);
    } else if (code < 0x800) {
        out += char(0xC0 | (code >> 6));
        out += char(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += char(0xE0 | (code >> 12));
        out += char(0x80 | ((code >> 6) & 0x3F));
        out += char(0x80 | (code & 0x3F));
    } else {
        out += char(0xF0 | (code >> 18));
        out += char(0x80 | ((code >> 12) & 0x3F));
        out += char(0x80 | ((code >> 6) & 0x3F));
        out += char(0x80 | (code & 0x3F));
    }
}

Result<void> Reader::escape(std::string &out)
{
    constexpr std::string_view from = "\"\\/bfnrt'", to = "\"\\/\b\f\n\r\t'";
    if (ended())
        return broken("a text is cut off");
    const char c = m_text[m_at++];
    if (const std::size_t known = from.find(c); known != std::string_view::npos) {
        out += to[known];
        return {};
    }
    if (c != 'u') {
        out += c; // such as "\$": the mark itself
        return {};
    }
    Result<unsigned> code = hex4();
    if (!code)
        return base::fail(code);
    if (*code >= 0xD800 && *code < 0xDC00 && m_text.substr(m_at).starts_with("\\u")) {
        const std::size_t second = m_at;
        m_at += 2;
        const Result<unsigned> low = hex4();
        if (!low)
            return base::fail(low);
        if (*low >= 0xDC00 && *low < 0xE000)
            code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
        else
            m_at = second; // a character of its own
    }
    appendUtf8(out, *code >= 0xD800 && *code < 0xE000 ? 0xFFFD : *code);
    return {};
}

Result<std::string> Reader::quoted()
{
    const Quote *const marks = quote();
    if (!marks)
        return broken("a text in quotation marks was expected");
    m_at += marks->open.size();
    const std::size_t begin = m_at;
    std::string out;
    while (!ended()) {
        const std::string_view rest = m_text.substr(m_at);
        if (rest.starts_with(marks->close) || rest.starts_with(marks->otherClose)) {
            m_at += marks->close.size();
            if (!spend(m_at - begin))
                return broken("too many broken objects");
            return out;
        }
        if (rest[0] != '\\') {
            out += rest[0];
            ++m_at;
            continue;
        }
        ++m_at;
        const Result<void> escaped = escape(out);
        if (!escaped)
            return base::fail(escaped);
    }
    (void)spend(m_at - begin);
    return broken("a text is cut off");
}

Result<void> Reader::number()
{
    const std::size_t begin = m_at;
    while (!ended() &&
           (std::isalnum(static_cast<unsigned char>(m_text[m_at])) || m_text[m_at] == '.' ||
            m_text[m_at] == '+' || m_text[m_at] == '-' || m_text[m_at] == '_' || m_text[m_at] == '%'))
        ++m_at;
    const std::string_view digits = m_text.substr(begin, m_at - begin);
    const std::string_view plain = digits.starts_with('-') ? digits.substr(1) : digits;
    const std::string bare = base::lower(plain.starts_with('+') ? plain.substr(1) : plain);
    if (bare == "infinity" || bare == "inf" || bare == "nan")
        return base::fail(ErrorCode::OutOfRange, "not a finite number");
    if (digits.ends_with('%'))
        return base::fail(ErrorCode::Ambiguous, "a percent sign where a number was expected");
    const bool good =
        !plain.empty() && std::isdigit(static_cast<unsigned char>(plain[0])) &&
        !(plain.size() > 1 && plain[0] == '0' && std::isdigit(static_cast<unsigned char>(plain[1])));
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc::result_out_of_range)
        return base::fail(ErrorCode::OutOfRange, "a number beyond what can be counted");
    const std::size_t point = digits.find('.');
    const bool afterPoint =
        point == std::string_view::npos ||
        (point + 1 < digits.size() && std::isdigit(static_cast<unsigned char>(digits[point + 1])));
    if (!good || !afterPoint || error != std::errc() || end != digits.data() + digits.size())
        return broken("not a number as JSON writes it");
    m_lastWasNumber = true;
    return m_events.number(digits, value);
}

Result<void> Reader::word()
{
    const std::string_view rest = m_text.substr(m_at);
    const auto is = [&](std::string_view word) {
        if (!rest.starts_with(word) ||
            (rest.size() > word.size() && std::isalnum(static_cast<unsigned char>(rest[word.size()]))))
            return false;
        m_at += word.size();
        return true;
    };
    if (is("true") || is("True"))
        return m_events.boolean(true);
    if (is("false") || is("False"))
        return m_events.boolean(false);
    if (is("null") || is("None"))
        return m_events.null();
    return number(); // numbers, and everything that wants to be one
}

Result<void> Reader::value(int depth)
{
    m_lastWasNumber = false;
    if (ended())
        return broken("the answer is cut off");
    const char mark = punctuation();
    if (mark == '{')
        return object(depth + 1);
    if (mark == '[')
        return array(depth + 1);
    if (!quote())
        return word();
    Result<std::string> text = quoted();
    return text ? m_events.text(std::move(*text)) : base::fail(text);
}

Result<void> Reader::array(int depth)
{
    if (depth > m_limits.depth)
        return broken("nested too deeply");
    skipPunctuation();
    Result<void> done = m_events.startArray();
    bool first = true;
    while (done) {
        done = blanks();
        if (done && punctuation() == ']') {
            skipPunctuation();
            m_lastWasNumber = false;
            return m_events.endArray();
        }
        if (done && !first) {
            if (punctuation() != ',')
                return broken(ended() ? "the answer is cut off" : "a comma was expected");
            skipPunctuation();
            done = blanks();
            if (done && punctuation() == ']')
                continue; // a trailing comma
        }
        if (done)
            done = value(depth);
        first = false;
    }
    return done;
}

Result<void> Reader::object(int depth)
{
    if (depth > m_limits.depth)
        return broken("nested too deeply");
    skipPunctuation();
    Result<void> done = m_events.startObject();
    bool first = true;
    while (done) {
        done = blanks();
        // The one brace that may be missing is the last of all, and only when no number could have been cut.
        if (done && depth == 1 && !first && !m_lastWasNumber && atEnd())
            return m_events.endObject();
        if (done && punctuation() == '}') {
            skipPunctuation();
            m_lastWasNumber = false;
            return m_events.endObject();
        }
        if (done && !first) {
            if (punctuation() != ',')
                return broken(ended() ? "the answer is cut off" : "a comma was expected");
            skipPunctuation();
            done = blanks();
            if (done && punctuation() == '}')
                continue; // a trailing comma
        }
        if (!done)
            break;
        Result<std::string> name = quoted();
        if (!name)
            return base::fail(name);
        done = m_events.key(std::move(*name));
        if (done)
            done = blanks();
        if (done && punctuation() != ':')
            return broken(ended() ? "the answer is cut off" : "a colon was expected");
        if (!done)
            break;
        skipPunctuation();
        done = blanks();
        if (done)
            done = value(depth);
        first = false;
    }
    return done;
}

} // namespace

Result<std::size_t> readObject(std::string_view text, std::size_t start, ReaderEvents &events,
                               ReaderLimits limits)
{
    Reader reader(text, start, events, limits);
    const Result<void> read = reader.object(1);
    if (!read)
        return base::fail(read);
    return reader.at();
}

} // namespace decision
