// Tests of base/log.h.
#pragma once

#include <QtTest/QtTest>

class TestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listenerHearsEveryLevel();
    void roomIsTheCategory();
    void linesStaySingle();
    void listenerHearsEveryThread();
    void stderrHasOneLineEach();
};
