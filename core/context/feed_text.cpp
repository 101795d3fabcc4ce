#include "context/feed_text.h"

#include "base/text.h"

#include <QStringDecoder>

namespace context {
namespace {

/// The encoding that an XML declaration in ASCII names, in lower case; empty if there is none.
std::string declared(std::string_view bytes)
{
    const std::string_view head = bytes.substr(0, 256);
    const std::size_t end = head.find("?>");
    const std::size_t at = head.find("encoding");
    if (!head.starts_with("<?xml") || end == std::string_view::npos || at >= end)
        return {};
    const std::size_t open = head.find_first_of("\"'", at);
    if (open == std::string_view::npos)
        return {};
    const std::size_t close = head.find(head[open], open + 1);
    return close > end ? std::string() : base::lower(head.substr(open + 1, close - open - 1));
}

/// What browsers take for Windows-1252: QString reads Latin-1, and 0x80 to 0x9f are put right.
QString windows1252(std::string_view bytes)
{
    constexpr std::array<char16_t, 32> block = {u'€',    u'\x81', u'‚', u'ƒ', u'„', u'…',    u'†', u'‡',
                                                u'ˆ',    u'‰',    u'Š', u'‹', u'Œ', u'\x8d', u'Ž', u'\x8f',
                                                u'\x90', u'‘',    u'’', u'“', u'”', u'•',    u'–', u'—',
                                                u'˜',    u'™',    u'š', u'›', u'œ', u'\x9d', u'ž', u'Ÿ'};
    QString out = QString::fromLatin1(bytes.data(), qsizetype(bytes.size()));
    for (QChar &c : out)
        if (c.unicode() >= 0x80 && c.unicode() < 0xa0)
            c = QChar(block[c.unicode() - 0x80]);
    return out;
}

/// As UTF-8; `ok` says whether every byte was.
QString utf8(std::string_view bytes, bool &ok)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString out = decoder.decode(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    ok = !decoder.hasError();
    return out;
}

bool isLatin(const std::string &name)
{
    return name == "iso-8859-1" || name == "latin1" || name == "latin-1" || name == "windows-1252" ||
           name == "cp1252" || name == "us-ascii" || name == "ascii" || name == "iso-8859-15";
}

QString decoded(std::string_view bytes)
{
    const QByteArrayView view(bytes.data(), qsizetype(bytes.size()));
    if (const auto marked = QStringConverter::encodingForData(view, u'<')) {
        QStringDecoder decoder(*marked);
        return decoder.decode(view);
    }
    const std::string name = declared(bytes);
    bool valid = false;
    QString text = utf8(bytes, valid);
    if (valid)
        return text; // ASCII, or UTF-8 whatever it says
    if (!name.empty() && !isLatin(name) && name != "utf-8" && name != "utf8") {
        QStringDecoder decoder(name.c_str());
        if (decoder.isValid() && !name.starts_with("utf")) {
            text = decoder.decode(view);
            if (!decoder.hasError())
                return text;
        }
    }
    // A feed that is UTF-8 but for a few bytes (a headline cut in the middle of a character) stays UTF-8.
    const qsizetype broken = text.count(QChar::ReplacementCharacter);
    const bool mostlyUtf8 = (name == "utf-8" || name.empty()) && broken * 50 < text.size() &&
                            qsizetype(bytes.size()) - text.size() > 2 * broken;
    return mostlyUtf8 ? text : windows1252(bytes);
}

bool beginsEntity(QStringView text)
{
    const qsizetype end = text.left(14).indexOf(u';');
    if (end < 2)
        return false;
    for (qsizetype i = 1; i < end; ++i) {
        const QChar c = text[i];
        if (!(c.unicode() < 128 && (c.isLetterOrNumber() || c == u'#')))
            return false;
    }
    return true;
}

} // namespace

QString feedText(std::string_view bytes)
{
    const QString raw = decoded(bytes);
    QString out;
    out.reserve(raw.size() + 64);
    qsizetype i = 0;
    while (i < raw.size() && (raw[i].isSpace() || raw[i] == QChar(0xfeff)))
        ++i; // blanks before the declaration are not XML, but common
    bool inCdata = false;
    for (; i < raw.size(); ++i) {
        const QChar c = raw[i];
        if (c.unicode() < 0x20 && c != u'\t' && c != u'\n' && c != u'\r')
            continue;
        if (c.unicode() >= 0xfffe)
            continue;
        if (c == u'<' && QStringView(raw).sliced(i).startsWith(u"<![CDATA["))
            inCdata = true;
        else if (c == u']' && QStringView(raw).sliced(i).startsWith(u"]]>"))
            inCdata = false;
        out += c;
        if (c == u'&' && !inCdata && !beginsEntity(QStringView(raw).sliced(i)))
            out += QStringLiteral("amp;");
    }
    return out;
}

} // namespace context
