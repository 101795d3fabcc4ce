// `decode` and the readers beneath it: our own payloads of every kind, and what is refused with which word.
// Test thread.
#pragma once

#include <QObject>

class TestDecode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ownPayloads_data();
    void ownPayloads();
    void everythingHasAPayload();
    void refusesBrokenBodies_data();
    void refusesBrokenBodies();
    void refusesWhatIsNotAsked();
    void everyCutIsNoticed();
    void anyBodyEnds();
    void garbledBodiesEnd();
    void clocksAreCompared();
    void findsVenues();
    void turnsUnitsIntoBase();
    void aThousandCandlesAreQuick();
};
