#include "context/html.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace context {
namespace {

struct Named
{
    std::string_view name, text;
};

// HTML's named characters that news texts use, sorted by name.
constexpr std::array names = {
    Named{"aacute", "á"}, Named{"acirc", "â"},  Named{"aelig", "æ"},  Named{"agrave", "à"},
    Named{"amp", "&"},    Named{"apos", "'"},   Named{"aring", "å"},  Named{"atilde", "ã"},
    Named{"auml", "ä"},   Named{"bdquo", "„"},  Named{"bull", "•"},   Named{"ccedil", "ç"},
    Named{"cent", "¢"},   Named{"copy", "©"},   Named{"dagger", "†"}, Named{"deg", "°"},
    Named{"divide", "÷"}, Named{"eacute", "é"}, Named{"ecirc", "ê"},  Named{"egrave", "è"},
    Named{"emsp", " "},   Named{"ensp", " "},   Named{"euml", "ë"},   Named{"euro", "€"},
    Named{"frac12", "½"}, Named{"frac14", "¼"}, Named{"ge", "≥"},     Named{"gt", ">"},
    Named{"hellip", "…"}, Named{"iacute", "í"}, Named{"icirc", "î"},  Named{"igrave", "ì"},
    Named{"iuml", "ï"},   Named{"laquo", "«"},  Named{"larr", "←"},   Named{"ldquo", "“"},
    Named{"le", "≤"},     Named{"lsaquo", "‹"}, Named{"lsquo", "‘"},  Named{"lt", "<"},
    Named{"mdash", "—"},  Named{"micro", "µ"},  Named{"middot", "·"}, Named{"minus", "−"},
    Named{"nbsp", " "},   Named{"ndash", "–"},  Named{"ne", "≠"},     Named{"ntilde", "ñ"},
    Named{"oacute", "ó"}, Named{"ocirc", "ô"},  Named{"oelig", "œ"},  Named{"ograve", "ò"},
    Named{"oslash", "ø"}, Named{"otilde", "õ"}, Named{"ouml", "ö"},   Named{"para", "¶"},
    Named{"plusmn", "±"}, Named{"pound", "£"},  Named{"quot", "\""},  Named{"raquo", "»"},
    Named{"rarr", "→"},   Named{"rdquo", "”"},  Named{"reg", "®"},    Named{"rsaquo", "›"},
    Named{"rsquo", "’"},  Named{"sbquo", "‚"},  Named{"sect", "§"},   Named{"shy", ""},
    Named{"szlig", "ß"},  Named{"thinsp", " "}, Named{"times", "×"},  Named{"trade", "™"},
    Named{"uacute", "ú"}, Named{"ucirc", "û"},  Named{"ugrave", "ù"}, Named{"uuml", "ü"},
    Named{"yen", "¥"},    Named{"zwj", ""},     Named{"zwnj", ""}};

std::string utf8(std::uint32_t code)
{
    if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return "\xef\xbf\xbd";
    std::string out;
    if (code < 0x80) {
        out += char(code);
    } else if (code < 0x800) {
        out += char(0xc0 | code >> 6);
        out += char(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        out += char(0xe0 | code >> 12);
        out += char(0x80 | (code >> 6 & 0x3f));
        out += char(0x80 | (code & 0x3f));
    } else {
        out += char(0xf0 | code >> 18);
        out += char(0x80 | (code >> 12 & 0x3f));
        out += char(0x80 | (code >> 6 & 0x3f));
        out += char(0x80 | (code & 0x3f));
    }
    return out;
}

std::string numericEntity(std::string_view digits)
{
    const bool hex = digits.starts_with('x') || digits.starts_with('X');
    if (hex)
        digits.remove_prefix(1);
    std::uint32_t code = 0;
    if (digits.empty() || digits.size() > 8)
        return {};
    for (const char c : digits) {
        const int value = c >= '0' && c <= '9'          ? c - '0'
                          : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                        : -1;
        if (value < 0)
            return {};
        code = code * (hex ? 16U : 10U) + std::uint32_t(value);
    }
    if (code == 0xa0)
        return " ";
    // Numbers of the second control block mean Windows-1252, as browsers read them.
    constexpr std::array<std::uint32_t, 32> windows = {
        0x20ac, 0xfffd, 0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
        0x2039, 0x152,  0xfffd, 0x17d,  0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0xfffd, 0x17e,  0x178};
    if (code >= 0x80 && code < 0xa0)
        code = windows[code - 0x80];
    return utf8(code);
}

/// What stands between & and ; at the start of `text`, and how long it is with both; 0 when there is none.
std::size_t entityAt(std::string_view text, std::string &out)
{
    const std::size_t end = text.substr(0, 12).find(';');
    if (end == std::string_view::npos || end < 2)
        return 0;
    const std::string_view name = text.substr(1, end - 1);
    std::string read = entity(name);
    if (read.empty() && name != "shy" && name != "zwj" && name != "zwnj")
        return 0;
    out += read;
    return end + 1;
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Tag
{
    std::string name;
    bool closes = false;
    std::size_t length = 0; // of the whole, in bytes
};

/// The tag, comment or declaration that begins `text`; length 0 when it is only a sign.
Tag tagAt(std::string_view text)
{
    Tag out;
    if (text.starts_with("<!--")) {
        const std::size_t end = text.find("-->");
        out.length = end == std::string_view::npos ? text.size() : end + 3;
        return out;
    }
    if (text.starts_with("<![CDATA[")) { // its inside is text
        out.length = 9;
        return out;
    }
    std::size_t i = 1;
    if (i < text.size() && text[i] == '/') {
        out.closes = true;
        ++i;
    }
    if (i >= text.size() || (!isLetter(text[i]) && text[i] != '!' && text[i] != '?'))
        return out;
    const std::size_t first = i;
    while (i < text.size() && (isLetter(text[i]) || (text[i] >= '0' && text[i] <= '9')))
        ++i;
    out.name = base::lower(text.substr(first, i - first));
    char quote = 0;
    for (; i < text.size(); ++i) {
        if (quote != 0)
            quote = text[i] == quote ? char(0) : quote;
        else if ((text[i] == '"' || text[i] == '\'') && text[i - 1] == '=')
            quote = text[i];
        else if (text[i] == '>')
            break;
    }
    out.length = std::min(text.size(), i + 1);
    return out;
}

constexpr std::string_view blocks[] = {
    "p",      "br",  "div", "li", "ul",      "ol",      "h1",    "h2", "h3",
    "h4",     "h5",  "h6",  "tr", "section", "article", "table", "hr", "blockquote",
    "figure", "pre", "dd",  "dt", "header",  "footer",  "main",  "td"};
// Dropped with all that they hold.
constexpr std::string_view hidden[] = {"script", "style",  "noscript", "template", "svg",   "iframe",
                                       "object", "select", "button",   "form",     "title", "head"};
constexpr std::string_view furniture[] = {"nav", "aside", "header", "footer", "figcaption"};

template <std::size_t N>
bool isOneOf(std::string_view name, const std::string_view (&list)[N])
{
    return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

/// Where the element that was just opened ends.
std::size_t endOf(std::string_view text, std::string_view name)
{
    std::size_t at = 0;
    int depth = 1;
    while ((at = text.find('<', at)) != std::string_view::npos) {
        const Tag tag = tagAt(text.substr(at));
        if (tag.length != 0 && tag.name == name)
            depth += tag.closes ? -1 : (name == "script" || name == "style" ? 0 : 1);
        at += std::max<std::size_t>(tag.length, 1);
        if (depth == 0)
            return at;
    }
    return text.size();
}

/// Joins blanks as it goes; a break becomes one line end, or one blank in a single line.
class Writer
{
public:
    Writer(bool lines, std::size_t most) : m_lines(lines), m_most(most) {}
    [[nodiscard]] bool isFull() const { return m_out.size() >= m_most; }
    void blank() { m_blank = true; }
    void breakLine() { (m_lines ? m_break : m_blank) = true; }
    void add(std::string_view text)
    {
        for (const char c : text) {
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                m_blank = true;
                continue;
            }
            if (!m_out.empty() && m_break)
                m_out += '\n';
            else if (!m_out.empty() && m_blank)
                m_out += ' ';
            m_break = m_blank = false;
            m_out += c;
        }
    }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    bool m_lines, m_break = false, m_blank = false;
    std::size_t m_most;
    std::string m_out;
};

std::string converted(std::string_view html, bool lines, bool page, std::size_t maxBytes)
{
    Writer out(lines, maxBytes + 64);
    while (!html.empty() && !out.isFull()) {
        std::size_t taken = 0;
        std::string read;
        if (html[0] == '<') {
            const Tag tag = tagAt(html);
            taken = tag.length;
            if (taken != 0 && !tag.closes &&
                (isOneOf(tag.name, hidden) || (page && isOneOf(tag.name, furniture))))
                taken += endOf(html.substr(taken), tag.name);
            if (taken != 0 && isOneOf(tag.name, blocks))
                out.breakLine();
        } else if (html[0] == '&') {
            taken = entityAt(html, read);
            out.add(read);
        }
        if (taken == 0) {
            const std::size_t next = std::min(html.find_first_of("<&", 1), html.size());
            out.add(html.substr(0, next));
            taken = next;
        }
        html.remove_prefix(taken);
    }
    return base::sanitised(out.take(), maxBytes);
}

/// The inside of the first element of this name that says more than a little.
std::string_view elementOf(std::string_view page, std::string_view name)
{
    for (std::size_t at = 0; (at = page.find('<', at)) != std::string_view::npos;) {
        const Tag tag = tagAt(page.substr(at));
        at += std::max<std::size_t>(tag.length, 1); // past it: an unclosed quote is not looked through twice
        if (tag.name != name || tag.closes || tag.length == 0)
            continue;
        const std::string_view inside = page.substr(at);
        const std::size_t end = endOf(inside, name);
        if (end > 200)
            return inside.substr(0, end);
    }
    return {};
}

} // namespace

std::string entity(std::string_view name)
{
    if (name.starts_with('#'))
        return numericEntity(name.substr(1));
    const auto found =
        std::lower_bound(names.begin(), names.end(), name,
                         [](const Named &one, std::string_view wanted) { return one.name < wanted; });
    return found != names.end() && found->name == name ? std::string(found->text) : std::string();
}

std::string withEntities(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t taken = text[i] == '&' ? entityAt(text.substr(i), out) : 0;
        if (taken == 0)
            out += text[i];
        i += std::max<std::size_t>(taken, 1);
    }
    return out;
}

std::string plainText(std::string_view html, std::size_t maxBytes)
{
    // A blank that the sanitiser leaves at an edge is not text.
    return std::string(base::trimmed(converted(html, false, false, maxBytes)));
}

std::string paragraphs(std::string_view html, std::size_t maxBytes)
{
    return std::string(base::trimmed(converted(html, true, false, maxBytes)));
}

std::string mainText(std::string_view page, std::size_t maxBytes)
{
    for (const char *name : {"article", "main", "body"})
        if (const std::string_view inside = elementOf(page, name); !inside.empty())
            return std::string(base::trimmed(converted(inside, true, true, maxBytes)));
    return std::string(base::trimmed(converted(page, true, true, maxBytes)));
}

} // namespace context
