// What is learned, recalled and said about it; the future stays out.
#pragma once

#include <QObject>

class TestMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFeatureIsReadFromItsReadings();
    void recallForgetsTheFuture();
    void aQuestionForgetsTheFuture();
    void nothingIsLearnedTwice();
    void recallTellsWhatMatches();
    void filtersByRegimeAndWindow();
    void theSameExperiencesGiveTheSameMemory();
    void aRollbackTakesAwayWhatWasLearnedSince();
    void wordsOfAPersonStay();
    void experiencesSurviveTheirJson();
    void searchesLessons();
};
