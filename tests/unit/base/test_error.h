// Tests of base/error.h and base/result.h.
#pragma once

#include <QtTest/QtTest>

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsOwnName();
    void namesReadBack();
    void retryableIsWhatAWaitMayCure();
    void failuresPassOn();
};
