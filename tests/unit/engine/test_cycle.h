// Whole cycles of a desk with a made-up market and a scripted mind: trades with their exits, holds, failures
// that are no holds, several watches, closes that were missed.
#pragma once

#include <QObject>

class TestCycle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTradeAndItsTarget();
    void aStopOutsideOfACycle();
    void aHold();
    void failuresAreNoHolds_data();
    void failuresAreNoHolds();
    void oneReAskNamesTheField();
    void threeFailuresAreSafeMode();
    void watchesAreJudgedInOrder();
    void oneSilentMarketDoesNotHideTheOther();
    void aMissedCloseIsCaughtUp();
    void theFirstPictureIsDrawn();
};
