// Tests of exchange/chosen_exchange.h and exchange/across.h: several venues at once.
#pragma once

#include <QObject>

class TestVenues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstThatListsIt();
    void staysWhereItWasChosen();
    void aVenueThatCannotBeReachedIsAnError();
    void aRegionThatIsRefusedIsPassedOver();
    void nobodyListsIt();
    void allInstrumentsOnce();
    void acrossByHand();
    void staleAndFailedAreLeftOutByName();
    void acrossOfOneVenue();
    void looksAtAllAtOnce();
};
