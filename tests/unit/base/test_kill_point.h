// Tests of base/kill_point.h, through a child process: this program with SIGNALDESK_TEST_KILL_CHILD set.
#pragma once

#include <QtTest/QtTest>

/// What the child does: passes some kill points and writes each name that it survived to stdout.
int passKillPoints();

class TestKillPoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unarmedPassesThrough();
    void diesAtTheFirstPassage();
    void diesAtTheNthPassage();
    void otherNamesDoNotCount();
    void listsEveryNameOnce();
};
