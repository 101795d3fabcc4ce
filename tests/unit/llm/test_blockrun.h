// Paying for calls: what is signed, what is refused, and that nothing is paid twice.
#pragma once

#include <QObject>

class TestBlockrun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paysOnceAndIsAnswered();
    void paysByTheFirstVersion();
    void refusesWhatIsNotAllowed_data();
    void refusesWhatIsNotAllowed();
    void takesTheOfferThatFits();
    void neverAsksAThirdTime();
    void sendsTheSameSignatureAgain();
    void keepsToTheDay();
    void theDaysCapOutlivesARestart();
    void whatIsSignedIsWrittenAtOnce();
    void paysNothingThatCannotBeWrittenDown();
    void saysThePriceWithoutAKey();
    void spendsAPrepaidBalance();
    void knowsItsHosts();
};
