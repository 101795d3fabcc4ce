// Tests of context: see the source file for what is claimed. One thread.
#pragma once

#include <QObject>

class TestGatherer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gathersAndShows();
    void asksAtItsOwnInterval();
    void goodAnswersStayWhenBadOnesFollow();
    void slowSourcesCostTheDeadlineOnce();
    void whatIsOffIsNotAsked();
    void budgets();
    void redirectsAreCheckedEachTime();
    void redirectsShareOneDeadline();
    void aHostOutOfReachIsLeftAlone();
    void wholeArticles();
    void keptBetweenPrograms();
    void twoAtOnceShareOneLook();
    void theSecondAsksForItsOwnCoin();
};
