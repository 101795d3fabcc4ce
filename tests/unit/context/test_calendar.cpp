#include "test_calendar.h"

#include "context/calendar.h"
#include "context/options.h"

#include <QtTest>

using context::calendarAt;
using context::Expiry;

namespace {

base::UtcTime at(const char *text)
{
    return *base::parseTime(text);
}

} // namespace

void TestCalendar::weekendAndCloses()
{
    const auto saturday = calendarAt(at("2026-03-14T10:00:00Z"));
    QVERIFY(saturday.weekend && saturday.futuresClosed && !saturday.asia && !saturday.europe &&
            !saturday.america);
    QCOMPARE(base::iso(saturday.dailyClose), std::string("2026-03-15T00:00:00Z"));
    QCOMPARE(base::iso(saturday.weeklyClose), std::string("2026-03-16T00:00:00Z"));
    const auto monday = calendarAt(at("2026-03-16T00:00:00Z"));
    QVERIFY(!monday.weekend);
    QCOMPARE(base::iso(monday.weeklyClose), std::string("2026-03-23T00:00:00Z"));
}

void TestCalendar::sessionsKnowSummerTime()
{
    // New York opens 09:30: 14:30 UTC in winter, 13:30 from the second Sunday of March.
    QVERIFY(!calendarAt(at("2026-03-06T14:00:00Z")).america);
    QVERIFY(calendarAt(at("2026-03-06T14:30:00Z")).america);
    QVERIFY(calendarAt(at("2026-03-09T13:30:00Z")).america);
    QVERIFY(!calendarAt(at("2026-03-09T20:00:00Z")).america);
    // London follows three weeks later.
    QVERIFY(!calendarAt(at("2026-03-27T07:30:00Z")).europe);
    QVERIFY(calendarAt(at("2026-03-30T07:30:00Z")).europe);
    QVERIFY(calendarAt(at("2026-03-30T03:00:00Z")).asia);
    QVERIFY(!calendarAt(at("2026-03-30T07:00:00Z")).asia);
    // Chicago: Friday 16:00 to Sunday 17:00.
    QVERIFY(!calendarAt(at("2026-07-10T20:59:00Z")).futuresClosed);
    QVERIFY(calendarAt(at("2026-07-10T21:00:00Z")).futuresClosed);
    QVERIFY(calendarAt(at("2026-07-12T21:59:00Z")).futuresClosed);
    QVERIFY(!calendarAt(at("2026-07-12T22:00:00Z")).futuresClosed);
}

void TestCalendar::expiries()
{
    const auto before = calendarAt(at("2026-03-06T07:59:59Z"));
    QCOMPARE(base::iso(before.nextExpiry), std::string("2026-03-06T08:00:00Z"));
    QCOMPARE(int(before.expiry), int(Expiry::Weekly));
    const auto after = calendarAt(at("2026-03-06T08:00:00Z"));
    QCOMPARE(base::iso(after.nextExpiry), std::string("2026-03-13T08:00:00Z"));
    QCOMPARE(int(calendarAt(at("2026-03-25T00:00:00Z")).expiry), int(Expiry::Quarterly)); // 27 March
    QCOMPARE(int(calendarAt(at("2026-04-20T00:00:00Z")).expiry), int(Expiry::Monthly));   // 24 April
}

void TestCalendar::sentences()
{
    const auto said = context::calendarSentences(at("2026-03-14T22:30:00Z"), at("2026-03-15T00:00:00Z"));
    QCOMPARE(said.front(), std::string("It is the weekend: order books are thinner."));
    QVERIFY(std::find(said.begin(), said.end(), "Next funding in 1 h 30 min.") != said.end());
    QVERIFY(std::find(said.begin(), said.end(), "Daily close in 1 h 30 min, weekly close in 1 d 1 h.") !=
            said.end());
    QCOMPARE(context::inWords(base::Milliseconds(0)), std::string("1 min"));
    QCOMPARE(context::inWords(std::chrono::hours(48)), std::string("2 d"));
}

void TestCalendar::events()
{
    const auto said = context::eventSentences(
        at("2026-03-18T12:00:00Z"),
        {"2026-03-19T12:00Z Unlock [last@4h] <b>now</b>", "2026-03-18T18:00Z Fed decision",
         "2026-03-18T11:00Z Release", "2026-05-01T00:00Z Far away", "2020-01-01 Long ago", "no time"});
    QCOMPARE(said, (std::vector<std::string>{"1 h ago: Release", "in 6 h: Fed decision",
                                             "in 1 d: Unlock (last 4h) now"}));
    context::Options options;
    QVERIFY(context::check(options));
    options.events = {"tomorrow Fed"};
    QCOMPARE(context::check(options).error().field, std::string("context.events"));
    options.events = {};
    options.feeds = {"https://a.example/feed?api_key=x"};
    QCOMPARE(context::check(options).error().field, std::string("context.feeds"));
    options.feeds = {"ftp://a.example/feed"};
    QVERIFY(!context::check(options));
    options.feeds = {};
    options.sourcesOff = {"nobody"};
    QCOMPARE(context::check(options).error().field, std::string("context.sources_off"));
}
