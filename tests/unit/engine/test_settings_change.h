// Settings that change under a running desk: taken up between cycles, refused beside their field when the
// market or the account cannot follow.
#pragma once

#include <QObject>

class TestSettingsChange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takenUpAtTheNextCycle();
    void aMarketThatCannotBeOpened();
    void capitalOfAnAccountThatHasBegun();
    void anotherCurrency();
    void anotherModelIsAnotherWatch();
    void whatChangesNoMarketKeepsItsSight();
    void aDeskThatHadToStopTriesAgain();
    void unknownAndBadValues();
};
