// What people ask of a running desk: analyse now, pause, resume, kill, close, adjust; and that none of it is
// lost.
#pragma once

#include <QObject>

class TestOrdersOfPeople : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void forcedWhileACycleRuns();
    void forcedBeforeTheStart();
    void forcedWhilePaused();
    void forcedWhileTheWelcomeAsks();
    void forcedAcrossAChangeOfSettings();
    void forcedTwiceOnAStandingClock();
    void pausedSleeps();
    void pauseSurvivesARestart();
    void killClosesAndHalts();
    void killWhileAModelThinks();
    void killTakesBackEntriesThatWait();
    void killAgainOnAStandingClock();
    void stopsMoveOnlyOneWay();
    void closingAPosition();
};
