// Tests of context: see the source file for what is claimed. One thread.
#pragma once

#include <QObject>

class TestCalendar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void weekendAndCloses();
    void sessionsKnowSummerTime();
    void expiries();
    void sentences();
    void events();
};
