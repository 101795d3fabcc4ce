// What is taken from an answer and what is refused, field by field.
#pragma once

#include <QObject>

class TestAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOrRefuses_data();
    void readsOrRefuses();
    void keepsEveryField();
    void fillsInWhatIsAbsent();
    void cleansTexts();
    void refusesMoreThanFourMebibytes();
    void holdsLevelsAgainstTheLimitPrice();
    void checksTheOrderAloneWithoutAPrice();
    void dropsLevelsThatTheDeskPlaces();
    void shortensWhatItNames();
};
