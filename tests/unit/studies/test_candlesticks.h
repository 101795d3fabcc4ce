// Candlesticks against TA-Lib's results, and what they say as events.
#pragma once

#include <QObject>

class TestCandlesticks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesAreTaLibs_data();
    void matchesAreTaLibs();
    void recordedVectors();
    void chunksDoNotShow();
    void penetrationIsAsked();
    void flatMarketsAreDoji();
    void eventsAreMatches();
    void commonOnesStandAtAnEnd();
    void onlyTheMostParticularIsAnEvent();
};
