// Tests of numbers, times, errors and names as a person reads them. Main thread.
#pragma once

#include <QObject>

class TestWording : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbers();
    void tinyPrices();
    void lengths();
    void everyErrorSaysThreeThings();
    void everyRuleHasAName();
    void halts();
    void germanIsWhole();
    void germanIsUpToDate();
    void englishCounts();
};
