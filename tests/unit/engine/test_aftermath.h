// What follows from trades and entries beside the cycles: lessons, results and costs at once, orders that
// wait and expire, pictures that go, minds and keys that are exchanged while somebody uses them.
#pragma once

#include <QObject>

class TestAftermath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatAPersonClosesIsLearnedAtOnce();
    void theModelIsAskedForItsLesson();
    void aLessonThatCannotBeChargedStopsNothing();
    void aLimitIsNotFilledByThePast();
    void anEntryThatWaitedTooLongExpires();
    void aPriceThatIsNoneFillsNothing();
    void picturesOfHoldsGo();
    void exposureSurvivesARestart();
    void timeInTheMarket();
    void aKeyIsStoredWhileAModelThinks();
    void keysOfNewsComeWithTheMarket();
    void onlyEntriesCountForMembers();
};
