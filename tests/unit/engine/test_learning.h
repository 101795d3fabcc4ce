// What a desk learns from its own trades, and from entries that it did not make.
#pragma once

#include <QObject>

class TestLearning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void learnsWhatItDid();
    void theNextQuestionRemembers();
    void aCapsuleIsEnoughToLearnFrom();
    void followsWhatItDidNotDo();
    void goesOnFollowingAfterARestart();
    void theMoodIsPartOfTheState();
    void aQuestionAloneRemembersToo();
    void aPersonsWordIsKept();
    void placesForeignTrades();
};
