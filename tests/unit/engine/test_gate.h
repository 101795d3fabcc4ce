// Whether a model is asked at all: the condition, a known answer, the rate; and a desk that decides by the
// trader's own rules. Main thread.
#pragma once

#include <QObject>

class TestGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConditionThatIsNotMetAsksNobody();
    void aConditionThatIsMetAsks();
    void aMissingValueDoesNotMeetIt();
    void aPositionIsAskedAboutAllTheSame();
    void aPersonMayPass();
    void theSameQuestionIsAskedOnce();
    void anAnswerGrowsOld();
    void whatFailedIsAskedAgain();
    void soManyCallsAMinute();
    void failuresInARowAreNotForgotten();
    void badConditionsAreRefused();
    void rulesDecideWithoutAModel();
    void rulesWithoutAnEntryAreRefused();
    void oneAnswerIsForgottenBeforeAnother();
};
