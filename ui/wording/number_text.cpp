#include "ui/wording/number_text.h"

#include "chart/chart_spec.h"

#include <QCoreApplication>
#include <QDateTime>

namespace ui {
namespace {

const QChar minus(0x2212);
constexpr int countedZeros = 4; // from so many zeros after the point on

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

QDateTime localTime(base::UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMs(time));
}

bool roundsToZero(const QString &digits)
{
    return std::none_of(digits.begin(), digits.end(),
                        [](QChar c) { return c >= QLatin1Char('1') && c <= QLatin1Char('9'); });
}

} // namespace

const QLocale &locale()
{
    static const QLocale chosen = [] {
        QLocale out;
        if (out.language() == QLocale::C)
            out = QLocale(QLocale::English, QLocale::UnitedStates);
        out.setNumberOptions(QLocale::DefaultNumberOptions);
        return out;
    }();
    return chosen;
}

QString number(double value, int decimals)
{
    if (std::isnan(value))
        return {};
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("∞") : minus + QStringLiteral("∞");
    const QString digits = locale().toString(std::abs(value), 'f', std::max(0, decimals));
    return value < 0 && !roundsToZero(digits) ? minus + digits : digits;
}

QString signedNumber(double value, int decimals)
{
    const QString digits = number(value, decimals);
    return value > 0 && !roundsToZero(digits) ? QLatin1Char('+') + digits : digits;
}

QString shortNumber(double value, int decimals)
{
    QString out = number(value, decimals);
    const QString point = locale().decimalPoint();
    if (out.contains(point)) {
        while (out.endsWith(QLatin1Char('0')))
            out.chop(1);
        if (out.endsWith(point))
            out.chop(point.size());
    }
    return out;
}

QString price(double value, int decimals)
{
    QString out = number(value, decimals);
    const QString start = QStringLiteral("0") + locale().decimalPoint();
    if (!out.startsWith(start))
        return out;
    qsizetype zeros = 0;
    while (start.size() + zeros < out.size() && out[start.size() + zeros] == QLatin1Char('0'))
        ++zeros;
    if (zeros < countedZeros || start.size() + zeros >= out.size())
        return out;
    QString counted;
    for (const QChar digit : QString::number(zeros))
        counted += QChar(char16_t(0x2080 + digit.digitValue()));
    return start + QLatin1Char('0') + counted + out.mid(start.size() + zeros);
}

QString price(const domain::Price &value)
{
    return value.decimal().valid() ? price(value.toDouble(), value.decimal().decimals()) : QString();
}

QString percent(double value, int decimals)
{
    return signedNumber(value, decimals) + QLatin1Char('%');
}

QString amount(const domain::Money &money, int decimals)
{
    return money.valid() ? number(money.toDouble(), decimals) : QString();
}

QString signedAmount(const domain::Money &money, int decimals)
{
    return money.valid() ? signedNumber(money.toDouble(), decimals) : QString();
}

QString quantity(const domain::Quantity &value)
{
    const base::Decimal trimmed = value.decimal().trimmed();
    return value.valid() ? number(trimmed.toDouble(), trimmed.decimals()) : QString();
}

QString clockTime(base::UtcTime time, bool seconds)
{
    return localTime(time).toString(seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

QString dayTime(base::UtcTime time, base::UtcTime now)
{
    const QDateTime when = localTime(time);
    const qint64 days = when.date().daysTo(localTime(now).date());
    const QString clock = when.toString(QStringLiteral("HH:mm"));
    if (days == 0)
        return tr("today") + QLatin1Char(' ') + clock;
    if (days == 1)
        return tr("yesterday") + QLatin1Char(' ') + clock;
    if (std::abs(days) < 300)
        return locale().toString(when.date(), QStringLiteral("d MMM")) + QLatin1Char(' ') + clock;
    return locale().toString(when.date(), QStringLiteral("d MMM yyyy"));
}

QString utcText(base::UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMs(time), Qt::UTC)
               .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) +
           QStringLiteral(" UTC");
}

QString duration(base::Milliseconds length)
{
    const qint64 seconds = std::max<qint64>(0, length.count() / 1000), minutes = seconds / 60,
                 hours = minutes / 60;
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (hours < 24)
        return minutes % 60 ? tr("%1 h %2 min").arg(hours).arg(minutes % 60) : tr("%1 h").arg(hours);
    return hours % 24 ? tr("%1 d %2 h").arg(hours / 24).arg(hours % 24) : tr("%1 d").arg(hours / 24);
}

QString countdown(base::Milliseconds left)
{
    const qint64 seconds = std::max<qint64>(0, (left.count() + 999) / 1000);
    const QChar zero = QLatin1Char('0');
    const QString clock = QStringLiteral("%1:%2:%3")
                              .arg(seconds / 3600 % 24, 2, 10, zero)
                              .arg(seconds / 60 % 60, 2, 10, zero)
                              .arg(seconds % 60, 2, 10, zero);
    return seconds < 86400 ? clock : tr("%1 d").arg(seconds / 86400) + QLatin1Char(' ') + clock;
}

void localise(chart::Wording &wording)
{
    const QLocale &speech = locale();
    wording.zoneOffsetSeconds = QDateTime::currentDateTime().offsetFromUtc();
    wording.groupSeparator = speech.groupSeparator().front();
    wording.decimalPoint = speech.decimalPoint().front();
    for (int month = 1; month <= 12; ++month)
        wording.months[std::size_t(month - 1)] = speech.standaloneMonthName(month, QLocale::ShortFormat);
    wording.dayFirst = !speech.dateFormat(QLocale::ShortFormat).startsWith(QLatin1Char('M'));
    wording.openLetter = tr("O");
    wording.highLetter = tr("H");
    wording.lowLetter = tr("L");
    wording.closeLetter = tr("C");
    wording.volume = tr("Volume");
    if (!wording.synthetic.isEmpty())
        wording.synthetic = tr("synthetic data");
}

} // namespace ui
