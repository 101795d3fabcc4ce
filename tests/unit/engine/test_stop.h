// The end of a desk: under a second whatever hangs, told once, nothing recorded that did not happen; and
// desks that never came to life.
#pragma once

#include <QObject>

class TestStop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whileAModelHangs();
    void whileAMarketHangs();
    void whileAPreplayRuns();
    void whileIdle();
    void twiceAndAfterwards();
    void aDeskThatCouldNotBeMade();
    void aDeskThatNeverStarted();
    void aStoreThatFailsUnderWay();
};
