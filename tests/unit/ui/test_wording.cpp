#include "unit/ui/test_wording.h"

#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

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
