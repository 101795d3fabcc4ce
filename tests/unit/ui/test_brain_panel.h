// The memory in the window: what each page shows, and what its buttons ask for.
#pragma once

#include <QObject>

class TestBrainPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhenThereIsNothing();
    void comparesSimilarTrades();
    void buttonsSpeakOfTheChosenRule();
    void buttonsSpeakOfThresholds();
    void searchesLessons();
    void opensTheCapsuleOfAnExperience();
    void drawsCalibration();
};
