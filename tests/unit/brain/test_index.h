// Exact recall against a loop, filters, the bytes that are looked at first.
#pragma once

#include <QObject>

class TestIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatALoopFinds();
    void filtersAndForgetsTheFuture();
    void growsBetweenQuestionsOfOtherGaps();
    void findsAllThatScoreAlike();
    void comparesOnlyWhatBothHave();
    void ranksByCosine();
    void keepsRecencyOverManyYears();
    void looksAtBytesFirst();
    void countsDifferencesOfBytes();
};
