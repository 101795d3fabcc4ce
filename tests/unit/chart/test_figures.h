// Text in equal digit cells.
#pragma once

#include <QObject>

class TestFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digitsHaveOneWidth();
    void drawsWhatItMeasures_data();
    void drawsWhatItMeasures();
    void fractionalSizes();
    void unknownFamilyStillWrites();
};
