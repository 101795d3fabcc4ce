#include "unit/ui/test_wording.h"

#include "ui/panels.h"
#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QtTest/QtTest>

void TestWording::numbers()
{
    QCOMPARE(ui::number(10412.874, 2), QStringLiteral("10,412.87"));
    QCOMPARE(ui::number(-0.4, 1), QStringLiteral("−0.4"));
    QCOMPARE(ui::number(-0.0001, 2), QStringLiteral("0.00")); // what rounds to zero has no sign
    QCOMPARE(ui::signedNumber(0.001, 2), QStringLiteral("0.00"));
    QCOMPARE(ui::percent(4.13), QStringLiteral("+4.13%"));
    QCOMPARE(ui::percent(-2.4, 1), QStringLiteral("−2.4%"));
    QCOMPARE(ui::number(std::nan(""), 2), QString());
    QCOMPARE(ui::number(std::numeric_limits<double>::infinity(), 2), QStringLiteral("∞"));
    QCOMPARE(ui::shortNumber(2.5000, 4), QStringLiteral("2.5"));
}

void TestWording::tinyPrices()
{
    QCOMPARE(ui::price(0.00001382, 8), QStringLiteral("0.0₄1382"));
    QCOMPARE(ui::price(0.0011, 4), QStringLiteral("0.0011"));
    QCOMPARE(ui::price(42650.1, 2), QStringLiteral("42,650.10")); // trailing zeros are kept to the tick
    QCOMPARE(ui::price(0.0, 8), QStringLiteral("0.00000000"));
}

void TestWording::lengths()
{
    using namespace std::chrono;
    QCOMPARE(ui::duration(seconds(59)), QStringLiteral("59 s"));
    QCOMPARE(ui::duration(minutes(167)), QStringLiteral("2 h 47 min"));
    QCOMPARE(ui::duration(hours(49)), QStringLiteral("2 d 1 h"));
    QCOMPARE(ui::countdown(seconds(4353)), QStringLiteral("01:12:33"));
    QCOMPARE(ui::countdown(seconds(-5)), QStringLiteral("00:00:00"));
}

void TestWording::everyErrorSaysThreeThings()
{
    for (int code = 0; code <= int(base::ErrorCode::Internal); ++code) {
        const base::Error error{base::ErrorCode(code), "detail", "field", {}};
        const ui::ErrorText free = ui::errorText(error, false), held = ui::errorText(error, true);
        for (const QString &sentence : {free.what, free.means, free.action, held.means})
            QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
        QVERIFY(held.means.contains(QLatin1String("position"))); // what it means for what is held
        QVERIFY(free.means != held.means);
        QVERIFY(free.detail.contains(QLatin1String("field")));
    }
}

void TestWording::everyRuleHasAName()
{
    for (const char *id : {"reward_to_risk", "risk_per_trade", "minimum_size", "kill_switch", "stale_candle"})
        QVERIFY2(!ui::ruleText(id).contains(QLatin1Char('_')) && ui::ruleText(id) != QLatin1String(id), id);
}

void TestWording::halts()
{
    const base::UtcTime now = base::fromMs(1'702'493'247'000);
    const domain::Halt drawdown{domain::HaltKind::Drawdown, now, {}, ""};
    QVERIFY(!ui::haltButton(drawdown).isEmpty());
    const domain::Halt day{domain::HaltKind::DailyLoss, now, now + std::chrono::hours(3), ""};
    QVERIFY(ui::haltButton(day).isEmpty()); // ends by itself
    QVERIFY(ui::haltText(day, now).contains(QLatin1String("Until")));
}

namespace {

const QString translations = QStringLiteral(SIGNALDESK_TRANSLATIONS);

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestWording::germanIsWhole()
{
    const QByteArray kept = bytesOf(translations + QStringLiteral("/signaldesk_de.ts"));
    QVERIFY(kept.size() > 50'000);
    QVERIFY(!kept.contains("type=\"unfinished\""));
    QVERIFY(!kept.contains("<translation></translation>") && !kept.contains("<translation/>"));
    QTranslator german;
    QVERIFY(german.load(QLocale(QLocale::German), QStringLiteral("signaldesk"), QStringLiteral("_"),
                        QStringLiteral(":/translations")));
    for (const char *word : ui::settingsWords())
        QVERIFY2(!german.translate("Settings", word).isEmpty(), word);
    for (const ui::PanelRow &row : ui::panels())
        QVERIFY2(!german.translate("Panels", row.help).isEmpty(), row.id);
    // What is put in must come out again.
    const QRegularExpression message(
        QStringLiteral("<source>([^<]*)</source>\\s*<translation>([^<]*)</translation>"));
    for (auto one = message.globalMatch(QString::fromUtf8(kept)); one.hasNext();) {
        const QRegularExpressionMatch pair = one.next();
        for (const char *place : {"%1", "%2", "%3"})
            QVERIFY2(pair.captured(1).count(QLatin1String(place)) ==
                         pair.captured(2).count(QLatin1String(place)),
                     qPrintable(pair.captured(1)));
    }
}

void TestWording::germanIsUpToDate()
{
    const QString tool = QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate");
    if (!QFile::exists(tool))
        QSKIP("lupdate is not installed here");
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("signaldesk_de.ts"));
    QVERIFY(QFile::copy(translations + QStringLiteral("/signaldesk_de.ts"), copy));
    QProcess update;
    update.setWorkingDirectory(translations + QStringLiteral("/.."));
    update.start(tool, {QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral("."),
                        QStringLiteral("ui"), QStringLiteral("-ts"), copy});
    QVERIFY(update.waitForFinished(60'000));
    const QByteArray now = bytesOf(copy);
    const qsizetype at = now.indexOf("type=\"unfinished\"");
    QVERIFY2(at < 0, now.mid(std::max<qsizetype>(0, at - 300), 300).constData());
}

void TestWording::englishCounts()
{
    QTranslator english;
    QVERIFY(english.load(QLocale(QLocale::English), QStringLiteral("signaldesk"), QStringLiteral("_"),
                         QStringLiteral(":/translations")));
    const char *const source = "%n trade(s) written to %1";
    QCOMPARE(english.translate("ui::Requests", source, nullptr, 1), QStringLiteral("%n trade written to %1"));
    QCOMPARE(english.translate("ui::Requests", source, nullptr, 2),
             QStringLiteral("%n trades written to %1"));
}
