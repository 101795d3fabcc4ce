#include "ui/wording/technical_text.h"

#include "ui/wording/number_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {
namespace {

// What core/llm/technical.cpp writes, word for word, a number wherever %1 … %5 stand.
constexpr const char *notes[] = {
    QT_TRANSLATE_NOOP("Technical", "the last closed price"),
    QT_TRANSLATE_NOOP("Technical", "the range of a bar, which sets the stop and the target"),
    QT_TRANSLATE_NOOP("Technical", "how far the move has gone"),
    QT_TRANSLATE_NOOP("Technical", "how strong the trend is"),
    QT_TRANSLATE_NOOP("Technical", "the buyers' side of it"),
    QT_TRANSLATE_NOOP("Technical", "the sellers' side of it"),
    QT_TRANSLATE_NOOP("Technical", "the fast average"),
    QT_TRANSLATE_NOOP("Technical", "the slow average"),
    QT_TRANSLATE_NOOP("Technical", "momentum"),
    QT_TRANSLATE_NOOP("Technical", "momentum one bar before"),
    QT_TRANSLATE_NOOP("Technical", "whether the market goes sideways"),
    QT_TRANSLATE_NOOP("Technical", "the volume against its mean")};

constexpr const char *sentences[] = {
    QT_TRANSLATE_NOOP("Technical", "Hold: neither a trend nor a stretched range is confirmed."),
    QT_TRANSLATE_NOOP("Technical", "Hold: the evidence for the open position has not reversed."),
    QT_TRANSLATE_NOOP("Technical", "Hold: the evidence is for a short, which is not possible here."),
    QT_TRANSLATE_NOOP("Technical", "Hold: the range of the bars leaves no room for a stop."),
    QT_TRANSLATE_NOOP(
        "Technical",
        "The market goes sideways (choppiness %1) and RSI at %2 is stretched, while momentum turns "
        "back up. A return to the middle of the range is the trade."),
    QT_TRANSLATE_NOOP(
        "Technical",
        "The market goes sideways (choppiness %1) and RSI at %2 is stretched, while momentum turns "
        "back down. A return to the middle of the range is the trade."),
    QT_TRANSLATE_NOOP(
        "Technical",
        "The trend is up: the price %1, the fast average %2 and the slow average %3 stand in that "
        "order, ADX at %4 confirms it with the directional index on the same side, and momentum "
        "turns up with RSI at %5 not yet extreme."),
    QT_TRANSLATE_NOOP(
        "Technical",
        "The trend is down: the price %1, the fast average %2 and the slow average %3 stand in that "
        "order, ADX at %4 confirms it with the directional index on the same side, and momentum "
        "turns down with RSI at %5 not yet extreme."),
    QT_TRANSLATE_NOOP("Technical",
                      "Momentum turning again before the price leaves the extreme, or a close below the "
                      "stop."),
    QT_TRANSLATE_NOOP("Technical",
                      "Momentum turning again before the price leaves the extreme, or a close above the "
                      "stop."),
    QT_TRANSLATE_NOOP(
        "Technical",
        "A close below the fast average %1 with momentum and the directional index on that side too."),
    QT_TRANSLATE_NOOP(
        "Technical",
        "A close above the fast average %1 with momentum and the directional index on that side too."),
    QT_TRANSLATE_NOOP("Technical",
                      "The evidence has reversed against the open position: it points up with momentum "
                      "at %1 after %2."),
    QT_TRANSLATE_NOOP("Technical",
                      "The evidence has reversed against the open position: it points down with momentum "
                      "at %1 after %2.")};

constexpr std::string_view young = "Hold: the series is too young for a trend: there is no ";

QString tr(const char *words)
{
    return QCoreApplication::translate("Technical", words);
}

/// What stands in a text where a pattern has its places; nothing where the text is another.
std::optional<QStringList> placesOf(const QString &pattern, const QString &said)
{
    QStringList out;
    qsizetype from = 0, at = 0;
    for (int place = 1; place <= 6; ++place) {
        const QString mark = QLatin1Char('%') + QString::number(place);
        const qsizetype next = pattern.indexOf(mark, from);
        const QString between = pattern.mid(from, next < 0 ? -1 : next - from);
        const qsizetype found = next < 0 && from > 0 && !said.endsWith(between) ? -1
                                : from == 0 ? (said.startsWith(between) ? 0 : -1)
                                            : said.indexOf(between, at);
        if (found < 0)
            return std::nullopt;
        if (from > 0)
            out.append(said.mid(at, found - at));
        at = found + between.size();
        if (next < 0)
            break;
        from = next + mark.size();
    }
    return at == said.size() ? std::optional(out) : std::nullopt;
}

/// A number as it is written in this language, with as many decimals as it was said with.
QString asWritten(const QString &said, bool &good)
{
    const double value = QLocale::c().toDouble(said, &good);
    const bool plain = good && !said.contains(QLatin1Char('e'));
    const qsizetype point = said.indexOf(QLatin1Char('.'));
    return plain ? number(value, point < 0 ? 0 : int(said.size() - point - 1)) : said;
}

bool isBuiltIn(const std::string &provider)
{
    return provider == "technical";
}

} // namespace

QString evidenceTitle(const std::string &provider, const domain::EvidenceClaim &claim)
{
    const std::string &said = claim.note.empty() ? claim.ref : claim.note;
    const bool known = isBuiltIn(provider) && std::any_of(std::begin(notes), std::end(notes),
                                                          [&](const char *one) { return said == one; });
    return known ? tr(said.c_str()) : text(said);
}

QString reasonText(const std::string &provider, const std::string &reason)
{
    const QString said = text(reason);
    if (!isBuiltIn(provider))
        return said;
    if (reason.starts_with(young) && reason.ends_with('.'))
        return tr(QT_TRANSLATE_NOOP("Technical",
                                    "Hold: the series is too young for a trend: there is no %1."))
            .arg(text(reason.substr(young.size(), reason.size() - young.size() - 1)));
    for (const char *sentence : sentences) {
        const auto places = placesOf(QString::fromUtf8(sentence), said);
        if (!places)
            continue;
        QString out = tr(sentence);
        bool all = true;
        for (int place = 0; place < places->size() && all; ++place)
            out.replace(QLatin1Char('%') + QString::number(place + 1), asWritten((*places)[place], all));
        return all ? out : said;
    }
    return said;
}

} // namespace ui
